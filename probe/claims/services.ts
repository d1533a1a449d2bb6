/** Updates of a service, and the two views of a deployment that goes well. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import {
  created,
  deleted,
  forced,
  messages,
  numberOf,
  primary,
  settled,
  superseded,
  updates,
} from "../experiments/services.ts";

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
      const holds = rolloutState === "IN_PROGRESS" && rolloutStateReason === `ECS deployment ${id} in progress.`;
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
      return verdict(rolloutStateReason === `ECS deployment ${id} completed.`, `${rolloutStateReason}`, classic.answer);
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
    sentence: "The answer of UpdateService names the new deployment in `currentServiceDeployment`, or not yet (either reading).",
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
    sentence: "`ecs-svc/N` of the classic view and the target service revision of the service deployment end in the same number.",
    source: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/service.go",
    async check(lab) {
      const { answer, end } = await forced(lab);
      const ids = [primary(answer.service)?.id, end.deployment.targetServiceRevision?.arn].map(numberOf);
      return verdict(ids[0] !== "" && ids[0] === ids[1], ids.join(" and "), answer, end.answer);
    },
  },
  {
    id: "service-deployment-arn",
    section: "service-deployments",
    sentence: "A service deployment is `…:service-deployment/CLUSTER/SERVICE/ID`, its revisions `…:service-revision/CLUSTER/SERVICE/NUMBER`.",
    source: ecsApi("ServiceDeployment"),
    async check(lab) {
      const { found, end } = await forced(lab);
      const revision = end.deployment.targetServiceRevision?.arn ?? "";
      const service = `${lab.place.cluster}/${lab.prefix}-web`;
      const holds =
        new RegExp(`:service-deployment/${service}/[\\w-]+$`).test(found.arn) &&
        new RegExp(`:service-revision/${service}/\\d+$`).test(revision);
      return verdict(holds, `${found.arn} ${revision}`, end.answer);
    },
  },
  {
    id: "service-deployment-listed-late",
    section: "service-deployments",
    sentence: "ListServiceDeployments shows a new deployment within two minutes, at once or a little later (either reading).",
    source: ecsApi("ListServiceDeployments"),
    async check(lab) {
      const { found } = await forced(lab);
      return seen(found.seconds < 1 ? "at once" : "later", `after ${found.seconds.toFixed(0)} s`, found.list);
    },
  },
  {
    id: "classic-view-lags",
    section: "service-deployments",
    sentence: "The classic view says COMPLETED together with SUCCESSFUL, or tens of seconds later (either reading).",
    source: ecsGuide("service-deployment"),
    async check(lab) {
      const { after, classic } = await forced(lab);
      const late = primary(after.service)?.rolloutState !== "COMPLETED";
      return seen(late ? "later" : "together", late ? `${classic.seconds.toFixed(0)} s later` : "together", after.answer);
    },
  },
  {
    id: "old-deployment-vanishes",
    section,
    sentence: "When a deployment is COMPLETED and its predecessor has no task left, `deployments` holds it alone.",
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
    sentence: "A task of the old revision is stopped with ServiceSchedulerInitiated, “Scaling activity initiated by (deployment ecs-svc/N)”.",
    source: ecsGuide("stopped-task-error-codes"),
    async check(lab) {
      const { stopped } = await forced(lab);
      const old = stopped.tasks?.find(({ stopCode }) => stopCode === "ServiceSchedulerInitiated");
      const reason = old?.stoppedReason ?? "";
      return verdict(/^Scaling activity initiated by \(deployment ecs-svc\/\d+\)/.test(reason), reason, stopped);
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
    sentence: "A deployment shows the resolved platform version, such as 1.4.0, where the service says LATEST.",
    source: ecsApi("Deployment"),
    async check(lab) {
      const { classic } = await settled(lab);
      const versions = [classic.service?.platformVersion, primary(classic.service)?.platformVersion];
      return verdict(versions[0] === "LATEST" && /^\d/.test(versions[1] ?? ""), versions.join(" and "), classic.answer);
    },
  },
  {
    id: "event-completed",
    section: "service-events",
    sentence: "A deployment that succeeds is the event “(service S) (deployment ecs-svc/N) deployment completed.”",
    source: ecsGuide("service-event-messages-list"),
    async check(lab) {
      const { classic } = await forced(lab);
      const { id } = primary(classic.service) ?? {};
      const text = `(service ${lab.prefix}-web) (deployment ${id}) deployment completed.`;
      const [newest = ""] = messages(classic.service).filter((message) => message.includes("completed"));
      return verdict(newest === text, newest, classic.answer);
    },
  },
  {
    id: "event-started-tasks",
    section: "service-events",
    sentence: "A start is the event “(service S) has started 1 tasks: (task ID).”",
    source: ecsGuide("service-event-messages-list"),
    async check(lab) {
      const { classic } = await settled(lab);
      const text = messages(classic.service).find((message) => message.includes("has started")) ?? "";
      const pattern = /^\(service [\w-]+\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$/;
      return verdict(pattern.test(text), text, classic.answer);
    },
  },
  {
    id: "event-steady-state",
    section: "service-events",
    sentence: "A service at rest is the event “(service S) has reached a steady state.”",
    source: ecsGuide("service-event-messages-list"),
    async check(lab) {
      const { classic } = await forced(lab);
      const text = `(service ${lab.prefix}-web) has reached a steady state.`;
      const holds = messages(classic.service).includes(text);
      return verdict(holds, holds ? text : messages(classic.service).slice(0, 3).join(" | "), classic.answer);
    },
  },
  {
    id: "events-newest-first",
    section: "service-events",
    sentence: "`events` is sorted with the newest first, and holds at most 100.",
    source: ecsApi("Service"),
    async check(lab) {
      const { classic } = await forced(lab);
      const times = (classic.service?.events ?? []).map(({ createdAt }) => createdAt?.getTime() ?? 0);
      const sorted = times.every((time, index) => time <= (times[index - 1] ?? Infinity));
      return verdict(sorted && times.length > 0 && times.length <= 100, `${times.length} events`, classic.answer);
    },
  },
  {
    id: "unset-alarms",
    section: "service-deployments",
    sentence: "Without alarms a service deployment shows `alarms.status` DISABLED.",
    source: ecsApi("ServiceDeploymentAlarms"),
    async check(lab) {
      const { end } = await settled(lab);
      const { alarms } = end.deployment;
      return verdict(alarms?.status === "DISABLED", JSON.stringify(alarms), end.answer);
    },
  },
  {
    id: "superseded",
    section: "service-deployments",
    sentence: "A deployment that another one replaces ends STOPPED, with “Replaced by a new service deployment.”",
    source: "https://github.com/kayac/ecspresso/issues/929",
    async check(lab) {
      const { end } = await superseded(lab);
      const { status, statusReason } = end.deployment;
      const holds = status === "STOPPED" && statusReason === "Replaced by a new service deployment.";
      return verdict(holds, `${status}: ${statusReason}`, end.answer);
    },
  },
  {
    id: "superseded-not-failed",
    section: "service-deployments",
    sentence: "Its circuit breaker has counted no failure, and was not triggered.",
    source: "https://github.com/kayac/ecspresso/issues/929",
    async check(lab) {
      const { end } = await superseded(lab);
      const { failureCount, status } = end.deployment.deploymentCircuitBreaker ?? {};
      return verdict(failureCount === 0 && status !== "TRIGGERED", `${status}, failures ${failureCount}`, end.answer);
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
    sentence: "UpdateService of a service that is being deleted fails with ServiceNotActiveException, “Service was not ACTIVE.”",
    source: update,
    async check(lab) {
      const { late } = await deleted(lab);
      const holds = late.name === "ServiceNotActiveException" && late.message === "Service was not ACTIVE.";
      return verdict(holds, `${late.name}: ${late.message}`, late.result);
    },
  },
];
