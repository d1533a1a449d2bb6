import { describe, expect, test } from "@jest/globals";
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { outlookOf, outlookOfTask } from "../../src/ecs/outlook.ts";
import { soonest } from "../../src/release/rollout/expectations.ts";
import { minutes, type Outlook } from "../../src/core/time.ts";

const own = { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"] };
const sinceAfter = 1_000_000;
const counts = (ours: number, old: number): Service => ({
  deployments: [
    { id: "ecs-svc/2", desiredCount: 2, runningCount: ours },
    { id: "ecs-svc/1", desiredCount: 0, runningCount: old },
  ],
});
const baking = counts(2, 2);
const inStage = (lifecycleStage: string, more: ServiceDeployment = {}): ServiceDeployment => ({
  status: "IN_PROGRESS",
  lifecycleStage: lifecycleStage as NonNullable<ServiceDeployment["lifecycleStage"]>,
  ...more,
});
const shifting = (
  weight: number,
  deploymentConfiguration: NonNullable<ServiceDeployment["deploymentConfiguration"]>,
): ServiceDeployment =>
  inStage("PRODUCTION_TRAFFIC_SHIFT", {
    targetServiceRevision: { requestedProductionTrafficWeight: weight },
    deploymentConfiguration,
  });
const canary = { strategy: "CANARY", canaryConfiguration: { canaryBakeTimeInMinutes: 5 } } as const;
const linear = { strategy: "LINEAR", linearConfiguration: { stepBakeTimeInMinutes: 2 } } as const;
const until = (count: number): Outlook => ({ next: "nothing", until: sinceAfter + minutes(count) });

describe("the prediction from a poll", () => {
  test.each<[string, Service, ServiceDeployment | undefined, Outlook]>([
    ["tasks are missing", counts(1, 2), inStage("SCALE_UP"), { next: "step" }],
    ["only the old tasks remain", counts(2, 1), undefined, { next: "step" }],
    ["the old tasks are gone", counts(2, 0), undefined, { next: "end" }],
    [
      "all stopped, desired count 0",
      { deployments: [{ id: "ecs-svc/2", desiredCount: 0, runningCount: 0 }] },
      undefined,
      { next: "end" },
    ],
    ["ours is not listed", { deployments: [] }, undefined, { next: "step" }],
    [
      "bake time",
      baking,
      inStage("BAKE_TIME", { deploymentConfiguration: { bakeTimeInMinutes: 10 } }),
      until(10),
    ],
    ["bake time for alarms, of unknown length", baking, inStage("BAKE_TIME"), { next: "end" }],
    ["the canary bakes", baking, shifting(5, canary), until(5)],
    ["a linear step bakes", baking, shifting(30, linear), until(2)],
    ["all traffic is shifted", baking, shifting(100, canary), { next: "step" }],
    ["no traffic is shifted", baking, shifting(0, linear), { next: "step" }],
    ["clean-up", baking, inStage("CLEAN_UP", { deploymentConfiguration: canary }), { next: "end" }],
    [
      "green scales up",
      counts(2, 0),
      inStage("SCALE_UP", { deploymentConfiguration: canary }),
      { next: "step" },
    ],
    [
      "rolled back in its bake time",
      baking,
      {
        ...inStage("BAKE_TIME", { deploymentConfiguration: { bakeTimeInMinutes: 10 } }),
        status: "ROLLBACK_IN_PROGRESS",
      },
      { next: "step" },
    ],
  ])("%s", (_, service, deployment, outlook) => {
    expect(outlookOf({ own, service, deployment, sinceAfter })).toEqual(outlook);
  });

  test.each<[string | undefined, Outlook["next"]]>([
    ["PROVISIONING", "step"],
    ["PENDING", "step"],
    ["ACTIVATING", "step"],
    ["RUNNING", "end"],
    ["DEPROVISIONING", "end"],
    [undefined, "end"],
  ])("of a task that is %s: %s", (lastStatus, next) => {
    expect(outlookOfTask({ lastStatus })).toEqual({ next });
  });
});

test.each<[Outlook[], Outlook]>([
  [[{ next: "step" }, { next: "end" }, { next: "nothing", until: 5 }], { next: "end" }],
  [[{ next: "nothing", until: 9 }, { next: "step" }], { next: "step" }],
  [
    [
      { next: "nothing", until: 9 },
      { next: "nothing", until: 5 },
    ],
    { next: "nothing", until: 5 },
  ],
  [[], { next: "step" }],
])("the soonest of several predictions wins: %j", (outlooks, expected) => {
  expect(soonest(outlooks)).toEqual(expected);
});
