/** Drives BLUE_GREEN, CANARY and LINEAR deployments through their stages, and rolls them back. */
import type { Machine } from "../container-run.ts";
import type { Deployment, Service, ServiceDeployment, StageProgress, StageStep } from "../state.ts";
import { desiredOf, healthyTasks, liveTasks } from "./counts.ts";
import type { Deployments } from "./deployments.ts";
import { hookFault } from "./faults.ts";
import { Hooks } from "./hooks.ts";
import type { SchedulerOperations, Stages } from "./scheduler.ts";
import { newest, underWay } from "./service-deployment.ts";
import { rollbackStages, stagesOf } from "./stages.ts";

/** Limits for a stage and for each step of a shift: minimum in seconds, and at most a day unless it is paused. */
const shortest = 2;
const longest = 86_400;

export class StageRun implements Stages {
  readonly hooks: Hooks;
  readonly #machine: Machine;
  readonly #deployments: Deployments;
  readonly #request: (service: Service) => void;

  /** @param request requests a scheduler step for a service */
  constructor(machine: Machine, deployments: Deployments, request: (service: Service) => void) {
    this.#machine = machine;
    this.#deployments = deployments;
    this.#request = request;
    this.hooks = new Hooks(machine);
  }

  /** True while the stages apply: before CLEAN_UP, in either direction. */
  step(service: Service, scheduler: SchedulerOperations): boolean {
    const deployment = underWay(service);
    if (deployment?.traffic === undefined) return false;
    if (!["IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS"].includes(deployment.status))
      return false;
    const progress = this.#progress(service, deployment);
    if (progress.steps[progress.index]?.stage === "CLEAN_UP") return false;
    this.#keepTasks(service, deployment, scheduler);
    this.#advance(service, deployment, progress);
    return deployment.stage !== "CLEAN_UP";
  }

  /** The progress. Planned at the start of the deployment, and again at its rollback. */
  #progress(service: Service, deployment: ServiceDeployment): StageProgress {
    const back = deployment.status === "ROLLBACK_IN_PROGRESS";
    const there = deployment.progress;
    if (there !== undefined && there.back === back) return there;
    const hooked = new Set(
      deployment.configuration.lifecycleHooks?.flatMap(({ lifecycleStages }) => lifecycleStages ?? []),
    );
    const steps = back
      ? rollbackStages(deployment.traffic ?? { test: 0, production: 0 })
      : stagesOf(deployment.configuration, deployment.sources.length > 1, hooked);
    deployment.progress = { steps, back, index: -1, since: 0, worked: true, hooks: [] };
    this.#enter(service, deployment, deployment.progress, 0);
    return deployment.progress;
  }

  #enter(service: Service, deployment: ServiceDeployment, progress: StageProgress, index: number): void {
    const { world } = this.#machine;
    const step = progress.steps[index];
    if (step === undefined) return;
    progress.index = index;
    progress.since = world.queue.now;
    progress.worked = false;
    deployment.stage = step.stage;
    deployment.updatedAt = world.queue.now;
    deployment.traffic = {
      test: step.test ?? deployment.traffic?.test ?? 0,
      production: step.production ?? deployment.traffic?.production ?? 0,
    };
    world.emit({ kind: "stage", subject: service.arn, to: step.stage });
    const still = (): boolean =>
      deployment.progress === progress &&
      progress.index === index &&
      newest(service) === deployment &&
      deployment.status === (progress.back ? "ROLLBACK_IN_PROGRESS" : "IN_PROGRESS");
    progress.hooks = this.hooks.begin(deployment, step.stage, {
      passed: () => this.#request(service),
      failed: (reason) => {
        if (still()) this.#deployments.fail(service, hookFault(step.stage, reason));
      },
    });
    world.after(Math.max(shortest, step.seconds ?? 0), () => {
      progress.worked ||= still();
      this.#request(service);
    });
    world.queue.in(longest + (step.seconds ?? 0), () => {
      const paused = progress.hooks.some(({ targetType }) => targetType === "PAUSE");
      if (still() && !paused)
        this.#deployments.fail(service, hookFault(step.stage, "The stage took longer than 24 hours."));
    });
    this.#request(service);
  }

  #advance(service: Service, deployment: ServiceDeployment, progress: StageProgress): void {
    const step = progress.steps[progress.index];
    if (step === undefined || !progress.worked || deployment.status === "ROLLBACK_REQUESTED") return;
    const passed = ({ status, timeoutAction }: { status: string; timeoutAction?: string }): boolean =>
      status === "SUCCEEDED" || (status === "TIMED_OUT" && timeoutAction === "CONTINUE");
    if (!progress.hooks.every(passed)) return;
    if (step.awaitsTasks === true && !this.#scaledUp(service)) return;
    this.#enter(service, deployment, progress, progress.index + 1);
  }

  #scaledUp(service: Service): boolean {
    const green = service.deployments[0];
    if (green === undefined) return false;
    const healthy = healthyTasks(liveTasks(service, green.revision.number)).length;
    return healthy >= desiredOf(this.#machine.ecs, service);
  }

  /** Both sides keep all tasks, regardless of the percentages: blue from the start, green from SCALE_UP. */
  #keepTasks(service: Service, deployment: ServiceDeployment, scheduler: SchedulerOperations): void {
    const desired = desiredOf(this.#machine.ecs, service);
    const progress = deployment.progress;
    const scaling =
      progress?.back === true || reached(progress?.steps ?? [], progress?.index ?? 0, "SCALE_UP");
    for (const [index, side] of service.deployments.entries()) {
      const live = liveTasks(service, side.revision.number);
      if (index > 0 || scaling) this.#fill(service, side, desired - live.length, scheduler);
      if (live.length > desired) scheduler.stop(service, live.slice(desired));
    }
  }

  #fill(service: Service, side: Deployment, missing: number, scheduler: SchedulerOperations): void {
    const primary = side.status === "PRIMARY";
    if (missing > 0 && side.launching && (primary || side.keep > 0)) scheduler.start(service, side, missing);
  }
}

const reached = (steps: readonly StageStep[], index: number, stage: string): boolean =>
  steps.slice(0, index + 1).some((step) => step.stage === stage);
