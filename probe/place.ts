/** Creates what the experiments stand on from probe/template.yml, and reads its outputs. */
import { CloudFormation } from "@aws-sdk/client-cloudformation";
import { readFileSync } from "node:fs";
import type { Clock, Place } from "./lab.ts";

export const stackName = "ecs-release-probe";
const template = new URL("./template.yml", import.meta.url);

export interface Target {
  readonly endpoint: string | undefined;
  readonly region: string;
}

export const clientOf = ({ endpoint, region }: Target): CloudFormation =>
  new CloudFormation({ region, ...(endpoint === undefined ? {} : { endpoint }) });

const tags = [{ Key: "ecs-release-probe", Value: "true" }];

/** Begins to create the stack; fails, and changes nothing, when there is one already. */
export async function createStack(target: Target): Promise<void> {
  await clientOf(target).createStack({
    StackName: stackName,
    TemplateBody: readFileSync(template, "utf8"),
    Capabilities: ["CAPABILITY_IAM"],
    OnFailure: "DELETE",
    Tags: tags,
  });
}

/** Waits until the stack is there, and reads its outputs. */
export async function stackPlace(target: Target, clock: Clock, signal: AbortSignal): Promise<Place> {
  const client = clientOf(target);
  for (;;) {
    const { Stacks: [stack] = [] } = await client.describeStacks({ StackName: stackName });
    const status = stack?.StackStatus ?? "missing";
    if (status === "CREATE_COMPLETE") return placeOf(target, outputsOf(stack?.Outputs));
    if (!/^(REVIEW|CREATE)_IN_PROGRESS$/.test(status))
      throw new Error(
        `The stack ${stackName} is ${status}: ${stack?.StackStatusReason ?? "no reason given"}`,
      );
    await clock.sleep(5, signal);
  }
}

const outputsOf = (
  outputs: ReadonlyArray<{ OutputKey?: string | undefined; OutputValue?: string | undefined }> = [],
) => new Map(outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));

/** The place that a stack's outputs describe. */
export function placeOf({ endpoint, region }: Target, outputs: ReadonlyMap<string, string>): Place {
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value === undefined || value === "") throw new Error(`The stack has no output ${name}.`);
    return value;
  };
  return {
    kind: endpoint === undefined ? "aws" : "endpoint",
    endpoint,
    region,
    cluster: output("Cluster"),
    subnets: output("Subnets").split(","),
    securityGroups: [output("SecurityGroup")],
    executionRoleArn: output("ExecutionRoleArn"),
    scheduleRoleArn: output("ScheduleRoleArn"),
    // Not every CloudFormation besides AWS's makes schedule groups.
    scheduleGroup:
      endpoint === undefined ? output("ScheduleGroup") : (outputs.get("ScheduleGroup") ?? "default"),
    logGroup: output("LogGroup"),
    repository: output("Repository"),
    image: output("Image"),
  };
}

/** Deletes the stack, and waits until it is gone. */
export async function deleteStack(target: Target, clock: Clock): Promise<void> {
  const client = clientOf(target);
  const never = new AbortController().signal;
  await client.deleteStack({ StackName: stackName });
  for (;;) {
    const status = await client.describeStacks({ StackName: stackName }).then(
      ({ Stacks: [stack] = [] }) => stack?.StackStatus ?? "DELETE_COMPLETE",
      (error: unknown) => {
        if (/does not exist/.test(String(error))) return "DELETE_COMPLETE";
        throw error;
      },
    );
    if (status === "DELETE_COMPLETE") return;
    if (status !== "DELETE_IN_PROGRESS")
      throw new Error(`The stack ${stackName} is ${status} and not deleted.`);
    await clock.sleep(5, never);
  }
}
