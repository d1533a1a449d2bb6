import { describe, expect, test } from "@jest/globals";
import { alarm } from "../../../simulator/acts.ts";
import { stagesOf } from "../../../simulator/ecs/service/stages.ts";
import { type Answer, balancers } from "./drive.ts";
import { crashing, type Rollout, rollout, type RolloutSpec } from "./rollout-world.ts";

const hookArn = "arn:aws:lambda:eu-west-1:123456789012:function:check";
const lambda = (...lifecycleStages: string[]) => ({
  hookTargetArn: hookArn,
  roleArn: "arn:aws:iam::123456789012:role/hooks",
  lifecycleStages,
});
const pause = (stage: string, timeoutConfiguration = {}) => ({
  targetType: "PAUSE",
  lifecycleStages: [stage],
  timeoutConfiguration,
});

const staged = (configuration: object, spec: RolloutSpec = {}): Rollout =>
  rollout({
    ...spec,
    service: balancers,
    configuration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5, ...configuration },
  });

const stagesSeen = (d: Rollout): string[] =>
  d.happened.filter(({ kind }) => kind === "stage").map(({ to }) => to);
const weights = (d: Rollout) => {
  const {
    sourceServiceRevisions: [source],
    targetServiceRevision: target,
  } = d.deployment();
  return [source.requestedProductionTrafficWeight, target.requestedProductionTrafficWeight];
};
const hook = (d: Rollout): Answer => d.deployment().lifecycleHookDetails?.at(-1);
const untilStage = (d: Rollout, stage: string) => (
  d.wait(3),
  d.until(() => d.deployment().lifecycleStage === stage)
);
const untilStatus = (d: Rollout, status: string, most?: number) => (
  d.wait(3),
  d.until(() => d.deployment().status === status, most)
);

const forward = [
  "PRE_SCALE_UP",
  "SCALE_UP",
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
];
const after = ["POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"];

test.each([
  [{ strategy: "BLUE_GREEN" }, [100]],
  [{ strategy: "CANARY" }, [5, 100]],
  [
    { strategy: "CANARY", canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 1 } },
    [12.5, 100],
  ],
  [{ strategy: "LINEAR" }, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  [{ strategy: "LINEAR", linearConfiguration: { stepPercent: 33.3 } }, [33.3, 66.6, 99.9, 100]],
])("shifts of %j are %j", (configuration, shifts) => {
  const found = stagesOf(configuration, false, new Set()).filter(
    ({ stage }) => stage === "PRODUCTION_TRAFFIC_SHIFT",
  );
  expect(found.map(({ production }) => production)).toEqual(shifts);
});

describe("a deployment in stages", () => {
  test("blue/green: all tasks on both sides, all traffic at once, blue removed after the bake", () => {
    const d = staged({});
    d.deploy("v2");
    untilStage(d, "BAKE_TIME");
    expect(weights(d)).toEqual([0, 100]);
    expect(d.service()).toMatchObject({
      runningCount: 4,
      deployments: [{ runningCount: 2 }, { runningCount: 2 }],
    });
    d.wait(299);
    expect(d.deployment().lifecycleStage).toBe("BAKE_TIME");
    untilStatus(d, "SUCCESSFUL");
    expect(stagesSeen(d)).toEqual([...forward, "PRODUCTION_TRAFFIC_SHIFT", ...after]);
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v2"]);
    expect(d.deployment().lifecycleStage).toBeUndefined();
  });

  test("target groups swap roles with each release", () => {
    const d = staged({ bakeTimeInMinutes: 0 });
    const live = () => {
      const { arn } = d.service().currentServiceRevisions[0];
      const { serviceRevisions } = d.call("DescribeServiceRevisions", { serviceRevisionArns: [arn] });
      return serviceRevisions[0].resolvedConfiguration.loadBalancers[0].targetGroupArn.split("/")[1];
    };
    const seen = [live()];
    for (const tag of ["v2", "v3"]) {
      d.deploy(tag);
      untilStatus(d, "SUCCESSFUL");
      seen.push(live());
    }
    expect(seen).toEqual(["blue", "green", "blue"]);
  });

  test("canary: a share first, the rest after its bake time", () => {
    const d = staged({
      strategy: "CANARY",
      canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 3 },
    });
    d.deploy("v2");
    untilStage(d, "PRODUCTION_TRAFFIC_SHIFT");
    expect(weights(d)).toEqual([80, 20]);
    d.wait(179);
    expect(weights(d)).toEqual([80, 20]);
    d.wait(2);
    expect(weights(d)).toEqual([0, 100]);
  });

  test("crashing tasks trigger the breaker before any traffic shifts", () => {
    const d = staged({}, { v2: crashing() });
    d.deploy("v2");
    untilStatus(d, "ROLLBACK_IN_PROGRESS");
    expect(weights(d)).toEqual([100, 0]);
    untilStatus(d, "ROLLBACK_SUCCESSFUL");
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v1"]);
  });

  test("stopped after the shift: restores traffic before green is removed", () => {
    const d = staged({});
    d.deploy("v2");
    untilStage(d, "BAKE_TIME");
    d.call("StopServiceDeployment", {
      serviceDeploymentArn: d.deployment().serviceDeploymentArn,
      stopType: "ROLLBACK",
    });
    untilStatus(d, "ROLLBACK_IN_PROGRESS");
    expect([weights(d), d.service().runningCount]).toEqual([[100, 0], 4]);
    untilStatus(d, "ROLLBACK_SUCCESSFUL");
    expect(stagesSeen(d).slice(-3)).toEqual(["PRODUCTION_TRAFFIC_SHIFT", "TEST_TRAFFIC_SHIFT", "CLEAN_UP"]);
    expect([d.classic(), d.service().runningCount]).toEqual([["PRIMARY COMPLETED v1"], 2]);
  });

  test("rolls back on an alarm during the bake", () => {
    const d = staged({ alarms: { alarmNames: ["errors"], enable: true, rollback: true } });
    d.deploy("v2");
    untilStage(d, "BAKE_TIME");
    alarm("errors")(d.world);
    untilStatus(d, "ROLLBACK_SUCCESSFUL");
    expect(weights(d)).toEqual([100, 0]);
  });

  test("reconciles first if there is more than one revision at the start", () => {
    const d = staged({});
    d.deploy("v2");
    untilStage(d, "POST_SCALE_UP");
    d.deploy("v3");
    untilStatus(d, "SUCCESSFUL");
    expect(stagesSeen(d)).toContain("RECONCILE_SERVICE");
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v3"]);
  });
});

describe("a Lambda hook", () => {
  const hooks = (...answers: ("SUCCEEDED" | "FAILED" | "IN_PROGRESS")[]): RolloutSpec => ({
    scenario: { hooks: { [hookArn]: answers } },
  });

  test("ends the stage if it succeeds, and is called again after 30 s if it is in progress", () => {
    const d = staged(
      { lifecycleHooks: [lambda("POST_SCALE_UP")] },
      hooks("IN_PROGRESS", "IN_PROGRESS", "SUCCEEDED"),
    );
    d.deploy("v2");
    untilStage(d, "POST_SCALE_UP");
    expect(hook(d)).toEqual({ targetType: "AWS_LAMBDA", targetArn: hookArn, status: "IN_PROGRESS" });
    d.wait(59);
    expect([d.deployment().lifecycleStage, hook(d).status]).toEqual(["POST_SCALE_UP", "IN_PROGRESS"]);
    d.wait(3);
    expect([d.deployment().lifecycleStage, hook(d).status]).toEqual(["TEST_TRAFFIC_SHIFT", "SUCCEEDED"]);
  });

  test("rolls back if it fails, with its name", () => {
    const d = staged({ lifecycleHooks: [lambda("POST_TEST_TRAFFIC_SHIFT")] }, hooks("FAILED"));
    d.deploy("v2");
    untilStatus(d, "ROLLBACK_SUCCESSFUL");
    expect(d.deployment().statusReason).toBe(
      `Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target ${hookArn} returned FAILED status.`,
    );
  });

  test("runs again for the shifts of the rollback", () => {
    const d = staged({ lifecycleHooks: [lambda("PRODUCTION_TRAFFIC_SHIFT")] }, hooks("SUCCEEDED"));
    d.deploy("v2");
    untilStage(d, "BAKE_TIME");
    d.call("StopServiceDeployment", {
      serviceDeploymentArn: d.deployment().serviceDeploymentArn,
      stopType: "ROLLBACK",
    });
    untilStatus(d, "ROLLBACK_SUCCESSFUL");
    expect(d.deployment().lifecycleHookDetails).toHaveLength(2);
  });

  test("fails the stage after a day if it never returns", () => {
    const d = staged({ lifecycleHooks: [lambda("POST_SCALE_UP")] }, hooks("IN_PROGRESS"));
    d.deploy("v2");
    d.wait(86_000);
    expect(d.deployment().status).toBe("IN_PROGRESS");
    d.wait(1000);
    expect(d.deployment()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: expect.stringContaining("24 hours"),
    });
  });
});

describe("a PAUSE hook", () => {
  const paused = (timeoutConfiguration = {}): Rollout => {
    const d = staged({ lifecycleHooks: [pause("POST_TEST_TRAFFIC_SHIFT", timeoutConfiguration)] });
    d.deploy("v2");
    untilStage(d, "POST_TEST_TRAFFIC_SHIFT");
    return d;
  };
  const act = (d: Rollout, action: string, hookId = hook(d).hookId) =>
    d.call("ContinueServiceDeployment", {
      serviceDeploymentArn: d.deployment().serviceDeploymentArn,
      hookId,
      action,
    });

  test("waits for a call, for a day by default, and then rolls back", () => {
    const d = paused();
    const inADay = new Date(d.world.queue.now + 86_400_000).toISOString();
    expect(hook(d)).toEqual({
      hookId: expect.stringMatching(/^ecs-pause-[\w-]{43}$/),
      targetType: "PAUSE",
      status: "AWAITING_ACTION",
      expiresAt: inADay,
      timeoutAction: "ROLLBACK",
    });
    d.wait(86_300);
    expect(hook(d).status).toBe("AWAITING_ACTION");
    d.wait(300);
    expect([hook(d).status, d.deployment().status]).toEqual(["TIMED_OUT", "ROLLBACK_SUCCESSFUL"]);
  });

  test.each([
    ["CONTINUE", "SUCCEEDED", "SUCCESSFUL"],
    ["ROLLBACK", "FAILED", "ROLLBACK_SUCCESSFUL"],
  ])("ends with %s", (action, status, ending) => {
    const d = paused();
    const { hookId } = hook(d);
    act(d, action);
    expect(hook(d).status).toBe(status);
    untilStatus(d, ending);
    expect(() => act(d, action, hookId)).toThrow("is not awaiting action");
  });

  test("may last longer than the day that a stage otherwise has", () => {
    const d = paused({ timeoutInMinutes: 3 * 1440 });
    d.wait(2 * 86_400);
    expect([hook(d).status, d.deployment().status]).toEqual(["AWAITING_ACTION", "IN_PROGRESS"]);
  });

  test("may continue automatically after its timeout", () => {
    const d = paused({ timeoutInMinutes: 2, action: "CONTINUE" });
    expect(d.until(() => hook(d).status === "TIMED_OUT")).toBeLessThanOrEqual(120);
    untilStatus(d, "SUCCESSFUL");
  });

  test("rejects another ID", () => {
    expect(() => act(paused(), "CONTINUE", "ecs-pause-x")).toThrow("was not found");
  });
});
