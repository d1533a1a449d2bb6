import { describe, expect, test } from "@jest/globals";
import type { Service, ServiceRevision } from "@aws-sdk/client-ecs";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import {
  type Launch,
  launchFrom,
  type LaunchInput,
  type LaunchSources,
  needsRevision,
  volumesAtLaunch,
} from "../../src/ecs/task-launch.ts";

const vpc = (subnet: string) => ({
  awsvpcConfiguration: {
    subnets: [subnet],
    securityGroups: [`sg-${subnet}`],
    assignPublicIp: "DISABLED" as const,
  },
});
const networkOf = (subnet: string) => ({ networkConfiguration: vpc(subnet) });
const fargate = { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] };
const ec2 = { networkMode: "bridge", requiresCompatibilities: ["EC2"] };
const anything = { networkMode: "awsvpc", requiresCompatibilities: [] };

const service: Service = {
  serviceName: "web",
  launchType: "FARGATE",
  platformVersion: "1.4.0",
  ...networkOf("service"),
};
const launch = (sources: Partial<LaunchSources>): Launch =>
  launchFrom({ taskDefinition: fargate, network: {}, ...sources });

const constraints = [{ type: "memberOf" as const, expression: "attribute:workload == batch" }];
const strategy = [{ type: "spread" as const, field: "attribute:ecs.availability-zone" }];
const weighted = (capacityProvider: string, weight = 1) => ({ capacityProvider, weight });

describe("placement with a service", () => {
  test.each<readonly [string, Partial<LaunchSources>, LaunchInput]>([
    [
      "like the service",
      { service },
      { launchType: "FARGATE", platformVersion: "1.4.0", networkConfiguration: vpc("service") },
    ],
    [
      "like the PRIMARY deployment, if the service has no setting; its platform version is resolved",
      {
        service: {
          deployments: [
            { status: "ACTIVE", launchType: "EC2", ...networkOf("old") },
            { status: "PRIMARY", launchType: "FARGATE", platformVersion: "1.4.0", ...networkOf("primary") },
          ],
        },
      },
      { launchType: "FARGATE", networkConfiguration: vpc("primary") },
    ],
    [
      "with the service's own platform version, not the one that its deployment resolved",
      {
        service: {
          launchType: "FARGATE",
          platformVersion: "LATEST",
          ...networkOf("own"),
          deployments: [{ status: "PRIMARY", launchType: "FARGATE", platformVersion: "1.4.0" }],
        },
      },
      { launchType: "FARGATE", platformVersion: "LATEST", networkConfiguration: vpc("own") },
    ],
    [
      "on Managed Instances that show both launch type and strategy",
      {
        taskDefinition: { networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"] },
        service: {
          launchType: "MANAGED_INSTANCES" as never,
          capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }],
          ...networkOf("own"),
        },
      },
      {
        capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }],
        networkConfiguration: vpc("own"),
      },
    ],
    [
      "on Managed Instances whose strategy only the service revision shows",
      {
        taskDefinition: { networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"] },
        service: { launchType: "MANAGED_INSTANCES" as never, ...networkOf("own") },
        revision: { capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }] },
      },
      {
        capacityProviderStrategy: [{ capacityProvider: "managed", weight: 1 }],
        networkConfiguration: vpc("own"),
      },
    ],
    [
      "like the PRIMARY task set of a CODE_DEPLOY service",
      {
        service: {
          deployments: [],
          taskSets: [
            { status: "ACTIVE", launchType: "EC2", ...networkOf("green") },
            { status: "PRIMARY", launchType: "FARGATE", platformVersion: "1.4.0", ...networkOf("blue") },
          ],
        },
      },
      { launchType: "FARGATE", platformVersion: "1.4.0", networkConfiguration: vpc("blue") },
    ],
    [
      "like the service revision, as the last source",
      { service: {}, revision: { launchType: "FARGATE", ...networkOf("revision") } },
      { launchType: "FARGATE", networkConfiguration: vpc("revision") },
    ],
    [
      "each setting from the first source that has it",
      {
        service: { launchType: "FARGATE" },
        revision: { launchType: "EC2", platformVersion: "1.3.0", ...networkOf("revision") },
      },
      { launchType: "FARGATE", platformVersion: "1.3.0", networkConfiguration: vpc("revision") },
    ],
    [
      "on its capacity providers",
      {
        taskDefinition: anything,
        service: {
          capacityProviderStrategy: [weighted("asg-1", 2)],
          platformVersion: "1.4.0",
          ...networkOf("s"),
        },
      },
      { capacityProviderStrategy: [weighted("asg-1", 2)], networkConfiguration: vpc("s") },
    ],
    [
      "on FARGATE by its provider, with the platform version",
      {
        service: {
          capacityProviderStrategy: [weighted("FARGATE")],
          platformVersion: "LATEST",
          ...networkOf("s"),
        },
      },
      {
        capacityProviderStrategy: [weighted("FARGATE")],
        platformVersion: "LATEST",
        networkConfiguration: vpc("s"),
      },
    ],
    [
      "on the instances that the service's constraints and strategy select",
      {
        taskDefinition: ec2,
        service: { launchType: "EC2", placementConstraints: constraints, placementStrategy: strategy },
      },
      { launchType: "EC2", placementConstraints: constraints, placementStrategy: strategy },
    ],
    [
      "the same with capacity providers",
      {
        taskDefinition: ec2,
        service: { capacityProviderStrategy: [weighted("asg-1")], placementConstraints: constraints },
      },
      { capacityProviderStrategy: [weighted("asg-1")], placementConstraints: constraints },
    ],
    [
      "Fargate supports neither constraints nor strategy",
      { service: { ...service, placementConstraints: constraints, placementStrategy: strategy } },
      { launchType: "FARGATE", platformVersion: "1.4.0", networkConfiguration: vpc("service") },
    ],
    [
      "no constraints for a definition that can't run where the service runs",
      { service: { launchType: "EC2", placementConstraints: constraints, ...networkOf("s") } },
      { launchType: "FARGATE", networkConfiguration: vpc("s") },
    ],
    [
      "with ECS's own tags, and the definition's",
      {
        taskDefinition: ec2,
        service: { launchType: "EC2", enableECSManagedTags: true, propagateTags: "TASK_DEFINITION" },
      },
      { launchType: "EC2", enableECSManagedTags: true, propagateTags: "TASK_DEFINITION" },
    ],
    [
      "RunTask does not support propagateTags: SERVICE",
      { taskDefinition: ec2, service: { launchType: "EC2", propagateTags: "SERVICE" } },
      { launchType: "EC2" },
    ],
    [
      "never on Spot",
      {
        service: {
          capacityProviderStrategy: [weighted("FARGATE_SPOT", 3), weighted("FARGATE")],
          ...networkOf("s"),
        },
      },
      { launchType: "FARGATE", networkConfiguration: vpc("s") },
    ],
    [
      "bridge needs no network, even if the service has one",
      { taskDefinition: ec2, service: { launchType: "EC2", platformVersion: "1.4.0", ...networkOf("s") } },
      { launchType: "EC2" },
    ],
    [
      "no network mode is bridge",
      {
        taskDefinition: { networkMode: undefined, requiresCompatibilities: [] },
        service: { launchType: "EC2" },
      },
      { launchType: "EC2" },
    ],
    [
      "the inputs override each setting",
      { service, network: { subnets: ["subnet-9"], assignPublicIp: true } },
      {
        launchType: "FARGATE",
        platformVersion: "1.4.0",
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ["subnet-9"],
            securityGroups: ["sg-service"],
            assignPublicIp: "ENABLED",
          },
        },
      },
    ],
    [
      "the task definition's requirements override the service's compute",
      { taskDefinition: { networkMode: "bridge", requiresCompatibilities: ["EC2"] }, service },
      { launchType: "EC2" },
    ],
  ])("%s", (_, sources, expected) => {
    expect(launch(sources).input).toEqual(expected);
  });

  test("notes differences from the service", () => {
    expect(
      launch({
        service: { ...service, launchType: undefined, capacityProviderStrategy: [weighted("FARGATE_SPOT")] },
      }).notes,
    ).toEqual([expect.stringContaining("FARGATE instead of FARGATE_SPOT")]);
    expect(launch({ taskDefinition: ec2, service }).notes).toEqual([expect.stringContaining("requires EC2")]);
    expect(launch({ taskDefinition: ec2, network: { subnets: ["s"] } }).notes).toEqual([
      expect.stringContaining("no effect"),
    ]);
    expect(launch({ network: { subnets: ["s"] } }).notes).toEqual([expect.stringContaining("default group")]);
    expect(launch({ service }).notes).toEqual([]);
  });

  test("formats the placement for the plan", () => {
    expect(launch({ service }).words).toBe("FARGATE in service");
    expect(launch({ taskDefinition: ec2 }).words).toBe("EC2");
  });
});

describe("placement without a service", () => {
  const network = { subnets: ["subnet-9"], securityGroups: ["sg-9"], assignPublicIp: false };
  test.each<readonly [string, Partial<LaunchSources>, LaunchInput]>([
    ["on the compute that the definition requires", { taskDefinition: ec2 }, { launchType: "EC2" }],
    [
      "FARGATE with the inputs' network",
      { network },
      {
        launchType: "FARGATE",
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ["subnet-9"],
            securityGroups: ["sg-9"],
            assignPublicIp: "DISABLED",
          },
        },
      },
    ],
    [
      "on the cluster's default strategy if it is compatible",
      { taskDefinition: ec2, clusterStrategy: [weighted("asg-1")] },
      { capacityProviderStrategy: [weighted("asg-1")] },
    ],
    [
      "not on an incompatible default strategy",
      { taskDefinition: ec2, clusterStrategy: [weighted("FARGATE")] },
      { launchType: "EC2" },
    ],
    [
      "on Managed Instances with the default strategy",
      {
        taskDefinition: { networkMode: "host", requiresCompatibilities: ["MANAGED_INSTANCES"] },
        clusterStrategy: [weighted("managed")],
      },
      { capacityProviderStrategy: [weighted("managed")] },
    ],
    [
      "as the cluster decides if the definition requires nothing",
      { taskDefinition: { networkMode: "bridge", requiresCompatibilities: [] } },
      {},
    ],
    [
      "on an external instance",
      { taskDefinition: { networkMode: "bridge", requiresCompatibilities: ["EXTERNAL"] } },
      { launchType: "EXTERNAL" },
    ],
  ])("%s", (_, sources, expected) => {
    expect(launch(sources).input).toEqual(expected);
  });

  test.each<readonly [string, Partial<LaunchSources>, string, string]>([
    ["no subnets", {}, "network-missing", "migration-subnets"],
    [
      "a service without network",
      { service: { launchType: "FARGATE" } },
      "network-missing",
      "migration-subnets",
    ],
    [
      "Managed Instances and no strategy",
      { taskDefinition: { networkMode: "host", requiresCompatibilities: ["MANAGED_INSTANCES"] } },
      "launch-missing",
      "services",
    ],
    [
      "a volume without a configuration",
      { service, volumes: ["data"] },
      "volume-missing",
      "migration-task-definition",
    ],
  ])("%s: names what is missing and its input", (_, sources, name, input) => {
    expect(() => launch(sources)).toThrow(
      expect.objectContaining({
        why: expect.objectContaining({ name, remedy: expect.stringContaining(input) }),
      }),
    );
  });
});

describe("volumes configured at launch", () => {
  const managedEBSVolume = { roleArn: "arn:aws:iam::1:role/ebs", sizeInGiB: 20, encrypted: true };
  const revision: ServiceRevision = { volumeConfigurations: [{ name: "data", managedEBSVolume }] };

  test("match the service's", () => {
    expect(launch({ service, revision, volumes: ["data"] }).input.volumeConfigurations).toEqual([
      { name: "data", managedEBSVolume },
    ]);
  });

  test("are those that the definition does not configure", () => {
    const volumes = [
      { name: "data", configuredAtLaunch: true },
      { name: "efs", efsVolumeConfiguration: {} },
      { name: "tmp", configuredAtLaunch: false },
    ];
    const definition = (members: object) => new TaskDefinition(JsonDocument.parse(JSON.stringify(members)));
    expect(volumesAtLaunch(definition({ volumes }))).toEqual(["data"]);
    expect(volumesAtLaunch(definition({}))).toEqual([]);
    expect(volumesAtLaunch(definition({ volumes: null }))).toEqual([]);
  });
});

test.each<readonly [string, Partial<LaunchSources>, boolean]>([
  ["everything is known", { service }, false],
  ["no service", {}, false],
  ["no network", { service: { launchType: "FARGATE" } }, true],
  ["no network, and none is required", { taskDefinition: ec2, service: { launchType: "EC2" } }, false],
  ["no compute", { service: networkOf("s") }, true],
  ["a volume", { service, volumes: ["data"] }, true],
])("requests the service revision with %s: %s", (_, sources, expected) => {
  expect(needsRevision({ taskDefinition: fargate, network: {}, ...sources })).toBe(expected);
});
