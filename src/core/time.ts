/** Clock, deadline, pace and poll: the only place in `src/` that reads the time or sleeps. */
import { setTimeout as timer } from "node:timers/promises";

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await timer(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;

/** `42 s`, `4 m 05 s`, `30 m`, `1 h 02 m`: whole seconds, two units at most. */
export function inWords(ms: number): string {
  const whole = Math.max(0, Math.round(ms / 1000));
  if (whole < 60) return `${whole} s`;
  const [unit, smaller, count] = whole < 3600 ? ["m", "s", whole] : ["h", "m", Math.round(whole / 60)];
  const rest = count % 60;
  const large = `${Math.floor(count / 60)} ${unit}`;
  return rest === 0 ? large : `${large} ${String(rest).padStart(2, "0")} ${smaller}`;
}

/** A time after which waiting ends. */
export class Deadline {
  readonly clock: Clock;
  readonly at: number;

  constructor(clock: Clock, ms: number) {
    this.clock = clock;
    this.at = clock.now() + ms;
  }

  remaining(): number {
    return Math.max(0, this.at - this.clock.now());
  }

  passed(): boolean {
    return this.clock.now() >= this.at;
  }
}

/**
 * The prediction of the last poll:
 * - `end`: the end can come at any time
 * - `step`: another step comes first, at any time
 * - `nothing`: no change before `until`, in epoch milliseconds
 */
export type Outlook =
  { readonly next: "end" } | { readonly next: "step" } | { readonly next: "nothing"; readonly until: number };

/** Milliseconds until the next poll, from the time without a change and the prediction. */
export type Pace = (elapsed: number, outlook?: Outlook) => number;

export interface PollOptions {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly deadline?: Deadline;
  readonly signal?: AbortSignal;
}

/**
 * Calls `attempt` until it returns a value, and returns that; returns `undefined` after the deadline. The last call
 * happens at the deadline itself, so that a change in the last second counts.
 */
export async function poll<T>(
  options: PollOptions,
  attempt: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { clock, pace, deadline, signal } = options;
  const start = clock.now();
  for (;;) {
    signal?.throwIfAborted();
    const last = deadline?.passed() ?? false;
    const seen = await attempt();
    if (seen !== undefined || last) return seen;
    const wait = pace(clock.now() - start);
    await clock.sleep(deadline === undefined ? wait : Math.min(wait, deadline.remaining()), signal);
  }
}

/**
 * A signal that aborts after `ms`, or with `outer`, unless `cancel` is called first. `cancel` removes the listener
 * from `outer`, which may live for hours (`AbortSignal.any` would keep an entry for each call).
 */
export function abortAfter(
  clock: Clock,
  ms: number,
  outer?: AbortSignal,
): { signal: AbortSignal; cancel: () => void } {
  const own = new AbortController();
  const cancelled = new AbortController();
  const follow = () => own.abort(outer?.reason);
  const cancel = () => {
    cancelled.abort();
    outer?.removeEventListener("abort", follow);
  };
  if (outer?.aborted) follow();
  outer?.addEventListener("abort", follow, { once: true });
  const expire = () => own.abort(new DOMException(`not done within ${ms} ms`, "TimeoutError"));
  clock.sleep(ms, cancelled.signal).then(expire, () => undefined);
  return { signal: own.signal, cancel };
}
