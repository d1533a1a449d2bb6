/** Turns what AWS shows of a service into what `decide.ts` decides on. Pure. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { primaryTaskSet } from "../../codedeploy/app-spec.ts";
import { isTrafficShifted, type StartedDeployment } from "../../codedeploy/deployment.ts";
import type { Reading } from "../../codedeploy/watch.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { endedStatuses, type Judgment, type OwnDeployment, supersededBy } from "../../ecs/deployment.ts";
import { pausesOf } from "../../ecs/pause.ts";
import { deploymentInProgress } from "../../ecs/service.ts";
import { returningId } from "../rollout/own-deployment.ts";
import type { PartObservation, Serving } from "./decide.ts";
import { targetOf } from "./part-end.ts";

/** What one poll read of a service of the ECS controller. */
export interface EcsViews {
  readonly service: Service | undefined;
  /** The service deployment that is followed, if it can be read. */
  readonly deployment: ServiceDeployment | undefined;
  /** The deployment that is followed: the release's, or the one of the recorded revision. */
  readonly followed: { readonly own: OwnDeployment; readonly judgment: Judgment | undefined } | undefined;
  readonly stopSent: boolean;
  /** Why the deployment of the recorded revision runs other images than before. */
  readonly otherImages?: string | undefined;
}

export function observeEcs(entry: ServiceEntry, views: EcsViews): PartObservation {
  const { service, deployment, followed, stopSent, otherImages } = views;
  const { status = "", serviceDeploymentArn } = deployment ?? {};
  const returning =
    followed !== undefined && service !== undefined && followed.own.id === returningId(entry, service);
  const judgment = followed && (followed.judgment ?? { state: "unclear" as const });
  // Only pauses of our own rollback: nobody else decides those.
  const pausedByUs = returning || stopSent || status === "ROLLBACK_IN_PROGRESS";
  return {
    ...countsOf(entry, service),
    gone: goneReason(service),
    serving: servingInEcs(entry, service),
    supersededBy: service && foreignPrimary(entry, service, views),
    rollout: returning ? "none" : (judgment ?? (isUnanswered(entry) ? "unanswered" : "none")),
    rollback: (returning ? judgment : undefined) ?? "none",
    stoppable: serviceDeploymentArn !== undefined && !endedStatuses.has(status),
    stopping: stopping.has(status),
    paused:
      pausedByUs && deployment !== undefined && !endedStatuses.has(status) && pausesOf(deployment).length > 0,
    busy: service !== undefined && deploymentInProgress(service) !== undefined,
    otherImages,
    running: (service?.deployments ?? [])
      .filter(({ taskDefinition }) => taskDefinition === targetOf(entry) || taskDefinition === entry.from)
      .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0),
  };
}

const stopping: ReadonlySet<string> = new Set(["STOP_REQUESTED", "STOP_IN_PROGRESS", "ROLLBACK_REQUESTED"]);

/** The response to the change was lost, and AWS has not refused it. */
const isUnanswered = ({ deploymentId, refused, withoutDeployment }: ServiceEntry): boolean =>
  deploymentId === undefined && refused !== true && withoutDeployment !== true;

function servingInEcs(entry: ServiceEntry, service: Service | undefined): Serving {
  const serving = service?.taskDefinition;
  if (serving === undefined) return "unknown";
  if (serving === entry.from || serving === targetOf(entry)) return "recorded";
  return serving === entry.to ? "released" : "another";
}

/** The ID of a PRIMARY that is neither of this release nor older than it. */
function foreignPrimary(entry: ServiceEntry, service: Service, views: EcsViews): string | undefined {
  const { deploymentId, idsBefore, rollback } = entry;
  const own = views.followed?.own ?? { id: "", idsBefore };
  const ours = [...own.idsBefore, ...(rollback?.idsBefore ?? []), deploymentId ?? ""];
  return supersededBy({ ...own, idsBefore: ours }, service, views.deployment);
}

const countsOf = ({ desiredCountBefore: before }: ServiceEntry, service: Service | undefined) => ({
  wanted: service?.desiredCount ?? 0,
  countDiffers: before !== undefined && service?.desiredCount !== before,
});

const goneReason = (service: Service | undefined): string | undefined =>
  service === undefined
    ? "it no longer exists"
    : service.status === "ACTIVE"
      ? undefined
      : `its status is ${service.status ?? "missing"}`;

/** What one poll read of a service of the CODE_DEPLOY controller. */
export interface CodeDeployViews {
  /** The release's deployment, if it is known. */
  readonly own: StartedDeployment | undefined;
  /** Who started the deployment of the recorded revision, if there is one. */
  readonly returning: "here" | "elsewhere" | undefined;
  /** The deployment that is followed: the release's, or the one of the recorded revision. */
  readonly reading: Reading | undefined;
  /** Not read while CodeDeploy deploys. */
  readonly service: Service | undefined;
}

/** A foreign deployment of the recorded revision counts as successful once it has the traffic. */
export function judgmentIn({
  returning,
  reading,
}: Pick<CodeDeployViews, "returning" | "reading">): Judgment | undefined {
  const enough = returning === "elsewhere" && reading !== undefined && isTrafficShifted(reading.observation);
  return enough ? { state: "succeeded" } : reading?.judgment;
}

/** During a deployment, only CodeDeploy shows its state; afterwards, and without one, the service decides. */
export const isCodeDeployEnough = (judgment: Judgment | undefined): boolean =>
  judgment?.state === "in-progress" || judgment?.state === "gone";

export function observeCodeDeploy(entry: ServiceEntry, views: CodeDeployViews): PartObservation {
  const { returning, reading, service } = views;
  const judgment = judgmentIn(views);
  const serving = servingInCodeDeploy(entry, views);
  const taskSet = service && primaryTaskSet(service);
  const unanswered = entry.prepared !== undefined && entry.refused !== true;
  return {
    ...countsOf(entry, service),
    gone: isCodeDeployEnough(judgment) ? undefined : goneReason(service),
    serving,
    supersededBy:
      serving === "another" && judgment === undefined ? (taskSet?.externalId ?? taskSet?.id) : undefined,
    rollout: returning === undefined ? (judgment ?? (unanswered ? "unanswered" : "none")) : "none",
    rollback: (returning === undefined ? undefined : judgment) ?? "none",
    stoppable: true,
    stopping: false,
    paused: returning === "here" && waitOf(reading) !== undefined,
    busy: false,
    running: taskSet?.taskDefinition === entry.from ? (taskSet.runningCount ?? 0) : 0,
  };
}

function servingInCodeDeploy(entry: ServiceEntry, views: CodeDeployViews): Serving {
  const serving = views.service && primaryTaskSet(views.service)?.taskDefinition;
  if (serving === undefined) return "unknown";
  if (serving === entry.to && serving !== entry.from) return "released";
  if (serving !== entry.from) return "another";
  return views.returning === undefined && mayHaveTraffic(views) ? "released" : "recorded";
}

const mayLeaveTraffic: ReadonlySet<string> = new Set(["succeeded", "stopped", "rollback-failed", "unknown"]);

/** A deployment that stops without a rollback leaves its task set with the traffic that it had. */
function mayHaveTraffic({ own, reading, service }: CodeDeployViews): boolean {
  if (own === undefined || reading === undefined || !mayLeaveTraffic.has(reading.judgment.state))
    return false;
  const remains = service?.taskSets?.some(
    ({ id, status }) => status === "ACTIVE" && !own.taskSetsBefore.includes(id ?? ""),
  );
  if (remains !== true) return false;
  const { target } = reading.observation;
  if (target === undefined) return true;
  const green = target.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === "Green");
  return (green?.trafficWeight ?? 0) > 0;
}

/** The wait that CodeDeploy is in: before the traffic moves, or before the old task set ends. */
export function waitOf(reading: Reading | undefined): "READY_WAIT" | "TERMINATION_WAIT" | undefined {
  const { deployment } = reading?.observation ?? {};
  if (deployment?.status === "Ready") return "READY_WAIT";
  return deployment?.instanceTerminationWaitTimeStarted === true && reading?.judgment.state === "in-progress"
    ? "TERMINATION_WAIT"
    : undefined;
}
