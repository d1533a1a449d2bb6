import { describe, expect, test } from "@jest/globals";
import type { Task, TaskOverride } from "@aws-sdk/client-ecs";
import * as fc from "fast-check";
import {
  clientTokenOf,
  isAlive,
  isOlder,
  kinshipOf,
  markIn,
  markName,
  markOf,
  startedByOf,
  type TokenParts,
} from "../../src/ecs/task-identity.ts";

const starter = {
  serverUrl: "https://github.com",
  repository: "acme/shop",
  runId: "77",
  runAttempt: "1",
  job: "deploy",
};
const mark = "https://github.com/acme/shop/actions/runs/77/attempts/1#deploy";
const overridesWith = (value: string, command?: string[], variable = "true"): TaskOverride => ({
  containerOverrides: [
    {
      name: "web",
      ...(command && { command }),
      environment: [
        { name: "RUN_MIGRATIONS", value: variable },
        { name: "APP_ENV", value: "production" },
        { name: markName, value },
      ],
    },
  ],
});
const token: TokenParts = {
  starter,
  cluster: "shop",
  taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/shop:5",
  kind: "migration",
  overrides: overridesWith(mark),
  start: 0,
};

test("the mark is the page of the run attempt, with the job behind it", () => {
  expect(markOf(starter)).toBe(mark);
  expect(markOf(starter, "web")).toBe(`${mark}/web`);
});

describe("startedBy", () => {
  test("is readable and the same for every start", () => {
    expect(startedByOf("migration", "shop")).toBe("ecs-release/migration/shop");
    expect(startedByOf("migration", "shop")).not.toBe(startedByOf("smoke-test", "shop"));
  });

  test("is taken by ECS for every family, and no two families share one", () => {
    const family = fc.stringMatching(/^[\w-]{1,255}$/u);
    fc.assert(
      fc.property(family, family, (one, other) => {
        expect(startedByOf("migration", one)).toMatch(/^[A-Za-z0-9\-/_]{1,128}$/u);
        expect(startedByOf("migration", one) === startedByOf("migration", other)).toBe(one === other);
      }),
    );
    const long = "f".repeat(254);
    expect(startedByOf("migration", `${long}a`)).not.toBe(startedByOf("migration", `${long}b`));
    expect(startedByOf("migration", `${long}a`)).toHaveLength(128);
  });
});

describe("the client token", () => {
  test("is one that ECS takes, and the same for the same start", () => {
    expect(clientTokenOf(token)).toMatch(/^[\x21-\x7e]{1,64}$/u);
    expect(clientTokenOf({ ...token })).toBe(clientTokenOf(token));
  });

  test.each<readonly [string, Partial<TokenParts>]>([
    ["another run", { starter: { ...starter, runId: "78" } }],
    ["another attempt", { starter: { ...starter, runAttempt: "2" } }],
    ["another job", { starter: { ...starter, job: "deploy-eu" } }],
    ["another cluster", { cluster: "shop-2" }],
    ["another revision", { taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/shop:6" }],
    ["another purpose", { kind: "smoke-test" }],
    ["another command", { overrides: overridesWith(mark, ["migrate"]) }],
    ["another start", { start: 1 }],
  ])("%s is another", (_, other) => {
    expect(clientTokenOf({ ...token, ...other })).not.toBe(clientTokenOf(token));
  });

  test("does not come from strings that run into each other", () => {
    const one = clientTokenOf({ ...token, cluster: "a", taskDefinition: "bc" });
    expect(clientTokenOf({ ...token, cluster: "ab", taskDefinition: "c" })).not.toBe(one);
  });
});

describe("whose task it is", () => {
  const intent = {
    startedBy: "ecs-release/migration/shop",
    taskDefinition: token.taskDefinition,
    container: "web",
    mark,
    overrides: overridesWith(mark),
  };
  const task = (value: string, members: Partial<Task> = {}): Task => ({
    startedBy: intent.startedBy,
    taskDefinitionArn: intent.taskDefinition,
    overrides: overridesWith(value),
    ...members,
  });
  const attempt2 = mark.replace("attempts/1", "attempts/2");

  test.each<readonly [string, Task, string]>([
    ["this attempt's", task(mark), "same-attempt"],
    ["an earlier attempt's of the same run and job", task(attempt2), "same-run"],
    ["another run's", task(mark.replace("77", "78")), "other"],
    ["for another subject", task(`${mark}/web`), "other"],
    ["another job's", task(mark.replace("#deploy", "#deploy-2")), "other"],
    ["another repository's", task(mark.replace("acme", "evil")), "other"],
    ["of another revision", task(mark, { taskDefinitionArn: "arn:…:6" }), "other"],
    ["with another command", task(mark, { overrides: overridesWith(mark, ["rm"]) }), "other"],
    ["with another variable", task(mark, { overrides: overridesWith(mark, undefined, "false") }), "other"],
    ["without a mark", task(mark, { overrides: {} }), "other"],
    ["a service's", task(mark, { startedBy: "ecs-svc/1" }), "other"],
  ])("%s", (_, found, expected) => {
    expect(kinshipOf(found, intent)).toBe(expected);
  });

  test("variables come back in any order", () => {
    const overrides = {
      containerOverrides: [
        {
          name: "web",
          environment: [...(overridesWith(mark).containerOverrides?.[0]?.environment ?? [])].toReversed(),
        },
      ],
    };
    expect(kinshipOf(task(mark, { overrides }), intent)).toBe("same-attempt");
  });

  test("the mark can be read by others", () => {
    expect(markIn(task(mark))).toBe(mark);
    expect(markIn({})).toBeUndefined();
  });
});

describe("whether it may still do something", () => {
  const overrides = overridesWith(mark);
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
      "only sidecars left",
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
    ["nothing known", {}, true],
  ])("%s", (_, task, expected) => {
    expect(isAlive(task)).toBe(expected);
  });
});

test("of any two tasks exactly one is older, whoever asks", () => {
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
