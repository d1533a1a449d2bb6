/** From how each part ended to how the release ended. Pure: the table of outcomes (docs/how-a-release-works.md#the-outcomes) as a function. */
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";

/** The outcome of a failed release, once every part has been put back, or could not be, or was not ours any more. */
export function outcomeOfUndo(parts: Iterable<PartEnd>): Outcome {
  const states = new Set([...parts].map(({ state }) => state));
  if (states.has("not-back")) return "rollback-failed";
  return states.has("superseded") ? "superseded" : "rolled-back";
}

/** The verdict of one part, by where it is after the undo. */
export const verdictOfPart = ({ state }: PartEnd): Outcome =>
  state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";

/** What is true now, in a sentence; the cause has sentences of its own. `subject` names what was released. */
export function sentenceFor(outcome: Outcome, subject: string): string {
  switch (outcome) {
    case "released":
      return `Now running the new revision: ${subject}.`;
    case "unchanged":
      return `Already running exactly this: ${subject}.`;
    case "planned":
      return "Nothing was changed.";
    case "started":
      return `The rollout continues without this job: ${subject}.`;
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
      return "Another deployment replaced this one. It was not rolled back.";
    case "cancelled":
      return "The job was canceled.";
  }
}
