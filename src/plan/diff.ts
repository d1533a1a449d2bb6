/** Changes from the revision that a service runs to the one that it will run. Pure. */
import type { Change } from "../core/events.ts";
import { differences } from "../ecs/definition/comparison.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";

const keyOf = ({ container, what, name }: Change): string => JSON.stringify([container, what, name]);

/** @param own changes that this release makes to the base; all others come from the base */
export function changesForUsers(
  running: TaskDefinition,
  next: TaskDefinition,
  own: readonly Change[],
): readonly Change[] {
  const ours = new Set(own.map(keyOf));
  return differences(running, next).map((change) =>
    ours.has(keyOf(change)) ? change : { ...change, inBase: true },
  );
}
