/** Verifies the task definitions that schedules use now. */
import { Deadline, poll, seconds } from "../core/time.ts";
import { placeOf } from "./place.ts";
import type { ScheduleContext, ScheduleState, TargetState } from "./schedule.ts";
import { isSameTaskDefinition, namedIn } from "./target.ts";

/** Task definition of each target, by target ID; `undefined` for a target that no longer exists. */
export type CurrentRevisions = ReadonlyMap<string, string | undefined>;

export interface Proof {
  readonly proven: boolean;
  readonly where: CurrentRevisions;
  /** A sentence for each target with another task definition. */
  readonly differences: readonly string[];
}

/** The current task definition of each target. Rejects with a Failure. */
export async function currentRevisions(
  context: ScheduleContext,
  state: ScheduleState,
): Promise<CurrentRevisions> {
  const now = await placeOf(context, state).read();
  return new Map(
    state.targets.map(({ id, naming }) => {
      const document = now.get(id);
      return [id, document === undefined ? undefined : namedIn(document, naming)];
    }),
  );
}

/** EventBridge may need a short time to apply a change of targets (PutTargets, API reference). */
const lag = seconds(15);

/**
 * Whether every moved target uses the revision of `towards` (`moved`) or the recorded one (`restored`). Polls for up to
 * 15 s. Rejects with a Failure.
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
    const where = await currentRevisions(context, state);
    const differences = differencesFrom(state, where, expected);
    proof = { proven: differences.length === 0, where, differences };
    return proof.proven ? true : undefined;
  });
  return proof;
}

/** A sentence for each target with the wrong task definition. */
export const differencesFrom = (
  { targets }: ScheduleState,
  where: CurrentRevisions,
  expected: "moved" | "restored",
): readonly string[] => targets.flatMap((target) => difference(target, where.get(target.id), expected));

function difference(
  { id, to, taskDefinition }: TargetState,
  now: string | undefined,
  expected: "moved" | "restored",
): string[] {
  if (to === undefined) return [];
  const wanted = expected === "moved" ? to : taskDefinition;
  if (now === undefined) return [`Target ${id} no longer exists; it should use ${wanted}.`];
  return isSameTaskDefinition(now, wanted) ? [] : [`Target ${id} uses ${now}, not ${wanted}.`];
}
