/**
 * The migration: one task on the new revision before any service changes. The release continues only if it succeeds.
 */
import { Failure } from "../../core/failure.ts";
import type { Plan } from "../../plan/plan.ts";
import type { MigrationRequest } from "../../request/request.ts";
import type { ReleaseContext } from "../context.ts";
import { runPlanned } from "./copy.ts";

/** @throws Failure with the reason. Emits `migration-ended` first, unless nothing was started. */
export async function migrate(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
  { command, environment, ifMigrating, timeout }: MigrationRequest,
): Promise<void> {
  const verdict = await runPlanned(context, plan, plan.migration, revisions, {
    kind: "migration",
    ...(command && { command }),
    environment,
    timeout,
    ifBusy: ifMigrating,
  });
  context.emit({ kind: "migration-ended", verdict });
  if (verdict.succeeded) return;
  throw new Failure(
    verdict.cause ?? { name: "migration-failed", what: "The migration failed.", evidence: [] },
  );
}
