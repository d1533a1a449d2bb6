/**
 * When to look again: often where the end is next, a little more rarely where something else has to happen first,
 * hardly ever where nothing can come. docs/performance.md has what this costs and what it gains. Pure.
 */
import { type Clock, minutes, type Pace, seconds } from "../core/time.ts";

export interface PaceOptions {
  /** Milliseconds between two looks where the end is next. */
  readonly interval: number;
  readonly clock: Pick<Clock, "now">;
  /** Multiplies every wait: how much AWS has asked for fewer calls, 1 or more. */
  readonly slowness: () => number;
}

/** A wait in which nothing has changed for so long is a long one, and looks become rarer in proportion. */
const patience = minutes(10);
const slowest = seconds(15);
/** How much longer to wait while something else has to happen first. */
const beforeStep = 5 / 4;

export function createPace({ interval, clock, slowness }: PaceOptions): Pace {
  const rest = Math.max(interval, slowest);
  return (elapsed, outlook = { next: "end" }) => {
    if (outlook.next === "nothing") {
      const left = outlook.until - clock.now();
      return Math.min(Math.max(left, interval), rest) * slowness();
    }
    const wait = interval * Math.max(1, elapsed / patience) * (outlook.next === "step" ? beforeStep : 1);
    return Math.min(wait, rest) * slowness();
  };
}
