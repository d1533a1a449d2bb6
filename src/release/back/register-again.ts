/** Registers a copy of an INACTIVE revision for a rollback, because UpdateService rejects INACTIVE revisions. */
import { revisionName } from "../../aws/arn.ts";
import { mayBeTemporary } from "../../aws/retry.ts";
import { Failure } from "../../core/failure.ts";
import { carriedTags } from "../../ecs/definition/tags.ts";
import { readRevision } from "../../ecs/reading/task-definitions.ts";
import { registerRevision } from "../../ecs/registration.ts";
import type { RollbackContext } from "./part-end.ts";

/** Whether AWS rejected a call because its task definition is INACTIVE. */
export const isInactive = (error: unknown): boolean =>
  error instanceof Failure && error.why.name === "task-definition-inactive";

/** Returns the ARN of the copy. Throws Failure, whose remedy lists the manual steps. */
export async function registerAgain({ aws, emit, signal }: RollbackContext, arn: string): Promise<string> {
  const name = revisionName(arn);
  try {
    const reader = { ecs: await aws.ecs(), emit, signal };
    const { definition, tags } = await readRevision(reader, arn);
    const { family } = definition;
    // With the trace tags of this run, the copy would look like a new revision of the release.
    const copy = await registerRevision(reader, { family, base: arn, definition }, carriedTags(tags));
    const text = `${name} is INACTIVE, so the rollback registered a copy of it as ${revisionName(copy)}.`;
    emit({ kind: "note", level: "warning", about: family, text });
    return copy;
  } catch (error) {
    // Temporary errors are retried at the next poll.
    if (!(error instanceof Failure) || mayBeTemporary(error)) throw error;
    throw new Failure(
      {
        ...error.why,
        what: `${name} is INACTIVE, and a copy of it could not be registered. ${error.why.what}`,
        remedy: `${error.why.remedy ?? ""} By hand: aws ecs describe-task-definition --task-definition ${arn}, then aws ecs register-task-definition with the same members, then pass the new ARN to aws ecs update-service.`,
      },
      { cause: error.cause },
    );
  }
}
