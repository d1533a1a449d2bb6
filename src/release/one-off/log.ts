/**
 * Follows a container's log while it is written, slowly enough to leave the account's quota to others, and then reads
 * it to its end. The log is optional: a problem with it is logged once and never fails the release.
 */
import type { GetLogEventsResponse, OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { Task } from "@aws-sdk/client-ecs";
import { classify } from "../../aws/errors/classify.ts";
import { delayAfter, isTemporary, logReads } from "../../aws/retry.ts";
import { containerOf } from "../../ecs/task.ts";
import type { Container } from "../../ecs/definition/task-definition.ts";
import { type LogLocation, logLocation, logPace, type LogStream } from "../../ecs/task-log.ts";
import { Failure, messageOf, joined } from "../../core/failure.ts";
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

/** Timeout of one read, so that a slow log doesn't delay the verdict. */
const readLimit = seconds(5);
/** Until the next read of a stream that doesn't exist yet. */
const missingStream = seconds(2);
/** A page with this many events probably isn't the last one. */
const largePage = 500;
/** Lines to print in the job log. More are counted, and the last ones still go to the report. */
const mostLines = 20_000;

export class TaskLogFollower {
  readonly #context: OneOffContext;
  readonly #followed: Followed;
  readonly #tail = new LogTail();
  #location: LogLocation;
  #token: string | undefined;
  #emitted = 0;
  #failures = 0;
  #missing: string | undefined;
  #due: number;
  #readAt: number | undefined;

  constructor(context: OneOffContext, followed: Followed) {
    this.#context = context;
    this.#followed = followed;
    this.#location = logLocation(followed.definition, { taskArn: followed.taskArn });
    this.#due = context.clock.now();
    if (this.#location.kind === "unreadable") this.#giveUp(this.#location.why);
    // Loads the client while the task starts. The first read reports a failure.
    if (this.stream !== undefined) context.logs(this.stream.region).catch(() => undefined);
  }

  /** The log stream, once it is known. */
  get stream(): LogStream | undefined {
    return this.#location.kind === "stream" ? this.#location : undefined;
  }

  /** Epoch milliseconds of the next read; `Infinity` if there is none. */
  get due(): number {
    return this.#due;
  }

  /** Epoch milliseconds of the last read that CloudWatch answered. */
  get readAt(): number | undefined {
    return this.#readAt;
  }

  /** The last 50 lines. */
  get lines(): readonly string[] {
    return this.#tail.lines;
  }

  /** Takes the newest state of the task, because Docker's container ID may be part of the stream's name. */
  locate(task: Task): void {
    if (this.#location.kind !== "not-yet") return;
    const { taskArn, definition } = this.#followed;
    const { runtimeId } = containerOf(task, definition.name) ?? {};
    this.#location = logLocation(definition, { taskArn, runtimeId });
  }

  /** Reads one page immediately, unless reading was given up. */
  async readNow(): Promise<void> {
    if (this.#due === Number.POSITIVE_INFINITY || this.stream === undefined) return;
    this.#due = this.#context.clock.now();
    await this.read();
  }

  /** Reads one page if it is due. True if it returned events or there are more. */
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
    this.#add(events);
    const pace = logPace(stream.region);
    const hurry = events.length >= largePage || (more && events.length === 0);
    // The quota counts requests, so while catching up, the time to transfer a megabyte is part of the wait.
    this.#due = hurry ? now + pace.catchUp : this.#context.clock.now() + pace.follow;
    return more;
  }

  /**
   * Reads until nothing arrives for `quiet` milliseconds, or until `limit` has passed. The last read repeats the most
   * recent time range, because late lines can arrive between others (docs/aws-reference.md#logs). `since` is when the
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
      const brought: boolean = isQuiet ? await this.#readLateLines() : await this.read();
      if (isQuiet && !brought) break;
      caughtUp = !brought;
      if (brought) last = clock.now();
    }
    if (this.#readAt === undefined && this.#missing !== undefined) this.#giveUp(this.#missing);
  }

  #from(): { nextToken?: string } {
    return this.#token === undefined ? {} : { nextToken: this.#token };
  }

  async #readLateLines(): Promise<boolean> {
    const { stream } = this;
    const startTime = this.#tail.oldestRemembered;
    if (stream === undefined || startTime === undefined) return this.read();
    const page = await this.#page(stream, { startFromHead: true, startTime });
    const late = (page?.events ?? []).filter((event) => !this.#tail.remembers(event));
    this.#add(late);
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
      this.#failures = 0;
      this.#readAt = clock.now();
      return page;
    } catch (thrown) {
      signal.throwIfAborted();
      this.#failed(thrown);
      return undefined;
    } finally {
      limit.cancel();
    }
  }

  /**
   * A stream that doesn't exist yet is normal. Temporary errors are retried with backoff. Any other error ends the
   * reading with a note.
   */
  #failed(thrown: unknown): void {
    const problem = classify(thrown instanceof Failure ? thrown.cause : thrown);
    const slow = thrown instanceof DOMException;
    if (problem.kind === "not-found") {
      this.#missing = problem.message;
    } else if (!slow && !isTemporary(thrown)) {
      this.#giveUp(
        thrown instanceof Failure ? joined(thrown.why.what, thrown.why.remedy) : messageOf(thrown),
      );
      return;
    }
    this.#failures += problem.kind === "not-found" ? 0 : 1;
    const wait = problem.kind === "not-found" ? missingStream : delayAfter(logReads, this.#failures);
    this.#due = this.#context.clock.now() + (wait ?? Infinity);
  }

  #add(events: readonly OutputLogEvent[]): void {
    const { name: container } = this.#followed.definition;
    for (const event of events) {
      for (const text of this.#tail.add(event)) {
        this.#emitted += 1;
        if (this.#emitted > mostLines) continue;
        this.#context.emit({
          kind: "task-log",
          task: this.#followed.task,
          container,
          at: event.timestamp ?? this.#context.clock.now(),
          text,
        });
        if (this.#emitted === mostLines) {
          this.#note(
            `The log has more than ${mostLines} lines. CloudWatch has the rest, and the report shows the last lines.`,
          );
        }
      }
    }
  }

  #giveUp(why: string): void {
    this.#due = Number.POSITIVE_INFINITY;
    const { stream } = this;
    const where =
      stream === undefined ? "" : ` (group ${stream.group}, stream ${stream.stream}, ${stream.region})`;
    this.#note(`Can't read the log${where}: ${why}`);
  }

  #note(text: string): void {
    this.#context.emit({ kind: "note", level: "info", about: this.#followed.definition.name, text });
  }
}
