import { describe, expect, test } from "@jest/globals";
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import {
  deploymentNumber,
  isTrafficShifted,
  judge,
  type Observation,
  takenOverBy,
} from "../../src/ecs/deployment.ts";

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
      "a status of a guide page that the API lacks",
      { deployment: native("STOP_IN_PROGRESS") },
      "in-progress",
    ],
    [
      "a rollback that was asked for may still lose the race",
      { deployment: native("ROLLBACK_REQUESTED") },
      "in-progress",
    ],
    ["ROLLBACK_IN_PROGRESS", { deployment: native("ROLLBACK_IN_PROGRESS") }, "rolling-back"],
    ["SUCCESSFUL, and ours serves", { deployment: native("SUCCESSFUL") }, "succeeded"],
    [
      "SUCCESSFUL, but the service still shows the old one",
      { deployment: native("SUCCESSFUL"), service: oldIsPrimary },
      "unclear",
    ],
    [
      "SUCCESSFUL, but somebody has deployed since",
      { deployment: native("SUCCESSFUL"), service: theirsIsPrimary },
      "superseded",
    ],
    [
      "ROLLBACK_SUCCESSFUL",
      { deployment: native("ROLLBACK_SUCCESSFUL"), service: oldIsPrimary },
      "rolled-back",
    ],
    [
      "ROLLBACK_SUCCESSFUL, then somebody deployed",
      { deployment: native("ROLLBACK_SUCCESSFUL"), service: theirsIsPrimary },
      "superseded",
    ],
    ["ROLLBACK_FAILED", { deployment: native("ROLLBACK_FAILED") }, "rollback-failed"],
    ["STOPPED by the circuit breaker without rollback", { deployment: native("STOPPED") }, "stopped"],
    [
      "STOPPED by a newer deployment",
      { deployment: native("STOPPED"), service: theirsIsPrimary },
      "superseded",
    ],
    ["a status nobody knows", { deployment: native("PERFECT") }, "unknown"],
    ["no status at all", { deployment: {} }, "unknown"],
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
    ["the service is not there", { deployment: native("SUCCESSFUL"), service: undefined }, "gone"],
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
    ["a rollout state nobody knows", { service: primary({ rolloutState: "GREAT" as never }) }, "unknown"],
    ["no rollout state (Classic Load Balancer), steady", { service: primary({}) }, "succeeded"],
    [
      "no rollout state, tasks still missing",
      { service: service([deployment("2", "PRIMARY")], { runningCount: 1 }) },
      "in-progress",
    ],
    ["the old id is PRIMARY again, under way", { service: back("IN_PROGRESS") }, "rolling-back"],
    ["the old id is PRIMARY again, done", { service: back("COMPLETED") }, "rolled-back"],
    ["ours is gone, the old id serves", { service: oldIsPrimary }, "rolled-back"],
    ["ours has not been seen yet: the view lags", { service: oldIsPrimary, seen: false }, "unclear"],
    ["somebody else's id is PRIMARY", { service: theirsIsPrimary }, "superseded"],
    ["no PRIMARY at all", { service: service([]) }, "unclear"],
  ];
  test.each(cases)("%s", (_, observation, state) => {
    expect(judge(look(observation)).state).toBe(state);
  });
});

describe("reasons", () => {
  const reason = (more: Partial<ServiceDeployment>): string => {
    const judgement = judge(look({ deployment: native("ROLLBACK_IN_PROGRESS", more) }));
    return "reason" in judgement ? judgement.reason : "";
  };
  test("AWS's own words come first", () => {
    expect(reason({ rollback: { reason: "the breaker" }, statusReason: "other" })).toBe("the breaker");
    expect(reason({ statusReason: "other" })).toBe("other");
  });
  test("without words, the fields speak", () => {
    expect(
      reason({ deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 } }),
    ).toContain("3 failed tasks of 3");
    expect(reason({ alarms: { triggeredAlarmNames: ["web-5xx"] } })).toContain("web-5xx");
    expect(reason({ lifecycleHookDetails: [{ hookId: "h", status: "TIMED_OUT" }] })).toContain(
      "h ended TIMED_OUT",
    );
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
});

test("the number that a deployment id and a service revision share", () => {
  expect(deploymentNumber("ecs-svc/4980306466373577095")).toBe("4980306466373577095");
  expect(deploymentNumber("arn:aws:ecs:eu-west-1:1:service-revision/shop/web/4980306466373577095")).toBe(
    "4980306466373577095",
  );
});

describe("somebody else's deployment, or ECS's own rollback", () => {
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
    [string, Parameters<typeof takenOverBy>[0], Service, ServiceDeployment | undefined, string | undefined]
  >([
    ["ours is PRIMARY", own, primary("2"), undefined, undefined],
    ["one from before is PRIMARY", own, primary("1"), undefined, undefined],
    ["another one is PRIMARY", own, primary("9"), undefined, "ecs-svc/9"],
    ["no PRIMARY is listed", own, service([]), undefined, undefined],
    ["ECS rolled back to one that was not listed", own, primary("9"), rolledBackTo("9"), undefined],
    ["ECS rolled back to one, and another is PRIMARY", own, primary("9"), rolledBackTo("8"), "ecs-svc/9"],
    ["one of the source revisions is PRIMARY", own, primary("9"), cameFrom("9"), undefined],
    ["the PRIMARY is older than our update", dated, primary("9", at(29)), undefined, undefined],
    ["the PRIMARY is younger than our update", dated, primary("9", at(31)), undefined, "ecs-svc/9"],
    ["the PRIMARY is as old as our update", dated, primary("9", at(30)), undefined, "ecs-svc/9"],
    ["the PRIMARY has no time of creation", dated, primary("9"), undefined, "ecs-svc/9"],
    ["our update has none", own, primary("9", at(1)), undefined, "ecs-svc/9"],
  ])("%s", (_about, ours, seen, seenDeployment, by) =>
    expect(takenOverBy(ours, seen, seenDeployment)).toBe(by),
  );

  test.each<[string, Partial<Observation>, string]>([
    ["rolled back, in the service-deployment view", { deployment: rolledBackTo("9") }, "rolled-back"],
    ["taken over, in the service-deployment view", { deployment: rolledBackTo("8") }, "superseded"],
    ["rolled back, in the classic view", { own: dated, service: primary("9", at(1)) }, "rolled-back"],
    ["taken over, in the classic view", { own: dated, service: primary("9", at(31)) }, "superseded"],
  ])("%s", (_about, more, state) =>
    expect(judge(look({ service: primary("9"), ...more })).state).toBe(state),
  );
});
