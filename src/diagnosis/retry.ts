/**
 * Whether a one-off task may be started once more. Pure. Only one that certainly never ran, and only for what passes
 * by itself: capacity, network interfaces, throttled or broken registries. Source: docs/aws-reference.md#stop-reasons (last line).
 */
import { firstMatch } from "./row.ts";
import { isBlocked } from "./failed-container.ts";
import type { ContainerState, TaskState } from "./facts.ts";
import { stopCodes } from "./rows/stop-codes.ts";
import { stopReasons } from "./rows/stop-reasons.ts";

/**
 * True when no container of the task can have done anything. A task that was never RUNNING is no proof: containers
 * start one by one, so the first may run while another one's image is still being pulled.
 */
export const neverStarted = (task: TaskState): boolean =>
  task.startedAt === undefined && (task.containers ?? []).every(neverRan);

const neverRan = (container: ContainerState): boolean =>
  (container.exitCode === undefined && container.lastStatus !== "RUNNING" && !wasChecked(container)) ||
  isBlocked(container);

const wasChecked = ({ healthStatus }: ContainerState): boolean =>
  healthStatus === "HEALTHY" || healthStatus === "UNHEALTHY";

/** True for a task that is over, never ran, and failed for nothing but passing reasons. */
export function mayRetry(task: TaskState): boolean {
  if (task.lastStatus !== "STOPPED" && task.lastStatus !== "DELETED") return false;
  if (!neverStarted(task)) return false;
  const reasons = [task.stoppedReason, ...(task.containers ?? []).map(({ reason }) => reason)];
  const matches = reasons
    .map((reason) => firstMatch(stopReasons, reason ?? ""))
    .filter((one) => one !== undefined);
  if (matches.length > 0) return matches.every(({ row }) => row.passing === true);
  return stopCodes.some(({ code, passing }) => code === task.stopCode && passing === true);
}

/** The same for one of `failures[]` of RunTask, which started nothing. */
export const mayRetryPlacement = (reason: string | undefined): boolean =>
  firstMatch(stopReasons, reason ?? "")?.row.passing === true;
