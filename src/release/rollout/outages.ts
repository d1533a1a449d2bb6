/** Keeps a watch alive during an AWS outage: a failed poll does not end the rollout. */
import { mayPass } from "../../aws/retry.ts";
import { Failure } from "../../core/failure.ts";
import type { Emit } from "../../core/events.ts";

/**
 * Wraps a poll so that throttling, lost responses, 5xx and unknown errors count as "nothing seen"; the deadline of the
 * wait bounds them. Any other error, such as a denial or an expired session, is thrown.
 */
export function toleratingOutages<T>(
  emit: Emit,
  about: string,
  look: () => Promise<T | undefined>,
): () => Promise<T | undefined> {
  let reported = false;
  return async () => {
    try {
      const seen = await look();
      reported = false;
      return seen;
    } catch (error) {
      if (!(error instanceof Failure) || !mayPass(error)) throw error;
      if (!reported) emit({ kind: "note", level: "warning", about, text: `${error.message} Trying again.` });
      reported = true;
      return undefined;
    }
  };
}
