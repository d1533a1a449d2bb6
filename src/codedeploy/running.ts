/** Deployments of a group in progress: at most one, possibly somebody else's. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { parse } from "yaml";
import { isOver, rollbackWithin, underWay } from "./deployment.ts";
import type { CodeDeployContext, GroupName } from "./group.ts";

/** Plain JSON. */
export interface RunningDeployment {
  readonly id: string;
  readonly status: string;
  /** CodeDeploy's creator: `user`, `codeDeployRollback`, … */
  readonly creator: string;
  /** Epoch milliseconds by AWS's clock. */
  readonly createdAt?: number;
  readonly description?: string;
  /** ARN of the task definition that it deploys, if its AppSpec can be read. */
  readonly taskDefinition?: string;
}

/** CodeDeploy's own rollback of a deployment. */
export const isRollback = ({ creator }: RunningDeployment): boolean => creator === "codeDeployRollback";

/**
 * Whether CodeDeploy may still start its rollback of a deployment that was stopped. Once it has started, the rollback is
 * a running deployment of its own.
 * @param endedFor milliseconds since the deployment was first seen to have ended
 */
export const mayStartRollback = (
  { status, rollbackInfo }: Pick<DeploymentInfo, "status" | "rollbackInfo">,
  endedFor: number,
): boolean => !isOver(status) || (rollbackInfo === undefined && endedFor < rollbackWithin);

/** Rejects with a Failure. */
export async function runningDeployments(
  context: CodeDeployContext,
  group: GroupName,
): Promise<readonly RunningDeployment[]> {
  const codeDeploy = await context.aws.codeDeploy();
  const { deployments = [] } = await codeDeploy.listDeployments(
    {
      applicationName: group.application,
      deploymentGroupName: group.deploymentGroup,
      includeOnlyStatuses: [...underWay],
    },
    { signal: context.signal, resource: `${group.application}/${group.deploymentGroup}` },
  );
  return Promise.all(deployments.map((id) => readRunning(context, id)));
}

export async function readRunning(context: CodeDeployContext, id: string): Promise<RunningDeployment> {
  const codeDeploy = await context.aws.codeDeploy();
  const { deploymentInfo = {} } = await codeDeploy.getDeployment(
    { deploymentId: id },
    { signal: context.signal, resource: id },
  );
  return runningFrom(id, deploymentInfo);
}

function runningFrom(id: string, info: DeploymentInfo): RunningDeployment {
  const taskDefinition = taskDefinitionOf(info);
  return {
    id,
    status: info.status ?? "unknown",
    creator: info.creator ?? "unknown",
    ...(info.createTime && { createdAt: info.createTime.getTime() }),
    ...(info.description && { description: info.description }),
    ...(taskDefinition !== undefined && { taskDefinition }),
  };
}

/** The task definition in a deployment's AppSpec. */
export function taskDefinitionOf({ revision }: DeploymentInfo): string | undefined {
  const content = revision?.appSpecContent?.content ?? revision?.string?.content;
  if (content === undefined) return undefined;
  try {
    return find(parse(content), 0);
  } catch {
    return undefined;
  }
}

function find(value: unknown, depth: number): string | undefined {
  if (typeof value !== "object" || value === null || depth > 10) return undefined;
  for (const [key, item] of Object.entries(value)) {
    if (key.toLowerCase() === "taskdefinition" && typeof item === "string") return item;
    const inner = find(item, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
