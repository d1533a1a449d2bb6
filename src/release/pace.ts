/**
 * When to poll again: often when the end can come next, a little less often when another step comes first, and rarely
 * when nothing can change yet. docs/performance.md lists costs and gains. Pure.
 */
import { type Clock, minutes, type Pace, seconds } from "../core/time.ts";

export interface PaceOptions {
  /** Milliseconds between two polls when the end can come next. */
  readonly interval: number;
  readonly clock: Pick<Clock, "now">;
  /** Multiplies every wait: 1, or more while AWS throttles. */
  readonly slowness: () => number;
}

/** Once nothing has changed for this long, the interval grows in proportion. */
const longWait = minutes(10);
const slowest = seconds(15);
/** A short interval also shortens the longest wait, because a user who sets it wants to see short stages. */
const mostIntervals = 5;
/** Factor for waits while another step comes first. */
const beforeStep = 5 / 4;

export function createPace({ interval, clock, slowness }: PaceOptions): Pace {
  const rest = Math.max(interval, Math.min(slowest, interval * mostIntervals));
  return (elapsed, outlook = { next: "end" }) => {
    if (outlook.next === "nothing") {
      const left = outlook.until - clock.now();
      return Math.min(Math.max(left, interval), rest) * slowness();
    }
    const wait = interval * Math.max(1, elapsed / longWait) * (outlook.next === "step" ? beforeStep : 1);
    return Math.min(wait, rest) * slowness();
  };
}
