/** The service scheduler: starts, watches and stops the tasks of services, one step at a time. */
import type { Machine } from "../container-run.ts";
import type { Deployment, Service, Task } from "../state.ts";
import type { TaskLife } from "../task-life.ts";
import { desiredOf, healthyTasks, liveTasks } from "./counts.ts";
import type { Deployments } from "./deployments.ts";
import { rollingStep, type RollingState } from "./rolling-step.ts";
import { classicId, underWay } from "./service-deployment.ts";
import { resolveEvent, addEvent, addEventOnce, taskList } from "./service-events.ts";
import { noCapacityUntil, startServiceTasks } from "./service-tasks.ts";

/** The scheduler's operations for the controller of a deployment. */
export interface SchedulerOperations {
  /** Starts tasks of a deployment, unless it waits after failed starts. */
  start(service: Service, deployment: Deployment | undefined, count: number): void;
  /** Stops tasks because fewer are desired. */
  stop(service: Service, tasks: readonly Task[]): void;
}

/** Drives a non-rolling deployment through its stages. */
export interface Stages {
  /** True if it made the step, so that the rolling rules don't apply. */
  step(service: Service, scheduler: SchedulerOperations): boolean;
}

export class Scheduler implements SchedulerOperations {
  readonly #machine: Machine;
  readonly #life: TaskLife;
  readonly #deployments: Deployments;
  readonly #stages: Stages;

  constructor(machine: Machine, life: TaskLife, deployments: Deployments, stages: Stages) {
    this.#machine = machine;
    this.#life = life;
    this.#deployments = deployments;
    this.#stages = stages;
  }

  /** Requests a step. Repeated requests before it runs count once. */
  request(service: Service, seconds: number): void {
    if (service.scheduled && seconds === 0) return;
    if (seconds === 0) service.scheduled = true;
    this.#machine.world.queue.in(seconds, () => {
      if (seconds === 0) service.scheduled = false;
      this.step(service);
    });
  }

  step(service: Service): void {
    const primary = service.deployments[0];
    if (service.status !== "ACTIVE" || primary === undefined) return;
    const deployment = underWay(service);
    if (deployment?.status === "PENDING") return;
    if (this.#stages.step(service, this)) return;
    const state = this.#state(service, primary);
    const old = oldDeployments(service);
    const step = rollingStep(state);
    this.start(service, primary, step.start);
    for (const [index, count] of step.restart.entries()) this.start(service, old[index], count);
    const going = old.flatMap((each, index) => this.#choose(service, each, step.stop[index] ?? 0));
    for (const [index, each] of old.entries()) each.keep = Math.max(0, each.keep - (step.stop[index] ?? 0));
    this.stop(service, [...going, ...this.#choose(service, primary, step.stopPrimary)]);
    if (step.deadlock)
      addEventOnce(
        this.#machine.world,
        service,
        "deadlock",
        "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
      );
    this.#settle(service, primary);
  }

  stop(service: Service, tasks: readonly Task[]): void {
    const primary = service.deployments[0];
    if (tasks.length === 0 || primary === undefined) return;
    addEvent(this.#machine.world, service, `has stopped ${tasks.length} running tasks: ${taskList(tasks)}.`);
    const reason = `Scaling activity initiated by (deployment ${classicId(primary.revision)})`;
    for (const task of tasks) this.#life.stop(task, { code: "ServiceSchedulerInitiated", reason });
  }

  start(service: Service, deployment: Deployment | undefined, count: number): void {
    const { world } = this.#machine;
    if (deployment === undefined || count <= 0) return;
    if (world.queue.now < deployment.waitUntil) return;
    const full = noCapacityUntil(this.#machine, service);
    if (full !== undefined) return this.request(service, Math.min(60, (full - world.queue.now) / 1000));
    startServiceTasks(this.#machine, this.#life, service, deployment.revision, count);
  }

  /** Tasks to stop: unhealthy ones first, then the oldest. */
  #choose(service: Service, deployment: Deployment, count: number): Task[] {
    const { world } = this.#machine;
    const tasks = liveTasks(service, deployment.revision.number);
    const held = tasks.filter(({ protectedUntil = 0 }) => protectedUntil > world.queue.now);
    const free = tasks.filter((task) => !held.includes(task));
    if (count > free.length && held.length > 0)
      addEventOnce(
        world,
        service,
        "protected",
        `was unable to reach steady state because (taskSet ${classicId(deployment.revision)}) was unable to scale in due to (reason ${held.length} tasks under protection)`,
      );
    const order = (task: Task): number => (task.healthyAt === undefined ? 0 : 1);
    return free.sort((a, b) => order(a) - order(b) || a.createdAt - b.createdAt).slice(0, count);
  }

  #state(service: Service, primary: Deployment): RollingState {
    const { ecs, world } = this.#machine;
    const group = (deployment: Deployment) => {
      const live = liveTasks(service, deployment.revision.number);
      return { live: live.length, healthy: healthyTasks(live).length };
    };
    const configuration = service.settings.deploymentConfiguration;
    const daemon = service.schedulingStrategy === "DAEMON";
    return {
      desired: desiredOf(ecs, service),
      minimumHealthyPercent: configuration.minimumHealthyPercent ?? (daemon ? 0 : 100),
      maximumPercent: configuration.maximumPercent ?? (daemon ? 100 : 200),
      primary: group(primary),
      launches: primary.launching && world.queue.now >= primary.waitUntil,
      held: primary.rolloutState === "FAILED",
      old: oldDeployments(service).map((each) => ({
        ...group(each),
        keep: each.keep,
        replaces: each.launching,
      })),
      stopping: [...service.tasks].filter(({ desiredStatus }) => desiredStatus === "STOPPED").length,
    };
  }

  /** Completes the deployment when its tasks are healthy, and adds an event when the service is steady. */
  #settle(service: Service, primary: Deployment): void {
    const { ecs, world } = this.#machine;
    const desired = desiredOf(ecs, service);
    const live = liveTasks(service, primary.revision.number);
    const healthy = healthyTasks(live).length;
    const others = [...service.tasks].some(({ revision }) => revision !== primary.revision.number);
    if (primary.rolloutState === "IN_PROGRESS" && this.#succeeds(service, desired, healthy, others))
      this.#bake(service, primary);
    const steady =
      primary.rolloutState === "COMPLETED" && !others && live.length === desired && healthy === desired;
    if (primary.rolloutState === "COMPLETED")
      service.deployments = service.deployments.filter(
        (each) =>
          each === primary || [...service.tasks].some(({ revision }) => revision === each.revision.number),
      );
    if (!steady) resolveEvent(service, "steady");
    else {
      resolveEvent(service, "deadlock");
      resolveEvent(service, "protected");
      addEventOnce(world, service, "steady", "has reached a steady state.");
    }
  }

  #succeeds(service: Service, desired: number, healthy: number, others: boolean): boolean {
    const { world } = this.#machine;
    const deployment = underWay(service);
    const early = deployment?.configuration.earlySuccessCriteria;
    const back = deployment?.status === "ROLLBACK_IN_PROGRESS";
    const begun = deployment?.rollback?.startedAt ?? 0;
    if (back && world.queue.now < begun + world.pace.rollback * 1000) return false;
    if (early?.enable !== true || back) return healthy >= desired && !others;
    const needed = Math.max(Math.min(1, desired), Math.ceil((desired * (early.healthyPercent ?? 100)) / 100));
    return healthy >= needed && (early.sourceServiceRevisionCleanup === "DEFERRED" || !others);
  }

  /** Bake time of a rolling deployment: configured, or because of alarms. */
  #bake(service: Service, primary: Deployment): void {
    const { world } = this.#machine;
    const deployment = underWay(service);
    if (deployment?.stage === "BAKE_TIME") return;
    if (deployment?.traffic !== undefined) return this.#deployments.complete(service);
    const { bakeTimeInMinutes } = deployment?.configuration ?? {};
    const alarms = deployment?.alarms?.status === "MONITORING" ? world.pace.alarmBake : 0;
    const seconds = bakeTimeInMinutes === undefined ? alarms : bakeTimeInMinutes * 60;
    if (deployment?.status !== "IN_PROGRESS" || seconds === 0) return this.#deployments.complete(service);
    deployment.stage = "BAKE_TIME";
    world.emit({ kind: "stage", subject: service.arn, to: "BAKE_TIME" });
    world.queue.in(seconds, () => {
      if (service.deployments[0] !== primary || deployment.status !== "IN_PROGRESS") return;
      this.#deployments.complete(service);
      this.request(service, 0);
    });
  }
}

/** Deployments that never completed come first: their tasks stop first. */
const oldDeployments = (service: Service): Deployment[] =>
  service.deployments
    .slice(1)
    .sort((a, b) => Number(a.rolloutState === "COMPLETED") - Number(b.rolloutState === "COMPLETED"));
