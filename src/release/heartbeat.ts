/** A line a minute while nothing else is told, so that a long wait is not mistaken for a dead one. */
import type { Clock } from "../core/time.ts";
import type { Tell } from "../core/events.ts";

const interval = 60_000;

export class Heartbeat {
  readonly #clock: Clock;
  readonly #tell: Tell;
  #last: number;

  constructor(clock: Clock, tell: Tell) {
    this.#clock = clock;
    this.#tell = tell;
    this.#last = clock.now();
  }

  /** Something was told just now. */
  spoke(): void {
    this.#last = this.#clock.now();
  }

  /** Says what is awaited, and until when (epoch milliseconds), if a minute has gone by in silence. */
  beat(awaiting: string, until?: number): void {
    if (this.#clock.now() - this.#last < interval) return;
    this.#tell({ kind: "heartbeat", awaiting, ...(until !== undefined && { until }) });
    this.spoke();
  }
}
