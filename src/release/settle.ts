/** Ends a failed release by `on-failure`, or a canceled one by `on-cancel`. */
import { assertFailure, type Cause, joined } from "../core/failure.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { cancelled, type Settled } from "./cancel.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceVerdict } from "../core/events.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { PartEnd } from "./back/part-end.ts";
import { undo } from "./back/undo.ts";
import { isBack } from "./final-check.ts";
import { type Verdicts, verdictsAfterRollback } from "./last-verdicts.ts";
import { outcomeOfUndo } from "./verdicts.ts";

export type { Settled };

export interface Failed {
  readonly error: unknown;
  readonly why: Cause;
  readonly verdicts: Verdicts;
  readonly migration: "none" | "failed" | "succeeded";
}

export async function settle(context: ReleaseContext, failed: Failed): Promise<Settled> {
  if (context.signal.aborted) return cancelled(context, failed.verdicts);
  const course = actionAfterFailure(
    context.journal.changed,
    failed.migration,
    context.request.rollout.onFailure,
  );
  if (course === "leave") return leave(context, failed);
  if (course !== "roll-back") return { outcome: course, cause: failed.why };
  try {
    return await rollBack(context, failed);
  } catch (error) {
    if (context.signal.aborted) return cancelled(context, failed.verdicts);
    throw error;
  }
}

/**
 * What to do after a failed release. Pure. A registered revision is not a change, and neither is an error before the
 * migration task starts.
 */
export function actionAfterFailure(
  changed: boolean,
  migration: Failed["migration"],
  onFailure: ReleaseContext["request"]["rollout"]["onFailure"],
): "refused" | "migration-failed" | "leave" | "roll-back" {
  if (!changed) return "refused";
  if (migration === "failed") return "migration-failed";
  if (onFailure === "leave") return "leave";
  return onFailure === "rollback-unless-migrated" && migration === "succeeded" ? "leave" : "roll-back";
}

async function rollBack(context: ReleaseContext, failed: Failed): Promise<Settled> {
  const superseded = new Set(
    [...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name),
  );
  const { services, schedules } = context.journal;
  const anyLeft = services.some(({ name }) => !superseded.has(name)) || schedules.length > 0;
  if (!anyLeft && superseded.size > 0) return { outcome: "superseded", cause: failed.why };
  const phase = { name: "rollback", reason: failed.why.what } as const;
  context.emit({ kind: "phase-started", phase });
  const parts = await undo(context, failed.why.what, superseded);
  const undone = outcomeOfUndo(parts.values());
  const outcome = undone === "rolled-back" && superseded.size > 0 ? "superseded" : undone;
  context.emit({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
  const notBack = [...parts.values()].find((part) => part.state === "not-back");
  const cause = notBack === undefined ? failed.why : withRollback(failed.why, notBack);
  return { outcome, cause, verdicts: verdictsAfterRollback(context, parts, failed.verdicts) };
}

function withRollback(why: Cause, part: Extract<PartEnd, { state: "not-back" }>): Cause {
  const [rollback, release] = [part.cause.remedy, why.remedy];
  // Release and rollback may fail for the same reason: print its remedy once.
  const repeated = release !== undefined && rollback?.includes(release) === true;
  const remedy = joined(rollback, repeated ? undefined : release);
  return { ...why, evidence: [...why.evidence, part.cause.what], ...(remedy !== "" && { remedy }) };
}

/** Changes nothing. The outcome is `rolled-back` if ECS itself rolled back every service, otherwise `failed`. */
async function leave(context: ReleaseContext, failed: Failed): Promise<Settled> {
  await context.background?.finish();
  const proven = await rolledBackByEcs(context, failed);
  const { services, schedules } = context.journal;
  const verdicts = new Map(failed.verdicts);
  for (const entry of services) {
    const known = verdicts.get(entry.name);
    if (known !== undefined) verdicts.set(entry.name, verdictIfLeft(entry, known, proven));
  }
  const left = services.map(({ name }) => verdicts.get(name)?.verdict);
  const allRolledBack = left.length > 0 && left.every((verdict) => verdict === "rolled-back");
  const outcome = left.includes("superseded")
    ? "superseded"
    : allRolledBack && schedules.length === 0
      ? "rolled-back"
      : "failed";
  return { outcome, cause: failed.why, verdicts };
}

/**
 * Services that ECS rolled back, verified: ECS may have chosen a different revision, and its tasks may not run.
 */
async function rolledBackByEcs(context: ReleaseContext, { verdicts }: Failed): Promise<ReadonlySet<string>> {
  const { aws, journal, signal, emit } = context;
  const entries = journal.services.filter(({ name }) => verdicts.get(name)?.verdict === "rolled-back");
  if (entries.length === 0) return new Set();
  try {
    const services = await describeServices({ ecs: await aws.ecs(), signal }, entries);
    const back = entries.filter((entry) => isBack(entry, services.get(entry)));
    return new Set(back.map(({ name }) => name));
  } catch (error) {
    assertFailure(error);
    const text = `The result of ECS's own rollback could not be read: ${error.message}`;
    emit({ kind: "note", level: "warning", text });
    return new Set();
  }
}

/**
 * ECS rolls back the revision, not the desired count: a service whose count was changed is not fully rolled back. Pure.
 * @param proven services that verifiably run the recorded revision
 */
export function verdictIfLeft(
  { desiredCountBefore, name }: Pick<ServiceEntry, "desiredCountBefore" | "name">,
  known: ServiceVerdict,
  proven: ReadonlySet<string>,
): ServiceVerdict {
  if (known.verdict !== "rolled-back") return known;
  return desiredCountBefore === undefined && proven.has(name) ? known : { ...known, verdict: "failed" };
}
