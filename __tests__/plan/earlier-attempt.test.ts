/** A re-run after a lost runner also rolls back the services that the first attempt moved, if ECS proves it. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { callAs } from "../../simulator/acts.ts";
import {
  cluster,
  draftOf,
  inputsOf,
  plainService,
  scenarioOf,
  type WorldDraft,
} from "../release/properties/draft.ts";
import { kill, type Killed, post, recordCalls, rerun } from "../release/properties/interruptions.ts";
import { runStep, startSimulation } from "../support/simulation.ts";

const services = [plainService, { ...plainService, family: 1, wave: 2 }];
/** The second wave never becomes healthy. */
const failing = draftOf({ families: ["serves", "crashes"], services });

let life: Killed | undefined;

afterEach(async () => {
  await life?.prepared.simulation.close();
  life = undefined;
});

/** Killed before the last UpdateService of the rollout: the first wave is healthy, the second unchanged. */
async function lostRunner(draft: WorldDraft = failing): Promise<Killed> {
  const calls = await recordCalls({ ...draft, families: ["serves", "serves"] });
  life = await kill(draft, calls.lastIndexOf("ecs:UpdateService") + 1, "before");
  if (life === undefined) throw new Error("the step was not cut off");
  return life;
}

const runs = ({ prepared: { simulation } }: Killed): string[] => {
  const { services: found } = simulation.world.snapshot() as {
    services: Record<string, { taskDefinition: string }>;
  };
  return Object.values(found).map(({ taskDefinition }) => taskDefinition.split("/")[1] ?? "");
};

const before = ["fam-a:1", "fam-b:1"];
const halfWay = ["fam-a:3", "fam-b:1"];

describe("a re-run that fails after a lost runner", () => {
  test("rolls back what the first attempt moved, and logs it before it starts", async () => {
    const lost = await lostRunner();
    expect(runs(lost)).toEqual(halfWay);
    const run = await rerun(lost);
    expect({ outcome: run.outcome, runs: runs(lost) }).toEqual({ outcome: "rolled-back", runs: before });
    expect(run.log).toContain("attempt 1 of this run moved it from fam-a:1 to fam-a:3 and didn't complete");
  });

  test("rolls back across several interrupted attempts", async () => {
    const lost = await lostRunner();
    const { simulation, inputs } = lost.prepared;
    // A changed value registers another revision; the first wave moves to it before the second runner is lost.
    const changed = { ...inputs, "environment-variables": "app-fam-a:BUILD=2" };
    const remove = simulation.simulator.faults.add({
      operation: "UpdateService",
      when: (input) => (input as { service: string }).service === "svc-1",
      fault: "denied",
    });
    const second = await runStep(simulation, {
      inputs: { ...changed, "on-failure": "leave" },
      environment: { GITHUB_RUN_ATTEMPT: "2" },
    });
    remove();
    expect([second.outcome, ...runs(lost)]).toEqual(["failed", "fam-a:4", "fam-b:1"]);
    const third = await runStep(simulation, { inputs: changed, environment: { GITHUB_RUN_ATTEMPT: "3" } });
    expect([third.outcome, ...runs(lost)]).toEqual(["rolled-back", ...before]);
  });

  test("also rolls back if it is canceled, and post verifies it", async () => {
    const lost = await lostRunner();
    const { simulation, inputs } = lost.prepared;
    const run = await runStep(simulation, {
      inputs,
      environment: { GITHUB_RUN_ATTEMPT: "2" },
      meanwhile: (_simulation, cancel) => {
        const when = (): boolean => (cancel(), false);
        simulation.simulator.faults.add({ operation: "UpdateService", when, fault: "denied" });
      },
    });
    const { log } = await post({ ...lost, state: run.state });
    expect([run.outcome, ...runs(lost)]).toEqual(["cancelled", ...before]);
    expect(log).toContain("svc-0 runs fam-a:1 again");
  });
});

describe("the service keeps its revision, with a warning, if the previous one is uncertain", () => {
  const unproven: ReadonlyArray<
    readonly [about: string, why: RegExp, change: (lost: Killed) => Readonly<Record<string, string>> | void]
  > = [
    [
      "its deployments can't be listed",
      /uncertain \(.*ecs:ListServiceDeployments.*a rollback leaves it on fam-a:3/,
      ({ prepared }) => {
        prepared.simulation.simulator.faults.add({ operation: "ListServiceDeployments", fault: "denied" });
      },
    ],
    ...["fam-a:1", "fam-b:1"].map(
      (revision) =>
        [
          `the tags of ${revision} can't be read`,
          new RegExp(`uncertain \\(the tags of ${revision} can't be read\\)`),
          ({ prepared }: Killed): void => {
            const when = (input: unknown): boolean =>
              (input as { taskDefinition: string }).taskDefinition.endsWith(revision);
            prepared.simulation.simulator.faults.add({
              operation: "DescribeTaskDefinition",
              when,
              fault: "denied",
            });
          },
        ] as const,
    ),
    [
      "the other service has been deployed since",
      /uncertain \(attempt 1 may have completed\)/,
      ({ prepared: { simulation } }) => {
        callAs(simulation.world, "ecs", "UpdateService", {
          cluster,
          service: "svc-1",
          taskDefinition: "fam-b:2",
        });
      },
    ],
  ];

  test.each(unproven)("%s", async (_about, why, change) => {
    const lost = await lostRunner();
    change(lost);
    const run = await rerun(lost);
    expect({ outcome: run.outcome, first: runs(lost)[0] }).toEqual({
      outcome: "rolled-back",
      first: "fam-a:3",
    });
    expect(run.log).toMatch(why);
  });
});

test("ignores a rollback by hand after the release", async () => {
  const lost = await lostRunner(draftOf({ families: ["serves", "serves"], services }));
  expect([(await rerun(lost)).outcome, ...runs(lost)]).toEqual(["released", "fam-a:3", "fam-b:3"]);
  const { simulation } = lost.prepared;
  callAs(simulation.world, "ecs", "UpdateService", { cluster, service: "svc-1", taskDefinition: "fam-b:1" });
  simulation.simulator.faults.add({ operation: "UpdateService", fault: "denied" });
  const run = await rerun(lost, { GITHUB_RUN_ATTEMPT: "3" });
  expect([run.outcome, ...runs(lost)]).toEqual(["refused", "fam-a:3", "fam-b:1"]);
  expect(run.log).toMatch(/uncertain \(attempt 1 may have completed\)/);
});

test("ignores a service with a changed desired count", async () => {
  const draft = draftOf({ families: ["serves", "serves"], services }, { "desired-count": 2 });
  const simulation = await startSimulation(scenarioOf(draft, { migrations: 0 }));
  try {
    const inputs = inputsOf(draft);
    await runStep(simulation, { inputs, environment: { GITHUB_RUN_ID: "4710" } });
    // Another run changes only the first service, and completes.
    const next = { ...inputs, image: `${inputs["image"]}`.replace("fam-a:v2", "fam-a:v3") };
    expect((await runStep(simulation, { inputs: next })).outcome).toBe("released");
    callAs(simulation.world, "ecs", "UpdateService", { cluster, service: "svc-1", desiredCount: 3 });
    simulation.simulator.faults.add({ operation: "UpdateService", fault: "denied" });
    const run = await runStep(simulation, { inputs: next, environment: { GITHUB_RUN_ATTEMPT: "2" } });
    expect(run.outcome).toBe("refused");
    expect(run.log).toMatch(/svc-0: .*uncertain \(attempt 1 may have completed\)/);
  } finally {
    await simulation.close();
  }
});

describe("a revision of another run", () => {
  const others: ReadonlyArray<readonly [about: string, environment: Readonly<Record<string, string>>]> = [
    ["another step of the job", { GITHUB_ACTION: "canary" }],
    ["another job", { GITHUB_JOB: "canary" }],
    ["another run", { GITHUB_RUN_ID: "4712" }],
    ["the same attempt", { GITHUB_RUN_ATTEMPT: "1" }],
  ];

  test.each(others)("%s", async (_about, environment) => {
    const lost = await lostRunner();
    const run = await rerun(lost, environment);
    expect({ outcome: run.outcome, first: runs(lost)[0] }).toEqual({
      outcome: "rolled-back",
      first: "fam-a:3",
    });
    expect(run.log).not.toContain("of this run");
  });
});

test("continues a deployment of the lost runner instead of deploying twice", async () => {
  const draft = draftOf({ smokeTest: "passes" });
  life = await kill(draft, (await recordCalls(draft)).indexOf("ecs:UpdateService") + 1, "after");
  const run = life && (await rerun(life));
  expect({ outcome: run?.outcome, from: run?.outputs["previous-task-definition-arns"] }).toEqual({
    outcome: "released",
    from: expect.stringContaining("fam-a:1"),
  });
  expect(run?.log).toMatch(/attempt 1 of this run.*continuing it\. A rollback returns it to fam-a:1/);
  expect(run?.log).not.toContain("if-deploying");
  expect(run?.calls).toContain("ecs:RunTask");
  expect(run?.calls).not.toContain("ecs:UpdateService");
});

describe("a deployment of the lost runner that ends during the re-run's migration", () => {
  /** The runner is lost during the rollout, and the re-run's migration takes longer than the rest of the rollout. */
  async function endsMeanwhile(
    smokeTest: WorldDraft["smokeTest"],
    inputs: Partial<WorldDraft["inputs"]> = {},
  ): Promise<Killed> {
    const draft = draftOf({ smokeTest, migration: "succeeds" }, inputs);
    life = await kill(draft, (await recordCalls(draft)).indexOf("ecs:UpdateService") + 1, "after");
    if (life === undefined) throw new Error("the step was not cut off");
    life.prepared.simulation.simulator.faults.add({ operation: "RunTask", times: 8, fault: "throttle" });
    return life;
  }

  test("is adopted by the re-run, which deploys nothing twice", async () => {
    const run = await rerun(await endsMeanwhile("passes"));
    expect({ outcome: run.outcome, from: run.outputs["previous-task-definition-arns"] }).toEqual({
      outcome: "released",
      from: expect.stringContaining("fam-a:1"),
    });
    expect(run.calls).not.toContain("ecs:UpdateService");
  });

  test("is rolled back to what it replaced if the smoke test fails", async () => {
    const lost = await endsMeanwhile("fails");
    const run = await rerun(lost);
    expect({ outcome: run.outcome, runs: runs(lost) }).toEqual({ outcome: "rolled-back", runs: ["fam-a:1"] });
    expect(run.log).toContain("svc-0 runs fam-a:1 again");
  });

  test("is rolled back even if the desired count has changed since", async () => {
    const lost = await endsMeanwhile("fails", { "desired-count": 3 });
    callAs(lost.prepared.simulation.world, "ecs", "UpdateService", {
      cluster,
      service: "svc-0",
      desiredCount: 4,
    });
    const run = await rerun(lost);
    expect({ outcome: run.outcome, runs: runs(lost) }).toEqual({ outcome: "rolled-back", runs: ["fam-a:1"] });
  });
});

test("makes no extra calls and logs nothing extra in a re-run of a completed release", async () => {
  const lost = await lostRunner(draftOf({ families: ["serves", "serves"], services }));
  expect((await rerun(lost)).outcome).toBe("released");
  const { outcome, calls, log } = await rerun(lost, { GITHUB_RUN_ATTEMPT: "3" });
  expect({ outcome, said: log.includes("of this run") }).toEqual({ outcome: "unchanged", said: false });
  expect(calls.filter((call) => call === "ecs:DescribeTaskDefinition")).toHaveLength(2);
});
