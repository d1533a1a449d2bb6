/** Watches one wave until every service has ended, one has failed, or the deadline has passed. */
import type { EcsCalls } from "../../aws/calls.ts";
import { diagnoseDeployment } from "../../diagnosis/deployment.ts";
import type { Cause, Failure } from "../../core/failure.ts";
import { type Deadline, poll } from "../../core/time.ts";
import { timeoutCause, withDiagnosis } from "./causes.ts";
import type { ReleaseContext } from "../context.ts";
import { lingeringInWords, type Lingering } from "../../ecs/lingering.ts";
import { Expectations } from "./expectations.ts";
import { FailingTasks } from "./explain.ts";
import { isBaking, LingeringTasks } from "./lingering.ts";
import { WaveReader, type ServiceReading } from "./wave-reader.ts";
import { Pauses } from "./pauses.ts";
import { namesOf, ProgressReporter } from "./progress.ts";
import { type EndedService, endOf, type ServiceEnd } from "./service-end.ts";
import type { StartedService } from "./service-release.ts";
import { toleratingOutages } from "./outages.ts";
import { mayLag } from "./watch.ts";

export interface WaveEnd {
  readonly services: readonly EndedService[];
  /** The first failure. */
  readonly cause?: Cause;
}

export interface WaveOptions {
  readonly ecs: EcsCalls;
  readonly deadline: Deadline;
  /** Wait for every service, even after one failed. */
  readonly patient: boolean;
}

export class WaveWatch {
  readonly #context: ReleaseContext;
  readonly #started: readonly StartedService[];
  readonly #options: WaveOptions;
  readonly #reader: WaveReader;
  readonly #progress: ProgressReporter;
  readonly #expectations: Expectations;
  readonly #failing: FailingTasks;
  readonly #lingering: LingeringTasks;
  readonly #pauses: Pauses;
  readonly #last = new Map<StartedService, ServiceReading>();
  readonly #ends = new Map<StartedService, Pick<EndedService, "end" | "endedAt">>();
  readonly #revisions = new Map<StartedService, string>();
  #cause: Cause | undefined;

  constructor(context: ReleaseContext, started: readonly StartedService[], options: WaveOptions) {
    const { clock, signal, emit } = context;
    this.#context = context;
    this.#started = started;
    this.#options = options;
    this.#reader = new WaveReader({ ecs: options.ecs, clock, emit, signal }, started);
    this.#progress = new ProgressReporter(clock, emit, started);
    this.#expectations = new Expectations(clock);
    this.#failing = new FailingTasks(context);
    this.#lingering = new LingeringTasks(context);
    this.#pauses = new Pauses(context);
  }

  async run(): Promise<WaveEnd> {
    const { clock, signal, emit } = this.#context;
    const { deadline } = this.#options;
    const pace = () => this.#pause();
    // Right after UpdateService started a deployment, there is nothing to see yet.
    if (this.#started.every(({ withoutDeployment }) => !withoutDeployment))
      await clock.sleep(Math.min(pace(), deadline.remaining()), signal);
    const { attempt, lastFailure } = toleratingOutages(emit, namesOf(this.#started), () => this.#turn());
    const done = await poll({ clock, pace, signal, deadline }, attempt);
    if (done === undefined) await this.#timeOut(lastFailure());
    await this.#pauses.finish({ failed: this.#cause !== undefined });
    this.#failUntested();
    await this.#explain();
    const services = this.#started.map((one): EndedService => {
      const { end, endedAt } = this.#ends.get(one) ?? { end: unfinished, endedAt: clock.now() };
      const revision = this.#revisions.get(one);
      return { ...one, end, endedAt, revision, tested: this.#pauses.hasTested(one) };
    });
    return { services, ...(this.#cause && { cause: this.#cause }) };
  }

  get #open(): StartedService[] {
    return this.#started.filter((one) => !this.#ends.has(one));
  }

  /** Milliseconds until the next poll. */
  #pause(): number {
    const expectations = this.#expectations;
    return this.#context.pace(expectations.unchangedFor, expectations.outlook(this.#open));
  }

  /** Polls every open service; `true` once the wave is over. */
  async #turn(): Promise<true | undefined> {
    const open = this.#open;
    const readings = await this.#reader.read(open);
    for (const one of open) {
      const reading = readings.get(one);
      if (reading !== undefined) this.#consider(one, await this.#withShift(one, reading));
    }
    const over = this.#ends.size === this.#started.length;
    if (over || (this.#cause !== undefined && !this.#options.patient)) return true;
    this.#progress.beat(this.#open, this.#options.deadline.at);
    return undefined;
  }

  /** A rolling deployment has shifted its traffic once it waits only for old tasks to stop. */
  async #withShift(one: StartedService, reading: ServiceReading): Promise<ServiceReading> {
    if (this.#context.request.rollout.waitFor !== "traffic-shifted" || reading.shifted) return reading;
    if (isBaking(reading)) return { ...reading, shifted: true };
    const lingering = await this.#lingering.of(one, reading);
    if (lingering === undefined) return reading;
    this.#reportLingering(one, lingering, "info");
    return { ...reading, shifted: true };
  }

  #reportLingering(one: StartedService, lingering: readonly Lingering[], level: "info" | "warning"): void {
    const text = `The new revision runs and is healthy. ${lingeringInWords(lingering, this.#context.clock.now())}.`;
    const remedy =
      level === "warning"
        ? " The step stops waiting for them (rollout-timeout); ECS completes the deployment once they have stopped."
        : "";
    this.#context.emit({ kind: "note", level, about: one.name, text: `${text}${remedy}` });
  }

  #consider(one: StartedService, reading: ServiceReading): void {
    const { service, deployment } = reading;
    this.#expectations.notice(one, reading);
    this.#progress.emit(one, reading, this.#expectations.waitEnds(one));
    this.#last.set(one, reading);
    if (service !== undefined) this.#failing.notice(one, service, deployment);
    if (deployment !== undefined) {
      this.#note(one, deployment.serviceDeploymentArn, deployment.targetServiceRevision?.arn);
      this.#pauses.notice(one, deployment);
    }
    const { patient } = this.#options;
    const untilShifted = this.#context.request.rollout.waitFor === "traffic-shifted";
    const end = endOf(one, reading, {
      patient,
      mayLag: one.controller === "ECS" && mayLag(this.#context.clock, one.watched),
      untilShifted,
      failureAtPause: this.#pauses.failureOf(one),
      blockedAtPause: this.#pauses.isBlocked(one),
    });
    if (end !== undefined) this.#end(one, end);
  }

  #end(one: StartedService, end: ServiceEnd): void {
    this.#ends.set(one, { end, endedAt: this.#context.clock.now() });
    if (end.state === "failed") this.#cause ??= end.cause;
  }

  /** Somebody else may end a pause during its smoke test: a success of the deployment does not cover a failed test. */
  #failUntested(): void {
    for (const [one, { end }] of this.#ends) {
      const cause = this.#pauses.failedTestOf(one);
      if (cause === undefined || end.state === "failed") continue;
      this.#end(one, { state: "failed", judgment: { state: "untested" }, cause });
    }
  }

  /** Records the ARNs that the rollback and the image check need, when first seen. */
  #note(one: StartedService, serviceDeploymentArn: string | undefined, revision: string | undefined): void {
    if (this.#revisions.has(one) || serviceDeploymentArn === undefined || revision === undefined) return;
    this.#revisions.set(one, revision);
    this.#context.journal.amend(one, { serviceDeploymentArn });
  }

  /** Replaces "AWS gave up" by the cause that the deployment's facts and failed tasks show. */
  async #explain(): Promise<void> {
    const failed = this.#started.filter((one) => this.#ends.get(one)?.end.state === "failed");
    await this.#failing.finish(failed);
    for (const one of failed) {
      const ended = this.#ends.get(one);
      if (ended?.end.state !== "failed" || !isExplained(ended.end)) continue;
      const { end } = ended;
      const facts = { ...this.#last.get(one)?.facts, failing: this.#failing.groupsOf(one) };
      const cause = withDiagnosis(end.cause, diagnoseDeployment(facts));
      this.#ends.set(one, { ...ended, end: { ...end, cause } });
      if (this.#cause === end.cause) this.#cause = cause;
    }
  }

  /** Old tasks that stop slowly are not a failure of the new revision. */
  /** @param outage why AWS did not answer the last poll: what was seen before it proves nothing any more */
  async #timeOut(outage: Failure | undefined): Promise<void> {
    const { timeout } = this.#context.request.rollout;
    for (const one of this.#open) {
      const last = outage === undefined ? this.#last.get(one) : undefined;
      const lingering = last && (await this.#lingering.of(one, last));
      if (lingering !== undefined) {
        this.#reportLingering(one, lingering, "warning");
        this.#end(one, { state: "started" });
        continue;
      }
      const timedOut = timeoutCause(one, timeout, this.#progress.lastOf(one), outage?.why);
      const cause = this.#pauses.failureOf(one) ?? timedOut;
      this.#end(one, { state: "failed", judgment: { state: "timed-out" }, cause });
    }
  }
}

const unfinished: ServiceEnd = { state: "unfinished" };

/** Ends whose reason lies in the deployment or its tasks; the other causes are complete. */
const isExplained = ({ judgment, cause }: Extract<ServiceEnd, { state: "failed" }>): boolean =>
  judgment.state !== "superseded" && judgment.state !== "gone" && !cause.name.startsWith("smoke-test-");
