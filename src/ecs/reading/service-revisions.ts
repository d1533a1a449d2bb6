/** Reads service revisions in the largest batches that the API allows (docs/aws-reference.md#request-rates). */
import type { ServiceRevision } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { inBatches } from "./services.ts";

const revisionsPerCall = 20;

/** By ARN. Omits those that ECS does not know. Rejects with a Failure. */
export async function describeServiceRevisions(
  { ecs, signal }: { readonly ecs: Pick<EcsCalls, "describeServiceRevisions">; readonly signal: AbortSignal },
  arns: readonly string[],
): Promise<ServiceRevision[]> {
  const answers = await Promise.all(
    inBatches(arns, revisionsPerCall).map((serviceRevisionArns) =>
      ecs.describeServiceRevisions({ serviceRevisionArns }, { signal }),
    ),
  );
  return answers.flatMap(({ serviceRevisions }) => serviceRevisions ?? []);
}
