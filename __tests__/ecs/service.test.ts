import { describe, expect, test } from "@jest/globals";
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { canBeTested, isDecidedByTest, keyOfPause, pausesOf } from "../../src/ecs/pause.ts";
import { progressOf } from "../../src/ecs/progress.ts";
import {
  controllerOf,
  deploymentInProgress,
  hasOwnRollback,
  isSettled,
  provenRevision,
  servingRevision,
  strategyOf,
  taskBounds,
} from "../../src/ecs/service.ts";
import { isStuck, failureLimit } from "../../src/ecs/stuck.ts";

const rolling = (minimumHealthyPercent: number, maximumPercent: number, desiredCount: number): Service => ({
  desiredCount,
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
});

describe("conversion of percentages to task counts", () => {
  test.each([
    [4, 100, 200, 4, 8],
    [4, 50, 200, 2, 8],
    [2, 75, 200, 2, 4],
    [3, 100, 125, 3, 3],
    [1, 100, 100, 1, 1],
    [1, 0, 100, 0, 1],
    [1, 50, 150, 1, 1],
  ])("%i tasks, %i to %i percent: %i to %i", (desired, min, max, least, most) => {
    expect(taskBounds(rolling(min, max, desired))).toEqual({ min: least, max: most });
  });

  test("uses ECS's defaults without a configuration", () => {
    expect(taskBounds({ desiredCount: 2 })).toEqual({ min: 2, max: 4 });
  });
});

describe("controller, strategy and running revision", () => {
  test.each<[string, Service, string, string]>([
    ["not set", {}, "ECS", "ROLLING"],
    ["the ECS controller", { deploymentController: { type: "ECS" } }, "ECS", "ROLLING"],
    ["blue/green", { deploymentConfiguration: { strategy: "BLUE_GREEN" } }, "ECS", "BLUE_GREEN"],
    ["CodeDeploy", { deploymentController: { type: "CODE_DEPLOY" } }, "CODE_DEPLOY", "CODE_DEPLOY"],
    ["external", { deploymentController: { type: "EXTERNAL" } }, "EXTERNAL", "ROLLING"],
    ["an unknown one", { deploymentController: { type: "NEW" as never } }, "NEW", "ROLLING"],
  ])("%s", (_, service, controller, strategy) => {
    expect([controllerOf(service), strategyOf(service)]).toEqual([controller, strategy]);
  });

  test("uses the PRIMARY task set's revision, or else the service's", () => {
    expect(servingRevision({ taskDefinition: "a:1" })).toBe("a:1");
    const taskSets = [
      { status: "ACTIVE", taskDefinition: "a:3" },
      { status: "PRIMARY", taskDefinition: "a:2" },
    ];
    expect(servingRevision({ taskDefinition: "a:1", taskSets })).toBe("a:2");
    expect(servingRevision({})).toBeUndefined();
  });

  const deployment = (
    status: string,
    revision: string,
    rolloutState?: Deployment["rolloutState"],
  ): Deployment => ({
    status,
    taskDefinition: revision,
    ...(rolloutState && { rolloutState }),
  });
  test.each<[string, boolean, string, Deployment[]]>([
    ["proven", true, "a:2", [deployment("PRIMARY", "a:2", "COMPLETED")]],
    ["no state, and a single deployment", true, "a:2", [deployment("PRIMARY", "a:2")]],
    [
      "in progress, replacing a successful one",
      false,
      "a:1",
      [deployment("PRIMARY", "a:2", "IN_PROGRESS"), deployment("ACTIVE", "a:1", "COMPLETED")],
    ],
    [
      "failed, replacing a successful one",
      false,
      "a:1",
      [deployment("PRIMARY", "a:2", "FAILED"), deployment("ACTIVE", "a:1", "COMPLETED")],
    ],
    [
      "failed, replacing another failed one",
      false,
      "a:1",
      [
        deployment("PRIMARY", "a:3", "FAILED"),
        deployment("ACTIVE", "a:2", "FAILED"),
        deployment("ACTIVE", "a:1", "COMPLETED"),
      ],
    ],
    [
      "replacing two successful ones",
      false,
      "a:3",
      [
        deployment("PRIMARY", "a:3", "FAILED"),
        deployment("ACTIVE", "a:2", "COMPLETED"),
        deployment("ACTIVE", "a:1", "COMPLETED"),
      ],
    ],
    ["alone", false, "a:2", [deployment("PRIMARY", "a:2", "FAILED")]],
    [
      "proven, while the replaced one drains",
      true,
      "a:2",
      [deployment("PRIMARY", "a:2", "COMPLETED"), deployment("ACTIVE", "a:1", "COMPLETED")],
    ],
    [
      "no states, replacing another one",
      false,
      "a:1",
      [deployment("PRIMARY", "a:2"), deployment("ACTIVE", "a:1")],
    ],
    [
      "no states, replacing a failed one",
      false,
      "a:2",
      [deployment("PRIMARY", "a:2"), deployment("ACTIVE", "a:1", "FAILED")],
    ],
    [
      "in progress, replacing one without a state",
      false,
      "a:2",
      [deployment("PRIMARY", "a:2", "IN_PROGRESS"), deployment("ACTIVE", "a:1")],
    ],
    [
      "in progress, replacing a successful one and one without a revision",
      false,
      "a:1",
      [
        deployment("PRIMARY", "a:2", "IN_PROGRESS"),
        { status: "ACTIVE", rolloutState: "COMPLETED" },
        deployment("ACTIVE", "a:1", "COMPLETED"),
      ],
    ],
    ["no deployments (CodeDeploy)", true, "a:2", []],
    ["without PRIMARY", false, "a:1", [deployment("ACTIVE", "a:1", "COMPLETED")]],
    ["without PRIMARY and states", false, "a:2", [deployment("ACTIVE", "a:1")]],
  ])("certainly running revision: %s", (_, settled, revision, deployments) => {
    const taskDefinition = deployments.find(({ status }) => status === "PRIMARY")?.taskDefinition ?? "a:2";
    const service: Service = { taskDefinition, deployments };
    expect([isSettled(service), provenRevision(service)]).toEqual([settled, revision]);
  });

  test.each<[string, Service["deploymentConfiguration"], boolean]>([
    ["nothing", undefined, false],
    ["a breaker without rollback", { deploymentCircuitBreaker: { enable: true, rollback: false } }, false],
    ["a breaker that is off", { deploymentCircuitBreaker: { enable: false, rollback: true } }, false],
    ["a breaker with rollback", { deploymentCircuitBreaker: { enable: true, rollback: true } }, true],
    ["alarms with rollback", { alarms: { alarmNames: ["a"], enable: true, rollback: true } }, true],
    ["alarms without", { alarms: { alarmNames: ["a"], enable: true, rollback: false } }, false],
  ])("rolls back by itself: %s", (_, deploymentConfiguration, expected) => {
    expect(hasOwnRollback(deploymentConfiguration === undefined ? {} : { deploymentConfiguration })).toBe(
      expected,
    );
  });
});

describe("a deployment in progress", () => {
  const primary = (more: Partial<Deployment>): Deployment => ({
    id: "ecs-svc/1",
    status: "PRIMARY",
    ...more,
  });
  test.each<[string, Deployment[], boolean]>([
    ["none listed (CodeDeploy)", [], false],
    ["completed", [primary({ rolloutState: "COMPLETED" })], false],
    [
      "completed, the old one still draining",
      [primary({ rolloutState: "COMPLETED" }), { status: "ACTIVE" }],
      false,
    ],
    ["in progress", [primary({ rolloutState: "IN_PROGRESS" })], true],
    ["failed", [primary({ rolloutState: "FAILED" })], false],
    ["in an unknown state", [primary({ rolloutState: "PAUSED" as "IN_PROGRESS" })], true],
    ["without a state, alone", [primary({})], false],
    ["without a state, with another one", [primary({}), { status: "ACTIVE" }], true],
  ])("%s", (_, deployments, expected) => {
    expect(deploymentInProgress({ deployments }) !== undefined).toBe(expected);
  });
});

describe("a stuck deployment", () => {
  test.each([
    [0, 3],
    [1, 3],
    [6, 3],
    [7, 4],
    [100, 50],
    [400, 200],
    [5000, 200],
  ])("%i tasks: after %i failures", (desired, failures) => {
    expect(failureLimit(desired)).toBe(failures);
  });

  const ours = (failedTasks: number, runningCount = 0): Deployment => ({ failedTasks, runningCount });
  const breaker = {
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
  };
  const disabled = { deploymentCircuitBreaker: { status: "DISABLED" } } as ServiceDeployment;
  const monitoring = { deploymentCircuitBreaker: { status: "MONITORING" } } as ServiceDeployment;
  test.each<[string, Service, Deployment | undefined, ServiceDeployment | undefined, boolean]>([
    ["three failures, none running, no breaker", {}, ours(3), undefined, true],
    ["two failures", {}, ours(2), undefined, false],
    ["three failures, one runs", {}, ours(3, 1), undefined, false],
    ["a breaker that will end it", breaker, ours(9), undefined, false],
    ["the deployment reports that it has no breaker", breaker, ours(3), disabled, true],
    ["the deployment reports that a breaker monitors it", {}, ours(9), monitoring, false],
    ["ours is not listed", {}, undefined, undefined, false],
  ])("%s", (_, service, deployment, native, expected) => {
    expect(isStuck(service, deployment, native)).toBe(expected);
  });
});

describe("pauses", () => {
  const paused = (more: object, status = "IN_PROGRESS"): ServiceDeployment =>
    ({
      status,
      lifecycleStage: "POST_TEST_TRAFFIC_SHIFT",
      lifecycleHookDetails: [{ hookId: "h", targetType: "PAUSE", status: "AWAITING_ACTION", ...more }],
    }) as ServiceDeployment;

  test("shows the deadline of a waiting pause", () => {
    const expiresAt = new Date("2026-11-21T11:00:00Z");
    expect(pausesOf(paused({ expiresAt, timeoutAction: "ROLLBACK" }))).toEqual([
      {
        hookId: "h",
        stage: "POST_TEST_TRAFFIC_SHIFT",
        rollingBack: false,
        expiresAt: expiresAt.getTime(),
        timeoutAction: "ROLLBACK",
      },
    ]);
  });

  test.each([
    ["a Lambda hook", { targetType: "AWS_LAMBDA" }],
    ["a hook that has ended", { status: "SUCCEEDED" }],
    ["a hook without an ID", { hookId: undefined }],
  ])("ignores %s", (_, more) => {
    expect(pausesOf(paused(more))).toEqual([]);
  });

  test.each([
    ["POST_TEST_TRAFFIC_SHIFT", false, true],
    ["POST_SCALE_UP", false, true],
    ["PRE_PRODUCTION_TRAFFIC_SHIFT", false, true],
    ["PRE_SCALE_UP", false, false],
    ["RECONCILE_SERVICE", false, false],
    ["POST_TEST_TRAFFIC_SHIFT", true, false],
    ["", false, false],
  ])("at %s, rolling back %s: can be tested %s", (stage, rollingBack, expected) => {
    expect(canBeTested({ hookId: "h", stage, rollingBack })).toBe(expected);
  });
});

describe("progress", () => {
  const own = { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"] };
  const service: Service = {
    deployments: [
      {
        id: "ecs-svc/2",
        taskDefinition: "arn:aws:ecs:r:1:task-definition/web:42",
        desiredCount: 3,
        runningCount: 1,
        pendingCount: 2,
        failedTasks: 1,
        rolloutState: "IN_PROGRESS",
      },
      {
        id: "ecs-svc/1",
        taskDefinition: "arn:aws:ecs:r:1:task-definition/web:41",
        desiredCount: 3,
        runningCount: 3,
        pendingCount: 0,
      },
    ],
  };

  test("of the classic view: shows counts, and which revision is ours", () => {
    expect(progressOf(own, service, undefined)).toEqual({
      status: "IN_PROGRESS",
      revisions: [
        { revision: "web:42", ours: true, desired: 3, running: 1, pending: 2, failed: 1 },
        { revision: "web:41", ours: false, desired: 3, running: 3, pending: 0 },
      ],
    });
  });

  test("of a canary: shows each revision's traffic, by the number that ID and service revision share", () => {
    const deployment = {
      status: "IN_PROGRESS",
      lifecycleStage: "PRODUCTION_TRAFFIC_SHIFT",
      deploymentConfiguration: { strategy: "CANARY" },
      targetServiceRevision: {
        arn: "arn:x:service-revision/shop/web/2",
        requestedProductionTrafficWeight: 10,
        requestedTestTrafficWeight: 100,
      },
      sourceServiceRevisions: [
        { arn: "arn:x:service-revision/shop/web/1", requestedProductionTrafficWeight: 90 },
      ],
    } as ServiceDeployment;
    expect(progressOf(own, service, deployment)).toMatchObject({
      status: "IN_PROGRESS",
      stage: "PRODUCTION_TRAFFIC_SHIFT",
      revisions: [{ traffic: 10, testTraffic: 100 }, { traffic: 90 }],
    });
  });

  test("of a rolling deployment: shows no traffic, although AWS returns weights", () => {
    const deployment = {
      status: "IN_PROGRESS",
      targetServiceRevision: { arn: "x/2", requestedProductionTrafficWeight: 100 },
    } as ServiceDeployment;
    expect(progressOf(own, service, deployment).revisions[0]).not.toHaveProperty("traffic");
  });
});

describe("pauses that the smoke test ends", () => {
  test.each<readonly [string, string, boolean, boolean]>([
    ["POST_TEST_TRAFFIC_SHIFT", "BLUE_GREEN", false, true],
    ["POST_TEST_TRAFFIC_SHIFT", "BLUE_GREEN", true, false],
    ["POST_TEST_TRAFFIC_SHIFT", "LINEAR", true, false],
    ["PRE_PRODUCTION_TRAFFIC_SHIFT", "BLUE_GREEN", true, false],
    ["PRE_PRODUCTION_TRAFFIC_SHIFT", "LINEAR", false, true],
    ["PRE_PRODUCTION_TRAFFIC_SHIFT", "LINEAR", true, true],
    ["PRE_PRODUCTION_TRAFFIC_SHIFT", "CANARY", true, true],
    ["PRE_SCALE_UP", "LINEAR", false, false],
  ])("%s of %s, tested before %s: %s", (stage, strategy, testedBefore, expected) => {
    const pause = { hookId: "h", stage, rollingBack: false };
    expect(isDecidedByTest(pause, strategy, testedBefore)).toBe(expected);
    expect(isDecidedByTest({ ...pause, rollingBack: true }, strategy, testedBefore)).toBe(false);
  });

  test("distinguishes pauses of one hook by traffic, deadline or ID", () => {
    const pause = { hookId: "h", stage: "S", rollingBack: false, traffic: 10, expiresAt: 1 };
    const others = [{ traffic: 20 }, { expiresAt: 2 }, { hookId: "i" }, { stage: "T" }];
    for (const other of others) expect(keyOfPause({ ...pause, ...other })).not.toBe(keyOfPause(pause));
    expect(keyOfPause({ ...pause })).toBe(keyOfPause(pause));
  });
});
