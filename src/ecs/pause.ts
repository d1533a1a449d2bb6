/** Pauses of a deployment at a lifecycle hook (docs/aws-reference.md#service-deployments, #deployment-stages). Pure. */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";

export interface Pause {
  readonly hookId: string;
  readonly stage: string;
  /** True while a rollback passes the hooks again with the weights reversed. */
  readonly rollingBack: boolean;
  /** Percent of production traffic on the new revision during this pause. */
  readonly traffic?: number;
  /** Epoch milliseconds; AWS then applies `timeoutAction`. */
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

/** Stages in which tasks of the new revision run. An earlier smoke test would test nothing. */
const withNewRevision: ReadonlySet<string> = new Set([
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRE_PRODUCTION_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
]);

export const canBeTested = ({ stage, rollingBack }: Pause): boolean =>
  !rollingBack && withNewRevision.has(stage);

/**
 * Whether the smoke test decides this pause. It decides the first pause with the new revision running and, in a LINEAR
 * or CANARY deployment, every pause before a traffic step, because the same hook pauses repeatedly.
 */
export const isDecidedByTest = (pause: Pause, strategy: string, testedBefore: boolean): boolean =>
  canBeTested(pause) &&
  (!testedBefore || (pause.stage === "PRE_PRODUCTION_TRAFFIC_SHIFT" && inSteps.has(strategy)));

const inSteps: ReadonlySet<string> = new Set(["LINEAR", "CANARY"]);

/** Identifies a pause. AWS may reuse a hook's ID for each of its pauses. */
export const keyOfPause = ({ hookId, stage, traffic, expiresAt }: Pause): string =>
  [hookId, stage, traffic ?? "", expiresAt ?? ""].join(" ");

/** Pauses that wait for an action. */
export function pausesOf(deployment: ServiceDeployment): Pause[] {
  const traffic = deployment.targetServiceRevision?.requestedProductionTrafficWeight;
  return (deployment.lifecycleHookDetails ?? []).flatMap((hook) => {
    if (hook.targetType !== "PAUSE" || hook.status !== "AWAITING_ACTION" || hook.hookId === undefined)
      return [];
    return [
      {
        hookId: hook.hookId,
        stage: deployment.lifecycleStage ?? "",
        rollingBack:
          deployment.status === "ROLLBACK_IN_PROGRESS" || deployment.status === "ROLLBACK_REQUESTED",
        ...(traffic !== undefined && { traffic }),
        ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
        ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
      },
    ];
  });
}
