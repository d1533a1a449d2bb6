/** How a release that did not go through ends: by `on-failure`, or by `on-cancel` for a cancelled job. */
import { type Cause, Failure } from "../core/failure.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { cancelled, type Settled } from "./cancel.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceVerdict } from "../core/events.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";
import { undo } from "./back/undo.ts";
import { isBack } from "./last-look.ts";
import { tellVerdicts } from "./last-verdicts.ts";
import { outcomeOfUndo } from "./verdicts.ts";

export type { Settled };

export interface Failed {
  readonly error: unknown;
  readonly why: Cause;
  readonly verdicts: ReadonlyMap<string, ServiceVerdict>;
  readonly migration: "none" | "failed" | "succeeded";
}

export async function settle(context: ReleaseContext, failed: Failed): Promise<Settled> {
  if (context.signal.aborted) return cancelled(context, failed.verdicts);
  const course = courseFor(context.ledger.changed, failed.migration, context.request.rollout.onFailure);
  if (course === "leave") return { outcome: await leave(context, failed), cause: failed.why };
  if (course !== "roll-back") return { outcome: course, cause: failed.why };
  try {
    return await rollBack(context, failed);
  } catch (error) {
    if (context.signal.aborted) return cancelled(context, failed.verdicts);
    throw error;
  }
}

/**
 * What a release that did not go through calls for. Pure. Registering changes nothing, and neither does an error before
 * the migration's task was started.
 */
export function courseFor(
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
  const lost = new Set(
    [...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name),
  );
  const { services, schedules } = context.ledger;
  const ours = services.some(({ service }) => !lost.has(service)) || schedules.length > 0;
  if (!ours && lost.size > 0) return { outcome: "superseded", cause: failed.why };
  const phase = { name: "rollback", reason: failed.why.what } as const;
  context.tell({ kind: "phase-started", phase });
  const { parts } = await undo(context, failed.why.what, lost);
  const undone = outcomeOfUndo(parts.values());
  const outcome = undone === "rolled-back" && lost.size > 0 ? "superseded" : undone;
  context.tell({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
  tellVerdicts(context, parts, failed.verdicts);
  const unreturned = [...parts.values()].find((part) => part.state === "not-back");
  return { outcome, cause: unreturned === undefined ? failed.why : withRollback(failed.why, unreturned) };
}

function withRollback(why: Cause, part: Extract<PartEnd, { state: "not-back" }>): Cause {
  const [back, forth] = [part.cause.remedy, why.remedy];
  // What stood against the release may stand against the way back too, and is said once.
  const said = forth !== undefined && back?.includes(forth) === true;
  const remedy = [back, said ? undefined : forth].filter((text) => text !== undefined).join(" ");
  return { ...why, evidence: [...why.evidence, part.cause.what], ...(remedy !== "" && { remedy }) };
}

/** Nothing is touched. Where ECS itself put every part back, that is said; else the release was left as it is. */
async function leave(context: ReleaseContext, failed: Failed): Promise<Outcome> {
  await context.aside?.over();
  const proven = await backByItself(context, failed);
  const verdicts = context.ledger.services.map((entry) =>
    leftAs(context, entry, failed.verdicts.get(entry.service), proven),
  );
  if (verdicts.includes("superseded")) return "superseded";
  const allBack = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
  return allBack && context.ledger.schedules.length === 0 ? "rolled-back" : "failed";
}

/**
 * Services that ECS itself rolled back and that are proven to be what they were: it may have gone back to another
 * revision, and its tasks may not run.
 */
async function backByItself(context: ReleaseContext, { verdicts }: Failed): Promise<ReadonlySet<string>> {
  const { aws, ledger, signal, tell } = context;
  const entries = ledger.services.filter(({ service }) => verdicts.get(service)?.verdict === "rolled-back");
  if (entries.length === 0) return new Set();
  try {
    const services = await describeServices({ ecs: await aws.ecs(), signal }, entries);
    const back = entries.filter((entry) => isBack(entry, services.get(entry)));
    return new Set(back.map(({ service }) => service));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = `Whether ECS's own rollback is complete could not be read: ${error.message}`;
    tell({ kind: "note", level: "warning", text });
    return new Set();
  }
}

/** ECS puts the revision back, and not the desired count: with one of ours the service is not what it was. */
function leftAs(
  { tell }: ReleaseContext,
  { desiredCountBefore, service }: ServiceEntry,
  known: ServiceVerdict | undefined,
  proven: ReadonlySet<string>,
): Outcome | undefined {
  if (known?.verdict !== "rolled-back") return known?.verdict;
  if (desiredCountBefore === undefined && proven.has(service)) return "rolled-back";
  tell({ kind: "service-ended", verdict: { ...known, verdict: "failed" } });
  return "failed";
}
