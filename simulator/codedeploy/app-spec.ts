/** An AppSpec for Amazon ECS, as CodeDeploy reads it. Source: docs/aws-reference.md#codedeploy. */
import { parse } from "yaml";
import { AwsError } from "../protocol/call.ts";

export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly platformVersion?: string;
  readonly network?: {
    readonly subnets: readonly string[];
    readonly securityGroups: readonly string[];
    readonly assignPublicIp: string;
  };
  /** Function names or ARNs by lifecycle event. */
  readonly hooks: ReadonlyMap<string, string>;
}

export const scripted = [
  "BeforeInstall",
  "AfterInstall",
  "AfterAllowTestTraffic",
  "BeforeAllowTraffic",
  "AfterAllowTraffic",
] as const;

const invalid = (message: string): AwsError => new AwsError("InvalidRevisionException", message);

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown, what: string): Members => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(`The AppSpec file is not valid: ${what} must be an object.`);
  return value as Members;
};
const listOf = (value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw invalid(`The AppSpec file is not valid: ${what} must be a list.`);
};
const textOf = (value: unknown, what: string): string => {
  if (typeof value === "string" && value !== "") return value;
  throw invalid(`The AppSpec file is not valid: ${what} is required.`);
};

/** Throws InvalidRevisionException. */
export function readAppSpec(content: string): AppSpec {
  const document = membersOf(parsed(content), "the document");
  if (String(document["version"]) !== "0.0" && document["version"] !== 0)
    throw invalid("The AppSpec file is not valid: version must be 0.0.");
  const resources = listOf(document["Resources"], "Resources");
  if (resources.length !== 1) throw invalid("The AppSpec file is not valid: one resource is expected.");
  const [named] = Object.values(membersOf(resources[0], "a resource"));
  const resource = membersOf(named, "a resource");
  if (resource["Type"] !== "AWS::ECS::Service")
    throw invalid("The AppSpec file is not valid: the type of the resource must be AWS::ECS::Service.");
  return {
    ...propertiesOf(membersOf(resource["Properties"], "Properties")),
    hooks: hooksOf(document["Hooks"]),
  };
}

function parsed(content: string): unknown {
  try {
    return parse(content);
  } catch {
    throw invalid("The AppSpec content is neither JSON nor YAML.");
  }
}

function propertiesOf(properties: Members): Omit<AppSpec, "hooks"> {
  const balancer = membersOf(properties["LoadBalancerInfo"], "LoadBalancerInfo");
  const port = balancer["ContainerPort"];
  const taskDefinition = textOf(properties["TaskDefinition"], "TaskDefinition");
  if (!/:task-definition\/[^/:]+:\d+$/.test(taskDefinition))
    throw invalid("The AppSpec file is not valid: TaskDefinition must be an ARN with a revision.");
  if (!Number.isInteger(port))
    throw invalid("The AppSpec file is not valid: ContainerPort must be a number.");
  const platformVersion = properties["PlatformVersion"];
  return {
    taskDefinition,
    containerName: textOf(balancer["ContainerName"], "ContainerName"),
    containerPort: port as number,
    ...(platformVersion === undefined ? {} : { platformVersion: textOf(platformVersion, "PlatformVersion") }),
    ...networkOf(properties["NetworkConfiguration"]),
  };
}

/** All three settings or none. */
function networkOf(value: unknown): Pick<AppSpec, "network"> {
  if (value === undefined || value === null) return {};
  const configuration = membersOf(value, "NetworkConfiguration")["AwsvpcConfiguration"];
  const settings = membersOf(configuration, "AwsvpcConfiguration");
  const texts = (name: string): string[] => listOf(settings[name], name).map((each) => textOf(each, name));
  return {
    network: {
      subnets: texts("Subnets"),
      securityGroups: texts("SecurityGroups"),
      assignPublicIp: textOf(settings["AssignPublicIp"], "AssignPublicIp"),
    },
  };
}

function hooksOf(value: unknown): ReadonlyMap<string, string> {
  const hooks = new Map<string, string>();
  for (const hook of listOf(value ?? [], "Hooks")) {
    for (const [event, target] of Object.entries(membersOf(hook, "a hook"))) {
      if (!scripted.some((name) => name === event))
        throw invalid(`The AppSpec file is not valid: ${event} is not a valid hook.`);
      hooks.set(event, textOf(target, event));
    }
  }
  return hooks;
}
