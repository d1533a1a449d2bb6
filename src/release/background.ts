/** What goes on beside a release because nothing depends on it, e.g. the rest of a log; at the end it is waited for. */
import { messageOf } from "../core/failure.ts";
import type { Tell } from "../core/events.ts";

export class Aside {
  readonly #tell: Tell;
  readonly #signal: AbortSignal;
  readonly #pending = new Set<Promise<void>>();

  /** @param signal of the cancelled job, which ends what is beside it as well */
  constructor(tell: Tell, signal: AbortSignal) {
    this.#tell = tell;
    this.#signal = signal;
  }

  /** It only helps: where it fails, that is a note. */
  add(work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error: unknown) => {
        if (this.#signal.aborted) return;
        this.#tell({ kind: "note", level: "warning", text: `Beside the release: ${messageOf(error)}` });
      })
      .finally(() => this.#pending.delete(kept));
    this.#pending.add(kept);
  }

  async over(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}
