/** The way back: everything that the ledger says was changed, in reverse order, each part waited for and proven. */
import { revisionName } from "../../aws/arn.ts";
import { type Cause, Failure, messageOf } from "../../core/failure.ts";
import { Deadline } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { ScheduleEntry, ServiceEntry } from "../../core/journal.ts";
import { commandFor, type PartEnd } from "./part-end.ts";
import { PutBack } from "./ecs.ts";
import { restore, scheduleVerdictOf } from "../schedules.ts";
import { verdictOfPart } from "../verdicts.ts";

export interface UndoEnd {
  /** By the name of the service or schedule. */
  readonly parts: ReadonlyMap<string, PartEnd>;
}

interface Part {
  readonly name: string;
  readonly to: string;
  /** What is known of it when nothing of it can be read, and what a person can do then. */
  readonly unseen: { readonly text: string; readonly remedy: string };
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
  for (const group of groups(context, lost)) {
    await Promise.all(
      group.map(async (part) => {
        parts.set(part.name, await putBack(context, part, reason));
      }),
    );
  }
  return { parts };
}

/** Schedules first, then the waves from the last to the first; within a group the parts don't touch each other. */
function groups(context: ReleaseContext, lost: ReadonlySet<string>): Part[][] {
  const { schedules } = context.ledger;
  const services = context.ledger.services.filter(({ service }) => !lost.has(service));
  const waves = [...new Set(services.map(({ wave }) => wave))].toSorted((one, other) => other - one);
  return [
    schedules.map((entry) => schedulePart(context, entry)).toReversed(),
    ...waves.map((wave) =>
      services.filter((entry) => entry.wave === wave).map((entry) => servicePart(context, entry)),
    ),
  ];
}

const servicePart = (context: ReleaseContext, entry: ServiceEntry): Part => ({
  name: entry.service,
  to: revisionName(entry.from),
  unseen: {
    text: `${entry.service} was on its way from ${revisionName(entry.from)} to ${revisionName(entry.to)}; where it is now is not proven.`,
    remedy: `Then look at ${entry.service}, and put it back with: ${commandFor(entry)}`,
  },
  putBack: () => PutBack.run(context, entry, new Deadline(context.clock, context.request.rollout.timeout)),
});

const schedulePart = (context: ReleaseContext, { name, before }: ScheduleEntry): Part => ({
  name,
  to: [...new Set(before.targets.map(({ taskDefinition }) => revisionName(taskDefinition)))].join(", "),
  unseen: {
    text: `${name} was being moved; where it is now is not proven.`,
    remedy: `Then look at ${name}, and set the revision that it ran before.`,
  },
  putBack: async () => {
    const end = await restore(context, before);
    context.tell({
      kind: "schedule-ended",
      verdict: scheduleVerdictOf(before, verdictOfPart(end), end.text),
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
    end = { state: "not-back", text: `${messageOf(error)} ${part.unseen.text}`, cause: whyNot(error, part) };
  }
  const cause = end.state === "not-back" ? { cause: end.cause } : {};
  tell({ kind: "rollback-ended", part: part.name, back: end.state === "back", text: end.text, ...cause });
  return end;
}

function whyNot(error: unknown, { name, unseen }: Part): Cause {
  if (!(error instanceof Failure)) {
    const what = `Putting ${name} back failed: ${messageOf(error)}.`;
    return { name: "internal-error", what, evidence: [unseen.text], remedy: unseen.remedy };
  }
  const { evidence, remedy } = error.why;
  const steps = [remedy, unseen.remedy].filter((step) => step !== undefined);
  return { ...error.why, evidence: [...evidence, unseen.text], remedy: steps.join(" ") };
}
