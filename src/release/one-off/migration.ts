/** The migration: one task on the new revision, before any service changes, and on only if its container exited 0. */
import type { Container } from "../../ecs/definition/task-definition.ts";
import { Failure } from "../../core/failure.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Warning } from "../../plan/service-migrates.ts";
import type { MigrationRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { runOneOff } from "./run.ts";
import { oneOffContext, type OneOffSpec } from "./spec.ts";

/** @throws Failure with why it did not succeed; it has been told as `migration-ended` unless nothing was started */
export async function migrate(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  migration: MigrationRequest,
): Promise<void> {
  const spec = specFor(context, plan, revisions, migration);
  for (const warning of warnIfRestarts(spec.definition.container(spec.container))) {
    context.tell({ kind: "note", level: "warning", about: warning.about, text: warning.text });
  }
  const verdict = await runOneOff(await oneOffContext(context), spec);
  context.tell({ kind: "migration-ended", verdict });
  if (verdict.succeeded) return;
  throw new Failure(
    verdict.cause ?? { name: "migration-failed", what: "The migration did not succeed.", evidence: [] },
  );
}

function specFor(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  migration: MigrationRequest,
): OneOffSpec {
  const { request, ledger } = context;
  const family = plan.families.get(plan.migration?.family ?? "");
  const taskDefinition = revisions.get(family?.family ?? "");
  const oneOff = plan.migration?.oneOff;
  if (family === undefined || taskDefinition === undefined || oneOff === undefined) {
    throw new Error("The migration was not planned.");
  }
  const { definition } = family;
  const cluster = plan.cluster.arn;
  const { container, launch, tags } = oneOff;
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
    tags,
    streamLogs: request.report.streamLogs,
    record: (entry) => ledger.write(entry),
  };
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
