/**
 * Moves a schedule's targets to other revisions, and back. Before each write the documents are read again, and each
 * is decided on by `decide.ts`; all of a rule's targets are written, or none where one is refused.
 */
import { Failure } from "../core/failure.ts";
import { type Decision, decideMove, decideRestore } from "./decide.ts";
import { placeOf } from "./place.ts";
import type { Change, Refusal, ScheduleContext, ScheduleState, TargetState } from "./schedule.ts";

/** What was written: ids of the targets, and what a person should know, in sentences. */
export interface ScheduleChange {
  readonly changed: readonly string[];
  readonly notes: readonly string[];
}

type Decide = (target: TargetState, now: string | undefined) => Decision;

const maxAttempts = 5;
/** Milliseconds before the second attempt; doubled for each further one. */
const firstWait = 500;

/**
 * Makes every target name the revision of `towards`. Rejects with a Failure: `schedule-changed` when somebody else
 * has changed which task definition a target names, `schedule-not-written` when AWS took some target not; then
 * targets may have moved, and `restoreSchedule` puts them back.
 */
export const moveSchedule = (context: ScheduleContext, state: ScheduleState): Promise<ScheduleChange> =>
  change(context, state, decideMove);

/**
 * Puts every target that `moveSchedule` has moved back to the document that was recorded, byte for byte; what somebody
 * else changed of it since, apart from the task definition, is kept. Rejects as `moveSchedule` does.
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
    if (attempt >= maxAttempts || refusals.some(({ again }) => !again)) throw notWritten(state, refusals);
    await context.clock.sleep(firstWait * 2 ** (attempt - 1), context.signal);
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
    what: `Somebody else has changed ${name} since it was read, so it is left as it is.`,
    evidence: reasons,
    remedy: "See who deploys it besides this release, and run the job again.",
  });

const notWritten = ({ name }: ScheduleState, refusals: readonly Refusal[]): Failure =>
  new Failure({
    name: "schedule-not-written",
    what: `AWS did not take ${refusals.length === 1 ? "a target" : `${refusals.length} targets`} of ${name}.`,
    evidence: refusals.map(({ id, reason }) => `${id}: ${reason}`),
    remedy: refusals.every(({ again }) => again)
      ? "Somebody else keeps changing it at the same time: run the job again when they are done."
      : "Correct what the message names.",
  });
