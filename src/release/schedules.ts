/** Moves the schedules to the new revisions, last of all, and back. Each is proven by reading it again. */
import { Failure } from "../core/failure.ts";
import type { Plan } from "../plan/plan.ts";
import { moveSchedule, restoreSchedule } from "../schedules/move.ts";
import { proveSchedule } from "../schedules/prove.ts";
import { type ScheduleContext, type ScheduleState, towards } from "../schedules/schedule.ts";
import type { ReleaseContext } from "./context.ts";
import type { ScheduleVerdict } from "../core/events.ts";
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";

/** The states whose targets name something else than the release's revisions. */
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
    if (stays) context.tell({ kind: "schedule-ended", verdict: verdictOf(state, "unchanged", state.notes) });
  }
  for (const state of states) {
    context.ledger.write({ kind: "schedule", name: state.name, before: state });
    const { notes } = await moveSchedule(contextOf(context), state);
    const proof = await proveSchedule(contextOf(context), state, "moved");
    if (!proof.proven) {
      throw new Failure({
        name: "schedule-not-moved",
        what: `${state.name} does not run the new revision after it was moved.`,
        evidence: proof.differences,
        remedy: "Somebody else may change it at the same time (Terraform, CDK): let one of them do it.",
      });
    }
    context.tell({
      kind: "schedule-ended",
      verdict: verdictOf(state, "released", [...state.notes, ...notes]),
    });
  }
}

/** Puts one schedule back to the document that the ledger holds. */
export async function restore(context: ReleaseContext, state: ScheduleState): Promise<PartEnd> {
  const { notes } = await restoreSchedule(contextOf(context), state);
  const proof = await proveSchedule(contextOf(context), state, "restored");
  if (proof.proven) return { state: "back", text: [`${state.name} is back.`, ...notes].join(" ") };
  const what = `${state.name} is not back on what it ran before.`;
  const remedy = "Compare its targets with the task definitions in the report, and set them by hand.";
  return {
    state: "not-back",
    text: what,
    cause: { name: "rollback-failed", what, evidence: [...proof.differences, ...notes], remedy },
  };
}

export const scheduleVerdictOf = (state: ScheduleState, verdict: Outcome, note: string): ScheduleVerdict =>
  verdictOf(state, verdict, [note]);
