/** Derives the release's outcome from how each part ended (docs/how-a-release-works.md#the-outcomes). Pure. */
import type { ServiceVerdict } from "../core/events.ts";
import { type Cause, joined } from "../core/failure.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";
import type { ReleaseContext } from "./context.ts";

export type MigrationEnd = "none" | "failed" | "succeeded";

/**
 * What to do after a failed release. A registered revision is not a change, and neither is an error before the
 * migration task starts.
 */
export function actionAfterFailure(
  changed: boolean,
  migration: MigrationEnd,
  onFailure: ReleaseContext["request"]["rollout"]["onFailure"],
): "refused" | "migration-failed" | "leave" | "roll-back" {
  if (!changed) return "refused";
  if (migration === "failed") return "migration-failed";
  if (onFailure === "leave") return "leave";
  return onFailure === "rollback-unless-migrated" && migration === "succeeded" ? "leave" : "roll-back";
}

/**
 * The outcome of a failed release after its rollback.
 * @param replaced number of services that another deployment had replaced before the rollback, which left them alone
 */
export function outcomeOfUndo(parts: Iterable<PartEnd>, replaced = 0): Outcome {
  const states = new Set([...parts].map(({ state }) => state));
  if (states.has("not-back")) return "rollback-failed";
  return states.has("superseded") || replaced > 0 ? "superseded" : "rolled-back";
}

/**
 * The outcome of a failed release that rolls nothing back. ECS itself may have rolled back every service.
 * @param verdicts of the changed services
 * @param schedules number of changed schedules, which ECS doesn't roll back
 */
export function outcomeIfLeft(verdicts: ReadonlyArray<Outcome | undefined>, schedules: number): Outcome {
  if (verdicts.includes("superseded")) return "superseded";
  const all = verdicts.length > 0 && verdicts.every((verdict) => verdict === "rolled-back");
  return all && schedules === 0 ? "rolled-back" : "failed";
}

/**
 * ECS rolls back the revision, not the desired count: a service whose count was changed is not fully rolled back.
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

/** The cause of a failed release, with the first part that could not be rolled back. */
export function causeWithRollback(why: Cause, parts: Iterable<PartEnd>): Cause {
  const part = [...parts].find(({ state }) => state === "not-back");
  if (part?.state !== "not-back") return why;
  const [rollback, release] = [part.cause.remedy, why.remedy];
  // Release and rollback may fail for the same reason: print its remedy once.
  const repeated = release !== undefined && rollback?.includes(release) === true;
  const remedy = joined(rollback, repeated ? undefined : release);
  return { ...why, evidence: [...why.evidence, part.cause.what], ...(remedy !== "" && { remedy }) };
}

/** The verdict of one part after the rollback. */
export const verdictOfPart = ({ state }: PartEnd): Outcome =>
  state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";

/**
 * One sentence on the current state, without the cause. `subject` names the released services or schedules.
 * @param sameRevision every service was redeployed or scaled on the revision that it ran before
 */
export function sentenceFor(outcome: Outcome, subject: string, sameRevision = false): string {
  switch (outcome) {
    case "released":
      return sameRevision
        ? `Updated on the same revision: ${subject}.`
        : `Now running the new revision: ${subject}.`;
    case "unchanged":
      return `Already up to date: ${subject}.`;
    case "started":
      return `The rollout continues without this job: ${subject}.`;
    case "planned":
    case "refused":
      return "Nothing was changed.";
    case "migration-failed":
      return "The migration failed. No service was changed.";
    case "rolled-back":
      return "The release failed, and everything runs the previous revision again.";
    case "rollback-failed":
      return "The release failed, and the rollback is incomplete.";
    case "failed":
      return "The release failed, and nothing was rolled back.";
    case "superseded":
      return "Another deployment replaced this one. The step did not change the other deployment.";
    case "cancelled":
      return "The job was canceled.";
  }
}
