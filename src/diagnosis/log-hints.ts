/** Finds the log line that explains why a container ended. The exit code is checked first. */
import { firstMatch, type Match, type Row } from "./row.ts";
import { databaseHints } from "./rows/log-database.ts";
import { migrationHints } from "./rows/log-migration.ts";
import { executionHints, programHints } from "./rows/log-program.ts";

/** How much of a log is searched. */
const lastLines = 50;
const longestLine = 1000;

export interface Hint {
  readonly match: Match;
  /** The line, without ANSI colors. */
  readonly line: string;
}

export const logHints: readonly Row[] = [
  ...executionHints,
  ...migrationHints,
  ...databaseHints,
  ...programHints,
];

const commandHints: ReadonlySet<string> = new Set([
  "architecture-mismatch",
  "windows-line-ends",
  "script-missing",
  "command-not-found",
  "shared-library-missing",
]);

/** The hints that can explain an exit code. A signal needs no hint, except when a heap is full. */
export function hintsFor(exitCode: number): readonly Row[] {
  if (exitCode === 0 || exitCode === 143) return [];
  if (exitCode === 126 || exitCode === 127) return logHints.filter((row) => commandHints.has(row.name));
  if (exitCode === 134) return logHints.filter((row) => row.name === "heap-exhausted");
  if (exitCode > 128 && exitCode < 165) return executionHints;
  return logHints;
}

const colors = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, "gu");

/** Normalizes a line for the rows: truncated, without colors, with the quotes of JSON logs unescaped. */
const plain = (line: string): string =>
  line.slice(0, longestLine).replace(colors, "").replaceAll('\\"', '"').trimEnd();

/** The level in a JSON or `key=value` line, or the first level in front of a message. */
const levelMember = /\b(?:level(?:name)?|severity|lvl)"?\s{0,4}[:=]\s{0,4}"?(?<level>[a-z]{3,11}|\d{2})\b/iu;
const levelInFront =
  /^\W{0,8}(?<lower>trace|debug|info|notice|warn(?:ing)?)\]?:|(?:^|[\s.[(|])(?<upper>TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|PANIC|ALERT|EMERGENCY|SEVERE)(?:[\s:\])|]|$)/u;
const information = /^(?:trace|debug|verbose|info|information|notice|10|20|30)$/iu;
const warning = /^(?:warn|warning|40)$/iu;

/** What the program itself calls the line; `undefined` for an error, and for a line without a level. */
function kindOf(line: string): "information" | "warning" | undefined {
  const front = levelInFront.exec(line.slice(0, 80))?.groups;
  const level = levelMember.exec(line)?.groups?.["level"] ?? front?.["lower"] ?? front?.["upper"] ?? "";
  if (information.test(level)) return "information";
  return warning.test(level) ? "warning" : undefined;
}

/**
 * The last line that matches a row: the last message is closest to the failure. A warning counts only without an error,
 * and information doesn't count.
 */
export function findHint(log: readonly string[] | undefined, rows: readonly Row[]): Hint | undefined {
  const lines = log?.slice(-lastLines).toReversed();
  let warned: Hint | undefined;
  for (const raw of lines ?? []) {
    const line = plain(raw);
    const match = firstMatch(rows, line);
    if (match === undefined) continue;
    const kind = match.row.informative ? undefined : kindOf(line);
    if (kind === undefined) return { match, line };
    if (kind === "warning") warned ??= { match, line };
  }
  return warned;
}
