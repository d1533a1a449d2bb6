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

/** The running tasks of a journal entry. */
export async function tasksOf(stopper: TaskReader, entry: TaskEntry): Promise<readonly Task[]> {
  const { cluster, startedBy, mark, taskArn } = entry;
  const arns = taskArn === undefined ? await listRunning(stopper, cluster, startedBy) : [taskArn];
  const tasks = await describeTasks(stopper, cluster, arns);
  return tasks.filter((task) => isAlive(task) && (taskArn !== undefined || markIn(task) === mark));
}

/** For a canceled job with `on-cancel: stop`. Returns the ARNs that were stopped, and the failures. */
export async function stopTasksOf(
  stopper: TaskStopper,
  entry: TaskEntry,
): Promise<{ readonly stopped: readonly string[]; readonly refused: readonly Cause[] }> {
  const stopped: string[] = [];
  const refused: Cause[] = [];
  for (const { taskArn } of await tasksOf(stopper, entry)) {
    if (taskArn === undefined) continue;
    const cause = await stopTask(stopper, { cluster: entry.cluster, taskArn }, "cancelled");
    if (cause === undefined) stopped.push(taskArn);
    else refused.push(cause);
  }
  return { stopped, refused };
}
