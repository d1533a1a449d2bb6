/**
 * The whole story of a release: register → migrate → roll out wave by wave → move the schedules → prove; or put
 * everything back. `carry-out.ts` has made the plan; what is told goes to the reporters.
 */
import { type Cause, Failure } from "../core/failure.ts";
import { isToDeploy, type Plan, refusal } from "../plan/plan.ts";
import { Aside } from "./background.ts";
import type { ReleaseContext } from "./context.ts";
import { takeOverEarlier } from "./earlier.ts";
import type { Phase, ServiceVerdict } from "../core/events.ts";
import { afterRelease } from "./one-off/after-release.ts";
import { migrate } from "./one-off/migration.ts";
import { lastLook } from "./last-look.ts";
import { deregisterFailed } from "./failed-revisions.ts";
import type { Outcome } from "../core/outcome.ts";
import { causeFor } from "./refuse.ts";
import { registerFamilies } from "./register.ts";
import { moveSchedules, schedulesMove } from "./schedules.ts";
import { type Failed, settle, type Settled } from "./settle.ts";
import { sentenceFor } from "./verdicts.ts";
import { bake } from "./rollout/bake.ts";
import { rollOut, throwIfFailed } from "./rollout/wave.ts";

export interface ReleaseEnd {
  readonly outcome: Outcome;
  readonly cause?: Cause;
  readonly revisions: ReadonlyMap<string, string>;
}

/** Never rejects: whatever happens has an outcome, and the outcome has been told. */
export async function release(context: ReleaseContext, plan: Plan): Promise<ReleaseEnd> {
  const aside = new Aside(context.tell, context.signal);
  const story = new Story({ ...context, aside }, plan);
  const end = await story.run();
  await deregisterFailed(context, end.outcome);
  await aside.over();
  const sentence = end.sentence ?? sentenceFor(end.outcome, story.subject);
  context.tell({ kind: "ended", outcome: end.outcome, sentence, ...(end.cause && { cause: end.cause }) });
  return { ...end, revisions: story.revisions };
}

class Story {
  readonly #context: ReleaseContext;
  readonly #plan: Plan;
  revisions: ReadonlyMap<string, string> = new Map();
  #verdicts = new Map<string, ServiceVerdict>();
  #migration: Failed["migration"] = "none";

  constructor(context: ReleaseContext, plan: Plan) {
    this.#context = context;
    this.#plan = plan;
  }

  get subject(): string {
    const names = this.#plan.waves.flat().map(({ name }) => name);
    return names.length === 0 ? `the schedules of ${this.#plan.cluster.name}` : names.join(", ");
  }

  async run(): Promise<{ outcome: Outcome; cause?: Cause; sentence?: string }> {
    const refused = refusal(this.#plan.checks);
    if (refused !== undefined) return { outcome: "refused", cause: refused };
    if (this.#context.request.report.dryRun) return { outcome: "planned" };
    try {
      const outcome = await this.#forward();
      const failure = await this.#afterRelease();
      if (failure === undefined) return { outcome };
      const sentence = `The release is done, but its after-release command failed: ${this.subject}.`;
      return { outcome: "failed", cause: failure, sentence };
    } catch (error) {
      return this.#settle(error);
    }
  }

  /** A defect on the way back is no way back: what was changed is then not proven to be where it was. */
  async #settle(error: unknown): Promise<Settled> {
    const failed = { error, why: causeFor(error), verdicts: this.#verdicts, migration: this.#migration };
    try {
      return await settle(this.#context, failed);
    } catch (defect) {
      const outcome = this.#context.ledger.changed ? "rollback-failed" : "refused";
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
    takeOverEarlier(this.#context, this.#plan);
    const waves = this.#plan.waves.map((wave) => wave.filter((service) => this.#deploys(service)));
    if (waves.every((wave) => wave.length === 0)) this.#sayUnsmoked();
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
    await this.#lastLook();
    const verdicts = [...this.#verdicts.values()].map(({ verdict }) => verdict);
    if (verdicts.includes("started")) return "started";
    const changed =
      verdicts.length > 0 || moves || [...this.#plan.families.values()].some(({ reused }) => !reused);
    return changed ? "released" : "unchanged";
  }

  async #bake(): Promise<void> {
    const { bake: request } = this.#context.request.rollout;
    if (request === undefined || this.#verdicts.size === 0) return;
    const deployed = this.#plan.waves.flat().filter(({ name }) => this.#verdicts.has(name));
    await this.#phase({ name: "bake" }, () =>
      bake(this.#context, { plan: this.#plan, services: deployed, revisions: this.revisions, request }),
    );
  }

  /** Runs also where nothing was deployed, as the migration does: a job that is run again repeats what had failed. */
  async #afterRelease(): Promise<Cause | undefined> {
    const { afterRelease: request } = this.#context.request.rollout;
    if (request === undefined) return undefined;
    let cause: Cause | undefined;
    const phase: Phase = { name: "after-release" };
    this.#context.tell({ kind: "phase-started", phase });
    try {
      cause = await afterRelease(this.#context, this.#plan, this.revisions, request);
    } finally {
      const failed = cause !== undefined || this.#context.signal.aborted;
      this.#context.tell({ kind: "phase-ended", phase, result: failed ? "failed" : "ok" });
    }
    if (cause === undefined && this.#verdicts.size > 0) await this.#lastLook();
    return cause;
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
    for (const verdict of result.verdicts) this.#verdicts.set(verdict.name, verdict);
    throwIfFailed(result);
  }

  /** A smoke test goes with a deployment. An attempt that was cut off may have deployed and not come to its test. */
  #sayUnsmoked(): void {
    const { rollout, job } = this.#context.request;
    if (rollout.smokeTest === undefined) return;
    const rerun = Number(job.runAttempt) > 1;
    const text = `Nothing is deployed, so the smoke test is not run.${rerun ? " An earlier attempt of this run may have deployed without it; force-new-deployment has it run." : ""}`;
    this.#context.tell({ kind: "note", level: rerun ? "warning" : "info", text });
  }

  /**
   * What a wave left healthy is looked at once more: somebody else may have deployed it since. Nothing that waits comes
   * between this look and the outcome.
   */
  async #lastLook(): Promise<void> {
    const { aside, ledger, request } = this.#context;
    await aside?.over();
    if (request.rollout.waitFor === "nothing") return;
    const lost = await lastLook(this.#context, ledger.services, "released");
    for (const { service, by: _, ...change } of lost) {
      const known = this.#verdicts.get(service);
      if (known === undefined) continue;
      const verdict = { ...known, ...change };
      this.#verdicts.set(service, verdict);
      this.#context.tell({ kind: "service-ended", verdict });
    }
    const [first] = lost;
    if (first !== undefined) throw new Failure(first.cause);
  }

  async #phase(phase: Phase, act: () => Promise<void>): Promise<void> {
    this.#context.tell({ kind: "phase-started", phase });
    try {
      await act();
      this.#context.tell({ kind: "phase-ended", phase, result: "ok" });
    } catch (error) {
      this.#context.tell({ kind: "phase-ended", phase, result: "failed" });
      throw error;
    }
  }
}
