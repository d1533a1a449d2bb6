/** Creates, scales and deletes task sets of CODE_DEPLOY services. */
import type { Machine } from "../ecs/container-run.ts";
import { healthyTasks, liveTasks } from "../ecs/service/counts.ts";
import { addEvent } from "../ecs/service/service-events.ts";
import { startServiceTasks } from "../ecs/service/service-tasks.ts";
import type { RevisionSettings, Service, TaskDefinition, TaskSet } from "../ecs/state.ts";
import type { TaskLife } from "../ecs/task-life.ts";

export interface TaskSetSpec {
  readonly taskDefinition: TaskDefinition;
  readonly settings: RevisionSettings;
  readonly targetGroup: string;
  readonly status: "PRIMARY" | "ACTIVE";
  /** Id of the deployment. */
  readonly externalId?: string;
}

export class TaskSets {
  readonly #machine: Machine;
  readonly #life: TaskLife;
  /** Consecutive failed starts, and the end of the wait before the next one, by task set. */
  readonly #failures = new WeakMap<TaskSet, { count: number; until: number }>();

  constructor(machine: Machine, life: TaskLife) {
    this.#machine = machine;
    this.#life = life;
    machine.ecs.watchers.push((task, change) => {
      const service = task.serviceArn === undefined ? undefined : machine.ecs.services.get(task.serviceArn);
      const taskSet = service?.taskSets.find(({ revision }) => revision.number === task.revision);
      if (service === undefined || taskSet === undefined || change !== "stopped") return;
      if (task.startedAt === undefined) this.#failed(taskSet);
      machine.world.after(machine.world.pace.schedule, () => this.reconcile(service));
    });
  }

  create(service: Service, spec: TaskSetSpec): TaskSet {
    const { world } = this.#machine;
    const number = world.random.number(19);
    const { now } = world.queue;
    const loadBalancers = spec.settings.loadBalancers.map((balancer) => ({
      ...balancer,
      targetGroupArn: spec.targetGroup,
    }));
    const revision = {
      number,
      arn: `${service.arn.replace(":service/", ":service-revision/")}/${number}`,
      createdAt: now,
      taskDefinition: spec.taskDefinition,
      settings: spec.settings,
      targetGroups: [spec.targetGroup],
    };
    const taskSet: TaskSet = {
      id: `ecs-svc/${number}`,
      revision,
      status: spec.status,
      startedBy: "CODE_DEPLOY",
      ...(spec.externalId === undefined ? {} : { externalId: spec.externalId }),
      scale: 100,
      loadBalancers,
      createdAt: now,
      updatedAt: now,
    };
    service.revisions.push(revision);
    service.taskSets = [...service.taskSets, taskSet];
    world.after(world.pace.schedule, () => this.reconcile(service));
    return taskSet;
  }

  /** Starts missing tasks and stops surplus ones, in every task set of the service. */
  reconcile(service: Service): void {
    if (service.status !== "ACTIVE") return;
    for (const taskSet of service.taskSets) this.#reconcile(service, taskSet);
  }

  isSteady(service: Service, taskSet: TaskSet): boolean {
    const live = liveTasks(service, taskSet.revision.number);
    const wanted = desiredOf(service, taskSet);
    return live.length === wanted && healthyTasks(live).length === wanted;
  }

  countsOf(service: Service, taskSet: TaskSet) {
    const live = liveTasks(service, taskSet.revision.number);
    const running = live.filter(({ lastStatus }) => lastStatus === "RUNNING").length;
    return { desired: desiredOf(service, taskSet), running, pending: live.length - running };
  }

  makePrimary(service: Service, taskSet: TaskSet): void {
    const { world } = this.#machine;
    for (const each of service.taskSets) {
      if (each !== taskSet && each.status !== "PRIMARY") continue;
      each.status = each === taskSet ? "PRIMARY" : "ACTIVE";
      each.updatedAt = world.queue.now;
    }
    service.taskDefinition = taskSet.revision.taskDefinition;
    service.revisionSettings = { ...taskSet.revision.settings, loadBalancers: taskSet.loadBalancers };
    world.emit({ kind: "rollout", subject: service.arn, to: "COMPLETED" });
  }

  /** DRAINING until its last task has stopped. */
  delete(service: Service, taskSet: TaskSet): void {
    const { world } = this.#machine;
    if (taskSet.status === "DRAINING") return;
    taskSet.status = "DRAINING";
    taskSet.scale = 0;
    taskSet.updatedAt = world.queue.now;
    const tasks = liveTasks(service, taskSet.revision.number);
    addEvent(
      world,
      service,
      `(taskSet ${taskSet.id}) has begun draining connections on ${tasks.length} tasks.`,
    );
    this.#stop(service, taskSet, tasks.length);
    const settle = (): void => {
      const left = [...service.tasks].some(({ revision }) => revision === taskSet.revision.number);
      if (left) return void world.queue.in(1, settle);
      service.taskSets = service.taskSets.filter((each) => each !== taskSet);
    };
    world.queue.in(1, settle);
  }

  #reconcile(service: Service, taskSet: TaskSet): void {
    const { world } = this.#machine;
    const live = liveTasks(service, taskSet.revision.number);
    const missing = desiredOf(service, taskSet) - live.length;
    if (missing < 0) return this.#stop(service, taskSet, -missing);
    if (missing === 0 || taskSet.status === "DRAINING") return;
    const until = this.#failures.get(taskSet)?.until ?? 0;
    if (world.queue.now < until) return void world.queue.at(until, () => this.reconcile(service));
    startServiceTasks(this.#machine, this.#life, service, taskSet.revision, missing);
  }

  #stop(service: Service, { id, revision }: TaskSet, count: number): void {
    const reason = `Scaling activity initiated by (deployment ${id})`;
    for (const task of liveTasks(service, revision.number).slice(0, count))
      this.#life.stop(task, { code: "ServiceSchedulerInitiated", reason });
  }

  #failed(taskSet: TaskSet): void {
    const { pace, queue } = this.#machine.world;
    const count = (this.#failures.get(taskSet)?.count ?? 0) + 1;
    const wait = pace.startThrottle[Math.min(count, pace.startThrottle.length) - 1] ?? 0;
    this.#failures.set(taskSet, { count, until: queue.now + wait * 1000 });
  }
}

const desiredOf = (service: Service, { scale }: TaskSet): number =>
  Math.ceil((service.desiredCount * scale) / 100);
