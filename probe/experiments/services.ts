/** Rollouts of small services. Several claims use the responses of each. */
import type {
  CreateServiceCommandInput,
  DeploymentConfiguration,
  Service,
  ServiceDeployment,
  UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import type { Lab } from "../lab.ts";
import { container, definition, network, script, serves, tags } from "./tasks.ts";

export const breaker = (rollback: boolean): DeploymentConfiguration => ({
  deploymentCircuitBreaker: { enable: true, rollback },
});

/** A revision whose only container runs a script. */
export const revision = (lab: Lab, family: string, text: string) =>
  lab.once(`revision ${family}: ${text}`, async () => {
    const containerDefinitions = [container(lab, { command: script(text), stopTimeout: 5 })];
    const { taskDefinition } = await lab.ecs.registerTaskDefinition(
      definition(lab, family, { containerDefinitions }),
    );
    return taskDefinition?.taskDefinitionArn ?? "";
  });

export const good = (lab: Lab) => revision(lab, "service", serves);
export const better = (lab: Lab) => revision(lab, "service", `echo better; ${serves}`);
export const crashing = (lab: Lab) => revision(lab, "service", "exit 1");

/** Creates a service, and returns the unchanged response. */
export const create = (
  lab: Lab,
  name: string,
  taskDefinition: string,
  more: Partial<CreateServiceCommandInput> = {},
) =>
  lab.ecs.createService({
    cluster: lab.place.cluster,
    serviceName: `${lab.prefix}-${name}`,
    taskDefinition,
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: network(lab),
    deploymentConfiguration: breaker(true),
    tags: tags(lab),
    ...more,
  });

export const update = (lab: Lab, name: string, more: Partial<UpdateServiceCommandInput>) =>
  lab.ecs.updateService({ cluster: lab.place.cluster, service: `${lab.prefix}-${name}`, ...more });

export async function describeService(lab: Lab, name: string) {
  const answer = await lab.ecs.describeServices({
    cluster: lab.place.cluster,
    services: [`${lab.prefix}-${name}`],
  });
  return { answer, service: answer.services?.[0] };
}

export const primary = (service: Service | undefined) =>
  service?.deployments?.find(({ status }) => status === "PRIMARY");

const ends = new Set(["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"]);

export const numberOf = (id: string | undefined): string => id?.split("/").at(-1) ?? "";

/** The service deployment of PRIMARY in a response of CreateService or UpdateService. Waits until it is listed. */
export async function deploymentOf(lab: Lab, name: string, service: Service | undefined) {
  const number = numberOf(primary(service)?.id);
  const from = lab.now();
  return lab.until(`the service deployment of ${name}`, 120, async () => {
    const list = await lab.ecs.listServiceDeployments({
      cluster: lab.place.cluster,
      service: `${lab.prefix}-${name}`,
    });
    const brief = list.serviceDeployments?.find(
      ({ targetServiceRevisionArn }) => numberOf(targetServiceRevisionArn) === number,
    );
    return brief?.serviceDeploymentArn === undefined
      ? undefined
      : { list, brief, arn: brief.serviceDeploymentArn, seconds: (lab.now() - from) / 1000 };
  });
}

export async function describeDeployment(lab: Lab, arn: string) {
  const answer = await lab.ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] });
  return { answer, deployment: answer.serviceDeployments?.[0] };
}

export interface End {
  readonly answer: object;
  readonly deployment: ServiceDeployment;
  /** Statuses, in the order of the polls. */
  readonly statuses: readonly string[];
}

/** Polls until the service deployment has ended. */
export async function endOf(lab: Lab, arn: string, seconds = 1500): Promise<End> {
  const statuses: string[] = [];
  return lab.until("the end of a service deployment", seconds, async () => {
    const { answer, deployment } = await describeDeployment(lab, arn);
    const status = deployment?.status ?? "MISSING";
    if (statuses.at(-1) !== status) statuses.push(status);
    return deployment !== undefined && ends.has(status) ? { answer, deployment, statuses } : undefined;
  });
}

/** Polls until PRIMARY is COMPLETED in the classic view. */
export async function completed(lab: Lab, name: string, seconds = 600) {
  const from = lab.now();
  return lab.until(`rolloutState COMPLETED of ${name}`, seconds, async () => {
    const { answer, service } = await describeService(lab, name);
    return primary(service)?.rolloutState === "COMPLETED"
      ? { answer, service, seconds: (lab.now() - from) / 1000 }
      : undefined;
  });
}

async function rollout(lab: Lab, name: string, answer: { service?: Service | undefined }) {
  const found = await deploymentOf(lab, name, answer.service);
  const end = await endOf(lab, found.arn);
  const after = await describeService(lab, name);
  return { answer, found, end, after };
}

/** `web` is created, and its first deployment is in progress. */
export const created = (lab: Lab) => lab.once("web", async () => create(lab, "web", await good(lab)));

/** The first deployment of `web` has ended in both views. */
export const settled = (lab: Lab) =>
  lab.once("web settled", async () => {
    const first = await rollout(lab, "web", await created(lab));
    return { ...first, classic: await completed(lab, "web") };
  });

/** Three updates of `web`: without a change, of the desired count, and a forced deployment without a change. */
export const updates = (lab: Lab) =>
  lab.once("web updates", async () => {
    const response = await created(lab);
    // An endpoint without service deployments can still update services.
    await settled(lab).catch(() => undefined);
    const before = primary(response.service)?.id;
    const same = await update(lab, "web", { taskDefinition: await good(lab) });
    const more = await update(lab, "web", { desiredCount: 2 });
    const fewer = await update(lab, "web", { desiredCount: 1 });
    const forced = await update(lab, "web", { forceNewDeployment: true });
    return { before, same, more, fewer, forced };
  });

/** The forced deployment has ended in both views. */
export const forced = (lab: Lab) =>
  lab.once("web forced", async () => {
    const { forced: answer, before } = await updates(lab);
    const done = await rollout(lab, "web", answer);
    const classic = await completed(lab, "web");
    const tasks = await lab.ecs.listTasks({
      cluster: lab.place.cluster,
      serviceName: `${lab.prefix}-web`,
      desiredStatus: "STOPPED",
    });
    const stopped = await lab.ecs.describeTasks({
      cluster: lab.place.cluster,
      tasks: tasks.taskArns ?? [],
    });
    return { ...done, before, classic, stopped };
  });

/** A deployment that another one replaces. */
export const superseded = (lab: Lab) =>
  lab.once("web superseded", async () => {
    await forced(lab);
    const first = await update(lab, "web", { forceNewDeployment: true });
    const found = await deploymentOf(lab, "web", first.service);
    const second = await update(lab, "web", { taskDefinition: await better(lab) });
    const end = await endOf(lab, found.arn);
    const last = await rollout(lab, "web", second);
    await completed(lab, "web");
    return { found, second, end, last };
  });

/** The circuit breaker rolls a crashing revision back. */
export const rolledBack = (lab: Lab) =>
  lab.once("web rolled back", async () => {
    await superseded(lab);
    const before = await describeService(lab, "web");
    const answer = await update(lab, "web", { taskDefinition: await crashing(lab) });
    const found = await deploymentOf(lab, "web", answer.service);
    const during = await lab.until("the rollback", 1200, async () => {
      const { answer: raw, deployment } = await describeDeployment(lab, found.arn);
      return (deployment?.status ?? "").startsWith("ROLLBACK") ? { raw, deployment } : undefined;
    });
    const classic = await describeService(lab, "web");
    const end = await endOf(lab, found.arn);
    const after = await completed(lab, "web");
    return { before, answer, found, during, classic, end, after };
  });

/** StopServiceDeployment is called twice: during the deployment, and after its end. */
export const stopped = (lab: Lab) =>
  lab.once("web stopped", async () => {
    await rolledBack(lab);
    const answer = await update(lab, "web", { forceNewDeployment: true });
    const found = await deploymentOf(lab, "web", answer.service);
    const stop = await lab.ecs.stopServiceDeployment({
      serviceDeploymentArn: found.arn,
      stopType: "ROLLBACK",
    });
    const end = await endOf(lab, found.arn);
    const again = await lab.refusal(
      lab.ecs.stopServiceDeployment({ serviceDeploymentArn: found.arn, stopType: "ROLLBACK" }),
    );
    return { answer, stop, end, again };
  });

/** The tasks of a service's first deployment crash, so ECS has nothing to roll back to. */
export const first = (lab: Lab) =>
  lab.once("first", async () => rollout(lab, "first", await create(lab, "first", await crashing(lab))));

/** A deployment fails, and its circuit breaker has no rollback. */
export const left = (lab: Lab) =>
  lab.once("left", async () => {
    const response = await create(lab, "left", await good(lab), { deploymentConfiguration: breaker(false) });
    await rollout(lab, "left", response);
    await completed(lab, "left");
    return rollout(lab, "left", await update(lab, "left", { taskDefinition: await crashing(lab) }));
  });

/** DeleteService fails, then succeeds with `force`; then the service is updated. */
export const deleted = (lab: Lab) =>
  lab.once("gone", async () => {
    await create(lab, "gone", await good(lab));
    const service = { cluster: lab.place.cluster, service: `${lab.prefix}-gone` };
    const refused = await lab.refusal(lab.ecs.deleteService(service));
    const answer = await lab.ecs.deleteService({ ...service, force: true });
    const late = await lab.refusal(lab.ecs.updateService({ ...service, desiredCount: 1 }));
    return { refused, answer, late };
  });

export const messages = (service: Service | undefined): string[] =>
  (service?.events ?? []).map(({ message }) => message ?? "");
