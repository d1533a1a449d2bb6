/** Claims about updates of a service, its tasks, and its deletion. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import { created, deleted, forced, numberOf, primary, settled, updates } from "../experiments/services.ts";

const section = "services";
const update = ecsApi("UpdateService");

export const services: readonly Claim[] = [
  {
    id: "deployment-id",
    section,
    sentence: "The ID of a deployment in the classic view is `ecs-svc/` with at most 19 digits.",
    source: ecsApi("Deployment"),
    async check(lab) {
      const answer = await created(lab);
      const id = primary(answer.service)?.id ?? "";
      return verdict(/^ecs-svc\/\d{1,19}$/.test(id), id, answer);
    },
  },
  {
    id: "reason-in-progress",
    section,
    sentence:
      "If `rolloutState` is IN_PROGRESS, `rolloutStateReason` is “ECS deployment ecs-svc/N in progress.”",
    source: ecsApi("Deployment"),
    async check(lab) {
      const answer = await created(lab);
      const { id, rolloutState, rolloutStateReason } = primary(answer.service) ?? {};
      const holds =
        rolloutState === "IN_PROGRESS" && rolloutStateReason === `ECS deployment ${id} in progress.`;
      return verdict(holds, `${rolloutState}: ${rolloutStateReason}`, answer);
    },
  },
  {
    id: "reason-completed",
    section,
    sentence: "If `rolloutState` is COMPLETED, `rolloutStateReason` is “ECS deployment ecs-svc/N completed.”",
    source: ecsApi("Deployment"),
    async check(lab) {
      const { classic } = await settled(lab);
      const { id, rolloutStateReason } = primary(classic.service) ?? {};
      return verdict(
        rolloutStateReason === `ECS deployment ${id} completed.`,
        `${rolloutStateReason}`,
        classic.answer,
      );
    },
  },
  {
    id: "same-definition-no-deployment",
    section,
    sentence:
      "If UpdateService gets the task definition that the service already runs, ECS starts no deployment.",
    source: update,
    async check(lab) {
      const { before, same } = await updates(lab);
      const after = primary(same.service)?.id;
      return verdict(before !== undefined && after === before, `PRIMARY ${before} → ${after}`, same);
    },
  },
  {
    id: "desired-count-no-deployment",
    section,
    sentence: "If UpdateService changes only the desired count, ECS starts no deployment.",
    source: update,
    async check(lab) {
      const { before, more } = await updates(lab);
      const after = primary(more.service)?.id;
      const holds = before !== undefined && after === before && more.service?.desiredCount === 2;
      return verdict(holds, `PRIMARY ${before} → ${after}`, more);
    },
  },
  {
    id: "force-new-deployment",
    section,
    sentence:
      "With `forceNewDeployment`, ECS starts a deployment. The response of UpdateService shows it as PRIMARY, with a new ID.",
    source: update,
    async check(lab) {
      const { before, forced: answer } = await updates(lab);
      const after = primary(answer.service)?.id;
      return verdict(after !== undefined && after !== before, `PRIMARY ${before} → ${after}`, answer);
    },
  },
  {
    id: "current-deployment-in-the-answer",
    section,
    sentence:
      "The response of UpdateService has the new deployment in `currentServiceDeployment`, or doesn't have it yet (either reading).",
    source: ecsApi("Service"),
    async check(lab) {
      const { answer, found } = await forced(lab);
      const current = answer.service?.currentServiceDeployment;
      return seen(current === found.arn ? "named" : "not yet", `${current}`, answer);
    },
  },
  {
    id: "same-number-in-both-views",
    section,
    sentence:
      "`ecs-svc/N` in the classic view and the target service revision of the service deployment end with the same number.",
    source: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go",
    async check(lab) {
      const { answer, end } = await forced(lab);
      const ids = [primary(answer.service)?.id, end.deployment.targetServiceRevision?.arn].map(numberOf);
      return verdict(ids[0] !== "" && ids[0] === ids[1], ids.join(" and "), answer, end.answer);
    },
  },
  {
    id: "old-deployment-vanishes",
    section,
    sentence:
      "If a deployment is COMPLETED and the previous one has no tasks left, `deployments` lists only the completed one.",
    source: ecsApi("Service"),
    async check(lab) {
      const { classic } = await forced(lab);
      const count = classic.service?.deployments?.length;
      return verdict(count === 1, `${count} deployments`, classic.answer);
    },
  },
  {
    id: "scaling-activity",
    section,
    sentence:
      "If a deployment stops a task of the old revision, the task has stop code ServiceSchedulerInitiated, “Scaling activity initiated by (deployment ecs-svc/N)”.",
    source: ecsGuide("stopped-task-error-codes"),
    async check(lab) {
      const { stopped } = await forced(lab);
      const old = stopped.tasks?.find(({ stopCode }) => stopCode === "ServiceSchedulerInitiated");
      const reason = old?.stoppedReason ?? "";
      return verdict(
        /^Scaling activity initiated by \(deployment ecs-svc\/\d+\)/.test(reason),
        reason,
        stopped,
      );
    },
  },
  {
    id: "service-task-group",
    section,
    sentence: "A task of a service has the group `service:NAME` and the deployment ID in `startedBy`.",
    source: ecsApi("Task"),
    async check(lab) {
      const { stopped } = await forced(lab);
      const { group, startedBy } = stopped.tasks?.[0] ?? {};
      const holds = group === `service:${lab.prefix}-web` && /^ecs-svc\/\d+$/.test(startedBy ?? "");
      return verdict(holds, `${group} ${startedBy}`, stopped);
    },
  },
  {
    id: "one-compute",
    section,
    sentence: "A service has either a launch type or a capacity provider strategy, never both.",
    source: ecsApi("Service"),
    async check(lab) {
      const { classic } = await settled(lab);
      const { launchType, capacityProviderStrategy = [] } = classic.service ?? {};
      const holds = (launchType === undefined) !== (capacityProviderStrategy.length === 0);
      return verdict(holds, `${launchType} ${JSON.stringify(capacityProviderStrategy)}`, classic.answer);
    },
  },
  {
    id: "platform-version-of-a-deployment",
    section,
    sentence:
      "If the platform version of a service is LATEST, its deployment shows the resolved version, such as 1.4.0.",
    source: ecsApi("Deployment"),
    async check(lab) {
      const { classic } = await settled(lab);
      const versions = [classic.service?.platformVersion, primary(classic.service)?.platformVersion];
      return verdict(
        versions[0] === "LATEST" && /^\d/.test(versions[1] ?? ""),
        versions.join(" and "),
        classic.answer,
      );
    },
  },
  {
    id: "delete-needs-zero",
    section,
    sentence: "If the desired count is above 0, DeleteService without `force` fails.",
    source: ecsApi("DeleteService"),
    async check(lab) {
      const { refused } = await deleted(lab);
      const holds = refused.name === "InvalidParameterException" && /scaled above 0/.test(refused.message);
      return verdict(holds, `${refused.name}: ${refused.message}`, refused.result);
    },
  },
  {
    id: "deleted-service-drains",
    section,
    sentence: "A deleted service is DRAINING while it has tasks, then INACTIVE.",
    source: ecsApi("DeleteService"),
    async check(lab) {
      const { answer } = await deleted(lab);
      const status = answer.service?.status ?? "";
      return verdict(["DRAINING", "INACTIVE"].includes(status), status, answer);
    },
  },
  {
    id: "deleted-service-not-active",
    section,
    sentence:
      "If the service is being deleted, UpdateService fails with ServiceNotActiveException, “Service was not ACTIVE.”",
    source: update,
    async check(lab) {
      const { late } = await deleted(lab);
      const holds = late.name === "ServiceNotActiveException" && late.message === "Service was not ACTIVE.";
      return verdict(holds, `${late.name}: ${late.message}`, late.result);
    },
  },
];
