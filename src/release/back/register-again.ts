/** Registers an INACTIVE revision again, so that a service can go back to it: UpdateService refuses INACTIVE ones. */
import { revisionName } from "../../aws/arn.ts";
import { classify } from "../../aws/errors/classify.ts";
import { Failure } from "../../core/failure.ts";
import { revisionTags } from "../../ecs/definition/tags.ts";
import { describedTaskDefinition, registration } from "../../ecs/definition/task-definition.ts";
import type { PutBackContext } from "./part-end.ts";

/** Whether AWS refused a call because the task definition that it names is INACTIVE. */
export const isInactive = (error: unknown): boolean =>
  error instanceof Failure && error.why.name === "task-definition-inactive";

/** The ARN of the copy. Rejects with a Failure that says how to do it by hand. */
export async function registerAgain({ aws, signal, tell }: PutBackContext, arn: string): Promise<string> {
  const ecs = await aws.ecs();
  const name = revisionName(arn);
  let described = "";
  try {
    await ecs.describeTaskDefinition(
      { taskDefinition: arn, include: ["TAGS"] },
      { onText: (body) => (described = body), signal, resource: name },
    );
    const { definition, tags } = describedTaskDefinition(described);
    let registered = "";
    await ecs.registerTaskDefinition(
      { family: definition.family, containerDefinitions: [] },
      {
        body: registration(definition, revisionTags(tags, []).tags),
        onText: (body) => (registered = body),
        signal,
        resource: definition.family,
      },
    );
    const copy = describedTaskDefinition(registered).arn;
    const text = `${name} is INACTIVE, so its definition was registered again as ${revisionName(copy)} for the rollback.`;
    tell({ kind: "note", level: "warning", about: definition.family, text });
    return copy;
  } catch (error) {
    // What passes is tried again at the next look.
    if (!(error instanceof Failure) || isPassing(error)) throw error;
    throw new Failure(
      {
        ...error.why,
        what: `${name} is INACTIVE, and registering its definition again failed. ${error.why.what}`,
        remedy: `${error.why.remedy ?? ""} By hand: aws ecs describe-task-definition --task-definition ${arn}, then aws ecs register-task-definition with the same members, then pass the new ARN to aws ecs update-service.`,
      },
      { cause: error.cause },
    );
  }
}

function isPassing(error: Failure): boolean {
  const { kind } = classify(error.cause);
  return kind === "throttled" || kind === "transient";
}
