/** Warns about one-off tasks in the plan: other containers that start with them, and what they lack. Pure. */
import { passed, warning } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import type { Check } from "../core/events.ts";
import type { Container, TaskDefinition } from "../ecs/definition/task-definition.ts";
import { primaryOf } from "../ecs/deployment.ts";

export interface OneOffFacts {
  /** For sentences: `migration`, `after-release command`. */
  readonly task: string;
  readonly definition: TaskDefinition;
  /** The container that gets the overrides. */
  readonly container: string;
  /** Names of the containers whose image is released. */
  readonly replaced: readonly string[];
  /** Names of the variables that the task gets. */
  readonly environment: readonly string[];
  /** The service whose network it uses. */
  readonly service?: Service | undefined;
}

export function oneOffChecks(facts: OneOffFacts): readonly Check[] {
  return [
    ...restart(facts),
    ...otherReleasedContainers(facts),
    ...serviceConnect(facts),
    ...overriddenSecrets(facts),
  ];
}

function restart({ task, definition, container }: OneOffFacts): readonly Check[] {
  if (definition.container(container)?.restarts !== true) return [];
  const text = `container ${container} has a restart policy: the ${task} runs once, on a copy of the revision without the policy, which the step deregisters afterwards`;
  return [passed(definition.family, text)];
}

/** Other containers with the released image start too, each with its own command. */
function otherReleasedContainers({ task, definition, container, replaced }: OneOffFacts): readonly Check[] {
  const decider = definition.container(container);
  if (decider === undefined) return [];
  const names = definition.containers
    .filter((one) => one !== decider && replaced.includes(one.name) && one.image === decider.image)
    .filter((one) => !endsBefore(one, decider) && !startsAfter(one, decider))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  const [they, run] = names.length === 1 ? ["container", "runs"] : ["containers", "run"];
  return [
    warning(
      definition.family,
      `${they} ${names.join(", ")} ${run} the released image too, so ${names.length === 1 ? "it starts" : "they start"} together with the ${task}, with ${names.length === 1 ? "its" : "their"} own command`,
      "If that causes problems, set migration-task-definition to a family with only the migration's container.",
    ),
  ];
}

const awaits = (one: Container, other: Container): boolean =>
  one.dependsOn.some(
    ({ containerName, condition }) =>
      containerName === other.name && (condition === "SUCCESS" || condition === "COMPLETE"),
  );
const endsBefore = (one: Container, decider: Container): boolean => awaits(decider, one);
const startsAfter = (one: Container, decider: Container): boolean => awaits(one, decider);

function serviceConnect({ task, service = {} }: OneOffFacts): readonly Check[] {
  if (!usesServiceConnect(service)) return [];
  return [
    warning(
      service.serviceName ?? "",
      `the service uses Service Connect, and the ${task} has no Service Connect names: only tasks that a service starts resolve them`,
      "Use a host name that DNS resolves, for example the database's own endpoint.",
    ),
  ];
}

export const usesServiceConnect = (service: Service): boolean =>
  primaryOf(service)?.serviceConnectConfiguration?.enabled === true;

function overriddenSecrets({ task, definition, container, environment }: OneOffFacts): readonly Check[] {
  const secrets = new Set(definition.container(container)?.secretNames);
  return [...new Set(environment)]
    .filter((name) => secrets.has(name))
    .map((name) =>
      warning(
        definition.family,
        `the ${task} sets ${name}, which is a secret of container ${container}: the container may get the secret's value instead`,
        `Rename the variable, or set migration-task-definition to a family without the secret ${name}.`,
      ),
    );
}
