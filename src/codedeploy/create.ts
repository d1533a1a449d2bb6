/** Starts a deployment: once, whatever becomes of the answer. Source: ecs-domain.md 6.1, 6.3. */
import { randomUUID } from "node:crypto";
import type { AutoRollbackEvent, CreateDeploymentCommandOutput } from "@aws-sdk/client-codedeploy";
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { classify } from "../aws/error.ts";
import { Failure } from "../failure.ts";
import {
  type AppSpec,
  appSpecFor,
  type AppSpecFile,
  primaryTaskSet,
  type Serving,
  servingOf,
} from "./app-spec.ts";
import type { StartedDeployment } from "./deployment.ts";
import type { CodeDeployContext, DeploymentGroup, GroupName } from "./group.ts";
import { readRunning, type RunningDeployment, runningDeployments } from "./running.ts";

export interface DeploymentSpec {
  /** As DescribeServices shows it before the change. */
  readonly service: Service;
  readonly group: DeploymentGroup;
  /** ARNs of the task definition that serves, and of the one that shall. */
  readonly from: string;
  readonly to: string;
  readonly appSpecFile?: AppSpecFile | undefined;
  /** Name of a deployment config; the group's without it. */
  readonly config?: string | undefined;
  /** Who starts it and why, for the console: `ecs-release acme/shop run 4711`. */
  readonly by: string;
  /** Whether CodeDeploy is to roll a failure back by itself, as the group may not be set to. */
  readonly rollback: boolean;
}

export type Started =
  | { readonly state: "started"; readonly deployment: StartedDeployment }
  /** The group has a deployment under way; nothing was started. Absent when it can't be told which. */
  | { readonly state: "busy"; readonly running?: RunningDeployment };

/** Rejects with a Failure. */
export async function createDeployment(context: CodeDeployContext, spec: DeploymentSpec): Promise<Started> {
  const serving = servingOf(spec.service);
  const appSpec = appSpecFor(spec.to, serving, spec.appSpecFile);
  const { application, deploymentGroup, autoRollback } = spec.group;
  const events = rollbackEvents(autoRollback, spec.rollback);
  return create(context, {
    group: { application, deploymentGroup },
    service: spec.service,
    from: spec.from,
    to: spec.to,
    serving,
    appSpec,
    by: spec.by,
    ...(spec.config !== undefined && { config: spec.config }),
    ...(events !== undefined && { events }),
  });
}

/** What the group rolls back after, and failure with it; `undefined` where the group says so already. */
function rollbackEvents(group: readonly string[], wanted: boolean): readonly AutoRollbackEvent[] | undefined {
  if (!wanted || group.includes("DEPLOYMENT_FAILURE")) return undefined;
  return [...group, "DEPLOYMENT_FAILURE"] as AutoRollbackEvent[];
}

export interface Creation {
  readonly group: GroupName;
  readonly service: Service;
  readonly from: string;
  readonly to: string;
  readonly serving: Serving;
  readonly appSpec: AppSpec;
  readonly by: string;
  readonly config?: string;
  readonly events?: readonly AutoRollbackEvent[];
}

/** CodeDeploy's limit for descriptions, in characters. */
const longestDescription = 256;

/** One deployment that looks like no other: by its description it is found again when an answer is lost. */
function describe({ service, to, by }: Creation): string {
  const mark = ` [${randomUUID()}]`;
  const what = `${by}: ${service.serviceName ?? "service"} to ${revisionName(to)}`;
  return what.slice(0, longestDescription - mark.length) + mark;
}

export async function create(context: CodeDeployContext, creation: Creation): Promise<Started> {
  const codeDeploy = await context.aws.codeDeploy();
  const { group, appSpec, config, events } = creation;
  const description = describe(creation);
  const found = async (): Promise<CreateDeploymentCommandOutput | undefined> => {
    const deploymentId = await findOwn(context, group, description);
    return deploymentId === undefined ? undefined : { $metadata: {}, deploymentId };
  };
  try {
    const { deploymentId } = await codeDeploy.createDeployment(
      {
        applicationName: group.application,
        deploymentGroupName: group.deploymentGroup,
        revision: { revisionType: "AppSpecContent", appSpecContent: { ...appSpec } },
        description,
        ...(config !== undefined && { deploymentConfigName: config }),
        ...(events !== undefined && { autoRollbackConfiguration: { enabled: true, events: [...events] } }),
      },
      { signal: context.signal, resource: `${group.application}/${group.deploymentGroup}`, found },
    );
    if (deploymentId === undefined) throw new Error("CreateDeployment answered without a deployment id");
    return { state: "started", deployment: startedFrom(creation, deploymentId) };
  } catch (error) {
    const isBusy =
      error instanceof Failure && classify(error.cause).code === "DeploymentLimitExceededException";
    if (!isBusy) throw error;
    return whichRuns(context, creation, description, classify(error.cause).message);
  }
}

function startedFrom(
  { group, service, from, to, serving }: Creation,
  deploymentId: string,
): StartedDeployment {
  return {
    ...group,
    service: service.serviceName ?? "",
    cluster: service.clusterArn ?? "",
    deploymentId,
    from,
    to,
    taskSetsBefore: (service.taskSets ?? []).flatMap(({ id }) => id ?? []),
    serving,
  };
}

/** Ours, when an earlier attempt took effect although its answer was lost; else somebody else's. */
async function whichRuns(
  context: CodeDeployContext,
  creation: Creation,
  description: string,
  message: string,
): Promise<Started> {
  const named = /\bd-[A-Z0-9]{5,20}\b/u.exec(message)?.[0];
  const running =
    named === undefined
      ? (await runningDeployments(context, creation.group))[0]
      : await readRunning(context, named);
  if (running?.description === description)
    return { state: "started", deployment: startedFrom(creation, running.id) };
  return running === undefined ? { state: "busy" } : { state: "busy", running };
}

/** Newest deployments to look at for one of our own. */
const newest = 5;

/** Without permission to list, the repeated call tells by itself: it is refused, and names the one that runs. */
async function findOwn(
  context: CodeDeployContext,
  group: GroupName,
  description: string,
): Promise<string | undefined> {
  try {
    const codeDeploy = await context.aws.codeDeploy();
    const { signal } = context;
    const { deployments = [] } = await codeDeploy.listDeployments(
      { applicationName: group.application, deploymentGroupName: group.deploymentGroup },
      { signal, resource: `${group.application}/${group.deploymentGroup}` },
    );
    const read = await Promise.all(deployments.slice(0, newest).map((id) => readRunning(context, id)));
    return read.find((one) => one.description === description)?.id;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Whether the service already serves this task definition from a task set of CodeDeploy's. */
export const serves = (service: Service, taskDefinition: string): boolean =>
  primaryTaskSet(service)?.taskDefinition === taskDefinition;
