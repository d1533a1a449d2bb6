import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { appSpecFor, servingOf } from "../../src/codedeploy/app-spec.ts";
import type { Failure } from "../../src/core/failure.ts";

const taskDefinition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:8";
const serving = { balancer: { containerName: "nginx", containerPort: 80 } };
const file = (text: string) => ({ path: "deploy/appspec.yaml", text });
const specOf = (text: string): unknown => JSON.parse(appSpecFor(taskDefinition, serving, file(text)).content);
const ours = {
  TaskDefinition: taskDefinition,
  LoadBalancerInfo: { ContainerName: "nginx", ContainerPort: 80 },
};
const resource = (properties: object): object => ({ Type: "AWS::ECS::Service", Properties: properties });

describe("without an AppSpec file", () => {
  test("contains the task definition, the container and the port", () => {
    const { content, sha256 } = appSpecFor(taskDefinition, serving);
    expect(JSON.parse(content)).toEqual({
      version: "0.0",
      Resources: [{ TargetService: resource(ours) }],
    });
    expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
  });

  test("repeats settings that would otherwise return to their defaults", () => {
    const more = {
      ...serving,
      platformVersion: "1.3.0",
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 3 }],
    };
    expect(JSON.parse(appSpecFor(taskDefinition, more).content)).toMatchObject({
      Resources: [
        {
          TargetService: {
            Properties: {
              PlatformVersion: "1.3.0",
              CapacityProviderStrategy: [{ CapacityProvider: "FARGATE_SPOT", Base: 0, Weight: 3 }],
            },
          },
        },
      ],
    });
  });
});

describe("with an AppSpec file", () => {
  const hooks = [
    { BeforeInstall: "check" },
    { AfterAllowTraffic: "arn:aws:lambda:eu-west-1:1:function:smoke" },
  ];

  test.each<[string, string, unknown]>([
    [
      "YAML with only hooks",
      "version: 0.0\nHooks:\n  - BeforeInstall: check\n  - AfterAllowTraffic: arn:aws:lambda:eu-west-1:1:function:smoke\n",
      { version: "0.0", Resources: [{ TargetService: resource(ours) }], Hooks: hooks },
    ],
    [
      "JSON with differently cased keys",
      JSON.stringify({
        version: 0,
        resources: [
          {
            Web: {
              type: "AWS::ECS::Service",
              properties: {
                taskDefinition: "<TASK_DEFINITION>",
                loadBalancerInfo: { containerName: "<NAME>", containerPort: "8080" },
                networkconfiguration: {
                  awsvpcConfiguration: { subnets: ["a"], securityGroups: [], assignPublicIp: "DISABLED" },
                },
                Invented: { kept: [1] },
              },
            },
          },
        ],
        hooks: [{ beforeInstall: "check" }],
        Other: true,
      }),
      {
        version: "0.0",
        Resources: [
          {
            Web: resource({
              ...ours,
              LoadBalancerInfo: { ContainerName: "nginx", ContainerPort: 8080 },
              NetworkConfiguration: {
                AwsvpcConfiguration: { Subnets: ["a"], SecurityGroups: [], AssignPublicIp: "DISABLED" },
              },
              Invented: { kept: [1] },
            }),
          },
        ],
        Hooks: [{ BeforeInstall: "check" }],
        Other: true,
      },
    ],
    [
      "its own container",
      "Resources: [{TargetService: {Type: 'AWS::ECS::Service', Properties: {TaskDefinition: x, LoadBalancerInfo: {ContainerName: app, ContainerPort: 9000}}}}]",
      {
        version: "0.0",
        Resources: [
          {
            TargetService: resource({
              ...ours,
              LoadBalancerInfo: { ContainerName: "app", ContainerPort: 9000 },
            }),
          },
        ],
      },
    ],
    [
      "empty lists",
      "Resources: []\nHooks: []",
      { version: "0.0", Resources: [{ TargetService: resource(ours) }], Hooks: [] },
    ],
  ])("%s", (_, text, expected) => {
    expect(specOf(text)).toEqual(expected);
  });

  test.each([
    ["{", "not valid JSON or YAML"],
    ["Hooks: []\nHooks: []", "contains the same key twice"],
    [" ".repeat(100_001), "more than 100000 characters"],
    ["", "the document is not an object"],
    ["[]", "the document is not an object"],
    ["Hooks: {BeforeInstall: x}", "Hooks is not a list"],
    ["Resources: {A: {}}", "Resources is not a list"],
    ["Resources: [{A: {}}, {B: {}}]", "allows only one resource"],
    ["Resources: [{A: x}]", "A is not an object"],
    [
      "Resources: [{A: {Properties: {LoadBalancerInfo: {ContainerPort: web}}}}]",
      "ContainerPort is not a number",
    ],
  ])("rejects %j with the path and the reason", (text, why) => {
    let failure: Failure | undefined;
    try {
      specOf(text);
    } catch (error) {
      failure = error as Failure;
    }
    expect(failure?.why.name).toBe("appspec-invalid");
    expect(failure?.why.what).toContain("deploy/appspec.yaml");
    expect(failure?.why.what).toContain(why);
  });
});

describe("the container behind the load balancer", () => {
  const balancer = (containerName: string, containerPort: number) => ({ containerName, containerPort });

  test("comes from the PRIMARY task set first", () => {
    const taskSets = [
      { status: "ACTIVE", loadBalancers: [balancer("old", 1)] },
      { status: "PRIMARY", loadBalancers: [balancer("nginx", 80)], platformVersion: "1.4.0" },
    ];
    expect(servingOf({ taskSets, loadBalancers: [balancer("app", 9000)] })).toEqual({
      balancer: balancer("nginx", 80),
      platformVersion: "1.4.0",
    });
  });

  test("comes from the service if the task set has none", () => {
    const service = { taskSets: [{ status: "PRIMARY" }], loadBalancers: [balancer("app", 9000)] };
    expect(servingOf(service)).toEqual({ balancer: balancer("app", 9000) });
  });

  test("is required", () => {
    expect(() => servingOf({ serviceName: "web" })).toThrow(
      "ECS reports no container and port behind the load balancer of web.",
    );
  });
});
