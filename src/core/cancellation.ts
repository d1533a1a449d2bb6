/** A cancelled job as an AbortSignal: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills. */

interface Signalled {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

/** Aborts at the first signal. Later ones change nothing: what is to be done is being done. */
export function cancelledBy(process: Signalled): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new DOMException("the job was cancelled", "AbortError"));
  process.on("SIGINT", abort);
  process.on("SIGTERM", abort);
  return controller.signal;
}
