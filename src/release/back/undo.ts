/** Rolls back every change in the ledger, in reverse order, and verifies each. */
import { revisionName } from "../../aws/arn.ts";
import { type Cause, Failure, messageOf } from "../../core/failure.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { Ledger, ScheduleEntry, ServiceEntry } from "../../core/journal.ts";
import { finalCheck } from "../final-check.ts";
import { commandFor, type PartEnd, partEndOf } from "./part-end.ts";
import { rollBackService } from "./service.ts";
import { scheduleVerdictOf } from "../schedules.ts";
import { rollBackSchedule } from "./schedule.ts";
import { verdictOfPart } from "../verdicts.ts";

export interface UndoEnd {
  /** By the name of the service or schedule. */
  readonly parts: ReadonlyMap<string, PartEnd>;
}

interface Part {
  readonly name: string;
  readonly to: string;
  /** The text and remedy if the part can't be read. */
  readonly unverified: () => { readonly text: string; readonly remedy: string };
  readonly putBack: () => Promise<PartEnd>;
}

/**
 * Rejects only if the job is canceled: a part that can't be rolled back is reported and does not stop the others.
 * @param superseded services that another deployment has replaced; they are not changed
 */
export async function undo(
  context: ReleaseContext,
  reason: string,
  superseded: ReadonlySet<string> = new Set(),
): Promise<UndoEnd> {
  const parts = new Map<string, PartEnd>();
  for (const group of groupsOf(context.ledger, superseded)) {
    await Promise.all(
      group.map(async (entry) => {
        const part = entry.kind === "schedule" ? schedulePart(context, entry) : servicePart(context, entry);
        parts.set(part.name, await putBack(context, part, reason));
      }),
    );
  }
  await checkAgain(context, parts);
  return { parts };
}

/** Checks again at the end: somebody else may have deployed a service while others were being rolled back. */
async function checkAgain(context: ReleaseContext, parts: Map<string, PartEnd>): Promise<void> {
  await context.background?.finish();
  const back = context.ledger.services.filter(({ name }) => parts.get(name)?.state === "back");
  for (const { name, verdict, by, cause } of await finalCheck(context, back, "recorded")) {
    const entry = back.find((one) => one.name === name);
    if (entry === undefined) continue;
    const reason = verdict === "superseded" ? undefined : cause.what;
    const end = partEndOf(
      entry,
      reason === undefined ? { end: "superseded", by } : { end: "not-back", reason },
    );
    parts.set(name, end);
    const why = end.state === "not-back" ? { cause: end.cause } : {};
    context.emit({ kind: "rollback-ended", part: name, back: false, text: end.text, ...why });
  }
}

/** Schedules first, then the waves from last to first; the parts of a group are independent of each other. Pure. */
export function groupsOf(
  ledger: Pick<Ledger, "schedules" | "services">,
  superseded: ReadonlySet<string>,
): ReadonlyArray<ReadonlyArray<ScheduleEntry | ServiceEntry>> {
  const services = ledger.services.filter(({ name }) => !superseded.has(name));
  const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
  return [
    ledger.schedules.toReversed(),
    ...waves.map((number) => services.filter(({ wave }) => wave === number)),
  ];
}

const servicePart = (context: ReleaseContext, entry: ServiceEntry): Part => ({
  name: entry.name,
  to: revisionName(entry.from),
  unverified: () => {
    // The rollback may have registered a copy since.
    const now = context.ledger.services.find(({ name }) => name === entry.name) ?? entry;
    return {
      text: `${entry.name} was being moved from ${revisionName(entry.from)} to ${revisionName(entry.to)}; its current revision is not verified.`,
      remedy: `Then check ${entry.name} and roll it back with: ${commandFor(now)}`,
    };
  },
  putBack: () =>
    rollBackService(context, entry, new Deadline(context.clock, context.request.rollout.timeout)),
});

const schedulePart = (context: ReleaseContext, entry: ScheduleEntry): Part => ({
  name: entry.name,
  to: [...new Set(entry.before.targets.map(({ taskDefinition }) => revisionName(taskDefinition)))].join(", "),
  unverified: () => ({
    text: `${entry.name} was being moved; its current revision is not verified.`,
    remedy: `Then check ${entry.name} and set the revision that it ran before.`,
  }),
  putBack: async () => {
    const end = await rollBackSchedule(context, entry);
    context.emit({
      kind: "schedule-ended",
      verdict: scheduleVerdictOf(entry.before, verdictOfPart(end), end.text),
    });
    return end;
  },
});

async function putBack(context: ReleaseContext, part: Part, reason: string): Promise<PartEnd> {
  const { emit, signal } = context;
  emit({ kind: "rolling-back", part: part.name, to: part.to, reason });
  let end: PartEnd;
  try {
    end = await part.putBack();
  } catch (error) {
    signal.throwIfAborted();
    end = {
      state: "not-back",
      text: `${messageOf(error)} ${part.unverified().text}`,
      cause: whyNot(error, part),
    };
  }
  const cause = end.state === "not-back" ? { cause: end.cause } : {};
  emit({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
  return end;
}

function whyNot(error: unknown, { name, ...part }: Part): Cause {
  const unverified = part.unverified();
  if (!(error instanceof Failure)) {
    const what = `Rolling back ${name} failed: ${messageOf(error)}.`;
    return { name: "internal-error", what, evidence: [unverified.text], remedy: unverified.remedy };
  }
  const { evidence, remedy } = error.why;
  const steps = [remedy, unverified.remedy].filter((step) => step !== undefined);
  return { ...error.why, evidence: [...evidence, unverified.text], remedy: steps.join(" ") };
}
