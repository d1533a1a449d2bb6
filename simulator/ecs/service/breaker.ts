/** The deployment circuit breaker's threshold (docs/aws-reference.md#circuit-breaker). */
import type { DeploymentConfiguration } from "../state.ts";

type Threshold = NonNullable<DeploymentConfiguration["deploymentCircuitBreaker"]>["thresholdConfiguration"];

/** The deployment fails after this many consecutive failures. `desired` is the latest desired count. */
export function breakerThreshold(desired: number, configuration?: Threshold): number {
  const value = configuration?.value ?? 50;
  const share = Math.ceil((desired * value) / 100);
  switch (configuration?.type ?? "BOUNDED_PERCENT") {
    case "COUNT":
      return value;
    case "UNBOUNDED_PERCENT":
      return Math.max(1, share);
    default:
      return Math.min(200, Math.max(3, share));
  }
}
