import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  isSameJson,
  isSameTaskDefinition,
  namedIn,
  readTarget,
  withTaskDefinition,
} from "../../src/schedules/target.ts";
import { unknownMembers } from "./unknown-members.ts";

const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
const revision = (n: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:${n}`;
const universal = "arn:aws:scheduler:::aws-sdk:ecs:runTask";

const ecsTarget = (taskDefinition: string, arn = cluster): string =>
  JSON.stringify({ Id: "1", Arn: arn, EcsParameters: { TaskDefinitionArn: taskDefinition } });
const runTask = (input: unknown, arn = universal): string =>
  JSON.stringify({ Arn: arn, Input: typeof input === "string" ? input : JSON.stringify(input) });

describe("the task definition of a target", () => {
  test.each<[string, string, { taskDefinition: string; family: string; unmoved?: string }]>([
    ["a revision", ecsTarget(revision(7)), { taskDefinition: revision(7), family: "web" }],
    [
      "a family without a revision",
      ecsTarget("arn:aws:ecs:eu-west-1:123456789012:task-definition/web"),
      {
        taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web",
        family: "web",
        unmoved: "runs-newest",
      },
    ],
    [
      "another cluster",
      ecsTarget(revision(7), "arn:aws:ecs:eu-west-1:123456789012:cluster/other"),
      { taskDefinition: revision(7), family: "web", unmoved: "elsewhere" },
    ],
    [
      "a RunTask request in the API's spelling",
      runTask({ cluster: "shop", taskDefinition: "web:7" }),
      { taskDefinition: "web:7", family: "web" },
    ],
    [
      "a RunTask request in the SDK's spelling",
      runTask({ Cluster: cluster, TaskDefinition: revision(7) }),
      { taskDefinition: revision(7), family: "web" },
    ],
    [
      "a RunTask request in China",
      runTask({ Cluster: "shop", TaskDefinition: "web:7" }, "arn:aws-cn:scheduler:::aws-sdk:ecs:runTask"),
      { taskDefinition: "web:7", family: "web" },
    ],
    [
      "a RunTask request for the default cluster",
      runTask({ TaskDefinition: "web:7" }),
      { taskDefinition: "web:7", family: "web", unmoved: "elsewhere" },
    ],
    [
      "a RunTask request for a family",
      runTask({ Cluster: "shop", TaskDefinition: "web" }),
      { taskDefinition: "web", family: "web", unmoved: "runs-newest" },
    ],
    [
      "a RunTask request that isn't JSON",
      runTask("<aws.scheduler.execution-id>"),
      { taskDefinition: "", family: "", unmoved: "unreadable" },
    ],
    [
      "a RunTask request without a task definition",
      runTask({ Cluster: "shop" }),
      { taskDefinition: "", family: "", unmoved: "unreadable" },
    ],
    [
      "a RunTask request with two task definitions",
      runTask({ taskDefinition: "web:7", TaskDefinition: "web:8" }),
      { taskDefinition: "", family: "", unmoved: "unreadable" },
    ],
  ])("%s", (_, text, { unmoved, ...expected }) => {
    const state = readTarget("1", text, [], cluster);
    expect(state).toMatchObject(expected);
    expect(state?.unmoved?.why).toBe(unmoved);
    expect(state?.document).toBe(text);
  });

  test.each([
    ["a queue", JSON.stringify({ Id: "q", Arn: "arn:aws:sqs:eu-west-1:123456789012:jobs" })],
    [
      "another universal target",
      runTask({ Cluster: "shop" }, "arn:aws:scheduler:::aws-sdk:ecs:updateService"),
    ],
    [
      "a Lambda function",
      JSON.stringify({ Arn: "arn:aws:lambda:eu-west-1:1:function:f", EcsParameters: null }),
    ],
  ])("%s is not a task", (_, text) => {
    expect(readTarget("1", text, [], cluster)).toBeUndefined();
  });
});

describe("replacing the task definition", () => {
  test("keeps every other byte of a target", () => {
    const text = `{ "Id":"1", "New":{"Thing":[1.0,1e3,9007199254740993]},"Arn":"${cluster}",
      "EcsParameters":{"Later":"\\u00e9","TaskDefinitionArn":"${revision(7)}","TaskCount":1} , "Input":"" }`;
    const state = readTarget("1", text, [], cluster);
    expect(state && withTaskDefinition(text, state.naming, revision(8))).toBe(
      text.replace(revision(7), revision(8)),
    );
  });

  test("keeps every other byte of a RunTask request", () => {
    const input = `{ "Cluster":"shop","Count":1.0, "TaskDefinition" : "web:7" ,"Überraschung":null}`;
    const text = JSON.stringify({ Arn: universal, Input: input, RetryPolicy: {} });
    const state = readTarget("1", text, [], cluster);
    const moved = state && withTaskDefinition(text, state.naming, revision(8));
    expect(JSON.parse(moved ?? "")).toEqual({
      Arn: universal,
      Input: input.replace("web:7", revision(8)),
      RetryPolicy: {},
    });
  });

  test("keeps everything else in a target that is moved and restored", () => {
    const arbitrary = fc.record({
      target: unknownMembers(["Id", "Arn", "EcsParameters"]),
      parameters: unknownMembers(["TaskDefinitionArn"]),
      rank: fc.nat(2),
    });
    fc.assert(
      fc.property(arbitrary, ({ target, parameters, rank }) => {
        const inner = [`"TaskDefinitionArn":${JSON.stringify(revision(7))}`, parameters];
        const parts = [target, `"Arn":"${cluster}"`, `"EcsParameters":{${filled(inner, rank)}}`];
        const text = `{${filled(parts, rank)}}`;
        const state = readTarget("1", text, [], cluster);
        if (state === undefined) throw new Error("no target");
        const moved = withTaskDefinition(text, state.naming, revision(8));
        expect(moved).toBe(text.replace(JSON.stringify(revision(7)), JSON.stringify(revision(8))));
        expect(namedIn(moved, state.naming)).toBe(revision(8));
        expect(withTaskDefinition(moved, state.naming, revision(7))).toBe(text);
      }),
    );
  });
});

/** The parts that are not empty, rotated by `rank` so that the named member is at any position. */
function filled(parts: readonly string[], rank: number): string {
  const turn = rank % parts.length;
  return [...parts.slice(turn), ...parts.slice(0, turn)].filter((part) => part !== "").join(",");
}

test.each([
  ['{"a":1,"b":[1,2]}', '{ "b": [1, 2], "a": 1 }', true],
  ['{"a":1}', '{"a":1.0}', false],
  ['{"a":9007199254740993}', '{"a":9007199254740992}', false],
  ['{"a":[1,2]}', '{"a":[2,1]}', false],
  ['{"a":"\\u00e9"}', '{"a":"é"}', true],
  ['{"a":{}}', '{"a":null}', false],
  ["{}", '{"a":null}', false],
])("%s and %s have the same meaning: %s", (one, other, same) => {
  expect(isSameJson(one, other)).toBe(same);
});

test.each([
  [revision(7), revision(7), true],
  ["web:7", revision(7), true],
  ["web:7", "web:7", true],
  ["web:7", revision(8), false],
  ["web", revision(7), false],
  [revision(7), revision(7).replace("eu-west-1", "us-east-1"), false],
])("%s and %s are the same task definition: %s", (one, other, same) => {
  expect(isSameTaskDefinition(one, other)).toBe(same);
});
