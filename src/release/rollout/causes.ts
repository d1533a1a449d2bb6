/** Why a service's rollout failed, as a named cause. Pure. What its tasks died of comes from the diagnosis. */
import type { Service } from "@aws-sdk/client-ecs";
import { type Judgement, primaryOf } from "../../ecs/deployment.ts";
import { revisionName } from "../../aws/arn.ts";
import type { Progress } from "../../ecs/progress.ts";
import type { Cause } from "../../core/failure.ts";
import { inWords } from "../../core/time.ts";
import type { StartedService } from "./start.ts";

/** The pause at which a deployment waits for somebody's word, if it does. */
export const awaitedPause = (progress: Progress | undefined): string | undefined =>
  progress?.hooks?.some(({ type, status }) => type === "PAUSE" && status === "AWAITING_ACTION")
    ? `the pause at ${progress.stage ?? "a lifecycle stage"}`
    : undefined;

export function timeoutCause(
  one: StartedService,
  timeout: number,
  lastProgress: Progress | undefined,
): Cause {
  const pause = awaitedPause(lastProgress);
  if (pause !== undefined) {
    return {
      name: "pause-not-ended",
      what: `${one.release.name} still waited at ${pause} of the deployment when rollout-timeout (${inWords(timeout)}) was over.`,
      evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
      remedy:
        "Somebody has to end the pause (aws ecs continue-service-deployment), or a smoke test does: set smoke-test-command or smoke-test-url. Raise rollout-timeout if people need longer.",
    };
  }
  return {
    name: "rollout-timeout",
    what: `${one.release.name} was not stable on ${revisionName(one.release.to)} within ${inWords(timeout)} (rollout-timeout).`,
    evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
    remedy:
      "Look at the service's events and stopped tasks below. If it only needs longer, raise rollout-timeout; " +
      "a deployment circuit breaker on the service would have ended this earlier.",
  };
}

export function stuckCause(one: StartedService, failedTasks: number): Cause {
  return {
    name: "tasks-keep-failing",
    what: `${one.release.name} goes nowhere on ${revisionName(one.release.to)}: ${failedTasks} tasks in a row failed and none runs.`,
    evidence: ["The service has no deployment circuit breaker: ECS would go on for ever."],
    remedy: "Enable deploymentCircuitBreaker with rollback on the service.",
  };
}

/** `IN_PROGRESS, BAKE_TIME: web:2 1 of 2 running, 1 pending, 3 failed; web:1 2 of 2 running` */
function progressInWords({ status, stage, revisions }: Progress): string {
  const counts = revisions.map(({ revision, running, desired, pending, failed }) =>
    [
      `${revision} ${running} of ${desired} running`,
      ...(pending > 0 ? [`${pending} pending`] : []),
      ...(failed === undefined ? [] : [`${failed} failed`]),
    ].join(", "),
  );
  return `last seen ${[status, ...(stage ? [stage] : [])].join(", ")}: ${counts.join("; ")}`;
}

/** The cause of a judgement that ends a rollout without success. */
export function causeOf(judgement: Judgement, one: StartedService, seen: Service | undefined): Cause {
  const service = one.release.name;
  const to = revisionName(one.release.to);
  switch (judgement.state) {
    case "rolling-back":
    case "rolled-back":
      return {
        name: "deployment-rolled-back",
        what: `ECS rolled ${service} back from ${to}.`,
        evidence: [judgement.reason],
        remedy: "The tasks of the new revision say why they failed: see the stopped tasks and their logs.",
      };
    case "rollback-failed":
      return {
        name: "deployment-rollback-failed",
        what: `ECS could not roll ${service} back from ${to}.`,
        evidence: [judgement.reason],
        remedy: "Look at the service in the ECS console; deploy a revision that is known to work.",
      };
    case "stopped":
      return {
        name: "deployment-stopped",
        what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
        evidence: [judgement.reason],
      };
    case "superseded":
      return supersededCause(service, to, judgement.by, seen);
    case "gone":
      return {
        name: "service-gone",
        what: `${service} went away during the release: ${judgement.reason}.`,
        evidence: [],
        remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
      };
    case "unknown":
      return {
        name: "unknown-deployment-status",
        what: `The deployment of ${service} is in a state that this version does not know: ${judgement.status}.`,
        evidence: [],
        remedy: "Update the action; an unknown state is never taken for a success.",
      };
    case "in-progress":
    case "unclear":
    case "succeeded":
      throw new Error(`${judgement.state} is no failure`);
  }
}

/** @param seen the service as it shows the other deployment */
export function supersededCause(service: string, to: string, by: string, seen: Service | undefined): Cause {
  const theirs = seen && primaryOf(seen);
  const created = theirs?.createdAt?.toISOString();
  return {
    name: "superseded",
    what: `Another deployment (${by}) took ${service} over while ${to} was being rolled out.`,
    evidence: [
      ...(theirs?.taskDefinition ? [`it runs ${revisionName(theirs.taskDefinition)}`] : []),
      ...(created ? [`created ${created}`] : []),
    ],
    remedy:
      "Nothing was rolled back over it. Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }`.",
  };
}

/** A deployment's end explained by its diagnosis, if there is one. */
export function because(end: Cause, diagnosis: Cause | undefined): Cause {
  if (diagnosis === undefined) return end;
  const remedy = diagnosis.remedy ?? end.remedy;
  return {
    name: diagnosis.name,
    what: `${end.what} ${diagnosis.what}`,
    evidence: [
      ...end.evidence,
      ...diagnosis.evidence.filter((line) => !end.evidence.some((said) => line.endsWith(said))),
    ],
    ...(remedy !== undefined && { remedy }),
  };
}
