/** The form of the catalogues: what AWS says → what it is called, what happened, what to do. Data that can be listed. */
import { type Cause, fill } from "../core/failure.ts";

/** What a person is told. */
export interface Telling {
  /** Kebab-case, stable: users and tests rely on it. Several rows may lead to the same name. */
  readonly name: string;
  /** One sentence. Placeholders: the named groups, and what the caller knows (`{container}`, `{image}`, …). */
  readonly what: string;
  readonly remedy: string;
}

export interface Row extends Telling {
  /**
   * Matched against at most `longest` characters, so its time is bounded. Named groups fill the placeholders of
   * `what` and `remedy`; `{found}` is the first of them that matched.
   */
  readonly text: RegExp;
  /** A text as AWS or the program really prints it. */
  readonly example: string;
  /** A passing state of AWS: a one-off task that never started may be started again. */
  readonly passing?: true;
}

export type Values = Readonly<Record<string, string | undefined>>;

/** What texts call the container and its image where neither is known. */
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

/** Characters of a text that are looked at. AWS's own reasons have 1,024 at most. */
const longest = 2048;

/** Evidence is for reading: longer texts are cut here. */
const longestEvidence = 1000;

/** A text as the rows expect it: bounded, with plain apostrophes. */
export const readable = (text: string): string => text.slice(0, longest).replace(/[\u2018\u2019]/gu, "'");

export const shortened = (text: string): string =>
  text.length > longestEvidence ? `${text.slice(0, longestEvidence)}…` : text;

/** The first row whose text matches. */
export function firstMatch<R extends Row>(rows: readonly R[], text: string): Match<R> | undefined {
  const subject = readable(text);
  for (const row of rows) {
    const found = row.text.exec(subject);
    if (found !== null) return { row, values: groupsOf(found) };
  }
  return undefined;
}

/** The named groups, and as `found` the first that took part: alternatives of one pattern cannot share a name. */
function groupsOf(found: RegExpExecArray): Values {
  const groups: Values = { ...found.groups };
  return { found: Object.values(groups).find((value) => value !== undefined), ...groups };
}

/** The cause that a row stands for, its placeholders filled from the match and from what the caller knows. */
export const causeOf = (
  match: { readonly row: Telling; readonly values?: Values },
  known: Values,
  evidence: readonly string[],
): Cause => {
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
