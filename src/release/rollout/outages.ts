/** Keeps a watch alive during an AWS outage: a failed poll does not end the rollout. */
import { mayBeTemporary } from "../../aws/retry.ts";
import { Failure } from "../../core/failure.ts";
import type { Emit } from "../../core/events.ts";

export interface ToleratingPoll<T> {
  readonly attempt: () => Promise<T | undefined>;
  /** Why the last poll saw nothing; `undefined` if AWS answered it. */
  readonly lastFailure: () => Failure | undefined;
}

/**
 * Wraps a poll so that throttling, lost responses, 5xx and unknown errors count as "nothing seen"; the deadline of the
 * wait bounds them. Any other error, such as a denial or an expired session, is thrown.
 */
export function toleratingOutages<T>(
  emit: Emit,
  about: string,
  attempt: () => Promise<T | undefined>,
): ToleratingPoll<T> {
  let failure: Failure | undefined;
  return {
    lastFailure: () => failure,
    async attempt() {
      try {
        const seen = await attempt();
        failure = undefined;
        return seen;
      } catch (error) {
        if (!(error instanceof Failure) || !mayBeTemporary(error)) throw error;
        const text = `${error.message} Trying again.`;
        if (failure === undefined) emit({ kind: "note", level: "warning", about, text });
        failure = error;
        return undefined;
      }
    },
  };
}
