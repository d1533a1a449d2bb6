/**
 * Makes external text (AWS's reasons, events, log lines, names) safe to print in the job log.
 *
 * The runner treats a line as a command if it starts with `::NAME …::`, ignoring white space, or if it contains
 * `##[NAME …]` anywhere (actions/runner, `ActionCommand.cs`). Its comparisons are culture-sensitive and ignore
 * invisible characters, so this code ignores them too.
 */
import { stripVTControlCharacters } from "node:util";

/** Longer lines are truncated. The runner's own limit is much higher. */
const longestLine = 2000;

const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
/** Control characters except TAB, and characters that change the writing direction. */
const unprintable =
  /(?!\t)[\p{Cc}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFB}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const commandAtStart = /^([\s\p{Default_Ignorable_Code_Point}]*)(?=:\p{Default_Ignorable_Code_Point}*:)/u;
const commandAnywhere = /(#\p{Default_Ignorable_Code_Point}*#\p{Default_Ignorable_Code_Point}*)\[/gu;

/** At most `length` UTF-16 units, without splitting a surrogate pair. Counts the rest. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
  return `${kept}… (+${text.length - kept.length} characters)`;
}

/**
 * One or more lines as one printable line. Replaces line breaks with spaces, and removes control and ANSI sequences.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(new RegExp(lineBreak, "gu"), " ")
    .replaceAll(unprintable, "")
    .replaceAll(loneSurrogate, "\u{FFFD}");
}

/** One line that is safe in the job log: no workflow command, no control characters, limited length. */
export function harmless(text: string, length = longestLine): string {
  return cut(printable(text), length).replace(commandAtStart, "$1\\").replaceAll(commandAnywhere, "$1\\[");
}

/** The lines of a text, each made harmless. */
export function harmlessLines(text: string): string[] {
  return text.split(lineBreak).map((line) => harmless(line));
}
