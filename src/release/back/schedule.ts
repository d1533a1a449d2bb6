/** Rolls back a rule or schedule, driven by `follow.ts`. */
import type { ScheduleEntry } from "../../core/journal.ts";
import { Deadline, seconds } from "../../core/time.ts";
import { restoreSchedule } from "../../schedules/move.ts";
import { differencesFrom, currentRevisions } from "../../schedules/prove.ts";
import type { PartObservation } from "./decide.ts";
import { follow, type Side } from "./follow.ts";
import type { PartEnd, RollbackContext } from "./part-end.ts";

/** A change of targets takes a short time to show (PutTargets, API reference), and others may write concurrently. */
const timeout = seconds(60);

/** A schedule has no deployments and no tasks, so the only act is to deploy, and "back" needs no running tasks. */
const withoutDeployments: Omit<PartObservation, "serving" | "rollout"> = {
  rollback: "none",
  stoppable: false,
  stopping: false,
  paused: false,
  busy: false,
  running: 0,
  wanted: 0,
  countDiffers: false,
};

/** Restores the documents of one schedule from the journal. */
export async function rollBackSchedule(context: RollbackContext, entry: ScheduleEntry): Promise<PartEnd> {
  const { clock } = context;
  const { name, before, answered } = entry;
  const notes = new Set<string>();
  /** What the last poll found, as sentences. */
  let differences: readonly string[] = [];
  const side: Side = {
    name,
    lostAt: entry.lostAt,
    observe: async () => {
      differences = differencesFrom(before, await currentRevisions(context, before), "restored");
      return {
        ...withoutDeployments,
        serving: differences.length === 0 ? "recorded" : "released",
        rollout: answered === true ? { state: "succeeded" } : "unanswered",
      };
    },
    /** Throws Failure `schedule-changed` if somebody else changed what a target runs. */
    act: async () => {
      const restored = await restoreSchedule(context, before);
      for (const note of restored.notes) notes.add(note);
      return undefined;
    },
  };
  const end = await follow(context, side, new Deadline(clock, timeout));
  if (end.end === "back")
    return { state: "back", text: [`${entry.name} has its previous target again.`, ...notes].join(" ") };
  const reason = end.end === "not-back" ? end.reason : `${end.by} changed it`;
  const what = `${entry.name} was not rolled back to the previous revision: ${reason}.`;
  const remedy = "Compare its targets with the task definitions in the report, and restore them by hand.";
  const cause = { name: "rollback-failed", what, evidence: [...differences, ...notes], remedy };
  return { state: "not-back", text: what, cause };
}
