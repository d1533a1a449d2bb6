/**
 * The service scheduler's next step in a rolling deployment, computed only from counts
 * (docs/aws-reference.md#rollouts).
 */

/** Tasks of one deployment that are not stopping. */
export interface Group {
  readonly live: number;
  readonly healthy: number;
}

export interface OldGroup extends Group {
  /** How many it should keep while it is replaced. */
  readonly keep: number;
  /** May start replacements for tasks that failed. */
  readonly replaces: boolean;
}

export interface RollingState {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly primary: Group;
  /** Whether the PRIMARY may start tasks now. */
  readonly launches: boolean;
  /** The PRIMARY has finally failed: the others stay as they are. */
  readonly held: boolean;
  /** Deployments being replaced, in the order in which they are emptied. */
  readonly old: readonly OldGroup[];
  /** Number of tasks that are stopping. */
  readonly stopping: number;
}

export interface RollingStep {
  readonly start: number;
  readonly stopPrimary: number;
  /** One entry for each of `old`. */
  readonly restart: readonly number[];
  readonly stop: readonly number[];
  /** The percentages allow no step: a deadlock. */
  readonly deadlock: boolean;
}

export const minimumHealthy = (desired: number, percent: number): number =>
  Math.ceil((desired * percent) / 100);
export const maximumTasks = (desired: number, percent: number): number =>
  Math.floor((desired * percent) / 100);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const atLeastZero = (number: number): number => Math.max(0, number);

export function rollingStep(state: RollingState): RollingStep {
  const { desired, primary, old } = state;
  const min = minimumHealthy(desired, state.minimumHealthyPercent);
  const max = maximumTasks(desired, state.maximumPercent);
  const live = primary.live + sum(old.map((group) => group.live));
  const start = state.launches ? atLeastZero(Math.min(desired - primary.live, max - live)) : 0;
  const restart = restarts(old, Math.min(max, state.held ? max : min) - live - start);
  const stop = state.held ? old.map(() => 0) : stops(state, min, live + start + sum(restart));
  const stopPrimary = atLeastZero(primary.live - desired);
  const idle = start + stopPrimary + sum(restart) + sum(stop) + state.stopping === 0;
  const arriving = primary.live > primary.healthy || old.some((group) => group.live > group.healthy);
  const unfinished = primary.live < desired || old.some((group) => group.live > 0);
  return {
    start,
    stopPrimary,
    restart,
    stop,
    deadlock: state.launches && !state.held && idle && !arriving && unfinished,
  };
}

/** Replaces failed tasks of old deployments, unless new ones take their place. */
function restarts(old: readonly OldGroup[], room: number): number[] {
  let left = atLeastZero(room);
  return old.map((group) => {
    const missing = group.replaces ? atLeastZero(group.keep - group.live) : 0;
    const count = Math.min(missing, left);
    left -= count;
    return count;
  });
}

/** Stops old tasks: unhealthy ones while enough tasks remain in total, healthy ones down to the minimum. */
function stops({ primary, old }: RollingState, min: number, live: number): number[] {
  let surplusLive = atLeastZero(live - min);
  let surplusHealthy = atLeastZero(primary.healthy + sum(old.map(({ healthy }) => healthy)) - min);
  return old.map((group) => {
    const unhealthy = Math.min(group.live - group.healthy, surplusLive);
    surplusLive -= unhealthy;
    const healthy = Math.min(group.healthy, surplusHealthy, surplusLive);
    surplusHealthy -= healthy;
    surplusLive -= healthy;
    return unhealthy + healthy;
  });
}
