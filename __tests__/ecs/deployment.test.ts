import { describe, expect, test } from "@jest/globals";
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import {
  deploymentNumber,
  isFinal,
  isSteady,
  isTrafficShifted,
  type Judgment,
  judge,
  type Observation,
  primaryOf,
  supersededBy,
  withRolloutStates,
} from "../../src/ecs/deployment.ts";
import { deploymentInProgress, isSettled, provenRevision } from "../../src/ecs/service.ts";

const own = { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"] };

const deployment = (id: string, status: string, more: Partial<Deployment> = {}): Deployment => ({
  id: `ecs-svc/${id}`,
  status,
  ...more,
});

const service = (deployments: Deployment[], more: Partial<Service> = {}): Service => ({
  status: "ACTIVE",
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  deployments,
  ...more,
});

const oursIsPrimary = service([deployment("2", "PRIMARY", { rolloutState: "COMPLETED" })]);
const oldIsPrimary = service([deployment("1", "PRIMARY", { rolloutState: "COMPLETED" })]);
const theirsIsPrimary = service([deployment("3", "PRIMARY", { rolloutState: "IN_PROGRESS" })]);

type Case = readonly [name: string, observation: Partial<Observation>, state: string];

const look = (more: Partial<Observation>): Observation => ({
  own,
  service: oursIsPrimary,
  deployment: undefined,
  seen: true,
  ...more,
});

const native = (status: string, more: Partial<ServiceDeployment> = {}): ServiceDeployment =>
  ({ status, ...more }) as ServiceDeployment;

describe("the service-deployment view", () => {
  const cases: readonly Case[] = [
    ["PENDING", { deployment: native("PENDING") }, "in-progress"],
    ["IN_PROGRESS", { deployment: native("IN_PROGRESS") }, "in-progress"],
    ["STOP_REQUESTED", { deployment: native("STOP_REQUESTED") }, "in-progress"],
    [
      "a status in the AWS guide that the API lacks",
      { deployment: native("STOP_IN_PROGRESS") },
      "in-progress",
    ],
    [
      "a requested rollback that may come too late",
      { deployment: native("ROLLBACK_REQUESTED") },
      "in-progress",
    ],
    ["ROLLBACK_IN_PROGRESS", { deployment: native("ROLLBACK_IN_PROGRESS") }, "rolling-back"],
    ["SUCCESSFUL, and ours is serving", { deployment: native("SUCCESSFUL") }, "succeeded"],
    [
      "SUCCESSFUL, but the service still shows the old deployment",
      { deployment: native("SUCCESSFUL"), service: oldIsPrimary },
      "unclear",
    ],
    [
      "SUCCESSFUL, but another deployment has started since",
      { deployment: native("SUCCESSFUL"), service: theirsIsPrimary },
      "superseded",
    ],
    [
      "ROLLBACK_SUCCESSFUL",
      { deployment: native("ROLLBACK_SUCCESSFUL"), service: oldIsPrimary },
      "rolled-back",
    ],
    [
      "ROLLBACK_SUCCESSFUL, followed by another deployment",
      { deployment: native("ROLLBACK_SUCCESSFUL"), service: theirsIsPrimary },
      "superseded",
    ],
    ["ROLLBACK_FAILED", { deployment: native("ROLLBACK_FAILED") }, "rollback-failed"],
    [
      "ROLLBACK_FAILED, followed by another deployment",
      { deployment: native("ROLLBACK_FAILED"), service: theirsIsPrimary },
      "superseded",
    ],
    [
      "SUCCESSFUL, and no PRIMARY is shown",
      { deployment: native("SUCCESSFUL"), service: service([]) },
      "unclear",
    ],
    ["STOPPED by the circuit breaker without rollback", { deployment: native("STOPPED") }, "stopped"],
    [
      "STOPPED by a newer deployment",
      { deployment: native("STOPPED"), service: theirsIsPrimary },
      "superseded",
    ],
    ["an unknown status, not ended", { deployment: native("PAUSED") }, "in-progress"],
    ["no status and no end", { deployment: {} }, "in-progress"],
    [
      "an unknown status, finished",
      { deployment: native("PERFECT", { finishedAt: new Date(1) }) },
      "unknown",
    ],
    ["an unknown status, stopped", { deployment: native("HALTED", { stoppedAt: new Date(1) }) }, "unknown"],
    [
      "ROLLBACK_SUCCESSFUL to an unlisted revision that the rollback names",
      {
        deployment: native("ROLLBACK_SUCCESSFUL", {
          rollback: { serviceRevisionArn: "arn:aws:ecs:eu-west-1:1:service-revision/shop/web/3" },
        }),
        service: theirsIsPrimary,
      },
      "rolled-back",
    ],
    [
      "ROLLBACK_SUCCESSFUL to an unlisted source",
      {
        deployment: native("ROLLBACK_SUCCESSFUL", {
          sourceServiceRevisions: [{ arn: "arn:aws:ecs:eu-west-1:1:service-revision/shop/web/3" }],
        }),
        service: theirsIsPrimary,
      },
      "rolled-back",
    ],
    [
      "ROLLBACK_SUCCESSFUL, but the PRIMARY has another number than the rollback",
      {
        deployment: native("ROLLBACK_SUCCESSFUL", {
          rollback: { serviceRevisionArn: "arn:aws:ecs:eu-west-1:1:service-revision/shop/web/33" },
        }),
        service: theirsIsPrimary,
      },
      "superseded",
    ],
    [
      "STOPPED, replaced by a new service deployment",
      {
        deployment: native("STOPPED", {
          statusReason: "Replaced by a new service deployment.",
          stoppedAt: new Date(1),
        }),
        service: theirsIsPrimary,
      },
      "superseded",
    ],
    [
      "STOPPED, replaced by a deployment that the service does not show yet",
      { deployment: native("STOPPED", { statusReason: "Replaced by a new service deployment." }) },
      "unclear",
    ],
    [
      "the service is DRAINING",
      { deployment: native("SUCCESSFUL"), service: service([], { status: "DRAINING" }) },
      "gone",
    ],
    [
      "the service is INACTIVE",
      { deployment: native("IN_PROGRESS"), service: service([], { status: "INACTIVE" }) },
      "gone",
    ],
    ["the service doesn't exist", { deployment: native("SUCCESSFUL"), service: undefined }, "gone"],
  ];
  test.each(cases)("%s", (_, observation, state) => {
    expect(judge(look(observation)).state).toBe(state);
  });
});

describe("the classic view", () => {
  const primary = (more: Partial<Deployment>): Service => service([deployment("2", "PRIMARY", more)]);
  const back = (rolloutState: Deployment["rolloutState"]): Service =>
    service([
      deployment("1", "PRIMARY", { rolloutState }),
      deployment("2", "ACTIVE", { rolloutState: "FAILED" }),
    ]);
  const cases: readonly Case[] = [
    ["ours COMPLETED", { service: primary({ rolloutState: "COMPLETED" }) }, "succeeded"],
    ["ours IN_PROGRESS", { service: primary({ rolloutState: "IN_PROGRESS" }) }, "in-progress"],
    ["ours FAILED, still PRIMARY: no rollback", { service: primary({ rolloutState: "FAILED" }) }, "stopped"],
    ["an unknown rollout state", { service: primary({ rolloutState: "GREAT" as never }) }, "in-progress"],
    [
      "an unlisted older PRIMARY: ECS rolled back to it",
      {
        own: { ...own, createdAt: new Date(2000) },
        service: service([
          deployment("3", "PRIMARY", { rolloutState: "COMPLETED", createdAt: new Date(1000) }),
        ]),
      },
      "rolled-back",
    ],
    [
      "an older PRIMARY in progress",
      {
        own: { ...own, createdAt: new Date(2000) },
        service: service([
          deployment("3", "PRIMARY", { rolloutState: "IN_PROGRESS", createdAt: new Date(1000) }),
        ]),
      },
      "rolling-back",
    ],
    [
      "an unlisted younger PRIMARY",
      {
        own: { ...own, createdAt: new Date(2000) },
        service: service([
          deployment("3", "PRIMARY", { rolloutState: "COMPLETED", createdAt: new Date(2001) }),
        ]),
      },
      "superseded",
    ],
    ["no rollout state (Classic Load Balancer), steady", { service: primary({}) }, "succeeded"],
    [
      "no rollout state, tasks still missing",
      { service: service([deployment("2", "PRIMARY")], { runningCount: 1 }) },
      "in-progress",
    ],
    [
      "no rollout state, tasks still pending",
      { service: service([deployment("2", "PRIMARY")], { pendingCount: 1 }) },
      "in-progress",
    ],
    [
      "no rollout state, the old deployment still exists",
      { service: service([deployment("2", "PRIMARY"), deployment("1", "ACTIVE")]) },
      "in-progress",
    ],
    [
      "no rollout state, the old id is PRIMARY and steady",
      { service: service([deployment("1", "PRIMARY")]) },
      "rolled-back",
    ],
    [
      "no rollout state, the old id is PRIMARY, tasks still missing",
      { service: service([deployment("1", "PRIMARY")], { runningCount: 1 }) },
      "rolling-back",
    ],
    ["the old id is PRIMARY again, in progress", { service: back("IN_PROGRESS") }, "rolling-back"],
    ["the old id is PRIMARY again, done", { service: back("COMPLETED") }, "rolled-back"],
    ["ours is gone, the old id is PRIMARY", { service: oldIsPrimary }, "rolled-back"],
    [
      "ours is listed for the first time, behind the old PRIMARY",
      { service: back("IN_PROGRESS"), seen: false },
      "rolling-back",
    ],
    [
      "the PRIMARY is not the first in the list",
      {
        service: service([
          deployment("1", "ACTIVE"),
          deployment("2", "PRIMARY", { rolloutState: "COMPLETED" }),
        ]),
      },
      "succeeded",
    ],
    ["ours has not been listed yet: the view lags", { service: oldIsPrimary, seen: false }, "unclear"],
    ["somebody else's id is PRIMARY", { service: theirsIsPrimary }, "superseded"],
    ["no PRIMARY at all", { service: service([]) }, "unclear"],
    ["no deployments at all", { service: { status: "ACTIVE" } }, "unclear"],
  ];
  test.each(cases)("%s", (_, observation, state) => {
    expect(judge(look(observation)).state).toBe(state);
  });
});

test.each(["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "STOP_IN_PROGRESS", "ROLLBACK_REQUESTED"])(
  "%s is a known status, which the log omits",
  (status) => {
    expect(judge(look({ deployment: native(status) }))).toEqual({ state: "in-progress" });
  },
);

test("logs an unknown rollout state, but not a known one", () => {
  const shown = (rolloutState: string) =>
    judge(look({ service: service([deployment("2", "PRIMARY", { rolloutState: rolloutState as never })]) }));
  expect(shown("IN_PROGRESS")).toEqual({ state: "in-progress" });
  expect(shown("GREAT")).toEqual({ state: "in-progress", status: "GREAT" });
});

describe("data for the log and the report", () => {
  const failed = "ECS deployment circuit breaker: tasks failed to start.";
  const completed = "ECS deployment ecs-svc/1 completed.";
  const back = (oldReason: string | undefined, ourReason: string | undefined): Partial<Observation> => ({
    service: service([
      deployment("1", "PRIMARY", { rolloutState: "COMPLETED", rolloutStateReason: oldReason }),
      deployment("2", "ACTIVE", { rolloutState: "FAILED", rolloutStateReason: ourReason }),
    ]),
  });
  const rolledBack = (reason: string): Judgment => ({ state: "rolled-back", reason });
  const ownFailed = (rolloutStateReason?: string): Partial<Observation> => ({
    service: service([deployment("2", "PRIMARY", { rolloutState: "FAILED", rolloutStateReason })]),
  });
  test.each<readonly [string, Partial<Observation>, Judgment]>([
    ["an unknown status", { deployment: native("PAUSED") }, { state: "in-progress", status: "PAUSED" }],
    ["no status", { deployment: {} }, { state: "in-progress", status: "missing" }],
    [
      "an unknown final status",
      { deployment: native("HALTED", { stoppedAt: new Date(1) }) },
      { state: "unknown", status: "HALTED" },
    ],
    ["no final status", { deployment: { finishedAt: new Date(1) } }, { state: "unknown", status: "missing" }],
    [
      "a service that is not active",
      { service: { status: "DRAINING" } },
      { state: "gone", reason: "the service status is DRAINING" },
    ],
    [
      "a service without a status",
      { service: {} },
      { state: "gone", reason: "the service status is missing" },
    ],
    ["a foreign PRIMARY", { service: theirsIsPrimary }, { state: "superseded", by: "ecs-svc/3" }],
    [
      "a foreign PRIMARY without an ID",
      { service: service([{ status: "PRIMARY" }]) },
      { state: "superseded", by: "unknown" },
    ],
    [
      "a failed rollback, then a foreign PRIMARY",
      { deployment: native("ROLLBACK_FAILED"), service: theirsIsPrimary },
      { state: "superseded", by: "ecs-svc/3" },
    ],
    ["the reason of our deployment", back(completed, failed), rolledBack(failed)],
    ["the reason of our deployment before the old one's", back("old", failed), rolledBack(failed)],
    ["the reason that only the old deployment has", back(failed, undefined), rolledBack(failed)],
    [
      "no reason names a cause",
      back(completed, "ECS deployment ecs-svc/2 in progress."),
      rolledBack("ECS restored the earlier deployment"),
    ],
    [
      "a reason that contains the same words",
      back(completed, "Not completed. Failed"),
      rolledBack("Not completed. Failed"),
    ],
    [
      "a reason with similar words",
      back(undefined, "Was in progress. Failed"),
      rolledBack("Was in progress. Failed"),
    ],
    ["no reason at all", back(undefined, ""), rolledBack("ECS restored the earlier deployment")],
    ["the reason why ours failed", ownFailed(failed), { state: "stopped", reason: failed }],
    ["ours failed without a reason", ownFailed(), { state: "stopped", reason: "ECS gives no reason" }],
  ])("%s", (_, observation, expected) => {
    expect(judge(look(observation))).toEqual(expected);
  });
});

test.each<[Judgment["state"], boolean]>([
  ["in-progress", false],
  ["unclear", false],
  ["rolling-back", false],
  ["succeeded", true],
  ["rolled-back", true],
  ["rollback-failed", true],
  ["stopped", true],
  ["superseded", true],
  ["gone", true],
  ["unknown", true],
])("%s is final: %s", (state, final) => {
  expect(isFinal({ state } as Judgment)).toBe(final);
});

test.each<[string, Partial<Service>, boolean]>([
  ["one deployment, all tasks run", {}, true],
  ["two deployments", { deployments: [deployment("2", "PRIMARY"), deployment("1", "ACTIVE")] }, false],
  ["no deployments are shown", { deployments: undefined }, false],
  ["a task is missing", { runningCount: 1 }, false],
  ["a task is pending", { pendingCount: 1 }, false],
])("steady: %s", (_about, more, steady) => {
  expect(isSteady(service([deployment("2", "PRIMARY")], more))).toBe(steady);
});

describe("rollout states that the classic view omits or shows late", () => {
  const arn = (number: string): string => `arn:aws:ecs:eu-west-1:1:service-revision/shop/web/${number}`;
  const current = (status: string, more: Partial<ServiceDeployment> = {}): ServiceDeployment =>
    native(status, {
      targetServiceRevision: { arn: arn("2") },
      sourceServiceRevisions: [{ arn: arn("1") }],
      ...more,
    });
  const both = (rolloutState?: Deployment["rolloutState"], first = "2", second = "1"): Service =>
    service(
      [
        deployment(first, "PRIMARY", { taskDefinition: `a:${first}`, ...(rolloutState && { rolloutState }) }),
        deployment(second, "ACTIVE", { taskDefinition: `a:${second}` }),
      ],
      { taskDefinition: `a:${first}` },
    );
  const back = { rollback: { serviceRevisionArn: arn("1") } };
  test.each<readonly [string, Service, ServiceDeployment | undefined, string | undefined, boolean, string]>([
    ["blue/green in progress", both(), current("IN_PROGRESS"), "IN_PROGRESS", true, "a:1"],
    ["blue/green with an unknown status", both(), current("PAUSED"), "IN_PROGRESS", true, "a:1"],
    ["blue/green done", both(), current("SUCCESSFUL"), "COMPLETED", false, "a:2"],
    ["the classic view lags", both("IN_PROGRESS"), current("SUCCESSFUL"), "COMPLETED", false, "a:2"],
    ["stopped without a rollback", both(), current("STOPPED"), "FAILED", false, "a:1"],
    [
      "ended with an unknown status",
      both(),
      current("NEW", { finishedAt: new Date(1) }),
      "FAILED",
      false,
      "a:1",
    ],
    [
      "rolled back",
      both(undefined, "1", "2"),
      current("ROLLBACK_SUCCESSFUL", back),
      "COMPLETED",
      false,
      "a:1",
    ],
    [
      "rolling back",
      both(undefined, "1", "2"),
      current("ROLLBACK_IN_PROGRESS", back),
      "IN_PROGRESS",
      true,
      "a:1",
    ],
    [
      "a deployment of another PRIMARY",
      both("IN_PROGRESS", "3"),
      current("SUCCESSFUL"),
      "IN_PROGRESS",
      true,
      "a:3",
    ],
    [
      "rolled back, without a target revision",
      both(undefined, "1", "2"),
      current("ROLLBACK_SUCCESSFUL", { ...back, targetServiceRevision: undefined }),
      "COMPLETED",
      false,
      "a:1",
    ],
    ["no service deployment can be read", both(), undefined, undefined, true, "a:1"],
  ])("%s", (_, shown, deployed, rolloutState, busy, proven) => {
    const seen = withRolloutStates(shown, deployed);
    expect(primaryOf(seen)?.rolloutState).toBe(rolloutState);
    expect(deploymentInProgress(seen) !== undefined).toBe(busy);
    expect(isSettled(seen)).toBe(rolloutState === "COMPLETED");
    expect(provenRevision(seen)).toBe(proven);
  });
});

test.each<[string, Service, ServiceDeployment, Array<Deployment["rolloutState"]>]>([
  ["no PRIMARY", service([deployment("1", "ACTIVE")]), {}, [undefined]],
  [
    "a PRIMARY without an ID",
    service([{ status: "PRIMARY" }]),
    { targetServiceRevision: { arn: "x/2" } },
    [undefined],
  ],
  [
    "one of two sources",
    service([deployment("2", "PRIMARY"), deployment("1", "ACTIVE"), deployment("0", "ACTIVE")]),
    { targetServiceRevision: { arn: "x/2" }, sourceServiceRevisions: [{ arn: "x/1" }, { arn: "x/9" }] },
    ["IN_PROGRESS", "COMPLETED", undefined],
  ],
  [
    "a source whose state is shown",
    service([deployment("2", "PRIMARY"), deployment("1", "ACTIVE", { rolloutState: "FAILED" })]),
    { targetServiceRevision: { arn: "x/2" }, sourceServiceRevisions: [{ arn: "x/1" }] },
    ["IN_PROGRESS", "FAILED"],
  ],
])("rollout states of %s", (_about, shown, current, states) => {
  expect(withRolloutStates(shown, current).deployments?.map(({ rolloutState }) => rolloutState)).toEqual(
    states,
  );
});

describe("reasons", () => {
  const reason = (more: Partial<ServiceDeployment>): string => {
    const judgment = judge(look({ deployment: native("ROLLBACK_IN_PROGRESS", more) }));
    return "reason" in judgment ? judgment.reason : "";
  };
  test("start with AWS's messages", () => {
    expect(reason({ rollback: { reason: "the breaker" }, statusReason: "other" })).toBe("the breaker");
    expect(reason({ statusReason: "other" })).toBe("other");
  });
  test("come from the fields if there are no messages", () => {
    expect(
      reason({ deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 } }),
    ).toContain("3 failed tasks of 3");
    expect(reason({ alarms: { triggeredAlarmNames: ["web-5xx"] } })).toContain("web-5xx");
    expect(reason({ lifecycleHookDetails: [{ hookId: "h", status: "TIMED_OUT" }] })).toContain(
      "h ended with TIMED_OUT",
    );
    const hooks = ["SUCCEEDED", "FAILED", "TIMED_OUT"].map((status) => ({
      targetArn: status,
      status: status as never,
    }));
    expect(reason({ lifecycleHookDetails: hooks })).toContain("FAILED ended with FAILED");
    expect(reason({})).toContain("ROLLBACK_IN_PROGRESS");
  });
});

describe("traffic", () => {
  const shifting = (stage: string, weight: number, status = "IN_PROGRESS"): ServiceDeployment =>
    native(status, {
      lifecycleStage: stage as never,
      targetServiceRevision: { requestedProductionTrafficWeight: weight },
    });
  test.each([
    ["BAKE_TIME", 100, "IN_PROGRESS", true],
    ["CLEAN_UP", 100, "IN_PROGRESS", true],
    ["POST_PRODUCTION_TRAFFIC_SHIFT", 100, "IN_PROGRESS", true],
    ["POST_PRODUCTION_TRAFFIC_SHIFT", 10, "IN_PROGRESS", false],
    ["PRODUCTION_TRAFFIC_SHIFT", 100, "IN_PROGRESS", false],
    ["BAKE_TIME", 100, "ROLLBACK_IN_PROGRESS", false],
  ])("%s with %i %% and %s: %s", (stage, weight, status, shifted) => {
    expect(isTrafficShifted(shifting(stage, weight, status))).toBe(shifted);
  });
  test("is not proven without a target revision", () => {
    expect(isTrafficShifted(native("IN_PROGRESS", { lifecycleStage: "BAKE_TIME" }))).toBe(false);
  });
});

test("extracts the number that a deployment ID and a service revision share", () => {
  expect(deploymentNumber("ecs-svc/4980306466373577095")).toBe("4980306466373577095");
  expect(deploymentNumber("arn:aws:ecs:eu-west-1:1:service-revision/shop/web/4980306466373577095")).toBe(
    "4980306466373577095",
  );
});

describe("another pipeline's deployment, or ECS's own rollback", () => {
  const at = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 10, 0, second));
  const primary = (id: string, createdAt?: Date): Service =>
    service([deployment(id, "PRIMARY", { rolloutState: "COMPLETED", ...(createdAt && { createdAt }) })]);
  const dated = { ...own, createdAt: at(30) };
  const revisionArn = (id: string) => `arn:aws:ecs:eu-west-1:123456789012:service-revision/shop/web/${id}`;
  const rolledBackTo = (id: string) =>
    native("ROLLBACK_SUCCESSFUL", { rollback: { serviceRevisionArn: revisionArn(id) } });
  const cameFrom = (id: string) =>
    native("ROLLBACK_SUCCESSFUL", { sourceServiceRevisions: [{ arn: revisionArn(id) }] });

  test.each<
    [string, Parameters<typeof supersededBy>[0], Service, ServiceDeployment | undefined, string | undefined]
  >([
    ["ours is PRIMARY", own, primary("2"), undefined, undefined],
    ["an earlier one is PRIMARY", own, primary("1"), undefined, undefined],
    ["another one is PRIMARY", own, primary("9"), undefined, "ecs-svc/9"],
    ["no PRIMARY is listed", own, service([]), undefined, undefined],
    ["the PRIMARY has no ID", own, service([{ status: "PRIMARY" }]), undefined, undefined],
    ["no deployments are shown", own, {}, undefined, undefined],
    ["ECS rolled back to one that was not listed before", own, primary("9"), rolledBackTo("9"), undefined],
    ["ECS rolled back to one, and another is PRIMARY", own, primary("9"), rolledBackTo("8"), "ecs-svc/9"],
    ["one of the source revisions is PRIMARY", own, primary("9"), cameFrom("9"), undefined],
    ["the PRIMARY is older than our update", dated, primary("9", at(29)), undefined, undefined],
    ["the PRIMARY is younger than our update", dated, primary("9", at(31)), undefined, "ecs-svc/9"],
    ["the PRIMARY is as old as our update", dated, primary("9", at(30)), undefined, "ecs-svc/9"],
    ["the PRIMARY has no creation time", dated, primary("9"), undefined, "ecs-svc/9"],
    ["our update has no time", own, primary("9", at(1)), undefined, "ecs-svc/9"],
  ])("%s", (_about, ours, seen, seenDeployment, by) =>
    expect(supersededBy(ours, seen, seenDeployment)).toBe(by),
  );

  test.each<[string, Partial<Observation>, string]>([
    ["rolled back, in the service-deployment view", { deployment: rolledBackTo("9") }, "rolled-back"],
    ["superseded, in the service-deployment view", { deployment: rolledBackTo("8") }, "superseded"],
    ["rolled back, in the classic view", { own: dated, service: primary("9", at(1)) }, "rolled-back"],
    ["superseded, in the classic view", { own: dated, service: primary("9", at(31)) }, "superseded"],
  ])("%s", (_about, more, state) =>
    expect(judge(look({ service: primary("9"), ...more })).state).toBe(state),
  );
});
