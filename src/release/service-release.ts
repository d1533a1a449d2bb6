/** A service as this release changes it, and the call that changes it. */
import type { Service, UpdateServiceCommandOutput } from "@aws-sdk/client-ecs";
import { primaryOf } from "../ecs/deployment.ts";
import type { TaskDefinition } from "../ecs/task-definition.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceEntry } from "./ledger.ts";
import { describeServices } from "../ecs/describe-services.ts";
import type { Watched } from "./watch.ts";

export interface ServiceRelease {
  readonly name: string;
  /** ARN of the cluster. */
  readonly cluster: string;
  readonly family: string;
  readonly controller: "ECS" | "CODE_DEPLOY";
  readonly strategy: string;
  /** Task definition ARNs: what serves before, and what shall serve. */
  readonly from: string;
  readonly to: string;
  /** What the new revision says, and the containers whose image is new. */
  readonly definition: TaskDefinition;
  readonly replaced: readonly string[];
  /** As DescribeServices showed it before the change. */
  readonly before: Service;
}

export interface StartedService {
  readonly release: ServiceRelease;
  readonly watched: Watched;
  readonly complete: (more: Partial<ServiceEntry>) => void;
  /** False when ECS started no deployment: only the desired count differs. */
  readonly deploys: boolean;
}

export interface ServiceChange {
  readonly service: string;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment: boolean;
  readonly idsBefore: readonly string[];
}

export const deploymentIds = (service: Service): string[] =>
  (service.deployments ?? []).flatMap(({ id }) => id ?? []);

/**
 * UpdateService with what was asked for and nothing else. It has no client token (ecs-domain.md 4.1): when an answer
 * is lost, the service is read, and a new PRIMARY of our revision is taken for ours.
 */
export async function updateService(
  context: Pick<ReleaseContext, "aws" | "signal">,
  change: ServiceChange,
  signal: AbortSignal | undefined = context.signal,
): Promise<Service> {
  const ecs = await context.aws.ecs();
  const found = async (): Promise<UpdateServiceCommandOutput | undefined> => {
    const service = (await describeServices({ ecs, signal }, [change])).get(change);
    const primary = service && primaryOf(service);
    const isOurs =
      primary?.taskDefinition === change.taskDefinition && !change.idsBefore.includes(primary.id ?? "");
    return isOurs ? { service, $metadata: {} } : undefined;
  };
  const answer = await ecs.updateService(
    {
      cluster: change.cluster,
      service: change.service,
      taskDefinition: change.taskDefinition,
      ...(change.desiredCount !== undefined && { desiredCount: change.desiredCount }),
      ...(change.forceNewDeployment && { forceNewDeployment: true }),
    },
    { found, signal, resource: change.service },
  );
  if (answer.service === undefined)
    throw new Error(`UpdateService of ${change.service} answered without a service`);
  return answer.service;
}

/** Starts the deployment of one service, and writes it into the ledger before and after. */
export async function startService(
  context: ReleaseContext,
  release: ServiceRelease,
  wave: number,
): Promise<StartedService> {
  const { desiredCount, forceNewDeployment } = context.request;
  const idsBefore = deploymentIds(release.before);
  const setsCount = desiredCount !== undefined && desiredCount !== release.before.desiredCount;
  const at = context.clock.now();
  const complete = context.ledger.write<ServiceEntry>({
    kind: "service",
    wave,
    service: release.name,
    cluster: release.cluster,
    controller: release.controller,
    strategy: release.strategy,
    from: release.from,
    to: release.to,
    idsBefore,
    at,
    ...(setsCount && { desiredCountBefore: release.before.desiredCount ?? 0 }),
  });
  const service = await updateService(context, {
    service: release.name,
    cluster: release.cluster,
    taskDefinition: release.to,
    forceNewDeployment,
    idsBefore,
    ...(desiredCount !== undefined && { desiredCount }),
  });
  const primary = primaryOf(service);
  const id = primary?.id ?? "";
  const deploys = !idsBefore.includes(id);
  complete({ deploymentId: id, ...(!deploys && { withoutDeployment: true }) });
  context.tell({
    kind: "service-updated",
    service: release.name,
    from: release.from,
    to: release.to,
    deploymentId: id,
  });
  return {
    release,
    complete,
    deploys,
    watched: {
      service: release.name,
      cluster: release.cluster,
      own: { id, idsBefore },
      createdAt: primary?.createdAt,
      updatedAt: context.clock.now(),
    },
  };
}
