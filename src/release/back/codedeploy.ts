/** Puts a service of the CODE_DEPLOY controller back: CodeDeploy's own rollback, or a deployment of what was recorded. */
import { CodeDeployReturn } from "../../codedeploy/put-back.ts";
import { progressOf } from "../../codedeploy/progress.ts";
import { findDeployment } from "../../codedeploy/create.ts";
import type { StartedDeployment } from "../../codedeploy/deployment.ts";
import { describeServices } from "../../ecs/reading/services.ts";
import { servingRevision } from "../../ecs/service.ts";
import { type Deadline, poll } from "../../core/time.ts";
import { Heartbeat } from "../heartbeat.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import {
  back,
  notBack,
  type PartEnd,
  type PutBackContext,
  restoreDesiredCount,
  superseded,
} from "./part-end.ts";
import { unlessUnanswered } from "../rollout/unanswered.ts";

export async function putBackByCodeDeploy(
  context: PutBackContext,
  entry: ServiceEntry,
  deadline: Deadline,
): Promise<PartEnd> {
  const started = await startedBy(context, entry);
  if (started === undefined) return whereItStands(context, entry);
  const { clock, pace, signal, tell } = context;
  const way = wayBackFor(context, started);
  const heartbeat = new Heartbeat(clock, tell);
  let told = "";
  const look = unlessUnanswered(tell, entry.service, async (): Promise<PartEnd | undefined> => {
    const step = await way.step();
    const progress = way.last && progressOf(way.last.observation);
    if (progress !== undefined && JSON.stringify(progress) !== told) {
      told = JSON.stringify(progress);
      tell({ kind: "service-progress", progress: { service: entry.service, ...progress } });
      heartbeat.spoke();
    }
    heartbeat.beat(`${entry.service} to be back`, deadline.at);
    if (step.state === "superseded") return superseded(entry, step.by);
    if (step.state === "not-back") return notBack(entry, step.reason);
    return step.state === "back" ? whereItStands(context, entry) : undefined;
  });
  const end = await poll({ clock, pace, signal, deadline }, look);
  return end ?? notBack(entry, "it was not back within rollout-timeout");
}

/** The one call that sets the way back going: a stop, or a deployment of what was recorded where ours has ended. */
export async function sendBackByCodeDeploy(context: PutBackContext, entry: ServiceEntry): Promise<void> {
  const started = await startedBy(context, entry);
  if (started !== undefined) await wayBackFor(context, started).step();
}

const wayBackFor = (context: PutBackContext, started: StartedDeployment): CodeDeployReturn =>
  new CodeDeployReturn(context, started, `ecs-release ${context.request.job.repository}`);

/** Our deployment, found by what it was prepared as where its id is not known; `undefined` when it never began. */
async function startedBy(
  context: PutBackContext,
  { prepared, deploymentId }: ServiceEntry,
): Promise<StartedDeployment | undefined> {
  if (prepared === undefined) return undefined;
  return deploymentId === undefined ? findDeployment(context, prepared) : { ...prepared, deploymentId };
}

/** What serves now proves it; at most the desired count is to be put back. */
async function whereItStands(context: PutBackContext, entry: ServiceEntry): Promise<PartEnd> {
  const ecs = await context.aws.ecs();
  const service = (await describeServices({ ecs, signal: context.signal }, [entry])).get(entry);
  if (service === undefined) return notBack(entry, "it does not exist any more");
  if (servingRevision(service) !== entry.from) return superseded(entry, "another deployment");
  await restoreDesiredCount(ecs, entry, service, context.signal);
  return back(entry);
}
