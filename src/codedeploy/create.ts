/**
 * Starts a deployment exactly once. If a response is lost, it searches for the deployment until the request can no
 * longer take effect. The journal records it before the call, so that a killed job can still find it. Source:
 * docs/aws-reference.md#codedeploy.
 */
import { randomUUID } from "node:crypto";
import type { AutoRollbackEvent, CreateDeploymentCommandOutput } from "@aws-sdk/client-codedeploy";
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { classify, isRefused } from "../aws/errors/classify.ts";
import { whileSettling } from "../aws/retry.ts";
import { assertFailure } from "../core/failure.ts";
import { appSpecFor, type AppSpecFile, servingOf } from "./app-spec.ts";
import type { DeploymentPlan, StartedDeployment } from "./deployment.ts";
import type { CodeDeployContext, DeploymentGroup, GroupName } from "./group.ts";
import { readRunning, type RunningDeployment, runningDeployments } from "./running.ts";
import type { PreparedDeployment } from "../core/journal-parts.ts";

export type { PreparedDeployment };

export interface DeploymentSpec {
  /** The service before the change, from DescribeServices. */
  readonly service: Service;
  readonly group: DeploymentGroup;
  /** ARNs of the current and the new task definition. */
  readonly from: string;
  readonly to: string;
  readonly appSpecFile?: AppSpecFile | undefined;
  /** Name of a deployment config; defaults to the group's. */
  readonly config?: string | undefined;
  /** Who starts it and why, for the console: `ecs-release acme/shop run 4711`. */
  readonly by: string;
  /** Whether CodeDeploy must roll back a failure, even if the group isn't configured to. */
  readonly rollback: boolean;
}

export type Started =
  | { readonly state: "started"; readonly deployment: StartedDeployment }
  /** The group already has a deployment in progress; nothing was started. `running` is absent if it is unknown. */
  | { readonly state: "busy"; readonly running?: RunningDeployment };

/** @throws Failure `appspec-invalid`, `codedeploy-no-load-balancer` */
export function prepareDeployment(spec: DeploymentSpec): PreparedDeployment {
  const { service, group, from, to, config, by } = spec;
  const serving = servingOf(service);
  const rollbackEvents = additionalEvents(group.autoRollback, spec.rollback);
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

/** Prepares a rollback to the previous task definition, all at once like CodeDeploy's own rollbacks. */
export const prepareReturn = (own: StartedDeployment, service: Service, by: string): PreparedDeployment => ({
  application: own.application,
  deploymentGroup: own.deploymentGroup,
  ...identityOf(service),
  from: own.to,
  to: own.from,
  serving: own.serving,
  appSpec: appSpecFor(own.from, own.serving),
  description: descriptionOf(`${by}: roll ${own.service} back to ${revisionName(own.from)}`),
  config: "CodeDeployDefault.ECSAllAtOnce",
  withoutAlarms: true,
});

const identityOf = (service: Service): Pick<DeploymentPlan, "service" | "cluster" | "taskSetsBefore"> => ({
  service: service.serviceName ?? "",
  cluster: service.clusterArn ?? "",
  taskSetsBefore: (service.taskSets ?? []).flatMap(({ id }) => id ?? []),
});

/** The group's rollback events plus DEPLOYMENT_FAILURE; `undefined` if the group already has it. */
function additionalEvents(group: readonly string[], wanted: boolean): readonly string[] | undefined {
  return !wanted || group.includes("DEPLOYMENT_FAILURE") ? undefined : [...group, "DEPLOYMENT_FAILURE"];
}

/** CodeDeploy's limit for descriptions, in characters. */
const maxDescription = 256;

function descriptionOf(what: string): string {
  const mark = ` [${randomUUID()}]`;
  return what.slice(0, maxDescription - mark.length) + mark;
}

/** Rejects with a Failure, after calling `onRefusal` if it is certain that nothing was started. */
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
    // A second request would start one more deployment as soon as the first one ends.
    const deploymentId = await whileSettling(context, () =>
      findByDescription(context, prepared, description).catch(nothingFound),
    );
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
    if (deploymentId === undefined) throw new Error("CreateDeployment returned no deployment ID");
    return { state: "started", deployment: startedFrom(prepared, deploymentId) };
  } catch (error) {
    assertFailure(error);
    const { code, message } = classify(error.cause);
    if (code !== "DeploymentLimitExceededException") {
      if (!lost && isRefused(error)) onRefusal?.();
      throw error;
    }
    return identifyRunning(context, prepared, message);
  }
}

/** Finds the prepared deployment, if it was started: for a job that ended before the response. */
export async function findDeployment(
  context: CodeDeployContext,
  prepared: PreparedDeployment,
): Promise<StartedDeployment | undefined> {
  const id = await findByDescription(context, prepared, prepared.description);
  return id === undefined ? undefined : startedFrom(prepared, id);
}

const startedFrom = (prepared: PreparedDeployment, deploymentId: string): StartedDeployment => ({
  ...prepared,
  deploymentId,
});

/**
 * Checks whether the running deployment is ours: an earlier attempt may have succeeded although its response was lost.
 */
async function identifyRunning(
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

/** How many of the newest deployments to search for ours. */
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

/** Without permission to list, the retry fails and its error names the running deployment. */
function nothingFound(error: unknown): undefined {
  assertFailure(error);
}
