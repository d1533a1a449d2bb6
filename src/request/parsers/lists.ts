/** Lists: names between commas and line ends, and the lines of a text. */
import type { Complain, Parse } from "../reader.ts";
import { quote } from "../reader.ts";

export interface Line {
  /** Counted from 1, as an editor shows it. */
  readonly number: number;
  /** Trimmed, never blank. */
  readonly text: string;
}

const lineEnd = /\r\n|\n|\r/;

/** The lines that are not blank, with their numbers in the text. */
export function lines(text: string): Line[] {
  return text
    .split(lineEnd)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== "");
}

/** The items between commas and line ends; blank ones are dropped. */
export function items(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** More than AWS takes anywhere; a flood of lines ends here instead of being parsed and told line by line. */
const mostItems = 5000;

export function tooMany(all: readonly unknown[], complain: Complain): boolean {
  if (all.length <= mostItems) return false;
  complain(`It has ${all.length} items. It takes at most ${mostItems}.`);
  return true;
}

/**
 * Parses every one, so that all problems of all are told, and complains once about each key that comes again. Values
 * without a key may come again. `undefined` when there was any problem.
 */
export function each<From, T>(
  from: readonly From[],
  parse: (one: From, complain: Complain) => T | undefined,
  keyOf: (value: T) => string | undefined,
  complain: Complain,
  shown: (value: T) => string = (value) => quote(keyOf(value) ?? ""),
): readonly T[] | undefined {
  if (tooMany(from, complain)) return undefined;
  const values: T[] = [];
  const counts = new Map<string, number>();
  let sound = true;
  const note: Complain = (problem) => {
    sound = false;
    return complain(problem);
  };
  for (const one of from) {
    const value = parse(one, note);
    if (value === undefined) continue;
    values.push(value);
    const key = keyOf(value);
    if (key === undefined) continue;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count === 2) note(`${shown(value)} is named more than once. It takes each name once.`);
  }
  return sound ? values : undefined;
}

/** A list of names between commas and line ends: at least one, and at most `most`, each of them once. */
export function list<T>(
  parse: Parse<T>,
  keyOf: (value: T) => string,
  most = Number.POSITIVE_INFINITY,
): Parse<readonly T[]> {
  return (text, complain) => {
    const all = items(text);
    if (all.length === 0) return complain(`${quote(text)} names nothing. It takes a list of names.`);
    if (all.length > most) return complain(`It names ${all.length}. It takes at most ${most}.`);
    return each(all, parse, keyOf, complain);
  };
}
