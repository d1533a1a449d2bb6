/** Throttling for minutes and indefinitely, and sessions that expire in the middle of `post`. */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./properties/draft.ts";
import { kill, type Killed, post, recordCalls } from "./properties/interruptions.ts";
import { runDraft, type DraftRun, snapshotOf } from "./properties/draft-run.ts";
import { problemsOf } from "./properties/properties.ts";
import { changesOf } from "./properties/consistency.ts";

const families = ["serves", "serves"] as const;
const twoWaves = draftOf({
  families,
  services: [plainService, { ...plainService, family: 1, wave: 2 }],
  schedules: true,
});
const together = draftOf({ families, services: [plainService, { ...plainService, family: 1 }] });

/** Throttles UpdateService for this many milliseconds, starting with the first request for a service. */
async function throttledRelease(draft: WorldDraft, service: string, lasts: number): Promise<DraftRun> {
  let now = () => 0;
  let started: number | undefined;
  const when = (input: unknown): boolean => {
    if ((input as { service: string }).service === service) started ??= now();
    return started !== undefined && now() - started < lasts;
  };
  return runDraft(draft, {
    faults: [{ operation: "UpdateService", fault: "throttle", when }],
    onStart: ({ clock }) => (now = () => clock.now()),
  });
}

const running = ({ after }: DraftRun): string[] =>
  Object.values(after.services).map(({ taskDefinition }) => taskDefinition.split("/")[1] ?? "");

const threeMinutes = 180_000;

describe("UpdateService is throttled for three minutes", () => {
  test.each([
    ["the first service", twoWaves, "svc-0"],
    ["a second wave", twoWaves, "svc-1"],
    ["one of two services of a wave", together, "svc-1"],
  ] as const)(
    "at %s: releases after the throttling, with one deployment for each service",
    async (_, draft, at) => {
      const draftRun = await throttledRelease(draft, at, threeMinutes);
      expect([draftRun.run.outcome, ...running(draftRun)]).toEqual(["released", "fam-a:3", "fam-b:3"]);
      expect(problemsOf(draftRun)).toEqual([]);
      expect(draftRun.run.log).toContain("AWS throttled Amazon ECS UpdateService repeatedly. Trying again.");
    },
  );
});

describe("UpdateService is throttled indefinitely", () => {
  test("is refused if it starts at the first service, and the cause names throttling", async () => {
    const draftRun = await throttledRelease(twoWaves, "svc-0", Infinity);
    expect([draftRun.run.outcome, ...running(draftRun)]).toEqual(["refused", "fam-a:1", "fam-b:1"]);
    expect(problemsOf(draftRun)).toEqual([]);
    expect(draftRun.run.log).toContain("AWS throttled Amazon ECS UpdateService repeatedly.");
  });

  test.each([
    ["in a second wave", twoWaves],
    ["for one of two services of a wave", together],
  ] as const)(
    "%s: names what can't be rolled back with its command, within the deadline",
    async (_about, draft) => {
      const draftRun = await throttledRelease(draft, "svc-1", Infinity);
      const { log, outcome } = draftRun.run;
      expect([outcome, ...running(draftRun)]).toEqual(["rollback-failed", "fam-a:3", "fam-b:1"]);
      expect(problemsOf(draftRun)).toEqual([]);
      expect(log).toContain("AWS throttled Amazon ECS UpdateService repeatedly.");
      expect(log).toMatch(/Then check svc-0 and roll it back with: aws ecs update-service .*--service svc-0/);
    },
  );

  test("rolls back the first service if it starts at a later one", async () => {
    const when = (input: unknown): boolean => (input as { service: string }).service === "svc-1";
    const draftRun = await runDraft(twoWaves, {
      faults: [{ operation: "UpdateService", fault: "throttle", when }],
    });
    expect([draftRun.run.outcome, ...running(draftRun)]).toEqual(["rolled-back", "fam-a:1", "fam-b:1"]);
    expect(problemsOf(draftRun)).toEqual([]);
  });
});

/** Killed right after the second wave's UpdateService, so that everything must be rolled back. */
const cutOff = async (): Promise<Killed> => {
  const calls = await recordCalls(twoWaves);
  const life = await kill(twoWaves, calls.lastIndexOf("ecs:UpdateService") + 1, "after");
  if (life === undefined) throw new Error("the step was not cut off");
  return life;
};

async function runPostWith(operation: string, after: number, times: number) {
  const life = await cutOff();
  const { before, simulation } = life.prepared;
  try {
    simulation.simulator.faults.add({ party: "ecs", operation, fault: "expired", after, times });
    const run = await post(life);
    return { run, changes: changesOf(before, snapshotOf(simulation.world)) };
  } finally {
    await simulation.close();
  }
}

describe("the session expires in the middle of post", () => {
  test.each([
    ["DescribeServices", 0],
    ["DescribeServices", 2],
    ["StopServiceDeployment", 0],
    ["UpdateService", 0],
    ["DescribeServiceDeployments", 1],
  ])("at %s after %d: rolls back everything with a fresh OIDC token", async (operation, after) => {
    const { run, changes } = await runPostWith(operation, after, 1);
    expect(changes).toEqual([]);
    expect(run.calls.filter((call) => call === "oidc:GetToken")).toHaveLength(2);
    expect(run.calls.filter((call) => call === "sts:AssumeRoleWithWebIdentity")).toHaveLength(2);
    expect(run.log).not.toContain("NOT ROLLED BACK");
  });

  test("reports the command for each service that is not rolled back if it never recovers", async () => {
    const { run } = await runPostWith("DescribeServices", 2, Infinity);
    expect(run.log).toContain("credentials-expired");
    expect(run.log).toMatch(/svc-[01] NOT ROLLED BACK/);
    expect(run.log).toMatch(/Then check svc-[01] and roll it back with: aws ecs update-service/);
  });
});
