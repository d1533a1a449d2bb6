/**
 * Whether a one-off task may be started again. Pure. Only if it certainly never ran, and only for temporary problems:
 * capacity, network interfaces, throttled or failing registries. Source: docs/aws-reference.md#stop-reasons (last line).
 */
import { firstMatch } from "./row.ts";
import { isBlocked } from "./failed-container.ts";
import type { ContainerState, TaskState } from "./facts.ts";
import { stopCodes } from "./rows/stop-codes.ts";
import { stopReasons } from "./rows/stop-reasons.ts";

/**
 * True if no container of the task can have run. That the task was never RUNNING does not prove it: containers start
 * one by one, so the first can run while ECS still pulls another one's image.
 */
export const neverStarted = (task: TaskState): boolean =>
  task.startedAt === undefined && (task.containers ?? []).every(neverRan);

const neverRan = (container: ContainerState): boolean =>
  (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
  isBlocked(container);

const wasChecked = ({ healthStatus }: ContainerState): boolean =>
  healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";

/** True for a stopped task that never ran and failed only for temporary reasons. */
export function mayRetry(task: TaskState): boolean {
  if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED") return false;
  if (!neverStarted(task)) return false;
  const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
  const matches = reasons
    .map((reason) => firstMatch(stopReasons, reason ?? ""))
    .filter((one) => one !== undefined);
  if (matches.length > 0) return matches.every(({ row }) => row.temporary === true);
  return stopCodes.some(({ code, temporary }) => code === task.stopCode && temporary === true);
}

/** The same for an entry of RunTask's `failures[]`, which started nothing. */
export const mayRetryPlacement = (reason: string | undefined): boolean =>
  firstMatch(stopReasons, reason ?? "")?.row.temporary === true;
