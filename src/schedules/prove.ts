/** Reads schedules back: what they name now. */
import { Deadline, poll, seconds } from "../core/time.ts";
import { placeOf } from "./place.ts";
import type { ScheduleContext, ScheduleState, TargetState } from "./schedule.ts";
import { isSameTaskDefinition, namedIn } from "./target.ts";

/** What each target names, by its id; `undefined` for a target that is gone. */
export type Whereabouts = ReadonlyMap<string, string | undefined>;

export interface Proof {
  readonly proven: boolean;
  readonly where: Whereabouts;
  /** A sentence for each target that names something else. */
  readonly differences: readonly string[];
}

/** What the schedule's targets name now. Rejects with a Failure. */
export async function whereNow(context: ScheduleContext, state: ScheduleState): Promise<Whereabouts> {
  const now = await placeOf(context, state).read();
  return new Map(
    state.targets.map(({ id, naming }) => {
      const document = now.get(id);
      return [id, document === undefined ? undefined : namedIn(document, naming)];
    }),
  );
}

/** EventBridge asks for a short time until a change of targets shows (PutTargets, API reference). */
const lag = seconds(15);

/**
 * Whether every target that had to move names the revision of `towards` (`moved`) or the recorded one (`restored`).
 * Looks for 15 s before it says no. Rejects with a Failure.
 */
export async function proveSchedule(
  context: ScheduleContext,
  state: ScheduleState,
  expected: "moved" | "restored",
): Promise<Proof> {
  let proof: Proof = { proven: false, where: new Map(), differences: [] };
  const { clock, signal } = context;
  const options = { clock, pace: () => seconds(1), deadline: new Deadline(clock, lag) };
  await poll(signal === undefined ? options : { ...options, signal }, async () => {
    const where = await whereNow(context, state);
    const differences = differencesFrom(state, where, expected);
    proof = { proven: differences.length === 0, where, differences };
    return proof.proven ? true : undefined;
  });
  return proof;
}

/** A sentence for each target that names something else than it should. */
export const differencesFrom = (
  { targets }: ScheduleState,
  where: Whereabouts,
  expected: "moved" | "restored",
): readonly string[] => targets.flatMap((target) => difference(target, where.get(target.id), expected));

function difference(
  { id, to, taskDefinition }: TargetState,
  now: string | undefined,
  expected: "moved" | "restored",
): string[] {
  if (to === undefined) return [];
  const wanted = expected === "moved" ? to : taskDefinition;
  if (now === undefined) return [`The target ${id} is gone; it should name ${wanted}.`];
  return isSameTaskDefinition(now, wanted) ? [] : [`The target ${id} names ${now}, not ${wanted}.`];
}
