/**
 * A canceled job: the runner leaves 7.5 seconds, so the step sends the calls that start the rollback, and the post step
 * (or ECS itself) finishes it. The journal is saved already.
 */
import type { Outcome } from "../core/outcome.ts";
import { revisionName } from "../aws/arn.ts";
import type { Cause } from "../core/failure.ts";
import { messageOf, withoutStop } from "../core/failure.ts";
import { timeLeft } from "../core/cancellation.ts";
import { abortAfter, Deadline, poll } from "../core/time.ts";
import type { ReleaseContext } from "./context.ts";
import type { Emit } from "../core/events.ts";
import { type Verdicts, verdictsAfterCancel } from "./last-verdicts.ts";
import type { TaskEntry } from "../core/journal.ts";
import { stopTasksOf } from "./one-off/stop.ts";
import { startRollback } from "./back/undo.ts";
import { nothingChanged } from "./refuse.ts";

export interface Settled {
  readonly outcome: Outcome;
  readonly cause: Cause;
  /** Final verdicts of the services, if they differ from those of their rollouts. */
  readonly verdicts?: Verdicts;
}

/** @param known verdicts of the services whose rollout ended before the cancellation */
export async function cancelled(context: ReleaseContext, known: Verdicts): Promise<Settled> {
  const { onCancel } = context.request.rollout;
  if (!context.journal.changed) {
    return { outcome: "cancelled", cause: nothingChanged };
  }
  if (onCancel === "leave") {
    return {
      outcome: "cancelled",
      cause: causeWith(leaveExplanation),
      verdicts: verdictsAfterCancel(context, known),
    };
  }
  const { signal, cancel } = abortAfter(context.clock, timeLeft(context.clock, context.signal));
  const shielded = { ...context, aws: context.aws.shielded(), signal };
  await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), startRollbacks(shielded)]);
  cancel();
  return {
    outcome: "cancelled",
    cause: causeWith("Rollback started; the post step will report the result."),
    verdicts: verdictsAfterCancel(context, known),
  };
}

export const leaveExplanation =
  "on-cancel is `leave`: nothing is rolled back, and deployments in progress continue.";

const causeWith = (evidence: string): Cause => ({
  name: "cancelled",
  what: "The job was canceled.",
  evidence: [evidence],
});

async function startRollbacks(context: ReleaseContext): Promise<void> {
  await Promise.all(
    context.journal.services.map(async (entry) => {
      context.emit({
        kind: "rolling-back",
        part: entry.name,
        to: revisionName(entry.from),
        reason: "canceled",
      });
      try {
        await startRollback(context, entry);
      } catch (error) {
        const text = `The step could not start the rollback (${withoutStop(messageOf(error))}); the post step tries again.`;
        context.emit({ kind: "note", level: "warning", about: entry.name, text });
      }
    }),
  );
}

/**
 * For `on-cancel: stop`: stops the one-off tasks in the journal that still run.
 * @param settles milliseconds to keep searching for a task that ECS doesn't list yet; after a lost response of RunTask,
 *   it may start late
 */
export async function stopTasks(context: ReleaseContext, settles = 0): Promise<void> {
  const { aws, clock, journal, pace, signal, emit } = context;
  const stopper = { ecs: await aws.ecs(), signal };
  const deadline = new Deadline(clock, settles);
  const stop = async (entry: TaskEntry): Promise<true | undefined> => {
    const refused = await stopTasksOf(stopper, entry);
    for (const { what } of refused ?? []) noteUnstopped(emit, entry, what);
    return refused && true;
  };
  const running = journal.tasks.filter(({ ended }) => ended !== true);
  const stopOrNote = async (entry: TaskEntry): Promise<void> => {
    try {
      const done = await poll({ clock, pace, signal, deadline }, () => stop(entry));
      if (done === undefined && entry.taskArn !== undefined)
        noteUnstopped(emit, entry, `ECS doesn't list ${entry.taskArn}.`);
    } catch (error) {
      noteUnstopped(emit, entry, messageOf(error));
    }
  };
  await Promise.all(running.map(stopOrNote));
}

const noteUnstopped = (emit: Emit, { task, mark }: TaskEntry, why: string): void =>
  emit({
    kind: "note",
    level: "warning",
    about: mark,
    text: `The ${task} task could not be stopped: ${why}`,
  });
