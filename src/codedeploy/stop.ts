/** Stops a deployment, and ends its waits. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentWaitType } from "@aws-sdk/client-codedeploy";
import { classify } from "../aws/errors/classify.ts";
import { Failure } from "../core/failure.ts";
import type { CodeDeployContext } from "./group.ts";

/**
 * Calls StopDeployment. `stopping` if CodeDeploy accepts it, `ended` if the deployment has already ended; the next poll
 * shows the result. Rejects with a Failure.
 */
export async function stopDeployment(
  context: CodeDeployContext,
  deploymentId: string,
  autoRollbackEnabled: boolean,
): Promise<"stopping" | "ended"> {
  const codeDeploy = await context.aws.codeDeploy();
  try {
    await codeDeploy.stopDeployment(
      { deploymentId, autoRollbackEnabled },
      { signal: context.signal, resource: deploymentId },
    );
    return "stopping";
  } catch (error) {
    if (codeOf(error) === "DeploymentAlreadyCompletedException") return "ended";
    throw error;
  }
}

/**
 * ContinueDeployment: reroutes traffic now (`READY_WAIT`), or terminates the old task set now (`TERMINATION_WAIT`).
 * False if the deployment no longer waits. Rejects with a Failure.
 */
export async function continueDeployment(
  context: CodeDeployContext,
  deploymentId: string,
  deploymentWaitType: DeploymentWaitType,
): Promise<boolean> {
  const codeDeploy = await context.aws.codeDeploy();
  try {
    await codeDeploy.continueDeployment(
      { deploymentId, deploymentWaitType },
      { signal: context.signal, resource: deploymentId },
    );
    return true;
  } catch (error) {
    const over = ["DeploymentAlreadyCompletedException", "DeploymentIsNotInReadyStateException"];
    if (over.includes(codeOf(error))) return false;
    throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Failure && error.cause !== undefined ? classify(error.cause).code : "";
