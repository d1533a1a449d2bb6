/**
 * A release from start to end: register → migrate → roll out wave by wave → move the schedules → check again; or roll
 * everything back. `carry-out.ts` makes the plan; the events go to the reporters.
 */
import { assertFailure, type Cause, Failure } from "../core/failure.ts";
import { isToDeploy, type Plan, refusal } from "../plan/plan.ts";
import { BackgroundWork } from "./background.ts";
import type { ReleaseContext } from "./context.ts";
import { adoptEarlier } from "./earlier.ts";
import type { Phase, ServiceVerdict } from "../core/events.ts";
import { afterRelease } from "./one-off/after-release.ts";
import { migrate } from "./one-off/migration.ts";
import { finalCheck } from "./final-check.ts";
import { deregisterFailed } from "./failed-revisions.ts";
import type { Outcome } from "../core/outcome.ts";
import { causeFor } from "./refuse.ts";
import { registerFamilies } from "./register.ts";
import { moveSchedules, schedulesMove } from "./schedules.ts";
import type { Verdicts } from "./last-verdicts.ts";
import { type Failed, settle, type Settled } from "./settle.ts";
import { sentenceFor } from "./verdicts.ts";
import { bake, type StoppedTasks } from "./rollout/bake.ts";
import { serviceRelease } from "./rollout/service-release.ts";
import { rollOut, throwIfFailed } from "./rollout/wave.ts";

export interface ReleaseEnd {
  readonly outcome: Outcome;
  readonly cause?: Cause;
  readonly revisions: ReadonlyMap<string, string>;
}

/** Never rejects: every error becomes an outcome, which is reported. */
export async function release(context: ReleaseContext, plan: Plan): Promise<ReleaseEnd> {
  const background = new BackgroundWork(context.emit, context.signal);
  const run = new ReleaseRun({ ...context, background }, plan);
  const { verdicts = run.verdicts, ...end } = await run.run();
  for (const verdict of verdicts.values()) context.emit({ kind: "service-ended", verdict });
  await background.finish();
  await deregisterFailed(context, end.outcome);
  const sentence = end.sentence ?? sentenceFor(end.outcome, run.subject, run.isSameRevision);
  context.emit({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
  return { ...end, revisions: run.revisions };
}

class ReleaseRun {
  readonly #context: ReleaseContext;
  readonly #plan: Plan;
  revisions: ReadonlyMap<string, string> = new Map();
  /** Of the services whose rollout is over. */
  readonly verdicts = new Map<string, ServiceVerdict>();
  #migration: Failed["migration"] = "none";
  /** As of the end of the last wave's rollout. */
  #stopped: StoppedTasks | undefined;

  constructor(context: ReleaseContext, plan: Plan) {
    this.#context = context;
    this.#plan = plan;
  }

  get subject(): string {
    const names = this.#plan.waves.flat().map(({ name }) => name);
    return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
  }

  /** Whether every deployed service was only redeployed or scaled. */
  get isSameRevision(): boolean {
    const deployed = [...this.verdicts.values()];
    return deployed.length > 0 && deployed.every(({ from, to }) => from === to);
  }

  async run(): Promise<{ outcome: Outcome; cause?: Cause; sentence?: string; verdicts?: Verdicts }> {
    const refused = refusal(this.#plan.checks);
    if (refused !== undefined) return { outcome: "refused", cause: refused };
    if (this.#context.request.report.dryRun) return { outcome: "planned" };
    try {
      const outcome = await this.#forward();
      const failure = await this.#afterRelease();
      if (failure === undefined) return { outcome };
      const sentence = `${this.subject}: released, but the after-release command failed.`;
      return { outcome: "failed", cause: failure, sentence };
    } catch (error) {
      return this.#settle(error);
    }
  }

  /** An internal error during the rollback means that the rollback is not verified. */
  async #settle(error: unknown): Promise<Settled> {
    const failed = { error, why: causeFor(error), verdicts: this.verdicts, migration: this.#migration };
    try {
      return await settle(this.#context, failed);
    } catch (defect) {
      const outcome = this.#context.journal.changed ? "rollback-failed" : "refused";
      return { outcome, cause: causeFor(defect) };
    }
  }

  async #forward(): Promise<Outcome> {
    const { request } = this.#context;
    await this.#phase({ name: "register" }, async () => {
      this.revisions = await registerFamilies(this.#context, this.#plan);
    });
    const { migration } = request;
    if (migration !== undefined) {
      this.#migration = "failed";
      await this.#phase({ name: "migration" }, () =>
        migrate(this.#context, this.#plan, this.revisions, migration),
      );
      this.#migration = "succeeded";
    }
    adoptEarlier(this.#context, this.#plan);
    const waves = this.#plan.waves.map((wave) => wave.filter((service) => this.#deploys(service)));
    if (waves.every((wave) => wave.length === 0)) this.#noteSkippedSmokeTest();
    for (const [index, services] of waves.entries()) {
      if (services.length === 0) continue;
      const names = services.map(({ name }) => name);
      const phase: Phase = { name: "wave", number: index + 1, of: waves.length, services: names };
      await this.#phase(phase, () => this.#wave(index + 1, services));
    }
    await this.#bake();
    const moves = schedulesMove(this.#plan, this.revisions);
    if (moves) {
      await this.#phase({ name: "schedules" }, () =>
        moveSchedules(this.#context, this.#plan, this.revisions),
      );
    }
    await this.#finalCheck();
    const verdicts = [...this.verdicts.values()].map(({ verdict }) => verdict);
    if (verdicts.includes("started")) return "started";
    const changed =
      verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
    return changed ? "released" : "unchanged";
  }

  async #bake(): Promise<void> {
    const { bake: request } = this.#context.request.rollout;
    if (request === undefined || this.verdicts.size === 0) return;
    const deployed = this.#plan.waves.flat().filter(({ name }) => this.verdicts.has(name));
    const services = deployed.map((one) => serviceRelease(one, this.#plan, this.revisions));
    await this.#phase({ name: "bake" }, () => bake(this.#context, services, request, this.#stopped));
  }

  /** Runs even if nothing was deployed, like the migration, so that a rerun of the job repeats what failed. */
  async #afterRelease(): Promise<Cause | undefined> {
    const { afterRelease: request } = this.#context.request.rollout;
    if (request === undefined) return undefined;
    try {
      await this.#phase({ name: "after-release" }, () =>
        afterRelease(this.#context, this.#plan, this.revisions, request),
      );
    } catch (error) {
      assertFailure(error);
      return error.why;
    }
    if (this.verdicts.size > 0) await this.#finalCheck();
    return undefined;
  }

  #deploys(service: Plan["waves"][number][number]): boolean {
    return isToDeploy(service, this.revisions.get(service.family), this.#context.request);
  }

  async #wave(number: number, services: Plan["waves"][number]): Promise<void> {
    const result = await rollOut(this.#context, {
      plan: this.#plan,
      number,
      services,
      revisions: this.revisions,
    });
    for (const verdict of result.verdicts) this.verdicts.set(verdict.name, verdict);
    this.#stopped = result.stopped;
    throwIfFailed(result);
  }

  /** The smoke test runs only with a deployment. An interrupted attempt may have deployed without testing. */
  #noteSkippedSmokeTest(): void {
    const { rollout, job } = this.#context.request;
    if (rollout.smokeTest === undefined) return;
    const rerun = Number(job.runAttempt) > 1;
    const text = `The smoke test is skipped because nothing is deployed.${rerun ? " An earlier attempt of this run may have deployed without it; set force-new-deployment to run it." : ""}`;
    this.#context.emit({ kind: "note", level: rerun ? "warning" : "info", text });
  }

  /**
   * Checks every healthy service again: somebody else may have deployed since. Nothing may wait between this check and
   * the outcome.
   */
  async #finalCheck(): Promise<void> {
    const { background, journal, request } = this.#context;
    await background?.finish();
    if (request.rollout.waitFor === "nothing") return;
    const lost = await finalCheck(this.#context, journal.services, "released");
    for (const { entry, verdict, cause } of lost) {
      const known = this.verdicts.get(entry.name);
      if (known !== undefined) this.verdicts.set(entry.name, { ...known, verdict, cause });
    }
    const [first] = lost;
    if (first !== undefined) throw new Failure(first.cause);
  }

  async #phase(phase: Phase, act: () => Promise<void>): Promise<void> {
    this.#context.emit({ kind: "phase-started", phase });
    try {
      await act();
      this.#context.emit({ kind: "phase-ended", phase, result: "ok" });
    } catch (error) {
      this.#context.emit({ kind: "phase-ended", phase, result: "failed" });
      throw error;
    }
  }
}
