/**
 * Runs one task once: waits for other tasks, starts it, watches it and judges the result. Used by the migration, smoke
 * tests and the after-release command. Starts it again only if it is certain that the earlier start did no work.
 */
import { randomUUID } from "node:crypto";
import type { Task } from "@aws-sdk/client-ecs";
import { delayAfter, taskStarts } from "../../aws/retry.ts";
import type { TaskCause } from "../../diagnosis/facts.ts";
import { mayRetry, neverStarted } from "../../diagnosis/retry.ts";
import { describeTasks } from "../../ecs/reading/tasks.ts";
import { hasSucceeded, isOver, judge } from "../../ecs/task.ts";
import type { Intent } from "../../ecs/task-identity.ts";
import { logLocation } from "../../ecs/task-log.ts";
import { type Cause, Failure } from "../../core/failure.ts";
import { Deadline, seconds } from "../../core/time.ts";
import type { MigrationVerdict } from "../../core/events.ts";
import type { TaskEntry } from "../../core/journal.ts";
import {
  causeOf,
  reasonsToDoubt,
  type Ending,
  nameOf,
  servesCause,
  timeoutCause,
  unseenCause,
} from "./cause.ts";
import { Guard, type WaitBudget } from "./guard.ts";
import { deciderOf, intentOf, type OneOffContext, type OneOffSpec, runTaskRequest } from "./spec.ts";
import { startTask } from "./start.ts";
import { TaskWatch, type WatchEnd } from "./watch.ts";
import { TaskLogFollower } from "./log.ts";

/** How a one-off task ended. `taskArn` is empty if no task was started. */
export type OneOffResult = MigrationVerdict;

/**
 * How long a log must be silent after the task ended, before it counts as complete. After a failure, the last lines
 * matter more.
 */
const quiet = { success: seconds(4), failure: seconds(12) };

/**
 * The result contains every failure after RunTask.
 * @throws Failure for problems before RunTask; the signal's reason if the job is canceled, while the task keeps running
 */
export function runOneOff(context: OneOffContext, spec: OneOffSpec): Promise<OneOffResult> {
  return new OneOffRun(context, distinct(spec)).run();
}

/** Outside of GitHub there is no run ID, so a random one keeps two runs apart. */
const distinct = (spec: OneOffSpec): OneOffSpec =>
  spec.starter.runId === "" ? { ...spec, starter: { ...spec.starter, runId: randomUUID() } } : spec;

interface Attempt {
  readonly result: OneOffResult;
  /** Why it may be started again: none of its containers did any work. */
  readonly again?: "passing" | "yielded";
}

/** Limit for earlier failed tasks of the same request. */
const mostFailedBefore = 20;

/** A watch that ended with a result. */
type Ended = Exclude<WatchEnd, { end: "yielded" }>;
type Facts = Pick<OneOffResult, "succeeded" | "adopted" | "log" | "exitCode">;

class OneOffRun {
  readonly #context: OneOffContext;
  readonly #spec: OneOffSpec;
  readonly #intent: Intent;
  readonly #guard: Guard | undefined;
  readonly #waitBudget: WaitBudget;
  readonly #begin: number;
  #deadline: Deadline | undefined;
  #stoppedAt: number | undefined;

  constructor(context: OneOffContext, spec: OneOffSpec) {
    this.#context = context;
    this.#spec = spec;
    this.#intent = intentOf(spec);
    this.#guard = spec.ifBusy === undefined ? undefined : new Guard(context, spec, this.#intent);
    this.#waitBudget = { left: spec.timeout };
    this.#begin = context.clock.now();
  }

  async run(): Promise<OneOffResult> {
    for (let start = 0; ; start += 1) {
      this.#stoppedAt = undefined;
      const attempt = await this.#attempt(start);
      if (!(await this.#isToBeRepeated(attempt, start))) return attempt.result;
    }
  }

  async #attempt(start: number): Promise<Attempt> {
    try {
      const found = await this.#guard?.clear(this.#waitBudget);
      return found === undefined ? await this.#start(start) : await this.#takeOver(found);
    } catch (thrown) {
      // Before the first start a failure rejects; later it is the task's result.
      if (start === 0 || !(thrown instanceof Failure)) throw thrown;
      return { result: this.#result("", { succeeded: false, adopted: false, log: [], cause: thrown.why }) };
    }
  }

  async #isToBeRepeated({ again, result }: Attempt, start: number): Promise<boolean> {
    const pause = delayAfter(taskStarts, start + 1);
    if (again === undefined || pause === undefined) return false;
    if (again === "yielded") {
      // The wait for the other task has its own limit; afterwards ours has its full timeout.
      this.#deadline = undefined;
      this.#note(
        "Another task of the same kind started just before this one, so this one was stopped before it did any work.",
      );
      return true;
    }
    if (this.#timeLeft().remaining() <= pause) return false;
    this.#note(
      `${result.cause?.what ?? "It did not start."} No container ran. Starting the task again in ${pause / 1000} s.`,
    );
    await this.#context.clock.sleep(pause, this.#context.signal);
    return true;
  }

  /** Skips failed tasks that the same request started earlier, and runs the work again. */
  async #start(start: number): Promise<Attempt> {
    const taskDefinition = (await this.#spec.revision?.()) ?? this.#spec.taskDefinition;
    let after: string | undefined;
    for (let passed = 0; ; passed += 1) {
      const request = { ...runTaskRequest(this.#spec, this.#intent, start, after), taskDefinition };
      const complete = this.#record(request.clientToken ?? "");
      const started = await startTask(this.#context, this.#spec, request, this.#intent, this.#timeLeft());
      if (started.task === undefined) {
        complete({ ended: true });
        const result = this.#result("", { succeeded: false, adopted: false, log: [], cause: started.cause });
        return { result, ...(started.temporary && { again: "passing" as const }) };
      }
      const failedBefore = started.earlier === true && passed < mostFailedBefore;
      if (failedBefore && (await this.#hasFailed(started.task))) {
        complete({ ended: true });
        after = started.task.taskArn;
        continue;
      }
      return this.#follow(started.task, started.earlier ?? isOver(started.task), complete);
    }
  }

  /** Whether an earlier request's task ended without success. RunTask's response has no exit codes. */
  async #hasFailed({ taskArn = "" }: Task): Promise<boolean> {
    const [task] = await describeTasks(this.#context, this.#spec.cluster, [taskArn]);
    return task !== undefined && isOver(task) && !hasSucceeded(judge({ task }, deciderOf(this.#spec)));
  }

  #takeOver(task: Task): Promise<Attempt> {
    return this.#follow(task, true, this.#record(""));
  }

  async #follow(
    task: Task,
    adopted: boolean,
    complete: (more: Partial<TaskEntry>) => void,
  ): Promise<Attempt> {
    const taskArn = task.taskArn ?? "";
    complete({ taskArn });
    const follower = this.#begins(taskArn, adopted);
    const guard = adopted ? undefined : this.#guard;
    const watch = new TaskWatch(this.#context, this.#spec, {
      taskArn,
      started: adopted ? undefined : task,
      follower,
      older: guard && ((own) => guard.olderThan(own)),
    });
    const end = await watch.run(this.#timeLeft());
    this.#stoppedAt = this.#context.clock.now();
    if (end.end !== "unseen") complete({ ended: true });
    if (end.end === "yielded") {
      return { result: this.#result(taskArn, { succeeded: false, adopted, log: [] }), again: "yielded" };
    }
    const succeeded = end.end === "judged" && hasSucceeded(end.verdict);
    const silent = end.task !== undefined && isOver(end.task) && neverStarted(end.task);
    if (succeeded) await follower?.readNow();
    else if (!silent) {
      if (end.end === "judged") this.#emitFailed(exitCodeIn(end));
      await follower?.finish(end.endedAt, quiet.failure);
    }
    const log = follower?.lines ?? [];
    const exitCode = exitCodeIn(end);
    const facts = { succeeded, adopted, log, ...(exitCode !== undefined && { exitCode }) };
    const ending = { spec: this.#spec, taskArn, task: end.task, log, now: this.#context.clock.now() };
    if (!succeeded) return this.#fail(end, ending, facts);
    const rest = this.#readToTheEnd(follower, end.endedAt, ending);
    if (this.#context.background === undefined) await rest;
    else this.#context.background(rest);
    return { result: this.#result(taskArn, { ...facts, log: follower?.lines ?? [] }) };
  }

  /** Reports a failure immediately, because its log may take many seconds to arrive. */
  #emitFailed(exitCode: number | undefined): void {
    const { kind: task, container } = this.#spec;
    const exit = exitCode === undefined ? {} : { exitCode };
    this.#context.emit({ kind: "task-failed", task, container, ...exit, seconds: this.#seconds() });
  }

  /** Seconds until the task stopped, without the time to read its log. */
  #seconds(): number {
    const end = this.#stoppedAt ?? this.#context.clock.now();
    return Math.round((end - this.#begin) / 1000);
  }

  /** After a success, the release doesn't wait for the last log lines and the doubts that they raise. */
  async #readToTheEnd(follower: TaskLogFollower | undefined, since: number, ending: Ending): Promise<void> {
    await follower?.finish(since, quiet.success);
    const log = follower?.lines ?? [];
    for (const doubt of reasonsToDoubt({ ...ending, log })) this.#note(doubt, "warning");
    this.#context.emit({ kind: "task-log-read", task: this.#spec.kind, taskArn: ending.taskArn, log });
  }

  /** If the cause is in another container, reads that container's log. */
  async #fail(end: Ended, ending: Ending, facts: Facts): Promise<Attempt> {
    const first = causeOfEnd(end, ending);
    const { container } = first;
    const other =
      container === undefined || container === this.#spec.container
        ? []
        : await this.#logOf(container, end, ending);
    const { name, what, evidence, remedy } =
      other.length === 0 ? first : causeOfEnd(end, { ...ending, log: other });
    const cause: Cause = { name, what, evidence, ...(remedy !== undefined && { remedy }) };
    const log = facts.log.length === 0 ? other : facts.log;
    const temporary = end.end === "judged" && end.task !== undefined && mayRetry(end.task);
    return {
      result: this.#result(ending.taskArn, { ...facts, log, cause }),
      ...(temporary && { again: "passing" as const }),
    };
  }

  async #logOf(container: string, end: Ended, { taskArn }: Ending): Promise<readonly string[]> {
    const definition = this.#spec.definition.container(container);
    if (definition === undefined || !this.#spec.streamLogs) return [];
    const follower = new TaskLogFollower(this.#context, { task: this.#spec.kind, taskArn, definition });
    if (end.task !== undefined) follower.locate(end.task);
    await follower.finish(end.endedAt, quiet.success);
    return follower.lines;
  }

  /** Reports the location of the task, and prepares to follow its log. */
  #begins(taskArn: string, adopted: boolean): TaskLogFollower | undefined {
    const { kind: task, container, definition, streamLogs } = this.#spec;
    const decider = definition.container(container);
    const location = decider && logLocation(decider, { taskArn });
    const { emit } = this.#context;
    if (location?.kind === "stream") {
      const { group: logGroup, stream: logStream, region: logRegion } = location;
      emit({ kind: "task-started", task, taskArn, adopted, logGroup, logStream, logRegion });
    } else {
      emit({ kind: "task-started", task, taskArn, adopted });
    }
    if (!streamLogs || decider === undefined) return undefined;
    return new TaskLogFollower(this.#context, { task, taskArn, definition: decider });
  }

  #timeLeft(): Deadline {
    this.#deadline ??= new Deadline(this.#context.clock, this.#spec.timeout);
    return this.#deadline;
  }

  #record(clientToken: string): (more: Partial<TaskEntry>) => void {
    const { kind: task, cluster } = this.#spec;
    const { startedBy, mark } = this.#intent;
    const complete = this.#spec.record?.({ kind: "task", task, cluster, clientToken, startedBy, mark });
    return complete ?? (() => undefined);
  }

  #result(taskArn: string, more: Facts & Pick<OneOffResult, "cause">): OneOffResult {
    return { taskArn, container: this.#spec.container, seconds: this.#seconds(), ...more };
  }

  #note(text: string, level: "info" | "warning" = "info"): void {
    this.#context.emit({ kind: "note", level, about: nameOf(this.#spec), text });
  }
}

function exitCodeIn(end: WatchEnd): number | undefined {
  if (end.end === "timeout" || end.end === "serves") return end.exitCode;
  return end.end === "judged" && "exitCode" in end.verdict ? end.verdict.exitCode : undefined;
}

function causeOfEnd(end: Ended, ending: Ending): TaskCause {
  switch (end.end) {
    case "judged":
      return causeOf(end.verdict, ending);
    case "timeout":
      return timeoutCause(ending, end.stop);
    case "serves":
      return servesCause(ending, end.stop);
    case "unseen":
      return unseenCause(ending, end.why);
  }
}
