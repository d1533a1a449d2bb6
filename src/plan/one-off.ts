/** Which container of a one-off task decides, and where the task runs. Reads AWS, changes nothing. */
import type { CapacityProviderStrategyItem, Service, ServiceRevision } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../aws/calls.ts";
import { chooseDecidingContainer } from "../ecs/task.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import {
  type Launch,
  launchFrom,
  type LaunchSources,
  needsClusterStrategy,
  needsRevision,
  volumesAtLaunch,
} from "../ecs/task-launch.ts";
import { Failure } from "../core/failure.ts";
import type { NetworkRequest } from "../request/request.ts";

export interface OneOffSources {
  /** ARN. */
  readonly cluster: string;
  /** What is to run. */
  readonly definition: TaskDefinition;
  /** Names of the containers whose image was replaced. */
  readonly replaced: readonly string[];
  /** The container that was asked for. */
  readonly container?: string | undefined;
  /** The service beside which it runs. */
  readonly service?: Service | undefined;
  readonly network: NetworkRequest;
}

export interface PlannedOneOff {
  readonly container: string;
  readonly launch: Launch;
}

interface Reader {
  readonly ecs: Pick<EcsCalls, "describeServiceRevisions" | "describeClusters">;
  readonly signal: AbortSignal;
}

/** @throws Failure `container-unknown`, `container-unclear`, `network-missing`, `launch-missing`, `volume-missing` */
export async function planOneOff(reader: Reader, sources: OneOffSources): Promise<PlannedOneOff> {
  const { definition, service, network } = sources;
  const container = chooseDecidingContainer(definition.containers, sources.replaced, sources.container);
  const known: LaunchSources = {
    taskDefinition: definition,
    volumes: volumesAtLaunch(definition),
    service,
    network,
  };
  const revision = needsRevision(known) ? await currentRevision(reader, service) : undefined;
  const withRevision = { ...known, revision };
  const clusterStrategy = needsClusterStrategy(withRevision)
    ? await defaultStrategy(reader, sources.cluster)
    : undefined;
  return { container, launch: launchFrom({ ...withRevision, clusterStrategy }) };
}

async function currentRevision(
  { ecs, signal }: Reader,
  service: Service | undefined,
): Promise<ServiceRevision | undefined> {
  const arn = service?.currentServiceRevisions?.[0]?.arn;
  if (arn === undefined) return undefined;
  return readIfPossible(async () => {
    const answer = await ecs.describeServiceRevisions(
      { serviceRevisionArns: [arn] },
      { signal, resource: arn },
    );
    return answer.serviceRevisions?.[0];
  });
}

const defaultStrategy = (
  { ecs, signal }: Reader,
  cluster: string,
): Promise<readonly CapacityProviderStrategyItem[] | undefined> =>
  readIfPossible(async () => {
    const answer = await ecs.describeClusters({ clusters: [cluster] }, { signal, resource: cluster });
    return answer.clusters?.[0]?.defaultCapacityProviderStrategy;
  });

/** One of several places to look: where it can't be read, what is missing in the end is named by `launchFrom`. */
async function readIfPossible<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}
