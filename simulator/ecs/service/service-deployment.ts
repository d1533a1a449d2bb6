/** Creates service deployments and changes their status (docs/aws-reference.md#service-deployments). */
import type { Machine } from "../container-run.ts";
import type {
  MonitorStatus,
  Service,
  ServiceDeployment,
  ServiceDeploymentStatus,
  ServiceRevision,
} from "../state.ts";
import { breakerThreshold } from "./breaker.ts";
import { countsOf, desiredOf } from "./counts.ts";

const final: ReadonlySet<ServiceDeploymentStatus> = new Set([
  "SUCCESSFUL",
  "STOPPED",
  "ROLLBACK_SUCCESSFUL",
  "ROLLBACK_FAILED",
]);

export const isFinal = ({ status }: ServiceDeployment): boolean => final.has(status);

/** The newest service deployment: the one in progress, if any. */
export const newest = (service: Service): ServiceDeployment | undefined => service.serviceDeployments.at(-1);

/** The one in progress, or undefined. */
export function underWay(service: Service): ServiceDeployment | undefined {
  const deployment = newest(service);
  return deployment === undefined || isFinal(deployment) ? undefined : deployment;
}

export function createServiceDeployment(
  { world, ecs }: Machine,
  service: Service,
  target: ServiceRevision,
  sources: readonly ServiceRevision[],
): ServiceDeployment {
  const { now } = world.queue;
  const id = world.random.text(21, "base64url");
  const configuration = service.settings.deploymentConfiguration;
  const { deploymentCircuitBreaker: breaker, alarms } = configuration;
  const start = service.arn.replace(":service/", ":service-deployment/");
  const staged = !["ROLLING", undefined].includes(configuration.strategy);
  return {
    arn: `${start}/${id}`,
    id,
    target,
    sources,
    status: "PENDING",
    configuration,
    createdAt: now,
    visibleAt: now + world.pace.deploymentVisible * 1000,
    updatedAt: now,
    breaker: {
      status: breaker?.enable === true ? "MONITORING" : "DISABLED",
      failureCount: 0,
      threshold: breakerThreshold(desiredOf(ecs, service), breaker?.thresholdConfiguration),
    },
    ...(alarms?.enable === true
      ? { alarms: { status: "MONITORING", names: alarms.alarmNames, triggered: [] } }
      : {}),
    hooks: [],
    ...(staged ? { traffic: { test: 0, production: sources.length === 0 ? 100 : 0 } } : {}),
  };
}

/** Sets a status and everything that depends on it: times, final counts, and the end of its monitors. */
export function setStatus(
  { world, ecs }: Machine,
  service: Service,
  deployment: ServiceDeployment,
  status: ServiceDeploymentStatus,
  reason?: string,
): void {
  const { now } = world.queue;
  deployment.status = status;
  deployment.updatedAt = now;
  if (reason !== undefined) deployment.statusReason = reason;
  if (status === "IN_PROGRESS") deployment.startedAt = now;
  if (status === "STOPPED") deployment.stoppedAt = now;
  if (isFinal(deployment)) {
    deployment.finishedAt = now;
    delete deployment.stage;
    deployment.breaker.status = ended(deployment.breaker.status);
    if (deployment.alarms !== undefined) deployment.alarms.status = ended(deployment.alarms.status);
    const revisions = [deployment.target, ...deployment.sources];
    deployment.counts = Object.fromEntries(
      revisions.map((revision) => [revision.number, countsOf(ecs, service, revision)]),
    );
  }
  world.emit({ kind: "deployment", subject: service.arn, to: status });
}

const ended = (status: MonitorStatus): MonitorStatus =>
  status === "MONITORING" ? "MONITORING_COMPLETE" : status;

/** `ecs-svc/N`, the classic view's name for the deployment of a revision. */
export const classicId = ({ number }: ServiceRevision): string => `ecs-svc/${number}`;
