import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import type { DeploymentGroup } from "../../src/codedeploy/group.ts";
import { isBusy, isOurs, isToDeploy, type PlannedService } from "../../src/plan/plan.ts";

const planned = (service: Service): PlannedService => ({
  name: "web",
  cluster: "shop",
  family: "a",
  controller: "ECS",
  strategy: "ROLLING",
  from: "a:2",
  service: { desiredCount: 2, ...service },
});
const steady = planned({ deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED" }] });
const failed = planned({ deployments: [{ status: "PRIMARY", rolloutState: "FAILED" }] });
const byCodeDeploy = (last: DeploymentGroup["last"]): PlannedService => ({
  ...planned({}),
  controller: "CODE_DEPLOY",
  group: {
    application: "app",
    deploymentGroup: "group",
    config: "",
    services: [],
    autoRollback: [],
    alarms: [],
    terminationWait: 0,
    ...(last && { last }),
  },
});

describe("detects whether something must be deployed", () => {
  const plain = { forceNewDeployment: false };
  test.each([
    ["it already runs the revision", steady, "a:2", plain, false],
    [
      "it already runs the revision, with the desired count",
      steady,
      "a:2",
      { ...plain, desiredCount: 2 },
      false,
    ],
    ["another revision", steady, "a:3", plain, true],
    ["a revision that is not registered yet", steady, undefined, plain, true],
    ["another number of tasks", steady, "a:2", { ...plain, desiredCount: 3 }, true],
    ["a forced deployment", steady, "a:2", { forceNewDeployment: true }, true],
    ["the revision has failed, and no other remains", failed, "a:2", plain, true],
    ["CodeDeploy has never deployed it", byCodeDeploy(undefined), "a:2", plain, false],
    ["CodeDeploy has deployed the revision", byCodeDeploy("succeeded"), "a:2", plain, false],
    ["CodeDeploy is still deploying the revision", byCodeDeploy("under-way"), "a:2", plain, true],
    ["CodeDeploy failed to deploy the revision", byCodeDeploy("unproven"), "a:2", plain, true],
  ])("%s", (_, service, to, request, deploys) => {
    expect(isToDeploy(service, to, request)).toBe(deploys);
  });
});

test("treats an unfinished deployment as its own if the ID matches", () => {
  const earlier = { attempt: 1, from: "a:1", deploymentId: "ecs-svc/1", ended: false };
  expect(isOurs({ earlier }, "ecs-svc/1")).toBe(true);
  expect(isOurs({ earlier }, "ecs-svc/2")).toBe(false);
  expect(isOurs({ earlier: { ...earlier, ended: true } }, "ecs-svc/1")).toBe(false);
  expect(isOurs({}, undefined)).toBe(false);
});

test("treats a service as busy during another pipeline's deployment", () => {
  const rolling = planned({
    deployments: [{ id: "ecs-svc/1", status: "PRIMARY", rolloutState: "IN_PROGRESS" }],
  });
  const earlier = { attempt: 1, from: "a:1", deploymentId: "ecs-svc/1", ended: false };
  const services = [steady, failed, rolling, { ...rolling, earlier }];
  expect(services.map(isBusy)).toEqual([false, false, true, false]);
  const groups = [undefined, "succeeded", "unproven", "under-way"] as const;
  expect(groups.map((last) => isBusy(byCodeDeploy(last)))).toEqual([false, false, false, true]);
});
