/**
 * Before a one-off task starts: checks whether a task of the same kind is running. A task of this run is adopted. For
 * any other task, the step waits or fails. `startedBy` is the lock, so there is no lock table to clean up.
 */
import type { Task } from "@aws-sdk/client-ecs";
import { shortName } from "../../aws/arn.ts";
import { describeStopped, describeTasks, listRunning } from "../../ecs/reading/tasks.ts";
import { hasSucceeded, isOver, judge, missingGrace } from "../../ecs/task.ts";
import { type Intent, isAlive, isOlder, originOf, markIn } from "../../ecs/task-identity.ts";
import { stageInWords } from "../../ecs/task-time.ts";
import { Failure } from "../../core/failure.ts";
import { inWords, minutes } from "../../core/time.ts";
import { Heartbeat } from "../heartbeat.ts";
import { deciderOf, type OneOffContext, type OneOffSpec } from "./spec.ts";
import { mayBeTemporary } from "../../aws/retry.ts";

interface Seen {
  readonly tasks: readonly Task[];
  /** Listed but not yet described: ECS is eventually consistent. */
  readonly unknown: number;
}

/** How long to retry while AWS does not respond. */
const retryPeriod = minutes(5);

/** Remaining time to wait for other tasks, for the whole release. */
export interface WaitBudget {
  left: number;
}

export class Guard {
  readonly #context: OneOffContext;
  readonly #spec: OneOffSpec;
  readonly #intent: Intent;
  /** Tasks of this kind that were seen running: ECS stops listing them once it stops them. */
  readonly #known = new Set<string>();
  #readStopped = false;

  constructor(context: OneOffContext, spec: OneOffSpec, intent: Intent) {
    this.#context = context;
    this.#spec = spec;
    this.#intent = intent;
  }

  /**
   * Waits until no other task of this kind is running. Returns a task to adopt instead of starting one: a running task
   * of this run, or one of this run attempt that succeeded.
   * @throws Failure `task-running` (`if-migrating: fail`), `task-wait-timeout`
   */
  async clear(waitBudget: WaitBudget): Promise<Task | undefined> {
    const { clock, signal, pace } = this.#context;
    const begin = clock.now();
    const heartbeat = new Heartbeat(clock, this.#context.emit);
    let reported: string | undefined;
    for (;;) {
      const { tasks, unknown } = await this.#readWithRetries();
      const own = this.#takeOver(tasks);
      if (own !== undefined) return own;
      const elapsed = clock.now() - begin;
      const other = tasks.find(isAlive);
      if (other === undefined && (unknown === 0 || elapsed >= missingGrace)) {
        waitBudget.left -= elapsed;
        return undefined;
      }
      if (other !== undefined) {
        if (this.#spec.ifBusy === "fail") throw this.#running(other);
        if (elapsed >= waitBudget.left) throw this.#waitedTooLong(other, elapsed);
        if (reported !== other.taskArn) this.#emit(`Waiting for ${this.#describe(other)}.`);
        reported = other.taskArn;
        heartbeat.beat(`${this.#describe(other)} to end`, begin + waitBudget.left);
      }
      const left = (other === undefined ? missingGrace : waitBudget.left) - elapsed;
      await clock.sleep(Math.max(1, Math.min(pace(elapsed), left)), signal);
    }
  }

  /** An older running task of this kind, for which ours must yield. */
  async olderThan(own: Task): Promise<Task | undefined> {
    const { cluster } = this.#spec;
    const listed = await listRunning(this.#context, cluster, this.#intent.startedBy);
    const others = listed.filter((arn) => arn !== own.taskArn);
    const tasks = await describeTasks(this.#context, cluster, others);
    return tasks.find((task) => isAlive(task) && isOlder(task, own));
  }

  /** Reads the tasks, with retries: nothing is started without a successful read. */
  async #readWithRetries(): Promise<Seen> {
    const { clock, signal, pace } = this.#context;
    const end = clock.now() + retryPeriod;
    for (;;) {
      try {
        return await this.#readTasks();
      } catch (thrown) {
        signal.throwIfAborted();
        if (!mayBeTemporary(thrown) || clock.now() >= end) throw thrown;
        await clock.sleep(pace(0), signal);
      }
    }
  }

  async #readTasks(): Promise<Seen> {
    const { cluster } = this.#spec;
    const { family } = this.#spec.definition;
    const { startedBy } = this.#intent;
    const [listed, stopped] = await Promise.all([
      listRunning(this.#context, cluster, startedBy),
      this.#readStopped ? [] : describeStopped(this.#context, cluster, { family, startedBy }),
    ]);
    this.#readStopped = true;
    for (const { taskArn } of stopped) this.#remember(taskArn);
    for (const arn of listed) this.#remember(arn);
    const tasks = await describeTasks(this.#context, cluster, [...this.#known]);
    for (const task of tasks)
      if (isOver(task) && this.#isOthers(task)) this.#known.delete(task.taskArn ?? "");
    const described = new Set(tasks.map(({ taskArn }) => taskArn));
    return { tasks, unknown: listed.filter((arn) => !described.has(arn)).length };
  }

  #remember(arn: string | undefined): void {
    if (arn !== undefined) this.#known.add(arn);
  }

  #isOthers(task: Task): boolean {
    return originOf(task, this.#intent) === "other";
  }

  #takeOver(tasks: readonly Task[]): Task | undefined {
    const ours = tasks.filter((task) => !this.#isOthers(task));
    const atWork = ours.filter(isAlive).toSorted(oldestFirst)[0];
    if (atWork !== undefined) return atWork;
    const done = ours.filter(
      (task) => originOf(task, this.#intent) === "same-attempt" && this.#hasSucceeded(task),
    );
    return done.toSorted(oldestFirst).at(-1);
  }

  /** A failed task is run again. */
  #hasSucceeded(task: Task): boolean {
    return hasSucceeded(judge({ task }, deciderOf(this.#spec)));
  }

  #emit(text: string): void {
    this.#context.emit({ kind: "note", level: "info", about: this.#spec.definition.family, text });
  }

  #describe(task: Task): string {
    const { kind, definition } = this.#spec;
    const age = this.#context.clock.now() - (task.createdAt?.getTime() ?? this.#context.clock.now());
    const whose = markIn(task)?.replace(/:[0-9a-f]{16}$/u, "") ?? "an unknown run";
    return `the ${kind} of ${definition.family} that ${whose} started ${inWords(age)} ago (task ${shortName(task.taskArn ?? "")}, ${stageInWords(task)})`;
  }

  #running(other: Task): Failure {
    const { kind, definition } = this.#spec;
    return new Failure({
      name: "task-running",
      what: `Another ${kind} of ${definition.family} is already running, and if-migrating is fail.`,
      evidence: [this.#describe(other), other.taskArn ?? ""],
      remedy: "Run the job again after it ends, or set if-migrating to wait.",
    });
  }

  #waitedTooLong(other: Task, elapsed: number): Failure {
    const { kind, definition } = this.#spec;
    return new Failure({
      name: "task-wait-timeout",
      what: `Another ${kind} of ${definition.family} did not end within ${inWords(elapsed)}.`,
      evidence: [this.#describe(other), other.taskArn ?? ""],
      remedy: "Check that task. Run the job again after it ends, or raise migration-timeout.",
    });
  }
}

const oldestFirst = (one: Task, other: Task): number => (isOlder(one, other) ? -1 : 1);
