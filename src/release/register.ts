/** Registers one new revision for each family, which the migration, services and schedules share. */
import type { RegisterTaskDefinitionCommandOutput } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { awsProblemOf, failedAs } from "../aws/errors/classify.ts";
import { isSameDefinition } from "../ecs/definition/comparison.ts";
import {
  describedTaskDefinition,
  registration,
  type TaskDefinition,
} from "../ecs/definition/task-definition.ts";
import { revisionTags, type Tag, traceTags } from "../ecs/definition/tags.ts";
import { unknownMembers } from "../ecs/definition/wire-types.ts";
import { readRevision } from "../ecs/reading/task-definitions.ts";
import { messageOf } from "../core/failure.ts";
import type { RegisteredEntry } from "../core/journal.ts";
import type { Plan, PlannedFamily } from "../plan/plan.ts";
import type { ReleaseContext } from "./context.ts";

/** Family → ARN of the revision to release. Throws Failure. */
export async function registerFamilies(context: ReleaseContext, plan: Plan): Promise<Map<string, string>> {
  const revisions = new Map<string, string>();
  // Sequential: AWS allows one registration a second (docs/aws-reference.md#task-definitions), so a burst gains nothing.
  for (const family of plan.families.values()) {
    const arn = family.reused ? family.base : await register(context, family);
    revisions.set(family.family, arn);
    context.emit({
      kind: "registered",
      family: family.family,
      from: family.base,
      to: arn,
      reused: family.reused,
    });
  }
  return revisions;
}

/** What is registered, and the revision that it is made from. */
export type Registration = Pick<PlannedFamily, "family" | "base" | "definition" | "tags">;

type RegisterContext = Pick<ReleaseContext, "aws" | "emit" | "ledger" | "request" | "signal">;

/** @param write keeps the revision in the ledger */
export async function register(
  context: RegisterContext,
  family: Registration,
  write: (entry: RegisteredEntry) => void = (entry) => void context.ledger.write(entry),
): Promise<string> {
  const trace = context.request.report.traceTags ? traceTags(context.request.job) : [];
  const { tags, traceLeftOut } = revisionTags(family.tags, trace);
  if (traceLeftOut)
    note(context, family, "The trace tags are skipped: the task definition already has too many tags.");
  try {
    return await registerWith(context, family, tags, write);
  } catch (error) {
    if (trace.length === 0 || !isTaggingDenied(error)) throw error;
    note(context, family, "The trace tags are skipped: the role does not allow ecs:TagResource.");
    return registerWith(context, family, revisionTags(family.tags, []).tags, write);
  }
}

const note = (context: RegisterContext, { family }: Registration, text: string): void =>
  context.emit({ kind: "note", level: "info", about: family, text });

/**
 * Sends every member, including those that the SDK does not know: a new AWS setting, or a member that only
 * DescribeTaskDefinition returns. AWS may reject the latter, so a rejected document is sent once more without them.
 */
export async function registerWith(
  context: RegisterContext,
  family: Registration,
  tags: readonly Tag[],
  write: (entry: RegisteredEntry) => void,
): Promise<string> {
  try {
    return await send(context, family, tags, write);
  } catch (error) {
    const unknown = unknownMembers(family.definition.document);
    if (unknown.length === 0 || !failedAs(error, "invalid")) throw error;
    const known = { ...family, definition: withoutUnknown(family.definition) };
    const arn = await send(context, known, tags, write).catch(() => {
      // The unknown members were not the reason.
      throw error;
    });
    const text = `AWS rejected the task definition with ${unknown.join(", ")}, which this version does not know. It was registered without. ${messageOf(error)}`;
    context.emit({ kind: "note", level: "warning", about: family.family, text });
    return arn;
  }
}

/** Whether AWS denied only the tags; the revision itself may be registered. */
const isTaggingDenied = (error: unknown): boolean =>
  failedAs(error, "denied") && awsProblemOf(error)?.message.includes("ecs:TagResource") === true;

async function send(
  context: RegisterContext,
  family: Registration,
  tags: readonly Tag[],
  write: (entry: RegisteredEntry) => void,
): Promise<string> {
  const ecs = await context.aws.ecs();
  let text = "";
  const answer = await ecs.registerTaskDefinition(
    { family: family.family, containerDefinitions: [] },
    {
      body: registration(family.definition, tags),
      onText: (body) => (text = body),
      signal: context.signal,
      resource: family.family,
      found: () => findRegistered(ecs, family, context.signal),
    },
  );
  const arn =
    answer.taskDefinition?.taskDefinitionArn ?? (text === "" ? undefined : describedTaskDefinition(text).arn);
  if (arn === undefined) throw new Error(`RegisterTaskDefinition of ${family.family} returned no ARN`);
  write({ kind: "registered", family: family.family, arn });
  return arn;
}

/**
 * RegisterTaskDefinition never deduplicates (docs/aws-reference.md#task-definitions). After a lost response, the latest
 * revision is treated as this release's if it is newer than the base and has the content that was sent.
 */
async function findRegistered(
  ecs: EcsCalls,
  family: Registration,
  signal: AbortSignal,
): Promise<RegisterTaskDefinitionCommandOutput | undefined> {
  const newest = await readRevision({ ecs, signal }, family.family);
  const isOurs =
    revisionName(newest.arn) !== revisionName(family.base) &&
    [newest.definition, withoutUnknown(newest.definition)].some((one) =>
      isSameDefinition(one, family.definition),
    );
  return isOurs ? { $metadata: {}, taskDefinition: { taskDefinitionArn: newest.arn } } : undefined;
}

/** DescribeTaskDefinition may return members that were not sent. */
const withoutUnknown = (definition: TaskDefinition): TaskDefinition =>
  definition.edited(definition.document.removeEach([], new Set(unknownMembers(definition.document))));
