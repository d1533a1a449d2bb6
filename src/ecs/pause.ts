/** Pauses of a deployment at a lifecycle hook (docs/aws-reference.md#service-deployments, #deployment-stages). Pure. */
import type { ServiceDeployment } from "@aws-sdk/client-ecs";

export interface Pause {
  readonly hookId: string;
  readonly stage: string;
  /** True while a rollback passes the hooks again with the weights reversed. */
  readonly rollingBack: boolean;
  /** Epoch milliseconds, and what AWS does then. */
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

/** Stages in which tasks of the new revision are up: a smoke test before them would test nothing. */
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

/** The pauses that wait for somebody's word. */
export function pausesOf(deployment: ServiceDeployment): Pause[] {
  return (deployment.lifecycleHookDetails ?? []).flatMap((hook) => {
    if (hook.targetType !== "PAUSE" || hook.status !== "AWAITING_ACTION" || hook.hookId === undefined)
      return [];
    return [
      {
        hookId: hook.hookId,
        stage: deployment.lifecycleStage ?? "",
        rollingBack:
          deployment.status === "ROLLBACK_IN_PROGRESS" || deployment.status === "ROLLBACK_REQUESTED",
        ...(hook.expiresAt && { expiresAt: hook.expiresAt.getTime() }),
        ...(hook.timeoutAction && { timeoutAction: hook.timeoutAction }),
      },
    ];
  });
}
