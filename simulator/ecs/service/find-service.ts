/** Services by name or ARN. */
import { lastPart, resourceOf } from "../arn.ts";
import type { Cluster, EcsState, Service } from "../state.ts";

export const serviceArn = (cluster: Cluster, name: string): string =>
  `${cluster.arn.replace(":cluster/", ":service/")}/${lastPart(name)}`;

/** A service of the cluster; an ARN of another cluster finds nothing. */
export function findService(ecs: EcsState, cluster: Cluster, name: string): Service | undefined {
  const arn = serviceArn(cluster, name);
  const long = resourceOf(name);
  const short = long?.split("/").length === 2;
  return long !== undefined && !short && name !== arn ? undefined : ecs.services.get(arn);
}
