/** Reads and writes an EventBridge Scheduler schedule as a whole. Source: docs/aws-reference.md#schedules. */
import { randomUUID } from "node:crypto";
import type { UpdateScheduleCommandOutput } from "@aws-sdk/client-scheduler";
import { awsProblemOf, failedAs } from "../aws/errors/classify.ts";
import { JsonDocument } from "../ecs/definition/document.ts";
import type { Change, Place, Refusal, ScheduleContext } from "./schedule.ts";
import { isSameJson, withoutStart } from "./target.ts";

export interface Schedule {
  /** Name of the schedule group. */
  readonly place: string;
  readonly id: string;
}

/** Members of GetSchedule that UpdateSchedule doesn't accept in its body; `Name` is in the URL. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);

const resourceOf = ({ place, id }: Schedule): string => `schedule/${place}/${id}`;

/** The writable members of a schedule, as GetSchedule sent them. */
export async function readSettings(context: ScheduleContext, schedule: Schedule): Promise<string> {
  const scheduler = await context.aws.scheduler();
  let answer = "";
  await scheduler.getSchedule(
    { Name: schedule.id, GroupName: schedule.place },
    { signal: context.signal, resource: resourceOf(schedule), onText: (body) => (answer = body) },
  );
  return JsonDocument.parse(answer).removeEach([], readOnly).text;
}

export const schedulePlace = (context: ScheduleContext, schedule: Schedule): Place => ({
  read: async () => new Map([[schedule.id, await readSettings(context, schedule)]]),
  write: async (changes) => {
    const refusals: Refusal[] = [];
    const notes: string[] = [];
    for (const change of changes) {
      try {
        refusals.push(...(await update(context, schedule, change)));
      } catch (error) {
        const text = withoutStart(change.text);
        if (!isPastStartRefused(error) || text === change.text) throw error;
        notes.push(
          `AWS rejected the StartDate of ${schedule.id} because it is in the past, so the step removed it.`,
        );
        refusals.push(...(await update(context, schedule, { ...change, text })));
      }
    }
    return { refusals, notes };
  },
});

/** AWS may reject a past StartDate (docs/aws-reference.md). The schedule runs the same without it. */
const isPastStartRefused = (error: unknown): boolean =>
  failedAs(error, "invalid") && awsProblemOf(error)?.message.includes("StartDate") === true;

async function update(context: ScheduleContext, schedule: Schedule, change: Change): Promise<Refusal[]> {
  const scheduler = await context.aws.scheduler();
  // A token for the attempts of this update only: AWS ignores repeated requests with the same token.
  const body = JsonDocument.parse(change.text).set(["ClientToken"], randomUUID()).text;
  const refuse = (reason: string): Refusal[] => [{ id: change.id, reason, again: true }];
  let interfered = false;
  /** After a lost response: whether the schedule has the new state, the old one, or somebody else's. */
  const found = async (): Promise<UpdateScheduleCommandOutput | undefined> => {
    context.onLost?.();
    const settings = await readSettings(context, schedule);
    const isDone = isSameJson(settings, change.text);
    if (!isDone && isSameJson(settings, change.before)) return undefined;
    interfered = !isDone;
    return { $metadata: {}, ScheduleArn: undefined };
  };
  try {
    await scheduler.updateSchedule(
      // The body replaces these members; the SDK's type requires them.
      { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined },
      { body, signal: context.signal, resource: resourceOf(schedule), found },
    );
  } catch (error) {
    if (!failedAs(error, "conflict")) throw error;
    return refuse(error.message);
  }
  return interfered ? refuse("the schedule changed while a response was lost") : [];
}
