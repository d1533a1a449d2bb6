import { expect, test } from "@jest/globals";
import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  type DescribeScalableTargetsCommandInput,
} from "@aws-sdk/client-application-auto-scaling";
import { asOperator } from "../protocol/world.ts";
import { withSimulatedAws } from "../../support/simulated-aws.ts";

const scalableTargets = [
  { resourceId: "service/shop/web", min: 2, max: 10, suspended: { in: true, scheduled: true } },
  { resourceId: "service/shop/worker", min: 0, max: 4 },
];

test.each<[Partial<DescribeScalableTargetsCommandInput>, string[]]>([
  [{}, ["service/shop/web", "service/shop/worker"]],
  [{ ResourceIds: ["service/shop/worker"] }, ["service/shop/worker"]],
  [{ ResourceIds: ["service/shop/other"] }, []],
  [{ ScalableDimension: "dynamodb:table:ReadCapacityUnits" }, []],
  [{ ServiceNamespace: "dynamodb" }, []],
])("%j finds %j", async (input, found) => {
  await withSimulatedAws({ scenario: { scalableTargets } }, async ({ simulator }) => {
    const client = new ApplicationAutoScalingClient(asOperator(simulator));
    const command = new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs", ...input });
    const { ScalableTargets = [] } = await client.send(command);
    expect(ScalableTargets.map(({ ResourceId }) => ResourceId)).toEqual(found);
  });
});

test("returns suspended scaling", async () => {
  await withSimulatedAws({ scenario: { scalableTargets } }, async ({ simulator }) => {
    const client = new ApplicationAutoScalingClient(asOperator(simulator));
    const { ScalableTargets } = await client.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: "ecs" }),
    );
    expect(ScalableTargets?.map(({ SuspendedState }) => SuspendedState)).toEqual([
      { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: true },
      {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    ]);
    expect(ScalableTargets?.[0]).toMatchObject({ MinCapacity: 2, MaxCapacity: 10 });
  });
});
