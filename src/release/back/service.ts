/** Rolls back one service to its recorded revision, after a failed release, for a canceled job, and in the post step. */
import type { Deadline } from "../../core/time.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { CodeDeployRollback } from "./codedeploy.ts";
import { EcsRollback } from "./ecs.ts";
import { follow, start } from "./follow.ts";
import { type PartEnd, partEndOf, type RollbackContext } from "./part-end.ts";

/** Waits until the rollback is verified or has failed. */
export async function rollBackService(
  context: RollbackContext,
  entry: ServiceEntry,
  deadline: Deadline,
): Promise<PartEnd> {
  if (entry.controller === "CODE_DEPLOY")
    return partEndOf(entry, await follow(context, codeDeploySide(context, entry), deadline));
  const side = new EcsRollback(context, entry);
  const end = await follow(context, side, deadline);
  const diagnosis = end.end === "not-back" ? await side.diagnosis.finish(side.entry) : undefined;
  return partEndOf(side.entry, end, diagnosis);
}

/** Sends the call that starts the rollback, without waiting, because the job is about to be killed. */
export async function startRollback(context: RollbackContext, entry: ServiceEntry): Promise<void> {
  const side =
    entry.controller === "CODE_DEPLOY" ? codeDeploySide(context, entry) : new EcsRollback(context, entry);
  await start(context.clock, side);
}

const codeDeploySide = (context: RollbackContext, entry: ServiceEntry): CodeDeployRollback =>
  new CodeDeployRollback(context, entry, `ecs-release ${context.request.job.repository}`);
