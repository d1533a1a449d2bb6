/** Warns about services whose auto scaling is suspended. */
import { warning } from "../core/checks.ts";
import type { Aws } from "../aws/client.ts";
import { inBatches } from "../ecs/reading/services.ts";
import { assertFailure } from "../core/failure.ts";
import type { Check } from "../core/events.ts";
import type { PlannedService } from "./plan.ts";
import { shortName } from "../aws/arn.ts";

/** DescribeScalableTargets accepts at most this many resource IDs. */
const targetsPerCall = 50;

/** Rejects only on cancellation: a missing permission gives a warning that names it. */
export async function checkAutoScaling(
  aws: Aws,
  services: readonly PlannedService[],
  signal: AbortSignal,
): Promise<Check[]> {
  if (services.length === 0) return [];
  const names = new Map(services.map((one) => [`service/${shortName(one.cluster)}/${one.name}`, one.name]));
  try {
    const autoScaling = await aws.autoScaling();
    const answers = await Promise.all(
      inBatches([...names.keys()], targetsPerCall).map((ResourceIds) =>
        autoScaling.describeScalableTargets(
          { ServiceNamespace: "ecs", ResourceIds, ScalableDimension: "ecs:service:DesiredCount" },
          { signal, optional: true },
        ),
      ),
    );
    return answers
      .flatMap(({ ScalableTargets = [] }) => ScalableTargets)
      .flatMap(({ ResourceId = "", SuspendedState: suspended = {} }) => {
        const which = [
          ...(suspended.DynamicScalingInSuspended ? ["scaling in"] : []),
          ...(suspended.DynamicScalingOutSuspended ? ["scaling out"] : []),
          ...(suspended.ScheduledScalingSuspended ? ["scheduled scaling"] : []),
        ];
        if (which.length === 0) return [];
        const text = `auto scaling is suspended: ${which.join(", ")}`;
        const remedy =
          "To resume it, run aws application-autoscaling register-scalable-target --suspended-state …";
        return [warning(names.get(ResourceId) ?? ResourceId, text, remedy)];
      });
  } catch (error) {
    assertFailure(error, signal);
    const text = `can't check whether auto scaling is suspended: ${error.message}`;
    return [warning("auto scaling", text, error.why.remedy)];
  }
}
