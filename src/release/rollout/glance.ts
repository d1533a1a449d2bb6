/**
 * A look that costs one call in place of two: DescribeServices alone shows that a rolling deployment goes on as it
 * did. Whatever has moved, and every end, is read from both views. Pure.
 */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { OwnDeployment } from "../../ecs/deployment.ts";
import { hasReplaced } from "../../ecs/outlook.ts";

/** Both views as they were last read together. */
export interface BothViews {
  /** `marksOf` the service. */
  readonly marks: string;
  readonly deployment: ServiceDeployment;
  /** Glances since then. */
  readonly glances: number;
}

/** Glances in a row: the service deployment is looked at all the same from time to time. */
const maxGlances = 4;

/** Whether the service's own view is enough for now. */
export function isGlanceEnough(own: OwnDeployment, known: BothViews | undefined, service: Service): boolean {
  if (known === undefined || known.glances >= maxGlances) return false;
  const { deployment } = known;
  const strategy = deployment.deploymentConfiguration?.strategy ?? "ROLLING";
  if (deployment.status !== "IN_PROGRESS" || strategy !== "ROLLING") return false;
  if ((deployment.lifecycleHookDetails?.length ?? 0) > 0) return false;
  const ours = service.deployments?.find(({ id }) => id === own.id);
  if (ours?.rolloutState !== "IN_PROGRESS" || hasReplaced(own, service)) return false;
  return marksOf(service) === known.marks;
}

/** Everything by which a deployment can end, fail or be taken over; counts of tasks are no part of it. */
export const marksOf = ({ status, currentServiceDeployment, deployments = [] }: Service): string =>
  JSON.stringify([
    status,
    currentServiceDeployment,
    deployments.map((one) => [one.id, one.status, one.rolloutState, one.failedTasks ?? 0]),
  ]);
