/** Puts one service back on what its ledger entry recorded: for a failed release, a canceled job, and `post` alike. */
import type { Deadline } from "../../core/time.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { CodeDeploySide } from "./codedeploy.ts";
import { EcsSide } from "./ecs.ts";
import { follow, start } from "./follow.ts";
import { type PartEnd, partEndOf, type PutBackContext } from "./part-end.ts";

/** Waits until it is proven to be back, or can't be. */
export async function putBackService(
  context: PutBackContext,
  entry: ServiceEntry,
  deadline: Deadline,
): Promise<PartEnd> {
  if (entry.controller === "CODE_DEPLOY")
    return partEndOf(entry, await follow(context, codeDeploySide(context, entry), deadline));
  const side = new EcsSide(context, await context.aws.ecs(), entry);
  const end = await follow(context, side, deadline);
  const diagnosis = end.end === "not-back" ? await side.diagnosis.finish(side.entry) : undefined;
  return partEndOf(side.entry, end, diagnosis);
}

/** Sends the one call that starts the rollback, without waiting: for a job that is about to be killed. */
export async function startPutBack(context: PutBackContext, entry: ServiceEntry): Promise<void> {
  const side =
    entry.controller === "CODE_DEPLOY"
      ? codeDeploySide(context, entry)
      : new EcsSide(context, await context.aws.ecs(), entry);
  await start(context.clock, side);
}

const codeDeploySide = (context: PutBackContext, entry: ServiceEntry): CodeDeploySide =>
  new CodeDeploySide(context, entry, `ecs-release ${context.request.job.repository}`);
