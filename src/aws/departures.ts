/**
 * Which requests are being made and have not left yet. Loading code blocks the process for tens of milliseconds; while
 * a request is being made, that waits, so that the request leaves first and the loading happens while AWS answers
 * (docs/performance.md).
 */
import { turn } from "../core/time.ts";

export class Departures {
  readonly #pending = new Set<Promise<void>>();

  /** Announces a request. @returns what is called when it has been handed to its socket, or never will be */
  announce(): () => void {
    let left: () => void = () => undefined;
    const pending = new Promise<void>((resolve) => (left = resolve));
    this.#pending.add(pending);
    return () => {
      this.#pending.delete(pending);
      left();
    };
  }

  /** Resolves when no request is being made. */
  async calm(): Promise<void> {
    // What has just come in may be about to make one.
    await turn();
    await Promise.all(this.#pending);
    // A socket connects and writes in turns of its own.
    await turn();
  }
}
