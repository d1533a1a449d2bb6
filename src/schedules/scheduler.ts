/** A schedule of EventBridge Scheduler, read and written whole. Source: docs/aws-reference.md#schedules. */
import { randomUUID } from "node:crypto";
import type { UpdateScheduleCommandOutput } from "@aws-sdk/client-scheduler";
import { classify } from "../aws/errors/classify.ts";
import { JsonDocument } from "../ecs/definition/document.ts";
import { Failure } from "../core/failure.ts";
import type { Change, Place, Refusal, ScheduleContext } from "./schedule.ts";
import { isSameJson, withoutStart } from "./target.ts";

export interface Schedule {
  /** Name of the schedule group. */
  readonly place: string;
  readonly id: string;
}

/** What GetSchedule answers and UpdateSchedule does not take in its body: `Name` stands in the address. */
const readOnly = new Set(["Arn", "CreationDate", "LastModificationDate", "Name"]);

const resourceOf = ({ place, id }: Schedule): string => `schedule/${place}/${id}`;

/** What of a schedule can be changed, as GetSchedule sent it: what is recorded, compared, and sent back whole. */
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
        notes.push(`AWS refused the StartDate of ${schedule.id}, which is in the past: it was removed.`);
        refusals.push(...(await update(context, schedule, { ...change, text })));
      }
    }
    return { refusals, notes };
  },
});

/** AWS may refuse to write back a StartDate that has passed (docs/aws-reference.md); without it the schedule runs the same. */
const isPastStartRefused = (error: unknown): boolean =>
  error instanceof Failure &&
  classify(error.cause).kind === "invalid" &&
  classify(error.cause).message.includes("StartDate");

async function update(context: ScheduleContext, schedule: Schedule, change: Change): Promise<Refusal[]> {
  const scheduler = await context.aws.scheduler();
  // One token for all attempts at this update, and for no other: AWS drops what comes again under a token.
  const body = JsonDocument.parse(change.text).set(["ClientToken"], randomUUID()).text;
  const refuse = (reason: string): Refusal[] => [{ id: change.id, reason, again: true }];
  let interfered = false;
  /** After a lost answer: whether the schedule stands as it is to be, as before, or as somebody else has put it. */
  const found = async (): Promise<UpdateScheduleCommandOutput | undefined> => {
    const settings = await readSettings(context, schedule);
    const isDone = isSameJson(settings, change.text);
    if (!isDone && isSameJson(settings, change.before)) return undefined;
    interfered = !isDone;
    return { $metadata: {}, ScheduleArn: undefined };
  };
  try {
    await scheduler.updateSchedule(
      // The body stands for all but the name; the SDK's type asks for the others.
      { Name: schedule.id, ScheduleExpression: undefined, Target: undefined, FlexibleTimeWindow: undefined },
      { body, signal: context.signal, resource: resourceOf(schedule), found },
    );
  } catch (error) {
    if (!(error instanceof Failure) || classify(error.cause).kind !== "conflict") throw error;
    return refuse(error.message);
  }
  return interfered ? refuse("the schedule was changed while an answer was lost") : [];
}
