/** Predicts when a deployment or a task can change next. Pure. Sources: docs/aws-reference.md#tasks, #rollouts, #deployment-stages. */
import type { Service, ServiceDeployment, Task } from "@aws-sdk/client-ecs";
import { minutes, type Outlook } from "../core/time.ts";
import type { OwnDeployment } from "./deployment.ts";

export interface DeploymentView {
  readonly own: OwnDeployment;
  readonly service: Service;
  readonly deployment: ServiceDeployment | undefined;
  /** Epoch milliseconds of the last poll with an earlier stage or weight. */
  readonly sinceAfter: number;
}

const end: Outlook = { next: "end" };
const step: Outlook = { next: "step" };

export function outlookOf({ own, service, deployment, sinceAfter }: DeploymentView): Outlook {
  if (deployment?.status === "IN_PROGRESS") {
    const bake = bakeTime(deployment);
    if (bake !== undefined) return { next: "nothing", until: sinceAfter + minutes(bake) };
    if (deployment.lifecycleStage === "CLEAN_UP" || deployment.lifecycleStage === "BAKE_TIME") return end;
    if ((deployment.deploymentConfiguration?.strategy ?? "ROLLING") !== "ROLLING") return step;
  }
  return hasReplaced(own, service) ? end : step;
}

/** Whether all desired tasks run in our deployment and none in another, so that only the end remains. */
export function hasReplaced(own: OwnDeployment, service: Service): boolean {
  const deployments = service.deployments ?? [];
  const ours = deployments.find(({ id }) => id === own.id);
  const others = deployments.filter(({ id }) => id !== own.id);
  return (
    ours !== undefined &&
    ours.runningCount === ours.desiredCount &&
    others.every(({ runningCount }) => runningCount === 0)
  );
}

/** Minutes without a change in a healthy deployment: bake time, or the wait of a traffic step. */
function bakeTime(deployment: ServiceDeployment): number | undefined {
  const { bakeTimeInMinutes, canaryConfiguration, linearConfiguration } =
    deployment.deploymentConfiguration ?? {};
  if (deployment.lifecycleStage === "BAKE_TIME") return bakeTimeInMinutes;
  const weight = deployment.targetServiceRevision?.requestedProductionTrafficWeight ?? 0;
  if (deployment.lifecycleStage !== "PRODUCTION_TRAFFIC_SHIFT" || weight <= 0 || weight >= 100)
    return undefined;
  return canaryConfiguration?.canaryBakeTimeInMinutes ?? linearConfiguration?.stepBakeTimeInMinutes;
}

/** A task that isn't RUNNING must start first; then its end is next. */
export const outlookOfTask = ({ lastStatus }: Task): Outlook =>
  lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING" ? step : end;
