/** What went wrong, in the form in which a person is told. */

/** A named cause. Plain data: it goes into the log, the summary, the annotation and the `report` output. */
export interface Cause {
  /** Kebab-case name of the kind, e.g. `image-not-found`, `access-denied`, `rollout-timeout`. Stable. */
  readonly name: string;
  /** What happened, to what, in one sentence. */
  readonly what: string;
  /** Facts behind it: AWS's own words, exit codes, log lines. Text from outside: renderers must escape it. */
  readonly evidence: readonly string[];
  /** What to do next. */
  readonly remedy?: string;
}

/** An error that has a name and is meant for the user. Everything else that is thrown is a bug. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly why: Cause;

  constructor(why: Cause, options?: ErrorOptions) {
    super(why.what, options);
    this.why = why;
  }
}

/** The message of anything that can be thrown. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === "" ? thrown.name : thrown.message;
  return String(thrown);
}
