/** Service deployments and service revisions in the form of the API (docs/aws-reference.md#service-deployments). */
import type { BareWorld } from "../../world.ts";
import type {
  EcsState,
  HookDetail,
  RevisionCounts,
  Service,
  ServiceDeployment,
  ServiceRevision,
} from "../state.ts";
import { countsOf, desiredOf } from "./counts.ts";
import { isFinal } from "./service-deployment.ts";

const optionalDate = (name: string, at: number | undefined) =>
  at === undefined ? {} : { [name]: new Date(at) };

/** A brief of ListServiceDeployments. */
export const briefOf = (service: Service, deployment: ServiceDeployment) => ({
  ...essentials(service, deployment),
  targetServiceRevisionArn: deployment.target.arn,
});

function essentials(service: Service, deployment: ServiceDeployment) {
  return {
    serviceDeploymentArn: deployment.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    ...optionalDate("startedAt", deployment.startedAt),
    createdAt: new Date(deployment.createdAt),
    ...optionalDate("finishedAt", deployment.finishedAt),
    status: deployment.status,
    ...(deployment.statusReason === undefined ? {} : { statusReason: deployment.statusReason }),
  };
}

export function describeServiceDeployment(ecs: EcsState, service: Service, deployment: ServiceDeployment) {
  const { rollback, alarms, traffic } = deployment;
  const target = describeSide(ecs, service, deployment, deployment.target, traffic);
  const others =
    traffic === undefined ? undefined : { test: 100 - traffic.test, production: 100 - traffic.production };
  return {
    ...essentials(service, deployment),
    updatedAt: new Date(deployment.updatedAt),
    ...optionalDate("stoppedAt", deployment.stoppedAt),
    sourceServiceRevisions: deployment.sources.map((each) =>
      describeSide(ecs, service, deployment, each, others),
    ),
    targetServiceRevision: target,
    ...(rollback === undefined
      ? {}
      : {
          rollback: {
            reason: rollback.reason,
            startedAt: new Date(rollback.startedAt),
            ...(rollback.revision === undefined ? {} : { serviceRevisionArn: rollback.revision.arn }),
          },
        }),
    deploymentConfiguration: deployment.configuration,
    deploymentCircuitBreaker: deployment.breaker,
    alarms:
      alarms === undefined
        ? { status: "DISABLED" }
        : { status: alarms.status, alarmNames: alarms.names, triggeredAlarmNames: alarms.triggered },
    ...(deployment.stage === undefined ? {} : { lifecycleStage: deployment.stage }),
    ...(deployment.hooks.length === 0 ? {} : { lifecycleHookDetails: deployment.hooks.map(describeHook) }),
  };
}

const describeHook = ({ stage: _stage, expiresAt, ...hook }: HookDetail) => ({
  ...hook,
  ...optionalDate("expiresAt", expiresAt),
});

/** One revision in a deployment: live counts while it is in progress, final counts afterwards. */
function describeSide(
  ecs: EcsState,
  service: Service,
  deployment: ServiceDeployment,
  revision: ServiceRevision,
  traffic: ServiceDeployment["traffic"],
) {
  const live = countsOf(ecs, service, revision);
  const counts: RevisionCounts = isFinal(deployment) ? (deployment.counts?.[revision.number] ?? live) : live;
  return {
    arn: revision.arn,
    requestedTaskCount: counts.requested,
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
    ...(traffic === undefined
      ? {}
      : { requestedTestTrafficWeight: traffic.test, requestedProductionTrafficWeight: traffic.production }),
  };
}

export function describeServiceRevision(
  { readings }: Pick<BareWorld, "readings">,
  ecs: EcsState,
  service: Service,
  revision: ServiceRevision,
) {
  const { settings, digests, taskDefinition } = revision;
  const platform = `linux/${taskDefinition.parsed.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "amd64"}`;
  const shown = (digest: string): string =>
    readings.imageDigest === "of-platform" ? ecs.images.manifestOf(digest, platform) : digest;
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    taskDefinition: taskDefinition.arn,
    ...settings,
    containerImages:
      desiredOf(ecs, service) === 0 && digests === undefined
        ? []
        : taskDefinition.parsed.containerDefinitions.map(({ name, image }) => ({
            containerName: name,
            image,
            ...(digests?.[name] === undefined ? {} : { imageDigest: shown(digests[name]) }),
          })),
    guardDutyEnabled: false,
    createdAt: new Date(revision.createdAt),
    ...(revision.targetGroups.length === 0
      ? {}
      : {
          resolvedConfiguration: {
            loadBalancers: revision.targetGroups.map((targetGroupArn) => ({ targetGroupArn })),
          },
        }),
  };
}
