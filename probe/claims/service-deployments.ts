/** Claims about service deployments and service events of successful deployments. */
import { type Claim, ecsApi, ecsGuide, seen, verdict } from "../claim.ts";
import { forced, messages, primary, settled, superseded } from "../experiments/services.ts";

export const serviceDeployments: readonly Claim[] = [
  {
    id: "service-deployment-arn",
    section: "service-deployments",
    sentence:
      "The ARN of a service deployment is `…:service-deployment/CLUSTER/SERVICE/ID`, and that of a service revision `…:service-revision/CLUSTER/SERVICE/NUMBER`.",
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
      "ListServiceDeployments lists a new deployment immediately, or up to two minutes later (either reading).",
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
      "The classic view shows COMPLETED at the same time as SUCCESSFUL, or tens of seconds later (either reading).",
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
      "If a deployment succeeds, ECS adds the event “(service S) (deployment ecs-svc/N) deployment completed.”",
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
    sentence: "If ECS starts a task, it adds the event “(service S) has started 1 tasks: (task ID).”",
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
    sentence: "If a service becomes steady, ECS adds the event “(service S) has reached a steady state.”",
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
    sentence: "`events` has at most 100 events, with the newest first.",
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
    sentence: "If a service has no deployment alarms, `alarms.status` of its service deployment is DISABLED.",
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
      "If another deployment replaces a deployment, the replaced one ends with STOPPED, “Replaced by a new service deployment.”",
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
    sentence: "The circuit breaker of a replaced deployment has a `failureCount` of 0 and isn't TRIGGERED.",
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
