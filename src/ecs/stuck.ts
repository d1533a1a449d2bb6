/**
 * Whether a deployment is stuck: tasks of the new revision keep failing, none runs, and ECS won't end it
 * (docs/aws-reference.md#circuit-breaker: without breaker and alarms it retries indefinitely). Pure.
 */
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";

/** The default threshold of ECS's circuit breaker: half of the tasks, at least 3, at most 200. */
export const failureLimit = (desired: number): number => Math.min(200, Math.max(3, Math.ceil(desired / 2)));

export function isStuck(
  service: Service,
  ours: Deployment | undefined,
  deployment: ServiceDeployment | undefined,
): boolean {
  if (ours === undefined || hasBreaker(service, deployment)) return false;
  return (ours.failedTasks ?? 0) >= failureLimit(service.desiredCount ?? 0) && (ours.runningCount ?? 0) === 0;
}

function hasBreaker(service: Service, deployment: ServiceDeployment | undefined): boolean {
  const status = deployment?.deploymentCircuitBreaker?.status;
  if (status !== undefined) return status !== "DISABLED";
  return service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true;
}
