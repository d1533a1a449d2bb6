/** The end of a release that never began. */
import { type Cause, Failure, messageOf } from "../core/failure.ts";
import type { Tell } from "../core/events.ts";
import type { Outcome } from "../core/outcome.ts";
import { sentenceFor } from "./verdicts.ts";

export const nothingToUndo: Cause = {
  name: "cancelled",
  what: "The job was cancelled.",
  evidence: ["Nothing had been changed, so there is nothing to undo."],
};

/** Inputs, credentials or a read of AWS stood against it. */
export function refuse(
  tell: Tell,
  error: unknown,
  signal?: AbortSignal,
): { readonly outcome: Outcome; readonly cause: Cause } {
  const outcome = signal?.aborted ? "cancelled" : "refused";
  const cause = signal?.aborted ? nothingToUndo : causeFor(error);
  tell({ kind: "ended", outcome, sentence: sentenceFor(outcome, ""), cause });
  return { outcome, cause };
}

/** The cause of anything thrown. What is no Failure is a bug, and is said to be one. */
export function causeFor(error: unknown): Cause {
  if (error instanceof Failure) return error.why;
  const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 4) : [];
  return {
    name: "internal-error",
    what: `The action itself failed: ${messageOf(error)}.`,
    evidence: stack.map((line) => line.trim()),
    remedy: "Please report this as an issue of the action, with the debug log.",
  };
}
