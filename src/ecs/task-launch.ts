/**
 * Determines where a one-off task runs: network, compute and volumes, copied from its service. Pure. Sources:
 * docs/aws-reference.md#runtask, #migrations.
 */
import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  LaunchType,
  RunTaskRequest,
  Service,
  ServiceRevision,
  TaskVolumeConfiguration,
  Volume,
} from "@aws-sdk/client-ecs";
import { Failure } from "../core/failure.ts";
import type { TaskDefinition } from "./definition/task-definition.ts";

/** Network inputs of the one-off task. Missing ones come from the first service. */
export interface NetworkRequest {
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly assignPublicIp?: boolean;
}

/** The members of RunTask that define the placement. */
export type LaunchInput = Pick<
  RunTaskRequest,
  | "launchType"
  | "capacityProviderStrategy"
  | "platformVersion"
  | "networkConfiguration"
  | "volumeConfigurations"
  | "placementConstraints"
  | "placementStrategy"
  | "enableECSManagedTags"
  | "propagateTags"
>;

export interface Launch {
  readonly input: LaunchInput;
  /** For the plan: `FARGATE in subnet-1, subnet-2`. */
  readonly words: string;
  /** Differences from the service's settings, with reasons. */
  readonly notes: readonly string[];
}

export interface LaunchSources {
  /** The definition to run, which determines the required settings. */
  readonly taskDefinition: Pick<TaskDefinition, "networkMode" | "requiresCompatibilities">;
  /** Names of its volumes that are configured at launch, see `volumesAtLaunch`. */
  readonly volumes?: readonly string[];
  /** The first service of the release. */
  readonly service?: Service | undefined;
  /** Its current service revision, if `needsRevision` requires it. */
  readonly revision?: ServiceRevision | undefined;
  readonly network: NetworkRequest;
  /** `defaultCapacityProviderStrategy` of the cluster. Used if the service has no compute settings. */
  readonly clusterStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
}

/** Common members of a service, a deployment, a task set and a service revision. */
type Place = Pick<
  ServiceRevision,
  | "networkConfiguration"
  | "launchType"
  | "capacityProviderStrategy"
  | "platformVersion"
  | "volumeConfigurations"
>;

/** Service, PRIMARY deployment, PRIMARY task set, service revision: in this order. */
function placesOf(service: Service | undefined, revision: ServiceRevision | undefined): readonly Place[] {
  const isPrimary = ({ status }: { status?: string | undefined }): boolean => status === "PRIMARY";
  const places = [
    service,
    service?.deployments?.find(isPrimary),
    service?.taskSets?.find(isPrimary),
    revision,
  ];
  return places.filter((place) => place !== undefined);
}

const networkOf = (places: readonly Place[]): AwsVpcConfiguration | undefined =>
  places.find(({ networkConfiguration: network }) => network?.awsvpcConfiguration?.subnets?.length)
    ?.networkConfiguration?.awsvpcConfiguration;

/**
 * Managed Instances are selected by capacity provider strategy, so a place that shows only their launch type is not
 * enough.
 */
const computeOf = (places: readonly Place[]): Place | undefined =>
  places.find(
    ({ launchType, capacityProviderStrategy: strategy }) =>
      strategy?.length || (launchType !== undefined && (launchType as string) !== "MANAGED_INSTANCES"),
  );

/**
 * The service's own setting. A deployment shows the version that LATEST resolved to at its start
 * (docs/aws-reference.md), which would pin the one-off task to an old version.
 */
const platformOf = ({ service, revision }: LaunchSources): string | undefined =>
  service?.platformVersion ??
  service?.taskSets?.find(({ status }) => status === "PRIMARY")?.platformVersion ??
  revision?.platformVersion;

const needsNetwork = ({ taskDefinition }: LaunchSources): boolean => taskDefinition.networkMode === "awsvpc";

/** Names of the definition's volumes that must be configured at launch. */
export function volumesAtLaunch({ document }: TaskDefinition): readonly string[] {
  const volumes = document.get(["volumes"]) as ReadonlyArray<Pick<Volume, "name" | "configuredAtLaunch">>;
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume) => (volume.configuredAtLaunch === true ? [volume.name ?? ""] : []));
}

/** Whether the service lacks a setting that its service revision may have. */
export function needsRevision(sources: LaunchSources): boolean {
  if (sources.service === undefined) return false;
  const places = placesOf(sources.service, undefined);
  const network = needsNetwork(sources) && networkOf(places) === undefined;
  return network || computeOf(places) === undefined || (sources.volumes ?? []).length > 0;
}

/**
 * Whether the cluster's default strategy applies: no service has compute settings, or the definition can't run there.
 */
export function needsClusterStrategy(sources: LaunchSources): boolean {
  const own = computeOf(placesOf(sources.service, sources.revision));
  return own === undefined || !suits(own, sources.taskDefinition.requiresCompatibilities);
}

/** @throws Failure `network-missing` or `launch-missing`, naming the input that supplies the piece */
export function launchFrom(sources: LaunchSources): Launch {
  const places = placesOf(sources.service, sources.revision);
  const compute = chooseCompute(sources, places);
  const network = chooseNetwork(sources, places);
  const volumes = chooseVolumes(sources, places);
  return {
    input: {
      ...compute.input,
      ...(network.vpc && { networkConfiguration: { awsvpcConfiguration: network.vpc } }),
      ...(volumes.length > 0 && { volumeConfigurations: volumes }),
      ...taggingOf(sources.service),
    },
    words: network.vpc ? `${compute.words} in ${(network.vpc.subnets ?? []).join(", ")}` : compute.words,
    notes: [...compute.notes, ...network.notes],
  };
}

interface Compute {
  readonly input: Omit<LaunchInput, "networkConfiguration" | "volumeConfigurations">;
  readonly words: string;
  readonly notes: readonly string[];
}

function chooseCompute(sources: LaunchSources, places: readonly Place[]): Compute {
  const wanted = sources.taskDefinition.requiresCompatibilities;
  const own = computeOf(places);
  if (own !== undefined && suits(own, wanted)) {
    const platform = platformOf(sources);
    const compute = onDemand(own, platform);
    return { ...compute, input: { ...compute.input, ...placementOf(sources.service, own) } };
  }
  const notes =
    own === undefined
      ? []
      : [
          `The service runs on ${wordsOf(own)}, but the task definition requires ${wanted.join(" or ")}, so the task runs there.`,
        ];
  const compute = withoutService(sources, wanted);
  return { ...compute, notes: [...notes, ...compute.notes] };
}

/** Instance placement of the service's tasks. Fargate rejects these members. */
function placementOf(
  service: Service | undefined,
  place: Place,
): Pick<LaunchInput, "placementConstraints" | "placementStrategy"> {
  if (place.launchType === "FARGATE" || providersOf(place).some(isFargate)) return {};
  const { placementConstraints: constraints = [], placementStrategy: strategy = [] } = service ?? {};
  return {
    ...(constraints.length > 0 && { placementConstraints: [...constraints] }),
    ...(strategy.length > 0 && { placementStrategy: [...strategy] }),
  };
}

/** RunTask does not accept `propagateTags: SERVICE`, so the service's tags are sent instead (see `planOneOff`). */
const taggingOf = (
  service: Service | undefined,
): Pick<LaunchInput, "enableECSManagedTags" | "propagateTags"> => ({
  ...(service?.enableECSManagedTags === true && { enableECSManagedTags: true }),
  ...(service?.propagateTags === "TASK_DEFINITION" && { propagateTags: "TASK_DEFINITION" }),
});

function withoutService(sources: LaunchSources, wanted: readonly string[]): Compute {
  const strategy = sources.clusterStrategy ?? [];
  const place: Place = { capacityProviderStrategy: [...strategy] };
  if (strategy.length > 0 && suits(place, wanted)) return onDemand(place, undefined);
  const launchType = (["FARGATE", "EC2", "EXTERNAL"] as const).find((type) => wanted.includes(type));
  if (launchType !== undefined) return onDemand({ launchType }, undefined);
  if (wanted.length > 0) {
    throw new Failure({
      name: "launch-missing",
      what: `The task definition requires ${wanted.join(" or ")}, but no capacity provider is configured for it.`,
      evidence: [`The cluster's default strategy: ${strategy.length > 0 ? wordsOf(place) : "none"}`],
      remedy:
        "Add a service that runs on it to services, or set a default capacity provider strategy on the cluster.",
    });
  }
  return { input: {}, words: "the cluster's default", notes: [] };
}

const isFargate = (provider: string | undefined): boolean =>
  provider === "FARGATE" || provider === "FARGATE_SPOT";

const providersOf = (place: Place): readonly string[] =>
  (place.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider ?? "");

const wordsOf = (place: Place): string =>
  providersOf(place).length > 0 ? providersOf(place).join(", ") : (place.launchType ?? "");

/** A capacity provider's name doesn't show whether it is EC2 or Managed Instances, so both count as the same. */
function suits(place: Place, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const providers = providersOf(place);
  if (providers.length === 0) return place.launchType !== undefined && wanted.includes(place.launchType);
  const fargate = providers.some(isFargate);
  return fargate
    ? wanted.includes("FARGATE")
    : wanted.some((kind) => kind === "EC2" || kind === "MANAGED_INSTANCES");
}

/**
 * The service's compute, but never Spot: an interrupted migration leaves an unknown state
 * (docs/aws-reference.md#migrations). Uses the FARGATE launch type instead, because a cluster may not have the FARGATE
 * provider.
 */
function onDemand(place: Place, platform: string | undefined): Compute {
  const spot = providersOf(place).includes("FARGATE_SPOT");
  // Managed Instances may show both. RunTask accepts one of them, and Managed Instances require the strategy
  // (docs/aws-reference.md).
  const byStrategy = !spot && providersOf(place).length > 0;
  const launchType: LaunchType | undefined = spot ? "FARGATE" : byStrategy ? undefined : place.launchType;
  const fargate = launchType === "FARGATE" || providersOf(place).some(isFargate);
  return {
    input: {
      ...(launchType === undefined
        ? { capacityProviderStrategy: [...(place.capacityProviderStrategy ?? [])] }
        : { launchType }),
      ...(fargate && platform !== undefined && { platformVersion: platform }),
    },
    words: spot ? "FARGATE" : wordsOf(place),
    notes: spot
      ? ["Runs on FARGATE instead of FARGATE_SPOT, because a Spot interruption would leave an unknown state."]
      : [],
  };
}

function chooseNetwork(
  sources: LaunchSources,
  places: readonly Place[],
): { readonly vpc?: AwsVpcConfiguration; readonly notes: readonly string[] } {
  const { subnets, securityGroups, assignPublicIp } = sources.network;
  if (!needsNetwork(sources)) {
    const networkInput = subnets ?? securityGroups ?? assignPublicIp;
    const mode = sources.taskDefinition.networkMode ?? "bridge";
    return {
      notes: networkInput === undefined ? [] : [`The network inputs have no effect in network mode ${mode}.`],
    };
  }
  const inherited = networkOf(places);
  const chosen = subnets ?? inherited?.subnets;
  if (!chosen?.length) throw missingSubnets(sources.service);
  const groups = securityGroups ?? inherited?.securityGroups;
  const publicIp =
    assignPublicIp === undefined ? inherited?.assignPublicIp : assignPublicIp ? "ENABLED" : "DISABLED";
  return {
    vpc: {
      subnets: [...chosen],
      ...(groups?.length && { securityGroups: [...groups] }),
      ...(publicIp && { assignPublicIp: publicIp }),
    },
    notes: groups?.length
      ? []
      : [
          "No security groups are set, so the VPC's default group applies. Set migration-security-groups to change it.",
        ],
  };
}

const missingSubnets = (service: Service | undefined): Failure =>
  new Failure({
    name: "network-missing",
    what: "The task definition's network mode is awsvpc, but no subnets are set for the one-off task.",
    evidence: [
      service === undefined
        ? "The release has no service to copy them from."
        : `The service ${service.serviceName ?? ""} has no network configuration.`,
    ],
    remedy: "Set migration-subnets, and migration-security-groups and migration-assign-public-ip if needed.",
  });

/** A volume that is configured at launch needs the service's configuration, member by member. */
function chooseVolumes(sources: LaunchSources, places: readonly Place[]): TaskVolumeConfiguration[] {
  const known = places.flatMap(({ volumeConfigurations }) => volumeConfigurations ?? []);
  return (sources.volumes ?? []).map((name) => {
    const found = known.find((volume) => volume.name === name);
    if (found?.managedEBSVolume === undefined) {
      throw new Failure({
        name: "volume-missing",
        what: `The volume ${name} is configured at launch, but no service has a configuration for it.`,
        evidence: [],
        remedy:
          "Set migration-task-definition to a family without this volume, or add the service to services.",
      });
    }
    return { name, managedEBSVolume: found.managedEBSVolume };
  });
}
