/** Trouble with AWS that may be over at the next look. */
import { classify, isWorthRetrying } from "../aws/errors/classify.ts";
import { Failure } from "../core/failure.ts";

/** An error that nobody has classified counts as passing: whoever looks again has a deadline. */
export function isPassing(thrown: unknown): boolean {
  if (!(thrown instanceof Failure)) return false;
  const problem = classify(thrown.cause);
  return isWorthRetrying(problem) || problem.kind === "unknown";
}
