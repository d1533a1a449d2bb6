import { describe, expect, test } from "@jest/globals";
import { logLocation, logPace, logQuota } from "../../src/ecs/task-log.ts";

const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/shop/0123456789abcdef0123456789abcdef";
const web = (logDriver: string, options: Record<string, string> = {}) => ({
  name: "web",
  logConfiguration: { logDriver, options },
});

describe("the location of the log", () => {
  test("consists of prefix, container and task ID", () => {
    const definition = web("awslogs", {
      "awslogs-group": "/ecs/shop",
      "awslogs-stream-prefix": "ecs",
      "awslogs-region": "us-east-1",
    });
    expect(logLocation(definition, { taskArn })).toEqual({
      kind: "stream",
      group: "/ecs/shop",
      stream: "ecs/web/0123456789abcdef0123456789abcdef",
      region: "us-east-1",
    });
  });

  test("uses the task's region without awslogs-region", () => {
    const definition = web("awslogs", { "awslogs-group": "g", "awslogs-stream-prefix": "p" });
    expect(logLocation(definition, { taskArn })).toMatchObject({ region: "eu-west-1" });
  });

  test("uses Docker's container ID without a prefix, once ECS reports it", () => {
    const definition = web("awslogs", { "awslogs-group": "g" });
    expect(logLocation(definition, { taskArn })).toEqual({ kind: "not-yet" });
    expect(logLocation(definition, { taskArn, runtimeId: "d0c" })).toMatchObject({
      kind: "stream",
      stream: "d0c",
    });
  });

  test.each([
    ["another driver", web("awsfirelens"), "awsfirelens"],
    ["no group", web("awslogs"), "awslogs-group"],
    ["no log configuration", { name: "web" }, "no log configuration"],
  ])("is unknown for %s, with the reason", (_, definition, why) => {
    expect(logLocation(definition, { taskArn })).toEqual({
      kind: "unreadable",
      why: expect.stringContaining(why),
    });
  });
});

test.each([
  ["eu-west-1", 10, 400],
  ["us-east-1", 25, 160],
  ["eu-west-3", 30, 134],
  ["xx-new-1", 25, 160],
])("%s: uses at most a quarter of the log quota", (region, quota, catchUp) => {
  expect(logQuota(region)).toBe(quota);
  expect(logPace(region)).toEqual({ follow: 2000, catchUp });
});
