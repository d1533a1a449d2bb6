/** Stop codes of stops that the task itself did not cause. Source: docs/aws-reference.md#stop-codes. */
import type { Explanation } from "../row.ts";

export interface StopCodeRow extends Explanation {
  /** `stopCode` of DescribeTasks. */
  readonly code: string;
  readonly temporary?: true;
}

export const stopCodes: readonly StopCodeRow[] = [
  {
    code: "UserInitiated",
    name: "stopped-by-user",
    what: "A user or another tool stopped the task{reason|.}",
    remedy: "CloudTrail's StopTask event shows who stopped it.",
  },
  {
    code: "ServiceSchedulerInitiated",
    name: "stopped-by-service",
    what: "The service stopped the task{reason|.}",
    remedy: "Check the service's events at the same time.",
  },
  {
    code: "SpotInterruption",
    name: "spot-interrupted",
    what: "AWS reclaimed the Spot capacity of the task{reason|.}",
    remedy:
      "For one-off tasks, use FARGATE instead of FARGATE_SPOT. For services, give the capacity provider strategy a base of on-demand capacity.",
    temporary: true,
  },
  {
    code: "TerminationNotice",
    name: "spot-interrupted",
    what: "The task's capacity received a termination notice{reason|.}",
    remedy:
      "For one-off tasks, use on-demand capacity. For services, give the capacity provider strategy a base of on-demand capacity.",
    temporary: true,
  },
  {
    code: "InfrastructureHealth",
    name: "host-lost",
    what: "The task's infrastructure was unhealthy or lost{reason|.}",
    remedy: "Release again. The release did not cause this.",
    temporary: true,
  },
];
