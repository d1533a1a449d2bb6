/** Starts the deployment of a service. */
import type { Deployment } from "@aws-sdk/client-ecs";
import { createDeployment, prepareDeployment } from "../../codedeploy/create.ts";
import { CodeDeployWatch } from "../../codedeploy/watch.ts";
import { primaryOf } from "../../ecs/deployment.ts";
import { isSettled } from "../../ecs/service.ts";
import { isOurs } from "../../plan/plan.ts";
import type { ReleaseContext } from "../context.ts";
import { busyGroup } from "./foreign.ts";
import type { ServiceEntry } from "../../core/journal.ts";
import { minutes, Deadline } from "../../core/time.ts";
import { deploymentIds, type ServiceChange, updateService } from "./update-service.ts";
import type { Watched } from "./watch.ts";
import type { ServiceRelease } from "./service-release.ts";

export type { ServiceRelease };

export interface StartedService {
  readonly release: ServiceRelease;
  /** `ecs-svc/N`, or a CodeDeploy deployment ID. */
  readonly deploymentId: string;
  /** What to watch: the ECS or the CodeDeploy deployment. */
  readonly by:
    | { readonly controller: "ECS"; readonly watched: Watched }
    | { readonly controller: "CODE_DEPLOY"; readonly watch: CodeDeployWatch };
  readonly complete: (more: Partial<ServiceEntry>) => void;
  /** False if ECS started no deployment because only the desired count differs. */
  readonly deploys: boolean;
}

/** Starts the deployment of one service, and writes it to the ledger before and after the call. */
export function startService(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  return release.controller === "CODE_DEPLOY"
    ? startCodeDeploy(context, release, wave)
    : startEcs(context, release, wave);
}

const entryOf = (context: ReleaseContext, release: ServiceRelease, wave: number): ServiceEntry => ({
  kind: "service",
  wave,
  service: release.name,
  cluster: release.cluster,
  controller: release.controller,
  strategy: release.strategy,
  from: release.from,
  to: release.to,
  idsBefore: deploymentIds(release.before),
  at: context.clock.now(),
});

function tellUpdated(
  context: ReleaseContext,
  { name, from, to }: ServiceRelease,
  deploymentId: string,
): void {
  context.emit({ kind: "service-updated", service: name, from, to, deploymentId });
}

async function startEcs(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const { desiredCount, forceNewDeployment } = context.request;
  const { before } = release;
  const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
  const own = setsCount || forceNewDeployment ? undefined : resumable(release);
  const entry = entryOf(context, release, wave);
  const idsBefore = entry.idsBefore.filter((id) => id !== own?.id);
  const complete = context.ledger.write<ServiceEntry>({
    ...entry,
    idsBefore,
    ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
  });
  const service =
    own === undefined
      ? await updateService(context, {
          service: release.name,
          cluster: release.cluster,
          taskDefinition: release.to,
          forceNewDeployment: forceNewDeployment || needsForce(release),
          before,
          ...(desiredCount !== undefined && { desiredCount }),
          onRefusal: () => complete({ refused: true }),
          onLost: () => complete({ lostAt: context.clock.now() }),
          storm: throttleBudget(context, release.name),
        })
      : before;
  const primary = primaryOf(service);
  const id = primary?.id ?? "";
  const deploys = !idsBefore.includes(id);
  const createdAt = primary?.createdAt;
  complete({
    deploymentId: id,
    ...(createdAt !== undefined && { createdAt: createdAt.getTime() }),
    ...(!deploys && { withoutDeployment: true }),
  });
  tellUpdated(context, release, id);
  const watched: Watched = {
    service: release.name,
    cluster: release.cluster,
    own: { id, idsBefore, createdAt },
    createdAt,
    updatedAt: context.clock.now(),
  };
  return { release, complete, deploys, deploymentId: id, by: { controller: "ECS", watched } };
}

/** ECS starts no deployment for an unchanged revision, even if its last deployment failed. */
const needsForce = ({ before, from, to }: ServiceRelease): boolean =>
  primaryOf(before)?.taskDefinition === to && (!isSettled(before) || from !== to);

/** The deployment that an earlier attempt of this step started: in progress, or successful since the plan. */
function resumable(release: ServiceRelease): Deployment | undefined {
  const primary = primaryOf(release.before);
  return isOurs(release, primary?.id) && primary?.rolloutState !== "FAILED" ? primary : undefined;
}

/** CodeDeploy creates the new task set; only ECS can set the desired count (docs/aws-reference.md#codedeploy). */
async function startCodeDeploy(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const { group, before, from, to } = release;
  if (group === undefined) throw new Error(`${release.name} has no deployment group`);
  const { desiredCount, rollout, codeDeploy, job } = context.request;
  const setsCount = desiredCount !== undefined && desiredCount !== before.desiredCount;
  const prepared = prepareDeployment({
    service: before,
    group,
    from,
    to,
    appSpecFile: release.appSpec,
    config: codeDeploy.deploymentConfig,
    by: `ecs-release ${job.repository} run ${job.runId}`,
    rollback: rollout.onFailure !== "leave",
  });
  const complete = context.ledger.write<ServiceEntry>({
    ...entryOf(context, release, wave),
    ...(setsCount && { desiredCountBefore: before.desiredCount ?? 0 }),
    prepared,
  });
  if (setsCount) await setDesiredCount(context, release, desiredCount);
  const refused = (): void => (setsCount ? undefined : complete({ refused: true }));
  const started = await createDeployment(context, prepared, refused);
  if (started.state === "busy") {
    refused();
    throw busyGroup(release.name, started.running, context.clock.now());
  }
  const { deploymentId } = started.deployment;
  complete({ deploymentId });
  tellUpdated(context, release, deploymentId);
  const watch = new CodeDeployWatch(context, started.deployment);
  return { release, complete, deploys: true, deploymentId, by: { controller: "CODE_DEPLOY", watch } };
}

/** Minutes of throttling do not fail a release: a rollback would need the same call. */
const throttleBudget = (
  { clock, request, emit }: ReleaseContext,
  about: string,
): NonNullable<ServiceChange["storm"]> => ({
  until: new Deadline(clock, Math.min(minutes(4), request.rollout.timeout)),
  emit: ({ message }) => emit({ kind: "note", level: "warning", about, text: `${message} Trying again.` }),
});

async function setDesiredCount(
  { aws, signal }: ReleaseContext,
  { name: service, cluster }: ServiceRelease,
  desiredCount: number,
): Promise<void> {
  const ecs = await aws.ecs();
  await ecs.updateService({ cluster, service, desiredCount }, { signal, resource: service });
}
