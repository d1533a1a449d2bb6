/**
 * Runs a deployment from Created to its end, one lifecycle event after the other. Source:
 * docs/aws-reference.md#codedeploy.
 */
import type { Machine } from "../ecs/container-run.ts";
import { AwsError } from "../protocol/call.ts";
import { Hooks } from "./hooks.ts";
import { replacementFor } from "./replacement.ts";
import { type Deployment, isOver, type LifecycleEvent, type RollbackEvent } from "./state.ts";
import type { TaskSets } from "./task-sets.ts";
import { shiftsOf } from "./traffic.ts";

/** Seconds. */
const queued = 1;
const started = 2;
const shift = 2;
const watch = 10;
/** CodeDeploy's timeout for a task set that does not become healthy. */
const installTimeout = 3600;

/** Called at the end of a deployment. */
export type Ended = (deployment: Deployment, event: RollbackEvent) => void;

export class Runs {
  readonly #machine: Machine;
  readonly #sets: TaskSets;
  readonly #hooks: Hooks;
  readonly #ended: Ended;

  constructor(machine: Machine, sets: TaskSets, ended: Ended) {
    this.#machine = machine;
    this.#sets = sets;
    this.#hooks = new Hooks(machine.world);
    this.#ended = ended;
  }

  start(deployment: Deployment): void {
    this.#become(deployment, "Created");
    this.#later(deployment, queued, () => {
      this.#become(deployment, "Queued");
      this.#later(deployment, started, () => {
        deployment.startedAt = this.#machine.world.queue.now;
        this.#become(deployment, "InProgress");
        const primary = deployment.group.service.taskSets.find(({ status }) => status === "PRIMARY");
        if (primary === undefined)
          return this.fail(deployment, "INVALID_ECS_SERVICE", "The ECS service has no primary task set.");
        deployment.blue ??= { taskSet: primary, traffic: 100 };
        this.#watchAlarms(deployment);
        this.#advance(deployment);
      });
    });
  }

  /** ContinueDeployment, or the end of the wait. */
  resume(deployment: Deployment): void {
    const { waits } = deployment;
    delete deployment.waits;
    if (waits === "READY_WAIT") {
      deployment.readyPassed = true;
      this.#become(deployment, "InProgress");
      this.#advance(deployment);
    } else if (waits === "TERMINATION_WAIT") this.#terminate(deployment);
  }

  fail(deployment: Deployment, code: string, message: string): void {
    this.#end(deployment, "Failed", { code, message }, "DEPLOYMENT_FAILURE");
  }

  stop(deployment: Deployment, message: string, event: RollbackEvent): void {
    const code = event === "DEPLOYMENT_STOP_ON_ALARM" ? "ALARM_ACTIVE" : "MANUAL_STOP";
    this.#end(deployment, "Stopped", { code, message }, event);
  }

  #become(deployment: Deployment, status: Deployment["status"]): void {
    const { world } = this.#machine;
    deployment.status = status;
    deployment.updatedAt = world.queue.now;
    world.emit({ kind: "deployment", subject: deployment.group.service.arn, to: status });
  }

  #later(deployment: Deployment, seconds: number, action: () => void): void {
    this.#machine.world.after(seconds, () => {
      if (!isOver(deployment)) action();
    });
  }

  #end(
    deployment: Deployment,
    status: "Failed" | "Stopped",
    error: Deployment["error"],
    event: RollbackEvent,
  ) {
    const { now } = this.#machine.world.queue;
    if (isOver(deployment)) return;
    for (const each of deployment.events) {
      if (each.status === "InProgress") {
        each.status = "Failed";
        each.endedAt = now;
      } else if (each.status === "Pending") each.status = "Skipped";
    }
    delete deployment.waits;
    if (error !== undefined) deployment.error = error;
    deployment.endedAt = now;
    this.#become(deployment, status);
    this.#ended(deployment, event);
  }

  #watchAlarms(deployment: Deployment): void {
    const { ecs } = this.#machine;
    const alarm = deployment.alarms.find((name) => ecs.alarms.get(name) === "ALARM");
    if (alarm !== undefined) {
      const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${alarm}>`;
      return this.stop(deployment, message, "DEPLOYMENT_STOP_ON_ALARM");
    }
    if (deployment.alarms.length > 0) this.#later(deployment, watch, () => this.#watchAlarms(deployment));
  }

  #advance(deployment: Deployment): void {
    const event = deployment.events.find(({ status }) => status === "Pending");
    if (isOver(deployment)) return;
    if (event === undefined) return this.#awaitTermination(deployment);
    if (event.name === "BeforeAllowTraffic" && this.#awaitsReady(deployment)) return;
    const { world } = this.#machine;
    event.status = "InProgress";
    event.startedAt = world.queue.now;
    deployment.updatedAt = world.queue.now;
    world.emit({ kind: "stage", subject: deployment.group.service.arn, to: event.name });
    this.#perform(deployment, event);
  }

  #perform(deployment: Deployment, event: LifecycleEvent): void {
    if (event.name === "Install") return this.#install(deployment, event);
    if (event.name === "AllowTraffic") return this.#allowTraffic(deployment, event);
    if (event.name === "AllowTestTraffic") {
      const { testListener } = deployment.group;
      return this.#later(deployment, testListener ? shift : 0, () =>
        this.#done(deployment, event, testListener ? "Succeeded" : "Skipped"),
      );
    }
    const target = deployment.appSpec.hooks.get(event.name);
    if (target === undefined)
      return this.#later(deployment, 0, () => this.#done(deployment, event, "Skipped"));
    this.#hooks.run(target, (answer) => {
      if (isOver(deployment)) return;
      if (answer.succeeded) return this.#done(deployment, event, "Succeeded");
      event.diagnostics = { errorCode: answer.errorCode, scriptName: target, message: answer.message };
      this.fail(
        deployment,
        "HOOK_EXECUTION_FAILURE",
        `The ${event.name} hook ${target} failed: ${answer.message}`,
      );
    });
  }

  #done(deployment: Deployment, event: LifecycleEvent, status: "Succeeded" | "Skipped"): void {
    event.status = status;
    event.endedAt = this.#machine.world.queue.now;
    this.#advance(deployment);
  }

  /** Creates the new task set, and waits until all of its tasks are healthy. */
  #install(deployment: Deployment, event: LifecycleEvent): void {
    const { service } = deployment.group;
    for (const left of service.taskSets) {
      if (left !== deployment.blue?.taskSet) this.#sets.delete(service, left);
    }
    try {
      const taskSet = this.#sets.create(service, replacementFor(this.#machine.ecs, deployment));
      deployment.green = { taskSet, traffic: 0 };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const detail = `${error.message} (Service: AmazonECS; Status Code: 400; Error Code: ${error.code})`;
      return this.fail(
        deployment,
        "ECS_UPDATE_ERROR",
        `The ECS service cannot be updated due to an unexpected error: ${detail}`,
      );
    }
    const deadline = this.#machine.world.queue.now + installTimeout * 1000;
    const look = (): void => {
      const { green } = deployment;
      if (isOver(deployment) || green === undefined) return;
      if (this.#sets.isSteady(service, green.taskSet)) return this.#done(deployment, event, "Succeeded");
      if (this.#machine.world.queue.now < deadline) return void this.#machine.world.queue.in(1, look);
      const message =
        "The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.";
      this.fail(deployment, "TIMEOUT", message);
    };
    this.#machine.world.queue.in(this.#machine.world.pace.schedule + 1, look);
  }

  #allowTraffic(deployment: Deployment, event: LifecycleEvent): void {
    const [first, ...rest] = shiftsOf(deployment.config) ?? [{ share: 100, hold: 0 }];
    const step = (share: number, hold: number, more: typeof rest): void =>
      this.#later(deployment, shift, () => {
        this.#share(deployment, share);
        const [next, ...others] = more;
        if (next === undefined) return this.#shifted(deployment, event);
        this.#later(deployment, hold, () => step(next.share, next.hold, others));
      });
    if (first !== undefined) step(first.share, first.hold, rest);
  }

  #share({ blue, green }: Deployment, share: number): void {
    if (green !== undefined) green.traffic = share;
    if (blue !== undefined) blue.traffic = 100 - share;
  }

  #shifted(deployment: Deployment, event: LifecycleEvent): void {
    const { group, green } = deployment;
    if (green !== undefined) this.#sets.makePrimary(group.service, green.taskSet);
    this.#done(deployment, event, "Succeeded");
  }

  #awaitsReady(deployment: Deployment): boolean {
    const { ready } = deployment.group;
    if (ready === undefined || deployment.readyPassed) return false;
    deployment.waits = "READY_WAIT";
    this.#become(deployment, "Ready");
    this.#machine.world.queue.in(ready.minutes * 60, () => {
      if (deployment.waits !== "READY_WAIT") return;
      const message = `The deployment was stopped: traffic was not rerouted within ${ready.minutes} minutes.`;
      this.#end(deployment, "Stopped", { code: "TIMEOUT", message }, "DEPLOYMENT_FAILURE");
    });
    return true;
  }

  #awaitTermination(deployment: Deployment): void {
    deployment.waits = "TERMINATION_WAIT";
    this.#machine.world.queue.in(deployment.group.terminationWait * 60, () => {
      if (deployment.waits === "TERMINATION_WAIT") this.resume(deployment);
    });
  }

  #terminate(deployment: Deployment): void {
    const { blue, group } = deployment;
    if (blue !== undefined) this.#sets.delete(group.service, blue.taskSet);
    this.#later(deployment, shift, () => {
      deployment.endedAt = this.#machine.world.queue.now;
      this.#become(deployment, "Succeeded");
    });
  }
}
