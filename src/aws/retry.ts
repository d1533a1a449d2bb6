/**
 * The retry policy: every budget of attempts and backoff in `src/` is in this file. Throttling slows down all calls and
 * waits of the release. Denied and invalid calls are never retried. Source: docs/aws-reference.md#retries,
 * #request-rates.
 */
import { type Clock, Deadline, poll, seconds } from "../core/time.ts";
import { type AwsProblem, failedAs } from "./errors/classify.ts";

/** Throttled, or no usable response from AWS: the same call can succeed a little later. */
export function isTemporary(thrown: unknown): boolean {
  return failedAs(thrown, "throttled") || failedAs(thrown, "transient");
}

/** For a poll that has a deadline: an AWS error that this version doesn't know proves nothing, so it polls again. */
export const mayBeTemporary = (thrown: unknown): boolean =>
  isTemporary(thrown) || failedAs(thrown, "unknown");

/** How long a request whose response was lost can still take effect, in milliseconds. */
export const settling = seconds(30);

/** For a call that must not be repeated: checks for its effect until the lost request can no longer take effect. */
export function whileSettling<T>(
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
  find: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = new Deadline(clock, settling);
  return poll({ clock, pace: () => seconds(3), deadline, ...(signal && { signal }) }, find);
}

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

/** Maximum attempts, and milliseconds before the second. The delay doubles with each attempt, up to `longest`. */
export interface Budget {
  readonly attempts: number;
  readonly delay: number;
  readonly longest: number;
}

/** Budgets by kind of problem; a kind without a budget is not retried. */
type Policy = Partial<Record<AwsProblem["kind"], Budget>>;

/** Calls to AWS, and for the OIDC token. A role that IAM still propagates gets about 45 seconds. */
export const awsPolicy: Policy = {
  throttled: { attempts: 12, delay: 1000, longest: 20_000 },
  transient: { attempts: 6, delay: 200, longest: 20_000 },
  propagating: { attempts: 6, delay: 2000, longest: 20_000 },
};

/** Optional reads: an unreachable service must not delay the release. */
const optionalBudget: Budget = { attempts: 2, delay: 500, longest: 500 };
const optionalPolicy: Policy = { throttled: optionalBudget, transient: optionalBudget };

/** Starts a task again that never ran because of missing capacity or a registry error. Each start may take minutes. */
export const taskStarts: Budget = { attempts: 5, delay: seconds(15), longest: seconds(60) };

/**
 * A write of a schedule's targets while somebody else also writes them. The targets are read again before each attempt.
 */
export const scheduleWrites: Budget = { attempts: 5, delay: 500, longest: seconds(8) };

/** Reads of a task's log. They only inform, and the end of the task ends them. */
export const logReads: Budget = { attempts: Infinity, delay: seconds(4), longest: seconds(30) };

/** Calls to GitHub's API. They only inform, so the release doesn't wait long for them. */
const gitHubBudget: Budget = { attempts: 3, delay: 1000, longest: 2000 };
export const gitHubPolicy: Policy = { throttled: gitHubBudget, transient: gitHubBudget };

export interface RetryContext {
  readonly clock: Clock;
  readonly throttle: Throttle;
  /** Uniform in [0, 1): full jitter. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

/** Milliseconds before the attempt after `attempt`, or `undefined` if the budget is used up. */
export const delayAfter = (budget: Budget | undefined, attempt: number): number | undefined =>
  budget === undefined || attempt >= budget.attempts
    ? undefined
    : Math.min(budget.longest, budget.delay * 2 ** (attempt - 1));

/** The same with jitter: between half and all of it. */
export function jittered(delay: number, random: () => number): number {
  return delay / 2 + (random() * delay) / 2;
}

export interface Attempted<T> {
  readonly send: () => Promise<T>;
  readonly classify: (thrown: unknown) => AwsProblem;
  /** `awsPolicy` by default. */
  readonly policy?: Policy | undefined;
  /**
   * For a call that is not idempotent: after a lost response, checks whether the call took effect and returns its
   * result; `undefined` if it did not, so that it can be sent again.
   */
  readonly found?: (() => Promise<T | undefined>) | undefined;
  /** Called before each retry, which may be minutes later; throws if the call is no longer wanted. */
  readonly beforeRepeat?: (() => Promise<void>) | undefined;
  /** Called once after an `expired` problem; returns true if there are new credentials. */
  readonly renew?: (() => Promise<boolean>) | undefined;
  /** For an optional read: two attempts, and throttling doesn't slow down the release. */
  readonly optional?: boolean | undefined;
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
      if (problem.kind === "throttled" && !attempted.optional) context.throttle.throttled();
      if (problem.kind === "expired" && !renewed && (await attempted.renew?.())) {
        renewed = true;
        continue;
      }
      const { policy = attempted.optional ? optionalPolicy : awsPolicy } = attempted;
      const delay = delayAfter(policy[problem.kind], attempt);
      if (delay === undefined) throw thrown;
      await context.clock.sleep(jittered(delay, context.random), context.signal);
      const found = problem.maybeDone ? await attempted.found?.() : undefined;
      if (found !== undefined) return found;
      await attempted.beforeRepeat?.();
    }
  }
}
