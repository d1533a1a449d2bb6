/** Claims about failed deployments: the circuit breaker, rollbacks in both views, and a manual stop. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import {
  first,
  left,
  messages,
  numberOf,
  primary,
  rolledBack,
  settled,
  stopped,
} from "../experiments/services.ts";

const section = "rollbacks";
const breakerGuide = ecsGuide("deployment-circuit-breaker");

export const rollbacks: readonly Claim[] = [
  {
    id: "breaker-threshold",
    section,
    sentence: "If the desired count is 1, the threshold of the circuit breaker is 3.",
    source: breakerGuide,
    async check(lab) {
      const { end } = await settled(lab);
      const { threshold } = end.deployment.deploymentCircuitBreaker ?? {};
      return verdict(threshold === 3, `threshold ${threshold}`, end.answer);
    },
  },
  {
    id: "breaker-complete",
    section,
    sentence: "After a successful deployment, the status of the circuit breaker is MONITORING_COMPLETE.",
    source: ecsApi("ServiceDeploymentCircuitBreaker"),
    async check(lab) {
      const { end } = await settled(lab);
      const { status } = end.deployment.deploymentCircuitBreaker ?? {};
      return verdict(status === "MONITORING_COMPLETE", `${status}`, end.answer);
    },
  },
  {
    id: "breaker-triggered",
    section,
    sentence:
      "If the tasks of a revision crash, the circuit breaker triggers when `failureCount` reaches the threshold.",
    source: ecsApi("ServiceDeploymentCircuitBreaker"),
    async check(lab) {
      const { end } = await rolledBack(lab);
      const { status, failureCount = 0, threshold = 0 } = end.deployment.deploymentCircuitBreaker ?? {};
      const holds = status === "TRIGGERED" && threshold > 0 && failureCount >= threshold;
      return verdict(holds, `${status}, ${failureCount} of ${threshold}`, end.answer);
    },
  },
  {
    id: "rollback-reason",
    section,
    sentence:
      "After the circuit breaker triggers, `rollback.reason` is “Service deployment rolled back because the circuit breaker threshold was exceeded.”",
    source: ecsApi("Rollback"),
    async check(lab) {
      const { end } = await rolledBack(lab);
      const { reason } = end.deployment.rollback ?? {};
      const text = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
      return verdict(reason === text, `${reason}`, end.answer);
    },
  },
  {
    id: "rollback-same-deployment",
    section,
    sentence:
      "The rollback is part of the same service deployment: its status becomes ROLLBACK_IN_PROGRESS, then ROLLBACK_SUCCESSFUL.",
    source: ecsApi("ServiceDeployment"),
    async check(lab) {
      const { during, end } = await rolledBack(lab);
      const statuses = [during.deployment?.status, end.deployment.status];
      return verdict(statuses[1] === "ROLLBACK_SUCCESSFUL", statuses.join(" → "), during.raw, end.answer);
    },
  },
  {
    id: "rollback-revision",
    section,
    sentence: "`rollback.serviceRevisionArn` is the service revision that was PRIMARY before the update.",
    source: ecsApi("Rollback"),
    async check(lab) {
      const { before, end } = await rolledBack(lab);
      const ids = [primary(before.service)?.id, end.deployment.rollback?.serviceRevisionArn].map(numberOf);
      return verdict(ids[0] !== "" && ids[0] === ids[1], ids.join(" and "), before.answer, end.answer);
    },
  },
  {
    id: "rollback-primary",
    section,
    sentence:
      "During and after the rollback, the PRIMARY deployment has the ID that it had before the update.",
    source: breakerGuide,
    async check(lab) {
      const { before, classic, after } = await rolledBack(lab);
      const ids = [before, classic, after].map(({ service }) => primary(service)?.id);
      return verdict(
        new Set(ids).size === 1 && ids[0] !== undefined,
        ids.join(", "),
        classic.answer,
        after.answer,
      );
    },
  },
  {
    id: "rollback-classic-reason",
    section,
    sentence:
      "During the rollback, `rolloutStateReason` of PRIMARY is “ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/M.”",
    source: breakerGuide,
    async check(lab) {
      const { classic } = await rolledBack(lab);
      const { id, rolloutStateReason } = primary(classic.service) ?? {};
      const text = `ECS deployment circuit breaker: rolling back to deploymentId ${id}.`;
      return verdict(rolloutStateReason === text, `${rolloutStateReason}`, classic.answer);
    },
  },
  {
    id: "rollback-forgets-the-new-id",
    section,
    sentence: "After the rollback, `deployments` no longer lists the ID that UpdateService returned.",
    source: breakerGuide,
    async check(lab) {
      const { answer, after } = await rolledBack(lab);
      const id = primary(answer.service)?.id;
      const there = after.service?.deployments?.some((each) => each.id === id);
      return verdict(
        id !== undefined && there === false,
        there === true ? "still listed" : "gone",
        answer,
        after.answer,
      );
    },
  },
  {
    id: "rollback-task-definition",
    section,
    sentence: "After the rollback, `taskDefinition` of the service is the previous revision.",
    source: breakerGuide,
    async check(lab) {
      const { before, after } = await rolledBack(lab);
      const holds = before.service?.taskDefinition === after.service?.taskDefinition;
      return verdict(
        holds,
        `${after.service?.taskDefinition?.split("/").at(-1)}`,
        before.answer,
        after.answer,
      );
    },
  },
  {
    id: "event-deployment-failed",
    section: "service-events",
    sentence:
      "If the circuit breaker triggers, ECS adds the event “(service S) (deployment ecs-svc/N) deployment failed: tasks failed to start.”",
    source: ecsGuide("service-event-messages-list"),
    async check(lab) {
      const { answer, after } = await rolledBack(lab);
      const text = `(service ${lab.prefix}-web) (deployment ${primary(answer.service)?.id}) deployment failed: tasks failed to start.`;
      const found = messages(after.service).find((message) => message.includes("deployment failed")) ?? "";
      return verdict(found === text, found, after.answer);
    },
  },
  {
    id: "event-rolling-back",
    section: "service-events",
    sentence: "If ECS rolls back, it adds the event “(service S) rolling back to deployment ecs-svc/M.”",
    source: ecsGuide("service-event-messages-list"),
    async check(lab) {
      const { before, after } = await rolledBack(lab);
      const text = `(service ${lab.prefix}-web) rolling back to deployment ${primary(before.service)?.id}.`;
      const found = messages(after.service).find((message) => message.includes("rolling back")) ?? "";
      return verdict(found === text, found, after.answer);
    },
  },
  {
    id: "no-rollback-candidate",
    section,
    sentence:
      "If the first deployment of a service fails, it ends with ROLLBACK_FAILED, “No rollback candidate was found to run the rollback.”",
    source: breakerGuide,
    async check(lab) {
      const { end } = await first(lab);
      const { status, statusReason } = end.deployment;
      const holds =
        status === "ROLLBACK_FAILED" &&
        statusReason === "No rollback candidate was found to run the rollback.";
      return verdict(holds, `${status}: ${statusReason}`, end.answer);
    },
  },
  {
    id: "breaker-without-rollback",
    section,
    sentence:
      "If the circuit breaker is enabled without rollback, the failed service deployment ends with STOPPED and circuit breaker status TRIGGERED.",
    source: breakerGuide,
    async check(lab) {
      const { end } = await left(lab);
      const { status, deploymentCircuitBreaker: breaker } = end.deployment;
      return verdict(
        status === "STOPPED" && breaker?.status === "TRIGGERED",
        `${status}, ${breaker?.status}`,
        end.answer,
      );
    },
  },
  {
    id: "breaker-without-rollback-classic",
    section,
    sentence:
      "If the circuit breaker is enabled without rollback, PRIMARY is the failed deployment: rollout state FAILED, “ECS deployment circuit breaker: tasks failed to start.”",
    source: breakerGuide,
    async check(lab) {
      const { answer, after } = await left(lab);
      const now = primary(after.service);
      const holds =
        now?.id === primary(answer.service)?.id &&
        now?.rolloutState === "FAILED" &&
        now.rolloutStateReason === "ECS deployment circuit breaker: tasks failed to start.";
      return verdict(holds, `${now?.rolloutState}: ${now?.rolloutStateReason}`, after.answer);
    },
  },
  {
    id: "stop-rolls-back",
    section,
    sentence:
      "After StopServiceDeployment with stop type ROLLBACK, the status becomes ROLLBACK_REQUESTED, and ROLLBACK_SUCCESSFUL at the end.",
    source: ecsApi("StopServiceDeployment"),
    async check(lab) {
      const { stop, end } = await stopped(lab);
      return verdict(
        end.deployment.status === "ROLLBACK_SUCCESSFUL",
        end.statuses.join(" → "),
        stop,
        end.answer,
      );
    },
  },
  {
    id: "stop-after-the-end",
    section,
    sentence:
      "If the service deployment has ended, StopServiceDeployment fails with ConflictException or InvalidParameterException (either reading).",
    source: ecsApi("StopServiceDeployment"),
    async check(lab) {
      const { again } = await stopped(lab);
      const known = ["ConflictException", "InvalidParameterException"].includes(again.name);
      return seen(known ? again.name : undefined, `${again.name}: ${again.message}`, again.result);
    },
  },
];
