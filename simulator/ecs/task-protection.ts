/** Scale-in protection of service tasks (API reference: UpdateTaskProtection, GetTaskProtection). */
import { AwsError } from "../protocol/call.ts";
import type { Machine } from "./container-run.ts";
import type { Service, Task } from "./state.ts";

export interface ProtectionInput {
  readonly cluster?: string;
  readonly tasks?: readonly string[];
  readonly protectionEnabled?: boolean;
  readonly expiresInMinutes?: number;
}

type Find = (name: string) => Task | undefined;

/** The API's default duration. */
const usualMinutes = 120;

export function taskProtection({ world }: Machine, { tasks = [] }: ProtectionInput, find: Find): unknown {
  return answerFor(world.queue.now, named(tasks, find));
}

/** @param request requests a scheduler step for a service after some seconds */
export function updateTaskProtection(
  { world, ecs }: Machine,
  { tasks = [], protectionEnabled = false, expiresInMinutes = usualMinutes }: ProtectionInput,
  find: Find,
  request: (service: Service, seconds: number) => void,
): unknown {
  const requested = named(tasks, find);
  for (const { task } of requested) {
    const service = task?.serviceArn === undefined ? undefined : ecs.services.get(task.serviceArn);
    if (task === undefined || service === undefined) continue;
    const wait = protectionEnabled ? expiresInMinutes * 60 : 0;
    task.protectedUntil = world.queue.now + wait * 1000;
    request(service, wait);
  }
  return answerFor(world.queue.now, requested);
}

interface Named {
  readonly name: string;
  readonly task: Task | undefined;
}

function named(tasks: readonly string[], find: Find): readonly Named[] {
  if (tasks.length === 0) throw new AwsError("InvalidParameterException", "Tasks cannot be empty.");
  if (tasks.length > 10)
    throw new AwsError("InvalidParameterException", "Tasks cannot have more than 10 elements.");
  return tasks.map((name) => ({ name, task: find(name) }));
}

const answerFor = (now: number, requested: readonly Named[]): unknown => ({
  protectedTasks: requested.flatMap(({ task }) =>
    task?.serviceArn === undefined
      ? []
      : [
          {
            taskArn: task.arn,
            protectionEnabled: (task.protectedUntil ?? 0) > now,
            ...((task.protectedUntil ?? 0) > now && { expirationDate: new Date(task.protectedUntil ?? 0) }),
          },
        ],
  ),
  failures: requested.flatMap(({ name, task }) =>
    task?.serviceArn === undefined
      ? [{ arn: name, reason: task === undefined ? "MISSING" : "TASK_NOT_VALID" }]
      : [],
  ),
});
