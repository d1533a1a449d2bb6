/** Ends a release before it starts. */
import { type Cause, Failure, messageOf, withoutStop } from "../core/failure.ts";
import type { Emit } from "../core/events.ts";
import type { Outcome } from "../core/outcome.ts";
import { sentenceFor } from "./verdicts.ts";

export const nothingChanged: Cause = {
  name: "cancelled",
  what: "The job was canceled.",
  evidence: ["Nothing was changed, so there is nothing to roll back."],
};

/** For invalid inputs, missing credentials, or a failed read from AWS. */
export function refuse(
  emit: Emit,
  error: unknown,
  signal?: AbortSignal,
): { readonly outcome: Outcome; readonly cause: Cause } {
  const outcome = signal?.aborted ? "cancelled" : "refused";
  const cause = signal?.aborted ? nothingChanged : causeFor(error);
  emit({ kind: "ended", outcome, sentence: sentenceFor(outcome, ""), cause });
  return { outcome, cause };
}

/** The cause of any thrown value. Anything but a Failure is a bug, and is reported as one. */
export function causeFor(error: unknown): Cause {
  if (error instanceof Failure) return error.why;
  const stack = error instanceof Error ? (error.stack ?? "").split("\n").slice(1, 4) : [];
  return {
    name: "internal-error",
    what: `Internal error in the action: ${withoutStop(messageOf(error))}.`,
    evidence: stack.map((line) => line.trim()),
    remedy: "Please open an issue for the action and attach the debug log.",
  };
}
