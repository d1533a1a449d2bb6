/**
 * Follows the log of one container as it is written, at a pace that leaves the account's quota to others, and reads
 * it to its end afterwards. The log only helps: whatever goes wrong with it is said once, and is no failure.
 */
import type { GetLogEventsResponse, OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { Task } from "@aws-sdk/client-ecs";
import { classify, isWorthRetrying } from "../../aws/errors/classify.ts";
import { containerOf } from "../../ecs/task.ts";
import type { Container } from "../../ecs/definition/task-definition.ts";
import { type LogLocation, logLocation, logPace, type LogStream } from "../../ecs/task-log.ts";
import { Failure, messageOf } from "../../core/failure.ts";
import { abortAfter, seconds } from "../../core/time.ts";
import type { OneOff } from "../../core/events.ts";
import { LogTail } from "./log-tail.ts";
import type { OneOffContext } from "./spec.ts";

export interface Followed {
  readonly task: OneOff;
  readonly taskArn: string;
  /** The container's definition in the revision that runs. */
  readonly definition: Container;
}

/** A read that takes longer is given up, so that a slow log never holds up the verdict. */
const readLimit = seconds(5);
const slowestRetry = seconds(30);
/** Events on one page from which more is taken to be waiting. */
const muchToRead = 500;
/** Lines told to the job log; more are counted, and the last ones kept all the same. */
const mostLines = 20_000;

export class TaskLogFollower {
  readonly #context: OneOffContext;
  readonly #followed: Followed;
  readonly #tail = new LogTail();
  #location: LogLocation;
  #token: string | undefined;
  #seen = false;
  #told = 0;
  #trouble = 0;
  #missing: string | undefined;
  #due: number;

  constructor(context: OneOffContext, followed: Followed) {
    this.#context = context;
    this.#followed = followed;
    this.#location = logLocation(followed.definition, { taskArn: followed.taskArn });
    this.#due = context.clock.now();
    if (this.#location.kind === "unreadable") this.#giveUp(this.#location.why);
    // Loaded while the task starts; what stands against it shows at the first read.
    if (this.stream !== undefined) context.logs(this.stream.region).catch(() => undefined);
  }

  /** The stream, once it is known. */
  get stream(): LogStream | undefined {
    return this.#location.kind === "stream" ? this.#location : undefined;
  }

  /** Epoch milliseconds of the next read; `Infinity` when there will be none. */
  get due(): number {
    return this.#due;
  }

  /** The last 50 lines. */
  get lines(): readonly string[] {
    return this.#tail.lines;
  }

  /** Tells ECS's newest view of the task: Docker's id of the container may name the stream. */
  locate(task: Task): void {
    if (this.#location.kind !== "not-yet") return;
    const { taskArn, definition } = this.#followed;
    const { runtimeId } = containerOf(task, definition.name) ?? {};
    this.#location = logLocation(definition, { taskArn, runtimeId });
  }

  /** Reads one page before it is due, unless the log was given up. */
  async readNow(): Promise<void> {
    if (this.#due === Number.POSITIVE_INFINITY || this.stream === undefined) return;
    this.#due = this.#context.clock.now();
    await this.read();
  }

  /** Reads one page if it is due. True when it brought something or there is more to come. */
  async read(): Promise<boolean> {
    const stream = this.stream;
    const now = this.#context.clock.now();
    if (now < this.#due) return false;
    if (stream === undefined) {
      this.#due = now + 2000;
      return false;
    }
    const page = await this.#page(stream, { startFromHead: true, ...this.#from() });
    if (page === undefined) return false;
    const events = page.events ?? [];
    const more = events.length > 0 || (this.#token !== undefined && page.nextForwardToken !== this.#token);
    this.#token = page.nextForwardToken ?? this.#token;
    this.#take(events);
    const pace = logPace(stream.region);
    const hurry = events.length >= muchToRead || (more && events.length === 0);
    // The quota counts requests: while catching up, the time that a megabyte takes is part of the wait.
    this.#due = hurry ? now + pace.catchUp : this.#context.clock.now() + pace.follow;
    return more;
  }

  /**
   * Reads on until nothing has come for `quiet` milliseconds, or `limit` is over; the last read goes once more over
   * the last stretch, for lines that arrived late between others (docs/aws-reference.md#logs). `since` is when the
   * container ended.
   */
  async finish(since: number, quiet: number, limit = seconds(30)): Promise<void> {
    const { clock, signal } = this.#context;
    const end = clock.now() + limit;
    let last = Math.min(since, clock.now());
    let caughtUp = false;
    while (this.#due <= end) {
      await clock.sleep(Math.max(0, this.#due - clock.now()), signal);
      const isQuiet: boolean = caughtUp && clock.now() - last >= quiet;
      const brought: boolean = isQuiet ? await this.#sweep() : await this.read();
      if (isQuiet && !brought) break;
      caughtUp = !brought;
      if (brought) last = clock.now();
    }
    if (!this.#seen && this.#missing !== undefined) this.#giveUp(this.#missing);
  }

  #from(): { nextToken?: string } {
    return this.#token === undefined ? {} : { nextToken: this.#token };
  }

  async #sweep(): Promise<boolean> {
    const { stream } = this;
    const startTime = this.#tail.oldestRemembered;
    if (stream === undefined || startTime === undefined) return this.read();
    const page = await this.#page(stream, { startFromHead: true, startTime });
    const late = (page?.events ?? []).filter((event) => !this.#tail.remembers(event));
    this.#take(late);
    this.#due = Math.max(this.#due, this.#context.clock.now() + logPace(stream.region).follow);
    return late.length > 0;
  }

  async #page(stream: LogStream, position: object): Promise<GetLogEventsResponse | undefined> {
    const { clock, signal } = this.#context;
    const limit = abortAfter(clock, readLimit, signal);
    try {
      const logs = await this.#context.logs(stream.region);
      const page = await logs.getLogEvents(
        { logGroupName: stream.group, logStreamName: stream.stream, ...position },
        { signal: limit.signal, resource: stream.group },
      );
      this.#trouble = 0;
      this.#seen = true;
      return page;
    } catch (thrown) {
      signal.throwIfAborted();
      this.#failed(thrown);
      return undefined;
    } finally {
      limit.cancel();
    }
  }

  /** A stream that is not there yet is normal; a passing trouble is tried again ever more rarely; the rest is said. */
  #failed(thrown: unknown): void {
    const problem = classify(thrown instanceof Failure ? thrown.cause : thrown);
    const slow = thrown instanceof DOMException;
    if (problem.kind === "not-found") {
      this.#missing = problem.message;
    } else if (!slow && !isWorthRetrying(problem)) {
      this.#giveUp(thrown instanceof Failure ? sentencesOf(thrown) : messageOf(thrown));
      return;
    }
    this.#trouble += problem.kind === "not-found" ? 0 : 1;
    const wait = Math.min(slowestRetry, 2000 * 2 ** this.#trouble);
    this.#due = this.#context.clock.now() + (problem.kind === "not-found" ? 2000 : wait);
  }

  #take(events: readonly OutputLogEvent[]): void {
    const { name: container } = this.#followed.definition;
    for (const event of events) {
      for (const text of this.#tail.add(event)) {
        this.#told += 1;
        if (this.#told > mostLines) continue;
        this.#context.tell({
          kind: "task-log",
          task: this.#followed.task,
          container,
          at: event.timestamp ?? this.#context.clock.now(),
          text,
        });
        if (this.#told === mostLines) {
          this.#note(`More than ${mostLines} lines: the rest is in CloudWatch, and the last lines are kept.`);
        }
      }
    }
  }

  #giveUp(why: string): void {
    this.#due = Number.POSITIVE_INFINITY;
    const { stream } = this;
    const where =
      stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
    this.#note(`The log can't be shown here${where}: ${why}`);
  }

  #note(text: string): void {
    this.#context.tell({ kind: "note", level: "info", about: this.#followed.definition.name, text });
  }
}

const sentencesOf = ({ why }: Failure): string => [why.what, why.remedy ?? ""].join(" ").trim();
