/**
 * Judges the state of a service's deployment from two API views. Pure. The service-deployment view
 * (docs/aws-reference.md#service-deployments) decides if it is available. Otherwise the classic view (#services,
 * #rollouts) decides; it also confirms which revision serves at the end. An unknown value is never a success.
 */
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";

/** The deployment that this release started, from UpdateService's response. */
export interface OwnDeployment {
  /** `ecs-svc/N`: the ID of PRIMARY in the response of UpdateService. */
  readonly id: string;
  /** IDs that were listed before the update: a rollback makes one of them PRIMARY again. */
  readonly idsBefore: readonly string[];
  /** From AWS's clock. */
  readonly createdAt?: Date | undefined;
}

export interface Observation {
  readonly own: OwnDeployment;
  /** `undefined` if DescribeServices reports it as MISSING. */
  readonly service: Service | undefined;
  /** Our service deployment; `undefined` if it was not found or the API has none. */
  readonly deployment: ServiceDeployment | undefined;
  /** Whether our ID has been in `deployments[]` since the update: older views may lag. */
  readonly seen: boolean;
}

export type Judgment =
  /** `status`: an unknown status of an unfinished deployment. The watch waits until the deadline. */
  | { readonly state: "in-progress"; readonly status?: string }
  /**
   * The view may be stale, or may not show the deployment yet: the next poll decides. `replaced`: a newer deployment,
   * which the view does not show yet, replaced it.
   */
  | { readonly state: "unclear"; readonly replaced?: true }
  | { readonly state: "succeeded" }
  | { readonly state: "rolling-back"; readonly reason: string }
  | { readonly state: "rolled-back"; readonly reason: string }
  | { readonly state: "rollback-failed"; readonly reason: string }
  /** Ended without success and without a rollback by ECS: the new revision may have tasks. */
  | { readonly state: "stopped"; readonly reason: string }
  | { readonly state: "superseded"; readonly by: string }
  | { readonly state: "gone"; readonly reason: string }
  /** Ended in an unknown status: neither a success nor a known failure. */
  | { readonly state: "unknown"; readonly status: string };

/** Whether the result is final. */
export const isFinal = ({ state }: Judgment): boolean =>
  state !== "in-progress" && state !== "unclear" && state !== "rolling-back";

const going = { state: "in-progress" } as const;

export function judge(observation: Observation): Judgment {
  const { service, deployment } = observation;
  if (service === undefined) return { state: "gone", reason: "the service no longer exists" };
  if (service.status !== "ACTIVE")
    return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
  return deployment === undefined
    ? judgeClassic(observation, service)
    : judgeNative(observation, service, deployment);
}

/** The service's PRIMARY deployment. */
export const primaryOf = (service: Service): Deployment | undefined =>
  service.deployments?.find(({ status }) => status === "PRIMARY");

/** ID of somebody else's deployment that superseded ours, or `undefined`. */
export function supersededBy(
  own: OwnDeployment,
  service: Service,
  deployment?: ServiceDeployment,
): string | undefined {
  const primary = primaryOf(service);
  if (primary?.id === undefined || primary.id === own.id || own.idsBefore.includes(primary.id))
    return undefined;
  return isRollbackTarget(primary, own, deployment) ? undefined : primary.id;
}

/**
 * Whether ECS rolled back to it. ECS returns to its last successful revision, which may differ from the previous one and
 * may not have been listed (a deployment without tasks isn't). It keeps its creation time, from before our update.
 */
function isRollbackTarget(
  { createdAt, id = "" }: Deployment,
  own: OwnDeployment,
  deployment: ServiceDeployment | undefined,
): boolean {
  const sources = (deployment?.sourceServiceRevisions ?? []).map(({ arn }) => arn);
  const targets = [deployment?.rollback?.serviceRevisionArn, ...sources];
  if (targets.some((arn) => arn !== undefined && deploymentNumber(arn) === deploymentNumber(id))) return true;
  return epoch(createdAt) < epoch(own.createdAt);
}

/** Compares as false if there is no date. */
const epoch = (date: Date | undefined): number => date?.getTime() ?? NaN;

function judgeNative(observation: Observation, service: Service, deployment: ServiceDeployment): Judgment {
  const by = supersededBy(observation.own, service, deployment);
  const reason = reasonOf(deployment);
  // The API can return statuses that the SDK's type doesn't have.
  const status: string | undefined = deployment.status;
  switch (status) {
    case "PENDING":
    case "IN_PROGRESS":
    case "STOP_REQUESTED":
    // Requested only: it may still end as SUCCESSFUL.
    case "ROLLBACK_REQUESTED":
    // Documented in a guide but not in the API (docs/aws-reference.md#service-deployments); STOPPED follows.
    case "STOP_IN_PROGRESS":
      return going;
    case "ROLLBACK_IN_PROGRESS":
      return { state: "rolling-back", reason };
    case "SUCCESSFUL":
      if (by !== undefined) return { state: "superseded", by };
      // The classic view can lag. Until it shows our deployment, success isn't proven.
      return primaryOf(service)?.id === observation.own.id ? { state: "succeeded" } : { state: "unclear" };
    case "ROLLBACK_SUCCESSFUL":
      return by === undefined ? { state: "rolled-back", reason } : { state: "superseded", by };
    case "ROLLBACK_FAILED":
      return by === undefined ? { state: "rollback-failed", reason } : { state: "superseded", by };
    case "STOPPED":
      if (by !== undefined) return { state: "superseded", by };
      return isReplaced(deployment) ? { state: "unclear", replaced: true } : { state: "stopped", reason };
    default:
      return hasEnded(deployment)
        ? { state: "unknown", status: status ?? "missing" }
        : { ...going, status: status ?? "missing" };
  }
}

/** ECS's reason, seconds before DescribeServices may show the newer deployment (docs/aws-reference.md#rollouts). */
const isReplaced = ({ statusReason = "" }: ServiceDeployment): boolean =>
  /\breplaced by a new service deployment\b/iu.test(statusReason);

/** AWS may add statuses (docs/aws-reference.md), so only these times prove that a deployment has ended. */
const hasEnded = ({ finishedAt, stoppedAt }: ServiceDeployment): boolean =>
  finishedAt !== undefined || stoppedAt !== undefined;

/** Why a deployment ended or is rolling back, quoting AWS if possible. */
export function reasonOf(deployment: ServiceDeployment): string {
  const reported = deployment.rollback?.reason ?? deployment.statusReason;
  if (reported) return reported;
  const breaker = deployment.deploymentCircuitBreaker;
  if (breaker?.status === "TRIGGERED") {
    return `the circuit breaker triggered: ${breaker.failureCount ?? "?"} failed tasks of ${breaker.threshold ?? "?"} allowed`;
  }
  const alarms = deployment.alarms?.triggeredAlarmNames ?? [];
  if (alarms.length > 0) return `the alarm ${alarms.join(", ")} triggered`;
  const hook = deployment.lifecycleHookDetails?.find(
    ({ status }) => status === "FAILED" || status === "TIMED_OUT",
  );
  if (hook !== undefined)
    return `the lifecycle hook ${hook.hookId ?? hook.targetArn ?? ""} ended with ${hook.status ?? "no status"}`;
  return `ECS gives no reason (status ${deployment.status ?? "missing"})`;
}

function judgeClassic(observation: Observation, service: Service): Judgment {
  const { own, seen } = observation;
  const primary = primaryOf(service);
  const ours = service.deployments?.find(({ id }) => id === own.id);
  if (ours === undefined && !seen) return { state: "unclear" };
  if (primary === undefined) return { state: "unclear" };
  if (primary.id === own.id) return judgeOwnPrimary(primary, service);
  const known = own.idsBefore.includes(primary.id ?? "") || isRollbackTarget(primary, own, undefined);
  if (!known) return { state: "superseded", by: primary.id ?? "unknown" };
  const reason = classicReason(ours) ?? classicReason(primary) ?? "ECS restored the earlier deployment";
  return primary.rolloutState === "COMPLETED" || (primary.rolloutState === undefined && isSteady(service))
    ? { state: "rolled-back", reason }
    : { state: "rolling-back", reason };
}

const classicReason = (deployment: Deployment | undefined): string | undefined => {
  const reason = deployment?.rolloutStateReason;
  return reason && !/completed\.$|in progress\.$/.test(reason) ? reason : undefined;
};

function judgeOwnPrimary(primary: Deployment, service: Service): Judgment {
  switch (primary.rolloutState) {
    case "COMPLETED":
      return { state: "succeeded" };
    case "IN_PROGRESS":
      return going;
    case "FAILED":
      return { state: "stopped", reason: primary.rolloutStateReason ?? "ECS gives no reason" };
    case undefined:
      // Services with a Classic Load Balancer have no rollout state (docs/aws-reference.md#services).
      return isSteady(service) ? { state: "succeeded" } : going;
    default:
      return { ...going, status: String(primary.rolloutState) };
  }
}

/** One deployment and the desired number of tasks. Doesn't show which revision runs. */
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

/** The rollout state of a PRIMARY, from the service deployment that deploys it or rolled back to it. */
function rolloutStateOf(
  id: string | undefined,
  current: ServiceDeployment,
): "COMPLETED" | "FAILED" | "IN_PROGRESS" | undefined {
  const brings = isNumber(current.targetServiceRevision?.arn, id);
  if (!brings && !isNumber(current.rollback?.serviceRevisionArn, id)) return undefined;
  if (current.status === (brings ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL")) return "COMPLETED";
  return hasEnded(current) || endedStatuses.has(current.status ?? "") ? "FAILED" : "IN_PROGRESS";
}

export const endedStatuses: ReadonlySet<string> = new Set([
  "SUCCESSFUL",
  "STOPPED",
  "ROLLBACK_SUCCESSFUL",
  "ROLLBACK_FAILED",
]);

/**
 * Adds the rollout states that the current service deployment proves; the revisions that it replaces had completed.
 * Ignores a service deployment of another PRIMARY.
 */
export function withRolloutStates(service: Service, current: ServiceDeployment | undefined): Service {
  if (current === undefined) return service;
  const primary = primaryOf(service);
  const rolloutState = rolloutStateOf(primary?.id, current);
  if (rolloutState === undefined) return service;
  const sources = current.sourceServiceRevisions ?? [];
  return {
    ...service,
    deployments: (service.deployments ?? []).map((one) => {
      if (one === primary) return { ...one, rolloutState };
      const replaced = one.rolloutState === undefined && sources.some(({ arn }) => isNumber(arn, one.id));
      return replaced ? { ...one, rolloutState: "COMPLETED" } : one;
    }),
  };
}
