/**
 * A CodeDeploy deployment of an ECS service: from what CodeDeploy and ECS show of it to how it stands. Pure. Nothing
 * unknown is ever a success, and success is what ECS serves, not what CodeDeploy says. Source: docs/aws-reference.md#codedeploy.
 */
import type { DeploymentInfo, ECSTarget } from "@aws-sdk/client-codedeploy";
import type { Service, TaskSet } from "@aws-sdk/client-ecs";
import type { Judgement } from "../ecs/deployment.ts";
import { primaryTaskSet } from "./app-spec.ts";
import type { DeploymentPlan } from "../core/recorded.ts";

export type { DeploymentPlan };

/** One that was started: a later step can go on with it. */
export interface StartedDeployment extends DeploymentPlan {
  readonly deploymentId: string;
}

export interface Observation {
  readonly own: StartedDeployment;
  /** `undefined` when CodeDeploy has none of this id. */
  readonly deployment: DeploymentInfo | undefined;
  /** `undefined` before it has started, and without permission to read it. */
  readonly target: ECSTarget | undefined;
  /** CodeDeploy's own rollback of it, as far as there is one. */
  readonly rollback: DeploymentInfo | undefined;
  readonly rollbackTarget: ECSTarget | undefined;
  /** Read once the deployment has ended: `undefined` before, and when the service is MISSING. */
  readonly service: Service | undefined;
  /** Whether StopDeployment was asked to roll it back. */
  readonly rollbackAsked: boolean;
  /** Milliseconds since it was first seen at its end; 0 before. */
  readonly endedFor: number;
}

const going = { state: "in-progress" } as const;

/** How long CodeDeploy may take to make the rollback that it promised, in milliseconds. */
const rollbackWithin = 30_000;

/** Statuses of a deployment that has not ended. */
export const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"] as const;
const over: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Stopped"]);

export const isUnderWay = (status: string | undefined): boolean => underWay.some((one) => one === status);
export const isOver = (status: string | undefined): boolean => over.has(status ?? "");

export function judge(observation: Observation): Judgement {
  const { own, deployment } = observation;
  if (deployment === undefined)
    return { state: "gone", reason: `CodeDeploy has no deployment ${own.deploymentId} any more` };
  // The SDK's type ends where its version did; the wire does not.
  const status: string | undefined = deployment.status;
  if (isUnderWay(status)) return going;
  if (!isOver(status)) {
    const word = status ?? "missing";
    return deployment.completeTime === undefined
      ? { ...going, status: word }
      : { state: "unknown", status: word };
  }
  const { service } = observation;
  if (service === undefined) return { state: "gone", reason: "the service does not exist any more" };
  if (service.status !== "ACTIVE")
    return { state: "gone", reason: `the service is ${service.status ?? "in no state"}` };
  return status === "Succeeded" ? judgeSuccess(observation, service) : judgeEnd(observation, service);
}

/** Who serves: our task set, one of before, or somebody else's; `unknown` while ECS shows none. */
function whoServes(
  { own, rollback }: Observation,
  service: Service,
): "ours" | "before" | "unknown" | { by: string } {
  const primary = primaryTaskSet(service);
  if (primary === undefined) return "unknown";
  if (primary.externalId === own.deploymentId) return "ours";
  if (isOfBefore(own, primary) || (rollback && primary.externalId === rollback.deploymentId)) return "before";
  return { by: primary.externalId ?? primary.id ?? "another task set" };
}

const isOfBefore = ({ taskSetsBefore }: DeploymentPlan, { id }: TaskSet): boolean =>
  id !== undefined && taskSetsBefore.includes(id);

function judgeSuccess(observation: Observation, service: Service): Judgement {
  const who = whoServes(observation, service);
  if (typeof who === "object") return { state: "superseded", by: who.by };
  const serves = who === "ours" && primaryTaskSet(service)?.taskDefinition === observation.own.to;
  // ECS may lag behind CodeDeploy; until it shows ours, nothing proves what serves.
  return serves ? { state: "succeeded" } : { state: "unclear" };
}

function judgeEnd(observation: Observation, service: Service): Judgement {
  const { deployment, rollback, endedFor } = observation;
  const reason = reasonOf(observation);
  const who = whoServes(observation, service);
  if (typeof who === "object") return { state: "superseded", by: who.by };
  if (rollback !== undefined) return judgeRollback(rollback, who, reason);
  if (deployment?.rollbackInfo?.rollbackDeploymentId) return { state: "rolling-back", reason };
  if (isRollbackDue(observation) && endedFor < rollbackWithin) return { state: "rolling-back", reason };
  const alone = (service.taskSets ?? []).every((taskSet) => isOfBefore(observation.own, taskSet));
  return who === "before" && alone ? { state: "rolled-back", reason } : { state: "stopped", reason };
}

function judgeRollback(rollback: DeploymentInfo, who: string, reason: string): Judgement {
  const status: string | undefined = rollback.status;
  if (isUnderWay(status)) return { state: "rolling-back", reason };
  if (status === "Succeeded")
    return who === "before" ? { state: "rolled-back", reason } : { state: "unclear" };
  if (!isOver(status)) {
    return rollback.completeTime === undefined
      ? { state: "rolling-back", reason }
      : { state: "unknown", status: status ?? "missing" };
  }
  const { code = status ?? "", message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
  return { state: "rollback-failed", reason: `${reason} Its rollback ended ${code}: ${message}` };
}

/** Whether CodeDeploy is set to roll this end back by itself. */
function isRollbackDue({ deployment, rollbackAsked }: Observation): boolean {
  if (rollbackAsked) return true;
  const { autoRollbackConfiguration: rollback, errorInformation: error } = deployment ?? {};
  if (rollback?.enabled !== true) return false;
  const event =
    deployment?.status === "Failed"
      ? "DEPLOYMENT_FAILURE"
      : error?.code === "ALARM_ACTIVE"
        ? "DEPLOYMENT_STOP_ON_ALARM"
        : "DEPLOYMENT_STOP_ON_REQUEST";
  return rollback.events?.includes(event) ?? false;
}

/** Why it ended, in CodeDeploy's words. */
export function reasonOf({ deployment, target }: Observation): string {
  const { code, message } = deployment?.errorInformation ?? {};
  const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
  const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
  const told = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
  const diagnostics = failed?.diagnostics?.message;
  const status = deployment?.status ?? "no status";
  const why = told === "" ? "CodeDeploy gives no reason." : told;
  const more = diagnostics && !told.includes(diagnostics) ? ` ${diagnostics}` : "";
  return `The deployment ended ${status}${at}. ${why}${more}`;
}

/** Whether all production traffic is on the new task set, and only waits and the old one's end are left. */
export const isTrafficShifted = ({ deployment, target }: Observation): boolean =>
  isUnderWay(deployment?.status) &&
  (target?.lifecycleEvents ?? []).some(
    ({ lifecycleEventName, status }) => lifecycleEventName === "AllowTraffic" && status === "Succeeded",
  );
