/**
 * UpdateService: validates the request, and decides whether it starts a deployment (docs/aws-reference.md#services).
 */
import { isDeepStrictEqual } from "node:util";
import { AwsError, type Call } from "../../protocol/call.ts";
import { clusterOf } from "../clusters.ts";
import type { Machine } from "../container-run.ts";
import { placementOf } from "../placement.ts";
import type { RevisionSettings, Service, TaskDefinition } from "../state.ts";
import { runnableDefinition } from "../task-definitions.ts";
import type { Deployments } from "./deployments.ts";
import { findService } from "./find-service.ts";
import type { Scheduler } from "./scheduler.ts";
import {
  checkConfiguration,
  revisionSettings,
  serviceSettings,
  type SettingsInput,
} from "./service-settings.ts";

export interface UpdateServiceInput extends SettingsInput {
  readonly cluster?: string;
  readonly service: string;
  readonly deploymentController?: { readonly type: Service["controller"] };
}

const refuse = (message: string): never => {
  throw new AwsError("InvalidParameterException", message);
};

const startsDeployment = [
  "networkConfiguration",
  "platformVersion",
  "loadBalancers",
  "serviceRegistries",
  "serviceConnectConfiguration",
  "volumeConfigurations",
  "vpcLatticeConfigurations",
] as const;

const byCodeDeploy = "Use AWS CodeDeploy to trigger a new deployment.";
const onCodeDeploy = "on services with a CODE_DEPLOY deployment controller.";

function checkController(service: Service, input: UpdateServiceInput): void {
  if (service.controller === "ECS") return;
  if (service.controller === "CODE_DEPLOY") {
    if (input.taskDefinition !== undefined)
      refuse(`Unable to update task definition ${onCodeDeploy} ${byCodeDeploy}`);
    if (input.networkConfiguration !== undefined || input.platformVersion !== undefined)
      refuse(`Unable to update network parameters ${onCodeDeploy} ${byCodeDeploy}`);
    if (input.forceNewDeployment === true)
      refuse(`Cannot force a new deployment ${onCodeDeploy} ${byCodeDeploy}`);
    if (input.loadBalancers !== undefined)
      refuse(`Unable to update load balancers ${onCodeDeploy} ${byCodeDeploy}`);
    return;
  }
  const refused = ["taskDefinition", ...startsDeployment, "forceNewDeployment"] as const;
  const named = refused.find((name) => input[name] !== undefined);
  if (named !== undefined)
    refuse(`${named} cannot be updated on services with an EXTERNAL deployment controller.`);
}

/** Updates a service and returns its new state. */
export function updateService(
  machine: Machine,
  deployments: Deployments,
  scheduler: Scheduler,
  input: UpdateServiceInput,
  call: Call,
): Service {
  const { world, ecs } = machine;
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  const service = findService(ecs, cluster, input.service);
  if (service === undefined) throw new AwsError("ServiceNotFoundException", "Service not found.");
  if (service.status !== "ACTIVE") throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
  if ((input.desiredCount ?? 0) < 0) refuse("desiredCount cannot be negative.");
  checkController(service, input);
  const definition =
    input.taskDefinition === undefined
      ? service.taskDefinition
      : runnableDefinition(ecs, call.region, input.taskDefinition);
  const wanted = revisionSettings(input, service.revisionSettings);
  const settings = serviceSettings(input, service.schedulingStrategy, service.settings);
  checkConfiguration(settings.deploymentConfiguration, wanted.loadBalancers);
  const forced = input.forceNewDeployment === true;
  const deploys = service.controller === "ECS" && (forced || differs(service, definition, wanted));
  if (deploys) placementOf(cluster, definition, wanted);
  service.settings = settings;
  if (input.desiredCount !== undefined) service.desiredCount = input.desiredCount;
  if (input.deploymentController !== undefined) service.controller = input.deploymentController.type;
  if (deploys) deployments.begin(service, { taskDefinition: definition, settings: wanted, forced });
  else service.revisionSettings = wanted;
  scheduler.request(service, world.pace.schedule);
  return service;
}

function differs(service: Service, definition: TaskDefinition, wanted: RevisionSettings): boolean {
  return (
    definition !== service.taskDefinition ||
    startsDeployment.some((name) => !isDeepStrictEqual(wanted[name], service.revisionSettings[name]))
  );
}
