/** Looks that AWS does not answer: while a rollout is watched, an outage of the API is no end of the rollout. */
import { classify } from "../../aws/errors/classify.ts";
import { Failure } from "../../core/failure.ts";
import type { Tell } from "../../core/events.ts";

/**
 * Makes a look that may fail for a while into one that has seen nothing. Throttling and lost or 5xx answers pass, and
 * the deadline of the wait bounds them; a denial or an expired session does not pass, and is thrown.
 */
export function toleratingOutages<T>(
  tell: Tell,
  about: string,
  look: () => Promise<T | undefined>,
): () => Promise<T | undefined> {
  let told = false;
  return async () => {
    try {
      const seen = await look();
      told = false;
      return seen;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { kind } = classify(error.cause);
      if (kind !== "throttled" && kind !== "transient") throw error;
      if (!told) tell({ kind: "note", level: "warning", about, text: `${error.message} Looking again.` });
      told = true;
      return undefined;
    }
  };
}
