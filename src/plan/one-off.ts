/** Plans a one-off task: the container whose exit code counts, and where the task runs. Only reads AWS. */
import type { CapacityProviderStrategyItem, Service, ServiceRevision } from "@aws-sdk/client-ecs";
import type { EcsCalls } from "../aws/calls.ts";
import { type Tag, taskTags, traceTags } from "../ecs/definition/tags.ts";
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
import { usesServiceConnect } from "./one-off-checks.ts";
import { Failure } from "../core/failure.ts";
import type { NetworkRequest, ReleaseRequest } from "../request/request.ts";

export interface OneOffSources {
  /** ARN. */
  readonly cluster: string;
  /** The definition to run. */
  readonly definition: TaskDefinition;
  /** Names of containers with a new image. */
  readonly replaced: readonly string[];
  /** The container from the inputs. */
  readonly container?: string | undefined;
  /** The service whose network and compute it uses. */
  readonly service?: Service | undefined;
  readonly network: NetworkRequest;
  /** Tags of the revision. */
  readonly tags: readonly Tag[];
  /** Tags that name the run; empty if `trace-tags` is off. */
  readonly trace: readonly Tag[];
}

/** `where` is the cluster, and the service whose network and compute it uses. */
export const sourcesOf = (
  { job, report }: Pick<ReleaseRequest, "job" | "report">,
  { definition, replaced, tags }: Pick<OneOffSources, "definition" | "replaced" | "tags">,
  where: Pick<OneOffSources, "cluster" | "container" | "service" | "network">,
): OneOffSources => ({
  ...where,
  definition,
  replaced,
  tags,
  trace: report.traceTags ? traceTags(job) : [],
});

export interface PlannedOneOff {
  readonly container: string;
  readonly launch: Launch;
  /** Tags to send with RunTask. */
  readonly tags: readonly Tag[];
  /** True when the service uses Service Connect: the task does not get its names. */
  readonly besideServiceConnect: boolean;
}

interface Reader {
  readonly ecs: Pick<EcsCalls, "describeServiceRevisions" | "describeClusters" | "describeServices">;
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
  const launch = launchFrom({ ...withRevision, clusterStrategy });
  const { tags, notes } = await tagsFor(reader, sources);
  return {
    container,
    launch: { ...launch, notes: [...launch.notes, ...notes] },
    tags,
    besideServiceConnect: service !== undefined && usesServiceConnect(service),
  };
}

/** Tags the task like the service's tasks: an organization may deny untagged tasks. */
async function tagsFor(
  reader: Reader,
  { service, tags, trace }: OneOffSources,
): Promise<{ readonly tags: readonly Tag[]; readonly notes: readonly string[] }> {
  const copied = service?.propagateTags === "SERVICE" ? await tagsOfService(reader, service) : [];
  const sent = taskTags(copied ?? [], service?.propagateTags === "TASK_DEFINITION" ? tags : [], trace);
  return {
    tags: sent.tags,
    notes: [
      ...(copied === undefined
        ? ["The service's tags can't be read, so the one-off task doesn't get them."]
        : []),
      ...(sent.traceLeftOut
        ? ["The propagated tags leave no room for the trace tags, so the trace tags are omitted."]
        : []),
    ],
  };
}

async function tagsOfService(
  { ecs, signal }: Reader,
  { serviceArn = "", clusterArn = "" }: Service,
): Promise<readonly Tag[] | undefined> {
  const found = await readIfPossible(async () => {
    const answer = await ecs.describeServices(
      { cluster: clusterArn, services: [serviceArn], include: ["TAGS"] },
      { signal, resource: serviceArn },
    );
    return answer.services?.[0];
  });
  return found?.tags?.map(({ key = "", value = "" }) => ({ key, value }));
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

/** `undefined` if the read fails: `launchFrom` reports what is missing. */
async function readIfPossible<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}
