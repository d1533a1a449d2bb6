/** State of Amazon EventBridge Scheduler in a simulated world. */
import type { Member } from "../ecs/json-text.ts";

/** A schedule in the initial state of a world. */
export interface ScheduleSpec {
  readonly name: string;
  /** Default `default`. */
  readonly group?: string;
  /** In the form of CreateSchedule, without the name. A string is JSON text, kept byte for byte. */
  readonly schedule: string | Readonly<Record<string, unknown>>;
}

export interface Schedule {
  readonly name: string;
  readonly group: string;
  readonly arn: string;
  readonly createdAt: number;
  modifiedAt: number;
  /** All settings, including defaults, in the order of the request. */
  settings: readonly Member[];
}

export interface SchedulerState {
  /** By `region/group/name`. */
  readonly schedules: Map<string, Schedule>;
  /** Groups besides `default`, as `region/group`. */
  readonly groups: Set<string>;
  /** Bodies by `region/group/name/token`. */
  readonly clientTokens: Map<string, string>;
}
