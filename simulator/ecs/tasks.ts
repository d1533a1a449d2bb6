/** The operations on tasks: run, stop, list, describe. */
import { AwsError, type Call, type Operations } from "../protocol/call.ts";
import { lastPart, resourceOf } from "./arn.ts";
import { clusterOf } from "./clusters.ts";
import type { Machine } from "./container-run.ts";
import { pageOf, type PageInput } from "./pages.ts";
import { taskProtection, type ProtectionInput, updateTaskProtection } from "./task-protection.ts";
import { runTask, type RunTaskInput } from "./run-task.ts";
import type { Cluster, Service, Task } from "./state.ts";
import type { TaskLife } from "./task-life.ts";
import { describeTask } from "./task.ts";

interface ListInput extends PageInput {
  readonly cluster?: string;
  readonly family?: string;
  readonly serviceName?: string;
  readonly startedBy?: string;
  readonly desiredStatus?: string;
  readonly launchType?: string;
  readonly containerInstance?: string;
}

const invalid = (message: string): AwsError => new AwsError("InvalidParameterException", message);

/** A task by ID or ARN in a cluster, after it becomes visible. */
function findTask(machine: Machine, cluster: Cluster, name: string): Task | undefined {
  const id = lastPart(name);
  const arn = `${cluster.arn.replace(":cluster/", ":task/")}/${id}`;
  if (resourceOf(name) !== undefined && name !== arn) return undefined;
  const task = machine.ecs.tasks.get(arn);
  return task !== undefined && task.visibleAt <= machine.world.queue.now ? task : undefined;
}

function listTasks({ world, ecs }: Machine, input: ListInput, call: Call): unknown {
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  const others = [input.family, input.serviceName, input.launchType, input.containerInstance];
  if (input.startedBy !== undefined && others.some((filter) => filter !== undefined))
    throw invalid("startedBy must be the only filter.");
  const paged = input.maxResults !== undefined || input.nextToken !== undefined;
  if (world.readings.startedByFilter === "alone" && input.startedBy !== undefined && paged)
    throw invalid("Cannot specify other arguments when providing startedBy argument.");
  const serviceArn =
    input.serviceName === undefined
      ? undefined
      : `${cluster.arn.replace(":cluster/", ":service/")}/${lastPart(input.serviceName)}`;
  if (serviceArn !== undefined && !ecs.services.has(serviceArn))
    throw new AwsError("ServiceNotFoundException", "Service not found.");
  const desired = input.desiredStatus ?? "RUNNING";
  const arns = [...ecs.tasks.values()]
    .filter(
      (task) =>
        task.clusterArn === cluster.arn &&
        task.visibleAt <= world.queue.now &&
        task.desiredStatus === desired &&
        (input.family === undefined || task.definition.family === input.family) &&
        (serviceArn === undefined || task.serviceArn === serviceArn) &&
        (input.startedBy === undefined || task.startedBy === input.startedBy) &&
        (input.launchType === undefined || task.placement.launchType === input.launchType) &&
        input.containerInstance === undefined,
    )
    .map(({ arn }) => arn);
  const page = pageOf(arns, input, 100, 100);
  return { taskArns: page.items, ...page.next };
}

function describeTasks(
  machine: Machine,
  input: { cluster?: string; tasks: readonly string[]; include?: readonly string[] },
  call: Call,
): unknown {
  const { world, ecs } = machine;
  const cluster = clusterOf(world, ecs, call.region, input.cluster);
  if (input.tasks.length === 0) throw invalid("Tasks cannot be empty.");
  if (input.tasks.length > 100) throw invalid("Tasks cannot have more than 100 elements.");
  const withTags = input.include?.includes("TAGS") ?? false;
  const named = input.tasks.map((name) => ({ name, task: findTask(machine, cluster, name) }));
  return {
    tasks: named.flatMap(({ task }) => (task === undefined ? [] : [describeTask(ecs, task, withTags)])),
    failures: named
      .filter(({ task }) => task === undefined)
      .map(({ name }) => ({
        arn: resourceOf(name) === undefined ? `${cluster.arn.replace(":cluster/", ":task/")}/${name}` : name,
        reason: "MISSING",
      })),
  };
}

export function taskOperations(
  machine: Machine,
  life: TaskLife,
  request: (service: Service, seconds: number) => void,
): Operations {
  const { world, ecs } = machine;
  return {
    RunTask: (input: RunTaskInput, call) => runTask(machine, life, input, call),
    ListTasks: (input: ListInput, call) => listTasks(machine, input, call),
    DescribeTasks: (input: { tasks: readonly string[] }, call) => describeTasks(machine, input, call),

    GetTaskProtection: (input: ProtectionInput, call) =>
      taskProtection(machine, input, (name) =>
        findTask(machine, clusterOf(world, ecs, call.region, input.cluster), name),
      ),
    UpdateTaskProtection: (input: ProtectionInput, call) =>
      updateTaskProtection(
        machine,
        input,
        (name) => findTask(machine, clusterOf(world, ecs, call.region, input.cluster), name),
        request,
      ),

    StopTask(input: { cluster?: string; task: string; reason?: string }, call) {
      const cluster = clusterOf(world, ecs, call.region, input.cluster);
      const task = findTask(machine, cluster, input.task);
      if (task === undefined) throw invalid("The referenced task was not found.");
      life.stop(task, { code: "UserInitiated", reason: input.reason ?? "Task stopped by user" });
      ecs.tags.delete(task.arn);
      return { task: describeTask(ecs, task, false) };
    },
  };
}
