/**
 * Tracks requests that are being sent. Loading code blocks the process for tens of milliseconds, so it waits until
 * pending requests are sent, and happens while AWS processes them (docs/performance.md).
 */
import { turn } from "../core/time.ts";

export class Departures {
  readonly #pending = new Set<Promise<void>>();

  /** Announces a request. @returns a function to call when the request was written to its socket, or failed */
  announce(): () => void {
    let left: () => void = () => undefined;
    const pending = new Promise<void>((resolve) => (left = resolve));
    this.#pending.add(pending);
    return () => {
      this.#pending.delete(pending);
      left();
    };
  }

  /** Resolves when no request is being sent. */
  async calm(): Promise<void> {
    // A response that just arrived may trigger the next request.
    await turn();
    await Promise.all(this.#pending);
    // Sockets connect and write in later turns of the event loop.
    await turn();
  }
}
