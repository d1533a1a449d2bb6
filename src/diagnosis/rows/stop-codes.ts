/** Who stopped a task, for those stops that do not come from the task itself. Source: docs/aws-reference.md#stop-codes. */
import type { Telling } from "../row.ts";

export interface StopCodeRow extends Telling {
  /** `stopCode` of DescribeTasks. */
  readonly code: string;
  readonly passing?: true;
}

export const stopCodes: readonly StopCodeRow[] = [
  {
    code: "UserInitiated",
    name: "stopped-by-user",
    what: "Somebody stopped the task{reason|.}",
    remedy: "CloudTrail's StopTask event says who it was.",
  },
  {
    code: "ServiceSchedulerInitiated",
    name: "stopped-by-service",
    what: "The service stopped the task{reason|.}",
    remedy: "Look at the service's events of the same minute.",
  },
  {
    code: "SpotInterruption",
    name: "spot-interrupted",
    what: "AWS took the Spot capacity of the task back{reason|.}",
    remedy:
      "For one-off tasks use FARGATE instead of FARGATE_SPOT; for services give the strategy a base of on-demand capacity.",
    passing: true,
  },
  {
    code: "TerminationNotice",
    name: "spot-interrupted",
    what: "The capacity under the task got a termination notice{reason|.}",
    remedy:
      "For one-off tasks use on-demand capacity; for services give the strategy a base of on-demand capacity.",
    passing: true,
  },
  {
    code: "InfrastructureHealth",
    name: "host-lost",
    what: "The infrastructure under the task was unhealthy or lost{reason|.}",
    remedy: "Release again: nothing in the release is wrong.",
    passing: true,
  },
];
