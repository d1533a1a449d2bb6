/** RunTask: checks, idempotency, and the resulting tasks or failures (docs/aws-reference.md#runtask). */
import { isDeepStrictEqual } from "node:util";
import { AwsError, type Call } from "../protocol/call.ts";
import { clusterOf } from "./clusters.ts";
import type { Machine } from "./container-run.ts";
import { placementOf, type PlacementInput } from "./placement.ts";
import type { ClientToken, Cluster, Failure, Tag, Task, TaskDefinition, TaskOverrides } from "./state.ts";
import { checkTags, tagsOf } from "./tags.ts";
import { runnableDefinition } from "./task-definitions.ts";
import type { TaskLife } from "./task-life.ts";
import { createTask, describeTask } from "./task.ts";

export interface RunTaskInput extends PlacementInput {
  readonly taskDefinition: string;
  readonly cluster?: string;
  readonly count?: number;
  readonly startedBy?: string;
  readonly group?: string;
  readonly clientToken?: string;
  readonly overrides?: TaskOverrides;
  readonly tags?: readonly Tag[];
  readonly propagateTags?: string;
  readonly enableExecuteCommand?: boolean;
  readonly enableECSManagedTags?: boolean;
  readonly placementConstraints?: readonly unknown[];
  readonly placementStrategy?: readonly unknown[];
}

const refuse = (message: string): never => {
  throw new AwsError("InvalidParameterException", message);
};

function check(input: RunTaskInput): void {
  const count = input.count ?? 1;
  if (count < 1 || count > 10) refuse("count should be between 1 and 10.");
  if (input.startedBy !== undefined && !/^[\w\-/]{1,128}$/.test(input.startedBy))
    refuse("startedBy must be at most 128 letters, digits, hyphens, slashes and underscores.");
  if (input.clientToken !== undefined && !/^[!-~]{1,64}$/.test(input.clientToken))
    refuse("clientToken must be at most 64 ASCII characters in the range of 33-126 inclusive.");
  if (input.propagateTags !== undefined && !["TASK_DEFINITION", "NONE"].includes(input.propagateTags))
    refuse("propagateTags can only be TASK_DEFINITION or NONE for RunTask.");
  checkTags(input.tags);
}

function checkOverrides(definition: TaskDefinition, overrides: TaskOverrides | undefined): void {
  if (overrides === undefined) return;
  if (JSON.stringify(overrides).length > 8192)
    refuse("The overrides exceed the maximum length of 8192 characters.");
  for (const { name } of overrides.containerOverrides ?? []) {
    if (name === undefined || name === "") refuse("Container override name cannot be empty.");
    if (!definition.parsed.containerDefinitions.some((container) => container.name === name))
      refuse(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}

function checkPlacement(launchType: string | undefined, input: RunTaskInput): void {
  const { placementConstraints: constraints = [], placementStrategy: strategy = [] } = input;
  if (constraints.length > 10) refuse("placementConstraints can have at most 10 items.");
  if (strategy.length > 5) refuse("placementStrategy can have at most 5 items.");
  if (launchType !== "FARGATE") return;
  if (constraints.length > 0) refuse("Placement constraints are not supported with FARGATE launch type.");
  if (strategy.length > 0) refuse("Placement strategies are not supported with FARGATE launch type.");
}

/** Whether a client token is still valid: 24 hours, or until an hour after the last of its tasks has stopped. */
function holds(machine: Machine, token: ClientToken): boolean {
  const { now } = machine.world.queue;
  if (now >= token.at + 24 * 3_600_000) return false;
  const tasks = token.taskArns.map((arn) => machine.ecs.tasks.get(arn));
  return tasks.length === 0 || tasks.some((task) => task !== undefined && !hasExpired(task, now));
}

const hasExpired = (task: Task, now: number): boolean =>
  task.stoppedAt !== undefined && now >= task.stoppedAt + 3_600_000;

function repeated(machine: Machine, token: ClientToken, request: string): unknown {
  if (!isDeepStrictEqual(JSON.parse(token.request), JSON.parse(request)))
    throw new AwsError(
      "ConflictException",
      "The request with this client token was made before with different parameters.",
      400,
      { resourceIds: token.taskArns },
    );
  const tasks = token.taskArns.flatMap((arn) => machine.ecs.tasks.get(arn) ?? []);
  return {
    tasks: tasks.map((task) =>
      task.lastStatus === "STOPPED"
        ? { taskArn: task.arn, lastStatus: task.lastStatus, desiredStatus: task.desiredStatus }
        : describeTask(machine.ecs, task, true),
    ),
    failures: token.failures,
  };
}

export function runTask(machine: Machine, life: TaskLife, input: RunTaskInput, call: Call): unknown {
  const { world, ecs } = machine;
  check(input);
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  const { clientToken, ...parameters } = input;
  const request = JSON.stringify(parameters);
  const key = `${cluster.arn} ${clientToken}`;
  const earlier = clientToken === undefined ? undefined : ecs.clientTokens.get(key);
  if (earlier !== undefined && holds(machine, earlier)) return repeated(machine, earlier, request);
  const definition = runnableDefinition(ecs, call.region, input.taskDefinition);
  checkOverrides(definition, input.overrides);
  const placement = placementOf(cluster, definition, input);
  checkPlacement(placement.launchType, input);
  const failures = nextFailures(machine, cluster);
  const tasks =
    failures.length > 0
      ? []
      : Array.from({ length: input.count ?? 1 }, () =>
          createTask(world, ecs, {
            clusterArn: cluster.arn,
            definition,
            placement,
            overrides: input.overrides ?? {},
            group: input.group ?? `family:${definition.family}`,
            ...(input.startedBy === undefined ? {} : { startedBy: input.startedBy }),
            enableExecuteCommand: input.enableExecuteCommand ?? false,
            tags: tagsFor(machine, input, definition),
            visibleAt: world.queue.now + (world.scenario.switches?.taskInvisible ?? 0) * 1000,
          }),
        );
  if (clientToken !== undefined)
    ecs.clientTokens.set(key, {
      request,
      taskArns: tasks.map(({ arn }) => arn),
      failures,
      at: world.queue.now,
    });
  for (const task of tasks) life.begin(task, {}, nextLaunchFailure(machine));
  return { tasks: tasks.map((task) => describeTask(ecs, task, true)), failures };
}

function tagsFor({ ecs }: Machine, input: RunTaskInput, definition: TaskDefinition): readonly Tag[] {
  const own = input.tags ?? [];
  if (input.propagateTags !== "TASK_DEFINITION") return own;
  const keys = new Set(own.map(({ key }) => key));
  return [...own, ...tagsOf(ecs, definition.arn).filter(({ key }) => !keys.has(key))];
}

function nextFailures({ world, ecs }: Machine, cluster: Cluster): readonly Failure[] {
  const failure = world.scenario.switches?.runTaskFailures?.[ecs.spent.runTaskFailures];
  if (failure === undefined) return [];
  ecs.spent.runTaskFailures += 1;
  const instance = cluster.arn.replace(":cluster/", ":container-instance/");
  return [{ arn: instance, ...failure }];
}

function nextLaunchFailure({ world, ecs }: Machine) {
  const failure = world.scenario.switches?.launchFailures?.[ecs.spent.launchFailures];
  if (failure === undefined) return undefined;
  ecs.spent.launchFailures += 1;
  return { code: failure.stopCode ?? "TaskFailedToStart", reason: failure.stoppedReason };
}
