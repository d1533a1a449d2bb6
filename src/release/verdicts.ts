/** From how each part ended to how the release ended. Pure: contract.md "Outcomes" as a function. */
import type { Cause } from "../failure.ts";
import type { Outcome } from "./outcome.ts";
import type { PartEnd } from "./part-end.ts";

/** The outcome of a failed release, once every part has been put back, or could not be, or was not ours any more. */
export function outcomeOfUndo(parts: Iterable<PartEnd>): Outcome {
  const states = new Set([...parts].map(({ state }) => state));
  if (states.has("not-back")) return "rollback-failed";
  return states.has("superseded") ? "superseded" : "rolled-back";
}

/** The verdict of one part, by where it is after the undo. */
export const verdictOfPart = ({ state }: PartEnd): Outcome =>
  state === "back" ? "rolled-back" : state === "superseded" ? "superseded" : "rollback-failed";

/** The verdict in a sentence. `what` names what was released. */
export function sentenceFor(outcome: Outcome, what: string, cause?: Cause): string {
  const why = cause === undefined ? "" : ` ${cause.what}`;
  switch (outcome) {
    case "released":
      return `Released: ${what}.`;
    case "unchanged":
      return `Unchanged: ${what} already runs exactly this.`;
    case "planned":
      return `Planned: nothing was changed.`;
    case "started":
      return `Started: ${what}; the rollout goes on without this job.`;
    case "refused":
      return `Refused: nothing was changed.${why}`;
    case "migration-failed":
      return `Migration failed: no service was touched.${why}`;
    case "rolled-back":
      return `Rolled back: everything is on what ran before.${why}`;
    case "rollback-failed":
      return `Rollback failed: not everything is back on what ran before.${why}`;
    case "failed":
      return `Failed: the release was left as it is.${why}`;
    case "superseded":
      return `Superseded: another deployment took over, and nothing was rolled back over it.${why}`;
    case "cancelled":
      return `Cancelled.${why}`;
  }
}
