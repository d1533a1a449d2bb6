/** Derives the release's outcome from how each part ended (docs/how-a-release-works.md#the-outcomes). Pure. */
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";

/** The outcome of a failed release after its rollback. */
export function outcomeOfUndo(parts: Iterable<PartEnd>): Outcome {
  const states = new Set([...parts].map(({ state }) => state));
  if (states.has("not-back")) return "rollback-failed";
  return states.has("superseded") ? "superseded" : "rolled-back";
}

/** The verdict of one part after the rollback. */
export const verdictOfPart = ({ state }: PartEnd): Outcome =>
  state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";

/** One sentence on the current state, without the cause. `subject` names the released services or schedules. */
export function sentenceFor(outcome: Outcome, subject: string): string {
  switch (outcome) {
    case "released":
      return `Now running the new revision: ${subject}.`;
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
