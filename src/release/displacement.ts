/** Whether a verified service still serves what it should, and if not, who replaced it. Pure. */
import type { Service } from "@aws-sdk/client-ecs";
import { revisionName } from "../aws/arn.ts";
import { primaryTaskSet } from "../codedeploy/app-spec.ts";
import type { Cause } from "../core/failure.ts";
import type { ServiceEntry } from "../core/journal.ts";
import { primaryOf, supersededBy } from "../ecs/deployment.ts";
import { servingRevision } from "../ecs/service.ts";
import { targetOf } from "./back/part-end.ts";
import { ownId } from "./rollout/own-deployment.ts";
import { supersededCause } from "./superseded.ts";

/** A service that no longer serves the new revision (or, after a rollback, the recorded one). */
export interface Displacement {
  readonly entry: ServiceEntry;
  /** `failed`: not by somebody else's deployment. */
  readonly verdict: "superseded" | "failed";
  /** ID of the deployment that serves. */
  readonly by: string;
  readonly cause: Cause;
}

export type Expected = "released" | "recorded";

export function displacementOf(
  entry: ServiceEntry,
  service: Service | undefined,
  expected: Expected,
): Displacement | undefined {
  const wanted = expected === "released" ? [entry.to] : [entry.from, targetOf(entry)];
  const on =
    expected === "released"
      ? `healthy on ${revisionName(entry.to)}`
      : `rolled back to ${revisionName(entry.from)}`;
  const { name } = entry;
  if (service?.status !== "ACTIVE") {
    const what = `${name} was ${on}, but is now ${service?.status ?? "gone"}.`;
    const remedy = "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).";
    const cause = { name: "service-gone", what, evidence: [], remedy };
    return { entry, verdict: "failed", by: "", cause };
  }
  if (wanted.includes(servingRevision(service) ?? "")) return undefined;
  const by = primaryOf(service)?.id ?? primaryTaskSet(service)?.id ?? "unknown";
  if (expected === "released" ? isRolledBack(entry, service) : isOwn(entry, service)) {
    const what =
      expected === "released"
        ? `After ${name} was ${on}, ECS or CodeDeploy rolled its deployment back, before the release ended.`
        : `After ${name} was ${on}, the deployment of this release serves again.`;
    const remedy = "Check the service's events, its alarms and the stopped tasks.";
    const cause = { name: "deployment-rolled-back", what, evidence: [`deployment ${by}`], remedy };
    return { entry, verdict: "failed", by, cause };
  }
  const what = `After ${name} was ${on}, another deployment (${by}) replaced the one of this release, before the release ended.`;
  return { entry, verdict: "superseded", by, cause: supersededCause(name, what, service) };
}

/** Whether the serving deployment is older than the release's, so that AWS restored it. */
function isRolledBack(
  { controller, createdAt, deploymentId: id, idsBefore, prepared }: ServiceEntry,
  service: Service,
) {
  if (controller === "CODE_DEPLOY")
    return prepared?.taskSetsBefore.includes(primaryTaskSet(service)?.id ?? "") === true;
  const primary = primaryOf(service)?.id;
  const own = { id: id ?? "", idsBefore, ...(createdAt !== undefined && { createdAt: new Date(createdAt) }) };
  return primary !== undefined && primary !== id && supersededBy(own, service) === undefined;
}

/** Whether the serving deployment is the release's own. */
function isOwn(entry: ServiceEntry, service: Service): boolean {
  if (entry.controller === "CODE_DEPLOY")
    return primaryTaskSet(service)?.externalId === (entry.deploymentId ?? "?");
  const id = primaryOf(service)?.id;
  return id !== undefined && id === ownId(entry, service);
}

/** Whether the recorded revision serves with the desired number of tasks: the definition of "back". */
export function isBack(entry: ServiceEntry, service: Service | undefined): boolean {
  if (service === undefined || displacementOf(entry, service, "recorded") !== undefined) return false;
  const parts = entry.controller === "CODE_DEPLOY" ? service.taskSets : service.deployments;
  const running = (parts ?? [])
    .filter(({ taskDefinition }) => taskDefinition === entry.from || taskDefinition === targetOf(entry))
    .reduce((sum, { runningCount = 0 }) => sum + runningCount, 0);
  return running >= (service.desiredCount ?? Infinity);
}
