import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import type { Judgment } from "../../../src/ecs/deployment.ts";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";
import { withDiagnosis, causeOf, timeoutCause } from "../../../src/release/rollout/causes.ts";
import type { ServiceReading } from "../../../src/release/rollout/wave-reader.ts";
import { endOf, type EndPolicy } from "../../../src/release/rollout/service-end.ts";
import type { StartedService } from "../../../src/release/rollout/service-release.ts";

const started = (deploys = true): StartedService => ({
  kind: "service",
  wave: 1,
  name: "web",
  cluster: "arn:aws:ecs:eu-west-1:1:cluster/shop",
  family: "web",
  controller: "ECS",
  strategy: "ROLLING",
  from: "arn:aws:ecs:eu-west-1:1:task-definition/web:1",
  to: "arn:aws:ecs:eu-west-1:1:task-definition/web:2",
  definition: new TaskDefinition(JsonDocument.parse("{}")),
  replaced: ["app"],
  tags: [],
  service: {},
  idsBefore: ["ecs-svc/1"],
  deploymentId: "ecs-svc/2",
  at: 0,
  watched: {
    name: "web",
    cluster: "shop",
    own: { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"] },
    updatedAt: 0,
  },
  ...(!deploys && { withoutDeployment: true }),
});

const reading = (judgment: Judgment, more: Partial<ServiceReading> = {}): ServiceReading => ({
  judgment,
  progress: undefined,
  shifted: false,
  service: undefined,
  deployment: undefined,
  facts: {},
  ...more,
});

const withoutWaiting: EndPolicy = { patient: false, untilShifted: false };
const why = { name: "access-denied", what: "w", evidence: [] };
const stuck: Service = {
  desiredCount: 2,
  deployments: [{ id: "ecs-svc/2", failedTasks: 3, runningCount: 0 }],
};

describe("the result of a service", () => {
  test.each<[string, ServiceReading, EndPolicy, string | undefined]>([
    ["succeeded", reading({ state: "succeeded" }), withoutWaiting, "released"],
    ["in progress", reading({ state: "in-progress" }), withoutWaiting, undefined],
    ["unclear", reading({ state: "unclear" }), withoutWaiting, undefined],
    [
      "rolling back, without waiting for the end",
      reading({ state: "rolling-back", reason: "r" }),
      withoutWaiting,
      "failed",
    ],
    [
      "rolling back, waiting for the end",
      reading({ state: "rolling-back", reason: "r" }),
      { ...withoutWaiting, patient: true },
      undefined,
    ],
    ["rolled back", reading({ state: "rolled-back", reason: "r" }), withoutWaiting, "failed"],
    ["rollback failed", reading({ state: "rollback-failed", reason: "r" }), withoutWaiting, "failed"],
    ["stopped", reading({ state: "stopped", reason: "r" }), withoutWaiting, "failed"],
    ["superseded", reading({ state: "superseded", by: "ecs-svc/3" }), withoutWaiting, "failed"],
    ["gone", reading({ state: "gone", reason: "r" }), withoutWaiting, "failed"],
    ["unknown", reading({ state: "unknown", status: "GREAT" }), withoutWaiting, "failed"],
    [
      "shifted, with wait-for: traffic-shifted",
      reading({ state: "in-progress" }, { shifted: true }),
      { ...withoutWaiting, untilShifted: true },
      "started",
    ],
    [
      "shifted before, and now gone",
      reading({ state: "gone", reason: "r" }, { shifted: true }),
      { ...withoutWaiting, untilShifted: true },
      "failed",
    ],
    [
      "shifted before, and now unclear",
      reading({ state: "unclear" }, { shifted: true }),
      { ...withoutWaiting, untilShifted: true },
      undefined,
    ],
    [
      "shifted, with wait-for: stable",
      reading({ state: "in-progress" }, { shifted: true }),
      withoutWaiting,
      undefined,
    ],
    ["stuck", reading({ state: "in-progress" }, { service: stuck }), withoutWaiting, "failed"],
    [
      "stuck, in an unknown status",
      reading({ state: "in-progress", status: "NEW" }, { service: stuck }),
      withoutWaiting,
      undefined,
    ],
    [
      "in progress, and another deployment is stuck",
      reading(
        { state: "in-progress" },
        {
          service: {
            deployments: [{ id: "ecs-svc/3", failedTasks: 3, runningCount: 0 }, { id: "ecs-svc/2" }],
          },
        },
      ),
      withoutWaiting,
      undefined,
    ],
  ])("%s", (_, seen, policy, state) => {
    expect(endOf(started(), seen, policy)?.state).toBe(state);
  });

  const steady: Service = {
    deployments: [{ id: "ecs-svc/1" }],
    runningCount: 2,
    desiredCount: 2,
    pendingCount: 0,
  };
  test.each<[string, ServiceReading, string | undefined]>([
    ["steady", reading({ state: "succeeded" }, { service: steady }), "released"],
    [
      "tasks still missing",
      reading({ state: "succeeded" }, { service: { ...steady, runningCount: 1 } }),
      undefined,
    ],
    ["gone", reading({ state: "gone", reason: "r" }), "failed"],
    ["in progress", reading({ state: "in-progress" }), undefined],
  ])("an update without a deployment: %s", (_, seen, state) => {
    expect(endOf(started(false), seen, withoutWaiting)?.state).toBe(state);
  });

  test.each<[string, Pick<StartedService, "desiredCountBefore">, boolean, string | undefined]>([
    ["the count before the update, maybe stale", { desiredCountBefore: 2 }, true, undefined],
    ["the count before the update, for a long time", { desiredCountBefore: 2 }, false, "released"],
    ["another count", { desiredCountBefore: 1 }, true, "released"],
    ["an update that did not change the count", {}, true, "released"],
  ])("an update without a deployment, and the view shows %s", (_, before, mayLag, state) => {
    const one = { ...started(false), ...before };
    const seen = reading({ state: "succeeded" }, { service: steady });
    expect(endOf(one, seen, { ...withoutWaiting, mayLag })?.state).toBe(state);
  });

  test.each<[string, Partial<EndPolicy>, string | undefined]>([
    ["a pause that the step can't end", { blockedAtPause: true, failureAtPause: why }, "access-denied"],
    ["a pause that the step tries to end again", { failureAtPause: why }, undefined],
    ["no pause", {}, undefined],
  ])("at %s", (_, policy, name) => {
    const end = endOf(started(), reading({ state: "in-progress" }), { ...withoutWaiting, ...policy });
    expect(end?.state === "failed" ? end.cause.name : undefined).toBe(name);
  });

  test("counts the failed tasks of a stuck deployment", () => {
    expect(
      endOf(started(), reading({ state: "in-progress" }, { service: stuck }), withoutWaiting),
    ).toMatchObject({
      judgment: { state: "stuck" },
      cause: { name: "tasks-keep-failing", what: expect.stringContaining("3 tasks in a row failed") },
    });
  });

  test("names a service that is gone after an update without a deployment", () => {
    const judgment = { state: "gone", reason: "The service is INACTIVE." } as const;
    expect(endOf(started(false), reading(judgment), withoutWaiting)).toEqual({
      state: "failed",
      judgment,
      cause: { name: "service-gone", what: "The service is INACTIVE.", evidence: [] },
    });
  });

  test("names the smoke test as the cause of a rollback at a pause", () => {
    const failureAtPause = { name: "smoke-test-failed", what: "w", evidence: [] };
    const end = endOf(started(), reading({ state: "rolling-back", reason: "r" }), {
      ...withoutWaiting,
      failureAtPause,
    });
    expect(end).toMatchObject({ state: "failed", cause: failureAtPause });
  });
});

describe("causes", () => {
  test.each<[Judgment, string]>([
    [{ state: "rolling-back", reason: "r" }, "deployment-rolled-back"],
    [{ state: "rolled-back", reason: "r" }, "deployment-rolled-back"],
    [{ state: "rollback-failed", reason: "r" }, "deployment-rollback-failed"],
    [{ state: "stopped", reason: "r" }, "deployment-stopped"],
    [{ state: "superseded", by: "ecs-svc/3" }, "superseded"],
    [{ state: "gone", reason: "r" }, "service-gone"],
    [{ state: "unknown", status: "GREAT" }, "unknown-deployment-status"],
  ])("%j: %s, with the service's name", (judgment, name) => {
    const cause = causeOf(judgment, started(), undefined);
    expect(cause.name).toBe(name);
    expect(cause.what).toContain("web");
  });

  test.each(["in-progress", "unclear", "succeeded"] as const)("%s isn't a failure", (state) => {
    expect(() => causeOf({ state }, started(), undefined)).toThrow("isn't a failure");
  });

  test("reports the last state after a timeout, and names a pause that was not ended", () => {
    const revisions = [{ revision: "web:2", ours: true, desired: 2, running: 1, pending: 1, failed: 4 }];
    const timeout = timeoutCause(started(), 30 * 60_000, {
      status: "IN_PROGRESS",
      stage: "SCALE_UP",
      revisions,
    });
    expect(timeout).toMatchObject({
      name: "rollout-timeout",
      what: "web did not become stable on web:2 within 30 m (rollout-timeout).",
      evidence: ["last status IN_PROGRESS, SCALE_UP: web:2 1 of 2 running, 1 pending, 4 failed"],
    });
    const hooks = [{ type: "PAUSE", status: "AWAITING_ACTION" }];
    const paused = timeoutCause(started(), 90_000, {
      status: "IN_PROGRESS",
      stage: "BAKE_TIME",
      revisions,
      hooks,
    });
    expect(paused.name).toBe("pause-not-ended");
  });

  test("says that the rollout is unverified if AWS didn't answer the last poll", () => {
    const outage = {
      name: "aws-not-answering",
      what: "AWS is silent.",
      evidence: ["HTTP 500"],
      remedy: "Wait.",
    };
    expect(timeoutCause(started(), 30 * 60_000, undefined, outage)).toEqual({
      name: "rollout-timeout",
      what: "Can't verify within 30 m (rollout-timeout) that web runs web:2: AWS is silent.",
      evidence: ["HTTP 500"],
      remedy: "Wait.",
    });
  });

  test("names the cause without repetition", () => {
    const end = {
      name: "deployment-rolled-back",
      what: "It went back.",
      evidence: ["a", "b"],
      remedy: "old",
    };
    expect(withDiagnosis(end, undefined)).toBe(end);
    expect(withDiagnosis(end, { name: "oom", what: "It ate.", evidence: ["b", "c"] })).toEqual({
      name: "oom",
      what: "It went back. It ate.",
      evidence: ["a", "b", "c"],
      remedy: "old",
    });
  });
});
