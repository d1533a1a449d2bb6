/** Adds Application Auto Scaling to a world. It describes its targets but scales nothing. */
import { pageOf } from "../ecs/pages.ts";
import type { Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";

/** The desired count of a service, as registered with Application Auto Scaling. */
export interface ScalableTargetSpec {
  /** `service/CLUSTER/SERVICE` */
  readonly resourceId: string;
  readonly min: number;
  readonly max: number;
  /** Default: nothing is suspended. */
  readonly suspended?: { readonly in?: boolean; readonly out?: boolean; readonly scheduled?: boolean };
}

interface Input {
  readonly ServiceNamespace: string;
  readonly ResourceIds?: readonly string[];
  readonly ScalableDimension?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const dimension = "ecs:service:DesiredCount";

function describe(world: World, spec: ScalableTargetSpec) {
  const { in: scaleIn = false, out = false, scheduled = false } = spec.suspended ?? {};
  const role = "ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService";
  return {
    ServiceNamespace: "ecs",
    ResourceId: spec.resourceId,
    ScalableDimension: dimension,
    MinCapacity: spec.min,
    MaxCapacity: spec.max,
    RoleARN: `arn:${world.partition}:iam::${world.account}:role/aws-service-role/${role}`,
    CreationTime: new Date(0),
    SuspendedState: {
      DynamicScalingInSuspended: scaleIn,
      DynamicScalingOutSuspended: out,
      ScheduledScalingSuspended: scheduled,
    },
  };
}

export function addAutoScaling(world: World): void {
  const operations: Operations = {
    DescribeScalableTargets(input: Input) {
      const targets = (world.scenario.scalableTargets ?? []).filter(
        ({ resourceId }) =>
          input.ServiceNamespace === "ecs" &&
          (input.ResourceIds?.includes(resourceId) ?? true) &&
          (input.ScalableDimension ?? dimension) === dimension,
      );
      const page = pageOf(targets, { maxResults: input.MaxResults, nextToken: input.NextToken }, 50, 50);
      const { nextToken } = page.next;
      return {
        ScalableTargets: page.items.map((spec) => describe(world, spec)),
        ...(nextToken === undefined ? {} : { NextToken: nextToken }),
      };
    },
  };
  world.services["application-autoscaling"] = operations;
}
