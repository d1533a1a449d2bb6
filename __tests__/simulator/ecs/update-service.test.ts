import { describe, expect, test } from "@jest/globals";
import { canary } from "../../../simulator/scenarios/canary.ts";
import { network, webService } from "../../../simulator/scenarios/shop.ts";
import { balancers, drive } from "./drive.ts";
import { rollout } from "./rollout-world.ts";

const other = {
  awsvpcConfiguration: { ...network.awsvpcConfiguration, subnets: ["subnet-0a1b2c3d4e5f60009"] },
};
const byCodeDeploy =
  "on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.";

describe("UpdateService starts a deployment", () => {
  test.each([
    [true, "for another task definition", { taskDefinition: "shop-web:2" }],
    [false, "for the same task definition", { taskDefinition: "shop-web:1" }],
    [true, "when it is forced", { forceNewDeployment: true }],
    [true, "for another network", { networkConfiguration: other }],
    [false, "for the same network", { networkConfiguration: network }],
    [true, "for a platform version", { platformVersion: "1.4.0" }],
    [true, "for load balancers", balancers],
    [false, "for no load balancers where there are none", { loadBalancers: [] }],
    [true, "for Service Connect", { serviceConnectConfiguration: { enabled: true, namespace: "shop" } }],
    [false, "for a desired count", { desiredCount: 3 }],
    [false, "for a grace period", { healthCheckGracePeriodSeconds: 30 }],
    [false, "for percentages", { deploymentConfiguration: { maximumPercent: 150 } }],
    [false, "for execute command", { enableExecuteCommand: true }],
    [false, "for propagated tags", { propagateTags: "SERVICE" }],
    [
      false,
      "for a strategy of providers",
      { capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] },
    ],
  ])("%s: %s", (starts, _name, change) => {
    const d = rollout();
    const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: "shop-web" });
    d.call("RegisterTaskDefinition", taskDefinition);
    const before = d.service().deployments[0].id;
    const { service } = d.call("UpdateService", { cluster: "shop", service: "web", ...change });
    expect([service.deployments.length, service.deployments[0].id !== before]).toEqual(
      starts ? [2, true] : [1, false],
    );
    d.wait(200);
    expect(d.deployment().status).toBe("SUCCESSFUL");
  });

  test("with the newest ACTIVE revision of a family if no revision is given", () => {
    const d = rollout();
    d.deploy("v2");
    d.deploy("v3");
    d.call("DeregisterTaskDefinition", { taskDefinition: "shop-web:3" });
    const { service } = d.call("UpdateService", {
      cluster: "shop",
      service: "web",
      taskDefinition: "shop-web",
    });
    expect(service.taskDefinition).toMatch(/:2$/);
  });

  test("only once for the same definition", () => {
    const d = rollout();
    const first = d.deploy("v2");
    d.wait(10);
    const { service } = d.call("UpdateService", {
      cluster: "shop",
      service: "web",
      taskDefinition: first.taskDefinition,
    });
    expect(service.deployments[0].id).toBe(first.deployments[0].id);
  });
});

describe("UpdateService rejects", () => {
  test.each([
    ["an unknown service", { service: "none" }, "ServiceNotFoundException", "Service not found."],
    ["an unknown cluster", { cluster: "none" }, "ClusterNotFoundException", "Cluster not found."],
    [
      "an unknown definition",
      { taskDefinition: "shop-web:7" },
      "ClientException",
      "TaskDefinition not found.",
    ],
    [
      "a negative count",
      { desiredCount: -1 },
      "InvalidParameterException",
      "desiredCount cannot be negative.",
    ],
    [
      "stages without listener rules",
      {
        deploymentConfiguration: { strategy: "BLUE_GREEN" },
        loadBalancers: [{ targetGroupArn: "arn:tg", containerName: "nginx", containerPort: 80 }],
      },
      "InvalidParameterException",
      "advancedConfiguration field is required",
    ],
    [
      "early success below the minimum",
      { deploymentConfiguration: { earlySuccessCriteria: { enable: true, healthyPercent: 50 } } },
      "InvalidParameterException",
      "healthyPercent",
    ],
  ])("%s", (_name, input, code, message) => {
    const d = rollout();
    const before = d.world.snapshot();
    const update = () => d.call("UpdateService", { cluster: "shop", service: "web", ...input });
    expect(update).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
    expect(d.world.snapshot()).toEqual(before);
  });

  test("an INACTIVE definition", () => {
    const d = rollout();
    const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: "shop-web" });
    d.call("RegisterTaskDefinition", taskDefinition);
    d.call("DeregisterTaskDefinition", { taskDefinition: "shop-web:2" });
    expect(() =>
      d.call("UpdateService", { cluster: "shop", service: "web", taskDefinition: "shop-web:2" }),
    ).toThrow("TaskDefinition is inactive");
  });

  test.each([
    [{ taskDefinition: "shop-web:1" }, `Unable to update task definition ${byCodeDeploy}`],
    [{ networkConfiguration: network }, `Unable to update network parameters ${byCodeDeploy}`],
    [{ forceNewDeployment: true }, `Cannot force a new deployment ${byCodeDeploy}`],
  ])("%j on a service of CodeDeploy", (input, message) => {
    const d = rollout({ service: { deploymentController: { type: "CODE_DEPLOY" } } });
    expect(() => d.call("UpdateService", { cluster: "shop", service: "web", ...input })).toThrow(message);
    expect(
      d.call("UpdateService", { cluster: "shop", service: "web", desiredCount: 3 }).service,
    ).toMatchObject({ desiredCount: 3, deployments: [], deploymentController: { type: "CODE_DEPLOY" } });
  });
});

describe("DescribeServices", () => {
  test("accepts ten, by name or ARN, and lists missing ones", () => {
    const d = rollout();
    const { serviceArn } = d.service();
    const { services, failures } = d.call("DescribeServices", {
      cluster: "shop",
      services: [serviceArn, "none"],
    });
    expect([services.length, failures]).toEqual([
      1,
      [{ arn: serviceArn.replace("/web", "/none"), reason: "MISSING" }],
    ]);
    const eleven = Array.from({ length: 11 }, (_, n) => `s${n}`);
    expect(() => d.call("DescribeServices", { cluster: "shop", services: eleven })).toThrow(
      "Services cannot have more than 10 elements.",
    );
    expect(() => d.call("DescribeServices", { cluster: "shop", services: [] })).toThrow(
      "Services cannot be empty.",
    );
  });

  test("pages of ListServices, ten by default", () => {
    const services = Array.from({ length: 12 }, (_, n) =>
      webService({ serviceName: `web-${n}`, desiredCount: 0 }),
    );
    const d = drive({ ...rollout().world.scenario, services });
    const first = d.call("ListServices", { cluster: "shop" });
    const second = d.call("ListServices", { cluster: "shop", nextToken: first.nextToken });
    expect([first.serviceArns.length, second.serviceArns.length, second.nextToken]).toEqual([
      10,
      2,
      undefined,
    ]);
  });

  test("keeps the newest hundred events, newest first, each with its ID", () => {
    const d = rollout({
      v2: { run: { log: [], exit: { after: 1, code: 1 } } },
      configuration: { deploymentCircuitBreaker: { enable: false, rollback: false } },
    });
    d.deploy("v2");
    d.wait(3600);
    const { events } = d.service();
    const times = events.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect([events.length, new Set(events.map(({ id }: { id: string }) => id)).size]).toEqual([100, 100]);
    expect(times).toEqual(times.toSorted().reverse());
  });

  test("returns no environment value", () => {
    const d = rollout();
    d.deploy("v2");
    d.wait(100);
    const arns = d.call("ListTasks", { cluster: "shop", serviceName: "web" }).taskArns;
    const shown = JSON.stringify([
      d.service(),
      d.deployment(),
      d.call("DescribeTasks", { cluster: "shop", tasks: arns }),
      d.world.snapshot(),
    ]);
    expect(shown).not.toContain(canary(""));
  });
});
