/** Finds failures during the bake: a task of the new revision that failed, or one of its containers that died. Pure. */
import type { Task } from "@aws-sdk/client-ecs";
import type { Container } from "./definition/task-definition.ts";

export type BakeFinding =
  /** The task ended, and the cause was not ECS, Spot or a person. */
  | { readonly kind: "task" }
  /** The task continues without this container. */
  | { readonly kind: "container"; readonly container: string; readonly exitCode: number | undefined };

/** Stop codes that don't concern the revision: the host, Spot, a StopTask call. */
const fromOutside: ReadonlySet<string> = new Set([
  "UserInitiated",
  "SpotInterruption",
  "TerminationNotice",
  "InfrastructureHealth",
]);

/** Why the task fails the bake; `undefined` for a healthy task, or one that was stopped from outside. */
export function findingIn(
  task: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  return task.desiredStatus === "RUNNING" ? deadContainer(task, containers) : endOf(task, containers);
}

function endOf(
  { stopCode, stoppedReason = "", containers: states }: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  // The API can return codes that the SDK's type doesn't have.
  const code: string = stopCode ?? "";
  if (code === "EssentialContainerExited" || code === "TaskFailedToStart") return { kind: "task" };
  if (code === "ServiceSchedulerInitiated") {
    // Among the scheduler's stops, only failed health checks count.
    return /\bfailed\b.{0,40}\bhealth checks?\b/iu.test(stoppedReason) ? { kind: "task" } : undefined;
  }
  if (fromOutside.has(code)) return undefined;
  // Unknown stop code: a failed essential container counts.
  const failed = containers
    .filter(({ essential }) => essential)
    .some(({ name }) => isBad(states?.find((state) => state.name === name)?.exitCode));
  return failed ? { kind: "task" } : undefined;
}

/** A container that ECS stops exits with 143 or 137. */
const isBad = (exitCode = 0): boolean => exitCode !== 0 && exitCode !== 143 && exitCode !== 137;

function deadContainer(
  { containers: states }: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  for (const { name, essential } of containers) {
    const state = states?.find((one) => one.name === name);
    if (essential || state?.lastStatus !== "STOPPED") continue;
    const { exitCode, reason } = state;
    // A container without an exit code never ran. If its image can't be pulled, for example, it has a reason.
    const died = exitCode === undefined ? (reason ?? "") !== "" : exitCode !== 0;
    if (died) return { kind: "container", container: name, exitCode };
  }
  return undefined;
}

export interface AlarmState {
  readonly name: string;
  readonly state: string | undefined;
  /** Epoch milliseconds of the last change of the state. */
  readonly changedAt?: number | undefined;
}

export interface AlarmSelection {
  /** Names of the watched alarms. */
  readonly watched: readonly string[];
  readonly warnings: readonly string[];
}

/** How far the clocks of AWS and the runner may differ, in milliseconds. */
const clockDifference = 5000;

/**
 * Decides by the first response which alarms to watch.
 * @param startedAt epoch milliseconds of the start of the bake; in an outage, the first response comes later
 */
export function selectAlarms(
  requested: readonly string[],
  seen: readonly AlarmState[],
  startedAt: number,
): AlarmSelection {
  const watched: string[] = [];
  const warnings: string[] = [];
  for (const name of requested) {
    const alarm = seen.find((one) => one.name === name);
    if (alarm === undefined) {
      warnings.push(`Alarm ${name} does not exist in this region. Correct bake-alarms.`);
    } else if (alarm.state === "ALARM" && (alarm.changedAt ?? 0) <= startedAt + clockDifference) {
      warnings.push(`Alarm ${name} is already in ALARM at the start of the bake, so the step ignores it.`);
    } else {
      watched.push(name);
      if (alarm.state !== "OK" && alarm.state !== "ALARM")
        warnings.push(`Alarm ${name} is in ${alarm.state ?? "no state"}: it has no data yet.`);
    }
  }
  return { watched, warnings };
}

/** The first watched alarm in ALARM. */
export const firstInAlarm = (watched: readonly string[], seen: readonly AlarmState[]): string | undefined =>
  watched.find((name) => seen.some((one) => one.name === name && one.state === "ALARM"));
