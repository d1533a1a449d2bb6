/** Creates and describes tasks. */
import { uuid } from "../uuid.ts";
import type { BareWorld } from "../world.ts";
import { arnPrefix, lastPart, regionOf } from "./arn.ts";
import type {
  Container,
  EcsState,
  Health,
  Placement,
  Tag,
  Task,
  TaskDefinition,
  TaskOverrides,
} from "./state.ts";
import { tagsOf } from "./tags.ts";

export interface TaskSpec {
  readonly clusterArn: string;
  readonly definition: TaskDefinition;
  readonly placement: Placement;
  readonly overrides: TaskOverrides;
  readonly group: string;
  readonly startedBy?: string;
  readonly enableExecuteCommand?: boolean;
  readonly serviceArn?: string;
  readonly revision?: string;
  readonly drains?: boolean;
  readonly tags?: readonly Tag[];
  /** When DescribeTasks starts to return it. Default: now. */
  readonly visibleAt?: number;
}

/** A new task: PROVISIONING if it gets its own network interface, else PENDING. */
export function createTask(world: BareWorld, ecs: EcsState, spec: TaskSpec): Task {
  const { random, queue } = world;
  const region = regionOf(spec.clusterArn);
  const id = random.text(32, "hex");
  const cluster = lastPart(spec.clusterArn);
  const arn = `${arnPrefix(world, region)}task/${cluster}/${id}`;
  const awsvpc = spec.definition.parsed.networkMode === "awsvpc";
  const { visibleAt = queue.now, enableExecuteCommand = false, drains = false, tags, ...rest } = spec;
  const task: Task = {
    ...rest,
    arn,
    id,
    enableExecuteCommand,
    drains,
    visibleAt,
    containers: containersOf(world, spec, `${arnPrefix(world, region)}container/${cluster}/${id}`),
    ...(awsvpc ? { networkInterface: networkInterface(world, spec.placement.subnets) } : {}),
    lastStatus: awsvpc ? "PROVISIONING" : "PENDING",
    desiredStatus: "RUNNING",
    createdAt: queue.now,
    version: 1,
  };
  ecs.tasks.set(arn, task);
  if (tags !== undefined && tags.length > 0) ecs.tags.set(arn, tags);
  return task;
}

function containersOf(world: BareWorld, spec: TaskSpec, arnStart: string): Container[] {
  const { random } = world;
  const own = spec.definition.parsed.containerDefinitions.map((definition): Container => ({
    arn: `${arnStart}/${uuid(random)}`,
    name: definition.name,
    definition,
    image: definition.image,
    lastStatus: "PENDING",
    healthStatus: "UNKNOWN",
  }));
  const injected = (world.scenario.switches?.injectedContainers ?? []).map((name): Container => ({
    arn: `${arnStart}/${uuid(random)}`,
    name,
    image: "injected",
    lastStatus: "PENDING",
    healthStatus: "UNKNOWN",
  }));
  return [...own, ...injected];
}

function networkInterface({ random }: BareWorld, subnets: readonly string[]) {
  return {
    attachmentId: uuid(random),
    id: `eni-0${random.text(16, "hex")}`,
    subnet: subnets[random.below(subnets.length)] ?? "subnet-0",
    address: `10.0.${random.below(256)}.${1 + random.below(254)}`,
    mac: `0a:${random.text(10, "hex").replace(/(..)(?=.)/g, "$1:")}`,
  };
}

const dateOf = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));

/** The task's health: that of its essential containers with a health check. */
export function taskHealth(task: Task): Health {
  const checked = task.containers.filter(
    ({ definition }) => definition?.healthCheck !== undefined && definition.essential !== false,
  );
  if (checked.some(({ healthStatus }) => healthStatus === "UNHEALTHY")) return "UNHEALTHY";
  return checked.length > 0 && checked.every(({ healthStatus }) => healthStatus === "HEALTHY")
    ? "HEALTHY"
    : "UNKNOWN";
}

/** A task in the responses of RunTask, StopTask and DescribeTasks. */
export function describeTask(ecs: EcsState, task: Task, withTags: boolean) {
  const { placement, definition, networkInterface: eni } = task;
  return {
    taskArn: task.arn,
    clusterArn: task.clusterArn,
    taskDefinitionArn: definition.arn,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    group: task.group,
    startedBy: task.startedBy,
    launchType: placement.launchType,
    capacityProviderName: placement.capacityProviderName,
    ...(placement.launchType === "EC2"
      ? {}
      : { platformVersion: platformOf(placement), platformFamily: "Linux", ...storageOf(task) }),
    cpu: task.overrides.cpu ?? definition.parsed.cpu ?? "0",
    memory: task.overrides.memory ?? definition.parsed.memory ?? "0",
    overrides: describeOverrides(task),
    attachments: eni === undefined ? [] : [describeAttachment(task, eni)],
    attributes: [{ name: "ecs.cpu-architecture", value: architectureOf(definition) }],
    availabilityZone: `${regionOf(task.arn)}a`,
    connectivity: task.startedAt === undefined ? undefined : "CONNECTED",
    connectivityAt: dateOf(task.startedAt),
    containers: task.containers.map((container) => describeContainer(task, container)),
    enableExecuteCommand: task.enableExecuteCommand,
    healthStatus: taskHealth(task),
    inferenceAccelerators: [],
    tags: withTags ? tagsOf(ecs, task.arn) : [],
    createdAt: dateOf(task.createdAt),
    pullStartedAt: dateOf(task.pullStartedAt),
    pullStoppedAt: dateOf(task.pullStoppedAt),
    startedAt: dateOf(task.startedAt),
    stoppingAt: dateOf(task.stoppingAt),
    executionStoppedAt: dateOf(task.executionStoppedAt),
    stoppedAt: dateOf(task.stoppedAt),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    version: task.version,
  };
}

/** The platform version of LATEST on Fargate. */
export const latestPlatform = "1.4.0";

const platformOf = ({ platformVersion }: Placement): string =>
  platformVersion === undefined || platformVersion === "LATEST" ? latestPlatform : platformVersion;

const architectureOf = ({ parsed }: TaskDefinition): string =>
  parsed.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";

/** Fargate's 20 GiB, unless the task or its definition requests more. */
function storageOf({ overrides, definition }: Task) {
  const storage = overrides.ephemeralStorage ?? definition.parsed.ephemeralStorage ?? { sizeInGiB: 20 };
  return { ephemeralStorage: storage, fargateEphemeralStorage: { sizeInGiB: storage.sizeInGiB } };
}

/** Lists every container, with only its name if it has no overrides. */
const describeOverrides = ({ overrides, definition }: Task) => ({
  ...overrides,
  containerOverrides: definition.parsed.containerDefinitions.map(
    ({ name }) => overrides.containerOverrides?.find((each) => each.name === name) ?? { name },
  ),
  inferenceAcceleratorOverrides: [],
});

function describeAttachment(task: Task, eni: NonNullable<Task["networkInterface"]>) {
  const attached = task.lastStatus !== "PROVISIONING";
  const gone = task.lastStatus === "STOPPED";
  return {
    id: eni.attachmentId,
    type: "ElasticNetworkInterface",
    status: gone ? "DELETED" : attached ? "ATTACHED" : "PRECREATED",
    details: [
      { name: "subnetId", value: eni.subnet },
      ...(attached
        ? [
            { name: "networkInterfaceId", value: eni.id },
            { name: "macAddress", value: eni.mac },
            { name: "privateIPv4Address", value: eni.address },
          ]
        : []),
    ],
  };
}

function describeContainer(task: Task, container: Container) {
  const { definition } = container;
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: container.name,
    image: definition === undefined ? undefined : container.image,
    imageDigest: container.imageDigest,
    runtimeId: container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces:
      task.networkInterface === undefined || task.lastStatus === "PROVISIONING"
        ? []
        : [
            {
              attachmentId: task.networkInterface.attachmentId,
              privateIpv4Address: task.networkInterface.address,
            },
          ],
    healthStatus: container.healthStatus,
    cpu: String(definition?.cpu ?? 0),
    ...(definition?.memory === undefined ? {} : { memory: String(definition.memory) }),
  };
}
