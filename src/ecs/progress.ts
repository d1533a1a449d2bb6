/** Progress of a deployment, for reports. Pure. Sources: docs/aws-reference.md#services, #service-deployments. */
import type { Deployment, Service, ServiceDeployment, ServiceRevisionSummary } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { deploymentNumber, type OwnDeployment } from "./deployment.ts";
import type { HookState, Progress, RevisionCounts } from "../core/events.ts";

export type { HookState, Progress, RevisionCounts };

/** Newest revision first. */
export function progressOf(
  own: OwnDeployment,
  service: Service,
  deployment: ServiceDeployment | undefined,
): Progress {
  const ours = service.deployments?.find(({ id }) => id === own.id);
  const hooks = hooksOf(deployment);
  return {
    status: deployment?.status ?? ours?.rolloutState ?? "unknown",
    ...(deployment?.lifecycleStage && { stage: deployment.lifecycleStage }),
    revisions: (service.deployments ?? []).map((one) => countsOf(one, own, deployment)),
    ...(hooks.length > 0 && { hooks }),
  };
}

function countsOf(
  one: Deployment,
  own: OwnDeployment,
  deployment: ServiceDeployment | undefined,
): RevisionCounts {
  const weights = weightsOf(one, deployment);
  return {
    revision: revisionName(one.taskDefinition ?? one.id ?? "?"),
    ours: one.id === own.id,
    desired: one.desiredCount ?? 0,
    running: one.runningCount ?? 0,
    pending: one.pendingCount ?? 0,
    ...(one.failedTasks && { failed: one.failedTasks }),
    ...weights,
  };
}

/** Weights matter only if the strategy shifts traffic; a rolling deployment doesn't. */
function weightsOf(one: Deployment, deployment: ServiceDeployment | undefined): Partial<RevisionCounts> {
  const strategy = deployment?.deploymentConfiguration?.strategy ?? "ROLLING";
  if (deployment === undefined || strategy === "ROLLING") return {};
  const revisions = [deployment.targetServiceRevision, ...(deployment.sourceServiceRevisions ?? [])];
  const number = deploymentNumber(one.id ?? "");
  const match = revisions.find((revision) => deploymentNumber(revision?.arn ?? "") === number);
  return match === undefined ? {} : trafficOf(match);
}

function trafficOf(revision: ServiceRevisionSummary): Partial<RevisionCounts> {
  const { requestedProductionTrafficWeight: traffic, requestedTestTrafficWeight: testTraffic } = revision;
  return {
    ...(traffic !== undefined && { traffic }),
    ...(testTraffic !== undefined && testTraffic > 0 && { testTraffic }),
  };
}

const hooksOf = (deployment: ServiceDeployment | undefined): HookState[] =>
  (deployment?.lifecycleHookDetails ?? []).map((hook) => ({
    type: hook.targetType ?? "unknown",
    status: hook.status ?? "unknown",
    ...(hook.hookId && { hookId: hook.hookId }),
    ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
    ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
  }));
