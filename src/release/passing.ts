/** AWS errors that may be gone at the next attempt. */
import { classify, isWorthRetrying } from "../aws/errors/classify.ts";
import { Failure } from "../core/failure.ts";

/** An unclassified error counts as temporary: every caller has a deadline. */
export function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Failure)) return false;
  const problem = classify(thrown.cause);
  return isWorthRetrying(problem) || problem.kind === "unknown";
}
