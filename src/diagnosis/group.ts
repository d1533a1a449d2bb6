/** Groups tasks that failed in the same way, so that each failure is reported once. Pure. */
import type { FailureGroup, TaskCause } from "./facts.ts";

export interface FailedTask {
  readonly taskArn: string;
  readonly cause: TaskCause;
}

const keyOf = ({ name, container = "", exitCode }: TaskCause): string =>
  `${name}|${container}|${exitCode ?? ""}`;

/** Groups by cause, container and exit code: the largest first, the first task of each as its example. */
export function groupFailures(tasks: readonly FailedTask[]): readonly FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { taskArn, cause } of tasks) {
    const known = groups.get(keyOf(cause));
    groups.set(
      keyOf(cause),
      known ? { ...known, count: known.count + 1 } : { cause, count: 1, example: taskArn },
    );
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/** Whether two tasks failed in the same way, e.g. one of the new revision and one of the old. */
export const failAlike = (one: TaskCause, other: TaskCause): boolean => keyOf(one) === keyOf(other);
