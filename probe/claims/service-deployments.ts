/** Service deployments and service events of deployments that go well. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import { forced, messages, primary, settled, superseded } from "../experiments/services.ts";

export const serviceDeployments: readonly Claim[] = [
  {
    id: "service-deployment-arn",
    section: "service-deployments",
    sentence:
      "A service deployment is `…:service-deployment/CLUSTER/SERVICE/ID`, its revisions `…:service-revision/CLUSTER/SERVICE/NUMBER`.",
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
    sentence:
      "ListServiceDeployments shows a new deployment within two minutes, at once or a little later (either reading).",
    source: ecsApi("ListServiceDeployments"),
    async check(lab) {
      const { found } = await forced(lab);
      return seen(found.seconds < 1 ? "at once" : "later", `after ${found.seconds.toFixed(0)} s`, found.list);
    },
  },
  {
    id: "classic-view-lags",
    section: "service-deployments",
    sentence:
      "The classic view says COMPLETED together with SUCCESSFUL, or tens of seconds later (either reading).",
    source: ecsGuide("service-deployment"),
    async check(lab) {
      const { after, classic } = await forced(lab);
      const late = primary(after.service)?.rolloutState !== "COMPLETED";
      return seen(
        late ? "later" : "together",
        late ? `${classic.seconds.toFixed(0)} s later` : "together",
        after.answer,
      );
    },
  },
  {
    id: "event-completed",
    section: "service-events",
    sentence:
      "A deployment that succeeds is the event “(service S) (deployment ecs-svc/N) deployment completed.”",
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
      return verdict(
        sorted && times.length > 0 && times.length <= 100,
        `${times.length} events`,
        classic.answer,
      );
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
    sentence:
      "A deployment that another one replaces ends STOPPED, with “Replaced by a new service deployment.”",
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
      return verdict(
        failureCount === 0 && status !== "TRIGGERED",
        `${status}, failures ${failureCount}`,
        end.answer,
      );
    },
  },
];
