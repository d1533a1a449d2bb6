/** Stops a one-off task by its ARN, or by `startedBy` if the job was canceled before it knew the ARN. */
import type { Task } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../../aws/calls.ts";
import { describeTasks, listRunning, type TaskReader } from "../../ecs/reading/tasks.ts";
import { reasonsToStop } from "../../ecs/task.ts";
import { isAlive, markIn } from "../../ecs/task-identity.ts";
import { assertFailure, type Cause } from "../../core/failure.ts";
import type { TaskEntry } from "../../core/journal.ts";

export interface TaskStopper extends TaskReader {
  readonly ecs: Pick<EcsCalls, "listTasks" | "describeTasks" | "stopTask">;
}

/** Returns the cause if ECS rejects the call. A task that has already stopped is not a failure. */
export async function stopTask(
  { ecs, signal }: Pick<TaskStopper, "signal"> & { readonly ecs: Pick<EcsCalls, "stopTask"> },
  task: { readonly cluster: string; readonly taskArn: string },
  why: keyof typeof reasonsToStop,
): Promise<Cause | undefined> {
  const { cluster, taskArn } = task;
  try {
    await ecs.stopTask({ cluster, task: taskArn, reason: reasonsToStop[why] }, { signal, resource: taskArn });
    return undefined;
  } catch (thrown) {
    assertFailure(thrown, signal);
    return thrown.why;
  }
}

/** The tasks of a journal entry, as far as ECS lists them. */
async function tasksOf(stopper: TaskReader, entry: TaskEntry): Promise<readonly Task[]> {
  const { cluster, startedBy, mark, taskArn } = entry;
  const arns = taskArn === undefined ? await listRunning(stopper, cluster, startedBy) : [taskArn];
  const tasks = await describeTasks(stopper, cluster, arns);
  return tasks.filter((task) => taskArn !== undefined || markIn(task) === mark);
}

/** For a canceled job with `on-cancel: stop`. Returns the failures; `undefined` if ECS doesn't list the task (yet). */
export async function stopTasksOf(
  stopper: TaskStopper,
  entry: TaskEntry,
): Promise<readonly Cause[] | undefined> {
  const tasks = await tasksOf(stopper, entry);
  if (tasks.length === 0) return undefined;
  const refused: Cause[] = [];
  for (const { taskArn } of tasks.filter(isAlive)) {
    if (taskArn === undefined) continue;
    const cause = await stopTask(stopper, { cluster: entry.cluster, taskArn }, "cancelled");
    if (cause !== undefined) refused.push(cause);
  }
  return refused;
}
