import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import {
  describedTaskDefinition,
  describeOnly,
  registration,
  TaskDefinition,
} from "../../../src/ecs/definition/task-definition.ts";

const body = `{"tags":[{"key":"team","value":"shop"},{"key":"aws:x","value":"1"},{"key":"bare"}], "taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:7","containerDefinitions":[{"name":"app","image":"a:1","cpu":1.0,"command":["sh","-c",""],"revision":"kept","newerThanAnySdk":{"10":1e3,"2":"\\u00e9"}}],"family":"shop","status":"ACTIVE","revision":7,"volumes":[],"requiresAttributes":[{"name":"x"}],"placementConstraints":[],"compatibilities":["EC2","FARGATE"],"requiresCompatibilities":["FARGATE"],"futureMember":{"deep":[ 9007199254740993 ]},"registeredAt":1.7E9,"registeredBy":"arn:aws:iam::1:root","deregisteredAt":1,"deleteRequestedAt":2}}`;

describe("conversion of a description to a registration", () => {
  test("removes exactly the nine read-only members and keeps the bytes of the rest", () => {
    const { definition, arn, revision, status, tags } = describedTaskDefinition(body);
    expect({ arn, revision, status }).toEqual({
      arn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:7",
      revision: 7,
      status: "ACTIVE",
    });
    expect(tags).toEqual([
      { key: "team", value: "shop" },
      { key: "aws:x", value: "1" },
      { key: "bare", value: "" },
    ]);
    const registered =
      '{"containerDefinitions":[{"name":"app","image":"a:1","cpu":1.0,"command":["sh","-c",""],"revision":"kept","newerThanAnySdk":{"10":1e3,"2":"\\u00e9"}}],"family":"shop","volumes":[],"placementConstraints":[],"requiresCompatibilities":["FARGATE"],"futureMember":{"deep":[ 9007199254740993 ]}';
    expect(registration(definition, [])).toBe(`${registered}}`);
    expect(registration(definition, [{ key: "a", value: "" }])).toBe(
      `${registered},"tags":[{"key":"a","value":""}]}`,
    );
    expect(describeOnly.size).toBe(9);
  });

  test.each([
    ["", "value expected"],
    ["<html>", "can't be parsed"],
    ["{}", "it has no `taskDefinition`"],
    ['{"taskDefinition":[]}', "it has no `taskDefinition`"],
    ['{"taskDefinition":{"revision":1,"family":"f"}}', "it has no `taskDefinitionArn`"],
    ['{"taskDefinition":{"taskDefinitionArn":"a","family":"f"}}', "it has no `revision`"],
    ['{"taskDefinition":{"taskDefinitionArn":"a","revision":1}}', "it has no `family`"],
  ])("rejects %s", (text, why) => {
    expect(() => describedTaskDefinition(text)).toThrow(
      expect.objectContaining({
        name: "Failure",
        why: expect.objectContaining({
          name: "unreadable-task-definition",
          what: expect.stringContaining(why),
        }),
      }),
    );
  });
});

describe("fields that a release reads", () => {
  test("come from a full definition", () => {
    const definition = new TaskDefinition(
      JsonDocument.of({
        family: "shop",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
        taskRoleArn: "arn:task",
        executionRoleArn: "arn:execution",
        containerDefinitions: [
          {
            name: "app",
            image: "a:1",
            environment: [
              { name: "A", value: "1" },
              { name: "B", value: "first" },
              { name: "B", value: "last" },
              { name: "C" },
            ],
            secrets: [{ name: "S", valueFrom: "arn:s" }],
            logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g" } },
            healthCheck: { command: ["CMD", "true"], startPeriod: 10 },
            dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
            restartPolicy: { enabled: true },
          },
          {
            name: "init",
            image: "i:1",
            essential: false,
            healthCheck: null,
            restartPolicy: { enabled: false },
          },
        ],
      }),
    );
    const [app, init] = definition.containers;
    expect(app).toEqual({
      labelNames: [],
      index: 0,
      name: "app",
      image: "a:1",
      essential: true,
      environmentNames: ["A", "B", "C"],
      secretNames: ["S"],
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "g" } },
      healthCheck: { command: ["CMD", "true"], startPeriod: 10 },
      dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
      restarts: true,
    });
    expect(init).toEqual({
      labelNames: [],
      index: 1,
      name: "init",
      image: "i:1",
      essential: false,
      environmentNames: [],
      secretNames: [],
      dependsOn: [],
      restarts: false,
    });
    expect(definition.container("init")).toBe(init);
    expect(definition.container("none")).toBeUndefined();
    expect(definition).toMatchObject({
      family: "shop",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
      taskRoleArn: "arn:task",
      executionRoleArn: "arn:execution",
    });
    if (app === undefined) throw new Error("no container");
    expect(["A", "B", "C", "Z"].map((name) => definition.environmentValue(app, name))).toEqual([
      "1",
      "last",
      "",
      undefined,
    ]);
  });

  test.each(["{}", "[]", '{"containerDefinitions":null,"networkMode":"","requiresCompatibilities":"x"}'])(
    "come from a minimal definition: %s",
    (text) => {
      const definition = new TaskDefinition(JsonDocument.parse(text));
      expect(definition).toMatchObject({
        family: "",
        containers: [],
        requiresCompatibilities: [],
        runtimePlatform: {},
      });
      expect(definition.networkMode).toBeUndefined();
    },
  );
});
