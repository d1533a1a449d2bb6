/** The service scheduler's evaluation of tasks: healthy, to be replaced, or failed. */
import type { Machine } from "../container-run.ts";
import type { Deployment, Service, Task, TaskChange } from "../state.ts";
import type { TaskLife } from "../task-life.ts";
import { breakerThreshold } from "./breaker.ts";
import { desiredOf } from "./counts.ts";
import type { Deployments } from "./deployments.ts";
import { breakerFault } from "./faults.ts";
import { judge } from "./health.ts";
import { underWay } from "./service-deployment.ts";
import { resolveEvent, addEvent, addEventOnce } from "./service-events.ts";
import { drainTargets, registerTargets, removeTargets } from "./targets.ts";

export class TaskWatch {
  readonly #machine: Machine;
  readonly #life: TaskLife;
  readonly #deployments: Deployments;
  readonly #request: (service: Service, seconds: number) => void;

  /** @param request requests a scheduler step for a service after some seconds */
  constructor(
    machine: Machine,
    life: TaskLife,
    deployments: Deployments,
    request: (service: Service, seconds: number) => void,
  ) {
    this.#machine = machine;
    this.#life = life;
    this.#deployments = deployments;
    this.#request = request;
  }

  changed(task: Task, change: TaskChange): void {
    const { services } = this.#machine.ecs;
    const service = task.serviceArn === undefined ? undefined : services.get(task.serviceArn);
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
    resolveEvent(service, "starts");
    registerTargets(this.#machine, service, task, (_task, group, { state, port, reason }) => {
      if (state === "unhealthy")
        addEvent(
          world,
          service,
          `(port ${port}) is unhealthy in (target-group ${group}) due to (reason ${reason})`,
        );
      this.#judge(service, task);
    });
    world.queue.in(world.pace.settle, () => this.#judge(service, task));
    this.#judge(service, task);
  }

  #judge(service: Service, task: Task): void {
    const { ecs, world } = this.#machine;
    if (task.desiredStatus === "STOPPED") return;
    const judgment = judge(ecs, service, task, world.queue.now, world.pace.settle);
    if (judgment.kind === "unhealthy") this.#replace(service, task, judgment.by);
    if (judgment.kind === "healthy" && task.healthyAt === undefined) this.#healthy(service, task);
  }

  /** Stops an unhealthy task after its grace period. */
  #replace(service: Service, task: Task, group: string | undefined): void {
    const { world } = this.#machine;
    const grace = (task.startedAt ?? 0) + (service.settings.healthCheckGracePeriodSeconds ?? 0) * 1000;
    if (world.queue.now < grace) {
      world.queue.at(grace, () => this.#judge(service, task));
      return;
    }
    if (group === undefined) addEvent(world, service, `(task ${task.id}) failed container health checks.`);
    const reason =
      group === undefined
        ? "Task failed container health checks"
        : `Task failed ELB health checks in (target-group ${group})`;
    this.#life.stop(task, { code: "ServiceSchedulerInitiated", reason });
  }

  #healthy(service: Service, task: Task): void {
    task.healthyAt = this.#machine.world.queue.now;
    const deployment = deploymentOf(service, task);
    const breaker = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
    if (deployment !== undefined && breaker?.resetOnHealthyTask !== false) deployment.failedTasks = 0;
    const current = underWay(service);
    if (current !== undefined && deployment?.status === "PRIMARY")
      current.breaker.failureCount = deployment.failedTasks;
    resolveEvent(service, "place");
    this.#request(service, 0);
  }

  #stopped(service: Service, task: Task): void {
    service.tasks.delete(task);
    removeTargets(this.#machine, service, task);
    const deployment = deploymentOf(service, task);
    if (deployment !== undefined && hasFailed(task)) this.#failed(service, deployment, task);
    this.#request(service, 0);
  }

  #failed(service: Service, deployment: Deployment, task: Task): void {
    if (task.startedAt === undefined) this.#failedToStart(service, deployment, task);
    if (deployment.rolloutState !== "IN_PROGRESS" || deployment.status !== "PRIMARY") return;
    deployment.failedTasks += 1;
    const { ecs } = this.#machine;
    const current = underWay(service);
    const configuration = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
    if (configuration?.enable !== true || current === undefined) return;
    const threshold = breakerThreshold(desiredOf(ecs, service), configuration.thresholdConfiguration);
    current.breaker = { ...current.breaker, failureCount: deployment.failedTasks, threshold };
    const monitored = ["IN_PROGRESS", "ROLLBACK_IN_PROGRESS"].includes(current.status);
    if (deployment.failedTasks < threshold || !monitored) return;
    current.breaker.status = "TRIGGERED";
    this.#deployments.fail(service, breakerFault(configuration.rollback));
  }

  /** Consecutive failed starts delay the next ones, longer each time. */
  #failedToStart(service: Service, deployment: Deployment, task: Task): void {
    const { world } = this.#machine;
    deployment.failedStarts += 1;
    if (task.stopCode === "TaskFailedToStart")
      addEventOnce(world, service, "place", `was unable to place a task. Reason: ${task.stoppedReason}.`);
    if (deployment.failedStarts >= 3)
      addEventOnce(world, service, "starts", "is unable to consistently start tasks successfully.");
    const waits = world.pace.startThrottle;
    const wait = waits[Math.min(deployment.failedStarts, waits.length) - 1] ?? 0;
    deployment.waitUntil = world.queue.now + wait * 1000;
    this.#request(service, wait);
  }
}

const deploymentOf = (service: Service, task: Task): Deployment | undefined =>
  service.deployments.find(({ revision }) => revision.number === task.revision);

/** Stopped because of a failure, not because fewer tasks were desired or the host was lost. */
const hasFailed = ({ stopCode, stoppedReason = "" }: Task): boolean =>
  stopCode === "TaskFailedToStart" ||
  stopCode === "EssentialContainerExited" ||
  (stopCode === "ServiceSchedulerInitiated" && stoppedReason.startsWith("Task failed"));
