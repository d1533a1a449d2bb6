/** CodeDeploy's responses and errors (docs/aws-reference.md#codedeploy), with the real SDK. `codedeploy/` tests how deployments end. */
import { describe, expect, test } from "@jest/globals";
import {
  BatchGetDeploymentsCommand,
  BatchGetDeploymentTargetsCommand,
  CodeDeployClient,
  ContinueDeploymentCommand,
  CreateDeploymentCommand,
  type CreateDeploymentCommandInput,
  GetDeploymentCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  GetDeploymentTargetCommand,
  ListDeploymentsCommand,
  ListDeploymentTargetsCommand,
  StopDeploymentCommand,
} from "@aws-sdk/client-codedeploy";
import { simulateShop, revision, serviceOf, type Shop } from "../../codedeploy/world.ts";
import type { SimulatedAws } from "../../support/simulated-aws.ts";
import { asOperator, refusalOf } from "../protocol/world.ts";

const group = { applicationName: "AppECS-shop-web", deploymentGroupName: "DgpECS-shop-web" };

const contentOf = (properties: object = {}, more: object = {}): string =>
  JSON.stringify({
    version: "0.0",
    Resources: [
      {
        TargetService: {
          Type: "AWS::ECS::Service",
          Properties: {
            TaskDefinition: revision(2),
            LoadBalancerInfo: { ContainerName: "nginx", ContainerPort: 80 },
            ...properties,
          },
        },
      },
    ],
    ...more,
  });

const creation = (content = contentOf(), more: Partial<CreateDeploymentCommandInput> = {}) =>
  new CreateDeploymentCommand({
    ...group,
    revision: { revisionType: "AppSpecContent", appSpecContent: { content } },
    ...more,
  });

const on = (
  body: (client: CodeDeployClient, simulation: SimulatedAws) => Promise<void>,
  shop: Shop = {},
): Promise<void> =>
  simulateShop(shop, (simulation) =>
    body(new CodeDeployClient(asOperator(simulation.simulator)), simulation),
  );

test("a group returns its service, its target groups and its waits", async () => {
  await on(
    async (client) => {
      const { deploymentGroupInfo } = await client.send(new GetDeploymentGroupCommand(group));
      expect(deploymentGroupInfo).toMatchObject({
        ...group,
        deploymentConfigName: "CodeDeployDefault.ECSAllAtOnce",
        computePlatform: "ECS",
        ecsServices: [{ serviceName: "web", clusterName: "shop" }],
        autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
        blueGreenDeploymentConfiguration: {
          terminateBlueInstancesOnDeploymentSuccess: {
            action: "TERMINATE",
            terminationWaitTimeInMinutes: 15,
          },
          deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 20 },
        },
        loadBalancerInfo: {
          targetGroupPairInfoList: [{ targetGroups: [{ name: "blue" }, { name: "green" }] }],
        },
      });
    },
    { group: { terminationWait: 15, ready: { minutes: 20 }, autoRollback: ["DEPLOYMENT_FAILURE"] } },
  );
});

test("ECS returns the task sets of a deployment, with their deployment", async () => {
  await on(async (client, simulation) => {
    const { deploymentId = "" } = await client.send(creation());
    await simulation.clock.sleep(30_000);
    const { taskSets, deployments } = await serviceOf(simulation);
    expect(deployments).toEqual([]);
    expect(taskSets).toMatchObject([
      { status: "PRIMARY", taskDefinition: revision(1), stabilityStatus: "STEADY_STATE" },
      {
        status: "ACTIVE",
        taskDefinition: revision(2),
        startedBy: "CODE_DEPLOY",
        externalId: deploymentId,
        stabilityStatus: "STABILIZING",
        computedDesiredCount: 2,
      },
    ]);
    await simulation.clock.sleep(600_000);
    const after = await serviceOf(simulation);
    expect(after.taskDefinition).toBe(revision(2));
    expect(after.taskSets).toMatchObject([{ status: "PRIMARY", stabilityStatus: "STEADY_STATE" }]);
  });
});

test("a deployment has no targets before it has started", async () => {
  await on(async (client, { clock }) => {
    const { deploymentId } = await client.send(creation(contentOf(), { description: "mine" }));
    const early = client.send(new ListDeploymentTargetsCommand({ deploymentId }));
    expect((await refusalOf(early)).name).toBe("DeploymentNotStartedException");
    await clock.sleep(5000);
    const { targetIds } = await client.send(new ListDeploymentTargetsCommand({ deploymentId }));
    expect(targetIds).toEqual(["shop:web"]);
    const { deploymentTarget } = await client.send(
      new GetDeploymentTargetCommand({ deploymentId, targetId: "shop:web" }),
    );
    const events = deploymentTarget?.ecsTarget?.lifecycleEvents ?? [];
    expect(events.map(({ lifecycleEventName }) => lifecycleEventName).join(" ")).toBe(
      "BeforeInstall Install AfterInstall AllowTestTraffic AfterAllowTestTraffic BeforeAllowTraffic AllowTraffic AfterAllowTraffic",
    );
    const batch = new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: ["shop:web"] });
    expect((await client.send(batch)).deploymentTargets).toEqual([deploymentTarget]);
    const wrong = client.send(new GetDeploymentTargetCommand({ deploymentId, targetId: "shop:other" }));
    expect((await refusalOf(wrong)).name).toBe("DeploymentTargetDoesNotExistException");
    const { deploymentInfo } = await client.send(new GetDeploymentCommand({ deploymentId }));
    expect(deploymentInfo).toMatchObject({ status: "InProgress", creator: "user", description: "mine" });
    const both = new BatchGetDeploymentsCommand({ deploymentIds: [deploymentId ?? "", "d-ABSENT000"] });
    expect((await client.send(both)).deploymentsInfo).toEqual([deploymentInfo]);
  });
});

test("a group allows one deployment at a time, and names it in the error", async () => {
  await on(async (client) => {
    const { deploymentId } = await client.send(creation());
    expect(await refusalOf(client.send(creation()))).toMatchObject({
      name: "DeploymentLimitExceededException",
      message: `Deployment Group 'DgpECS-shop-web' already has an active Deployment '${deploymentId}'`,
    });
    const list = new ListDeploymentsCommand({ ...group, includeOnlyStatuses: ["Created", "InProgress"] });
    expect((await client.send(list)).deployments).toEqual([deploymentId]);
    const ended = new ListDeploymentsCommand({ ...group, includeOnlyStatuses: ["Succeeded"] });
    expect((await client.send(ended)).deployments).toEqual([]);
  });
});

test("a stopped deployment stays in place unless a rollback was requested", async () => {
  await on(async (client, simulation) => {
    const { deploymentId } = await client.send(creation());
    await simulation.clock.sleep(30_000);
    const { status } = await client.send(new StopDeploymentCommand({ deploymentId }));
    expect(status).toBe("Pending");
    await simulation.clock.sleep(60_000);
    const { deploymentInfo } = await client.send(new GetDeploymentCommand({ deploymentId }));
    expect(deploymentInfo).toMatchObject({ status: "Stopped", errorInformation: { code: "MANUAL_STOP" } });
    expect(deploymentInfo?.rollbackInfo).toBeUndefined();
    expect((await serviceOf(simulation)).taskSets).toHaveLength(2);
    const again = client.send(new StopDeploymentCommand({ deploymentId }));
    expect((await refusalOf(again)).name).toBe("DeploymentAlreadyCompletedException");
    const further = client.send(new ContinueDeploymentCommand({ deploymentId }));
    expect((await refusalOf(further)).name).toBe("DeploymentAlreadyCompletedException");
  });
});

test("a rollback is a separate deployment, and both refer to each other", async () => {
  await on(async (client, simulation) => {
    const { deploymentId } = await client.send(creation());
    await simulation.clock.sleep(30_000);
    await client.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled: true }));
    await simulation.clock.sleep(60_000);
    const { deploymentInfo } = await client.send(new GetDeploymentCommand({ deploymentId }));
    const rollbackId = deploymentInfo?.rollbackInfo?.rollbackDeploymentId;
    const rollback = await client.send(new GetDeploymentCommand({ deploymentId: rollbackId }));
    expect(rollback.deploymentInfo).toMatchObject({
      creator: "codeDeployRollback",
      status: "Succeeded",
      rollbackInfo: { rollbackTriggeringDeploymentId: deploymentId },
    });
    expect(rollback.deploymentInfo?.revision?.appSpecContent?.content).toContain(revision(1));
    const list = await client.send(new ListDeploymentsCommand(group));
    expect(list.deployments).toEqual([rollbackId, deploymentId]);
  });
});

test("a configuration returns its routing", async () => {
  await on(async (client) => {
    const name = "CodeDeployDefault.ECSLinear10PercentEvery3Minutes";
    const { deploymentConfigInfo } = await client.send(
      new GetDeploymentConfigCommand({ deploymentConfigName: name }),
    );
    expect(deploymentConfigInfo?.trafficRoutingConfig).toEqual({
      type: "TimeBasedLinear",
      timeBasedLinear: { linearPercentage: 10, linearInterval: 3 },
    });
  });
});

describe("rejects", () => {
  test.each<[string, CreateDeploymentCommand, string]>([
    ["an application", creation(undefined, { applicationName: "other" }), "ApplicationDoesNotExistException"],
    [
      "a group",
      creation(undefined, { deploymentGroupName: "other" }),
      "DeploymentGroupDoesNotExistException",
    ],
    [
      "a config",
      creation(undefined, { deploymentConfigName: "Mine" }),
      "DeploymentConfigDoesNotExistException",
    ],
    [
      "a long description",
      creation(undefined, { description: "x".repeat(257) }),
      "DescriptionTooLongException",
    ],
    ["no revision", new CreateDeploymentCommand(group), "RevisionRequiredException"],
    ["another hash", hashed(), "InvalidRevisionException"],
    ["not JSON", creation("{"), "InvalidRevisionException"],
    ["another version", creation(contentOf({}, { version: "1.0" })), "InvalidRevisionException"],
    ["no revision number", creation(contentOf({ TaskDefinition: "web" })), "InvalidRevisionException"],
    [
      "no port",
      creation(contentOf({ LoadBalancerInfo: { ContainerName: "nginx" } })),
      "InvalidRevisionException",
    ],
    ["an unknown hook", creation(contentOf({}, { Hooks: [{ Install: "f" }] })), "InvalidRevisionException"],
    [
      "an incomplete network",
      creation(contentOf({ NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ["a"] } } })),
      "InvalidRevisionException",
    ],
  ])("%s", async (_, command, code) => {
    await on(async (client) => {
      expect((await refusalOf(client.send(command))).name).toBe(code);
    });
  });

  test("an unknown deployment", async () => {
    await on(async (client) => {
      const response = client.send(new GetDeploymentCommand({ deploymentId: "d-ABSENT000" }));
      expect((await refusalOf(response)).name).toBe("DeploymentDoesNotExistException");
    });
  });
});

function hashed(): CreateDeploymentCommand {
  const appSpecContent = { content: contentOf(), sha256: "0".repeat(64) };
  return new CreateDeploymentCommand({
    ...group,
    revision: { revisionType: "AppSpecContent", appSpecContent },
  });
}
