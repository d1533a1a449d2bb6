/**
 * Finds out whether a rolling deployment only waits for old tasks to stop: reads its tasks, the health of their targets
 * and their scale-in protection. Best effort: anything that can't be read counts as "no".
 */
import type { Service, ServiceDeployment, Task } from "@aws-sdk/client-ecs";
import { assertFailure, messageOf } from "../../core/failure.ts";
import { seconds } from "../../core/time.ts";
import { type Lingering, onlyLingering, protectedByEvents, type TaskState } from "../../ecs/lingering.ts";
import { inBatches } from "../../ecs/reading/services.ts";
import { describeServiceTasks } from "../../ecs/reading/tasks.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import type { ReleaseContext } from "../context.ts";
import type { ServiceReading } from "./wave-reader.ts";
import type { StartedService } from "./service-release.ts";

/** Maximum number of tasks in a GetTaskProtection call (ECS API reference). */
const protectionsPerCall = 10;

/** ECS's default `stopTimeout`, in seconds. */
const defaultStopTimeout = 30;

/** Whether it is possible at all: a rolling deployment of this release, with all new tasks running, still in progress. */
export function mayLinger(one: StartedService, { service, deployment, judgment }: ServiceReading): boolean {
  if (one.controller !== "ECS" || one.withoutDeployment || judgment.state !== "in-progress") return false;
  if (service === undefined || !isRolling(service, deployment)) return false;
  const ours = service.deployments?.find(({ id }) => id === one.deploymentId);
  return (
    ours?.status === "PRIMARY" &&
    (ours.runningCount ?? 0) >= (ours.desiredCount ?? Infinity) &&
    (service.deployments ?? []).length > 1
  );
}

function isRolling(service: Service, deployment: ServiceDeployment | undefined): boolean {
  const strategy = (deployment ?? service).deploymentConfiguration?.strategy ?? "ROLLING";
  return strategy === "ROLLING" && (deployment === undefined || deployment.status === "IN_PROGRESS");
}

/** ECS has replaced every task, and only watches alarms. */
export const isBaking = ({ service, deployment }: ServiceReading): boolean =>
  service !== undefined &&
  deployment?.lifecycleStage === "BAKE_TIME" &&
  deployment.status === "IN_PROGRESS" &&
  isRolling(service, deployment);

export class LingeringTasks {
  readonly #context: ReleaseContext;
  readonly #noted = new Set<string>();
  readonly #denied = new Set<string>();

  constructor(context: ReleaseContext) {
    this.#context = context;
  }

  /** The remaining old tasks, if the deployment waits only for them; `undefined` otherwise, or if that can't be read. */
  async of(one: StartedService, reading: ServiceReading): Promise<readonly Lingering[] | undefined> {
    const { service } = reading;
    if (service === undefined || !mayLinger(one, reading)) return undefined;
    const tasks = await this.#orNote(one, "tasks", () => this.#tasks(one));
    if (tasks === undefined) return undefined;
    const old = tasks.filter(
      ({ startedBy, desiredStatus }) => !isOurs(one, startedBy) && isWanted(desiredStatus),
    );
    const [protections, targets] = await Promise.all([
      old.length === 0 ? new Map() : this.#orNote(one, "protection", () => this.#protections(one, old)),
      this.#orNote(one, "targets", () => this.#healthyTargets(service)),
    ]);
    const { minimumHealthyPercent = 100 } = service.deploymentConfiguration ?? {};
    return onlyLingering({
      tasks: tasks.map((task) => stateOf(one, task, { protections, targets, service })),
      desired: service.deployments?.find(({ id }) => id === one.deploymentId)?.desiredCount ?? 0,
      protectedByEvents: protectedByEvents(reading.facts.events ?? []),
      neverBelowDesired: minimumHealthyPercent >= 100,
      drainTime: one.drain === undefined ? undefined : one.drain + stopTime(one.definition),
      now: this.#context.clock.now(),
    });
  }

  async #tasks({ name, cluster }: StartedService): Promise<Task[]> {
    const { aws, signal } = this.#context;
    const tasks = await describeServiceTasks({ ecs: await aws.ecs(), signal }, cluster, name);
    return tasks.filter(({ lastStatus }) => lastStatus !== "STOPPED" && lastStatus !== "DELETED");
  }

  /** Scale-in protection by task ARN. */
  async #protections({ name, cluster }: StartedService, tasks: readonly Task[]): Promise<Protections> {
    const { aws, signal } = this.#context;
    const ecs = await aws.ecs();
    const arns = tasks.flatMap(({ taskArn }) => taskArn ?? []);
    const answers = await Promise.all(
      inBatches(arns, protectionsPerCall).map((batch) =>
        ecs.getTaskProtection({ cluster, tasks: batch }, { signal, resource: name }),
      ),
    );
    const known = answers.flatMap(({ protectedTasks }) => protectedTasks ?? []);
    return new Map(
      known.map(({ taskArn = "", protectionEnabled, expirationDate }) => [
        taskArn,
        { enabled: protectionEnabled === true, until: expirationDate?.getTime() },
      ]),
    );
  }

  /** IDs of the healthy targets of each load balancer of the service, over all its target groups. */
  async #healthyTargets(service: Service): Promise<Targets> {
    const balancers = targetGroupsOf(service);
    if (balancers.length === 0) return [];
    const { aws, signal } = this.#context;
    const elb = await aws.elb();
    const healthyIn = async (TargetGroupArn: string): Promise<string[]> => {
      const options = { signal, resource: TargetGroupArn };
      const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({ TargetGroupArn }, options);
      return TargetHealthDescriptions.flatMap(({ Target, TargetHealth }) =>
        TargetHealth?.State === "healthy" ? (Target?.Id ?? []) : [],
      );
    };
    return Promise.all(
      balancers.map(async (groups) => new Set((await Promise.all(groups.map(healthyIn))).flat())),
    );
  }

  /** Returns `undefined` on an error, with one note. After a denial, no further attempts. */
  async #orNote<T>(one: StartedService, what: string, read: () => Promise<T>): Promise<T | undefined> {
    if (this.#denied.has(what)) return undefined;
    try {
      return await read();
    } catch (error) {
      assertFailure(error, this.#context.signal);
      if (error.why.name.includes("denied")) this.#denied.add(what);
      if (!this.#noted.has(what)) {
        this.#noted.add(what);
        const text = `${unreadable[what]}: ${messageOf(error)}`;
        this.#context.emit({ kind: "note", level: "info", about: one.name, text });
      }
      return undefined;
    }
  }
}

const unreadable: Readonly<Record<string, string>> = {
  tasks: "The service's tasks can't be read",
  protection: "The scale-in protection of old tasks can't be read",
  targets: "The health of targets can't be read",
};

type Protections = ReadonlyMap<string, { readonly enabled: boolean; readonly until: number | undefined }>;
type Targets = ReadonlyArray<ReadonlySet<string>>;

const isOurs = ({ deploymentId }: StartedService, startedBy: string | undefined): boolean =>
  startedBy === deploymentId;

const isWanted = (desiredStatus: string | undefined): boolean => desiredStatus === "RUNNING";

function stateOf(
  one: StartedService,
  task: Task,
  read: {
    readonly protections: Protections | undefined;
    readonly targets: Targets | undefined;
    readonly service: Service;
  },
): TaskState {
  const { taskArn = "", startedBy, desiredStatus, lastStatus, startedAt, stoppingAt } = task;
  const protection = read.protections?.get(taskArn);
  return {
    task: taskArn,
    ours: isOurs(one, startedBy),
    wanted: isWanted(desiredStatus),
    running: lastStatus === "RUNNING",
    health: healthOf(task, one.definition, read.service, read.targets),
    startedAt: startedAt?.getTime(),
    stoppingAt: stoppingAt?.getTime(),
    ...(read.protections !== undefined && { isProtected: protection?.enabled ?? false }),
    protectedUntil: protection?.until,
  };
}

/** The worse of its containers' health checks and its targets' health. */
function healthOf(
  task: Task,
  definition: TaskDefinition,
  service: Service,
  targets: Targets | undefined,
): TaskState["health"] {
  const checks = [containerHealth(task, definition), targetHealth(task, service, targets)];
  const order = ["unhealthy", "unknown", "healthy"] as const;
  return order.find((health) => checks.includes(health)) ?? "unchecked";
}

function containerHealth({ healthStatus }: Task, { containers }: TaskDefinition): TaskState["health"] {
  if (!containers.some(({ essential, healthCheck }) => essential && healthCheck !== undefined))
    return "unchecked";
  if (healthStatus === "HEALTHY") return "healthy";
  return healthStatus === "UNHEALTHY" ? "unhealthy" : "unknown";
}

/** Finds the target by the task's IP address; unknown for instance targets, or if the targets can't be read. */
function targetHealth(task: Task, service: Service, targets: Targets | undefined): TaskState["health"] {
  if ((service.loadBalancers ?? []).length === 0) return "unchecked";
  const address = (task.attachments ?? [])
    .flatMap(({ details }) => details ?? [])
    .find(({ name }) => name === "privateIPv4Address")?.value;
  if (targets === undefined || targets.length < (service.loadBalancers ?? []).length) return "unknown";
  if (address === undefined) return "unknown";
  return targets.every((group) => group.has(address)) ? "healthy" : "unhealthy";
}

/** For each load balancer with target groups: the group and, if set, the alternate one. */
const targetGroupsOf = ({ loadBalancers }: Service): ReadonlyArray<readonly string[]> =>
  (loadBalancers ?? []).flatMap(({ targetGroupArn, advancedConfiguration }) => {
    const alternate = advancedConfiguration?.alternateTargetGroupArn;
    if (targetGroupArn === undefined) return [];
    return [alternate === undefined ? [targetGroupArn] : [targetGroupArn, alternate]];
  });

/** The longest time that its containers may take to stop, in milliseconds. */
const stopTime = ({ containerPlans }: TaskDefinition): number =>
  seconds(Math.max(...containerPlans.map(({ stopTimeout }) => stopTimeout ?? defaultStopTimeout)));
