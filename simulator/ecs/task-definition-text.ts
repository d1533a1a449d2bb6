/**
 * Converts the text of a task definition between request and response: keeps everything and adds ECS's own members.
 */
import { elementsOf, listOf, membersOf, objectOf, withDefaults, type Member } from "./json-text.ts";
import type { ParsedDefinition, TaskDefinition } from "./state.ts";

/** Members that only responses have; ignored in requests. */
const describeOnly = new Set([
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
]);

const known = new Set([
  "family",
  "taskRoleArn",
  "executionRoleArn",
  "networkMode",
  "containerDefinitions",
  "volumes",
  "placementConstraints",
  "requiresCompatibilities",
  "cpu",
  "memory",
  "tags",
  "pidMode",
  "ipcMode",
  "proxyConfiguration",
  "inferenceAccelerators",
  "ephemeralStorage",
  "runtimePlatform",
  "enableFaultInjection",
]);

/** Names of top-level members of a request that RegisterTaskDefinition does not have. */
export const unknownMembers = (request: string): readonly string[] =>
  (membersOf(request) ?? []).map(({ name }) => name).filter((name) => !known.has(name));

const containerDefaults: Readonly<Record<string, string>> = {
  cpu: "0",
  portMappings: "[]",
  essential: "true",
  environment: "[]",
  mountPoints: "[]",
  volumesFrom: "[]",
  systemControls: "[]",
};

/** `1 vCPU` → `1024`, `2 GB` → `2048`: the form in which ECS stores task sizes. */
export function normalSize(value: string, unit: "cpu" | "memory"): string {
  const pattern = unit === "cpu" ? /^([\d.]+)\s*vcpu$/i : /^([\d.]+)\s*gb$/i;
  const amount = pattern.exec(value.trim())?.[1];
  return amount === undefined ? value : String(Math.round(Number(amount) * 1024));
}

/** The stored form of a RegisterTaskDefinition request: every member byte for byte, with defaults added. */
export function storedText(request: string): string {
  const members = (membersOf(request) ?? []).filter(
    ({ name, text }) => name !== "tags" && !describeOnly.has(name) && text !== "null",
  );
  const awsvpc = members.some(({ name, text }) => name === "networkMode" && text === '"awsvpc"');
  const stored = members.map((member) => storedMember(member, awsvpc));
  return objectOf(withDefaults(stored, { volumes: "[]", placementConstraints: "[]" }));
}

function storedMember(member: Member, awsvpc: boolean): Member {
  const { name, text } = member;
  if (name === "cpu" || name === "memory")
    return { name, text: JSON.stringify(normalSize(String(JSON.parse(text)), name)) };
  if (name !== "containerDefinitions") return member;
  return { name, text: listOf((elementsOf(text) ?? []).map((item) => storedContainer(item, awsvpc))) };
}

function storedContainer(text: string, awsvpc: boolean): string {
  const members = membersOf(text);
  if (members === undefined) return text;
  const ports = members.map((member) =>
    member.name === "portMappings" ? { name: member.name, text: storedPorts(member.text, awsvpc) } : member,
  );
  return objectOf(withDefaults(ports, containerDefaults));
}

function storedPorts(text: string, awsvpc: boolean): string {
  const elements = elementsOf(text);
  if (elements === undefined) return text;
  return listOf(
    elements.map((element) => {
      const members = membersOf(element) ?? [];
      const containerPort = members.find(({ name }) => name === "containerPort")?.text;
      const hostPort = awsvpc ? containerPort : "0";
      return objectOf(
        withDefaults(members, {
          ...(hostPort === undefined ? {} : { hostPort }),
          protocol: '"tcp"',
        }),
      );
    }),
  );
}

/** The document in the responses of Describe, Register and Deregister. */
export function describedText(
  definition: TaskDefinition,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const added: Record<string, unknown> = {
    taskDefinitionArn: definition.arn,
    revision: definition.revision,
    status: definition.status,
    requiresAttributes: requiredAttributes(definition.parsed),
    compatibilities: compatibilities(definition.parsed),
    registeredAt: definition.registeredAt / 1000,
    registeredBy: definition.registeredBy,
    ...(definition.deregisteredAt === undefined ? {} : { deregisteredAt: definition.deregisteredAt / 1000 }),
    ...more,
  };
  return objectOf([
    ...(membersOf(definition.text) ?? []),
    ...Object.entries(added).map(([name, value]) => ({ name, text: JSON.stringify(value) })),
  ]);
}

function requiredAttributes(parsed: ParsedDefinition): ReadonlyArray<{ readonly name: string }> {
  const containers = parsed.containerDefinitions;
  const names = [
    ...containers.flatMap(({ logConfiguration }) =>
      logConfiguration === undefined
        ? []
        : [`com.amazonaws.ecs.capability.logging-driver.${logConfiguration.logDriver}`],
    ),
    ...(containers.some(({ image }) => (image as string | undefined)?.includes(".dkr.ecr."))
      ? ["com.amazonaws.ecs.capability.ecr-auth"]
      : []),
    ...(parsed.taskRoleArn === undefined ? [] : ["com.amazonaws.ecs.capability.task-iam-role"]),
    ...(parsed.networkMode === "awsvpc" ? ["ecs.capability.task-eni"] : []),
    ...(containers.some(({ dependsOn }) => dependsOn !== undefined)
      ? ["ecs.capability.container-ordering"]
      : []),
  ];
  return [...new Set(names)].map((name) => ({ name }));
}

function compatibilities(parsed: ParsedDefinition): readonly string[] {
  const fargate = parsed.networkMode === "awsvpc" && parsed.cpu !== undefined && parsed.memory !== undefined;
  return fargate ? ["EC2", "FARGATE"] : ["EXTERNAL", "EC2"];
}
