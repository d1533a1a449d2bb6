/** Stops a deployment, and ends its waits. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentWaitType } from "@aws-sdk/client-codedeploy";
import { awsProblemOf } from "../aws/errors/classify.ts";
import type { CodeDeployContext } from "./group.ts";

/** Rejects with a Failure, but not if the deployment has already ended: the next poll shows the result. */
export async function stopDeployment(
  context: CodeDeployContext,
  deploymentId: string,
  autoRollbackEnabled: boolean,
): Promise<void> {
  const codeDeploy = await context.aws.codeDeploy();
  try {
    await codeDeploy.stopDeployment(
      { deploymentId, autoRollbackEnabled },
      { signal: context.signal, resource: deploymentId },
    );
  } catch (error) {
    if (awsProblemOf(error)?.code !== "DeploymentAlreadyCompletedException") throw error;
  }
}

/**
 * Reroutes traffic now (`READY_WAIT`), or terminates the old task set now (`TERMINATION_WAIT`). Rejects with a Failure,
 * but not if the deployment no longer waits.
 */
export async function continueDeployment(
  context: CodeDeployContext,
  deploymentId: string,
  deploymentWaitType: DeploymentWaitType,
): Promise<void> {
  const codeDeploy = await context.aws.codeDeploy();
  try {
    await codeDeploy.continueDeployment(
      { deploymentId, deploymentWaitType },
      { signal: context.signal, resource: deploymentId },
    );
  } catch (error) {
    const over = ["DeploymentAlreadyCompletedException", "DeploymentIsNotInReadyStateException"];
    if (!over.includes(awsProblemOf(error)?.code ?? "")) throw error;
  }
}
