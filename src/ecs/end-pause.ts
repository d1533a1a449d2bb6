/** Ends a pause of a deployment, once. */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../aws/calls.ts";
import { keyOfPause, type Pause, pausesOf } from "./pause.ts";
import { describeServiceDeployments } from "./reading/service-deployments.ts";

/** Rejects with a Failure. */
export async function endPause(
  context: {
    readonly ecs: Pick<EcsCalls, "continueServiceDeployment" | "describeServiceDeployments">;
    readonly signal: AbortSignal;
  },
  { serviceDeploymentArn = "" }: ServiceDeployment,
  pause: Pause,
  action: "CONTINUE" | "ROLLBACK",
): Promise<void> {
  const { ecs, signal } = context;
  // After a lost response, a second action would be rejected, or would end the next pause of the same hook.
  const found = async () => {
    const [seen] = await describeServiceDeployments(context, [serviceDeploymentArn]);
    const isOver = seen && pausesOf(seen).every((other) => keyOfPause(other) !== keyOfPause(pause));
    return isOver ? { $metadata: {}, serviceDeploymentArn } : undefined;
  };
  await ecs.continueServiceDeployment(
    { serviceDeploymentArn, hookId: pause.hookId, action },
    { signal, resource: serviceDeploymentArn, found },
  );
}
