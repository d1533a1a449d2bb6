/** Registers one revision exactly once, byte for byte as it was edited. */
import type { RegisterTaskDefinitionCommandOutput } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { failedAs } from "../aws/errors/classify.ts";
import type { Emit } from "../core/events.ts";
import { messageOf } from "../core/failure.ts";
import { isSameDefinition } from "./definition/comparison.ts";
import type { Tag } from "./definition/tags.ts";
import { describedTaskDefinition, registration, type TaskDefinition } from "./definition/task-definition.ts";
import { unknownMembers } from "./definition/wire-types.ts";
import { readRevision } from "./reading/task-definitions.ts";

export interface Registration {
  readonly family: string;
  /** The revision that it is made from. */
  readonly base: string;
  readonly definition: TaskDefinition;
}

export interface RegistrationContext {
  readonly ecs: Pick<EcsCalls, "registerTaskDefinition" | "describeTaskDefinition">;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

/**
 * Returns the ARN. Sends every member, including those that the SDK does not know: a new AWS setting, or a member that
 * only DescribeTaskDefinition returns. AWS may reject the latter, so a rejected document is sent once more without them.
 * Throws Failure.
 */
export async function registerRevision(
  context: RegistrationContext,
  revision: Registration,
  tags: readonly Tag[],
): Promise<string> {
  try {
    return await send(context, revision, tags);
  } catch (error) {
    const unknown = unknownMembers(revision.definition.document);
    if (unknown.length === 0 || !failedAs(error, "invalid")) throw error;
    const known = { ...revision, definition: withoutUnknown(revision.definition) };
    const arn = await send(context, known, tags).catch(() => {
      // The unknown members were not the reason.
      throw error;
    });
    const text = `AWS rejected the task definition with ${unknown.join(", ")}. This version does not know these members, so the step registered the task definition without them. ${messageOf(error)}`;
    context.emit({ kind: "note", level: "warning", about: revision.family, text });
    return arn;
  }
}

async function send(
  context: RegistrationContext,
  revision: Registration,
  tags: readonly Tag[],
): Promise<string> {
  const { ecs, signal } = context;
  const { family } = revision;
  let text = "";
  const answer = await ecs.registerTaskDefinition(
    { family, containerDefinitions: [] },
    {
      body: registration(revision.definition, tags),
      onText: (body) => (text = body),
      signal,
      resource: family,
      found: () => findRegistered(context, revision),
    },
  );
  const arn =
    answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : describedTaskDefinition(text).arn);
  if (arn === undefined) throw new Error(`RegisterTaskDefinition of ${family} returned no ARN`);
  return arn;
}

/**
 * RegisterTaskDefinition never deduplicates (docs/aws-reference.md#task-definitions). After a lost response, the latest
 * revision is treated as this release's if it is newer than the base and has the content that was sent.
 */
async function findRegistered(
  context: RegistrationContext,
  { family, base, definition }: Registration,
): Promise<RegisterTaskDefinitionCommandOutput | undefined> {
  const newest = await readRevision(context, family);
  const isOurs =
    revisionName(newest.arn) !== revisionName(base) &&
    [newest.definition, withoutUnknown(newest.definition)].some((one) => isSameDefinition(one, definition));
  return isOurs ? { $metadata: {}, taskDefinition: { taskDefinitionArn: newest.arn } } : undefined;
}

/** DescribeTaskDefinition may return members that were not sent. */
const withoutUnknown = (definition: TaskDefinition): TaskDefinition =>
  definition.edited(definition.document.removeEach([], new Set(unknownMembers(definition.document))));
