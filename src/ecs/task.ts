/**
 * A one-off task: whose exit code counts, and how to judge its state. Pure.
 * Sources: docs/aws-reference.md#container-dependencies, #tasks, #stop-codes, #exit-codes.
 */
import type { Container, Task } from "@aws-sdk/client-ecs";
import { Failure } from "../core/failure.ts";
import { seconds } from "../core/time.ts";
import type { ContainerPlan, TaskFacts } from "../diagnosis/facts.ts";
import { failedDependency, isBlocked } from "../diagnosis/failed-container.ts";
import { neverStarted } from "../diagnosis/retry.ts";
import type { Container as ContainerDefinition, TaskDefinition } from "./definition/task-definition.ts";

/** The container whose exit code is the task's result, and the definition's containers. */
export interface Decider {
  readonly container: string;
  readonly definitions: readonly ContainerPlan[];
}

/**
 * The named container, else the first with a new image, else the only essential one. Injected containers are not in the
 * definition, so they never decide.
 * @throws Failure `container-unknown` or `container-unclear`, both listing the containers
 */
export function chooseDecidingContainer(
  definitions: ReadonlyArray<Pick<ContainerDefinition, "name" | "essential">>,
  replaced: readonly string[],
  named?: string,
): string {
  const names = definitions.map(({ name }) => name);
  const listed = names.join(", ");
  if (named !== undefined) {
    if (names.includes(named)) return named;
    throw new Failure({
      name: "container-unknown",
      what: `The task definition has no container "${named}".`,
      evidence: [`Its containers: ${listed}`],
      remedy: "Set migration-container to one of them.",
    });
  }
  const swapped = names.find((name) => replaced.includes(name));
  if (swapped !== undefined) return swapped;
  const enders = definitions.filter(({ essential }) => essential);
  const [only, ...more] = definitions.length === 1 ? definitions : enders;
  if (only !== undefined && more.length === 0) return only.name;
  throw new Failure({
    name: "container-unclear",
    what: "No container got a new image, so it is unclear which container's exit code counts.",
    evidence: [`Containers of the task definition: ${listed}`],
    remedy: "Set migration-container to one of them.",
  });
}

/** For the diagnosis. */
export const taskFacts = (
  task: Task,
  definition: TaskDefinition,
  released: readonly string[],
): TaskFacts => ({
  task,
  definitions: definition.containerPlans,
  runtimePlatform: definition.runtimePlatform as NonNullable<TaskFacts["runtimePlatform"]>,
  released,
});

/** How long DescribeTasks may not return a task before it counts as gone. */
export const missingGrace = seconds(60);

/**
 * One reading of a task. `missingFor`: milliseconds since DescribeTasks last returned it. `stoppedWhileRunning`: an earlier reading
 * showed the deciding container running while ECS was stopping the task.
 */
export type TaskReading =
  | { readonly task: Task; readonly stoppedWhileRunning?: boolean }
  | { readonly task: undefined; readonly missingFor: number };

/** Whether the task is stopping while its deciding container still runs. */
export const isStoppedWhileRunning = (task: Task, { container }: Pick<Decider, "container">): boolean =>
  task.desiredStatus === "STOPPED" && containerOf(task, container)?.lastStatus === "RUNNING";

export type TaskVerdict =
  | { readonly state: "going"; readonly status: string }
  /** The deciding container ran to its end. */
  | { readonly state: "exited"; readonly exitCode: number }
  /** It exited, but other containers keep the task running. */
  | { readonly state: "outlived"; readonly exitCode: number }
  /**
   * It exited with code 0, but its exit did not end the task: a graceful exit after a stop does not prove that its work
   * is finished.
   */
  | { readonly state: "interrupted"; readonly exitCode: number; readonly stopCode: string }
  /** The task is over, and ECS never saw the container end. */
  | { readonly state: "no-exit-code"; readonly started: boolean }
  /** It never ran, because a container that it depends on failed. */
  | {
      readonly state: "dependency-failed";
      readonly container?: string | undefined;
      readonly exitCode?: number | undefined;
    }
  | { readonly state: "gone" };

/** Whether the deciding container exited with 0. No other state is a success. */
export const hasSucceeded = (verdict: TaskVerdict): boolean =>
  (verdict.state === "exited" || verdict.state === "outlived") && verdict.exitCode === 0;

/** Our StopTask reasons, to distinguish our stops from others. */
export const reasonsToStop = {
  outlived: "ecs-release: the deciding container has ended",
  timeout: "ecs-release: the timeout has passed",
  serves: "ecs-release: the container runs a server instead of the migration",
  yielded: "ecs-release: another task of the same kind was started before this one",
  cancelled: "ecs-release: the job was canceled",
} as const;

export function judge(reading: TaskReading, decider: Decider): TaskVerdict {
  if (reading.task === undefined) {
    return reading.missingFor < missingGrace ? { state: "going", status: "MISSING" } : { state: "gone" };
  }
  const { task } = reading;
  const exitCode = exitCodeOf(task, decider.container);
  const stoppedWhileRunning = reading.stoppedWhileRunning ?? false;
  return isOver(task)
    ? judgeEnd(task, decider, exitCode, stoppedWhileRunning)
    : judgeGoing(task, exitCode, stoppedWhileRunning);
}

/** No more changes: the task is STOPPED, or DELETED, which follows STOPPED. */
export const isOver = (task: Task): boolean => task.lastStatus === "STOPPED" || task.lastStatus === "DELETED";

export const containerOf = (task: Task, name: string): Container | undefined =>
  task.containers?.find((container) => container.name === name);

/** Exit code of a container that has stopped. Before that, a stale or early reading does not count. */
export function exitCodeOf(task: Task, name: string): number | undefined {
  const container = containerOf(task, name);
  const ended = isOver(task) || container?.lastStatus === "STOPPED";
  return ended ? container?.exitCode : undefined;
}

/**
 * Before STOPPED, only a plain success is final: exit code 0, and the container's exit is ECS's reason for the stop.
 * Anything else waits until reasons and codes are complete (docs/aws-reference.md#tasks).
 */
function judgeGoing(task: Task, exitCode: number | undefined, stoppedWhileRunning: boolean): TaskVerdict {
  if (exitCode !== undefined && task.desiredStatus === "RUNNING") return { state: "outlived", exitCode };
  const byItself = task.stopCode === "EssentialContainerExited" && !stoppedWhileRunning;
  if (exitCode === 0 && byItself) return { state: "exited", exitCode };
  return { state: "going", status: task.lastStatus ?? "UNKNOWN" };
}

function judgeEnd(
  task: Task,
  decider: Decider,
  exitCode: number | undefined,
  stoppedWhileRunning: boolean,
): TaskVerdict {
  const container = containerOf(task, decider.container);
  if (container !== undefined && neverRan(task, decider, container)) {
    const failed = failedDependency({ task, definitions: decider.definitions }, container);
    return { state: "dependency-failed", container: failed?.name, exitCode: failed?.exitCode };
  }
  if (exitCode === undefined) return { state: "no-exit-code", started: !neverStarted(task) };
  if (exitCode === 0 && (stoppedWhileRunning || !isEndedByContainer(task))) {
    return { state: "interrupted", exitCode, stopCode: task.stopCode ?? "" };
  }
  return { state: "exited", exitCode };
}

/**
 * ECS reports exit code 143 for a container that never ran because another container did not reach the required
 * condition. ECS's reason shows this, or a dependency on SUCCESS that ended otherwise
 * (docs/aws-reference.md#container-dependencies).
 */
function neverRan(task: Task, decider: Decider, container: Container): boolean {
  if (container.exitCode !== undefined && container.exitCode !== 143) return false;
  if (isBlocked(container)) return true;
  const plan = decider.definitions.find(({ name }) => name === decider.container);
  return (plan?.dependsOn ?? []).some(({ condition, containerName = "" }) => {
    const ended = exitCodeOf(task, containerName);
    return condition === "SUCCESS" && ended !== undefined && ended !== 0;
  });
}

/**
 * Whether a container's exit ended the task, or this action after the deciding container had ended. Any other stop code,
 * an unknown one included, can mean that ECS stopped the container. Without a stop code, only a reason can show a stop.
 */
function isEndedByContainer({ stopCode, stoppedReason }: Task): boolean {
  if (stopCode === "EssentialContainerExited" || stoppedReason === reasonsToStop.outlived) return true;
  return stopCode === undefined && (stoppedReason ?? ownExit).startsWith(ownExit);
}

const ownExit = "Essential container in task exited";
