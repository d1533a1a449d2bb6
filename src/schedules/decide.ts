/**
 * Decides what to write to a target from its recorded and its current state. Pure. Never overwrites somebody else's change
 * of the task definition, and keeps their other changes.
 */
import type { TargetState } from "./schedule.ts";
import { isSameButStart, isSameTaskDefinition, namedIn, withTaskDefinition } from "./target.ts";

export type Decision =
  | { readonly do: "nothing"; readonly note?: string }
  | { readonly do: "write"; readonly text: string; readonly note?: string }
  /** Somebody else has changed it. */
  | { readonly do: "refuse"; readonly reason: string };

const changedByOthers = "was changed by somebody else in the meantime; the step keeps the change";

/** `now` is the current document; `undefined` if the target no longer exists. */
export function decideMove(target: TargetState, now: string | undefined): Decision {
  const { to, id } = target;
  if (to === undefined) return { do: "nothing" };
  if (now === undefined) return { do: "refuse", reason: `the target ${id} was removed` };
  const named = namedIn(now, target.naming) ?? "";
  if (isSameTaskDefinition(named, to)) return { do: "nothing" };
  if (!isSameTaskDefinition(named, target.taskDefinition))
    return { do: "refuse", reason: namesAnother(target, named) };
  const text = withTaskDefinition(now, target.naming, to);
  return isSameButStart(now, target.document)
    ? { do: "write", text }
    : { do: "write", text, note: `The target ${id} ${changedByOthers}.` };
}

export function decideRestore(target: TargetState, now: string | undefined): Decision {
  const { to, id } = target;
  if (to === undefined) return { do: "nothing" };
  if (now === undefined) return { do: "refuse", reason: `the target ${id} was removed` };
  const named = namedIn(now, target.naming) ?? "";
  if (isSameTaskDefinition(named, target.taskDefinition)) {
    return isSameButStart(now, target.document)
      ? { do: "nothing" }
      : { do: "nothing", note: `The target ${id} ${changedByOthers}.` };
  }
  if (!isSameTaskDefinition(named, to)) return { do: "refuse", reason: namesAnother(target, named) };
  return isSameButStart(now, withTaskDefinition(target.document, target.naming, to))
    ? { do: "write", text: target.document }
    : {
        do: "write",
        text: withTaskDefinition(now, target.naming, target.taskDefinition),
        note: `The target ${id} ${changedByOthers}.`,
      };
}

function namesAnother({ id, taskDefinition, to }: TargetState, named: string): string {
  const neither = `neither ${taskDefinition} nor ${to ?? "ours"}`;
  return named === ""
    ? `the target ${id} no longer has a task definition`
    : `the target ${id} now has ${named}, which is ${neither}`;
}
