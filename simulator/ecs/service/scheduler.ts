/** The service scheduler: starts, watches and stops the tasks of services, one step at a time. */
import type { Machine } from "../container-run.ts";
import type { Deployment, Service, Task, TaskChange } from "../state.ts";
import type { TaskLife } from "../task-life.ts";
import { taskHealth } from "../task.ts";
import { breakerThreshold } from "./breaker.ts";
import { desiredOf, healthyTasks, liveTasks } from "./counts.ts";
import { breakerFault, type Deployments } from "./deployments.ts";
import { rollingStep, type RollingState } from "./rolling-step.ts";
import { classicId, underWay } from "./service-deployment.ts";
import { resolved, say, sayOnce, taskList } from "./service-events.ts";
import { startServiceTasks } from "./service-tasks.ts";
import { allTargetsHealthy, drainTargets, registerTargets, removeTargets } from "./targets.ts";

/** What drives a deployment that is not rolling, through its stages. */
export interface Stages {
  /** True when it has taken the step, so that the rolling rules do not apply. */
  step(service: Service): boolean;
}

export class Scheduler {
  readonly #machine: Machine;
  readonly #life: TaskLife;
  readonly #deployments: Deployments;
  readonly #stages: Stages;

  constructor(machine: Machine, life: TaskLife, deployments: Deployments, stages: Stages) {
    this.#machine = machine;
    this.#life = life;
    this.#deployments = deployments;
    this.#stages = stages;
    machine.ecs.watchers.push((task, change) => this.#watch(task, change));
  }

  /** Asks for a step, once however often it is asked before it is taken. */
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
    if (this.#stages.step(service)) return;
    const state = this.#state(service, primary);
    const old = oldDeployments(service);
    const step = rollingStep(state);
    this.#start(service, primary, step.start);
    for (const [index, count] of step.restart.entries()) this.#start(service, old[index], count);
    const going = old.flatMap((each, index) => this.#choose(service, each, step.stop[index] ?? 0));
    for (const [index, each] of old.entries()) each.keep = Math.max(0, each.keep - (step.stop[index] ?? 0));
    this.stop(service, [...going, ...this.#choose(service, primary, step.stopPrimary)]);
    if (step.deadlock)
      sayOnce(
        this.#machine.world,
        service,
        "deadlock",
        "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
      );
    this.#settle(service, primary);
  }

  /** Ends tasks because the scheduler wants fewer of them. */
  stop(service: Service, tasks: readonly Task[]): void {
    const primary = service.deployments[0];
    if (tasks.length === 0 || primary === undefined) return;
    say(this.#machine.world, service, `has stopped ${tasks.length} running tasks: ${taskList(tasks)}.`);
    const reason = `Scaling activity initiated by (deployment ${classicId(primary.revision)})`;
    for (const task of tasks) this.#life.stop(task, { code: "ServiceSchedulerInitiated", reason });
  }

  /** Starts tasks of a deployment, unless it waits after failed starts. */
  #start(service: Service, deployment: Deployment | undefined, count: number): void {
    const { world } = this.#machine;
    if (deployment === undefined || count <= 0) return;
    if (world.queue.now < deployment.waitUntil) return;
    startServiceTasks(this.#machine, this.#life, service, deployment.revision, count);
  }

  /** Tasks to stop: those that are not healthy first, then the oldest. */
  #choose(service: Service, deployment: Deployment, count: number): Task[] {
    const tasks = liveTasks(service, deployment.revision.number);
    const order = (task: Task): number => (task.healthyAt === undefined ? 0 : 1);
    return tasks.sort((a, b) => order(a) - order(b) || a.createdAt - b.createdAt).slice(0, count);
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

  /** Ends the deployment when everything is as it should be, and says so when the service is steady. */
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
    if (!steady) resolved(service, "steady");
    else {
      resolved(service, "deadlock");
      sayOnce(world, service, "steady", "has reached a steady state.");
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

  /** Bake time of a rolling deployment: asked for, or because of alarms. */
  #bake(service: Service, primary: Deployment): void {
    const { world } = this.#machine;
    const deployment = underWay(service);
    if (deployment?.status === "ROLLBACK_REQUESTED" || deployment?.stage === "BAKE_TIME") return;
    const { bakeTimeInMinutes } = deployment?.configuration ?? {};
    const alarms = deployment?.alarms?.status === "MONITORING" ? world.pace.alarmBake : 0;
    const seconds = bakeTimeInMinutes === undefined ? alarms : bakeTimeInMinutes * 60;
    if (deployment?.status !== "IN_PROGRESS" || seconds === 0) return this.#deployments.complete(service);
    deployment.stage = "BAKE_TIME";
    world.tell({ kind: "stage", subject: service.arn, to: "BAKE_TIME" });
    world.queue.in(seconds, () => {
      if (service.deployments[0] !== primary || deployment.status !== "IN_PROGRESS") return;
      this.#deployments.complete(service);
      this.request(service, 0);
    });
  }

  #watch(task: Task, change: TaskChange): void {
    const service =
      task.serviceArn === undefined ? undefined : this.#machine.ecs.services.get(task.serviceArn);
    if (service === undefined) return;
    if (change === "running") this.#running(service, task);
    if (change === "health") this.#judge(service, task);
    if (change === "stopping") drainTargets(this.#machine, service, task);
    if (change === "stopped") this.#stopped(service, task);
  }

  #running(service: Service, task: Task): void {
    const { world } = this.#machine;
    const deployment = deploymentOf(service, task);
    if (deployment !== undefined) deployment.failedStarts = 0;
    resolved(service, "starts");
    registerTargets(this.#machine, service, task, (_task, group, target) => {
      if (target.state === "unhealthy")
        sayOnce(
          world,
          service,
          `target ${task.id}`,
          `(port ${target.port}) is unhealthy in (target-group ${group}) due to (reason ${target.reason})`,
        );
      this.#judge(service, task);
    });
    const checked = task.containers.some(
      ({ definition }) => definition?.healthCheck !== undefined && definition.essential !== false,
    );
    const balanced = service.deployments.some(
      ({ revision }) => revision.number === task.revision && revision.targetGroups.length > 0,
    );
    world.queue.in(checked || balanced ? 0 : world.pace.settle, () => this.#judge(service, task));
  }

  /** Healthy, not yet, or to be replaced. */
  #judge(service: Service, task: Task): void {
    const { ecs, world } = this.#machine;
    if (task.desiredStatus === "STOPPED" || task.startedAt === undefined) return;
    const grace = task.startedAt + (service.settings.healthCheckGracePeriodSeconds ?? 0) * 1000;
    const health = taskHealth(task);
    const group = [...ecs.targets].find(([, targets]) => targets.get(task.arn)?.state === "unhealthy")?.[0];
    if (health === "UNHEALTHY" || group !== undefined) {
      if (world.queue.now < grace) return void world.queue.at(grace, () => this.#judge(service, task));
      if (health === "UNHEALTHY") say(world, service, `(task ${task.id}) failed container health checks.`);
      const reason =
        group === undefined
          ? "Task failed container health checks"
          : `Task failed ELB health checks in (target-group ${group})`;
      return this.#life.stop(task, { code: "ServiceSchedulerInitiated", reason });
    }
    const checked = task.containers.some(
      ({ definition }) => definition?.healthCheck !== undefined && definition.essential !== false,
    );
    if (checked && health !== "HEALTHY") return;
    if (!allTargetsHealthy(this.#machine, service, task)) return;
    if (task.healthyAt !== undefined) return;
    task.healthyAt = world.queue.now;
    const deployment = deploymentOf(service, task);
    const breaker = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
    if (deployment !== undefined && breaker?.resetOnHealthyTask !== false) deployment.failedTasks = 0;
    resolved(service, "place");
    this.request(service, 0);
  }

  #stopped(service: Service, task: Task): void {
    service.tasks.delete(task);
    removeTargets(this.#machine, service, task);
    const deployment = deploymentOf(service, task);
    if (deployment !== undefined && hasFailed(task)) this.#failed(service, deployment, task);
    this.request(service, 0);
  }

  #failed(service: Service, deployment: Deployment, task: Task): void {
    const { world, ecs } = this.#machine;
    if (task.startedAt === undefined) {
      deployment.failedStarts += 1;
      if (task.stoppedReason !== undefined && task.stopCode === "TaskFailedToStart")
        sayOnce(world, service, "place", `was unable to place a task. Reason: ${task.stoppedReason}.`);
      if (deployment.failedStarts >= 3)
        sayOnce(world, service, "starts", "is unable to consistently start tasks successfully.");
      const waits = world.pace.startThrottle;
      const wait = waits[Math.min(deployment.failedStarts, waits.length) - 1] ?? 0;
      deployment.waitUntil = world.queue.now + wait * 1000;
      this.request(service, wait);
    }
    if (deployment.rolloutState !== "IN_PROGRESS" || deployment.status !== "PRIMARY") return;
    deployment.failedTasks += 1;
    const current = underWay(service);
    const configuration = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
    if (configuration?.enable !== true || current === undefined) return;
    const threshold = breakerThreshold(desiredOf(ecs, service), configuration.thresholdConfiguration);
    current.breaker = { ...current.breaker, failureCount: deployment.failedTasks, threshold };
    if (
      deployment.failedTasks < threshold ||
      !["IN_PROGRESS", "ROLLBACK_IN_PROGRESS"].includes(current.status)
    )
      return;
    current.breaker.status = "TRIGGERED";
    this.#deployments.fail(service, breakerFault(configuration.rollback));
  }
}

const deploymentOf = (service: Service, task: Task): Deployment | undefined =>
  service.deployments.find(({ revision }) => revision.number === task.revision);

/** Those that never completed first: their tasks are the first to go. */
const oldDeployments = (service: Service): Deployment[] =>
  service.deployments
    .slice(1)
    .sort((a, b) => Number(a.rolloutState === "COMPLETED") - Number(b.rolloutState === "COMPLETED"));

const hasFailed = ({ stopCode, stoppedReason = "" }: Task): boolean =>
  stopCode === "TaskFailedToStart" ||
  stopCode === "EssentialContainerExited" ||
  (stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Task failed"));
