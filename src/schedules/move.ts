/**
 * Moves a schedule's targets to other revisions, and back. Reads the documents again before each write, and `decide.ts`
 * decides on each. Writes all targets of a rule, or none if one is refused.
 */
import { delayAfter, scheduleWrites } from "../aws/retry.ts";
import { Failure } from "../core/failure.ts";
import { type Decision, decideMove, decideRestore } from "./decide.ts";
import { placeOf } from "./place.ts";
import type { Change, Refusal, ScheduleContext, ScheduleState, TargetState } from "./schedule.ts";

/** IDs of the changed targets, and notes for the user. */
export interface ScheduleChange {
  readonly changed: readonly string[];
  readonly notes: readonly string[];
}

type Decide = (target: TargetState, now: string | undefined) => Decision;

/**
 * Moves every target to the revision of `towards`. Rejects with a Failure: `schedule-changed` if somebody else changed a
 * target's task definition, `schedule-not-written` if AWS rejected a target. In the second case some targets may have
 * moved; `restoreSchedule` moves them back.
 */
export const moveSchedule = (context: ScheduleContext, state: ScheduleState): Promise<ScheduleChange> =>
  change(context, state, decideMove);

/**
 * Restores the recorded document of every target that `moveSchedule` moved, byte for byte. Keeps somebody else's changes
 * apart from the task definition. Rejects like `moveSchedule`.
 */
export const restoreSchedule = (context: ScheduleContext, state: ScheduleState): Promise<ScheduleChange> =>
  change(context, state, decideRestore);

async function change(
  context: ScheduleContext,
  state: ScheduleState,
  decide: Decide,
): Promise<ScheduleChange> {
  const place = placeOf(context, state);
  const changed = new Set<string>();
  const notes = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const now = await place.read();
    const changes = decideAll(state, now, decide, notes);
    const written = await place.write(changes);
    const { refusals } = written;
    for (const note of written.notes) notes.add(note);
    const refused = new Set(refusals.map(({ id }) => id));
    for (const { id } of changes) if (!refused.has(id)) changed.add(id);
    if (refusals.length === 0) return { changed: [...changed], notes: [...notes] };
    const delay = delayAfter(scheduleWrites, attempt);
    if (delay === undefined || refusals.some(({ again }) => !again)) throw notWritten(state, refusals);
    await context.clock.sleep(delay, context.signal);
  }
}

function decideAll(
  state: ScheduleState,
  now: ReadonlyMap<string, string>,
  decide: Decide,
  notes: Set<string>,
): Change[] {
  const changes: Change[] = [];
  const reasons: string[] = [];
  for (const target of state.targets) {
    const before = now.get(target.id);
    const decision = decide(target, before);
    if (decision.do === "refuse") reasons.push(decision.reason);
    else if (decision.note !== undefined) notes.add(decision.note);
    if (decision.do === "write" && before !== undefined)
      changes.push({ id: target.id, before, text: decision.text });
  }
  if (reasons.length > 0) throw changedBySomebody(state, reasons);
  return changes;
}

const changedBySomebody = ({ name }: ScheduleState, reasons: readonly string[]): Failure =>
  new Failure({
    name: "schedule-changed",
    what: `${name}: somebody else changed it during the release, so the step doesn't change it.`,
    evidence: reasons,
    remedy: "Find out what else changes it, then run the job again.",
  });

const notWritten = ({ name }: ScheduleState, refusals: readonly Refusal[]): Failure =>
  new Failure({
    name: "schedule-not-written",
    what: `AWS rejected ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
      ? "Somebody else keeps changing it. Run the job again after they finish."
      : "Fix the problem that AWS's message describes.",
  });
