/**
 * Builds the AppSpec of a deployment from the service and the optional file. Keeps the file's hooks, network and platform,
 * and always sets the task definition. Pure. Source: docs/aws-reference.md#codedeploy.
 */
import { createHash } from "node:crypto";
import type { Service, TaskSet } from "@aws-sdk/client-ecs";
import { parseDocument } from "yaml";
import { duplicateKeyIn } from "../core/yaml-keys.ts";
import { Failure, messageOf, withoutStop } from "../core/failure.ts";
import type { AppSpec, Serving } from "../core/journal-parts.ts";

export type { AppSpec, Serving };

export interface AppSpecFile {
  readonly path: string;
  /** JSON or YAML. */
  readonly text: string;
}

type Members = Readonly<Record<string, unknown>>;

/** CodeDeploy's spelling of every key; files may use any case. */
const spelling = new Map(
  (
    "version Resources Hooks Type Properties TaskDefinition LoadBalancerInfo ContainerName ContainerPort " +
    "PlatformVersion NetworkConfiguration AwsvpcConfiguration Subnets SecurityGroups AssignPublicIp " +
    "CapacityProviderStrategy CapacityProvider Base Weight BeforeInstall AfterInstall AfterAllowTestTraffic " +
    "BeforeAllowTraffic AfterAllowTraffic"
  )
    .split(" ")
    .map((key) => [key.toLowerCase(), key]),
);

export const primaryTaskSet = (service: Service): TaskSet | undefined =>
  service.taskSets?.find(({ status }) => status === "PRIMARY");

/** Throws Failure `codedeploy-no-load-balancer` for a service without a load-balanced container and port. */
export function servingOf(service: Service): Serving {
  const primary = primaryTaskSet(service);
  const balancers = [...(primary?.loadBalancers ?? []), ...(service.loadBalancers ?? [])];
  const balancer = balancers.find(({ containerName, containerPort }) => containerName && containerPort);
  if (!balancer?.containerName || !balancer.containerPort) {
    throw new Failure({
      name: "codedeploy-no-load-balancer",
      what: `ECS reports no container and port behind the load balancer of ${service.serviceName ?? "the service"}.`,
      evidence: [],
      remedy: "CodeDeploy requires a load balancer on the service. Check the service's PRIMARY task set.",
    });
  }
  const { platformVersion } = primary ?? service;
  const strategy = (primary ?? service).capacityProviderStrategy ?? [];
  return {
    balancer: { containerName: balancer.containerName, containerPort: balancer.containerPort },
    // CodeDeploy's default is LATEST.
    ...(platformVersion && platformVersion !== "LATEST" && { platformVersion }),
    ...(strategy.length > 0 && { capacityProviderStrategy: strategy }),
  };
}

/** @throws Failure `appspec-invalid` that names the file and the problem */
export function appSpecFor(taskDefinitionArn: string, serving: Serving, file?: AppSpecFile): AppSpec {
  const given = file === undefined ? {} : readFile(file);
  const resources = given["Resources"];
  const [name, resource] = file === undefined ? ["TargetService", {}] : resourceIn(resources, file);
  const properties = membersOf(resource["Properties"] ?? {}, "Properties", file);
  const content = JSON.stringify({
    ...given,
    version: "0.0",
    Resources: [
      {
        [name]: {
          ...resource,
          Type: "AWS::ECS::Service",
          Properties: {
            ...fromService(serving),
            ...properties,
            ...named(taskDefinitionArn, serving, properties, file),
          },
        },
      },
    ],
  });
  return { content, sha256: createHash("sha256").update(content).digest("hex") };
}

const fromService = ({ platformVersion, capacityProviderStrategy }: Serving): Members => ({
  ...(platformVersion !== undefined && { PlatformVersion: platformVersion }),
  ...(capacityProviderStrategy !== undefined && {
    CapacityProviderStrategy: capacityProviderStrategy.map(({ capacityProvider, base = 0, weight = 0 }) => ({
      CapacityProvider: capacityProvider,
      Base: base,
      Weight: weight,
    })),
  }),
});

function named(
  taskDefinitionArn: string,
  { balancer }: Serving,
  properties: Members,
  file?: AppSpecFile,
): Members {
  const given = membersOf(properties["LoadBalancerInfo"] ?? {}, "LoadBalancerInfo", file);
  const { ContainerName: container, ContainerPort: port } = given;
  return {
    TaskDefinition: taskDefinitionArn,
    LoadBalancerInfo: {
      ...given,
      ContainerName: isGiven(container) ? container : balancer.containerName,
      ContainerPort: isGiven(port) ? portOf(port, file) : balancer.containerPort,
    },
  };
}

/** False for a template's placeholders, such as `<CONTAINER_NAME>`. */
const isGiven = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== "" &&
  !(typeof value === "string" && /^<.*>$/.test(value));

function portOf(value: unknown, file: AppSpecFile | undefined): number {
  const port = Number(value);
  if (!Number.isInteger(port)) throw invalid(file, "ContainerPort is not a number");
  return port;
}

/** Several times the size of an AppSpec with every hook. */
const longestText = 100_000;

function readFile(file: AppSpecFile): Members {
  let document: unknown;
  if (file.text.length > longestText) throw invalid(file, `it has more than ${longestText} characters`);
  try {
    const parsed = parseDocument(file.text, { uniqueKeys: false });
    if (duplicateKeyIn(parsed) !== undefined) throw new Error("a mapping contains the same key twice");
    document = parsed.toJS();
    if (parsed.errors[0] !== undefined) throw parsed.errors[0];
  } catch (error) {
    throw invalid(file, `the file is not valid JSON or YAML: ${messageOf(error).split("\n")[0] ?? ""}`);
  }
  const members = membersOf(respelled(document), "the document", file);
  const hooks = members["Hooks"];
  if (hooks !== undefined && hooks !== null && !Array.isArray(hooks))
    throw invalid(file, "Hooks is not a list");
  return members;
}

function resourceIn(resources: unknown, file: AppSpecFile): [string, Members] {
  if (resources === undefined || resources === null) return ["TargetService", {}];
  if (!Array.isArray(resources)) throw invalid(file, "Resources is not a list");
  const [first, ...others] = resources as readonly unknown[];
  if (first === undefined) return ["TargetService", {}];
  const entries = Object.entries(membersOf(first, "the resource", file));
  const [entry] = entries;
  if (others.length > 0 || entries.length !== 1 || entry === undefined)
    throw invalid(file, "an ECS deployment allows only one resource");
  return [entry[0], membersOf(entry[1], entry[0], file)];
}

function respelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(respelled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [spelling.get(key.toLowerCase()) ?? key, respelled(item)]),
  );
}

function membersOf(value: unknown, what: string, file: AppSpecFile | undefined): Members {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Members;
  throw invalid(file, `${what} is not an object`);
}

const invalid = (file: AppSpecFile | undefined, why: string): Failure =>
  new Failure({
    name: "appspec-invalid",
    what: `The AppSpec ${file?.path ?? ""} is invalid: ${withoutStop(why)}.`,
    evidence: [],
    remedy: "Correct the file in the input `codedeploy-appspec`.",
  });
