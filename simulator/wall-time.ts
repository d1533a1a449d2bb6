import type { WorldTime } from "./protocol/call.ts";

/** World time that starts now and runs `speed` times as fast as the wall clock. Callers use the wall clock. */
export function wallTime(speed: number, clock: () => number = Date.now): WorldTime {
  const start = clock();
  return { now: () => start + (clock() - start) * speed, callerNow: clock };
}
