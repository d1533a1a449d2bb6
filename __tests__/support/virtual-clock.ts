/**
 * A clock whose time advances only while everything waits. `sleep` resolves immediately in real time, in order of
 * due time. The clock counts the HTTP requests in progress in this process (through Node's diagnostics channels),
 * and stands still until their responses have been read. A two-hour rollout takes milliseconds and is deterministic.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Clock } from "../../src/core/time.ts";

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Turns of the event loop without activity, after which everything counts as waiting. */
const maxIdleTurns = 6;

export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  #sleepers: Sleeper[] = [];
  #inFlight = new Set<ClientRequest>();
  #turning = false;
  #idleTurns = 0;
  readonly #onStart = (message: unknown): void => {
    const { request } = message as { request: ClientRequest };
    this.#inFlight.add(request);
    const end = (): void => {
      this.#inFlight.delete(request);
      this.#idleTurns = 0;
    };
    request.once("response", (response: IncomingMessage) => response.once("close", end));
    request.once("close", end);
  };

  constructor(start = Date.UTC(2026, 10, 21, 10, 0, 0)) {
    this.#now = start;
    subscribe("http.client.request.start", this.#onStart);
  }

  now(): number {
    return this.#now;
  }

  /** Pending sleeps. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const abort = (): void => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        reject(signal?.reason as Error);
      };
      const wake = (): void => {
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const sleeper: Sleeper = { at: this.#now + Math.max(0, ms), order: (this.#order += 1), wake };
      signal?.addEventListener("abort", abort, { once: true });
      this.#sleepers.push(sleeper);
      this.#turn();
    });
  }

  /** Stops counting the process's requests. */
  dispose(): void {
    unsubscribe("http.client.request.start", this.#onStart);
    this.#sleepers = [];
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    this.#idleTurns = 0;
    const step = (): void => {
      if (this.#sleepers.length === 0) {
        this.#turning = false;
        return;
      }
      this.#idleTurns = this.#inFlight.size > 0 ? 0 : this.#idleTurns + 1;
      if (this.#idleTurns > maxIdleTurns) this.#wakeNext();
      setImmediate(step);
    };
    setImmediate(step);
  }

  #wakeNext(): void {
    this.#idleTurns = 0;
    const next = this.#sleepers.reduce((first, one) =>
      one.at < first.at || (one.at === first.at && one.order < first.order) ? one : first,
    );
    this.#sleepers = this.#sleepers.filter((one) => one !== next);
    this.#now = Math.max(this.#now, next.at);
    next.wake();
  }
}
