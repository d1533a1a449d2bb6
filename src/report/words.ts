/** Formats durations, times, revisions and exit codes for the report. */
import { parseRevision, revisionName } from "../aws/arn.ts";
import { inWords } from "../core/time.ts";

export const durationWords = (seconds: number): string => inWords(seconds * 1000);

/** `14:05:30 UTC`, from epoch milliseconds. */
export const timeOfDay = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/** Seconds between two ISO times. */
export const secondsBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

/** `web:41 → 42`, or both full names if the families differ. */
export function moveWords(from: string, to: string): string {
  const [before, after] = [parseRevision(from), parseRevision(to)];
  if (before !== undefined && before.family === after?.family) {
    return before.revision === after.revision
      ? revisionName(from)
      : `${revisionName(from)} → ${after.revision}`;
  }
  return `${revisionName(from)} → ${revisionName(to)}`;
}

/** A note, with its subject in front unless the text starts with it. */
export const noteWords = ({
  about,
  text,
}: {
  readonly about?: string | undefined;
  readonly text: string;
}): string => (about === undefined || text.startsWith(about) ? text : `${about}: ${text}`);

/** `exited with code 1`, or `ended without an exit code`. */
export const exitWords = ({ exitCode }: { readonly exitCode?: number | undefined }): string =>
  exitCode === undefined ? "ended without an exit code" : `exited with code ${exitCode}`;

/** `1 check`, `2 checks`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `web`, `web and worker`, `web, api and worker`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
