/** One wave: its services are updated together and watched until each has ended, one has failed, or time is up. */
import type { Service } from "@aws-sdk/client-ecs";
import { type Judgement, isFinal, isSteady, isTrafficShifted } from "../ecs/deployment.ts";
import { type Progress, progressOf } from "../ecs/progress.ts";
import { isStuck } from "../ecs/stuck.ts";
import type { Cause } from "../failure.ts";
import { type Deadline, poll } from "../time.ts";
import { because, causeOf, stuckCause, timeoutCause } from "./causes.ts";
import type { ReleaseContext } from "./context.ts";
import { FailingTasks } from "./failing-tasks.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Pauses } from "./pauses.ts";
import type { ServiceRelease, StartedService } from "./service-release.ts";
import { unlessUnanswered } from "./unanswered.ts";
import { type Look, Watch, type Watched } from "./watch.ts";

export type ServiceEnd =
  | { readonly state: "released" }
  /** `wait-for` let it go on without us. */
  | { readonly state: "started" }
  | {
      readonly state: "failed";
      readonly judgement: Judgement | { readonly state: "timed-out" | "stuck" };
      readonly cause: Cause;
    }
  /** Still going when another service of the wave failed. */
  | { readonly state: "unfinished" };

export interface WaveEnd {
  readonly ends: ReadonlyMap<StartedService, ServiceEnd>;
  /** The first failure, which is the wave's. */
  readonly cause?: Cause;
}

/** Watches the services of a wave to their ends. `patient`: to the end of all, also when one has failed. */
export class WaveWatch {
  readonly #context: ReleaseContext;
  readonly #started: readonly StartedService[];
  readonly #patient: boolean;
  readonly #deadline: Deadline;
  readonly #watch: Watch;
  readonly #heartbeat: Heartbeat;
  readonly #failing: FailingTasks;
  readonly pauses: Pauses;
  readonly #ends = new Map<StartedService, ServiceEnd>();
  readonly #endedAt = new Map<StartedService, number>();
  readonly #revisions = new Map<StartedService, string>();
  readonly #progress = new Map<StartedService, Progress>();
  readonly #events = new Map<StartedService, Set<string>>();
  #cause: Cause | undefined;

  constructor(
    context: ReleaseContext,
    ecs: ConstructorParameters<typeof Watch>[0]["ecs"],
    started: readonly StartedService[],
    options: { readonly deadline: Deadline; readonly patient: boolean },
  ) {
    this.#context = context;
    this.#started = started;
    this.#patient = options.patient;
    this.#deadline = options.deadline;
    const { clock, signal, tell } = context;
    this.#watch = new Watch(
      { ecs, clock, tell, signal },
      started.map(({ watched }) => watched),
    );
    this.#heartbeat = new Heartbeat(clock, tell);
    this.#failing = new FailingTasks(context);
    this.pauses = new Pauses(context);
    for (const one of started) {
      this.#events.set(one, new Set(one.release.before.events?.map(({ id }) => id ?? "")));
    }
  }

  async run(): Promise<WaveEnd> {
    const { clock, pace, signal } = this.#context;
    const look = unlessUnanswered(this.#context.tell, this.#awaited(), () => this.#turn());
    const done = await poll({ clock, pace, signal, deadline: this.#deadline }, look);
    if (done === undefined) this.#timeOut();
    for (const one of this.#started) if (!this.#ends.has(one)) this.#ends.set(one, { state: "unfinished" });
    await this.pauses.finish();
    await this.#explain();
    return { ends: this.#ends, ...(this.#cause && { cause: this.#cause }) };
  }

  /** ARN of the service revision that our deployment brought; `undefined` where the view has none. */
  revisionOf(one: StartedService): string | undefined {
    return this.#revisions.get(one);
  }

  /** Epoch milliseconds of the look that saw it end; now, for one that has not. */
  endedAt(one: StartedService): number {
    return this.#endedAt.get(one) ?? this.#context.clock.now();
  }

  /** One look at what has not ended; `true` when the wave is over. */
  async #turn(): Promise<true | undefined> {
    const open = this.#started.filter((one) => !this.#ends.has(one));
    const looks = await this.#watch.look(open.map(({ watched }) => watched));
    for (const one of open) {
      const look = looks.get(one.watched);
      if (look !== undefined) this.#consider(one, look);
    }
    const over = this.#ends.size === this.#started.length;
    if (over || (this.#cause !== undefined && !this.#patient)) return true;
    this.#heartbeat.beat(this.#awaited(), this.#deadline.at);
    return undefined;
  }

  #consider(one: StartedService, look: Look): void {
    this.#tellProgress(one, look);
    const { service, deployment } = look.observation;
    if (one.watched.serviceDeploymentArn !== undefined) {
      one.complete({ serviceDeploymentArn: one.watched.serviceDeploymentArn });
    }
    if (service !== undefined) this.#failing.notice(one, service, deployment);
    if (deployment !== undefined) {
      this.pauses.notice(one, deployment);
      this.#revisions.set(one, deployment.targetServiceRevision?.arn ?? "");
    }
    const end = this.#endOf(one, look);
    if (end === undefined) return;
    this.#ends.set(one, end);
    this.#endedAt.set(one, this.#context.clock.now());
    if (end.state === "failed") this.#cause ??= end.cause;
  }

  #endOf(one: StartedService, look: Look): ServiceEnd | undefined {
    const { judgement, observation } = look;
    if (!one.deploys) return withoutDeployment(observation.service, judgement);
    if (judgement.state === "succeeded") return { state: "released" };
    const shifted = observation.deployment !== undefined && isTrafficShifted(observation.deployment);
    if (this.#context.request.rollout.waitFor === "traffic-shifted" && shifted) return { state: "started" };
    const sentBack = this.pauses.failureOf(one);
    if (sentBack !== undefined && judgement.state !== "in-progress") {
      return { state: "failed", judgement, cause: sentBack };
    }
    const own = observation.service?.deployments?.find(({ id }) => id === observation.own.id);
    if (
      judgement.state === "in-progress" &&
      observation.service !== undefined &&
      isStuck(observation.service, own, observation.deployment)
    ) {
      return {
        state: "failed",
        judgement: { state: "stuck" },
        cause: stuckCause(one, own?.failedTasks ?? 0),
      };
    }
    const failing = judgement.state === "rolling-back" && !this.#patient;
    if (!isFinal(judgement) && !failing) return undefined;
    return { state: "failed", judgement, cause: causeOf(judgement, one, look.observation) };
  }

  /** What the tasks died of says more than that ECS gave up: it becomes the cause, with ECS's words as evidence. */
  async #explain(): Promise<void> {
    const failed = this.#started.filter((one) => this.#ends.get(one)?.state === "failed");
    await this.#failing.finish(failed);
    for (const one of failed) {
      const end = this.#ends.get(one);
      const died = this.#failing.causeOf(one);
      if (end?.state !== "failed" || died === undefined || end.judgement.state === "superseded") continue;
      const cause = because(end.cause, died);
      this.#ends.set(one, { ...end, cause });
      if (this.#cause === end.cause) this.#cause = cause;
    }
  }

  #timeOut(): void {
    for (const one of this.#started) {
      if (this.#ends.has(one)) continue;
      const cause = timeoutCause(one, this.#context.request.rollout.timeout, this.#progress.get(one));
      this.#ends.set(one, { state: "failed", judgement: { state: "timed-out" }, cause });
      this.#cause ??= cause;
    }
  }

  #tellProgress(one: StartedService, { observation }: Look): void {
    const { service, deployment, own } = observation;
    if (service === undefined) return;
    this.#tellEvents(one, service);
    const progress = progressOf(own, service, deployment);
    const known = this.#progress.get(one);
    this.#progress.set(one, progress);
    if (JSON.stringify(known) === JSON.stringify(progress)) return;
    this.#context.tell({ kind: "service-progress", progress: { service: one.release.name, ...progress } });
    this.#heartbeat.spoke();
  }

  /** ECS lists its events newest first; ids, not clocks, say which are new. */
  #tellEvents(one: StartedService, service: Service): void {
    const known = this.#events.get(one) ?? new Set();
    for (const event of (service.events ?? []).toReversed()) {
      if (event.id === undefined || known.has(event.id)) continue;
      known.add(event.id);
      this.#context.tell({
        kind: "service-event",
        service: one.release.name,
        id: event.id,
        at: event.createdAt?.getTime() ?? this.#context.clock.now(),
        text: event.message ?? "",
      });
      this.#heartbeat.spoke();
    }
    this.#events.set(one, new Set((service.events ?? []).map(({ id }) => id ?? "")));
  }

  #awaited(): string {
    const open = this.#started.filter((one) => !this.#ends.has(one)).map(({ release }) => release.name);
    return open.length > 3 ? `${open.slice(0, 3).join(", ")} and ${open.length - 3} more` : open.join(", ");
  }
}

/** An update that started no deployment is done when the wanted number of tasks runs. */
function withoutDeployment(service: Service | undefined, judgement: Judgement): ServiceEnd | undefined {
  if (service !== undefined && isSteady(service)) return { state: "released" };
  if (judgement.state !== "gone") return undefined;
  const cause: Cause = { name: "service-gone", what: judgement.reason, evidence: [] };
  return { state: "failed", judgement, cause };
}

export type { ServiceRelease, Watched };
