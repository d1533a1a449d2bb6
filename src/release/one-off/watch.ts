/**
 * Watches one task until it has a verdict or reaches its timeout, and prints its log. One loop, in which reads of the
 * task and of its log have separate intervals.
 */
import type { Task } from "@aws-sdk/client-ecs";
import { describeTasks } from "../../ecs/reading/tasks.ts";
import { isServingLine } from "../../diagnosis/one-off.ts";
import { neverStarted } from "../../diagnosis/retry.ts";
import {
  containerOf,
  exitCodeOf,
  isStoppedWhileRunning,
  isOver,
  judge,
  type reasonsToStop,
  type TaskVerdict,
} from "../../ecs/task.ts";
import { outlookOfTask } from "../../ecs/outlook.ts";
import { stageInWords, statusInWords } from "../../ecs/task-time.ts";
import { assertFailure, type Cause } from "../../core/failure.ts";
import { Deadline, minutes, poll, seconds } from "../../core/time.ts";
import { Heartbeat } from "../heartbeat.ts";
import { nameOf, serverCause } from "./cause.ts";
import { mayBeTemporary } from "../../aws/retry.ts";
import { deciderOf, type OneOffContext, type OneOffSpec } from "./spec.ts";
import { stopTask } from "./stop.ts";
import type { TaskLogFollower } from "./log.ts";

export type FinalVerdict = Exclude<TaskVerdict, { state: "going" }>;

type How =
  | { readonly end: "judged"; readonly verdict: FinalVerdict }
  /** `stop` is the result of StopTask. */
  | { readonly end: "timeout"; readonly stop: string; readonly exitCode?: number }
  /** Its image runs a server instead of the migration. `stop` is the result of StopTask. */
  | { readonly end: "serves"; readonly stop: string; readonly exitCode?: number }
  /** Another task started first, and this one did no work. */
  | { readonly end: "yielded" }
  /** The task could not be read. */
  | { readonly end: "unseen"; readonly why: Cause };

/** `endedAt` is when the deciding container ended, in epoch milliseconds, as far as ECS reports it. */
export type WatchEnd = How & { readonly task: Task | undefined; readonly endedAt: number };

/** How long sidecars may take to end on their own after the deciding container. */
const sidecarGrace = seconds(10);
/** After this time the step warns about a migration that looks like a server, long before its timeout. */
const serverWarningAfter = seconds(60);
/**
 * A migration is stopped as a server only if all of this holds: it has no command of its own; its log has a line that
 * servers print when they are ready; this has been so for that long and at that many reads; and the log has been silent
 * since.
 */
const serverProof = { since: minutes(2), silent: seconds(60), readings: 5 };
/** How long a task may take to stop: up to two minutes of `stopTimeout`, then its network interface. */
const stopLimit = minutes(4);

export interface WatchOptions {
  readonly taskArn: string;
  /** The task in RunTask's response, which saves the first read. Absent if the task was not started just now. */
  readonly started: Task | undefined;
  readonly follower: TaskLogFollower | undefined;
  /** Finds a task of the same kind that started before this one. */
  readonly older: ((own: Task) => Promise<Task | undefined>) | undefined;
}

export class TaskWatch {
  readonly #context: OneOffContext;
  readonly #spec: OneOffSpec;
  readonly #options: WatchOptions;
  readonly #heartbeat: Heartbeat;
  #task: Task | undefined;
  #missingSince: number | undefined;
  #nextPollAt = 0;
  #status = "";
  #changedAt: number;
  #outlivedSince: number | undefined;
  #stoppedWhileRunning = false;
  #compared = false;
  #warnedAboutServer = false;
  #serving: { readonly since: number; readings: number; lines: string; changedAt: number } | undefined;

  constructor(context: OneOffContext, spec: OneOffSpec, options: WatchOptions) {
    const emit: OneOffContext["emit"] = (event) => {
      this.#heartbeat.reset();
      context.emit(event);
    };
    this.#heartbeat = new Heartbeat(context.clock, context.emit);
    this.#context = { ...context, emit };
    this.#spec = spec;
    this.#options = options;
    this.#changedAt = context.clock.now();
  }

  async run(deadline: Deadline): Promise<WatchEnd> {
    return (await this.#until(deadline, () => this.#step(deadline))) ?? this.#timeOut();
  }

  /** Polls whichever is due next, the task or its log. */
  #until<T>(deadline: Deadline, attempt: () => Promise<T | undefined>): Promise<T | undefined> {
    const { clock, signal } = this.#context;
    const next = (): number => Math.max(1, Math.min(this.#nextPollAt, this.#logDue()) - clock.now());
    return poll({ clock, signal, deadline, pace: next }, attempt);
  }

  /** There is no log to read before a container may have started. */
  #logDue(): number {
    const { follower } = this.#options;
    const { lastStatus } = this.#task ?? {};
    const early = lastStatus === undefined || lastStatus === "PROVISIONING" || lastStatus === "PENDING";
    return follower === undefined || early ? Number.POSITIVE_INFINITY : follower.due;
  }

  async #step(deadline: Deadline): Promise<WatchEnd | undefined> {
    const { clock } = this.#context;
    const due = clock.now() >= this.#nextPollAt || deadline.passed();
    const end = due ? await this.#judge(deadline) : undefined;
    if (due) this.#nextPollAt = clock.now() + this.#pause();
    if (end !== undefined) return end;
    if (clock.now() >= this.#logDue()) await this.#options.follower?.read();
    const doing = this.#task === undefined ? "not visible yet" : stageInWords(this.#task);
    this.#heartbeat.beat(`the ${nameOf(this.#spec)} task (${doing})`, deadline.at);
    return undefined;
  }

  /** Milliseconds until the next poll. */
  #pause(): number {
    const { clock, pace } = this.#context;
    return pace(clock.now() - this.#changedAt, outlookOfTask(this.#task ?? {}));
  }

  async #judge(deadline: Deadline): Promise<WatchEnd | undefined> {
    const read = await this.#describe();
    // A read without an answer proves nothing: neither that the task is missing nor that it still serves.
    if (read === "unanswered") return undefined;
    if (read !== "read") return this.#ended({ end: "unseen", why: read });
    const verdict = judge(this.#taskReading(), deciderOf(this.#spec));
    if (verdict.state === "going") {
      if (this.#isProvenServer()) return this.#stopServer();
      this.#warnAboutServer();
      return this.#yieldToOlder();
    }
    if (verdict.state !== "outlived") return this.#ended({ end: "judged", verdict });
    this.#outlivedSince ??= this.#context.clock.now();
    const patient = this.#context.clock.now() - this.#outlivedSince < sidecarGrace;
    if (patient && !deadline.passed()) return undefined;
    await this.#stop("outlived");
    return this.#ended({ end: "judged", verdict });
  }

  #taskReading(): Parameters<typeof judge>[0] {
    if (this.#missingSince === undefined && this.#task !== undefined) {
      return { task: this.#task, stoppedWhileRunning: this.#stoppedWhileRunning };
    }
    const since = this.#missingSince ?? this.#context.clock.now();
    return { task: undefined, missingFor: this.#context.clock.now() - since };
  }

  /** Reads the task once. Returns errors that are not temporary. */
  async #describe(): Promise<"read" | "unanswered" | Cause> {
    const { clock, signal } = this.#context;
    const { started } = this.#options;
    if (this.#task === undefined && this.#missingSince === undefined && started !== undefined) {
      this.#update(started);
      return "read";
    }
    try {
      const [task] = await describeTasks(this.#context, this.#spec.cluster, [this.#options.taskArn]);
      this.#missingSince = task === undefined ? (this.#missingSince ?? clock.now()) : undefined;
      if (task !== undefined) this.#update(task);
      return "read";
    } catch (thrown) {
      assertFailure(thrown, signal);
      return mayBeTemporary(thrown) ? "unanswered" : thrown.why;
    }
  }

  #update(task: Task): void {
    this.#task = task;
    this.#stoppedWhileRunning ||= isStoppedWhileRunning(task, this.#spec);
    this.#options.follower?.locate(task);
    const status = statusInWords(task);
    if (status === this.#status) return;
    this.#status = status;
    this.#changedAt = this.#context.clock.now();
    this.#context.emit({
      kind: "task-status",
      task: this.#spec.kind,
      taskArn: this.#options.taskArn,
      status,
    });
  }

  /**
   * Until our task does work, it may yield to an older one: two runners may start tasks at the same time, before either
   * is listed. Once it works, stopping it would do more harm than running both.
   */
  async #yieldToOlder(): Promise<WatchEnd | undefined> {
    const { older } = this.#options;
    const task = this.#task;
    if (older === undefined || task === undefined || (this.#compared && !neverStarted(task)))
      return undefined;
    const olderTask = await this.#findOlder(older, task);
    this.#compared = true;
    if (olderTask === undefined) return undefined;
    if (!neverStarted(task)) {
      this.#warn(
        `Another ${nameOf(this.#spec)} task is running at the same time: ${olderTask.taskArn ?? ""}.`,
      );
      return undefined;
    }
    if (!(await this.#stop("yielded")).done) return undefined;
    await this.#untilOver();
    const last = this.#task ?? task;
    return isOver(last) && neverStarted(last) ? this.#ended({ end: "yielded" }) : undefined;
  }

  /** Detects a common mistake long before the timeout: the image started its server. */
  #warnAboutServer(): void {
    const { clock } = this.#context;
    const task = this.#task;
    const running = clock.now() - (task?.startedAt?.getTime() ?? clock.now());
    if (this.#warnedAboutServer || running < serverWarningAfter || this.#spec.kind !== "migration") return;
    const { taskArn, follower } = this.#options;
    const log = follower?.lines ?? [];
    const serves = serverCause({ spec: this.#spec, taskArn, task, log, now: clock.now() });
    if (serves === undefined) return;
    this.#warnedAboutServer = true;
    this.#warn(`The migration may never end. ${serves.what} ${serves.remedy ?? ""}`);
  }

  /** Counts this read. A container that has ended is judged by its exit code instead. */
  #isProvenServer(): boolean {
    const { kind, command, container } = this.#spec;
    const lines = this.#options.follower?.lines ?? [];
    const running = containerOf(this.#task ?? {}, container)?.lastStatus === "RUNNING";
    if (kind !== "migration" || command !== undefined || !running || !lines.some(isServingLine)) {
      this.#serving = undefined;
      return false;
    }
    const now = this.#context.clock.now();
    const logReadAt = this.#options.follower?.readAt ?? 0;
    const text = lines.join("\n");
    this.#serving ??= { since: now, readings: 0, lines: text, changedAt: now };
    const serving = this.#serving;
    serving.readings += 1;
    if (serving.lines !== text) [serving.lines, serving.changedAt] = [text, now];
    return (
      serving.readings >= serverProof.readings &&
      now - serving.since >= serverProof.since &&
      logReadAt - serving.changedAt >= serverProof.silent
    );
  }

  async #stopServer(): Promise<WatchEnd> {
    return this.#end("serves", await this.#stop("serves"));
  }

  async #findOlder(older: (own: Task) => Promise<Task | undefined>, task: Task): Promise<Task | undefined> {
    try {
      return await older(task);
    } catch (thrown) {
      assertFailure(thrown, this.#context.signal);
      const { family: about } = this.#spec.definition;
      const text = `The step can't check whether another ${nameOf(this.#spec)} started at the same time: ${thrown.message}`;
      this.#context.emit({ kind: "note", level: "info", about, text });
      return undefined;
    }
  }

  /** The deadline has passed, so the task is stopped. */
  async #timeOut(): Promise<WatchEnd> {
    return this.#end("timeout", await this.#stop("timeout"));
  }

  /** We stopped the task, but it may have ended just before. */
  async #end(
    end: "timeout" | "serves",
    stop: { readonly done: boolean; readonly text: string },
  ): Promise<WatchEnd> {
    if (stop.done) await this.#untilOver();
    const verdict = judge(this.#taskReading(), deciderOf(this.#spec));
    const byItself = this.#task?.stopCode === "EssentialContainerExited" && !this.#stoppedWhileRunning;
    if (verdict.state === "exited" && byItself) return this.#ended({ end: "judged", verdict });
    const exitCode = this.#task && exitCodeOf(this.#task, this.#spec.container);
    return this.#ended({ end, stop: stop.text, ...(exitCode !== undefined && { exitCode }) });
  }

  async #untilOver(): Promise<void> {
    const { clock, pace } = this.#context;
    this.#nextPollAt = 0;
    await this.#until(new Deadline(clock, stopLimit), async () => {
      if (clock.now() >= this.#nextPollAt) {
        const read = await this.#describe();
        this.#nextPollAt = clock.now() + pace(0);
        if (read !== "read" && read !== "unanswered") return true;
      }
      if (clock.now() >= this.#logDue()) await this.#options.follower?.read();
      return this.#task !== undefined && isOver(this.#task) ? true : undefined;
    });
  }

  async #stop(why: keyof typeof reasonsToStop): Promise<{ readonly done: boolean; readonly text: string }> {
    const { taskArn } = this.#options;
    const refused = await stopTask(this.#context, { cluster: this.#spec.cluster, taskArn }, why);
    if (refused === undefined) return { done: true, text: "The task was stopped." };
    const text = `The task could not be stopped, so it may still be running: ${refused.what}`;
    this.#warn(text);
    return { done: false, text };
  }

  #warn(text: string): void {
    this.#context.emit({ kind: "note", level: "warning", about: this.#spec.definition.family, text });
  }

  #ended(how: How): WatchEnd {
    const endedAt = this.#task?.executionStoppedAt?.getTime() ?? this.#outlivedSince;
    return { ...how, task: this.#task, endedAt: endedAt ?? this.#context.clock.now() };
  }
}
