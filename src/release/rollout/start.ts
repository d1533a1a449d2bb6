/** Starts the deployment of a service. */
import type { Deployment } from "@aws-sdk/client-ecs";
import { createDeployment, prepareDeployment } from "../../codedeploy/create.ts";
import { CodeDeployWatch } from "../../codedeploy/watch.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { isSettled } from "../../ecs/service.ts";
import { isOurs } from "../../plan/plan.ts";
import type { ReleaseContext } from "../context.ts";
import { busyGroup } from "./foreign.ts";
import { type ServiceEntry, serviceEntry } from "../../core/journal.ts";
import { minutes, Deadline } from "../../core/time.ts";
import { deploymentIds, type ServiceChange, setDesiredCount, updateService } from "./update-service.ts";
import type { Watched } from "./watch.ts";
import type { ServiceRelease, StartedService } from "./service-release.ts";

/** Starts the deployment of one service, and writes it to the journal before and after the call. */
export async function startService(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const start = release.controller === "CODE_DEPLOY" ? startCodeDeploy : startEcs;
  const started = await start(context, release, wave);
  const { name: service, from, to, deploymentId } = started;
  context.emit({ kind: "service-updated", service, from, to, deploymentId });
  return started;
}

/** Writes the entry, and returns a function that completes it. */
function writeEntry(
  { clock, journal, request }: ReleaseContext,
  release: ServiceRelease,
  more: Pick<ServiceEntry, "wave" | "idsBefore" | "prepared">,
): (more: Partial<ServiceEntry>) => ServiceEntry {
  const { service, to } = release;
  const before = setsCount(request, release) ? { desiredCountBefore: service.desiredCount ?? 0 } : {};
  const entry = serviceEntry(release, { to, ...more, ...before, at: clock.now() });
  journal.write(entry);
  return (completed) => journal.amend(entry, completed);
}

const setsCount = ({ desiredCount }: ReleaseContext["request"], { service }: ServiceRelease): boolean =>
  desiredCount !== undefined && desiredCount !== service.desiredCount;

async function startEcs(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const { clock, request } = context;
  const { desiredCount, forceNewDeployment } = request;
  const { name, cluster, service } = release;
  const own = setsCount(request, release) || forceNewDeployment ? undefined : resumable(release);
  const idsBefore = deploymentIds(service).filter((id) => id !== own?.id);
  const complete = writeEntry(context, release, { wave, idsBefore });
  const updated =
    own === undefined
      ? await updateService(context, release, {
          taskDefinition: release.to,
          forceNewDeployment: forceNewDeployment || needsForce(release),
          ...(desiredCount !== undefined && { desiredCount }),
          onRefusal: () => complete({ refused: true }),
          onLost: () => complete({ lostAt: clock.now() }),
          storm: throttleBudget(context, name),
        })
      : service;
  const { id = "", createdAt } = primaryOf(updated) ?? {};
  const entry = complete({
    deploymentId: id,
    ...(createdAt !== undefined && { createdAt: createdAt.getTime() }),
    ...(idsBefore.includes(id) && { withoutDeployment: true }),
  });
  const watched: Watched = { name, cluster, own: { id, idsBefore, createdAt }, updatedAt: clock.now() };
  return { ...release, ...entry, deploymentId: id, controller: "ECS", watched };
}

/** ECS starts no deployment for an unchanged revision, even if its last deployment failed. */
const needsForce = ({ service, from, to }: ServiceRelease): boolean =>
  primaryOf(service)?.taskDefinition === to && (!isSettled(service) || from !== to);

/** The deployment that an earlier attempt of this step started: in progress, or successful since the plan. */
function resumable(release: ServiceRelease): Deployment | undefined {
  const primary = primaryOf(release.service);
  return isOurs(release, primary?.id) && primary?.rolloutState !== "FAILED" ? primary : undefined;
}

/** CodeDeploy creates the new task set; only ECS can set the desired count (docs/aws-reference.md#codedeploy). */
async function startCodeDeploy(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const { name, group, service, from, to } = release;
  if (group === undefined) throw new Error(`${name} has no deployment group`);
  const { desiredCount, rollout, codeDeploy, job } = context.request;
  const prepared = prepareDeployment({
    service,
    group,
    from,
    to,
    appSpecFile: release.appSpec,
    config: codeDeploy.deploymentConfig,
    by: `ecs-release ${job.repository} run ${job.runId}`,
    rollback: rollout.onFailure !== "leave",
  });
  const complete = writeEntry(context, release, { wave, idsBefore: deploymentIds(service), prepared });
  const counts = setsCount(context.request, release);
  if (counts) await setDesiredCount(context, release, desiredCount);
  const refused = (): void => {
    if (!counts) complete({ refused: true });
  };
  const started = await createDeployment(context, prepared, refused);
  if (started.state === "busy") {
    refused();
    throw busyGroup(name, started.running, context.clock.now());
  }
  const { deploymentId } = started.deployment;
  const watch = new CodeDeployWatch(context, started.deployment);
  return { ...release, ...complete({ deploymentId }), deploymentId, controller: "CODE_DEPLOY", watch };
}

/** Minutes of throttling do not fail a release: a rollback would need the same call. */
const throttleBudget = (
  { clock, request, emit }: ReleaseContext,
  about: string,
): NonNullable<ServiceChange["storm"]> => ({
  until: new Deadline(clock, Math.min(minutes(4), request.rollout.timeout)),
  emit: ({ message }) => emit({ kind: "note", level: "warning", about, text: `${message} Trying again.` }),
});
