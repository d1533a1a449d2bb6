/** The rollback: everything that the ledger says was changed, in reverse order, each part waited for and proven. */
import { revisionName } from "../../aws/arn.ts";
import { type Cause, Failure, messageOf } from "../../core/failure.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { Ledger, ScheduleEntry, ServiceEntry } from "../../core/journal.ts";
import { lastLook } from "../last-look.ts";
import { commandFor, type PartEnd, partEndOf } from "./part-end.ts";
import { putBackService } from "./service.ts";
import { scheduleVerdictOf } from "../schedules.ts";
import { putBackSchedule } from "./schedule.ts";
import { verdictOfPart } from "../verdicts.ts";

export interface UndoEnd {
  /** By the name of the service or schedule. */
  readonly parts: ReadonlyMap<string, PartEnd>;
}

interface Part {
  readonly name: string;
  readonly to: string;
  /** What is known of it when nothing of it can be read, and what a person can do then. */
  readonly unseen: () => { readonly text: string; readonly remedy: string };
  readonly putBack: () => Promise<PartEnd>;
}

/**
 * `lost`: services that another deployment has taken over, which are never touched. Rejects for a cancel alone: a part that can't go back doesn't stop the others, and is named.
 */
export async function undo(
  context: ReleaseContext,
  reason: string,
  lost: ReadonlySet<string> = new Set(),
): Promise<UndoEnd> {
  const parts = new Map<string, PartEnd>();
  for (const group of groupsOf(context.ledger, lost)) {
    await Promise.all(
      group.map(async (entry) => {
        const part = entry.kind === "schedule" ? schedulePart(context, entry) : servicePart(context, entry);
        parts.set(part.name, await putBack(context, part, reason));
      }),
    );
  }
  await lookAgain(context, parts);
  return { parts };
}

/** The last look is last: a part that was back may have been deployed by somebody else while others were put back. */
async function lookAgain(context: ReleaseContext, parts: Map<string, PartEnd>): Promise<void> {
  await context.aside?.over();
  const back = context.ledger.services.filter(({ service }) => parts.get(service)?.state === "back");
  for (const { service: name, verdict, by, cause } of await lastLook(context, back, "recorded")) {
    const entry = back.find(({ service }) => service === name);
    if (entry === undefined) continue;
    const reason = verdict === "superseded" ? undefined : cause.what;
    const end = partEndOf(
      entry,
      reason === undefined ? { end: "superseded", by } : { end: "not-back", reason },
    );
    parts.set(name, end);
    const why = end.state === "not-back" ? { cause: end.cause } : {};
    context.tell({ kind: "rollback-ended", part: name, back: false, text: end.text, ...why });
  }
}

/** Schedules first, then the waves from the last to the first; within a group the parts don't touch each other. Pure. */
export function groupsOf(
  ledger: Pick<Ledger, "schedules" | "services">,
  lost: ReadonlySet<string>,
): ReadonlyArray<ReadonlyArray<ScheduleEntry | ServiceEntry>> {
  const services = ledger.services.filter(({ service }) => !lost.has(service));
  const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
  return [
    ledger.schedules.toReversed(),
    ...waves.map((number) => services.filter(({ wave }) => wave === number)),
  ];
}

const servicePart = (context: ReleaseContext, entry: ServiceEntry): Part => ({
  name: entry.service,
  to: revisionName(entry.from),
  unseen: () => {
    // A copy may have been registered for the rollback since.
    const now = context.ledger.services.find(({ service }) => service === entry.service) ?? entry;
    return {
      text: `${entry.service} was being moved from ${revisionName(entry.from)} to ${revisionName(entry.to)}; what it runs now is not proven.`,
      remedy: `Then look at ${entry.service}, and put it back with: ${commandFor(now)}`,
    };
  },
  putBack: () => putBackService(context, entry, new Deadline(context.clock, context.request.rollout.timeout)),
});

const schedulePart = (context: ReleaseContext, entry: ScheduleEntry): Part => ({
  name: entry.name,
  to: [...new Set(entry.before.targets.map(({ taskDefinition }) => revisionName(taskDefinition)))].join(", "),
  unseen: () => ({
    text: `${entry.name} was being moved; what it runs now is not proven.`,
    remedy: `Then look at ${entry.name}, and set the revision that it ran before.`,
  }),
  putBack: async () => {
    const end = await putBackSchedule(context, entry);
    context.tell({
      kind: "schedule-ended",
      verdict: scheduleVerdictOf(entry.before, verdictOfPart(end), end.text),
    });
    return end;
  },
});

async function putBack(context: ReleaseContext, part: Part, reason: string): Promise<PartEnd> {
  const { tell, signal } = context;
  tell({ kind: "rolling-back", part: part.name, to: part.to, reason });
  let end: PartEnd;
  try {
    end = await part.putBack();
  } catch (error) {
    signal.throwIfAborted();
    end = {
      state: "not-back",
      text: `${messageOf(error)} ${part.unseen().text}`,
      cause: whyNot(error, part),
    };
  }
  const cause = end.state === "not-back" ? { cause: end.cause } : {};
  tell({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
  return end;
}

function whyNot(error: unknown, { name, ...part }: Part): Cause {
  const unseen = part.unseen();
  if (!(error instanceof Failure)) {
    const what = `Putting ${name} back failed: ${messageOf(error)}.`;
    return { name: "internal-error", what, evidence: [unseen.text], remedy: unseen.remedy };
  }
  const { evidence, remedy } = error.why;
  const steps = [remedy, unseen.remedy].filter((step) => step !== undefined);
  return { ...error.why, evidence: [...evidence, unseen.text], remedy: steps.join(" ") };
}
