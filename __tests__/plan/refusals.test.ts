import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import {
  refusedByRegister,
  refusedByRunTask,
  refusedByUpdateService,
  type TaskToRun,
} from "../../src/plan/refusals.ts";

const app = { name: "app", image: "shop:v2", portMappings: [{ name: "http", containerPort: 80 }] };
const base = {
  family: "shop",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [app],
};
const definition = (members: object = {}): TaskDefinition =>
  new TaskDefinition(JsonDocument.parse(JSON.stringify({ ...base, ...members })));
const containers = (...all: object[]) => ({ containerDefinitions: all });
const texts = (checks: ReadonlyArray<{ level: string; text: string }>): string[] =>
  checks.map(({ level, text }) => `${level}: ${text}`);

const service: Service = {
  launchType: "FARGATE",
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } },
  loadBalancers: [{ containerName: "app", containerPort: 80 }],
};
const primary = (members: object): Service => ({
  ...service,
  deployments: [{ status: "PRIMARY", ...members }],
});

describe("settings that UpdateService rejects", () => {
  test.each<readonly [string, Service, object, number | undefined, string]>([
    ["a count for a DAEMON service", { ...service, schedulingStrategy: "DAEMON" }, {}, 2, "DAEMON"],
    ["awsvpc without subnets", { launchType: "EC2" }, {}, undefined, "no subnets"],
    [
      "bridge with subnets",
      { ...service, launchType: "EC2" },
      { networkMode: "bridge" },
      undefined,
      "which require awsvpc",
    ],
    [
      "Fargate without cpu",
      service,
      { cpu: undefined },
      undefined,
      "lacks network mode awsvpc, cpu or memory",
    ],
    [
      "Fargate by its provider",
      { ...service, launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT" }] },
      { memory: undefined },
      undefined,
      "runs on Fargate",
    ],
    ["a missing container", service, containers({ ...app, name: "web" }), undefined, "uses container app"],
    ["a missing port", service, containers({ ...app, portMappings: [] }), undefined, "uses port 80"],
    [
      "a missing container of service discovery",
      { ...service, loadBalancers: [], serviceRegistries: [{ containerName: "api", containerPort: 80 }] },
      {},
      undefined,
      "uses container api",
    ],
    [
      "a missing Service Connect port",
      primary({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "grpc" }] } }),
      {},
      undefined,
      "uses port grpc",
    ],
    [
      "a volume that the service does not configure",
      primary({ volumeConfigurations: [{ name: "data" }] }),
      { volumes: [{ name: "cache", configuredAtLaunch: true }] },
      undefined,
      "volume cache",
    ],
  ])("%s", (_, one, members, count, words) => {
    expect(texts(refusedByUpdateService("web", one, definition(members), count))).toEqual([
      expect.stringMatching(new RegExp(`^failure: .*${words}`, "u")),
    ]);
  });

  test.each<readonly [string, Service, object, number | undefined]>([
    ["compatible settings", service, {}, 3],
    ["a DAEMON without a count", { ...service, schedulingStrategy: "DAEMON" }, {}, undefined],
    ["a range of ports", service, containers({ ...app, portMappings: [{ containerPortRange: "70-90" }] }), 1],
    ["a load balancer without a container", { ...service, loadBalancers: [{}] }, {}, 1],
    [
      "subnets of only the deployment",
      { deployments: [{ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } } }] },
      {},
      1,
    ],
    [
      "Service Connect ports of the definition",
      primary({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }, {}] } }),
      {},
      1,
    ],
    [
      "a volume that the service configures",
      primary({ volumeConfigurations: [{ name: "cache" }] }),
      { volumes: [{ name: "cache", configuredAtLaunch: true }] },
      1,
    ],
    [
      "a volume of a service that shows no configuration",
      primary({}),
      { volumes: [{ name: "cache", configuredAtLaunch: true }] },
      1,
    ],
    [
      "disabled Service Connect",
      primary({ serviceConnectConfiguration: { enabled: false, services: [{ portName: "grpc" }] } }),
      {},
      1,
    ],
  ])("ignores %s", (_, one, members, count) => {
    expect(refusedByUpdateService("web", one, definition(members), count)).toEqual([]);
  });

  test("checks only the count without a definition", () => {
    expect(refusedByUpdateService("web", { schedulingStrategy: "DAEMON" }, undefined, 0)).toHaveLength(1);
  });
});

describe("definitions that RegisterTaskDefinition rejects", () => {
  const many = (count: number) =>
    containers(...Array.from({ length: count }, (__, index) => ({ ...app, name: `c${index}` })));
  const dependsOn = (containerName: string, condition: string) => ({
    ...app,
    dependsOn: [{ containerName, condition }],
  });
  test.each<readonly [string, object, string]>([
    ["no container", containers(), "no container"],
    ["eleven containers", many(11), "11 containers"],
    ["no essential container", containers({ ...app, essential: false }), "essential"],
    ["a duplicate name", containers(app, app), "the same name: app"],
    ["a long name", containers({ ...app, image: "x".repeat(66_000) }), "ECS allows 65536"],
    ["Fargate in bridge mode", { networkMode: "bridge" }, "requires FARGATE"],
    ["a dependency on a missing container", containers(dependsOn("db", "START")), "not another container"],
    ["a dependency on itself", containers(dependsOn("app", "START")), "not another container"],
    [
      "the success of an essential container",
      containers(dependsOn("db", "SUCCESS"), { ...app, name: "db" }),
      "essential, with the condition SUCCESS",
    ],
    [
      "the health of a container without a check",
      containers(dependsOn("db", "HEALTHY"), { ...app, name: "db" }),
      "no health check",
    ],
    [
      "a name that is variable and secret",
      containers({
        ...app,
        environment: [{ name: "A", value: "x" }],
        secrets: [{ name: "A", valueFrom: "y" }],
      }),
      "A both as a variable and as a secret",
    ],
    [
      "no memory anywhere",
      { memory: undefined, requiresCompatibilities: [] },
      "neither memory nor memoryReservation",
    ],
    ["ports without a network", { networkMode: "none", requiresCompatibilities: [] }, "network mode none"],
  ])("%s", (_, members, words) => {
    expect(texts(refusedByRegister(definition(members)))).toEqual([
      expect.stringMatching(new RegExp(`^failure: .*${words}`, "u")),
    ]);
  });

  test.each<readonly [string, object]>([
    ["compatible settings", {}],
    ["ten containers", many(10)],
    [
      "memory in the container",
      { memory: undefined, requiresCompatibilities: [], ...containers({ ...app, memory: 9 }) },
    ],
    ["a START dependency", containers(dependsOn("db", "START"), { ...app, name: "db" })],
  ])("ignores %s", (_, members) => {
    expect(refusedByRegister(definition(members))).toEqual([]);
  });

  test("shows no value in its texts", () => {
    const environment = [{ name: "A", value: "correct-horse" }];
    const secrets = [{ name: "A", valueFrom: "correct-battery" }];
    const checks = refusedByRegister(definition(containers({ ...app, environment, secrets })));
    expect(JSON.stringify(checks)).not.toContain("correct-");
  });
});

describe("one-off tasks that RunTask rejects", () => {
  const task: TaskToRun = {
    about: "migration",
    definition: definition({ placementConstraints: [{ type: "memberOf", expression: "x" }] }),
    container: "app",
    environment: [],
    subnets: 16,
    securityGroups: 5,
    constraints: 9,
  };
  test.each<readonly [string, Partial<TaskToRun>, string]>([
    ["overrides that are too long", { command: ["x".repeat(7600)] }, "ECS allows 8192"],
    ["17 subnets", { subnets: 17 }, "17 subnets"],
    ["six security groups", { securityGroups: 6 }, "6 security groups"],
    ["eleven constraints", { constraints: 10 }, "11 placement constraints"],
  ])("%s", (_, more, words) => {
    expect(texts(refusedByRunTask({ ...task, ...more }))).toEqual([expect.stringContaining(words)]);
  });

  test("ignores compatible settings", () => {
    expect(refusedByRunTask(task)).toEqual([]);
  });
});
