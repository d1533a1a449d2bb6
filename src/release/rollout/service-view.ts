/**
 * A poll with one call instead of two: DescribeServices alone shows that a rolling deployment is unchanged. Changes and
 * ends are always read from both views. Pure.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { OwnDeployment } from "../../ecs/deployment.ts";
import { hasReplaced } from "../../ecs/outlook.ts";

/** Both views, as last read together. */
export interface BothViews {
  /** `marksOf` the service. */
  readonly marks: string;
  readonly deployment: ServiceDeployment;
  /** One-call polls since then. */
  readonly serviceViewPolls: number;
}

/** One-call polls in a row; after those, both views are read. */
const maxServiceViewPolls = 4;

/** Whether DescribeServices alone is enough for this poll. */
export function isServiceViewEnough(
  own: OwnDeployment,
  known: BothViews | undefined,
  service: Service,
): boolean {
  if (known === undefined || known.serviceViewPolls >= maxServiceViewPolls) return false;
  const { deployment } = known;
  const strategy = deployment.deploymentConfiguration?.strategy ?? "ROLLING";
  if (deployment.status !== "IN_PROGRESS" || strategy !== "ROLLING") return false;
  if ((deployment.lifecycleHookDetails?.length ?? 0) > 0) return false;
  const ours = service.deployments?.find(({ id }) => id === own.id);
  if (ours?.rolloutState !== "IN_PROGRESS" || hasReplaced(own, service)) return false;
  return marksOf(service) === known.marks;
}

/** Every field that shows a deployment ending, failing or being replaced. Task counts are not included. */
export const marksOf = ({ status, currentServiceDeployment, deployments = [] }: Service): string =>
  JSON.stringify([
    status,
    currentServiceDeployment,
    deployments.map((one) => [one.id, one.status, one.rolloutState, one.failedTasks ?? 0]),
  ]);
