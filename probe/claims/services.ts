/** Updates of a service, its tasks, and its end. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import { created, deleted, forced, numberOf, primary, settled, updates } from "../experiments/services.ts";

const section = "services";
const update = ecsApi("UpdateService");

export const services: readonly Claim[] = [
  {
    id: "deployment-id",
    section,
    sentence: "A deployment of the classic view has an id `ecs-svc/` and at most 19 digits.",
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
    sentence: "Its `rolloutStateReason` is “ECS deployment ecs-svc/N in progress.” while it is IN_PROGRESS.",
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
    sentence: "It is “ECS deployment ecs-svc/N completed.” when it is COMPLETED.",
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
    sentence: "UpdateService with the task definition that the service runs starts no deployment.",
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
    sentence: "UpdateService with another desired count starts no deployment.",
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
    sentence: "`forceNewDeployment` starts one, and the answer already shows it as PRIMARY under a new id.",
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
      "The answer of UpdateService names the new deployment in `currentServiceDeployment`, or not yet (either reading).",
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
      "`ecs-svc/N` of the classic view and the target service revision of the service deployment end in the same number.",
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
      "When a deployment is COMPLETED and its predecessor has no task left, `deployments` holds it alone.",
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
      "A task of the old revision is stopped with ServiceSchedulerInitiated, “Scaling activity initiated by (deployment ecs-svc/N)”.",
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
    sentence: "A task of a service has the group `service:NAME`, and the deployment id in `startedBy`.",
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
    sentence: "A service shows a launch type or a capacity provider strategy, not both.",
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
      "A deployment shows the resolved platform version, such as 1.4.0, where the service says LATEST.",
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
    sentence: "DeleteService without force is refused while the desired count is above 0.",
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
    sentence: "A deleted service is DRAINING, or INACTIVE when it has no task.",
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
      "UpdateService of a service that is being deleted fails with ServiceNotActiveException, “Service was not ACTIVE.”",
    source: update,
    async check(lab) {
      const { late } = await deleted(lab);
      const holds = late.name === "ServiceNotActiveException" && late.message === "Service was not ACTIVE.";
      return verdict(holds, `${late.name}: ${late.message}`, late.result);
    },
  },
];
