/** What ends a bake: a task of the new revision that failed by itself, or a container of it that died. Pure. */
import type { Task } from "@aws-sdk/client-ecs";
import type { Container } from "./definition/task-definition.ts";

export type BakeFinding =
  /** The task itself is over, and neither ECS, Spot nor a person ended it. */
  | { readonly kind: "task" }
  /** The task goes on without this container. */
  | { readonly kind: "container"; readonly container: string; readonly exitCode: number | undefined };

/** Stop codes of ends that say nothing about the revision: the host, Spot, somebody's StopTask. */
const fromOutside: ReadonlySet<string> = new Set([
  "UserInitiated",
  "SpotInterruption",
  "TerminationNotice",
  "InfrastructureHealth",
]);

/** Why the task fails the bake; `undefined` for one that is well, or that somebody else ended. */
export function findingIn(
  task: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  return task.desiredStatus === "RUNNING" ? deadContainer(task, containers) : endOf(task, containers);
}

function endOf(
  { stopCode, stoppedReason = "", containers: states = [] }: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  const code: string | undefined = stopCode;
  if (code === "EssentialContainerExited" || code === "TaskFailedToStart") return { kind: "task" };
  if (code === "ServiceSchedulerInitiated") {
    // The scheduler also ends what fails its health checks; everything else it ends for reasons of its own.
    return /\bfailed\b.{0,40}\bhealth checks?\b/iu.test(stoppedReason.slice(0, 1024))
      ? { kind: "task" }
      : undefined;
  }
  if (code !== undefined && fromOutside.has(code)) return undefined;
  // A stop code that nobody knows: the containers tell whether one of them ended on its own.
  const failed = containers
    .filter(({ essential }) => essential)
    .some(({ name }) => isBad(states.find((state) => state.name === name)?.exitCode));
  return failed ? { kind: "task" } : undefined;
}

/** 143 and 137 are how a container ends that was told to. */
const isBad = (exitCode: number | undefined): boolean =>
  exitCode !== undefined && exitCode !== 0 && exitCode !== 143 && exitCode !== 137;

function deadContainer(
  { containers: states = [] }: Task,
  containers: ReadonlyArray<Pick<Container, "name" | "essential">>,
): BakeFinding | undefined {
  for (const { name, essential } of containers) {
    const state = states.find((one) => one.name === name);
    if (essential || state?.lastStatus !== "STOPPED") continue;
    const { exitCode, reason } = state;
    // Without a code it never ran, e.g. its image could not be pulled; a reason then says so.
    const died = exitCode === undefined ? (reason ?? "") !== "" : exitCode !== 0;
    if (died) return { kind: "container", container: name, exitCode };
  }
  return undefined;
}

export interface AlarmState {
  readonly name: string;
  readonly state: string | undefined;
}

export interface FirstAlarms {
  /** Names of those that are watched. */
  readonly watched: readonly string[];
  readonly warnings: readonly string[];
}

/** What becomes of each alarm when the bake begins. */
export function alarmsAtFirst(asked: readonly string[], seen: readonly AlarmState[]): FirstAlarms {
  const watched: string[] = [];
  const warnings: string[] = [];
  for (const name of asked) {
    const alarm = seen.find((one) => one.name === name);
    if (alarm === undefined) {
      warnings.push(`Alarm ${name} doesn't exist in this region. Correct bake-alarms.`);
    } else if (alarm.state === "ALARM") {
      warnings.push(`Alarm ${name} is already in ALARM when the bake begins, so it is not watched.`);
    } else {
      watched.push(name);
      if (alarm.state !== "OK")
        warnings.push(`Alarm ${name} is in ${alarm.state ?? "no state"}: it has no data to judge by.`);
    }
  }
  return { watched, warnings };
}

/** The first of the watched alarms that has gone off. */
export const alarmGoneOff = (watched: readonly string[], seen: readonly AlarmState[]): string | undefined =>
  watched.find((name) => seen.some((one) => one.name === name && one.state === "ALARM"));
