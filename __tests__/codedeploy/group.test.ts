import { describe, expect, test } from "@jest/globals";
import { checkConfig, checkGroup } from "../../src/codedeploy/checks.ts";
import {
  type DeploymentGroup,
  type FoundConfig,
  groupNameOf,
  readGroup,
} from "../../src/codedeploy/group.ts";
import { minutes } from "../../src/core/time.ts";
import type { RolloutRequest } from "../../src/request/request.ts";
import { cluster, simulateShop, type Shop } from "./world.ts";

describe("the group's name", () => {
  test.each([
    [{}, "AppECS-shop-web", "DgpECS-shop-web"],
    [{ application: "shop" }, "shop", "DgpECS-shop-web"],
    [{ application: "shop", deploymentGroup: "web" }, "shop", "web"],
  ])("%j", (request, application, deploymentGroup) => {
    expect(groupNameOf(request, cluster, "web")).toEqual({ application, deploymentGroup });
  });
});

const read = async (shop: Shop["group"]): Promise<DeploymentGroup> => {
  let group: DeploymentGroup | undefined;
  await simulateShop({ group: shop ?? {} }, async (simulation) => {
    group = await readGroup(simulation, groupNameOf({}, cluster, "web"));
  });
  if (group === undefined) throw new Error("no group");
  return group;
};

test.each<[string, object, DeploymentGroup["last"]]>([
  ["it is in progress", { status: "InProgress" }, "under-way"],
  ["it succeeded", { status: "Succeeded", endTime: new Date(0) }, "succeeded"],
  ["it failed", { status: "Failed", endTime: new Date(0) }, "unproven"],
  ["its status is unknown", { status: "Paused" }, "under-way"],
  ["its status is unknown, and it has ended", { status: "Paused", endTime: new Date(0) }, "unproven"],
  ["it has no status", {}, "under-way"],
])("reads the last deployment: %s", async (_, lastAttemptedDeployment, last) => {
  const rewrite = (answer: unknown) => {
    const { deploymentGroupInfo } = answer as { deploymentGroupInfo: object };
    return { deploymentGroupInfo: { ...deploymentGroupInfo, lastAttemptedDeployment } };
  };
  const faults = [{ operation: "GetDeploymentGroup", fault: { rewrite } }];
  await simulateShop({ faults }, async (simulation) => {
    expect((await readGroup(simulation, groupNameOf({}, cluster, "web"))).last).toBe(last);
  });
});

test("reads the group's waits, alarms and rollback settings", async () => {
  expect(await read({})).toEqual({
    application: "AppECS-shop-web",
    deploymentGroup: "DgpECS-shop-web",
    config: "CodeDeployDefault.ECSAllAtOnce",
    services: ["shop/web"],
    autoRollback: [],
    alarms: [],
    terminationWait: 0,
  });
  expect(
    await read({
      config: "CodeDeployDefault.ECSCanary10Percent5Minutes",
      terminationWait: 60,
      ready: { minutes: 30 },
      autoRollback: ["DEPLOYMENT_FAILURE"],
      alarms: ["5xx"],
      testListener: true,
    }),
  ).toMatchObject({
    config: "CodeDeployDefault.ECSCanary10Percent5Minutes",
    autoRollback: ["DEPLOYMENT_FAILURE"],
    alarms: ["5xx"],
    readyWait: minutes(30),
    terminationWait: minutes(60),
  });
});

describe("checks before a release", () => {
  const usual: DeploymentGroup = {
    application: "app",
    deploymentGroup: "group",
    config: "CodeDeployDefault.ECSAllAtOnce",
    services: ["shop/web"],
    autoRollback: [],
    alarms: [],
    terminationWait: minutes(5),
  };
  const rollout: RolloutRequest = {
    waitFor: "stable",
    timeout: minutes(30),
    onFailure: "rollback",
    onCancel: "rollback",
    ifDeploying: "wait",
    failedRevision: "deregister",
  };
  const checked = (group: Partial<DeploymentGroup>, more: Partial<RolloutRequest> = {}) =>
    checkGroup({ name: "web", clusterArn: cluster }, { ...usual, ...group }, { ...rollout, ...more });

  test.each<[string, Partial<DeploymentGroup>, Partial<RolloutRequest>, string[]]>([
    ["no problem", {}, {}, ["ok"]],
    ["a group of another service", { services: ["shop/api"] }, {}, ["failure"]],
    ["a group without a service", { services: [] }, {}, ["failure"]],
    ["a wait for a person", { readyWait: minutes(10) }, {}, ["ok", "warning"]],
    ["an hour's wait after the shift", { terminationWait: minutes(60) }, {}, ["ok", "failure"]],
    ["a wait as long as the timeout", { terminationWait: minutes(30) }, {}, ["ok", "failure"]],
    ["a timeout that is long enough", { terminationWait: minutes(60) }, { timeout: minutes(61) }, ["ok"]],
    [
      "a step that does not wait for the end",
      { terminationWait: minutes(60) },
      { waitFor: "traffic-shifted" },
      ["ok"],
    ],
  ])("%s", (_, group, more, levels) => {
    const checks = checked(group, more);
    expect(checks.map(({ level }) => level)).toEqual(levels);
    expect(checks.every(({ level, remedy }) => (level === "ok") === (remedy === undefined))).toBe(true);
  });

  test("suggests a remedy if the group's wait exceeds the timeout", () => {
    expect(checked({ terminationWait: minutes(60) })[1]).toEqual({
      about: "web",
      level: "failure",
      text: "CodeDeploy terminates the old task set and ends the deployment 60 minutes after the traffic shift, which exceeds rollout-timeout",
      remedy: "Set wait-for: traffic-shifted, or set rollout-timeout to more than 60 minutes.",
    });
  });
});

test.each<[string, FoundConfig, string[]]>([
  ["exists", { state: "exists", computePlatform: "ECS" }, []],
  ["has no platform", { state: "exists", computePlatform: undefined }, []],
  ["is for servers", { state: "exists", computePlatform: "Server" }, ["failure"]],
  ["is for Lambda", { state: "exists", computePlatform: "Lambda" }, ["failure"]],
  ["does not exist", { state: "missing" }, ["failure"]],
  ["can't be read", { state: "unknown", why: "denied" }, ["warning"]],
])("a deployment config %s", (_, found, levels) => {
  expect(checkConfig("Slow", found).map(({ level }) => level)).toEqual(levels);
});
