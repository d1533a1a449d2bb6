/**
 * Where tasks may run: launch type or strategy, network, platform. Rejects what ECS rejects
 * (docs/aws-reference.md#runtask).
 */
import { AwsError } from "../protocol/call.ts";
import type { Cluster, Placement, RevisionSettings, StrategyItem, TaskDefinition } from "./state.ts";

export type PlacementInput = Pick<
  RevisionSettings,
  "networkConfiguration" | "launchType" | "capacityProviderStrategy" | "platformVersion"
>;

const refuse = (message: string): never => {
  throw new AwsError("InvalidParameterException", message);
};

/** The placement of a task of this definition in this cluster. */
export function placementOf(cluster: Cluster, definition: TaskDefinition, input: PlacementInput): Placement {
  const given = input.capacityProviderStrategy ?? [];
  if (input.launchType === "MANAGED_INSTANCES" && given.length === 0)
    refuse("The launch type MANAGED_INSTANCES is not supported. Specify a capacity provider strategy.");
  if (input.launchType !== undefined && given.length > 0)
    refuse(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  const strategy =
    input.launchType === undefined && given.length === 0 ? cluster.defaultCapacityProviderStrategy : given;
  checkStrategy(cluster, strategy);
  const provider = preferred(strategy);
  const launchType = input.launchType ?? (provider === undefined ? "EC2" : launchTypeOf(provider));
  checkNetwork(definition, input);
  checkPlatform(definition, launchType, input.platformVersion);
  if (launchType === "EC2" && provider === undefined && cluster.instances === 0)
    refuse("No Container Instances were found in your cluster.");
  return {
    launchType,
    ...(provider === undefined ? {} : { capacityProviderName: provider }),
    ...(input.platformVersion === undefined ? {} : { platformVersion: input.platformVersion }),
    subnets: input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
  };
}

/** The simulator recognizes a Managed Instances provider by its name. */
export const isManaged = (provider: string): boolean => provider.startsWith("managed");

const launchTypeOf = (provider: string): string =>
  provider.startsWith("FARGATE") ? "FARGATE" : isManaged(provider) ? "MANAGED_INSTANCES" : "EC2";

const preferred = (strategy: readonly StrategyItem[]): string | undefined =>
  [...strategy].sort((a, b) => (b.base ?? 0) - (a.base ?? 0) || (b.weight ?? 0) - (a.weight ?? 0))[0]
    ?.capacityProvider;

function checkStrategy(cluster: Cluster, strategy: readonly StrategyItem[]): void {
  if (strategy.length > 20)
    refuse("The capacity provider strategy cannot contain more than 20 capacity providers.");
  if (strategy.filter(({ base }) => (base ?? 0) > 0).length > 1)
    refuse("Only one capacity provider in a capacity provider strategy can have a base value.");
  if (strategy.length > 0 && strategy.every(({ weight }) => (weight ?? 0) === 0))
    refuse(
      "The capacity provider strategy must have at least one capacity provider with a weight greater than zero.",
    );
  for (const { capacityProvider } of strategy)
    if (!cluster.capacityProviders.includes(capacityProvider))
      refuse(
        `The specified capacity provider '${capacityProvider}' was not found. Specify a valid name or ARN and try again.`,
      );
}

function checkNetwork({ parsed }: TaskDefinition, { networkConfiguration }: PlacementInput): void {
  const configuration = networkConfiguration?.awsvpcConfiguration;
  if (parsed.networkMode !== "awsvpc") {
    if (configuration !== undefined)
      refuse("Network Configuration is not valid for the given networkMode of this task definition.");
    return;
  }
  if (configuration === undefined)
    return refuse("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  if (configuration.subnets.length === 0) refuse("subnets can not be empty.");
  if (configuration.subnets.length > 16) refuse("subnets can have at most 16 items.");
  if ((configuration.securityGroups?.length ?? 0) > 5) refuse("securityGroups can have at most 5 items.");
}

function checkPlatform(
  { parsed }: TaskDefinition,
  launchType: string,
  platformVersion: string | undefined,
): void {
  const fargate = parsed.networkMode === "awsvpc" && parsed.cpu !== undefined && parsed.memory !== undefined;
  if (launchType === "FARGATE" && !fargate) refuse("Task definition does not support launch_type FARGATE.");
  if (launchType === "EC2" && platformVersion !== undefined && platformVersion !== "")
    refuse("The platform version must be null when specifying an EC2 launch type.");
  if (platformVersion !== undefined && !/^(|LATEST|1\.\d\.0)$/.test(platformVersion))
    throw new AwsError("PlatformUnknownException", "The specified platform does not exist.");
}
