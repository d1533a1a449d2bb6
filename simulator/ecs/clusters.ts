/** Finds clusters by name or ARN. */
import { AwsError, type Operations } from "../protocol/call.ts";
import type { ClusterSpec } from "../scenario.ts";
import type { BareWorld } from "../world.ts";
import { arnPrefix, resourceOf } from "./arn.ts";
import { pageOf, type PageInput } from "./pages.ts";
import type { Cluster, EcsState } from "./state.ts";
import { tagsOf } from "./tags.ts";

export function createCluster(world: BareWorld, ecs: EcsState, region: string, spec: ClusterSpec): Cluster {
  const arn = `${arnPrefix(world, region)}cluster/${spec.name}`;
  const cluster: Cluster = {
    arn,
    name: spec.name,
    status: spec.status ?? "ACTIVE",
    capacityProviders: spec.capacityProviders ?? ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategy: spec.defaultCapacityProviderStrategy ?? [],
    instances: spec.instances ?? 0,
  };
  ecs.clusters.set(arn, cluster);
  return cluster;
}

const arnOf = (world: BareWorld, region: string, name: string): string =>
  resourceOf(name) === undefined ? `${arnPrefix(world, region)}cluster/${name}` : name;

/** The ACTIVE cluster of a request, by default `default`. Throws ClusterNotFoundException. */
export function clusterOf(
  world: BareWorld,
  ecs: EcsState,
  region: string,
  name: string | undefined,
): Cluster {
  const cluster = ecs.clusters.get(arnOf(world, region, name ?? "default"));
  if (cluster === undefined) throw new AwsError("ClusterNotFoundException", "Cluster not found.");
  if (cluster.status !== "ACTIVE")
    throw new AwsError("ClusterNotFoundException", "The referenced cluster was inactive.");
  return cluster;
}

function describeCluster(ecs: EcsState, cluster: Cluster, withTags: boolean) {
  const services = [...ecs.services.values()].filter(
    ({ clusterArn, status }) => clusterArn === cluster.arn && status === "ACTIVE",
  );
  const tasks = [...ecs.tasks.values()].filter(({ clusterArn }) => clusterArn === cluster.arn);
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.instances,
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter(({ lastStatus }) =>
      ["PROVISIONING", "PENDING", "ACTIVATING"].includes(lastStatus),
    ).length,
    activeServicesCount: services.length,
    statistics: [],
    tags: withTags ? tagsOf(ecs, cluster.arn) : [],
    settings: [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
  };
}

export function clusterOperations(world: BareWorld, ecs: EcsState): Operations {
  return {
    DescribeClusters(input: { clusters?: readonly string[]; include?: readonly string[] }, call) {
      const wanted = (input.clusters ?? ["default"]).map((name) => arnOf(world, call.region, name));
      const found = wanted.flatMap((arn) => ecs.clusters.get(arn) ?? []);
      return {
        clusters: found.map((each) => describeCluster(ecs, each, input.include?.includes("TAGS") ?? false)),
        failures: wanted.filter((arn) => !ecs.clusters.has(arn)).map((arn) => ({ arn, reason: "MISSING" })),
      };
    },

    ListClusters(input: PageInput, call) {
      const start = arnPrefix(world, call.region);
      const arns = [...ecs.clusters.values()]
        .filter(({ arn, status }) => arn.startsWith(start) && status === "ACTIVE")
        .map(({ arn }) => arn);
      const page = pageOf(arns, input, 100, 100);
      return { clusterArns: page.items, ...page.next };
    },

    CreateCluster(input: { clusterName?: string }, call) {
      const name = input.clusterName ?? "default";
      const there = ecs.clusters.get(arnOf(world, call.region, name));
      const cluster = there ?? createCluster(world, ecs, call.region, { name });
      return { cluster: describeCluster(ecs, cluster, true) };
    },
  };
}
