/** A canceled job as an AbortSignal. The runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that. */

interface Signaled {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

/** The reason of a signal that a canceled job has aborted. */
export class JobCanceled extends DOMException {
  /** Epoch milliseconds of the first signal. */
  readonly at: number;

  constructor(at: number) {
    super("the job was canceled", "AbortError");
    this.at = at;
  }
}

/** Aborts at the first signal. Later signals change nothing: the step is ending already. */
export function canceledBy(process: Signaled, now: () => number = Date.now): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new JobCanceled(now()));
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  return controller.signal;
}
