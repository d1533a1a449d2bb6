/** The deployment group of a service: how it deploys, waits and rolls back. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentGroupInfo, LastDeploymentInfo } from "@aws-sdk/client-codedeploy";
import { shortName } from "../aws/arn.ts";
import type { Aws } from "../aws/client.ts";
import { awsProblemOf } from "../aws/errors/classify.ts";
import { assertFailure } from "../core/failure.ts";
import { type Clock, minutes } from "../core/time.ts";
import { isOver, isUnderWay } from "./deployment.ts";
import type { GroupName } from "../core/journal-parts.ts";

export type { GroupName };

export interface CodeDeployRequest {
  readonly application?: string;
  readonly deploymentGroup?: string;
  readonly deploymentConfig?: string;
  /** Path to an AppSpec whose hooks are kept. */
  readonly appSpec?: string;
}

export interface CodeDeployContext {
  readonly aws: Pick<Aws, "codeDeploy" | "ecs">;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** Plain JSON. */
export interface DeploymentGroup extends GroupName {
  /** Name of the deployment config. */
  readonly config: string;
  /** The services that it deploys, as `CLUSTER/SERVICE`. */
  readonly services: readonly string[];
  /** Events after which CodeDeploy rolls back; empty if automatic rollback is off. */
  readonly autoRollback: readonly string[];
  /** Names of the alarms that stop a deployment. */
  readonly alarms: readonly string[];
  /** Milliseconds that it waits for ContinueDeployment before the traffic shift; absent if it doesn't wait. */
  readonly readyWait?: number;
  /** Milliseconds that CodeDeploy keeps the old task set after the traffic shift. */
  readonly terminationWait: number;
  /** State of the last attempted deployment; absent if there was none. */
  readonly last?: "under-way" | "succeeded" | "unproven";
}

/** The names from the inputs, or the default names that AWS's tools create from cluster and service. */
export function groupNameOf(request: CodeDeployRequest, clusterArn: string, service: string): GroupName {
  const names = `${shortName(clusterArn)}-${shortName(service)}`;
  return {
    application: request.application ?? `AppECS-${names}`,
    deploymentGroup: request.deploymentGroup ?? `DgpECS-${names}`,
  };
}

/** Rejects with a Failure; `codedeploy-group-not-found` if the group doesn't exist. */
export async function readGroup(context: CodeDeployContext, name: GroupName): Promise<DeploymentGroup> {
  const codeDeploy = await context.aws.codeDeploy();
  const { application, deploymentGroup } = name;
  const answer = await codeDeploy.getDeploymentGroup(
    { applicationName: application, deploymentGroupName: deploymentGroup },
    { signal: context.signal, resource: `${application}/${deploymentGroup}` },
  );
  return groupFrom(name, answer.deploymentGroupInfo ?? {});
}

/** What CodeDeploy returned for `codedeploy-deployment-config`. */
export type FoundConfig =
  | { readonly state: "exists"; readonly computePlatform: string | undefined }
  | { readonly state: "missing" }
  | { readonly state: "unknown"; readonly why: string };

/** Whether CodeDeploy has a deployment config of this name. Rejects only on cancellation. */
export async function readConfig(
  { aws, signal }: CodeDeployContext,
  deploymentConfigName: string,
): Promise<FoundConfig> {
  const codeDeploy = await aws.codeDeploy();
  try {
    const { deploymentConfigInfo } = await codeDeploy.getDeploymentConfig(
      { deploymentConfigName },
      { signal, resource: deploymentConfigName, optional: true },
    );
    return { state: "exists", computePlatform: deploymentConfigInfo?.computePlatform };
  } catch (error) {
    assertFailure(error, signal);
    return absent.has(awsProblemOf(error)?.code ?? "")
      ? { state: "missing" }
      : { state: "unknown", why: error.message };
  }
}

const absent: ReadonlySet<string> = new Set([
  "DeploymentConfigDoesNotExistException",
  "InvalidDeploymentConfigNameException",
]);

function groupFrom(name: GroupName, info: DeploymentGroupInfo): DeploymentGroup {
  const { autoRollbackConfiguration: rollback, alarmConfiguration: alarms } = info;
  const blueGreen = info.blueGreenDeploymentConfiguration;
  const ready = blueGreen?.deploymentReadyOption;
  const last = info.lastAttemptedDeployment;
  const wait = blueGreen?.terminateBlueInstancesOnDeploymentSuccess?.terminationWaitTimeInMinutes ?? 0;
  return {
    ...name,
    config: info.deploymentConfigName ?? "",
    services: (info.ecsServices ?? []).map(
      ({ clusterName, serviceName }) => `${shortName(clusterName ?? "")}/${serviceName ?? ""}`,
    ),
    autoRollback: rollback?.enabled === true ? (rollback.events ?? []) : [],
    alarms: alarms?.enabled === true ? (alarms.alarms ?? []).flatMap(({ name: alarm }) => alarm ?? []) : [],
    ...(ready?.actionOnTimeout === "STOP_DEPLOYMENT" && { readyWait: minutes(ready.waitTimeInMinutes ?? 0) }),
    terminationWait: minutes(wait),
    ...(last && { last: stateOfLast(last) }),
  };
}

/** An unknown status without an end time counts as in progress. */
function stateOfLast({ status, endTime }: LastDeploymentInfo): DeploymentGroup["last"] & string {
  if (isUnderWay(status) || (!isOver(status) && endTime === undefined)) return "under-way";
  return status === "Succeeded" ? "succeeded" : "unproven";
}
