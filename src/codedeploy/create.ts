/**
 * Starts a deployment: once, whatever becomes of the answer. It is prepared first, so that the ledger has it before
 * CodeDeploy does, and a job that dies in between can still find it. Source: docs/aws-reference.md#codedeploy.
 */
import { randomUUID } from "node:crypto";
import type { AutoRollbackEvent, CreateDeploymentCommandOutput } from "@aws-sdk/client-codedeploy";
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { classify, isRefused } from "../aws/errors/classify.ts";
import { Failure } from "../core/failure.ts";
import { appSpecFor, type AppSpecFile, servingOf } from "./app-spec.ts";
import type { DeploymentPlan, StartedDeployment } from "./deployment.ts";
import type { CodeDeployContext, DeploymentGroup, GroupName } from "./group.ts";
import { readRunning, type RunningDeployment, runningDeployments } from "./running.ts";
import type { PreparedDeployment } from "../core/recorded.ts";

export type { PreparedDeployment };

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

/** @throws Failure `appspec-invalid`, `codedeploy-no-load-balancer` */
export function prepareDeployment(spec: DeploymentSpec): PreparedDeployment {
  const { service, group, from, to, config, by } = spec;
  const serving = servingOf(service);
  const rollbackEvents = eventsBeyond(group.autoRollback, spec.rollback);
  return {
    application: group.application,
    deploymentGroup: group.deploymentGroup,
    ...identityOf(service),
    from,
    to,
    serving,
    appSpec: appSpecFor(to, serving, spec.appSpecFile),
    description: descriptionOf(`${by}: ${service.serviceName ?? "service"} to ${revisionName(to)}`),
    ...(config !== undefined && { config }),
    ...(rollbackEvents !== undefined && { rollbackEvents }),
  };
}

/** From what a deployment has left, back to what served before it, as CodeDeploy's own rollbacks do it: at once. */
export const prepareReturn = (own: StartedDeployment, service: Service, by: string): PreparedDeployment => ({
  application: own.application,
  deploymentGroup: own.deploymentGroup,
  ...identityOf(service),
  from: own.to,
  to: own.from,
  serving: own.serving,
  appSpec: appSpecFor(own.from, own.serving),
  description: descriptionOf(`${by}: ${own.service} back to ${revisionName(own.from)}`),
  config: "CodeDeployDefault.ECSAllAtOnce",
  withoutAlarms: true,
});

const identityOf = (service: Service): Pick<DeploymentPlan, "service" | "cluster" | "taskSetsBefore"> => ({
  service: service.serviceName ?? "",
  cluster: service.clusterArn ?? "",
  taskSetsBefore: (service.taskSets ?? []).flatMap(({ id }) => id ?? []),
});

/** What the group rolls back after, and failure with it; `undefined` where the group says so already. */
function eventsBeyond(group: readonly string[], wanted: boolean): readonly string[] | undefined {
  return !wanted || group.includes("DEPLOYMENT_FAILURE") ? undefined : [...group, "DEPLOYMENT_FAILURE"];
}

/** CodeDeploy's limit for descriptions, in characters. */
const longestDescription = 256;

function descriptionOf(what: string): string {
  const mark = ` [${randomUUID()}]`;
  return what.slice(0, longestDescription - mark.length) + mark;
}

/** Rejects with a Failure; `onRefusal` is told before where it is certain that nothing was started. */
export async function createDeployment(
  context: CodeDeployContext,
  prepared: PreparedDeployment,
  onRefusal?: () => void,
): Promise<Started> {
  const codeDeploy = await context.aws.codeDeploy();
  const { application, deploymentGroup, appSpec, description, config, rollbackEvents: events } = prepared;
  const { withoutAlarms } = prepared;
  let lost = false;
  const found = async (): Promise<CreateDeploymentCommandOutput | undefined> => {
    lost = true;
    const deploymentId = await findByDescription(context, prepared, description).catch(nothingFound);
    return deploymentId === undefined ? undefined : { $metadata: {}, deploymentId };
  };
  try {
    const { deploymentId } = await codeDeploy.createDeployment(
      {
        applicationName: application,
        deploymentGroupName: deploymentGroup,
        revision: { revisionType: "AppSpecContent", appSpecContent: { ...appSpec } },
        description,
        ...(config !== undefined && { deploymentConfigName: config }),
        ...(withoutAlarms && { overrideAlarmConfiguration: { enabled: false } }),
        ...(events && {
          autoRollbackConfiguration: { enabled: true, events: events as AutoRollbackEvent[] },
        }),
      },
      { signal: context.signal, resource: `${application}/${deploymentGroup}`, found },
    );
    if (deploymentId === undefined) throw new Error("CreateDeployment answered without a deployment id");
    return { state: "started", deployment: startedFrom(prepared, deploymentId) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message } = classify(error.cause);
    if (code !== "DeploymentLimitExceededException") {
      if (!lost && isRefused(error)) onRefusal?.();
      throw error;
    }
    return whichRuns(context, prepared, message);
  }
}

/** The deployment that was prepared, if it was started: for a job that ended before the answer came. */
export async function findDeployment(
  context: CodeDeployContext,
  prepared: PreparedDeployment,
): Promise<StartedDeployment | undefined> {
  const id = await findByDescription(context, prepared, prepared.description);
  return id === undefined ? undefined : startedFrom(prepared, id);
}

const startedFrom = (prepared: PreparedDeployment, deploymentId: string): StartedDeployment => ({
  ...planOf(prepared),
  deploymentId,
});

/** What is kept of it once it runs. */
export function planOf(prepared: PreparedDeployment): DeploymentPlan {
  const { application, deploymentGroup, service, cluster, from, to, taskSetsBefore, serving } = prepared;
  return { application, deploymentGroup, service, cluster, from, to, taskSetsBefore, serving };
}

/** Ours, when an earlier attempt took effect although its answer was lost; else somebody else's. */
async function whichRuns(
  context: CodeDeployContext,
  prepared: PreparedDeployment,
  message: string,
): Promise<Started> {
  const named = /\bd-[A-Z0-9]{5,20}\b/u.exec(message)?.[0];
  const running =
    named === undefined
      ? (await runningDeployments(context, prepared))[0]
      : await readRunning(context, named);
  if (running?.description === prepared.description)
    return { state: "started", deployment: startedFrom(prepared, running.id) };
  return running === undefined ? { state: "busy" } : { state: "busy", running };
}

/** Newest deployments to look at for one of our own. */
const newest = 5;

async function findByDescription(
  context: CodeDeployContext,
  { application, deploymentGroup }: GroupName,
  description: string,
): Promise<string | undefined> {
  const codeDeploy = await context.aws.codeDeploy();
  const { deployments = [] } = await codeDeploy.listDeployments(
    { applicationName: application, deploymentGroupName: deploymentGroup },
    { signal: context.signal, resource: `${application}/${deploymentGroup}` },
  );
  const read = await Promise.all(deployments.slice(0, newest).map((id) => readRunning(context, id)));
  return read.find((one) => one.description === description)?.id;
}

/** Without permission to list, the repeated call tells by itself: it is refused, and names the one that runs. */
function nothingFound(error: unknown): undefined {
  if (!(error instanceof Failure)) throw error;
}
