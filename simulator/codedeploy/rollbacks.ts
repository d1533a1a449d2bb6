/** CodeDeploy's own rollback: a deployment that shifts traffic back to the previous task set. */
import type { Machine } from "../ecs/container-run.ts";
import {
  type CodeDeployState,
  type Deployment,
  isOver,
  type LifecycleEvent,
  type RollbackEvent,
} from "./state.ts";
import type { TaskSets } from "./task-sets.ts";

/** Seconds from the end of a deployment until its rollback is created, and for each step of the rollback. */
const lag = 8;
const step = 2;

export class Rollbacks {
  readonly #machine: Machine;
  readonly #state: CodeDeployState;
  readonly #sets: TaskSets;
  readonly #nextId: () => string;

  constructor(machine: Machine, state: CodeDeployState, sets: TaskSets, nextId: () => string) {
    this.#machine = machine;
    this.#state = state;
    this.#sets = sets;
    this.#nextId = nextId;
  }

  /**
   * Called after a deployment failed or was stopped.
   * @param rollbackRequested StopDeployment's `autoRollbackEnabled`, if set
   */
  follow(deployment: Deployment, event: RollbackEvent, rollbackRequested?: boolean): void {
    const wanted = rollbackRequested ?? deployment.autoRollback.includes(event);
    if (!wanted || deployment.creator !== "user") return;
    if (deployment.green === undefined) {
      deployment.rollbackInfo = {
        rollbackMessage: "The deployment had not replaced anything: there is nothing to roll back.",
      };
      return;
    }
    this.#machine.world.queue.in(lag, () => this.#begin(deployment));
  }

  #begin(failed: Deployment): void {
    const { world } = this.#machine;
    const id = this.#nextId();
    const to = failed.blue?.taskSet.revision.taskDefinition.arn ?? failed.appSpec.taskDefinition;
    const rollback: Deployment = {
      id,
      group: failed.group,
      creator: "codeDeployRollback",
      config: "CodeDeployDefault.ECSAllAtOnce",
      content: failed.content.replaceAll(failed.appSpec.taskDefinition, to),
      sha256: failed.sha256,
      appSpec: { ...failed.appSpec, taskDefinition: to },
      autoRollback: [],
      alarms: [],
      createdAt: world.queue.now,
      status: "Created",
      rollbackInfo: {
        rollbackTriggeringDeploymentId: failed.id,
        rollbackMessage: `Deployment ${id} is rolling back the deployment ${failed.id}.`,
      },
      events: [{ name: "AllowTraffic", status: "Pending" }],
      ...(failed.blue === undefined ? {} : { blue: failed.blue }),
      ...(failed.green === undefined ? {} : { green: failed.green }),
      readyPassed: true,
      updatedAt: world.queue.now,
    };
    failed.rollbackInfo = {
      rollbackDeploymentId: id,
      rollbackMessage: `Deployment ${failed.id} has failed; deployment ${id} rolls it back.`,
    };
    this.#state.deployments.set(id, rollback);
    failed.group.deployments.push(rollback);
    this.#become(rollback, "Created");
    this.#later(rollback, () => {
      this.#become(rollback, "InProgress");
      rollback.startedAt = world.queue.now;
      this.#later(rollback, () => this.#shiftBack(rollback));
    });
  }

  #shiftBack(rollback: Deployment): void {
    const { blue, green, group, events } = rollback;
    const [event] = events;
    const isThere = blue !== undefined && group.service.taskSets.includes(blue.taskSet);
    if (group.rollbacksFail || !isThere || blue.taskSet.status === "DRAINING")
      return this.#fail(rollback, event);
    if (event !== undefined) Object.assign(event, { status: "InProgress", startedAt: this.#now });
    this.#later(rollback, () => {
      blue.traffic = 100;
      if (green !== undefined) green.traffic = 0;
      this.#sets.makePrimary(group.service, blue.taskSet);
      if (event !== undefined) Object.assign(event, { status: "Succeeded", endedAt: this.#now });
      this.#later(rollback, () => this.#finish(rollback));
    });
  }

  #finish(rollback: Deployment): void {
    const { green, group } = rollback;
    if (green !== undefined) this.#sets.delete(group.service, green.taskSet);
    rollback.endedAt = this.#now;
    this.#become(rollback, "Succeeded");
  }

  #fail(rollback: Deployment, event: LifecycleEvent | undefined): void {
    if (event !== undefined) Object.assign(event, { status: "Failed", endedAt: this.#now });
    const message =
      "The ECS service cannot be updated due to an unexpected error: the original task set is not there.";
    rollback.error = { code: "ECS_UPDATE_ERROR", message };
    rollback.endedAt = this.#now;
    this.#become(rollback, "Failed");
  }

  get #now(): number {
    return this.#machine.world.queue.now;
  }

  #become(deployment: Deployment, status: Deployment["status"]): void {
    deployment.status = status;
    deployment.updatedAt = this.#now;
    this.#machine.world.emit({ kind: "deployment", subject: deployment.group.service.arn, to: status });
  }

  #later(deployment: Deployment, action: () => void): void {
    this.#machine.world.after(step, () => {
      if (!isOver(deployment)) action();
    });
  }
}
