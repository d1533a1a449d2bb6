/**
 * Starts a one-off task. If it is unclear whether a request took effect, the step sends the same request again, which
 * its client token makes safe (docs/aws-reference.md#runtask).
 */
import type { RunTaskRequest, RunTaskResponse, Task } from "@aws-sdk/client-ecs";
import { type AwsProblem, classify } from "../../aws/errors/classify.ts";
import { isTemporary, whileSettling } from "../../aws/retry.ts";
import { describeTasks, listRunning } from "../../ecs/reading/tasks.ts";
import { isOver } from "../../ecs/task.ts";
import { type Intent, originOf } from "../../ecs/task-identity.ts";
import { assertFailure, type Cause } from "../../core/failure.ts";
import { minutes, type Deadline } from "../../core/time.ts";
import { startFailure } from "./cause.ts";
import type { OneOffContext, OneOffSpec } from "./spec.ts";

export type Start =
  /** `earlier`: this request can't have started it, because no response was lost. */
  | { readonly task: Task; readonly earlier?: boolean }
  /** No task was started. `temporary`: another try with a new token may succeed. */
  | { readonly task: undefined; readonly cause: Cause; readonly temporary: boolean };

/** How long to repeat a request that may have taken effect. */
const retryPeriod = minutes(5);

export async function startTask(
  context: OneOffContext,
  spec: OneOffSpec,
  request: RunTaskRequest,
  intent: Intent,
  deadline: Deadline,
): Promise<Start> {
  const { clock, signal } = context;
  const end = Math.min(deadline.at, clock.now() + retryPeriod);
  let sent = request;
  let lost = false;
  for (;;) {
    try {
      const found = async (): Promise<undefined> => {
        lost = true;
        return undefined;
      };
      const answer = await context.ecs.runTask(sent, { signal, resource: spec.taskDefinition, found });
      const start = readAnswer(answer, spec);
      return start.task !== undefined && !lost && isOver(start.task) ? { ...start, earlier: true } : start;
    } catch (thrown) {
      assertFailure(thrown, signal);
      const problem = classify(thrown.cause);
      const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
      if (existing !== undefined) {
        const start = await takeExisting(context, spec, intent, existing, thrown.why);
        return start.task === undefined ? start : { ...start, earlier: !lost };
      }
      lost ||= problem.maybeDone;
      if (isTagged(sent) && isAboutTags(problem)) {
        sent = withoutTags(sent);
        note(context, spec, "The role lacks ecs:TagResource, so the task has no tags.");
      } else if (isTemporary(thrown) && clock.now() < end) {
        await clock.sleep(context.pace(0), signal);
      } else {
        return lost ? findLost(context, spec, intent, thrown.why) : nothing(thrown.why);
      }
    }
  }
}

const nothing = (cause: Cause, temporary = false): Start => ({ task: undefined, cause, temporary });

function readAnswer({ tasks, failures }: RunTaskResponse, spec: OneOffSpec): Start {
  const task = tasks?.[0];
  if (task?.taskArn !== undefined) return { task };
  const failed = startFailure(spec, failures ?? []);
  return nothing(failed.cause, failed.temporary);
}

/** Rejected only because of the tags. An account that has not opted in to long ARNs can't tag either. */
const isAboutTags = (problem: AwsProblem): boolean =>
  (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
  (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));

const isTagged = (request: RunTaskRequest): boolean =>
  request.tags !== undefined || request.propagateTags !== undefined;

function withoutTags(request: RunTaskRequest): RunTaskRequest {
  const { tags: _, propagateTags: __, ...rest } = request;
  return rest;
}

/** ConflictException names the task that already uses the token. */
function conflictingTask(thrown: unknown): string | undefined {
  const { resourceIds } = thrown as { resourceIds?: readonly unknown[] };
  const [first] = resourceIds ?? [];
  return typeof first === "string" ? first : undefined;
}

async function takeExisting(
  context: OneOffContext,
  spec: OneOffSpec,
  intent: Intent,
  arn: string,
  why: Cause,
): Promise<Start> {
  // ECS may not list a task yet that it just started.
  const task = await whileSettling(context, async () => {
    const [found] = await describeTasks(context, spec.cluster, [arn]);
    return found;
  });
  if (task !== undefined && originOf(task, intent) === "same-attempt") return { task };
  return nothing(why);
}

/** All responses were lost, but the task may exist. */
async function findLost(
  context: OneOffContext,
  spec: OneOffSpec,
  intent: Intent,
  why: Cause,
): Promise<Start> {
  const unclear: Cause = {
    ...why,
    name: "task-start-unclear",
    what: `It is unknown whether the ${spec.kind} task started: ${why.what}`,
    remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
  };
  try {
    const listed = await listRunning(context, spec.cluster, intent.startedBy);
    const tasks = await describeTasks(context, spec.cluster, listed);
    const task = tasks.find((one) => originOf(one, intent) === "same-attempt");
    return task === undefined ? nothing(unclear) : { task };
  } catch (thrown) {
    assertFailure(thrown, context.signal);
    return nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
  }
}

const note = (context: OneOffContext, spec: OneOffSpec, text: string): void =>
  context.emit({ kind: "note", level: "info", about: spec.definition.family, text });
