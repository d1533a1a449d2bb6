/** Splits lists at commas and line breaks, and texts at line breaks. */
import type { AddProblem, Parse } from "../reader.ts";
import { quote } from "../reader.ts";

export interface Line {
  /** From 1, as in an editor. */
  readonly number: number;
  /** Trimmed, never blank. */
  readonly text: string;
}

const lineEnd = /\r\n|\n|\r/;

/** The lines that are not blank, with their line numbers. */
export function lines(text: string): Line[] {
  return text
    .split(lineEnd)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== "");
}

/** Splits at commas and line breaks, and drops blank items. */
export function items(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** More than any AWS limit. Longer lists are rejected without parsing each item. */
const maxItems = 5000;

function tooMany(all: readonly unknown[], addProblem: AddProblem): boolean {
  if (all.length <= maxItems) return false;
  addProblem(`The list has ${all.length} items. Use at most ${maxItems}.`);
  return true;
}

/**
 * Parses every item, so that every problem is reported, and reports each duplicate key once. Values without a key may
 * repeat. `undefined` if there was any problem.
 */
export function each<From, T>(
  from: readonly From[],
  parse: (one: From, addProblem: AddProblem) => T | undefined,
  keyOf: (value: T) => string | undefined,
  addProblem: AddProblem,
  quoted: (value: T) => string = (value) => quote(keyOf(value) ?? ""),
): readonly T[] | undefined {
  if (tooMany(from, addProblem)) return undefined;
  const values: T[] = [];
  const counts = new Map<string, number>();
  let valid = true;
  const note: AddProblem = (problem) => {
    valid = false;
    return addProblem(problem);
  };
  for (const one of from) {
    const value = parse(one, note);
    if (value === undefined) continue;
    values.push(value);
    const key = keyOf(value);
    if (key === undefined) continue;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count === 2) note(`${quoted(value)} is listed more than once. List it once.`);
  }
  return valid ? values : undefined;
}

/** A list of unique names, separated by commas or line breaks: at least one and at most `max`. */
export function list<T>(
  parse: Parse<T>,
  keyOf: (value: T) => string,
  max = Number.POSITIVE_INFINITY,
): Parse<readonly T[]> {
  return (text, addProblem) => {
    const all = items(text);
    if (all.length === 0) return addProblem(`${quote(text)} contains no name. Use a list of names.`);
    if (all.length > max) return addProblem(`The list has ${all.length} names. Use at most ${max}.`);
    return each(all, parse, keyOf, addProblem);
  };
}
