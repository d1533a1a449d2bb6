/** What changes for the users of a service: from the revision that it runs to the one that will run. Pure. */
import type { Change } from "../core/events.ts";
import { differences } from "../ecs/definition/comparison.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";

const keyOf = ({ container, what, name }: Change): string => JSON.stringify([container, what, name]);

/** @param asked what this release changes in the base; every other change is the base's */
export function changesForUsers(
  running: TaskDefinition,
  next: TaskDefinition,
  asked: readonly Change[],
): readonly Change[] {
  const ours = new Set(asked.map(keyOf));
  return differences(running, next).map((change) =>
    ours.has(keyOf(change)) ? change : { ...change, inBase: true },
  );
}
