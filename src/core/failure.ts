/** Errors for the user. */

/** A named cause. Plain data: it goes into the log, the summary, the annotation and the `report` output. */
export interface Cause {
  /** Kebab-case name of the kind, e.g. `image-not-found`, `access-denied`, `rollout-timeout`. Stable. */
  readonly name: string;
  /** What happened, to what, in one sentence. */
  readonly what: string;
  /** Evidence: AWS's messages, exit codes, log lines. Untrusted text: renderers must escape it. */
  readonly evidence: readonly string[];
  /** What to do next. */
  readonly remedy?: string;
}

/** A named error for the user. Every other thrown error is a bug. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly why: Cause;

  constructor(why: Cause, options?: ErrorOptions) {
    super(why.what, options);
    this.why = why;
  }
}

/** For a caught error: rethrows a defect, and the reason of the signal if the job is canceled. */
export function assertFailure(thrown: unknown, signal?: AbortSignal): asserts thrown is Failure {
  signal?.throwIfAborted();
  if (!(thrown instanceof Failure)) throw thrown;
}

/** Joins the sentences that exist. */
export const joined = (...sentences: ReadonlyArray<string | undefined>): string =>
  sentences.filter((sentence) => sentence !== undefined && sentence !== "").join(" ");

/** A sentence without its period, to continue it. */
export const withoutStop = (sentence: string): string => sentence.replace(/\.$/u, "");

/** The message of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === "" ? thrown.name : thrown.message;
  try {
    return String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown);
  }
}

/**
 * Fills the `{name}` and `{name|default}` placeholders of a catalogue text. Values are inserted unchanged and never parsed
 * as placeholders.
 */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name: string, otherwise?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value ?? otherwise ?? name;
  });
}
