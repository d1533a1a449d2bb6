/** The rule or schedule that a state was read from. */
import { rulePlace } from "./rule.ts";
import type { Place, ScheduleContext, ScheduleState } from "./schedule.ts";
import { schedulePlace } from "./scheduler.ts";

export const placeOf = (context: ScheduleContext, state: ScheduleState): Place =>
  state.kind === "rule" ? rulePlace(context, state) : schedulePlace(context, state);
