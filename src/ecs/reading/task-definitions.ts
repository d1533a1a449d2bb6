/** Reads a revision with the text that AWS sent, because the SDK drops members that it doesn't know. */
import type { EcsCalls } from "../../aws/calls.ts";
import { type DescribedTaskDefinition, describedTaskDefinition } from "../definition/task-definition.ts";

export interface RevisionReader {
  readonly ecs: Pick<EcsCalls, "describeTaskDefinition">;
  readonly signal?: AbortSignal | undefined;
}

/** By ARN, `family:revision`, or `family` for its newest. Throws Failure for one that can't be read. */
export async function readRevision(
  { ecs, signal }: RevisionReader,
  taskDefinition: string,
): Promise<DescribedTaskDefinition> {
  let text = "";
  await ecs.describeTaskDefinition(
    { taskDefinition, include: ["TAGS"] },
    { onText: (body) => (text = body), signal, resource: taskDefinition },
  );
  return describedTaskDefinition(text);
}
