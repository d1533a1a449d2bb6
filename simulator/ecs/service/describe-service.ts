/** A service in the form of DescribeServices (docs/aws-reference.md#services). */
import { lastPart } from "../arn.ts";
import type { Readings } from "../../scenario.ts";
import { isManaged } from "../placement.ts";
import type { Deployment, EcsState, RevisionSettings, Service, TaskSet } from "../state.ts";
import { tagsOf } from "../tags.ts";
import { latestPlatform } from "../task.ts";
import { countsOf, desiredOf, liveTasks } from "./counts.ts";
import { classicId } from "./service-deployment.ts";

const dateOf = (at: number): Date => new Date(at);

export interface Describing {
  readonly withTags: boolean;
  readonly now: number;
  readonly readings: Readings;
  /** Omits ACTIVE deployments without tasks. */
  readonly hidesEmpty?: boolean | undefined;
}

export function describeService(
  ecs: EcsState,
  service: Service,
  { withTags, now, readings, hidesEmpty = false }: Describing,
) {
  const listed = service.deployments.filter(
    ({ revision, status }) =>
      !hidesEmpty || status === "PRIMARY" || liveTasks(service, revision.number).length > 0,
  );
  const { settings, revisionSettings } = service;
  const tasks = [...service.tasks];
  const running = tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length;
  const pending = tasks.filter(
    ({ lastStatus, desiredStatus }) => desiredStatus === "RUNNING" && lastStatus !== "RUNNING",
  ).length;
  const current = service.serviceDeployments.findLast(({ visibleAt }) => visibleAt <= now);
  const ofEcs = service.controller === "ECS";
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    status: service.status,
    desiredCount: desiredOf(ecs, service),
    runningCount: running,
    pendingCount: pending,
    taskDefinition: service.taskDefinition.arn,
    ...(service.controllerNamed ? { deploymentController: { type: service.controller } } : {}),
    deploymentConfiguration: settings.deploymentConfiguration,
    deployments: ofEcs ? listed.map((each) => describeDeployment(ecs, service, each, { now, readings })) : [],
    ...(ofEcs ? {} : { taskSets: service.taskSets.map((each) => describeTaskSet(service, each, readings)) }),
    ...(current !== undefined
      ? { currentServiceDeployment: current.arn, currentServiceRevisions: currentRevisions(ecs, service) }
      : {}),
    ...(revisionSettings.networkConfiguration === undefined
      ? {}
      : { networkConfiguration: describeNetwork(revisionSettings.networkConfiguration) }),
    ...compute(revisionSettings, readings),
    loadBalancers: revisionSettings.loadBalancers,
    serviceRegistries: revisionSettings.serviceRegistries,
    events: service.events.map(({ id, createdAt, message }) => ({
      id,
      createdAt: dateOf(createdAt),
      message,
    })),
    createdAt: dateOf(service.createdAt),
    createdBy: service.createdBy,
    placementConstraints: settings.placementConstraints,
    placementStrategy: settings.placementStrategy,
    ...(settings.healthCheckGracePeriodSeconds === undefined
      ? {}
      : { healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds }),
    schedulingStrategy: service.schedulingStrategy,
    enableECSManagedTags: settings.enableECSManagedTags,
    propagateTags: settings.propagateTags,
    enableExecuteCommand: settings.enableExecuteCommand,
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing,
    resourceManagementType: service.resourceManagementType,
    roleArn: `arn:${service.arn.split(":")[1]}:iam::${service.arn.split(":")[4]}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    tags: withTags ? tagsOf(ecs, service.arn) : undefined,
  };
}

/**
 * A service has a launch type or a strategy, or, on Managed Instances in one variant, both. Only Fargate has a platform
 * version.
 */
function compute(settings: RevisionSettings, { managedInstances }: Pick<Readings, "managedInstances">) {
  const { launchType, capacityProviderStrategy, platformVersion } = settings;
  const fargate =
    launchType === "FARGATE" ||
    capacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider.startsWith("FARGATE")) === true;
  const managed =
    capacityProviderStrategy?.some(({ capacityProvider }) => isManaged(capacityProvider)) === true;
  return {
    ...(capacityProviderStrategy === undefined ? { launchType } : { capacityProviderStrategy }),
    ...(managed && managedInstances === "both" ? { launchType: "MANAGED_INSTANCES" } : {}),
    ...(fargate ? { platformVersion: platformVersion ?? "LATEST", platformFamily: "Linux" } : {}),
  };
}

/** A deployment shows the resolved platform version of its tasks, even if the service has LATEST. */
function resolvedCompute(settings: RevisionSettings, readings: Readings) {
  const shown = compute(settings, readings);
  return shown.platformVersion === "LATEST" ? { ...shown, platformVersion: latestPlatform } : shown;
}

function describeNetwork({ awsvpcConfiguration }: NonNullable<RevisionSettings["networkConfiguration"]>) {
  return awsvpcConfiguration === undefined
    ? {}
    : {
        awsvpcConfiguration: {
          subnets: awsvpcConfiguration.subnets,
          securityGroups: awsvpcConfiguration.securityGroups ?? [],
          assignPublicIp: awsvpcConfiguration.assignPublicIp ?? "DISABLED",
        },
      };
}

function describeDeployment(
  ecs: EcsState,
  service: Service,
  deployment: Deployment,
  { now, readings }: { readonly now: number; readonly readings: Readings },
) {
  const { revision } = deployment;
  const staged = !["ROLLING", undefined].includes(service.settings.deploymentConfiguration.strategy);
  const stateless = behindClassic(revision.settings) || (staged && readings.stagedRolloutState === "absent");
  const late =
    deployment.shownAs !== undefined && now < deployment.shownAs.until ? deployment.shownAs : undefined;
  const counts = countsOf(ecs, service, revision);
  const { networkConfiguration: network, serviceConnectConfiguration } = revision.settings;
  return {
    id: classicId(revision),
    status: deployment.status,
    taskDefinition: revision.taskDefinition.arn,
    desiredCount: counts.requested,
    pendingCount: counts.pending,
    runningCount: counts.running,
    failedTasks: deployment.failedTasks,
    createdAt: dateOf(deployment.createdAt),
    updatedAt: dateOf(deployment.updatedAt),
    ...resolvedCompute(revision.settings, readings),
    ...(network === undefined ? {} : { networkConfiguration: describeNetwork(network) }),
    ...(serviceConnectConfiguration === undefined ? {} : { serviceConnectConfiguration }),
    ...(stateless
      ? {}
      : {
          rolloutState: late?.rolloutState ?? deployment.rolloutState,
          rolloutStateReason: late?.reason ?? deployment.rolloutStateReason,
        }),
  };
}

/** Deployments behind a Classic Load Balancer have no rollout state. */
const behindClassic = ({ loadBalancers }: RevisionSettings): boolean =>
  loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined);

function currentRevisions(ecs: EcsState, service: Service) {
  return service.revisions
    .filter(
      ({ number }) =>
        liveTasks(service, number).length > 0 || service.deployments[0]?.revision.number === number,
    )
    .map((revision) => {
      const { requested, running, pending } = countsOf(ecs, service, revision);
      return {
        arn: revision.arn,
        requestedTaskCount: requested,
        runningTaskCount: running,
        pendingTaskCount: pending,
      };
    });
}

/** A task set of a CODE_DEPLOY or EXTERNAL service. */
export function describeTaskSet(service: Service, taskSet: TaskSet, readings: Readings) {
  const { revision } = taskSet;
  const tasks = [...service.tasks].filter(({ revision: number }) => number === revision.number);
  const live = tasks.filter(({ desiredStatus }) => desiredStatus === "RUNNING");
  const running = live.filter(({ lastStatus }) => lastStatus === "RUNNING").length;
  const computed = Math.ceil((service.desiredCount * taskSet.scale) / 100);
  const healthy = live.filter(({ healthyAt }) => healthyAt !== undefined).length;
  const network = revision.settings.networkConfiguration;
  return {
    id: taskSet.id,
    taskSetArn: `${service.arn.replace(":service/", ":task-set/")}/${lastPart(taskSet.id)}`,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    startedBy: taskSet.startedBy,
    externalId: taskSet.externalId,
    status: taskSet.status,
    taskDefinition: revision.taskDefinition.arn,
    computedDesiredCount: computed,
    pendingCount: live.length - running,
    runningCount: running,
    createdAt: dateOf(taskSet.createdAt),
    updatedAt: dateOf(taskSet.updatedAt),
    ...compute(revision.settings, readings),
    ...(network === undefined ? {} : { networkConfiguration: describeNetwork(network) }),
    loadBalancers: taskSet.loadBalancers,
    serviceRegistries: [],
    scale: { value: taskSet.scale, unit: "PERCENT" },
    stabilityStatus: healthy >= computed && live.length === computed ? "STEADY_STATE" : "STABILIZING",
    stabilityStatusAt: dateOf(taskSet.updatedAt),
    tags: [],
  };
}
