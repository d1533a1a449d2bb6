/**
 * What is to be written to a target, given how it was recorded and how it stands now. Pure. Somebody else's change of
 * the task definition is never written over; their changes of anything else are kept.
 */
import type { TargetState } from "./schedule.ts";
import { isSameButStart, isSameTaskDefinition, namedIn, withTaskDefinition } from "./target.ts";

export type Decision =
  | { readonly do: "nothing"; readonly note?: string }
  | { readonly do: "write"; readonly text: string; readonly note?: string }
  /** Somebody else has changed it. */
  | { readonly do: "refuse"; readonly reason: string };

const theirs = "was changed by somebody else in between: the change is kept";

/** `now` is the document as it was just read; `undefined` when the target is gone. */
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
    : { do: "write", text, note: `The target ${id} ${theirs}.` };
}

export function decideRestore(target: TargetState, now: string | undefined): Decision {
  const { to, id } = target;
  if (to === undefined) return { do: "nothing" };
  if (now === undefined) return { do: "refuse", reason: `the target ${id} was removed` };
  const named = namedIn(now, target.naming) ?? "";
  if (isSameTaskDefinition(named, target.taskDefinition)) {
    return isSameButStart(now, target.document)
      ? { do: "nothing" }
      : { do: "nothing", note: `The target ${id} ${theirs}.` };
  }
  if (!isSameTaskDefinition(named, to)) return { do: "refuse", reason: namesAnother(target, named) };
  return isSameButStart(now, withTaskDefinition(target.document, target.naming, to))
    ? { do: "write", text: target.document }
    : {
        do: "write",
        text: withTaskDefinition(now, target.naming, target.taskDefinition),
        note: `The target ${id} ${theirs}.`,
      };
}

function namesAnother({ id, taskDefinition, to }: TargetState, named: string): string {
  const neither = `neither ${taskDefinition} nor ${to ?? "ours"}`;
  return named === ""
    ? `the target ${id} names no task definition any more`
    : `the target ${id} names ${named} now, which is ${neither}`;
}
