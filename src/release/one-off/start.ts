/**
 * Starts a one-off task. When it is unclear whether a request took effect, the very same request is sent again: its
 * client token makes that safe (docs/aws-reference.md#runtask).
 */
import type { RunTaskRequest, RunTaskResponse, Task } from "@aws-sdk/client-ecs";
import { type AwsProblem, classify, isWorthRetrying } from "../../aws/errors/classify.ts";
import { describeTasks, listRunning } from "../../ecs/reading/tasks.ts";
import { isOver } from "../../ecs/task.ts";
import { type Intent, kinshipOf } from "../../ecs/task-identity.ts";
import { type Cause, Failure } from "../../core/failure.ts";
import { minutes, type Deadline } from "../../core/time.ts";
import { startFailure } from "./cause.ts";
import type { OneOffContext, OneOffSpec } from "./spec.ts";

export type Start =
  /** `earlier`: this request cannot have started it, because no answer to it was lost. */
  | { readonly task: Task; readonly earlier?: boolean }
  /** No task came of it. `passing`: it may be tried again, with another token. */
  | { readonly task: undefined; readonly cause: Cause; readonly passing: boolean };

/** How long a request is sent again that may or may not have taken effect. */
const insistence = minutes(5);

export async function startTask(
  context: OneOffContext,
  spec: OneOffSpec,
  request: RunTaskRequest,
  intent: Intent,
  deadline: Deadline,
): Promise<Start> {
  const { clock, signal } = context;
  const end = Math.min(deadline.at, clock.now() + insistence);
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
      signal.throwIfAborted();
      if (!(thrown instanceof Failure)) throw thrown;
      const problem = classify(thrown.cause);
      const existing = problem.kind === "conflict" ? conflictingTask(thrown.cause) : undefined;
      if (existing !== undefined) {
        const start = await takeExisting(context, spec, intent, existing, thrown.why);
        return start.task === undefined ? start : { ...start, earlier: !lost };
      }
      lost ||= problem.maybeDone;
      if (isTagged(sent) && isAboutTags(problem)) {
        sent = withoutTags(sent);
        note(context, spec, "Tagging is not permitted (ecs:TagResource): the task carries no tags.");
      } else if (isWorthRetrying(problem) && clock.now() < end) {
        await clock.sleep(context.pace(0), signal);
      } else {
        return lost ? findLost(context, spec, intent, thrown.why) : nothing(thrown.why);
      }
    }
  }
}

const nothing = (cause: Cause, passing = false): Start => ({ task: undefined, cause, passing });

function readAnswer({ tasks, failures }: RunTaskResponse, spec: OneOffSpec): Start {
  const task = tasks?.[0];
  if (task?.taskArn !== undefined) return { task };
  const failed = startFailure(spec, failures ?? []);
  return nothing(failed.cause, failed.passing);
}

/** Refused for its tags alone; also an account that has not opted in to long ARNs can't tag. */
const isAboutTags = (problem: AwsProblem): boolean =>
  (problem.kind === "denied" && problem.message.includes("ecs:TagResource")) ||
  (problem.kind === "invalid" && /\badd tags\b/iu.test(problem.message));

const isTagged = (request: RunTaskRequest): boolean =>
  request.tags !== undefined || request.propagateTags !== undefined;

function withoutTags(request: RunTaskRequest): RunTaskRequest {
  const { tags: _, propagateTags: __, ...rest } = request;
  return rest;
}

/** ConflictException names the task that the token stands for already. */
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
  const [task] = await describeTasks(context, spec.cluster, [arn]);
  if (task !== undefined && kinshipOf(task, intent) === "same-attempt") return { task };
  return nothing(why);
}

/** The answers were lost for good: the task may be there all the same. */
async function findLost(
  context: OneOffContext,
  spec: OneOffSpec,
  intent: Intent,
  why: Cause,
): Promise<Start> {
  const unclear: Cause = {
    ...why,
    name: "task-start-unclear",
    what: `It is not known whether the ${spec.kind} task was started: ${why.what}`,
    remedy: `Look for tasks started by ${intent.startedBy} in the cluster before running the job again.`,
  };
  try {
    const listed = await listRunning(context, spec.cluster, intent.startedBy);
    const tasks = await describeTasks(context, spec.cluster, listed);
    const task = tasks.find((one) => kinshipOf(one, intent) === "same-attempt");
    return task === undefined ? nothing(unclear) : { task };
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (!(thrown instanceof Failure)) throw thrown;
    return nothing({ ...unclear, evidence: [...unclear.evidence, thrown.why.what] });
  }
}

const note = (context: OneOffContext, spec: OneOffSpec, text: string): void =>
  context.tell({ kind: "note", level: "info", about: spec.definition.family, text });
