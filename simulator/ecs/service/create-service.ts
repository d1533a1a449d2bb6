/** CreateService and DeleteService. */
import { AwsError, type Call } from "../../protocol/call.ts";
import { clusterOf } from "../clusters.ts";
import type { Machine } from "../container-run.ts";
import { placementOf } from "../placement.ts";
import type { Cluster, Service, Tag } from "../state.ts";
import { checkTags } from "../tags.ts";
import { runnableDefinition } from "../task-definitions.ts";
import type { TaskLife } from "../task-life.ts";
import type { Deployments } from "./deployments.ts";
import { findService, serviceArn } from "./find-service.ts";
import {
  checkConfiguration,
  revisionSettings,
  serviceSettings,
  type SettingsInput,
} from "./service-settings.ts";

export interface CreateServiceInput extends SettingsInput {
  readonly cluster?: string;
  readonly serviceName: string;
  readonly schedulingStrategy?: Service["schedulingStrategy"];
  readonly deploymentController?: { readonly type: Service["controller"] };
  readonly tags?: readonly Tag[];
  /** Scenarios only: an Express service, which ECS manages. */
  readonly resourceManagementType?: Service["resourceManagementType"];
}

const refuse = (message: string): never => {
  throw new AwsError("InvalidParameterException", message);
};

export function createService(
  machine: Machine,
  deployments: Deployments,
  input: CreateServiceInput,
  by: { readonly region: string; readonly principal: string },
): Service {
  const { world, ecs } = machine;
  const cluster = clusterOf(world, ecs, by.region, input.cluster);
  if (!/^[\w-]{1,255}$/.test(input.serviceName)) refuse("Service name contains invalid characters.");
  const there = findService(ecs, cluster, input.serviceName)?.status;
  if (there === "ACTIVE") refuse("Creation of service was not idempotent.");
  if (there === "DRAINING") refuse("Unable to Start a service that is still Draining.");
  if (input.taskDefinition === undefined) return refuse("TaskDefinition is required.");
  checkTags(input.tags);
  const definition = runnableDefinition(ecs, by.region, input.taskDefinition);
  const service = newService(machine, cluster, input, definition, by.principal);
  checkConfiguration(service.settings.deploymentConfiguration, service.revisionSettings.loadBalancers);
  const settings = withCompute(cluster, service);
  placementOf(cluster, definition, settings);
  service.revisionSettings = settings;
  ecs.services.set(service.arn, service);
  if (input.tags !== undefined) ecs.tags.set(service.arn, input.tags);
  if (service.controller === "ECS")
    deployments.begin(service, { taskDefinition: definition, settings, forced: false });
  return service;
}

/** Without a launch type or strategy, the cluster's default strategy applies. */
function withCompute(cluster: Cluster, { revisionSettings: settings }: Service) {
  const given = settings.launchType !== undefined || settings.capacityProviderStrategy !== undefined;
  if (given) return settings;
  return cluster.defaultCapacityProviderStrategy.length > 0
    ? { ...settings, capacityProviderStrategy: cluster.defaultCapacityProviderStrategy }
    : { ...settings, launchType: "EC2" };
}

function newService(
  { world }: Machine,
  cluster: Cluster,
  input: CreateServiceInput,
  taskDefinition: Service["taskDefinition"],
  createdBy: string,
): Service {
  const schedulingStrategy = input.schedulingStrategy ?? "REPLICA";
  return {
    arn: serviceArn(cluster, input.serviceName),
    name: input.serviceName,
    clusterArn: cluster.arn,
    createdAt: world.queue.now,
    createdBy,
    schedulingStrategy,
    controller: input.deploymentController?.type ?? "ECS",
    controllerNamed: input.deploymentController !== undefined,
    resourceManagementType: input.resourceManagementType ?? "CUSTOMER",
    status: "ACTIVE",
    desiredCount: input.desiredCount ?? 0,
    taskDefinition,
    revisionSettings: revisionSettings(input),
    settings: serviceSettings(input, schedulingStrategy),
    deployments: [],
    revisions: [],
    serviceDeployments: [],
    taskSets: [],
    events: [],
    tasks: new Set(),
    scheduled: false,
    said: new Map(),
  };
}

/** DRAINING until its tasks have stopped, then INACTIVE. */
export function deleteService(
  machine: Machine,
  life: TaskLife,
  input: { readonly cluster?: string; readonly service: string; readonly force?: boolean },
  call: Pick<Call, "region">,
): Service {
  const { world, ecs } = machine;
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  const service = findService(ecs, cluster, input.service);
  if (service === undefined) throw new AwsError("ServiceNotFoundException", "Service not found.");
  if (service.status !== "ACTIVE") throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
  if (input.force !== true && service.desiredCount > 0)
    refuse("The service cannot be stopped while it is scaled above 0.");
  service.status = "DRAINING";
  service.desiredCount = 0;
  for (const task of service.tasks)
    life.stop(task, {
      code: "ServiceSchedulerInitiated",
      reason: `Scaling activity initiated by (service ${service.name})`,
    });
  const settle = (): void => {
    if (service.tasks.size > 0) return void world.queue.in(1, settle);
    service.status = "INACTIVE";
    service.deployments = [];
    service.serviceDeployments.length = 0;
  };
  world.queue.in(1, settle);
  return service;
}
