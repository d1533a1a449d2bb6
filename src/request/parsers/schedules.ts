import { list } from "./lists.ts";
import { quote } from "../reader.ts";
import type { Parse } from "../reader.ts";
import type { ScheduleRequest } from "../request.ts";

/** Names of rules, schedules and schedule groups (EventBridge and Scheduler API references). */
const name = /^[\w.-]{1,64}$/;
/** Partner event buses have slashes in their names. */
const bus = /^[\w./-]{1,256}$/;

const schedule: Parse<ScheduleRequest> = (text, addProblem) => {
  const [kind, ...rest] = text.split("/");
  const last = rest.at(-1) ?? "";
  const between = rest.slice(0, -1).join("/");
  const place = rest.length > 1 ? between : "default";
  if (kind === "rule" && name.test(last) && bus.test(place)) {
    return { kind, bus: place, name: last, asWritten: text };
  }
  if (kind === "schedule" && name.test(last) && name.test(place)) {
    return { kind, group: place, name: last, asWritten: text };
  }
  return addProblem(
    `${quote(text)} is not a scheduled task. Use rule/NAME, rule/BUS/NAME, schedule/NAME or schedule/GROUP/NAME.`,
  );
};

function fullName(value: ScheduleRequest): string {
  return `${value.kind}/${value.kind === "rule" ? value.bus : value.group}/${value.name}`;
}

/** `rule/NAME`, `rule/BUS/NAME`, `schedule/NAME`, `schedule/GROUP/NAME`; bus and group default to `default`. */
export const schedules: Parse<readonly ScheduleRequest[]> = list(schedule, fullName);
