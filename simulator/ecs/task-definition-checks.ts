/** Task definitions that ECS rejects. */
import { AwsError } from "../protocol/call.ts";
import type { ContainerDefinition, ParsedDefinition } from "./state.ts";

const refuse = (message: string): never => {
  throw new AwsError("ClientException", message);
};

const fargateMemory: Readonly<Record<string, readonly [min: number, max: number]>> = {
  256: [512, 2048],
  512: [1024, 4096],
  1024: [2048, 8192],
  2048: [4096, 16384],
  4096: [8192, 30720],
  8192: [16384, 61440],
  16384: [32768, 122880],
};

/** Throws ECS's ClientException for an invalid task definition. */
export function checkDefinition(family: string, definition: ParsedDefinition, size: number): void {
  if (!/^[\w-]{1,255}$/.test(family)) refuse("Family contains invalid characters.");
  if (size > 65_536) refuse(`Actual length: '${size}'. Max allowed length is '65536' bytes.`);
  const containers = definition.containerDefinitions;
  if (containers.length === 0) refuse("Container list cannot be empty.");
  if (containers.length > 10) refuse("Too many containers in task definition. Max allowed: 10");
  checkNames(containers);
  if (containers.every(({ essential }) => essential === false))
    refuse("Task definition must have at least one essential container.");
  for (const container of containers) checkContainer(container, definition);
  if (definition.requiresCompatibilities?.includes("FARGATE")) checkFargate(definition);
}

function checkNames(containers: readonly ContainerDefinition[]): void {
  const seen = new Set<string>();
  for (const { name } of containers) {
    if (typeof name !== "string" || name === "") refuse("Container.name should not be null or empty.");
    if (!/^[\w-]{1,255}$/.test(name)) refuse("Container.name contains invalid characters.");
    if (seen.has(name)) refuse(`Container name '${name}' is not unique.`);
    seen.add(name);
  }
}

function checkContainer(container: ContainerDefinition, definition: ParsedDefinition): void {
  if (typeof container.image !== "string" || container.image === "")
    refuse("Container.image should not be null or empty.");
  if (/\s/.test(container.image)) refuse("Container.image contains invalid characters.");
  if (container.image.replace(/@.*$/, "").length > 255)
    refuse("Container.image repository length exceeded the maximum of 255.");
  if (
    definition.memory === undefined &&
    container.memory === undefined &&
    container.memoryReservation === undefined
  )
    refuse(
      `Invalid setting for container '${container.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  checkVariables(container);
  checkDependencies(container, definition.containerDefinitions);
}

function checkVariables(container: ContainerDefinition): void {
  const taken = new Set(container.environment?.map(({ name }) => name));
  for (const { name } of container.secrets ?? []) {
    if (taken.has(name))
      refuse(
        `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${name}'.`,
      );
    taken.add(name);
  }
}

function checkDependencies(container: ContainerDefinition, containers: readonly ContainerDefinition[]): void {
  for (const { containerName, condition } of container.dependsOn ?? []) {
    const target = containers.find(({ name }) => name === containerName);
    if (target === undefined || target === container)
      refuse(
        `Invalid dependsOn parameter set for the '${container.name}' container. The '${containerName}' container does not exist.`,
      );
    else if (["SUCCESS", "COMPLETE"].includes(condition) && target.essential !== false)
      refuse(
        `Invalid dependsOn parameter set for the '${container.name}' container. The '${containerName}' container is essential and cannot be used with the ${condition} condition.`,
      );
    else if (condition === "HEALTHY" && target.healthCheck === undefined)
      refuse(
        `Invalid dependsOn parameter set for the '${container.name}' container. The '${containerName}' container has no health check.`,
      );
  }
}

function checkFargate(definition: ParsedDefinition): void {
  if (definition.networkMode !== "awsvpc") refuse("Fargate only supports network mode ‘awsvpc’.");
  if (definition.cpu === undefined) refuse("Fargate requires that 'cpu' be defined at the task level.");
  if (definition.memory === undefined) refuse("Fargate requires that 'memory' be defined at the task level.");
  const [min, max] = fargateMemory[definition.cpu ?? ""] ?? [1, 0];
  const memory = Number(definition.memory);
  if (!(memory >= min && memory <= max)) refuse("No Fargate configuration exists for given values.");
}
