/** The migration: one task on the new revision, before any service changes, and on only if its container exited 0. */
import type { Container, TaskDefinition } from "../ecs/task-definition.ts";
import { traceTags } from "../ecs/tags.ts";
import { Failure } from "../failure.ts";
import { planOneOff } from "../plan/one-off.ts";
import type { Plan } from "../plan/plan.ts";
import type { MigrationRequest } from "../request/request.ts";
import type { ReleaseContext } from "./context.ts";
import { runOneOff } from "./one-off.ts";
import { oneOffContext, type OneOffSpec } from "./one-off-spec.ts";

/** @throws Failure with why it did not succeed; it has been told as `migration-ended` unless nothing was started */
export async function migrate(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  migration: MigrationRequest,
): Promise<void> {
  const spec = await specFor(context, plan, revisions, migration);
  for (const warning of warningsFor(plan, spec)) {
    context.tell({ kind: "note", level: "warning", about: warning.about, text: warning.text });
  }
  const verdict = await runOneOff(await oneOffContext(context), spec);
  context.tell({ kind: "migration-ended", verdict });
  if (verdict.succeeded) return;
  throw new Failure(
    verdict.cause ?? { name: "migration-failed", what: "The migration did not succeed.", evidence: [] },
  );
}

async function specFor(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  migration: MigrationRequest,
): Promise<OneOffSpec> {
  const { request, ledger, signal } = context;
  const family = plan.families.get(plan.migration?.family ?? "");
  const taskDefinition = revisions.get(family?.family ?? "");
  if (family === undefined || taskDefinition === undefined) throw new Error("The migration has no revision.");
  const { definition, replaced } = family;
  const cluster = plan.cluster.arn;
  const { container, launch } = await planOneOff(
    { ecs: await context.aws.ecs(), signal },
    {
      cluster,
      definition,
      replaced,
      container: migration.container,
      service: plan.waves.flat()[0]?.service,
      network: migration.network,
    },
  );
  for (const text of launch.notes) {
    context.tell({ kind: "note", level: "info", about: definition.family, text });
  }
  return {
    kind: "migration",
    cluster,
    taskDefinition,
    definition,
    container,
    ...(migration.command && { command: migration.command }),
    environment: migration.environment,
    launch: launch.input,
    timeout: migration.timeout,
    ifBusy: migration.ifMigrating,
    starter: request.job,
    tags: request.report.traceTags ? traceTags(request.job) : [],
    streamLogs: request.report.streamLogs,
    record: (entry) => ledger.write(entry),
  };
}

export interface Warning {
  readonly about: string;
  readonly text: string;
}

/** What is right for a service and wrong for a migration, or the other way round. */
function warningsFor(plan: Plan, spec: OneOffSpec): readonly Warning[] {
  const families = new Set(plan.waves.flat().map(({ family }) => family));
  const definitions = [...families].flatMap((family) => plan.families.get(family)?.definition ?? []);
  return [
    ...definitions.flatMap((definition) => warnIfServiceMigrates(definition, spec.environment)),
    ...warnIfRestarts(spec.definition.container(spec.container)),
  ];
}

/** What entry points take for yes: most compare with `true`, some with `on`, `1` or `yes`. */
const yes = /^(?:true|1|on|yes|y)$/iu;

/**
 * The services' own definition must not say what only the migration is to be told: every task would migrate. Looked
 * at are the variables of the migration that switch it on by a true value.
 */
export function warnIfServiceMigrates(
  definition: TaskDefinition,
  environment: OneOffSpec["environment"],
): readonly Warning[] {
  const switches = environment
    .filter(({ name, value }) => /migrat/iu.test(name) && yes.test(value))
    .map(({ name }) => name);
  return definition.containers.flatMap((container) =>
    [...new Set(["RUN_MIGRATIONS", ...switches])]
      .filter((name) => yes.test(definition.environmentValue(container, name) ?? ""))
      .map((name) => ({
        about: definition.family,
        text: `Container "${container.name}" sets ${name} to a true value in the service's own task definition: every task of the service migrates when it starts. Remove it there (environment-variables: "${name}-"); the migration task gets it by itself.`,
      })),
  );
}

/** ECS restarts such a container in place: a migration that ends is begun anew, and its task may never end. */
const warnIfRestarts = (container: Container | undefined): readonly Warning[] =>
  container?.restarts
    ? [
        {
          about: container.name,
          text: `Container "${container.name}" has a restart policy: when the migration has ended, ECS may start it again. Set migration-task-definition to a family without one.`,
        },
      ]
    : [];
