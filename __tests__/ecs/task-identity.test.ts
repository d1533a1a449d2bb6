import { describe, expect, test } from "@jest/globals";
import type { Task } from "@aws-sdk/client-ecs";
import * as fc from "fast-check";
import {
  clientTokenOf,
  isAlive,
  isOlder,
  originOf,
  markIn,
  markName,
  markOf,
  startedByOf,
  type Starter,
  type Work,
} from "../../src/ecs/task-identity.ts";

const starter: Starter = {
  serverUrl: "https://github.com",
  repository: "acme/shop",
  runId: "77",
  runAttempt: "1",
  job: "deploy",
  step: "release",
};
const variables = (migrates: string, other = "APP_ENV") => [
  { name: "RUN_MIGRATIONS", value: migrates },
  { name: other, value: "production" },
];
const work: Work = {
  kind: "migration",
  cluster: "shop",
  taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/shop:5",
  container: "web",
  command: ["php", "artisan", "migrate"],
  environment: variables("true"),
  launch: {
    launchType: "FARGATE",
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"], securityGroups: ["sg-a"] } },
  },
};
const vpc = (subnets: string[], members: object = {}) => ({
  networkConfiguration: { awsvpcConfiguration: { subnets, ...members } },
});
const mark = markOf(starter, work);

describe("the mark", () => {
  test("is the URL of the run attempt with job, step and fingerprint", () => {
    const page = "https://github\\.com/acme/shop/actions/runs/77/attempts/1";
    expect(mark).toMatch(new RegExp(`^${page}#deploy/release:[0-9a-f]{16}$`, "u"));
    expect(markOf(starter, work, "web")).toMatch(new RegExp(`^${page}#deploy/release/web:`, "u"));
    expect(markOf({ ...starter, step: "" }, work)).toMatch(new RegExp(`^${page}#deploy:`, "u"));
  });

  test("stays the same across versions, so that a re-run finds its task", () => {
    expect(mark).toMatch(/:7af97b6c4ba71658$/u);
    expect(markName).toBe("ECS_RELEASE_RUN");
  });

  test.each<readonly [string, Partial<Work>]>([
    ["another purpose", { kind: "smoke-test" }],
    ["another cluster", { cluster: "shop-2" }],
    ["another revision", { taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/shop:6" }],
    ["another container", { container: "worker" }],
    ["another command", { command: ["php", "artisan", "migrate:fresh"] }],
    ["words split differently", { command: ["php artisan", "migrate"] }],
    ["one variable fewer", { environment: [{ name: "RUN_MIGRATIONS", value: "true" }] }],
    ["another value", { environment: variables("false") }],
    ["another variable", { environment: variables("true", "APP_DEBUG") }],
    [
      "other subnets",
      { launch: { launchType: "FARGATE", ...vpc(["subnet-b"], { securityGroups: ["sg-a"] }) } },
    ],
    ["other security groups", { launch: { launchType: "FARGATE", ...vpc(["subnet-a"]) } }],
    ["another launch type", { launch: { ...work.launch, launchType: "EC2" } }],
    ["another platform version", { launch: { ...work.launch, platformVersion: "1.4.0" } }],
    ["another deployment", { occasion: "ecs-svc/2" }],
  ])("differs for %s", (_, other) => {
    expect(markOf(starter, { ...work, ...other })).not.toBe(mark);
  });

  test("differs between no command and any command", () => {
    const { command: _, ...plain } = work;
    expect(markOf(starter, plain)).not.toBe(markOf(starter, { ...plain, command: [] }));
  });

  test("ignores the order of variables and members", () => {
    const { launchType, ...network } = work.launch;
    const other = { ...work, environment: work.environment.toReversed(), launch: { ...network, launchType } };
    expect(markOf(starter, other as Work)).toBe(mark);
  });

  test("contains no readable value", () => {
    const environment = [{ name: "DATABASE_URL", value: "correct-horse" }];
    expect(markOf(starter, { ...work, environment })).not.toContain("correct-horse");
  });
});

describe("startedBy", () => {
  test("is readable and the same for every start", () => {
    expect(startedByOf("migration", "shop")).toBe("ecs-release/migration/shop");
    expect(startedByOf("migration", "shop")).not.toBe(startedByOf("smoke-test", "shop"));
  });

  test("is valid for every family, and different for each", () => {
    const family = fc.stringMatching(/^[\w-]{1,255}$/u);
    fc.assert(
      fc.property(family, family, (one, other) => {
        expect(startedByOf("migration", one)).toMatch(/^[A-Za-z0-9\-/_]{1,128}$/u);
        expect(startedByOf("migration", one) === startedByOf("migration", other)).toBe(one === other);
      }),
    );
    expect(startedByOf("migration", "a.b c")).toBe("ecs-release/migration/a-b-c");
    const longest = "f".repeat(128 - "ecs-release/migration/".length);
    expect(startedByOf("migration", longest)).toBe(`ecs-release/migration/${longest}`);
    const long = "f".repeat(254);
    expect(startedByOf("migration", `${long}a`)).not.toBe(startedByOf("migration", `${long}b`));
    expect(startedByOf("migration", `${long}a`)).toHaveLength(128);
  });
});

describe("the client token", () => {
  const token = clientTokenOf(mark, work, 0);

  test("is valid in ECS, and the same for the same start", () => {
    expect(token).toMatch(/^[\x21-\x7e]{1,64}$/u);
    expect(clientTokenOf(mark, { ...work }, 0)).toBe(token);
  });

  test.each<readonly [string, string]>([
    ["another run", clientTokenOf(markOf({ ...starter, runId: "78" }, work), work, 0)],
    ["another attempt", clientTokenOf(markOf({ ...starter, runAttempt: "2" }, work), work, 0)],
    ["another job", clientTokenOf(markOf({ ...starter, job: "deploy-eu" }, work), work, 0)],
    ["another step", clientTokenOf(markOf({ ...starter, step: "again" }, work), work, 0)],
    ["other work", clientTokenOf(markOf(starter, { ...work, command: ["rm"] }), work, 0)],
    ["another start", clientTokenOf(mark, work, 1)],
    ["after a failed task", clientTokenOf(mark, work, 0, "arn:aws:ecs:eu-west-1:1:task/shop/1")],
  ])("differs for %s", (_, other) => {
    expect(other).not.toBe(token);
  });
});

describe("the run that started the task", () => {
  const intent = { startedBy: "ecs-release/migration/shop", mark };
  const task = (value: string | undefined, members: Partial<Task> = {}): Task => ({
    startedBy: intent.startedBy,
    overrides: { containerOverrides: [{ name: "web", environment: [{ name: markName, value }] }] },
    ...members,
  });
  const by = (members: Partial<Starter>): Task => task(markOf({ ...starter, ...members }, work));

  test.each<readonly [string, Task, string]>([
    ["this attempt's task", task(mark), "same-attempt"],
    ["a task of an earlier attempt of the same step", by({ runAttempt: "2" }), "same-run"],
    ["a task of the tenth attempt of the same step", by({ runAttempt: "10" }), "same-run"],
    ["another run's task", by({ runId: "78" }), "other"],
    ["a task with another subject", task(markOf(starter, work, "web")), "other"],
    ["another job's task", by({ job: "deploy-2" }), "other"],
    ["another step's task", by({ step: "again" }), "other"],
    ["another repository's task", by({ repository: "evil/shop" }), "other"],
    ["a task for other work", task(markOf(starter, { ...work, command: ["rm"] })), "other"],
    ["a task with an old mark without fingerprint", task(mark.replace(/:[0-9a-f]{16}$/u, "")), "other"],
    ["a task without a mark", task(undefined), "other"],
    ["a task without overrides", task(mark, { overrides: {} }), "other"],
    ["a service's task", task(mark, { startedBy: "ecs-svc/1" }), "other"],
  ])("%s", (_, found, expected) => {
    expect(originOf(found, intent)).toBe(expected);
  });

  test("is readable from the mark", () => {
    expect(markIn(task(mark))).toBe(mark);
    expect(markIn({})).toBeUndefined();
    const beside = (environment: { name: string; value: string }[]): Task => ({
      overrides: { containerOverrides: [{ name: "nginx" }, { name: "web", environment }] },
    });
    const other = { name: "APP_ENV", value: "production" };
    expect(markIn(beside([other, { name: markName, value: mark }]))).toBe(mark);
    expect(markIn(beside([other]))).toBeUndefined();
  });
});

describe("a task that may still work", () => {
  const overrides = {
    containerOverrides: [{ name: "web", environment: [{ name: markName, value: mark }] }],
  };
  test.each<readonly [string, Task, boolean]>([
    [
      "running",
      { lastStatus: "RUNNING", overrides, containers: [{ name: "web", lastStatus: "RUNNING" }] },
      true,
    ],
    [
      "being stopped",
      {
        lastStatus: "STOPPING",
        desiredStatus: "STOPPED",
        overrides,
        containers: [{ name: "web", lastStatus: "RUNNING" }],
      },
      true,
    ],
    [
      "only sidecars remain",
      {
        lastStatus: "RUNNING",
        overrides,
        containers: [
          { name: "web", lastStatus: "STOPPED", exitCode: 0 },
          { name: "nginx", lastStatus: "RUNNING" },
        ],
      },
      false,
    ],
    ["over", { lastStatus: "STOPPED", overrides }, false],
    [
      "its container has stopped without an exit code so far",
      { lastStatus: "RUNNING", overrides, containers: [{ name: "web", lastStatus: "STOPPED" }] },
      true,
    ],
    [
      "a sidecar, listed first, has ended",
      {
        lastStatus: "RUNNING",
        overrides,
        containers: [
          { name: "nginx", lastStatus: "STOPPED", exitCode: 0 },
          { name: "web", lastStatus: "RUNNING" },
        ],
      },
      true,
    ],
    [
      "the mark is neither the only variable nor in the first container",
      {
        lastStatus: "RUNNING",
        overrides: {
          containerOverrides: [
            { name: "init" },
            { name: "nginx", environment: [{ name: "PORT", value: "80" }] },
            {
              name: "web",
              environment: [
                { name: "PORT", value: "80" },
                { name: markName, value: mark },
              ],
            },
          ],
        },
        containers: [
          { name: "nginx", lastStatus: "RUNNING" },
          { name: "web", lastStatus: "STOPPED", exitCode: 0 },
        ],
      },
      false,
    ],
    [
      "no container has the mark",
      {
        lastStatus: "RUNNING",
        overrides: { containerOverrides: [{ name: "web" }] },
        containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 0 }],
      },
      true,
    ],
    ["no container is overridden", { lastStatus: "RUNNING", overrides: {} }, true],
    ["no data", {}, true],
  ])("%s", (_, task, expected) => {
    expect(isAlive(task)).toBe(expected);
  });
});

test.each<[string, Task, Task, boolean]>([
  [
    "created earlier",
    { createdAt: new Date(1), taskArn: "b" },
    { createdAt: new Date(2), taskArn: "a" },
    true,
  ],
  [
    "created later",
    { createdAt: new Date(2), taskArn: "a" },
    { createdAt: new Date(1), taskArn: "b" },
    false,
  ],
  [
    "created at the same time, first by ARN",
    { createdAt: new Date(1), taskArn: "a" },
    { createdAt: new Date(1), taskArn: "b" },
    true,
  ],
  [
    "created at the same time, last by ARN",
    { createdAt: new Date(1), taskArn: "b" },
    { createdAt: new Date(1), taskArn: "a" },
    false,
  ],
  ["without a time, before one with", {}, { createdAt: new Date(1) }, true],
  ["with a time, after one without", { createdAt: new Date(1) }, {}, false],
  ["without any data", {}, {}, false],
])("a task %s is older: %s", (_about, one, other, older) => {
  expect(isOlder(one, other)).toBe(older);
});

test("exactly one of any two tasks is older, in either order", () => {
  const anyTask = fc.record({
    createdAt: fc.constantFrom(new Date(1), new Date(2)),
    taskArn: fc.constantFrom("a", "b", "c"),
  });
  fc.assert(
    fc.property(anyTask, anyTask, (one, other) => {
      const same = one.taskArn === other.taskArn && one.createdAt.getTime() === other.createdAt.getTime();
      expect([isOlder(one, other), isOlder(other, one)].filter(Boolean)).toHaveLength(same ? 0 : 1);
    }),
  );
});
