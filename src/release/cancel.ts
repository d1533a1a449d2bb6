/**
 * A cancelled job: the runner leaves 7.5 seconds, so the calls that must be made go out at once, and `post` (or ECS
 * itself) ends what they began. The ledger is saved already.
 */
import { revisionName } from "../aws/arn.ts";
import type { Cause } from "../failure.ts";
import { messageOf } from "../failure.ts";
import { abortAfter, Deadline, seconds } from "../time.ts";
import type { ReleaseContext } from "./context.ts";
import { PutBack } from "./put-back.ts";
import type { Settled } from "./settle.ts";

/** What is left of the runner's patience after SIGINT, with room for the summary. */
const patience = seconds(6);

export async function cancelled(context: ReleaseContext): Promise<Settled> {
  const { onCancel } = context.request.rollout;
  if (!context.ledger.changed) {
    return { outcome: "cancelled", cause: nothingToUndo };
  }
  if (onCancel === "leave")
    return { outcome: "cancelled", cause: because("on-cancel is `leave`: nothing was touched.") };
  const { signal, cancel } = abortAfter(context.clock, patience);
  const shielded = { ...context, aws: context.aws.shielded(), signal };
  await Promise.all([...(onCancel === "stop" ? [stopTasks(shielded)] : []), sendBack(shielded)]);
  cancel();
  return {
    outcome: "cancelled",
    cause: because("The way back has been started; the end of the job reports on it."),
  };
}

/** Cancelled before the first change. */
export const nothingToUndo: Cause = {
  name: "cancelled",
  what: "The job was cancelled.",
  evidence: ["Nothing had been changed, so there is nothing to undo."],
};

const because = (evidence: string): Cause => ({
  name: "cancelled",
  what: "The job was cancelled.",
  evidence: [evidence],
});

async function sendBack(context: ReleaseContext): Promise<void> {
  const deadline = new Deadline(context.clock, patience);
  await Promise.all(
    context.ledger.services.map(async (entry) => {
      context.tell({
        kind: "rolling-back",
        part: entry.service,
        to: revisionName(entry.from),
        reason: "cancelled",
      });
      try {
        await PutBack.send(context, entry, deadline);
      } catch (error) {
        const text = `The way back could not be started here (${messageOf(error)}); the end of the job tries again.`;
        context.tell({ kind: "note", level: "warning", about: entry.service, text });
      }
    }),
  );
}

async function stopTasks(context: ReleaseContext): Promise<void> {
  const ecs = await context.aws.ecs();
  const { signal } = context;
  for (const { taskArn, cluster, ended } of context.ledger.tasks) {
    if (taskArn === undefined || ended) continue;
    try {
      await ecs.stopTask({ task: taskArn, cluster, reason: "job cancelled (on-cancel: stop)" }, { signal });
    } catch (error) {
      const text = `The task ${taskArn} could not be stopped: ${messageOf(error)}`;
      context.tell({ kind: "note", level: "warning", text });
    }
  }
}
