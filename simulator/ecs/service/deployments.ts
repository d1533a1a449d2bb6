/** Starts, completes, fails and rolls back deployments, in both views (docs/aws-reference.md#services, #service-deployments). */
import type { Machine } from "../container-run.ts";
import type {
  Deployment,
  RevisionSettings,
  Service,
  ServiceDeployment,
  ServiceRevision,
  TaskDefinition,
} from "../state.ts";
import { desiredOf, liveTasks } from "./counts.ts";
import {
  classicId,
  createServiceDeployment,
  isFinal,
  newest,
  setStatus,
  underWay,
} from "./service-deployment.ts";
import { type Fault, alarmFault, stopFault } from "./faults.ts";
import { resolveEvent, addEvent } from "./service-events.ts";
import { nextTargetGroups } from "./targets.ts";

export interface Change {
  readonly taskDefinition: TaskDefinition;
  readonly settings: RevisionSettings;
  readonly forced: boolean;
}

/** Seconds until a replaced deployment is STOPPED. */
const replacedWithin = 0.3;

export const noCandidate = "No rollback candidate was found to run the rollback.";

export class Deployments {
  readonly #machine: Machine;
  readonly #step: (service: Service, seconds: number) => void;

  /** @param step requests a scheduler step for a service after some seconds */
  constructor(machine: Machine, step: (service: Service, seconds: number) => void) {
    this.#machine = machine;
    this.#step = step;
  }

  /** A new revision becomes PRIMARY and supersedes the deployment in progress. */
  begin(service: Service, change: Change): Deployment {
    const { world, ecs } = this.#machine;
    const before = service.deployments[0];
    this.#supersede(service);
    const revision = this.#revise(service, change, before?.revision);
    for (const old of service.deployments) {
      if (old.status !== "PRIMARY") continue;
      old.status = "ACTIVE";
      old.keep =
        old.rolloutState === "COMPLETED"
          ? desiredOf(ecs, service)
          : liveTasks(service, old.revision.number).length;
      old.launching = old.rolloutState === "COMPLETED";
    }
    const { now } = world.queue;
    const deployment: Deployment = {
      revision,
      status: "PRIMARY",
      rolloutState: "IN_PROGRESS",
      rolloutStateReason: `ECS deployment ${classicId(revision)} in progress.`,
      createdAt: now,
      updatedAt: now,
      failedTasks: 0,
      launching: true,
      keep: 0,
      failedStarts: 0,
      waitUntil: now,
    };
    const sources = service.deployments
      .filter((old) => liveTasks(service, old.revision.number).length > 0 || old === before)
      .map((old) => old.revision);
    service.deployments.unshift(deployment);
    service.taskDefinition = change.taskDefinition;
    service.revisionSettings = change.settings;
    const serviceDeployment = createServiceDeployment(this.#machine, service, revision, sources);
    service.serviceDeployments.push(serviceDeployment);
    resolveEvent(service, "steady");
    world.emit({ kind: "deployment", subject: service.arn, to: "PENDING" });
    world.emit({ kind: "rollout", subject: service.arn, to: "IN_PROGRESS" });
    world.after(world.pace.schedule, () => this.#start(service, serviceDeployment));
    return deployment;
  }

  #revise(service: Service, change: Change, before: ServiceRevision | undefined): ServiceRevision {
    const { world } = this.#machine;
    const number = world.random.number(19);
    const same = before?.taskDefinition === change.taskDefinition && !change.forced;
    const revision: ServiceRevision = {
      number,
      arn: `${service.arn.replace(":service/", ":service-revision/")}/${number}`,
      createdAt: world.queue.now,
      taskDefinition: change.taskDefinition,
      settings: change.settings,
      targetGroups: nextTargetGroups(service, change.settings, before),
      ...(same && before.digests !== undefined ? { digests: before.digests } : {}),
    };
    service.revisions.push(revision);
    return revision;
  }

  #supersede(service: Service): void {
    const deployment = underWay(service);
    if (deployment === undefined) return;
    if (deployment.status === "ROLLBACK_IN_PROGRESS")
      return setStatus(
        this.#machine,
        service,
        deployment,
        "ROLLBACK_FAILED",
        "A new deployment was started.",
      );
    this.#requestStop(service, deployment, "Replaced by a new service deployment.", replacedWithin);
  }

  #requestStop(
    service: Service,
    deployment: ServiceDeployment,
    reason: string,
    seconds = this.#machine.world.pace.stopRequest,
  ): void {
    const { world } = this.#machine;
    setStatus(this.#machine, service, deployment, "STOP_REQUESTED", reason);
    world.after(seconds, () => {
      if (deployment.status === "STOP_REQUESTED") setStatus(this.#machine, service, deployment, "STOPPED");
    });
  }

  #start(service: Service, deployment: ServiceDeployment): void {
    const { ecs } = this.#machine;
    if (deployment.status !== "PENDING") return;
    const { alarms } = deployment;
    if (alarms?.names.some((name) => ecs.alarms.get(name) === "ALARM") === true) alarms.status = "DISABLED";
    setStatus(this.#machine, service, deployment, "IN_PROGRESS");
    this.#step(service, 0);
  }

  /** The PRIMARY is complete: SUCCESSFUL, or ROLLBACK_SUCCESSFUL for a rollback. */
  complete(service: Service): void {
    const { world } = this.#machine;
    const primary = service.deployments[0];
    if (primary === undefined) return;
    primary.shownAs = {
      rolloutState: primary.rolloutState,
      reason: primary.rolloutStateReason,
      until: world.queue.now + world.pace.classicLag * 1000,
    };
    primary.rolloutState = "COMPLETED";
    primary.rolloutStateReason = `ECS deployment ${classicId(primary.revision)} completed.`;
    primary.updatedAt = world.queue.now;
    primary.failedTasks = 0;
    service.completed = primary;
    addEvent(world, service, `(deployment ${classicId(primary.revision)}) deployment completed.`);
    const deployment = underWay(service);
    const back = deployment?.status === "ROLLBACK_IN_PROGRESS";
    if (deployment?.traffic !== undefined) deployment.traffic = traffic(back ? 0 : 100);
    if (deployment !== undefined)
      setStatus(this.#machine, service, deployment, back ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL");
    world.emit({ kind: "rollout", subject: service.arn, to: "COMPLETED" });
  }

  /** StopServiceDeployment(ROLLBACK): the rollback starts soon, unless the deployment completes first. */
  requestRollback(service: Service, deployment: ServiceDeployment): void {
    const { world } = this.#machine;
    if (!["PENDING", "IN_PROGRESS"].includes(deployment.status)) return;
    setStatus(this.#machine, service, deployment, "ROLLBACK_REQUESTED");
    world.after(world.pace.stopRequest, () => {
      if (deployment.status === "ROLLBACK_REQUESTED") this.fail(service, stopFault);
    });
  }

  /** The deployment in progress has failed: ECS rolls back to the last completed one, or stops it. */
  fail(service: Service, fault: Fault): void {
    const { world } = this.#machine;
    const deployment = underWay(service);
    const failing = service.deployments[0];
    if (deployment === undefined || failing === undefined) return;
    if (deployment.status === "ROLLBACK_IN_PROGRESS")
      return this.#rollbackFailed(service, deployment, failing, fault);
    const id = classicId(failing.revision);
    this.#failed(failing, fault.rollout);
    if (fault !== stopFault)
      addEvent(world, service, `(deployment ${id}) deployment failed: ${fault.event}.`);
    world.emit({ kind: "rollout", subject: service.arn, to: "FAILED" });
    if (!fault.rollback)
      this.#requestStop(service, deployment, fault.reason.replace("rolled back", "stopped"));
    else this.#rollBack(service, deployment, failing, fault);
    this.#step(service, 0);
  }

  #failed(deployment: Deployment, reason: string): void {
    deployment.rolloutState = "FAILED";
    deployment.rolloutStateReason = reason;
    deployment.updatedAt = this.#machine.world.queue.now;
    deployment.launching = false;
  }

  #rollbackFailed(service: Service, deployment: ServiceDeployment, failing: Deployment, fault: Fault): void {
    this.#failed(failing, fault.rollout);
    setStatus(this.#machine, service, deployment, "ROLLBACK_FAILED", fault.rollout);
    this.#machine.world.emit({ kind: "rollout", subject: service.arn, to: "FAILED" });
  }

  #rollBack(service: Service, deployment: ServiceDeployment, failing: Deployment, fault: Fault): void {
    const { world } = this.#machine;
    const { now } = world.queue;
    const target = service.completed;
    if (target === undefined || target.rolloutState !== "COMPLETED") {
      deployment.rollback = { reason: fault.reason, startedAt: now };
      return setStatus(this.#machine, service, deployment, "ROLLBACK_FAILED", noCandidate);
    }
    const number = failing.revision.number;
    failing.status = "ACTIVE";
    failing.keep = liveTasks(service, number).length;
    target.status = "PRIMARY";
    target.rolloutState = "IN_PROGRESS";
    target.rolloutStateReason = `${fault.source}: rolling back to deploymentId ${classicId(target.revision)}.`;
    target.updatedAt = now;
    delete target.shownAs;
    target.launching = true;
    target.failedTasks = 0;
    target.failedStarts = 0;
    service.deployments = [target, ...service.deployments.filter((each) => each !== target)];
    service.taskDefinition = target.revision.taskDefinition;
    service.revisionSettings = target.revision.settings;
    addEvent(world, service, `rolling back to deployment ${classicId(target.revision)}.`);
    deployment.rollback = { reason: fault.reason, startedAt: now, revision: target.revision };
    delete deployment.stage;
    setStatus(this.#machine, service, deployment, "ROLLBACK_IN_PROGRESS", fault.reason);
    this.#step(service, world.pace.rollback);
  }

  /** An alarm is in ALARM: every deployment that watches it fails, even one in its bake time. */
  alarm(service: Service, name: string): void {
    const deployment = newest(service);
    const alarms = deployment?.alarms;
    if (deployment === undefined || isFinal(deployment) || alarms?.status !== "MONITORING") return;
    if (!alarms.names.includes(name) || !["PENDING", "IN_PROGRESS"].includes(deployment.status)) return;
    alarms.status = "TRIGGERED";
    alarms.triggered = [...alarms.triggered, name];
    this.fail(service, alarmFault(deployment.configuration.alarms?.rollback ?? false));
  }
}

const traffic = (share: number) => ({ test: share, production: share });
