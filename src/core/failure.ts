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
  try {
    return String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown);
  }
}

/**
 * A catalogue text with its `{name}` or `{name|words when there is no value}` placeholders filled. Values are put
 * in as they are and never read as placeholders themselves.
 */
export function fill(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)(?:\|([^{}]*))?\}/gu, (_, name: string, otherwise?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value ?? otherwise ?? name;
  });
}
