/**
 * The migration: one task on the new revision before any service changes. The release continues only if it succeeds.
 */
import { Failure } from "../../core/failure.ts";
import type { Plan } from "../../plan/plan.ts";
import type { MigrationRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { runOnce } from "./copy.ts";
import type { OneOffSpec } from "./spec.ts";

/** @throws Failure with the reason. Emits `migration-ended` first, unless nothing was started. */
export async function migrate(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  migration: MigrationRequest,
): Promise<void> {
  const spec = specFor(context, plan, revisions, migration);
  const verdict = await runOnce(context, spec, plan.families.get(spec.definition.family)?.tags ?? []);
  context.emit({ kind: "migration-ended", verdict });
  if (verdict.succeeded) return;
  throw new Failure(
    verdict.cause ?? { name: "migration-failed", what: "The migration failed.", evidence: [] },
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
  const { container, launch, tags, besideServiceConnect } = oneOff;
  for (const text of launch.notes) {
    context.emit({ kind: "note", level: "info", about: definition.family, text });
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
    besideServiceConnect,
    timeout: migration.timeout,
    ifBusy: migration.ifMigrating,
    starter: request.job,
    tags,
    streamLogs: request.report.streamLogs,
    record: (entry) => ledger.write(entry),
  };
}
