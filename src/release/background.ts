/** Work that the release does not depend on, for example the rest of a log. The release waits for it at the end. */
import { messageOf } from "../core/failure.ts";
import type { Emit } from "../core/events.ts";

export class BackgroundWork {
  readonly #emit: Emit;
  readonly #signal: AbortSignal;
  readonly #pending = new Set<Promise<void>>();

  /** @param signal aborts when the job is canceled; the work ends with it */
  constructor(emit: Emit, signal: AbortSignal) {
    this.#emit = emit;
    this.#signal = signal;
  }

  /** A failure of the work is a note; it never fails the release. */
  add(work: Promise<void>): void {
    const kept: Promise<void> = work
      .catch((error: unknown) => {
        if (this.#signal.aborted) return;
        this.#emit({ kind: "note", level: "warning", text: `Background work failed: ${messageOf(error)}` });
      })
      .finally(() => this.#pending.delete(kept));
    this.#pending.add(kept);
  }

  async finish(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}
