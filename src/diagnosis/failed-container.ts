/** Finds the container that made a task fail. Sources: docs/aws-reference.md#container-dependencies, #exit-codes. */
import type { ContainerPlan, ContainerState, TaskFacts } from "./facts.ts";

/** Containers that AWS adds to a task. They never decide its result (docs/aws-reference.md#container-dependencies). */
const injected = /^(?:aws-guardduty-agent|ecs-service-connect|aws-fargate|~internal)/u;

export const planOf = (facts: TaskFacts, name: string | undefined): ContainerPlan | undefined =>
  facts.definitions?.find((plan) => plan.name === name);

/** The containers that the task definition names. Without a definition, all containers that AWS did not add. */
export const ownContainers = (facts: TaskFacts): readonly ContainerState[] =>
  (facts.task.containers ?? []).filter(({ name = "" }) =>
    facts.definitions === undefined ? !injected.test(name) : planOf(facts, name) !== undefined,
  );

/** ECS treats a container without `essential` as essential. */
export const isEssential = (facts: TaskFacts, name: string | undefined): boolean =>
  planOf(facts, name)?.essential ?? true;

const blockedText = /dependency graph|container ordering dependency|dependency will never start/iu;

/** True for a container that never ran because a dependency did not reach the required condition. */
export const isBlocked = (container: ContainerState): boolean => blockedText.test(container.reason ?? "");

/** Like `isBlocked`, but also true if only exit codes prove it: 143 or none, and a failed SUCCESS dependency. */
export function isHeldUp(facts: TaskFacts, container: ContainerState): boolean {
  if (isBlocked(container)) return true;
  if (container.exitCode !== undefined && container.exitCode !== 143) return false;
  return (planOf(facts, container.name)?.dependsOn ?? []).some(({ condition, containerName }) => {
    const ended = facts.task.containers?.find(({ name }) => name === containerName)?.exitCode;
    return condition === "SUCCESS" && ended !== undefined && ended !== 0;
  });
}

/** The dependency that kept `blocked` from running: the first failed one, deepest first. */
export function failedDependency(facts: TaskFacts, blocked: ContainerState): ContainerState | undefined {
  const states = facts.task.containers ?? [];
  const visited = new Set<string>();
  const search = (name: string): ContainerState | undefined => {
    if (visited.has(name)) return undefined;
    visited.add(name);
    for (const { containerName = "", condition = "" } of planOf(facts, name)?.dependsOn ?? []) {
      const state = states.find((one) => one.name === containerName);
      const deeper = search(containerName);
      if (deeper !== undefined) return deeper;
      if (state !== undefined && hasFailed(state, condition)) return state;
    }
    return undefined;
  };
  return search(blocked.name ?? "") ?? namedDependency(states, blocked);
}

/** Without a definition: another container that failed, preferably one that ECS's message names. */
function namedDependency(
  states: readonly ContainerState[],
  blocked: ContainerState,
): ContainerState | undefined {
  const words = new Set((blocked.reason ?? "").split(/[^\w-]+/u));
  const others = states.filter((one) => one !== blocked && !isBlocked(one));
  return (
    others.find((one) => words.has(one.name ?? "") && one.exitCode !== 0) ??
    others.find((one) => rank(one.exitCode) === 0) ??
    others.find((one) => one.exitCode === undefined && one.reason !== undefined)
  );
}

function hasFailed(state: ContainerState, condition: string): boolean {
  if (isBlocked(state)) return false;
  if (condition === "HEALTHY") return state.healthStatus !== "HEALTHY";
  if (condition === "SUCCESS") return state.exitCode !== 0;
  return state.exitCode === undefined;
}

/** Ranks exit codes by how likely they are the cause: error, early exit, SIGKILL, SIGTERM. */
function rank(exitCode: number | undefined): number {
  if (exitCode === undefined) return 4;
  if (exitCode === 143) return 3;
  if (exitCode === 137) return 2;
  return exitCode === 0 ? 1 : 0;
}

/**
 * The container whose end most likely stopped the task: the first essential one that ended on its own; among equals,
 * one that the release changes. Its log is the one to read.
 */
export function failedContainer(facts: TaskFacts): ContainerState | undefined {
  const own = ownContainers(facts);
  const heldUp = own.find((one) => isHeldUp(facts, one));
  if (heldUp !== undefined) return failedDependency(facts, heldUp) ?? heldUp;
  const isReleased = (one: ContainerState): boolean => facts.released?.includes(one.name ?? "") ?? false;
  const failed = own.find((one) => isReleased(one) && rank(one.exitCode) === 0);
  const withReason = own.find((one) => (one.reason ?? "") !== "" && isEssential(facts, one.name));
  if (failed !== undefined || withReason !== undefined) return failed ?? withReason;
  const essential = own.filter((one) => isEssential(facts, one.name));
  const candidates = essential.length > 0 ? essential : own;
  return [...candidates].sort(
    (a, b) => rank(a.exitCode) - rank(b.exitCode) || Number(isReleased(b)) - Number(isReleased(a)),
  )[0];
}
