/** AWS CodeDeploy's operations, for deployment groups of ECS services. Source: docs/aws-reference.md#codedeploy. */
import { pageOf } from "../ecs/pages.ts";
import { AwsError, type Operations } from "../protocol/call.ts";
import { createDeployment, type CreateInput } from "./create-deployment.ts";
import { describeDeployment, describeGroup, describeTarget, targetIdOf } from "./describe.ts";
import { groupOf, type Parts } from "./parts.ts";
import { type CodeDeployState, type Deployment, isOver } from "./state.ts";
import { routingOf, shiftsOf } from "./traffic.ts";

interface ListInput {
  readonly applicationName?: string;
  readonly deploymentGroupName?: string;
  readonly includeOnlyStatuses?: readonly string[];
  readonly createTimeRange?: { readonly start?: Date; readonly end?: Date };
  readonly nextToken?: string;
}

function deploymentOf({ deployments }: CodeDeployState, id: string | undefined): Deployment {
  if (id === undefined) throw new AwsError("DeploymentIdRequiredException", "Deployment ID is missing");
  const deployment = deployments.get(id);
  if (deployment === undefined)
    throw new AwsError("DeploymentDoesNotExistException", `The deployment ${id} could not be found`);
  return deployment;
}

/** Throws until the deployment has started. */
function startedOf(state: CodeDeployState, id: string): Deployment {
  const deployment = deploymentOf(state, id);
  if (deployment.startedAt === undefined)
    throw new AwsError("DeploymentNotStartedException", `The deployment ${id} has not started`);
  return deployment;
}

function listDeployments(state: CodeDeployState, input: ListInput) {
  const { applicationName, deploymentGroupName, createTimeRange: range } = input;
  const group =
    applicationName === undefined ? undefined : groupOf(state, applicationName, deploymentGroupName);
  const ids = [...state.deployments.values()]
    .filter(
      (deployment) =>
        (group === undefined || deployment.group === group) &&
        (input.includeOnlyStatuses?.includes(deployment.status) ?? true) &&
        deployment.createdAt >= (range?.start?.getTime() ?? 0) &&
        deployment.createdAt <= (range?.end?.getTime() ?? Infinity),
    )
    .sort((a, b) => b.createdAt - a.createdAt)
    .map(({ id }) => id);
  const page = pageOf(ids, { nextToken: input.nextToken }, 100, 100);
  return { deployments: page.items, ...page.next };
}

function refuseEnded(deployment: Deployment): void {
  if (isOver(deployment))
    throw new AwsError(
      "DeploymentAlreadyCompletedException",
      `Deployment ${deployment.id} is already in the ${deployment.status} state`,
    );
}

function stopDeployment(
  { world, state, runs }: Parts,
  input: { deploymentId: string; autoRollbackEnabled?: boolean },
  rollbackRequested: Map<Deployment, boolean>,
) {
  const deployment = deploymentOf(state, input.deploymentId);
  refuseEnded(deployment);
  if (input.autoRollbackEnabled !== undefined) rollbackRequested.set(deployment, input.autoRollbackEnabled);
  world.after(world.pace.stopRequest, () =>
    runs.stop(deployment, "The deployment was stopped manually.", "DEPLOYMENT_STOP_ON_REQUEST"),
  );
  return { status: "Pending", statusMessage: "No more commands will be scheduled for execution." };
}

function continueDeployment(
  { state, runs }: Parts,
  input: { deploymentId?: string; deploymentWaitType?: string },
) {
  const deployment = deploymentOf(state, input.deploymentId);
  refuseEnded(deployment);
  if (deployment.waits !== (input.deploymentWaitType ?? "READY_WAIT"))
    throw new AwsError(
      "DeploymentIsNotInReadyStateException",
      `The deployment ${deployment.id} does not wait for ${input.deploymentWaitType ?? "READY_WAIT"}`,
    );
  runs.resume(deployment);
  return {};
}

/** @param rollbackRequested Whether StopDeployment requested a rollback, by deployment. */
export function codeDeployOperations(parts: Parts, rollbackRequested: Map<Deployment, boolean>): Operations {
  const { world, state, sets } = parts;
  return {
    GetDeploymentGroup: (input: { applicationName: string; deploymentGroupName: string }) => ({
      deploymentGroupInfo: describeGroup(
        groupOf(state, input.applicationName, input.deploymentGroupName),
        world.account,
      ),
    }),
    CreateDeployment: (input: CreateInput) => createDeployment(parts, input),
    GetDeployment: (input: { deploymentId: string }) => ({
      deploymentInfo: describeDeployment(deploymentOf(state, input.deploymentId)),
    }),
    BatchGetDeployments: (input: { deploymentIds: readonly string[] }) => ({
      deploymentsInfo: input.deploymentIds
        .flatMap((id) => state.deployments.get(id) ?? [])
        .map((deployment) => describeDeployment(deployment)),
    }),
    ListDeployments: (input: ListInput) => listDeployments(state, input),
    ListDeploymentTargets: (input: { deploymentId: string }) => ({
      targetIds: [targetIdOf(startedOf(state, input.deploymentId).group)],
    }),
    GetDeploymentTarget(input: { deploymentId: string; targetId: string }) {
      const deployment = startedOf(state, input.deploymentId);
      if (input.targetId !== targetIdOf(deployment.group))
        throw new AwsError(
          "DeploymentTargetDoesNotExistException",
          `Target ${input.targetId} does not exist`,
        );
      return { deploymentTarget: describeTarget(sets, deployment) };
    },
    BatchGetDeploymentTargets: (input: { deploymentId: string; targetIds: readonly string[] }) => {
      const deployment = startedOf(state, input.deploymentId);
      const isAsked = input.targetIds.includes(targetIdOf(deployment.group));
      return { deploymentTargets: isAsked ? [describeTarget(sets, deployment)] : [] };
    },
    StopDeployment: (input: { deploymentId: string; autoRollbackEnabled?: boolean }) =>
      stopDeployment(parts, input, rollbackRequested),
    ContinueDeployment: (input: object) => continueDeployment(parts, input),
    GetDeploymentConfig({ deploymentConfigName: name }: { deploymentConfigName: string }) {
      if (shiftsOf(name) === undefined)
        throw new AwsError(
          "DeploymentConfigDoesNotExistException",
          `No Deployment Configuration found for name: ${name}`,
        );
      return {
        deploymentConfigInfo: {
          deploymentConfigName: name,
          computePlatform: "ECS",
          trafficRoutingConfig: routingOf(name),
        },
      };
    },
  };
}
