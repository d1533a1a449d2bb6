import { describe, expect, test } from "@jest/globals";
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { type BothViews, isServiceViewEnough, marksOf } from "../../../src/release/rollout/service-view.ts";

const own = { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"] };
const ours = {
  id: "ecs-svc/2",
  status: "PRIMARY",
  rolloutState: "IN_PROGRESS",
  desiredCount: 2,
  runningCount: 1,
} as const;
const old = {
  id: "ecs-svc/1",
  status: "ACTIVE",
  rolloutState: "COMPLETED",
  desiredCount: 2,
  runningCount: 2,
} as const;
const service: Service = { status: "ACTIVE", deployments: [ours, old] };
const deployment: ServiceDeployment = {
  status: "IN_PROGRESS",
  deploymentConfiguration: { strategy: "ROLLING" },
};
const views: BothViews = { marks: marksOf(service), deployment, serviceViewPolls: 0 };
const withOurs = (more: object): Service => ({ ...service, deployments: [{ ...ours, ...more }, old] });

describe("reads one view if", () => {
  test.each<[string, Service]>([
    ["nothing has changed", service],
    ["another task runs", withOurs({ runningCount: 2 })],
    ["tasks are starting", withOurs({ pendingCount: 1 })],
  ])("%s", (_, seen) => {
    expect(isServiceViewEnough(own, views, seen)).toBe(true);
  });

  test("ECS doesn't report the strategy", () => {
    const known = { ...views, deployment: { status: "IN_PROGRESS" } as const };
    expect(isServiceViewEnough(own, known, service)).toBe(true);
  });
});

describe("reads both views if", () => {
  test.each<[string, Service]>([
    ["a task has failed", withOurs({ failedTasks: 1 })],
    ["the rollout state is different", withOurs({ rolloutState: "COMPLETED" })],
    ["the rollout state is missing", withOurs({ rolloutState: undefined })],
    ["the service is not ACTIVE", { ...service, status: "DRAINING" }],
    ["somebody else has deployed", { ...service, deployments: [{ ...ours, id: "ecs-svc/3" }, ours, old] }],
    ["ours is no longer PRIMARY", withOurs({ status: "ACTIVE" })],
    ["another service deployment is current", { ...service, currentServiceDeployment: "arn" }],
    [
      "the old tasks are gone",
      {
        ...service,
        deployments: [
          { ...ours, runningCount: 2 },
          { ...old, runningCount: 0 },
        ],
      },
    ],
    ["ours is not listed", { ...service, deployments: [old] }],
  ])("%s", (_, seen) => {
    expect(isServiceViewEnough(own, views, seen)).toBe(false);
  });

  test.each<[string, Service]>([
    ["ours has completed", withOurs({ rolloutState: "COMPLETED" })],
    ["ours is not listed", { ...service, deployments: [{ ...ours, id: "ecs-svc/3" }, old] }],
    ["no deployment is listed", { status: "ACTIVE" }],
  ])("it was so before: %s", (_, seen) => {
    expect(isServiceViewEnough(own, { ...views, marks: marksOf(seen) }, seen)).toBe(false);
  });

  test("another task has failed", () => {
    const known = { ...views, marks: marksOf(withOurs({ failedTasks: 1 })) };
    expect(isServiceViewEnough(own, known, withOurs({ failedTasks: 2 }))).toBe(false);
  });

  test.each<[string, BothViews | undefined]>([
    ["the service deployment is not known yet", undefined],
    ["after four polls of one view", { ...views, serviceViewPolls: 4 }],
    ["it is rolled back", { ...views, deployment: { ...deployment, status: "ROLLBACK_IN_PROGRESS" } }],
    ["its status is missing", { ...views, deployment: {} }],
    [
      "a strategy with stages",
      { ...views, deployment: { ...deployment, deploymentConfiguration: { strategy: "BLUE_GREEN" } } },
    ],
    ["it has hooks", { ...views, deployment: { ...deployment, lifecycleHookDetails: [{}] } }],
  ])("%s", (_, known) => {
    expect(isServiceViewEnough(own, known, service)).toBe(false);
  });
});
