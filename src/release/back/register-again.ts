/** Registers a copy of an INACTIVE revision for a rollback, because UpdateService rejects INACTIVE revisions. */
import { revisionName } from "../../aws/arn.ts";
import { mayPass } from "../../aws/retry.ts";
import { Failure } from "../../core/failure.ts";
import { revisionTags } from "../../ecs/definition/tags.ts";
import { readRevision } from "../../ecs/reading/task-definitions.ts";
import { registerWith } from "../register.ts";
import type { RollbackContext } from "./part-end.ts";

/** Whether AWS rejected a call because its task definition is INACTIVE. */
export const isInactive = (error: unknown): boolean =>
  error instanceof Failure && error.why.name === "task-definition-inactive";

/** Returns the ARN of the copy. Throws Failure, whose remedy lists the manual steps. */
export async function registerAgain(context: RollbackContext, arn: string): Promise<string> {
  const { aws, emit, signal } = context;
  const name = revisionName(arn);
  try {
    const { definition, tags } = await readRevision({ ecs: await aws.ecs(), signal }, arn);
    const { family } = definition;
    const copied = { family, base: arn, definition, tags };
    // With the trace tags of this run, the copy would look like a new revision of the release.
    const copy = await registerWith(context, copied, revisionTags(tags, []).tags, () => undefined);
    const text = `${name} is INACTIVE, so the rollback registered a copy of it as ${revisionName(copy)}.`;
    emit({ kind: "note", level: "warning", about: family, text });
    return copy;
  } catch (error) {
    // Temporary errors are retried at the next poll.
    if (!(error instanceof Failure) || mayPass(error)) throw error;
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
