/** Rows of the catalogues: AWS's message → the cause's name, what happened, what to do. Plain data. */
import { type Cause, fill } from "../core/failure.ts";

/** A cause as users see it. */
export interface Explanation {
  /** Kebab-case, stable: users and tests rely on it. Several rows may share a name. */
  readonly name: string;
  /** One sentence. Placeholders: the named groups, and the caller's values (`{container}`, `{image}`, …). */
  readonly what: string;
  readonly remedy: string;
}

export interface Row extends Explanation {
  /**
   * Matched against at most `longest` characters, so its time is bounded. Named groups fill the placeholders of
   * `what` and `remedy`; `{found}` is the first named group that matched.
   */
  readonly text: RegExp;
  /** A message as AWS or the program prints it. */
  readonly example: string;
  /** A temporary problem of AWS: a one-off task that never started may be started again. */
  readonly temporary?: true;
  /** A log message that programs print as information although it explains a failure. */
  readonly informative?: true;
}

export type Values = Readonly<Record<string, string | undefined>>;

/** Placeholder values for an unknown container and image. */
export const unnamed: Values = {
  Container: "The container",
  container: "the container",
  Image: "The image",
  image: "the image",
};

export interface Match<R extends Row = Row> {
  readonly row: R;
  readonly values: Values;
}

/** Maximum number of characters to match. AWS's reasons have at most 1,024. */
const longest = 2048;

/** Longer evidence is truncated. */
const longestEvidence = 1000;

/** Normalizes a text for the rows: truncated, with plain apostrophes. */
export const readable = (text: string): string => text.slice(0, longest).replace(/[\u2018\u2019]/gu, "'");

export const shortened = (text: string): string =>
  text.length > longestEvidence ? `${text.slice(0, longestEvidence)}…` : text;

export function firstMatch<R extends Row>(rows: readonly R[], text: string): Match<R> | undefined {
  const subject = readable(text);
  for (const row of rows) {
    const found = row.text.exec(subject);
    if (found !== null) return { row, values: groupsOf(found) };
  }
  return undefined;
}

/** The named groups, and as `found` the first one that matched: alternatives in a pattern can't share a name. */
function groupsOf(found: RegExpExecArray): Values {
  const groups: Values = { ...found.groups };
  return { found: Object.values(groups).find((value) => value !== undefined), ...groups };
}

/** Builds a row's cause, with placeholders filled from the match and from the caller's values. */
export const causeOf = (
  match: { readonly row: Explanation; readonly values?: Values },
  known: Values,
  evidence: readonly string[],
): Required<Cause> => {
  const values = { ...known, ...present(match.values ?? {}) };
  return {
    name: match.row.name,
    what: fill(match.row.what, values),
    evidence: evidence.filter((line) => line !== "").map(shortened),
    remedy: fill(match.row.remedy, values),
  };
};

const present = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
