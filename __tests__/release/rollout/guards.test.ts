/** Guards of the watch and of UpdateService, each as a row. */
import { describe, expect, test } from "@jest/globals";
import type { Deployment, Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { Judgment } from "../../../src/ecs/deployment.ts";
import { mayLinger } from "../../../src/release/rollout/lingering.ts";
import type { StartedService } from "../../../src/release/rollout/service-release.ts";
import type { ServiceReading } from "../../../src/release/rollout/wave-reader.ts";
import { isShown, startedSince } from "../../../src/release/rollout/update-service.ts";
import { agreed } from "../../../src/release/rollout/watch.ts";

describe("failures that a stale view could show", () => {
  const superseded: Judgment = { state: "superseded", by: "ecs-svc/3" };
  const gone: Judgment = { state: "gone", reason: "r" };
  const rolledBack: Judgment = { state: "rolled-back", reason: "r" };
  const going: Judgment = { state: "in-progress" };
  const stopped: Judgment = { state: "stopped", reason: "r" };
  const rollbackFailed: Judgment = { state: "rollback-failed", reason: "r" };
  const deployment: ServiceDeployment = { status: "ROLLBACK_SUCCESSFUL" };

  test.each<readonly [string, readonly Judgment[], ServiceDeployment | undefined, readonly string[]]>([
    ["one poll is not enough", [superseded], undefined, ["unclear"]],
    ["two polls agree", [superseded, superseded], undefined, ["unclear", "superseded"]],
    ["a missing service, twice", [gone, gone], undefined, ["unclear", "gone"]],
    ["two different failures do not agree", [gone, superseded], undefined, ["unclear", "unclear"]],
    [
      "a poll without failure in between",
      [gone, going, gone],
      undefined,
      ["unclear", "in-progress", "unclear"],
    ],
    ["rolled back, in the service only", [rolledBack, rolledBack], undefined, ["unclear", "rolled-back"]],
    ["rolled back, by the service deployment", [rolledBack], deployment, ["rolled-back"]],
    ["superseded, regardless of the service deployment", [superseded], deployment, ["unclear"]],
    ["stopped, by the service alone", [stopped], undefined, ["stopped"]],
    ["stopped, by the service deployment", [stopped, stopped], deployment, ["unclear", "stopped"]],
    [
      "a failed rollback, by the service deployment",
      [rollbackFailed, rollbackFailed],
      deployment,
      ["unclear", "rollback-failed"],
    ],
    [
      "stopped, then superseded",
      [stopped, superseded, superseded],
      deployment,
      ["unclear", "unclear", "superseded"],
    ],
  ])("%s", (_, readings, seen, expected) => {
    const memory = { lastBad: "", badLooks: 0 };
    expect(readings.map((one) => agreed(memory, one, seen !== undefined).state)).toEqual(expected);
  });
});

describe("a deployment that started since a poll", () => {
  const shown = (id: string, createdAt?: number): Service => ({
    deployments: [
      { id, status: "PRIMARY", ...(createdAt !== undefined && { createdAt: new Date(createdAt) }) },
    ],
  });
  const before = shown("ecs-svc/1", 1000);
  test.each<readonly [string, Service, string | undefined]>([
    ["the same", shown("ecs-svc/1", 1000), undefined],
    ["a younger one", shown("ecs-svc/2", 2000), "ecs-svc/2"],
    ["one with the same time", shown("ecs-svc/2", 1000), "ecs-svc/2"],
    ["one without a creation time", shown("ecs-svc/2"), "ecs-svc/2"],
    ["an older one, which ECS restored itself", shown("ecs-svc/0", 999), undefined],
    ["no PRIMARY", { deployments: [] }, undefined],
  ])("%s", (_, seen, id) => {
    expect(startedSince(before, seen)?.id).toBe(id);
  });
});

describe("a response of UpdateService", () => {
  const shown = (id: string, taskDefinition: string): Service => ({
    // A service shows its new revision at once; its deployments decide.
    taskDefinition: "web:2",
    deployments: [{ id, status: "PRIMARY", taskDefinition }],
  });
  const before = shown("ecs-svc/1", "web:1");
  const deploysNew = { taskDefinition: "web:2", forceNewDeployment: false };
  const repeats = { taskDefinition: "web:1", forceNewDeployment: false };
  const forces = { taskDefinition: "web:1", forceNewDeployment: true };
  test.each<readonly [string, Parameters<typeof isShown>[0], Service, boolean]>([
    ["a new deployment", deploysNew, shown("ecs-svc/2", "web:2"), true],
    ["the earlier deployment", deploysNew, before, false],
    ["no PRIMARY", deploysNew, { deployments: [] }, false],
    ["no deployments", deploysNew, {}, false],
    ["the revision that was PRIMARY already", repeats, before, true],
    ["a forced deployment", forces, shown("ecs-svc/2", "web:1"), true],
    ["no forced deployment yet", forces, before, false],
  ])("that shows %s", (_, change, seen, expected) => {
    expect(isShown(change, before, seen)).toBe(expected);
  });
});

describe("a rolling deployment that may only wait for old tasks", () => {
  const one = { controller: "ECS", deploymentId: "ecs-svc/2" } as StartedService;
  const going: Judgment = { state: "in-progress" };
  const old: Deployment = { id: "ecs-svc/1", status: "ACTIVE" };
  const ours: Deployment = { id: "ecs-svc/2", status: "PRIMARY", desiredCount: 2, runningCount: 2 };
  const shown = (...deployments: readonly Deployment[]): Service => ({ deployments: [...deployments] });
  test.each<readonly [string, Service | undefined, Judgment, boolean]>([
    ["all new tasks run", shown(ours, old), going, true],
    ["one is missing", shown({ ...ours, runningCount: 1 }, old), going, false],
    ["no running count", shown({ ...ours, runningCount: undefined }, old), going, false],
    ["no desired count", shown({ ...ours, desiredCount: undefined }, old), going, false],
    ["it is not PRIMARY", shown({ ...ours, status: "ACTIVE" }, old), going, false],
    ["no other deployment", shown(ours), going, false],
    ["no service", undefined, going, false],
    ["it is unclear", shown(ours, old), { state: "unclear" }, false],
  ])("%s", (_, service, judgment, may) => {
    expect(mayLinger(one, { judgment, service } as ServiceReading)).toBe(may);
  });
});
