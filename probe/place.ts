/** Creates the stack of probe/template.yml, which the experiments use, and reads its outputs. */
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

/** Starts to create the stack. Fails without a change if the stack exists. */
export async function createStack(target: Target): Promise<void> {
  await clientOf(target).createStack({
    StackName: stackName,
    TemplateBody: readFileSync(template, "utf8"),
    Capabilities: ["CAPABILITY_IAM"],
    OnFailure: "DELETE",
    Tags: tags,
  });
}

/** Waits until the stack is created, and reads its outputs. */
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

/** Builds the place from the outputs of the stack. */
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
    // Other implementations of CloudFormation may not support schedule groups.
    scheduleGroup:
      endpoint === undefined ? output("ScheduleGroup") : (outputs.get("ScheduleGroup") ?? "default"),
    logGroup: output("LogGroup"),
    repository: output("Repository"),
    image: output("Image"),
  };
}

/** Deletes the stack, and waits until it is deleted. */
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
      throw new Error(`The stack ${stackName} was not deleted: its status is ${status}.`);
    await clock.sleep(5, never);
  }
}
