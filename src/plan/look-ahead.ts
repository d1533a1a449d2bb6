/** Finds problems of a release that need no AWS call: requests that AWS would reject, and later failures. Pure. */
import { failure } from "../core/checks.ts";
import type { Check } from "../core/events.ts";
import { assertFailure } from "../core/failure.ts";
import { chooseDecidingContainer } from "../ecs/task.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { oneOffChecks } from "./one-off-checks.ts";
import {
  isToDeploy,
  knownRevision,
  type PlannedFamily,
  type PlannedService,
  type PlannedTask,
} from "./plan.ts";
import { refusedByRegister, refusedByRunTask, refusedByUpdateService } from "./refusals.ts";
import type { RunningRevisions } from "./running.ts";
import { warnAboutSameTags, warnAboutService } from "./service-warnings.ts";

export interface Ahead {
  readonly request: ReleaseRequest;
  readonly migration: PlannedTask | undefined;
  readonly afterRelease: PlannedTask | undefined;
  readonly families: ReadonlyMap<string, PlannedFamily>;
  readonly waves: readonly (readonly PlannedService[])[];
  readonly running: RunningRevisions;
}

export function lookAhead(ahead: Ahead): readonly Check[] {
  const registered = [...ahead.families.values()].filter(({ reused }) => !reused);
  return [
    ...registered.flatMap(({ definition }) => refusedByRegister(definition)),
    ...ahead.waves.flat().flatMap((planned) => ofService(ahead, planned)),
    ...ofTasks(ahead),
    ...once(ahead.waves.flat().flatMap((planned) => ofSmokeTest(ahead, planned))),
  ];
}

/** CodeDeploy gets network and load balancers from the deployment group and the AppSpec. */
function ofService(
  { request, families, running }: Ahead,
  { name, family, controller, from, service }: PlannedService,
): readonly Check[] {
  const definition = families.get(family)?.definition;
  const isOlder = request.base.kind === "previous" || request.base.kind === "revisions";
  const updated = controller === "ECS" ? definition : undefined;
  return [
    ...refusedByUpdateService(name, service, updated, request.desiredCount),
    ...warnAboutService(name, service, definition),
    ...(isOlder ? warnAboutSameTags(name, running.get(from)?.definition, definition) : []),
  ];
}

function ofTasks({ request, migration, afterRelease, families, waves }: Ahead): readonly Check[] {
  const service = waves.flat()[0]?.service;
  const tasks = [
    { task: "migration", planned: migration, ...request.migration },
    { task: "after-release command", planned: afterRelease, ...request.rollout.afterRelease },
  ];
  return tasks.flatMap(({ task, planned, command, environment = [] }) => {
    const family = families.get(planned?.family ?? "");
    if (planned === undefined || family === undefined) return [];
    const { definition, replaced } = family;
    const { container, launch } = planned.oneOff;
    const names = environment.map(({ name }) => name);
    const vpc = launch.input.networkConfiguration?.awsvpcConfiguration;
    return [
      ...oneOffChecks({ task, definition, container, replaced, environment: names, service }),
      ...refusedByRunTask({
        about: task,
        definition,
        container,
        command,
        environment,
        subnets: vpc?.subnets?.length ?? 0,
        securityGroups: vpc?.securityGroups?.length ?? 0,
        constraints: launch.input.placementConstraints?.length ?? 0,
      }),
    ];
  });
}

/** The smoke test's command runs in a task of each service that deploys. */
function ofSmokeTest({ request, families }: Ahead, planned: PlannedService): readonly Check[] {
  const family = families.get(planned.family);
  const command = request.rollout.smokeTest?.command;
  if (command === undefined || family === undefined) return [];
  if (!isToDeploy(planned, knownRevision(family), request)) return [];
  const { definition, replaced } = family;
  try {
    const container = chooseDecidingContainer(definition.containers, replaced);
    const { service } = planned;
    return oneOffChecks({ task: "smoke test", definition, container, replaced, environment: [], service });
  } catch (error) {
    assertFailure(error);
    const { what, evidence } = error.why;
    return [
      failure(
        planned.name,
        [`the smoke test can't run: ${what}`, ...evidence].join("\n"),
        "Set `image`, or test the release with smoke-test-url.",
      ),
    ];
  }
}

/** Services of one family share most checks. */
const once = (checks: readonly Check[]): readonly Check[] => [
  ...new Map(checks.map((check) => [`${check.about} ${check.text}`, check])).values(),
];
