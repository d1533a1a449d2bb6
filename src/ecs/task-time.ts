/** How long a task spent waiting for capacity, pulling images, starting and running. Pure. docs/aws-reference.md#tasks. */
import type { Task } from "@aws-sdk/client-ecs";
import { inWords } from "../core/time.ts";

export type TaskStage = "placing" | "pulling" | "starting" | "running";

export interface TimeSpent {
  readonly stage: TaskStage;
  readonly milliseconds: number;
}

/**
 * The stages that the task has reached, in order. The current stage lasts until `now` (epoch milliseconds), or until the
 * task stopped.
 */
export function timeSpent(task: Task, now: number): readonly TimeSpent[] {
  const end = (task.executionStoppedAt ?? task.stoppingAt ?? task.stoppedAt)?.getTime() ?? now;
  const begins: ReadonlyArray<readonly [TaskStage, Date | undefined]> = [
    ["placing", task.createdAt],
    ["pulling", task.pullStartedAt],
    ["starting", task.pullStoppedAt],
    ["running", task.startedAt],
  ];
  const reached = begins.flatMap(([stage, at]) => (at === undefined ? [] : [{ stage, at: at.getTime() }]));
  return reached.map(({ stage, at }, index) => ({
    stage,
    milliseconds: Math.max(0, (reached[index + 1]?.at ?? end) - at),
  }));
}

/** `placing 1 m 05 s, pulling 12 s, running 28 m`; omits stages under a second. */
export function timeSpentInWords(task: Task, now: number): string {
  const stages = timeSpent(task, now);
  const reported = stages.filter(
    ({ milliseconds }, index) => milliseconds >= 1000 || index === stages.length - 1,
  );
  return reported.map(({ stage, milliseconds }) => `${stage} ${inWords(milliseconds)}`).join(", ");
}

/** What the task is doing, for reports. */
export function stageInWords(task: Task): string {
  switch (task.lastStatus) {
    case "PROVISIONING":
      return "waiting for capacity and a network interface";
    case "PENDING":
      if (task.pullStartedAt === undefined) return "waiting for capacity";
      return task.pullStoppedAt === undefined ? "pulling images" : "starting its containers";
    case "ACTIVATING":
      return "starting its containers";
    case "RUNNING":
      return "running";
    case "DEACTIVATING":
    case "STOPPING":
    case "DEPROVISIONING":
      return "stopping";
    case undefined:
      return "in an unknown state";
    default:
      return task.lastStatus.toLowerCase();
  }
}

/** `PENDING, pulling images`: ECS's state, with a detail if the state is ambiguous. */
export const statusInWords = (task: Task): string =>
  task.lastStatus === "PENDING" ? `PENDING, ${stageInWords(task)}` : (task.lastStatus ?? "UNKNOWN");
