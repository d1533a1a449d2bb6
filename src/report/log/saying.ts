/** What one event says in the job log, given what is known of the release: pure, one function for each kind. */
import type { EventBody } from "../../core/events.ts";
import type { ReleaseReport } from "../record/record.ts";
import type { Line } from "./line.ts";

export type Told<Kind extends EventBody["kind"]> = Extract<EventBody, { readonly kind: Kind }> & {
  readonly at: number;
};

export interface Saying {
  readonly lines: readonly Line[];
  /** Said in front of the group of the phase that has just begun. */
  readonly ahead?: readonly Line[];
  /** Closes the group, so that the lines and what follows them are seen without a click. */
  readonly outside?: boolean;
}

export const silence: Saying = { lines: [] };

export const inside = (...lines: readonly Line[]): Saying => ({ lines });
export const outside = (...lines: readonly Line[]): Saying => ({ lines, outside: true });

/** Seconds since the phase under way began. */
export function secondsInPhase(report: ReleaseReport, at: number): number {
  const start = report.steps.findLast(({ endedAt }) => endedAt === undefined)?.startedAt ?? report.startedAt;
  return (at - Date.parse(start)) / 1000;
}

/** A service's name, as wide as the widest, in front of its line. */
export function prefixed(service: string, text: string, report: ReleaseReport): string {
  const width = Math.max(...report.services.map(({ name }) => name.length), service.length);
  return `${service.padEnd(width)}  ${text}`;
}
