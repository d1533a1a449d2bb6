/** Whether the service scheduler counts a task as healthy (docs/aws-reference.md#rollouts). */
import type { EcsState, Service, Task } from "../state.ts";
import { taskHealth } from "../task.ts";
import { allTargetsHealthy, targetGroupsOf, unhealthyGroup } from "./targets.ts";

export type Judgment =
  | { readonly kind: "healthy" | "not-yet" }
  /** Must be replaced after the grace period. `by` is the target group; absent for the container health check. */
  | { readonly kind: "unhealthy"; readonly by?: string };

/** Whether an essential container has a health check. */
export const hasHealthCheck = (task: Task): boolean =>
  task.containers.some(
    ({ definition }) => definition?.healthCheck !== undefined && definition.essential !== false,
  );

/** @param settled seconds that a task with neither health check nor targets must have run */
export function judge(ecs: EcsState, service: Service, task: Task, now: number, settled: number): Judgment {
  if (task.startedAt === undefined) return { kind: "not-yet" };
  const health = taskHealth(task);
  if (health === "UNHEALTHY") return { kind: "unhealthy" };
  const by = unhealthyGroup(ecs, service, task);
  if (by !== undefined) return { kind: "unhealthy", by };
  const checked = hasHealthCheck(task);
  const balanced = targetGroupsOf(service, task.revision).length > 0;
  const proven =
    (!checked || health === "HEALTHY") &&
    (!balanced || allTargetsHealthy(ecs, service, task)) &&
    (checked || balanced || now >= task.startedAt + settled * 1000);
  return { kind: proven ? "healthy" : "not-yet" };
}
