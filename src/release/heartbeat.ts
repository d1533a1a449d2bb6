/** Logs one line a minute while nothing else is logged, so that a long wait does not look like a hang. */
import type { Clock } from "../core/time.ts";
import type { Emit } from "../core/events.ts";

const interval = 60_000;

export class Heartbeat {
  readonly #clock: Clock;
  readonly #emit: Emit;
  #last: number;

  constructor(clock: Clock, emit: Emit) {
    this.#clock = clock;
    this.#emit = emit;
    this.#last = clock.now();
  }

  /** Call after logging something else. */
  reset(): void {
    this.#last = this.#clock.now();
  }

  /** Logs what the step waits for, and until when (epoch milliseconds), if nothing was logged for a minute. */
  beat(awaiting: string, until?: number): void {
    if (this.#clock.now() - this.#last < interval) return;
    this.#emit({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
    this.reset();
  }
}
