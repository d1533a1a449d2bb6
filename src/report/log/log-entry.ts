/** Lines that one event adds to the job log, given the record so far. Pure: one function for each kind of event. */
import type { EventBody } from "../../core/events.ts";
import type { ReleaseReport } from "../record/record.ts";
import type { Line } from "./line.ts";

export type EventOf<Kind extends EventBody["kind"]> = Extract<EventBody, { readonly kind: Kind }> & {
  readonly at: number;
};

export interface LogEntry {
  readonly lines: readonly Line[];
  /** Printed before the group of the phase that just started. */
  readonly ahead?: readonly Line[];
  /** A separate group after the lines. */
  readonly group?: { readonly title: string; readonly lines: readonly Line[] };
  /** Closes the group, so that these lines and the following ones are visible without a click. */
  readonly outside?: boolean;
}

export const noLines: LogEntry = { lines: [] };

export const inside = (...lines: readonly Line[]): LogEntry => ({ lines });
export const outside = (...lines: readonly Line[]): LogEntry => ({ lines, outside: true });

/** Seconds since the start of the current phase. */
export function secondsInPhase(report: ReleaseReport, at: number): number {
  const start = report.steps.findLast(({ endedAt }) => endedAt === undefined)?.startedAt ?? report.startedAt;
  return (at - Date.parse(start)) / 1000;
}

/** A line that starts with the service's name, padded to the longest name. */
export function prefixed(service: string, text: string, report: ReleaseReport): string {
  const width = Math.max(...report.services.map(({ name }) => name.length), service.length);
  return `${service.padEnd(width)}  ${text}`;
}
