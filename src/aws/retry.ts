/**
 * The retry policy for AWS calls, by kind of error. Throttling slows down all calls and waits of the release. Denied
 * and invalid calls are never retried. Source: docs/aws-reference.md#retries, #request-rates.
 */
import type { Clock } from "../core/time.ts";
import type { AwsProblem } from "./errors/classify.ts";

/** The slowdown factor after AWS's last "Rate exceeded"; 1 is full speed. */
export class Throttle {
  #factor = 1;

  get factor(): number {
    return this.#factor;
  }

  throttled(): void {
    this.#factor = Math.min(8, this.#factor * 2);
  }

  answered(): void {
    this.#factor = Math.max(1, this.#factor * 0.8);
  }
}

/** Maximum attempts, and milliseconds before the second. A role that IAM still propagates gets about 45 seconds. */
const budgets: Partial<Record<AwsProblem["kind"], { readonly attempts: number; readonly delay: number }>> = {
  throttled: { attempts: 12, delay: 1000 },
  transient: { attempts: 6, delay: 200 },
  propagating: { attempts: 6, delay: 2000 },
};
const maxDelay = 20_000;

export interface RetryContext {
  readonly clock: Clock;
  readonly throttle: Throttle;
  /** Uniform in [0, 1): full jitter. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

/** Milliseconds to wait before attempt `attempt + 1`, or `undefined` for no further attempt. */
export function retryDelay(
  problem: Pick<AwsProblem, "kind">,
  attempt: number,
  random: () => number,
): number | undefined {
  const budget = budgets[problem.kind];
  if (budget === undefined || attempt >= budget.attempts) return undefined;
  const ceiling = Math.min(maxDelay, budget.delay * 2 ** (attempt - 1));
  return ceiling / 2 + (random() * ceiling) / 2;
}

export interface Attempted<T> {
  readonly send: () => Promise<T>;
  readonly classify: (thrown: unknown) => AwsProblem;
  /**
   * For a call that is not idempotent: after a lost response, checks whether the call took effect and returns its
   * result; `undefined` if it did not, so that it can be sent again.
   */
  readonly found?: (() => Promise<T | undefined>) | undefined;
  /** Called before each retry, which may be minutes later; throws if the call is no longer wanted. */
  readonly beforeRepeat?: (() => Promise<void>) | undefined;
  /** Called once after an `expired` problem; returns true if there are new credentials. */
  readonly renew?: (() => Promise<boolean>) | undefined;
}

/** Sends until there is a response, or throws the last error unchanged. */
export async function withRetries<T>(context: RetryContext, attempted: Attempted<T>): Promise<T> {
  let renewed = false;
  for (let attempt = 1; ; attempt += 1) {
    context.signal?.throwIfAborted();
    try {
      const answer = await attempted.send();
      context.throttle.answered();
      return answer;
    } catch (thrown) {
      context.signal?.throwIfAborted();
      const problem = attempted.classify(thrown);
      if (problem.kind === "throttled") context.throttle.throttled();
      if (problem.kind === "expired" && !renewed && (await attempted.renew?.())) {
        renewed = true;
        continue;
      }
      const delay = retryDelay(problem, attempt, context.random);
      if (delay === undefined) throw thrown;
      await context.clock.sleep(delay, context.signal);
      const found = problem.maybeDone ? await attempted.found?.() : undefined;
      if (found !== undefined) return found;
      await attempted.beforeRepeat?.();
    }
  }
}
