/** Rolls back every change in the journal, in reverse order, and verifies each. */
import { revisionName } from "../../aws/arn.ts";
import { type Cause, Failure, messageOf, joined, withoutStop } from "../../core/failure.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { Journal, ScheduleEntry, ServiceEntry } from "../../core/journal.ts";
import { finalCheck } from "../final-check.ts";
import { CodeDeployRollback } from "./codedeploy.ts";
import { EcsRollback } from "./ecs.ts";
import { follow, start } from "./follow.ts";
import { commandFor, type PartEnd, partEndOf } from "./part-end.ts";
import { scheduleVerdictOf } from "../schedules.ts";
import { rollBackSchedule } from "./schedule.ts";
import type { ServiceRollback } from "./service.ts";
import { verdictOfPart } from "../verdicts.ts";

type PartEntry = ScheduleEntry | ServiceEntry;

/**
 * Returns the end of each part, by the name of the service or schedule. Rejects only if the job is canceled: a part that
 * can't be rolled back is reported and does not stop the others.
 * @param superseded services that another deployment has replaced; they are not changed
 */
export async function undo(
  context: ReleaseContext,
  reason: string,
  superseded: ReadonlySet<string> = new Set(),
): Promise<ReadonlyMap<string, PartEnd>> {
  const parts = new Map<string, PartEnd>();
  for (const group of groupsOf(context.journal, superseded)) {
    const rollingBack = group.map(async (entry) =>
      parts.set(entry.name, await rollBack(context, entry, reason)),
    );
    await Promise.all(rollingBack);
  }
  await checkAgain(context, parts);
  return parts;
}

/** Checks again at the end: somebody else may have deployed a service while others were being rolled back. */
async function checkAgain(context: ReleaseContext, parts: Map<string, PartEnd>): Promise<void> {
  await context.background?.finish();
  const back = context.journal.services.filter(({ name }) => parts.get(name)?.state === "back");
  for (const { entry, verdict, by, cause } of await finalCheck(context, back, "recorded")) {
    const superseded = verdict === "superseded";
    const end = partEndOf(
      entry,
      superseded ? { end: "superseded", by } : { end: "not-back", reason: cause.what },
    );
    parts.set(entry.name, end);
    emitEnd(context, entry, end);
  }
}

/** Schedules first, then the waves from last to first; the parts of a group are independent of each other. Pure. */
export function groupsOf(
  journal: Pick<Journal, "schedules" | "services">,
  superseded: ReadonlySet<string>,
): ReadonlyArray<readonly PartEntry[]> {
  const services = journal.services.filter(({ name }) => !superseded.has(name));
  const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
  return [
    journal.schedules.toReversed(),
    ...waves.map((number) => services.filter(({ wave }) => wave === number)),
  ];
}

async function rollBack(context: ReleaseContext, entry: PartEntry, reason: string): Promise<PartEnd> {
  const { emit, signal } = context;
  const before =
    entry.kind === "service" ? [entry.from] : entry.before.targets.map((target) => target.taskDefinition);
  const to = [...new Set(before.map(revisionName))].join(", ");
  emit({ kind: "rolling-back", part: entry.name, to, reason });
  let end: PartEnd;
  try {
    end = await (entry.kind === "schedule"
      ? rollBackSchedule(context, entry)
      : rollBackService(context, entry));
  } catch (error) {
    signal.throwIfAborted();
    end = unverified(context, entry, error);
  }
  if (entry.kind === "schedule") {
    const verdict = scheduleVerdictOf(entry.before, verdictOfPart(end), end.text);
    emit({ kind: "schedule-ended", verdict });
  }
  emitEnd(context, entry, end);
  return end;
}

function emitEnd({ emit }: ReleaseContext, { name: part }: PartEntry, end: PartEnd): void {
  const cause = end.state === "not-back" ? { cause: end.cause } : {};
  emit({ kind: "rollback-ended", part, back: end.state === "back", text: end.text, ...cause });
}

/** Waits until the rollback is verified or has failed. */
async function rollBackService(context: ReleaseContext, entry: ServiceEntry): Promise<PartEnd> {
  const side = sideOf(context, entry);
  const end = await follow(context, side, new Deadline(context.clock, context.request.rollout.timeout));
  return partEndOf(side.entry, end, end.end === "not-back" ? await side.diagnose() : undefined);
}

/** Sends the call that starts the rollback, without waiting, because the job is about to be killed. */
export const startRollback = (context: ReleaseContext, entry: ServiceEntry): Promise<void> =>
  start(context.clock, sideOf(context, entry));

const sideOf = (context: ReleaseContext, entry: ServiceEntry): ServiceRollback =>
  entry.controller === "CODE_DEPLOY"
    ? new CodeDeployRollback(context, entry)
    : new EcsRollback(context, entry);

/** The rollback itself failed, so nothing shows which revision the part runs. */
function unverified({ journal }: ReleaseContext, entry: PartEntry, error: unknown): PartEnd {
  const { name } = entry;
  const from =
    entry.kind === "service" ? ` from ${revisionName(entry.from)} to ${revisionName(entry.to)}` : "";
  const text = `${name} was being moved${from}; its current revision is not verified.`;
  // The rollback may have registered a copy since.
  const now = entry.kind === "service" && (journal.services.find((one) => one.name === name) ?? entry);
  const how = now ? `roll it back with: ${commandFor(now)}` : "set the revision that it ran before.";
  const why: Cause =
    error instanceof Failure
      ? error.why
      : {
          name: "internal-error",
          what: `Rolling back ${name} failed: ${withoutStop(messageOf(error))}.`,
          evidence: [],
        };
  const remedy = joined(why.remedy, `Then check ${name} and ${how}`);
  return {
    state: "not-back",
    text: `${messageOf(error)} ${text}`,
    cause: { ...why, evidence: [...why.evidence, text], remedy },
  };
}
