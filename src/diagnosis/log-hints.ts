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

/** The last line that matches a row: the last message is closest to the failure. */
export function findHint(log: readonly string[] | undefined, rows: readonly Row[]): Hint | undefined {
  const lines = log?.slice(-lastLines).toReversed();
  for (const raw of lines ?? []) {
    const line = plain(raw);
    const match = firstMatch(rows, line);
    if (match !== undefined) return { match, line };
  }
  return undefined;
}
