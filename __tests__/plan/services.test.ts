/** Which services can be released, and what is reported about them. */
import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import type { Check } from "../../src/core/events.ts";
import type { PlannedService } from "../../src/plan/plan.ts";
import { checkService, planService } from "../../src/plan/services.ts";
import type { ReleaseRequest } from "../../src/request/request.ts";

const arn = (resource: string): string => `arn:aws:ecs:eu-west-1:123456789012:${resource}`;
const taskDefinition = arn("task-definition/shop-web:7");
const active: Service = {
  serviceName: "web",
  clusterArn: arn("cluster/shop"),
  status: "ACTIVE",
  desiredCount: 1,
  taskDefinition,
  deployments: [{ id: "ecs-svc/1", status: "PRIMARY", rolloutState: "COMPLETED", taskDefinition }],
};
const planned = (service: Service): PlannedService => {
  const one = planService("web", service);
  if ("length" in one) throw new Error(one.map(({ text }) => text).join("\n"));
  return one;
};

describe("a service is refused", () => {
  test.each<[string, Service | undefined, RegExp]>([
    ["if it is missing", undefined, /doesn't exist in the cluster/],
    ["if it is INACTIVE", { ...active, status: "INACTIVE" }, /the status is INACTIVE, not ACTIVE/],
    ["if it is DRAINING", { ...active, status: "DRAINING" }, /the status is DRAINING, not ACTIVE/],
    ["without a status", { ...active, status: undefined }, /the status is missing, not ACTIVE/],
    ["if ECS manages its resources", { ...active, resourceManagementType: "ECS" }, /Express mode/],
    ["with EXTERNAL", { ...active, deploymentController: { type: "EXTERNAL" } }, /EXTERNAL deployment/],
    [
      "with an unknown controller",
      { ...active, deploymentController: { type: "NEW" as "ECS" } },
      /unknown deployment controller NEW/,
    ],
    [
      "without a task definition",
      { ...active, taskDefinition: undefined, deployments: [] },
      /doesn't report/,
    ],
    ["without a cluster", { ...active, clusterArn: undefined }, /doesn't report/],
  ])("%s", (_, service, text) => {
    const checks = planService("web", service) as readonly Check[];
    expect(checks.map(({ about, level }) => [about, level])).toEqual([["web", "failure"]]);
    expect(checks[0]?.text).toMatch(text);
  });

  test("not if it is ACTIVE", () => {
    expect(planned(active)).toMatchObject({ name: "web", family: "shop-web", from: taskDefinition });
  });
});

test("CodeDeploy's settings, not the service's, decide about its rollback and its room for tasks", () => {
  const rollout = { ifDeploying: "wait" };
  const request = { rollout } as unknown as ReleaseRequest;
  const full: Service = {
    ...active,
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 },
  };
  const warnings = (one: PlannedService): number =>
    checkService(one, request).filter(({ level }) => level === "warning").length;
  expect(warnings(planned(full))).toBe(2);
  expect(warnings({ ...planned(full), controller: "CODE_DEPLOY" })).toBe(0);
});
