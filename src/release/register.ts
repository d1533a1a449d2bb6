/** Registers one new revision for each family, which the migration, services and schedules share. */
import { awsProblemOf, failedAs } from "../aws/errors/classify.ts";
import { revisionTags, traceTags } from "../ecs/definition/tags.ts";
import { type Registration, registerRevision } from "../ecs/registration.ts";
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

/** What is registered, with its tags but without those that identify the run. */
export type TaggedRegistration = Registration & Pick<PlannedFamily, "tags">;

/** @param write keeps the revision in the journal */
export async function register(
  context: ReleaseContext,
  family: TaggedRegistration,
  write: (entry: RegisteredEntry) => void = (entry) => void context.journal.write(entry),
): Promise<string> {
  const { aws, emit, request, signal } = context;
  const note = (text: string) => emit({ kind: "note", level: "info", about: family.family, text });
  const trace = request.report.traceTags ? traceTags(request.job) : [];
  const { tags, traceLeftOut } = revisionTags(family.tags, trace);
  if (traceLeftOut) note("The trace tags are skipped: the task definition already has too many tags.");
  const registering = { ecs: await aws.ecs(), emit, signal };
  const arn = await registerRevision(registering, family, tags).catch((error: unknown) => {
    if (trace.length === 0 || !isTaggingDenied(error)) throw error;
    note("The trace tags are skipped: the role does not allow ecs:TagResource.");
    return registerRevision(registering, family, revisionTags(family.tags, []).tags);
  });
  write({ kind: "registered", family: family.family, arn });
  return arn;
}

/** Whether AWS denied only the tags; the revision itself may be registered. */
const isTaggingDenied = (error: unknown): boolean =>
  failedAs(error, "denied") && awsProblemOf(error)?.message.includes("ecs:TagResource") === true;
