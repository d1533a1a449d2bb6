/** Why a service's rollout failed, as a named cause. Pure. The diagnosis adds why its tasks failed. */
import type { Service } from "@aws-sdk/client-ecs";
import type { Judgment } from "../../ecs/deployment.ts";
import { revisionName } from "../../aws/arn.ts";
import type { Progress } from "../../ecs/progress.ts";
import type { Cause } from "../../core/failure.ts";
import { inWords } from "../../core/time.ts";
import { supersededCause } from "../superseded.ts";
import type { StartedService } from "./service-release.ts";

/** The pause at which a deployment waits for a decision, if any. */
export const awaitedPause = (progress: Progress | undefined): string | undefined =>
  progress?.hooks?.some(({ type, status }) => type === "PAUSE" && status === "AWAITING_ACTION")
    ? `the pause at ${progress.stage ?? "a lifecycle stage"}`
    : undefined;

/** @param outage why AWS did not answer the last poll */
export function timeoutCause(
  one: StartedService,
  timeout: number,
  lastProgress: Progress | undefined,
  outage?: Cause,
): Cause {
  if (outage !== undefined) {
    return {
      ...outage,
      name: "rollout-timeout",
      what: `Can't verify within ${inWords(timeout)} (rollout-timeout) that ${one.name} runs ${revisionName(one.to)}: ${outage.what}`,
      evidence: [...(lastProgress === undefined ? [] : [progressInWords(lastProgress)]), ...outage.evidence],
    };
  }
  const pause = awaitedPause(lastProgress);
  if (pause !== undefined) {
    return {
      name: "pause-not-ended",
      what: `${one.name}: the deployment was still waiting at ${pause} after rollout-timeout (${inWords(timeout)}).`,
      evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
      remedy:
        "End the pause with aws ecs continue-service-deployment, or set smoke-test-command or smoke-test-url so that the smoke test ends it. Raise rollout-timeout if the decision takes longer.",
    };
  }
  return {
    name: "rollout-timeout",
    what: `${one.name} did not become stable on ${revisionName(one.to)} within ${inWords(timeout)} (rollout-timeout).`,
    evidence: lastProgress === undefined ? [] : [progressInWords(lastProgress)],
    remedy:
      "Check the service's events and stopped tasks below. If the service only needs longer, raise rollout-timeout. " +
      "A deployment circuit breaker on the service would have ended this earlier.",
  };
}

export function stuckCause(one: StartedService, failedTasks: number): Cause {
  return {
    name: "tasks-keep-failing",
    what: `${one.name} can't start on ${revisionName(one.to)}: ${failedTasks} tasks in a row failed, and none is running.`,
    evidence: ["The service has no deployment circuit breaker, so ECS would retry indefinitely."],
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
  return `last status ${[status, ...(stage ? [stage] : [])].join(", ")}: ${counts.join("; ")}`;
}

/** The cause for a rollout that ended without success. */
export function causeOf(judgment: Judgment, one: StartedService, seen: Service | undefined): Cause {
  const service = one.name;
  const to = revisionName(one.to);
  switch (judgment.state) {
    case "rolling-back":
    case "rolled-back":
      return {
        name: "deployment-rolled-back",
        what: `ECS rolled ${service} back from ${to}.`,
        evidence: [judgment.reason],
        remedy: "See the stopped tasks of the new revision and their logs.",
      };
    case "rollback-failed":
      return {
        name: "deployment-rollback-failed",
        what: `ECS could not roll ${service} back from ${to}.`,
        evidence: [judgment.reason],
        remedy: "Check the service in the ECS console, and deploy a revision that works.",
      };
    case "stopped":
      return {
        name: "deployment-stopped",
        what: `The deployment of ${service} to ${to} was stopped before it succeeded.`,
        evidence: [judgment.reason],
      };
    case "superseded":
      return supersededCause(
        service,
        `Another deployment (${judgment.by}) replaced the one of ${service} while ${to} was being rolled out.`,
        seen,
      );
    case "gone":
      return {
        name: "service-gone",
        what: `${service} was removed during the release: ${judgment.reason}.`,
        evidence: [],
        remedy: "Find out who deleted or drained the service (CloudTrail: DeleteService, UpdateService).",
      };
    case "unknown":
      return {
        name: "unknown-deployment-status",
        what: `The deployment of ${service} has a status that this version does not know: ${judgment.status}.`,
        evidence: [],
        remedy: "Update the action. An unknown status never counts as a success.",
      };
    case "in-progress":
    case "unclear":
    case "succeeded":
      throw new Error(`${judgment.state} isn't a failure`);
  }
}

/** Adds the diagnosis to the cause, if there is one. */
export function withDiagnosis(end: Cause, diagnosis: Cause | undefined): Cause {
  if (diagnosis === undefined) return end;
  const remedy = diagnosis.remedy ?? end.remedy;
  return {
    name: diagnosis.name,
    what: `${end.what} ${diagnosis.what}`,
    evidence: [
      ...end.evidence,
      ...diagnosis.evidence.filter((line) => !end.evidence.some((known) => line.endsWith(known))),
    ],
    ...(remedy !== undefined && { remedy }),
  };
}
