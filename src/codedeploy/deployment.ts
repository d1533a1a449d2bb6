/**
 * Judges the state of a CodeDeploy deployment of an ECS service. Pure. Unknown states are never a success, and success
 * means that ECS serves the new revision, not only that CodeDeploy reports it. Source: docs/aws-reference.md#codedeploy.
 */
import type { DeploymentInfo, ECSTarget } from "@aws-sdk/client-codedeploy";
import type { Service, TaskSet } from "@aws-sdk/client-ecs";
import type { Judgment } from "../ecs/deployment.ts";
import { primaryTaskSet } from "./app-spec.ts";
import type { DeploymentPlan } from "../core/journal-parts.ts";

export type { DeploymentPlan };

/** A started deployment: a later step can continue it. */
export interface StartedDeployment extends DeploymentPlan {
  readonly deploymentId: string;
}

export interface Observation {
  readonly own: StartedDeployment;
  /** `undefined` if CodeDeploy has no deployment with this ID. */
  readonly deployment: DeploymentInfo | undefined;
  /** `undefined` before the start, and without permission to read it. */
  readonly target: ECSTarget | undefined;
  /** CodeDeploy's rollback of it, if there is one. */
  readonly rollback: DeploymentInfo | undefined;
  readonly rollbackTarget: ECSTarget | undefined;
  /** `undefined` until the deployment has ended, and if the service is MISSING. */
  readonly service: Service | undefined;
  /** Whether StopDeployment requested a rollback. */
  readonly rollbackRequested: boolean;
  /** Milliseconds since its end was first seen; 0 before. */
  readonly endedFor: number;
}

const going = { state: "in-progress" } as const;

/** How long CodeDeploy may take to create an automatic rollback, in milliseconds. */
export const rollbackWithin = 30_000;

/** Statuses of a deployment that has not ended. */
export const underWay = ["Created", "Queued", "InProgress", "Ready", "Baking"] as const;
const over: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Stopped"]);

export const isUnderWay = (status: string | undefined): boolean => underWay.some((one) => one === status);
export const isOver = (status: string | undefined): boolean => over.has(status ?? "");

export function judge(observation: Observation): Judgment {
  const { own, deployment } = observation;
  if (deployment === undefined)
    return { state: "gone", reason: `CodeDeploy no longer has the deployment ${own.deploymentId}` };
  // The API can return statuses that the SDK's type doesn't have.
  const status: string | undefined = deployment.status;
  if (isUnderWay(status)) return going;
  if (!isOver(status)) {
    const word = status ?? "missing";
    return deployment.completeTime === undefined
      ? { ...going, status: word }
      : { state: "unknown", status: word };
  }
  const { service } = observation;
  if (service === undefined) return { state: "gone", reason: "the service no longer exists" };
  if (service.status !== "ACTIVE")
    return { state: "gone", reason: `the service status is ${service.status ?? "missing"}` };
  return status === "Succeeded" ? judgeSuccess(observation, service) : judgeEnd(observation, service);
}

/** Which task set serves: ours, a previous one, or somebody else's; `unknown` while ECS shows none. */
function servingOwner(
  { own, rollback }: Observation,
  service: Service,
): "ours" | "before" | "unknown" | { by: string } {
  const primary = primaryTaskSet(service);
  if (primary === undefined) return "unknown";
  if (primary.externalId === own.deploymentId) return "ours";
  if (isEarlierTaskSet(own, primary) || (rollback && primary.externalId === rollback.deploymentId))
    return "before";
  return { by: primary.externalId ?? primary.id ?? "another task set" };
}

const isEarlierTaskSet = ({ taskSetsBefore }: DeploymentPlan, { id }: TaskSet): boolean =>
  taskSetsBefore.includes(id ?? "");

function judgeSuccess(observation: Observation, service: Service): Judgment {
  const owner = servingOwner(observation, service);
  if (typeof owner === "object") return { state: "superseded", by: owner.by };
  const serves = owner === "ours" && primaryTaskSet(service)?.taskDefinition === observation.own.to;
  // ECS may lag behind CodeDeploy. Until it shows our task set, success isn't proven.
  return serves ? { state: "succeeded" } : { state: "unclear" };
}

function judgeEnd(observation: Observation, service: Service): Judgment {
  const { deployment, rollback, endedFor } = observation;
  const reason = reasonOf(observation);
  const owner = servingOwner(observation, service);
  if (typeof owner === "object") return { state: "superseded", by: owner.by };
  if (rollback !== undefined) return judgeRollback(rollback, owner, reason);
  if (deployment?.rollbackInfo?.rollbackDeploymentId) return { state: "rolling-back", reason };
  if (isRollbackDue(observation) && endedFor < rollbackWithin) return { state: "rolling-back", reason };
  const alone = (service.taskSets ?? []).every((taskSet) => isEarlierTaskSet(observation.own, taskSet));
  return owner === "before" && alone ? { state: "rolled-back", reason } : { state: "stopped", reason };
}

function judgeRollback(rollback: DeploymentInfo, owner: string, reason: string): Judgment {
  const status: string | undefined = rollback.status;
  if (status === "Succeeded")
    return owner === "before" ? { state: "rolled-back", reason } : { state: "unclear" };
  if (!isOver(status)) {
    return rollback.completeTime === undefined
      ? { state: "rolling-back", reason }
      : { state: "unknown", status: status ?? "missing" };
  }
  const { code = status, message = "CodeDeploy gives no reason" } = rollback.errorInformation ?? {};
  return { state: "rollback-failed", reason: `${reason} Its rollback ended with ${code}: ${message}` };
}

/** Whether CodeDeploy is configured to roll back this result. */
function isRollbackDue({ deployment, rollbackRequested }: Observation): boolean {
  if (rollbackRequested) return true;
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

/** Why it ended, quoting CodeDeploy. */
export function reasonOf({ deployment, target }: Observation): string {
  const { code, message } = deployment?.errorInformation ?? {};
  const failed = target?.lifecycleEvents?.find(({ status }) => status === "Failed");
  const at = failed?.lifecycleEventName === undefined ? "" : ` at ${failed.lifecycleEventName}`;
  const reported = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
  const diagnostics = failed?.diagnostics?.message;
  const status = deployment?.status ?? "unknown";
  const why = reported === "" ? "CodeDeploy gives no reason." : reported;
  const more = diagnostics && !reported.includes(diagnostics) ? ` ${diagnostics}` : "";
  return `The deployment ended with status ${status}${at}. ${why}${more}`;
}

/** Whether all production traffic is on the new task set, and only waits and the old one's termination remain. */
export const isTrafficShifted = ({ deployment, target }: Observation): boolean =>
  isUnderWay(deployment?.status) &&
  (target?.lifecycleEvents ?? []).some(
    ({ lifecycleEventName, status }) => lifecycleEventName === "AllowTraffic" && status === "Succeeded",
  );
