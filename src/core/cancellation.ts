/** A canceled job as an AbortSignal. The runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that. */
import { type Clock, seconds } from "./time.ts";

/** From the first signal until the calls of a canceled step end: leaves time for outputs and summary. */
const callsEnd = seconds(6.5);
/** From the first signal: how long to wait for the response to a change in progress, so that its effect is known. */
const changesEnd = seconds(4);

interface Signaled {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

/** The abort reason of a canceled job. */
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

/** Milliseconds left for the calls of a canceled step. */
export function timeLeft(clock: Clock, { reason }: AbortSignal): number {
  const since = reason instanceof JobCanceled ? clock.now() - reason.at : 0;
  return Math.max(seconds(1), callsEnd - since);
}

/**
 * The signal for a call that changes something: a canceled job doesn't abort it while there is time for its
 * response. Any other reason aborts it immediately. `end` removes the listener from `outer`, which may live for
 * hours.
 */
export function signalOfChange(
  clock: Clock,
  outer: AbortSignal,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const own = new AbortController();
  const ended = new AbortController();
  const follow = (): void => {
    const reason: unknown = outer.reason;
    const abort = (): void => own.abort(reason);
    if (reason instanceof JobCanceled) clock.sleep(changesEnd, ended.signal).then(abort, () => undefined);
    else abort();
  };
  if (outer.aborted) follow();
  else outer.addEventListener("abort", follow, { once: true });
  const end = (): void => {
    ended.abort();
    outer.removeEventListener("abort", follow);
  };
  return { signal: own.signal, end };
}
