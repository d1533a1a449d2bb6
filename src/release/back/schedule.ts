/** Rolls back a rule or schedule, driven by `follow.ts`. */
import type { ScheduleEntry } from "../../core/journal.ts";
import { Deadline, seconds } from "../../core/time.ts";
import { restoreSchedule } from "../../schedules/move.ts";
import { differencesFrom, whereNow } from "../../schedules/prove.ts";
import type { ScheduleContext, ScheduleState } from "../../schedules/schedule.ts";
import { isSameTaskDefinition } from "../../schedules/target.ts";
import type { Act, End, Seen, Serving } from "./decide.ts";
import { follow, type Side } from "./follow.ts";
import type { PartEnd, RollbackContext } from "./part-end.ts";

/** A change of targets takes a short time to show (PutTargets, API reference), and others may write concurrently. */
const timeout = seconds(60);

class ScheduleRollback implements Side {
  readonly name: string;
  readonly notes = new Set<string>();
  /** The differences that the last poll found, as sentences. */
  differences: readonly string[] = [];
  readonly #context: ScheduleContext;
  readonly #entry: ScheduleEntry;

  constructor(context: ScheduleContext, entry: ScheduleEntry) {
    this.name = entry.name;
    this.#context = context;
    this.#entry = entry;
  }

  async look(): Promise<Seen> {
    const { answered, before } = this.#entry;
    const where = await whereNow(this.#context, before);
    this.differences = differencesFrom(before, where, "restored");
    return {
      serving: servingOf(before, where),
      rollout: answered === true ? { state: "succeeded" } : "unanswered",
      rollback: "none",
      stoppable: false,
      stopping: false,
      paused: false,
      busy: false,
      running: 0,
      wanted: 0,
      countDiffers: false,
    };
  }

  /** Writes the recorded documents. Throws `schedule-changed` if somebody else changed what a target runs. */
  async act(act: Exclude<Act, { do: "wait" }>): Promise<End | undefined> {
    if (act.do !== "deploy") return undefined;
    const { notes } = await restoreSchedule(this.#context, this.#entry.before);
    for (const note of notes) this.notes.add(note);
    return undefined;
  }
}

/** `released` while any target still has to be written; `restoreSchedule` rejects foreign changes. */
export function servingOf(
  { targets }: ScheduleState,
  where: ReadonlyMap<string, string | undefined>,
): Serving {
  const isBack = targets.every(({ id, taskDefinition, to }) => {
    const now = where.get(id);
    return to === undefined || (now !== undefined && isSameTaskDefinition(now, taskDefinition));
  });
  return isBack ? "recorded" : "released";
}

/** Restores the documents of one schedule from the ledger. */
export async function rollBackSchedule(context: RollbackContext, entry: ScheduleEntry): Promise<PartEnd> {
  const { aws, clock, signal } = context;
  const side = new ScheduleRollback({ aws, clock, signal }, entry);
  const end = await follow(context, side, new Deadline(clock, timeout));
  const notes = [...side.notes];
  if (end.end === "back") return { state: "back", text: [`${entry.name} is back.`, ...notes].join(" ") };
  const reason = end.end === "not-back" ? end.reason : `${end.by} changed it`;
  const what = `${entry.name} does not run the previous revision again: ${reason}.`;
  const remedy = "Compare its targets with the task definitions in the report, and restore them by hand.";
  const cause = { name: "rollback-failed", what, evidence: [...side.differences, ...notes], remedy };
  return { state: "not-back", text: what, cause };
}
