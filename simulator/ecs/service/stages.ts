/** The stages of a deployment that is not rolling, in order (docs/aws-reference.md#deployment-stages). */
import type { DeploymentConfiguration, StageStep } from "../state.ts";

const minutes = (count: number): number => count * 60;

/**
 * All stages of such a deployment, including each step of linear and canary shifts.
 *
 * @param reconciles more than one revision is ACTIVE at the start
 * @param hooked stages with hooks
 */
export function stagesOf(
  configuration: DeploymentConfiguration,
  reconciles: boolean,
  hooked: ReadonlySet<string>,
): StageStep[] {
  return [
    ...(reconciles ? [{ stage: "RECONCILE_SERVICE" }] : []),
    { stage: "PRE_SCALE_UP" },
    { stage: "SCALE_UP", awaitsTasks: true },
    { stage: "POST_SCALE_UP" },
    { stage: "TEST_TRAFFIC_SHIFT", test: 100 },
    { stage: "POST_TEST_TRAFFIC_SHIFT" },
    ...shiftsOf(configuration).flatMap((shift) => [
      ...(hooked.has("PRE_PRODUCTION_TRAFFIC_SHIFT") ? [{ stage: "PRE_PRODUCTION_TRAFFIC_SHIFT" }] : []),
      shift,
    ]),
    { stage: "POST_PRODUCTION_TRAFFIC_SHIFT" },
    { stage: "BAKE_TIME", seconds: minutes(configuration.bakeTimeInMinutes ?? 0) },
    { stage: "CLEAN_UP" },
  ];
}

/** Production shifts, each with the resulting share and its own bake time; the last one has none. */
function shiftsOf(configuration: DeploymentConfiguration): StageStep[] {
  const shift = (production: number, bake: number): StageStep =>
    production >= 100
      ? { stage: "PRODUCTION_TRAFFIC_SHIFT", production: 100 }
      : { stage: "PRODUCTION_TRAFFIC_SHIFT", production, seconds: minutes(bake) };
  if (configuration.strategy === "CANARY") {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = configuration.canaryConfiguration ?? {};
    return canaryPercent >= 100
      ? [shift(100, 0)]
      : [shift(canaryPercent, canaryBakeTimeInMinutes), shift(100, 0)];
  }
  if (configuration.strategy === "LINEAR") {
    const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = configuration.linearConfiguration ?? {};
    const steps = Math.ceil(100 / stepPercent);
    return Array.from({ length: steps }, (_, index) =>
      shift(Math.min(100, Math.round((index + 1) * stepPercent * 10) / 10), stepBakeTimeInMinutes),
    );
  }
  return [shift(100, 0)];
}

/** The stages of a rollback: traffic first, production before test, then cleanup by the rolling rules. */
export function rollbackStages(traffic: { readonly test: number; readonly production: number }): StageStep[] {
  return [
    ...(traffic.production > 0 ? [{ stage: "PRODUCTION_TRAFFIC_SHIFT", production: 0 }] : []),
    ...(traffic.test > 0 ? [{ stage: "TEST_TRAFFIC_SHIFT", test: 0 }] : []),
    { stage: "CLEAN_UP" },
  ];
}
