/**
 * A service's deployment: from what two views of it show to how it stands. Pure. The service-deployment view
 * (docs/aws-reference.md#service-deployments) decides where it is to be had; the classic view (#services, #rollouts) decides elsewhere and is the
 * last look at what serves. Nothing unknown is ever a success.
 */
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";

/** The deployment that this release started, as UpdateService answered. */
export interface OwnDeployment {
  /** `ecs-svc/N`: the PRIMARY id of the UpdateService answer. */
  readonly id: string;
  /** Ids that were listed before: what a rollback makes PRIMARY again. */
  readonly idsBefore: readonly string[];
  /** By AWS's clock. */
  readonly createdAt?: Date | undefined;
}

export interface Observation {
  readonly own: OwnDeployment;
  /** `undefined` when DescribeServices reported it MISSING. */
  readonly service: Service | undefined;
  /** Our service deployment; `undefined` where it was not found or the API has none. */
  readonly deployment: ServiceDeployment | undefined;
  /** Whether our id has been in `deployments[]` at any look since the update: older views may lag behind it. */
  readonly seen: boolean;
}

export type Judgement =
  /** `status`: one that nobody knows, of a deployment that has not ended. It is waited for until the deadline. */
  | { readonly state: "in-progress"; readonly status?: string }
  /** What is seen may be stale, or the deployment is not visible yet: the next look decides. */
  | { readonly state: "unclear" }
  | { readonly state: "succeeded" }
  | { readonly state: "rolling-back"; readonly reason: string }
  | { readonly state: "rolled-back"; readonly reason: string }
  | { readonly state: "rollback-failed"; readonly reason: string }
  /** Ended without success, and ECS does not roll back: the new revision may hold some tasks. */
  | { readonly state: "stopped"; readonly reason: string }
  | { readonly state: "superseded"; readonly by: string }
  | { readonly state: "gone"; readonly reason: string }
  /** Ended in a status that nobody knows: neither a success nor a known failure. */
  | { readonly state: "unknown"; readonly status: string };

/** Whether nothing more will come of it. */
export const isFinal = ({ state }: Judgement): boolean =>
  state !== "in-progress" && state !== "unclear" && state !== "rolling-back";

const going = { state: "in-progress" } as const;

export function judge(observation: Observation): Judgement {
  const { service, deployment } = observation;
  if (service === undefined) return { state: "gone", reason: "the service does not exist any more" };
  if (service.status !== "ACTIVE")
    return { state: "gone", reason: `the service is ${service.status ?? "in no state"}` };
  return deployment === undefined
    ? judgeClassic(observation, service)
    : judgeNative(observation, service, deployment);
}

/** The deployment in `deployments[]` that counts as the service's own. */
export const primaryOf = (service: Service): Deployment | undefined =>
  service.deployments?.find(({ status }) => status === "PRIMARY");

/** Somebody else's deployment that has taken the service over, or `undefined`. */
export function takenOverBy(
  own: OwnDeployment,
  service: Service,
  deployment?: ServiceDeployment,
): string | undefined {
  const primary = primaryOf(service);
  const id = primary?.id;
  if (primary === undefined || id === undefined || id === own.id || own.idsBefore.includes(id))
    return undefined;
  return isRollbackTarget(primary, own, deployment) ? undefined : id;
}

/**
 * Whether ECS itself went back to it: to its last successful revision, which need not be the one from before, nor have
 * been listed (a deployment without tasks isn't). It keeps its time of creation, from before our update.
 */
function isRollbackTarget(
  { createdAt, id = "" }: Deployment,
  own: OwnDeployment,
  deployment: ServiceDeployment | undefined,
): boolean {
  const sources = (deployment?.sourceServiceRevisions ?? []).map(({ arn }) => arn);
  const targets = [deployment?.rollback?.serviceRevisionArn, ...sources];
  if (targets.some((arn) => arn !== undefined && deploymentNumber(arn) === deploymentNumber(id))) return true;
  return createdAt !== undefined && own.createdAt !== undefined && createdAt < own.createdAt;
}

function judgeNative(observation: Observation, service: Service, deployment: ServiceDeployment): Judgement {
  const by = takenOverBy(observation.own, service, deployment);
  const reason = reasonOf(deployment);
  // The SDK's type ends where its version did; the wire does not.
  const status: string | undefined = deployment.status;
  switch (status) {
    case "PENDING":
    case "IN_PROGRESS":
    case "STOP_REQUESTED":
    // Asked for, and may still end SUCCESSFUL.
    case "ROLLBACK_REQUESTED":
    // In a guide page, not in the API (docs/aws-reference.md#service-deployments): STOPPED would follow.
    case "STOP_IN_PROGRESS":
      return going;
    case "ROLLBACK_IN_PROGRESS":
      return { state: "rolling-back", reason };
    case "SUCCESSFUL":
      if (by !== undefined) return { state: "superseded", by };
      // The classic view can lag; until it shows ours, nothing proves what serves.
      return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : { state: "unclear" };
    case "ROLLBACK_SUCCESSFUL":
      return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
    case "ROLLBACK_FAILED":
      return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
    case "STOPPED":
      return by === undefined ? { state: "stopped", reason } : { state: "superseded", by };
    default:
      return hasEnded(deployment)
        ? { state: "unknown", status: status ?? "missing" }
        : { ...going, status: status ?? "missing" };
  }
}

/** New statuses will come (docs/aws-reference.md): only these times say that a deployment has ended. */
const hasEnded = ({ finishedAt, stoppedAt }: ServiceDeployment): boolean =>
  finishedAt !== undefined || stoppedAt !== undefined;

/** Why a deployment ended or is being rolled back, in AWS's words where it has some. */
export function reasonOf(deployment: ServiceDeployment): string {
  const told = deployment.rollback?.reason ?? deployment.statusReason;
  if (told) return told;
  const breaker = deployment.deploymentCircuitBreaker;
  if (breaker?.status === "TRIGGERED") {
    return `the circuit breaker was triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
  }
  const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
  if (alarms.length > 0) return `the alarm ${alarms.join(", ")} was triggered`;
  const hook = deployment.lifecycleHookDetails?.find(
    ({ status }) => status === "FAILED" || status === "TIMED_OUT",
  );
  if (hook !== undefined)
    return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended ${hook.status ?? ""}`;
  return `ECS gives no reason (status ${deployment.status ?? "missing"})`;
}

function judgeClassic(observation: Observation, service: Service): Judgement {
  const { own, seen } = observation;
  const primary = primaryOf(service);
  const ours = service.deployments?.find(({ id }) => id === own.id);
  if (ours === undefined && !seen) return { state: "unclear" };
  if (primary === undefined) return { state: "unclear" };
  if (primary.id === own.id) return judgeOwnPrimary(primary, service);
  const known = own.idsBefore.includes(primary.id ?? "") || isRollbackTarget(primary, own, undefined);
  if (!known) return { state: "superseded", by: primary.id ?? "unknown" };
  const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS put the earlier deployment back";
  return primary.rolloutState === "COMPLETED" || (primary.rolloutState === undefined && isSteady(service))
    ? { state: "rolled-back", reason }
    : { state: "rolling-back", reason };
}

const classicReason = (deployment: Deployment | undefined): string | undefined => {
  const reason = deployment?.rolloutStateReason;
  return reason && !/completed\.$|in progress\.$/.test(reason) ? reason : undefined;
};

function judgeOwnPrimary(primary: Deployment, service: Service): Judgement {
  switch (primary.rolloutState) {
    case "COMPLETED":
      return { state: "succeeded" };
    case "IN_PROGRESS":
      return going;
    case "FAILED":
      return { state: "stopped", reason: primary.rolloutStateReason ?? "ECS gives no reason" };
    case undefined:
      // Behind a Classic Load Balancer there is no rollout state (docs/aws-reference.md#services).
      return isSteady(service) ? { state: "succeeded" } : going;
    default:
      return { ...going, status: String(primary.rolloutState) };
  }
}

/** One deployment left, and as many tasks as are wanted. Says nothing about which revision runs. */
export const isSteady = (service: Service): boolean =>
  service.deployments?.length === 1 &&
  service.runningCount === service.desiredCount &&
  service.pendingCount === 0;

const afterShift: ReadonlySet<string> = new Set(["POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"]);

/** Whether all production traffic is on the new revision of a blue/green, canary or linear deployment. */
export function isTrafficShifted(deployment: ServiceDeployment): boolean {
  return (
    deployment.status === "IN_PROGRESS" &&
    deployment.targetServiceRevision?.requestedProductionTrafficWeight === 100 &&
    afterShift.has(deployment.lifecycleStage ?? "")
  );
}

/** The number that `ecs-svc/N` and the service revision ARN `…/N` share (docs/aws-reference.md#service-deployments). */
export const deploymentNumber = (idOrArn: string): string => idOrArn.slice(idOrArn.lastIndexOf("/") + 1);

const isNumber = (arn: string | undefined, id: string | undefined): boolean =>
  arn !== undefined && id !== undefined && deploymentNumber(arn) === deploymentNumber(id);

/** The rollout state of a PRIMARY by the service deployment that brings it, or that went back to it. */
function rolloutStateOf(
  id: string | undefined,
  current: ServiceDeployment,
): "COMPLETED" | "FAILED" | "IN_PROGRESS" | undefined {
  const brings = isNumber(current.targetServiceRevision?.arn, id);
  if (!brings && !isNumber(current.rollback?.serviceRevisionArn, id)) return undefined;
  if (current.status === (brings ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL")) return "COMPLETED";
  return hasEnded(current) || ended.has(current.status ?? "") ? "FAILED" : "IN_PROGRESS";
}

const ended: ReadonlySet<string> = new Set([
  "SUCCESSFUL",
  "STOPPED",
  "ROLLBACK_SUCCESSFUL",
  "ROLLBACK_FAILED",
]);

/**
 * The service with the rollout states that its current service deployment proves; what that replaces had been
 * completed. A service deployment of another PRIMARY says nothing.
 */
export function withRolloutStates(service: Service, current: ServiceDeployment | undefined): Service {
  const primary = primaryOf(service);
  const rolloutState = current && rolloutStateOf(primary?.id, current);
  if (rolloutState === undefined) return service;
  const sources = current?.sourceServiceRevisions ?? [];
  return {
    ...service,
    deployments: (service.deployments ?? []).map((one) => {
      if (one === primary) return { ...one, rolloutState };
      const replaced = one.rolloutState === undefined && sources.some(({ arn }) => isNumber(arn, one.id));
      return replaced ? { ...one, rolloutState: "COMPLETED" } : one;
    }),
  };
}
