/** Reads the facts that a release needs from a DescribeServices service. Pure. */
import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { primaryOf } from "./deployment.ts";

/** For the ECS controller `deploymentController` may be absent (docs/aws-reference.md#services). */
export const controllerOf = (service: Service): string => service.deploymentController?.type ?? "ECS";

export const strategyOf = (service: Service): string =>
  controllerOf(service) === "CODE_DEPLOY"
    ? "CODE_DEPLOY"
    : (service.deploymentConfiguration?.strategy ?? "ROLLING");

/** ARN of the revision that serves now: the PRIMARY task set's, if there are task sets. */
export function servingRevision(service: Service): string | undefined {
  const taskSet = service.taskSets?.find(({ status }) => status === "PRIMARY");
  return taskSet?.taskDefinition ?? service.taskDefinition;
}

/**
 * The deployment in progress, or `undefined`. An unknown rollout state counts as in progress; without a rollout state, a
 * second deployment does. Source: docs/aws-reference.md#services, #rollouts.
 */
export function deploymentInProgress(service: Service): Deployment | undefined {
  const primary = primaryOf(service);
  if (primary === undefined) return undefined;
  const { rolloutState } = primary;
  const goes =
    rolloutState === undefined
      ? (service.deployments?.length ?? 0) > 1
      : rolloutState !== "COMPLETED" && rolloutState !== "FAILED";
  return goes ? primary : undefined;
}

/** False while its PRIMARY deployment is in progress, is not shown, or failed without a rollback. */
export const isSettled = (service: Service): boolean =>
  !lacksPrimary(service) &&
  deploymentInProgress(service) === undefined &&
  primaryOf(service)?.rolloutState !== "FAILED";

/** A list without PRIMARY shows no end of a deployment. CodeDeploy services have an empty list. */
const lacksPrimary = (service: Service): boolean =>
  (service.deployments ?? []).length > 0 && primaryOf(service) === undefined;

/**
 * ARN of the last proven revision, the rollback target. While the PRIMARY deployment isn't settled, this is the revision
 * that it replaces, if exactly one is left. Blue/green services may have no rollout states.
 */
export function provenRevision(service: Service): string | undefined {
  if (isSettled(service)) return servingRevision(service);
  const primary = primaryOf(service);
  const withoutState = primary !== undefined && primary.rolloutState === undefined;
  const others = (service.deployments ?? []).flatMap(({ status, rolloutState, taskDefinition }) =>
    status !== "PRIMARY" &&
    (rolloutState === "COMPLETED" || (withoutState && rolloutState === undefined)) &&
    taskDefinition !== undefined
      ? [taskDefinition]
      : [],
  );
  const [only, ...more] = new Set(others);
  return only !== undefined && more.length === 0 ? only : servingRevision(service);
}

/** Minimum and maximum numbers of tasks during a rolling deployment (docs/aws-reference.md#rollouts). */
export function taskBounds(service: Service): { readonly min: number; readonly max: number } {
  const desired = service.desiredCount ?? 0;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration ?? {};
  return {
    min: Math.ceil((desired * minimumHealthyPercent) / 100),
    max: Math.floor((desired * maximumPercent) / 100),
  };
}

/** Whether ECS rolls back a failed deployment. */
export function hasOwnRollback(service: Service): boolean {
  const { deploymentCircuitBreaker: breaker, alarms } = service.deploymentConfiguration ?? {};
  return Boolean((breaker?.enable && breaker.rollback) || (alarms?.enable && alarms.rollback));
}
