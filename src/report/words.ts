/** How the report says durations, moments and revisions. */
import { parseRevision, revisionName } from "../aws/arn.ts";

/** `42 s`, `4 m 05 s`, `1 h 02 m`. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (count: number): string => String(count).padStart(2, "0");
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${pad(whole % 60)} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} m`;
}

/** `14:05:30 UTC` of epoch milliseconds. */
export const timeOfDay = (at: number): string => `${new Date(at).toISOString().slice(11, 19)} UTC`;

/** Seconds between two ISO times. */
export const secondsBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

/** `web:41 → 42`; both names in full where the families differ. */
export function moveWords(from: string, to: string): string {
  const [before, after] = [parseRevision(from), parseRevision(to)];
  if (before !== undefined && before.family === after?.family) {
    return before.revision === after.revision
      ? revisionName(from)
      : `${revisionName(from)} → ${after.revision}`;
  }
  return `${revisionName(from)} → ${revisionName(to)}`;
}

/** `1 check`, `2 checks`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
