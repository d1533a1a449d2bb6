/**
 * What AWS would reject according to its API documentation, found before the first change: after a migration, an error costs
 * an outage or a rollback. Pure. docs/how-a-release-works.md has the list for users.
 */
import { failure } from "../core/checks.ts";
import type { Service } from "@aws-sdk/client-ecs";
import type { Check } from "../core/events.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import { primaryOf } from "../ecs/deployment.ts";
import { volumesAtLaunch } from "../ecs/task-launch.ts";

interface PortMapping {
  readonly name?: string;
  readonly containerPort?: number;
  readonly containerPortRange?: string;
}

interface ContainerText {
  readonly name?: string;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly portMappings?: readonly PortMapping[];
}

const containersOf = ({ document }: TaskDefinition): readonly ContainerText[] =>
  (document.get(["containerDefinitions"]) ?? []) as unknown as readonly ContainerText[];

const has = ({ document }: TaskDefinition, member: string): boolean => (document.get([member]) ?? "") !== "";

const isFargate = (definition: TaskDefinition): boolean =>
  definition.networkMode === "awsvpc" && has(definition, "cpu") && has(definition, "memory");

/** What UpdateService would reject for one service. `desiredCount` is the input. */
export function refusedByUpdateService(
  about: string,
  service: Service,
  definition: TaskDefinition | undefined,
  desiredCount: number | undefined,
): readonly Check[] {
  const daemon =
    service.schedulingStrategy === "DAEMON" && desiredCount !== undefined
      ? [
          failure(
            about,
            "it is a DAEMON service, which does not support a desired count",
            "Remove `desired-count`.",
          ),
        ]
      : [];
  if (definition === undefined) return daemon;
  return [
    ...daemon,
    ...network(about, service, definition),
    ...platform(about, service, definition),
    ...balancers(about, service, definition),
    ...connect(about, service, definition),
    ...volumes(about, service, definition),
  ];
}

function network(about: string, service: Service, { networkMode }: TaskDefinition): readonly Check[] {
  const configured = [service, ...(service.deployments ?? [])].some(
    ({ networkConfiguration: one }) => one?.awsvpcConfiguration !== undefined,
  );
  const remedy = "Keep the network mode, or change the service's network configuration first.";
  if (networkMode === "awsvpc" && !configured)
    return [
      failure(about, "the definition's network mode is awsvpc, but the service has no subnets", remedy),
    ];
  if (networkMode !== "awsvpc" && configured) {
    const text = `the definition's network mode is ${networkMode ?? "bridge"}, but the service has subnets, which require awsvpc`;
    return [failure(about, text, remedy)];
  }
  return [];
}

function platform(about: string, service: Service, definition: TaskDefinition): readonly Check[] {
  const providers = service.capacityProviderStrategy ?? [];
  const onFargate =
    service.launchType === "FARGATE" ||
    providers.some(({ capacityProvider = "" }) => capacityProvider.startsWith("FARGATE"));
  if (!onFargate || isFargate(definition)) return [];
  const text = "the service runs on Fargate, but the definition lacks network mode awsvpc, cpu or memory";
  return [failure(about, text, "Set networkMode, cpu and memory in the task definition.")];
}

/** Containers and ports of load balancers and service discovery. */
function balancers(about: string, service: Service, definition: TaskDefinition): readonly Check[] {
  const named = [...(service.loadBalancers ?? []), ...(service.serviceRegistries ?? [])];
  return named.flatMap(({ containerName, containerPort }) => {
    if (containerName === undefined) return [];
    const container = containersOf(definition).find(({ name }) => name === containerName);
    const remedy = "Keep the container and its port, or change the service first.";
    if (container === undefined) {
      const text = `its load balancer or service discovery uses container ${containerName}, which the definition lacks`;
      return [failure(about, text, remedy)];
    }
    const ports = container.portMappings ?? [];
    const known = ports.some(
      (one) => one.containerPort === containerPort || one.containerPortRange !== undefined,
    );
    if (containerPort === undefined || known) return [];
    const text = `its load balancer or service discovery uses port ${containerPort} of container ${containerName}, which the definition does not map`;
    return [failure(about, text, remedy)];
  });
}

function connect(about: string, service: Service, definition: TaskDefinition): readonly Check[] {
  const { enabled, services = [] } = primaryOf(service)?.serviceConnectConfiguration ?? {};
  if (enabled !== true) return [];
  const names = new Set(
    containersOf(definition).flatMap(({ portMappings = [] }) => portMappings.map(({ name }) => name)),
  );
  return services
    .filter(({ portName }) => portName !== undefined && !names.has(portName))
    .map(({ portName = "" }) =>
      failure(
        about,
        `its Service Connect configuration uses port ${portName}, but no port mapping of the definition has this name`,
        "Keep the port mapping's `name`, or change the service first.",
      ),
    );
}

function volumes(about: string, service: Service, definition: TaskDefinition): readonly Check[] {
  const known = (service.deployments ?? []).flatMap(({ volumeConfigurations = [] }) => volumeConfigurations);
  // If there are none, the service's own view may just not show them.
  if (known.length === 0) return [];
  return volumesAtLaunch(definition)
    .filter((volume) => !known.some(({ name }) => name === volume))
    .map((volume) =>
      failure(
        about,
        `the volume ${volume} is configured at launch, but the service has no configuration for it`,
        "Configure the volume on the service first.",
      ),
    );
}

/** What RegisterTaskDefinition would reject. */
export function refusedByRegister(definition: TaskDefinition): readonly Check[] {
  const { family, containers, document } = definition;
  const refuse = (when: boolean, text: string, remedy: string): readonly Check[] =>
    when ? [failure(family, text, remedy)] : [];
  const names = containers.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const bytes = Buffer.byteLength(document.text);
  return [
    ...refuse(containers.length === 0, "the definition has no container", "Add one."),
    ...refuse(
      containers.length > 10,
      `the definition has ${containers.length} containers; ECS allows 10`,
      "Remove containers.",
    ),
    ...refuse(
      containers.length > 0 && containers.every(({ essential }) => !essential),
      "no container of the definition is essential",
      "Set `essential: true` on the main container.",
    ),
    ...refuse(
      twice.length > 0,
      `two containers of the definition have the same name: ${[...new Set(twice)].join(", ")}`,
      "Rename one.",
    ),
    ...refuse(
      bytes > 65_536,
      `the definition has ${bytes} bytes; ECS allows 65536`,
      "Move long values to Parameter Store or S3.",
    ),
    ...refuse(
      definition.requiresCompatibilities.includes("FARGATE") && !isFargate(definition),
      "the definition requires FARGATE, but lacks network mode awsvpc, cpu or memory",
      "Set networkMode, cpu and memory.",
    ),
    ...containers.flatMap((container) => dependencies(definition, container)),
    ...containersOf(definition).flatMap((container) => inContainer(definition, container)),
  ];
}

function dependencies(
  { family, containers }: TaskDefinition,
  { name, dependsOn }: TaskDefinition["containers"][number],
): readonly Check[] {
  const remedy = `Correct \`dependsOn\` of container ${name}.`;
  return dependsOn.flatMap(({ containerName, condition }) => {
    const target = containers.find((one) => one.name === containerName);
    const why =
      target === undefined || containerName === name
        ? "which is not another container of the definition"
        : ["SUCCESS", "COMPLETE"].includes(condition) && target.essential
          ? `which is essential, with the condition ${condition}`
          : condition === "HEALTHY" && target.healthCheck === undefined
            ? "which has no health check, with the condition HEALTHY"
            : undefined;
    return why === undefined
      ? []
      : [failure(family, `container ${name} depends on ${containerName}, ${why}`, remedy)];
  });
}

function inContainer(definition: TaskDefinition, container: ContainerText): readonly Check[] {
  const { name = "", memory, memoryReservation, portMappings = [] } = container;
  const { family, networkMode } = definition;
  const found = definition.container(name);
  const both = (found?.secretNames ?? []).filter((one) => found?.environmentNames.includes(one));
  return [
    ...(both.length === 0
      ? []
      : [
          failure(
            family,
            `container ${name} has ${both.join(", ")} both as a variable and as a secret`,
            "Remove one of the two.",
          ),
        ]),
    ...(memory === undefined && memoryReservation === undefined && !has(definition, "memory")
      ? [
          failure(
            family,
            `container ${name} has neither memory nor memoryReservation, and the task has no memory`,
            "Set one of them.",
          ),
        ]
      : []),
    ...(networkMode === "none" && portMappings.length > 0
      ? [failure(family, `container ${name} maps ports with network mode none`, "Remove the port mappings.")]
      : []),
  ];
}

export interface TaskToRun {
  readonly about: string;
  readonly definition: TaskDefinition;
  readonly container: string;
  readonly command?: readonly string[] | undefined;
  readonly environment: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly subnets: number;
  readonly securityGroups: number;
  readonly constraints: number;
}

/** Room for the mark that the action adds to the overrides. */
const markRoom = 600;

/** What RunTask would reject. */
export function refusedByRunTask(task: TaskToRun): readonly Check[] {
  const { about, container: name, command, environment } = task;
  const overrides = { containerOverrides: [{ name, ...(command && { command }), environment }] };
  const length = JSON.stringify(overrides).length + markRoom;
  const own = task.definition.document.get(["placementConstraints"]);
  const constraints = task.constraints + (Array.isArray(own) ? own.length : 0);
  return [
    ...(length > 8192
      ? [
          failure(
            about,
            `the command and the variables have ${length} characters in total; ECS allows 8192`,
            "Put the long value into the task definition or the image.",
          ),
        ]
      : []),
    ...(task.subnets > 16
      ? [failure(about, `${task.subnets} subnets are set; ECS allows 16`, "Remove subnets.")]
      : []),
    ...(task.securityGroups > 5
      ? [failure(about, `${task.securityGroups} security groups are set; ECS allows 5`, "Remove some.")]
      : []),
    ...(constraints > 10
      ? [
          failure(
            about,
            `${constraints} placement constraints apply (of the definition and of the service); ECS allows 10`,
            "Remove constraints.",
          ),
        ]
      : []),
  ];
}
