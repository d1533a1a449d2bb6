/** Progress of a deployment, for reports and diagnosis. Pure. Source: docs/aws-reference.md#codedeploy. */
import type { DeploymentInfo, ECSTarget, ECSTaskSet, LifecycleEvent } from "@aws-sdk/client-codedeploy";
import { revisionName } from "../aws/arn.ts";
import type { DeploymentFacts } from "../diagnosis/facts.ts";
import type { HookState, Progress, RevisionCounts } from "../ecs/progress.ts";
import { minutes, type Outlook } from "../core/time.ts";
import { isUnderWay, type Observation } from "./deployment.ts";

/** Lifecycle events that can run a user's Lambda function. */
const canRunHook = /^(?:Before|After)/u;

/** Progress of the rollback, if there is one. Lists the new revision first. */
export function progressOf(observation: Observation): Progress {
  const { deployment, target, rollback, rollbackTarget } = observation;
  const current = rollbackTarget ?? target;
  const stage = stageOf(current);
  const hooks = rollback === undefined ? hooksOf(deployment, target) : [];
  return {
    status:
      rollback === undefined ? (deployment?.status ?? "unknown") : `Rollback ${rollback.status ?? "unknown"}`,
    ...(stage !== undefined && { stage }),
    revisions: revisionsOf(observation, current),
    ...(hooks.length > 0 && { hooks }),
  };
}

/** The lifecycle event in progress, else the last one that ended. CodeDeploy doesn't always list them in order. */
export function stageOf(target: ECSTarget | undefined): string | undefined {
  const events = target?.lifecycleEvents ?? [];
  const current = events.find(({ status }) => status === "InProgress");
  const time = ({ endTime }: LifecycleEvent): number => endTime?.getTime() ?? 0;
  const ended = events
    .filter(({ status }) => status === "Succeeded" || status === "Failed")
    .toSorted((one, other) => time(one) - time(other));
  return (current ?? ended.at(-1))?.lifecycleEventName;
}

function revisionsOf({ own }: Observation, target: ECSTarget | undefined): RevisionCounts[] {
  const taskSets = target?.taskSetsInfo ?? [];
  const isOurs = ({ taskSetLabel }: ECSTaskSet): boolean => taskSetLabel === "Green";
  const ordered = [...taskSets.filter(isOurs), ...taskSets.filter((taskSet) => !isOurs(taskSet))];
  return ordered.map((taskSet) => ({
    revision: revisionName(isOurs(taskSet) ? own.to : own.from),
    ours: isOurs(taskSet),
    desired: taskSet.desiredCount ?? 0,
    running: taskSet.runningCount ?? 0,
    pending: taskSet.pendingCount ?? 0,
    ...(taskSet.trafficWeight !== undefined && { traffic: taskSet.trafficWeight }),
  }));
}

/** Running functions, and the two waits that ContinueDeployment can end. */
function hooksOf(deployment: DeploymentInfo | undefined, target: ECSTarget | undefined): HookState[] {
  const events = target?.lifecycleEvents ?? [];
  const running = events
    .filter(({ lifecycleEventName: name, status }) => canRunHook.test(name ?? "") && status === "InProgress")
    .map(({ lifecycleEventName: name }) => ({
      hookId: name ?? "?",
      type: "AWS_LAMBDA",
      status: "IN_PROGRESS",
    }));
  const wait = waitOf(deployment, target);
  return wait === undefined ? running : [...running, wait];
}

/** Source of the waits: `blueGreenDeploymentConfiguration` of the deployment. */
function waitOf(
  deployment: DeploymentInfo | undefined,
  target: ECSTarget | undefined,
): HookState | undefined {
  const blueGreen = deployment?.blueGreenDeploymentConfiguration;
  const since = Math.max(0, ...(target?.lifecycleEvents ?? []).map(({ endTime }) => endTime?.getTime() ?? 0));
  const until = (wait: number): Partial<HookState> =>
    since === 0 ? {} : { expiresAt: since + minutes(wait) };
  if (deployment?.status === "Ready") {
    const { waitTimeInMinutes = 0, actionOnTimeout } = blueGreen?.deploymentReadyOption ?? {};
    return {
      type: "READY_WAIT",
      status: "AWAITING_ACTION",
      ...until(waitTimeInMinutes),
      ...(actionOnTimeout && { timeoutAction: actionOnTimeout }),
    };
  }
  if (deployment?.instanceTerminationWaitTimeStarted !== true || !isUnderWay(deployment.status))
    return undefined;
  const { terminationWaitTimeInMinutes = 0 } = blueGreen?.terminateBlueInstancesOnDeploymentSuccess ?? {};
  return { type: "TERMINATION_WAIT", status: "IN_PROGRESS", ...until(terminationWaitTimeInMinutes) };
}

/** CodeDeploy reports how long it keeps old tasks; anything else can happen at any time. */
export function outlookOf(progress: Progress | undefined): Outlook {
  const wait = progress?.hooks?.find(({ type }) => type === "TERMINATION_WAIT");
  return wait?.expiresAt === undefined ? { next: "step" } : { next: "nothing", until: wait.expiresAt };
}

/** Facts for the diagnosis. */
export function factsOf({ deployment, target }: Observation): DeploymentFacts {
  const { code, message } = deployment?.errorInformation ?? {};
  const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
  const messages = [message, failed?.diagnostics?.message].filter(
    (text) => text !== undefined && text !== "",
  );
  return {
    status: deployment?.status,
    lifecycleStage: failed?.lifecycleEventName ?? stageOf(target),
    ...(code !== undefined && { codeDeployError: { code, message: [...new Set(messages)].join(" ") } }),
  };
}
