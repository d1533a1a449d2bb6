/** Whether a world is consistent: nothing is in progress, and nothing runs twice. */
import { isDeepStrictEqual } from "node:util";
import type { World } from "../../../simulator/world.ts";
import { familyName, serviceName, type WorldDraft } from "./draft.ts";
import type { ServiceState, Snapshot } from "./draft-run.ts";

/** Differences between two snapshots, apart from registered revisions. */
export function changesOf(before: Snapshot, after: Snapshot): string[] {
  const services = Object.keys(before.services).flatMap((name) =>
    differencesOf(before.services[name], after.services[name]).map((text) => `${name}: ${text}`),
  );
  const parts = Object.keys(before.rest).filter(
    (part) => !isDeepStrictEqual(before.rest[part], after.rest[part]),
  );
  return [...services, ...parts.map((part) => `${part}: ${JSON.stringify(after.rest[part])}`)];
}

export function differencesOf(before: ServiceState | undefined, after: ServiceState | undefined): string[] {
  if (before === undefined || after === undefined) return ["is gone"];
  const keys = Object.keys(before) as Array<keyof ServiceState>;
  return keys
    .filter((key) => !isDeepStrictEqual(before[key], after[key]))
    .map((key) => `${key} was ${JSON.stringify(before[key])} and is ${JSON.stringify(after[key])}`);
}

/** PRIMARY, completed, the only deployment, and with all desired tasks. */
export function unsteady(state: ServiceState, taskDefinition: string): string[] {
  const serving = Object.entries(state.serving).filter(([, count]) => count > 0);
  const expected = state.desiredCount === 0 ? [] : [[taskDefinition.split("/").at(-1), state.desiredCount]];
  return [
    ...(state.controller === "CODE_DEPLOY" ? [] : unsteadyRollout(state, taskDefinition)),
    ...(state.controller === "CODE_DEPLOY" ? unsteadyTaskSets(state, taskDefinition) : []),
    ...(isDeepStrictEqual(serving, expected) ? [] : [`serving is ${JSON.stringify(serving)}`]),
  ];
}

function unsteadyRollout({ rollouts, taskDefinition: runs }: ServiceState, taskDefinition: string): string[] {
  const [primary, ...others] = rollouts;
  return [
    ...(runs === taskDefinition ? [] : [`runs ${runs}`]),
    ...(primary?.taskDefinition === taskDefinition ? [] : [`its PRIMARY is ${primary?.taskDefinition}`]),
    ...(primary?.rolloutState === "COMPLETED" ? [] : [`its PRIMARY is ${primary?.rolloutState}`]),
    ...(others.length === 0 ? [] : ["another deployment is left"]),
  ];
}

function unsteadyTaskSets({ taskSets }: ServiceState, taskDefinition: string): string[] {
  const [primary, ...others] = taskSets;
  return [
    ...(primary?.status === "PRIMARY" ? [] : [`its task set is ${primary?.status}`]),
    ...(primary?.taskDefinition === taskDefinition ? [] : [`its task set runs ${primary?.taskDefinition}`]),
    ...(others.length === 0 ? [] : ["another task set is left"]),
  ];
}

/** Problems of a draft's services that are not steady on these revisions, by family. */
export const steadyOn = (
  { services }: WorldDraft,
  after: Snapshot,
  revisions: Readonly<Record<string, string>>,
): string[] =>
  services.flatMap(({ family }, index) => {
    const name = serviceName(index);
    const state = after.services[name];
    if (state === undefined) return [`${name} is gone`];
    return unsteady(state, revisions[familyName(family)] ?? "?").map((text) => `${name} ${text}`);
  });

/** One-off tasks that ran at the same time. */
export function overlapping(world: World): string[] {
  const oneOffs = [...world.ecs.state.tasks.values()]
    .filter(({ serviceArn, startedAt }) => serviceArn === undefined && startedAt !== undefined)
    .toSorted((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  return oneOffs.flatMap((task, index) => {
    const next = oneOffs[index + 1];
    const end = task.executionStoppedAt ?? task.stoppedAt ?? Infinity;
    return next !== undefined && (next.startedAt ?? 0) < end ? [`${task.arn} and ${next.arn}`] : [];
  });
}
