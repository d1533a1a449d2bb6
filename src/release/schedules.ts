/** Moves the schedules to the new revisions, after the services, and verifies each by reading it again. */
import { Failure } from "../core/failure.ts";
import type { Plan } from "../plan/plan.ts";
import { moveSchedule } from "../schedules/move.ts";
import { proveSchedule } from "../schedules/prove.ts";
import { type ScheduleContext, type ScheduleState, towards } from "../schedules/schedule.ts";
import type { ReleaseContext } from "./context.ts";
import type { ScheduleVerdict } from "../core/events.ts";
import type { ScheduleEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";

/** The schedules with a target that does not run the release's revision yet. */
function moving(plan: Plan, revisions: ReadonlyMap<string, string>): ScheduleState[] {
  return plan.schedules
    .map((state) => towards(state, revisions))
    .filter((state) =>
      state.targets.some(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition),
    );
}

export const schedulesMove = (plan: Plan, revisions: ReadonlyMap<string, string>): boolean =>
  moving(plan, revisions).length > 0;

const verdictOf = (state: ScheduleState, verdict: Outcome, notes: readonly string[]): ScheduleVerdict => ({
  name: state.name,
  verdict,
  from: state.targets.map(({ taskDefinition }) => taskDefinition),
  to: state.targets.find(({ to }) => to !== undefined)?.to ?? "",
  ...(notes.length > 0 && { note: notes.join(" ") }),
});

const contextOf = ({ aws, clock, signal }: ReleaseContext): ScheduleContext => ({ aws, clock, signal });

export async function moveSchedules(
  context: ReleaseContext,
  plan: Plan,
  revisions: ReadonlyMap<string, string>,
): Promise<void> {
  const states = moving(plan, revisions);
  for (const state of plan.schedules) {
    const stays = !states.some(({ name }) => name === state.name);
    if (stays) context.emit({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
  }
  for (const state of states) {
    const complete = context.journal.write<ScheduleEntry>({
      kind: "schedule",
      name: state.name,
      before: state,
    });
    const onLost = (): void => complete({ lostAt: context.clock.now() });
    const { notes } = await moveSchedule({ ...contextOf(context), onLost }, state);
    complete({ answered: true });
    const proof = await proveSchedule(contextOf(context), state, "moved");
    if (!proof.proven) {
      throw new Failure({
        name: "schedule-not-moved",
        what: `${state.name} was moved to the new revision, but does not run it.`,
        evidence: proof.differences,
        remedy: "Another tool (Terraform, CDK) may manage it too. Let only one tool change it.",
      });
    }
    context.emit({
      kind: "schedule-ended",
      verdict: verdictOf(state, "released", [...state.notes, ...notes]),
    });
  }
}

export const scheduleVerdictOf = (state: ScheduleState, verdict: Outcome, note: string): ScheduleVerdict =>
  verdictOf(state, verdict, [note]);
