/** Reads service deployments in the largest batches that the API allows (docs/aws-reference.md#request-rates). */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { inBatches } from "./services.ts";

export const deploymentsPerCall = 20;

/** By ARN. Omits those that ECS does not know. Rejects with a Failure. */
export async function describeServiceDeployments(
  context: {
    readonly ecs: Pick<EcsCalls, "describeServiceDeployments">;
    readonly signal?: AbortSignal | undefined;
  },
  arns: readonly string[],
): Promise<ServiceDeployment[]> {
  const { ecs, signal } = context;
  const answers = await Promise.all(
    inBatches(arns, deploymentsPerCall).map((serviceDeploymentArns) =>
      ecs.describeServiceDeployments({ serviceDeploymentArns }, { signal }),
    ),
  );
  return answers.flatMap(({ serviceDeployments }) => serviceDeployments ?? []);
}
