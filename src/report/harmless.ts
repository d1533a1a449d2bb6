/**
 * Text from outside (AWS's reasons, events, log lines, names) on its way into the job log.
 *
 * The runner takes a line for a command when it starts with `::NAME …::`, white space before it not counted, or
 * when it holds `##[NAME …]` anywhere (actions/runner, `ActionCommand.cs`). Its comparisons follow the culture, in
 * which invisible characters do not count either, so they do not count here.
 */
import { stripVTControlCharacters } from "node:util";

/** Longer lines are cut; the runner's own limit for a line of a log is far above. */
const longestLine = 2000;

const lineBreak = /\r\n|[\n\r\v\f\u{85}\u{2028}\u{2029}]/u;
/** Control characters except TAB, and the characters that change the direction of writing. */
const unprintable =
  /(?!\t)[\p{Cc}\u{61C}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2066}-\u{2069}\u{FFF9}-\u{FFFB}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;
const commandAtStart = /^([\s\p{Default_Ignorable_Code_Point}]*)(?=:\p{Default_Ignorable_Code_Point}*:)/u;
const commandAnywhere = /(#\p{Default_Ignorable_Code_Point}*#\p{Default_Ignorable_Code_Point}*)\[/gu;

/** At most `length` UTF-16 units and no half of a surrogate pair; what was cut is counted. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length).replace(/[\u{D800}-\u{DBFF}]$/u, "");
  return `${kept}… (+${text.length - kept.length} characters)`;
}

/** One or more lines as one printable line: breaks become spaces, control and ANSI sequences are gone. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(new RegExp(lineBreak, "gu"), " ")
    .replaceAll(unprintable, "")
    .replaceAll(loneSurrogate, "\u{FFFD}");
}

/** One line that can be printed into the job log: not a workflow command, no control characters, not endless. */
export function harmless(text: string, length = longestLine): string {
  return cut(printable(text), length).replace(commandAtStart, "$1\\").replaceAll(commandAnywhere, "$1\\[");
}

/** The lines of a text, each one harmless. */
export function harmlessLines(text: string): string[] {
  return text.split(lineBreak).map((line) => harmless(line));
}
