/** Rollbacks over HTTP, each from the report of a real rollback that was judged incorrectly. */
import { describe, expect, test } from "@jest/globals";
import type { Program, Script } from "../../../simulator/ecs/program.ts";
import { callAs } from "../../../simulator/acts.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { shopInputs } from "../../support/shop-inputs.ts";
import { runStep, type Run, startSimulation, type Simulation } from "../../support/simulation.ts";
import {
  cluster,
  draftOf,
  inputsOf,
  plainService,
  repository,
  scenarioOf,
  type WorldDraft,
} from "../properties/draft.ts";
import { cancel, kill, post, recordCalls } from "../properties/interruptions.ts";
import { type Prepared, snapshotOf } from "../properties/draft-run.ts";
import { changesOf } from "../properties/consistency.ts";

interface DraftRun {
  readonly run: Run;
  readonly simulation: Simulation;
}

/** Runs the draft after changing its programs; `begin` gets the world before the step starts. */
async function playWith(
  draft: WorldDraft,
  programs: readonly Program[],
  begin: (simulation: Simulation) => unknown,
  check: (draftRun: DraftRun) => void,
  more: Partial<Scenario> = {},
): Promise<void> {
  const scenario: Scenario = scenarioOf(draft, { migrations: 0 });
  const simulation = await startSimulation({
    ...scenario,
    ...more,
    programs: [...programs, ...scenario.programs],
  });
  try {
    await begin(simulation);
    check({ simulation, run: await runStep(simulation, { inputs: inputsOf(draft) }) });
  } finally {
    await simulation.close();
  }
}

const serving = ({ simulation }: DraftRun, service = "svc-0") =>
  snapshotOf(simulation.world).services[service]?.serving;

const healthy: Script = { log: [] };
const crash: Script = {
  log: [{ after: 1, text: "Error: no space left on device" }],
  exit: { after: 2, code: 1 },
};

/** The old image runs until somebody deploys, and fails from then on. */
function failingOldImage(failure: Partial<Program>): {
  readonly program: Program;
  begin: (simulation: Simulation) => void;
} {
  let broken = false;
  const program = { image: `${repository(0)}:v1`, pull: 2, run: () => (broken ? crash : healthy) };
  return {
    program,
    begin: ({ world }) => {
      world.runQueue();
      broken = failure.pullError === undefined;
      Object.assign(program, failure);
    },
  };
}

const emptied: WorldDraft["services"][number] = { ...plainService, percents: [0, 100] };

describe("a rollback is verified", () => {
  test("reports a failed rollback by ECS, and that the old revision no longer starts", async () => {
    const old = failingOldImage({});
    const draft = draftOf({ families: ["crashes"], services: [emptied] });
    await playWith(draft, [old.program], old.begin, (draftRun) => {
      expect(draftRun.run.outcome).toBe("rollback-failed");
      expect(draftRun.run.log).not.toContain("everything runs the previous revision again");
      expect(draftRun.run.log).toContain("svc-0 NOT ROLLED BACK");
      // The diagnosis is that of the old revision's tasks.
      expect(draftRun.run.log).toMatch(
        /svc-0 was not rolled back to fam-a:1: .*the application reported an error/,
      );
    });
  });

  test("names the pull error if the old image can no longer be pulled", async () => {
    const text = "CannotPullContainerError: pull image manifest has been retried 1 time(s): not found";
    const old = failingOldImage({ pullError: { text } });
    const draft = draftOf(
      { families: ["crashes"], services: [{ ...emptied, breaker: "off" }] },
      { "rollout-timeout": 4 },
    );
    await playWith(draft, [old.program], old.begin, ({ run }) => {
      expect(run.outcome).toBe("rollback-failed");
      const report = JSON.parse(run.outputs["report"] ?? "{}") as {
        cause: { evidence: string[]; remedy: string };
      };
      const evidence = report.cause.evidence.join("\n");
      expect(evidence).toMatch(/svc-0 was not rolled back to fam-a:1: .*fam-a:v1 is not in the repository/);
      expect(run.log).toContain("image-not-found");
      expect(run.log).toContain(
        `update-service --cluster arn:aws:ecs:eu-west-1:123456789012:cluster/${cluster}`,
      );
    });
  });

  test("rolls back to the recorded revision after ECS rolled back to another one", async () => {
    const slow: Program = {
      image: `${repository(0)}:other`,
      pull: 2,
      run: { log: [], health: [{ after: 100, status: "HEALTHY" }] },
    };
    const draft = draftOf(
      { families: ["never-healthy"], services: [{ ...emptied, desired: 1 }] },
      { "if-deploying": "replace", "rollout-timeout": 30 },
    );
    const begin = async ({ world, clock }: Simulation) => {
      callAs(world, "ecs", "UpdateService", { cluster, service: "svc-0", taskDefinition: "fam-a:2" });
      await clock.sleep(60_000);
      world.runQueue();
    };
    await playWith(
      draft,
      [slow],
      begin,
      (draftRun) => {
        expect(draftRun.run.outcome).toBe("rolled-back");
        expect(serving(draftRun)).toEqual({ "fam-a:2": 1 });
      },
      { switches: { emptyDeploymentsHidden: true } },
    );
  });

  test("ends its own pause once if the response is lost", async () => {
    const paused: WorldDraft["services"][number] = {
      ...plainService,
      strategy: "BLUE_GREEN",
      pause: "ROLLBACK",
    };
    const draft = draftOf({
      families: ["serves", "crashes"],
      services: [paused, { ...plainService, family: 1, wave: 2 }],
      smokeTest: "passes",
    });
    // The first pause is that of the release; the smoke test ends it.
    const begin = ({ simulator }: Simulation) =>
      simulator.faults.add({
        operation: "ContinueServiceDeployment",
        after: 1,
        times: 1,
        fault: "reset-after",
      });
    await playWith(draft, [], begin, (draftRun) => {
      const { calls, log, outcome } = draftRun.run;
      expect(outcome).toBe("rolled-back");
      expect(log).toContain("svc-0 runs fam-a:1 again");
      const [, lost = -1, ...repeated] = calls.flatMap((call, place) =>
        call === "ecs:ContinueServiceDeployment" ? [place] : [],
      );
      expect(repeated).toEqual([]);
      expect(calls[lost + 1]).toBe("ecs:DescribeServiceDeployments");
    });
  });

  test.each([
    ["the response arrives", undefined],
    ["the response is lost", "reset-after"],
  ] as const)("registers one copy of an INACTIVE revision and rolls back to it: %s", async (_, fault) => {
    const draft = draftOf({
      families: ["serves", "crashes"],
      services: [plainService, { ...plainService, family: 1, wave: 2 }],
    });
    const begin = ({ world, simulator }: Simulation) => {
      callAs(world, "ecs", "DeregisterTaskDefinition", { taskDefinition: "fam-a:1" });
      if (fault !== undefined) simulator.faults.add({ operation: "RegisterTaskDefinition", after: 2, fault });
    };
    await playWith(draft, [], begin, (draftRun) => {
      expect(draftRun.run.outcome).toBe("rolled-back");
      expect(serving(draftRun)).toEqual({ "fam-a:4": 2 });
      expect(draftRun.run.log).toContain("svc-0 runs fam-a:4, a copy of fam-a:1, which is INACTIVE");
    });
  });

  test("prints a command that works if the revision is INACTIVE and registering is denied", async () => {
    const draft = draftOf({
      families: ["serves", "crashes"],
      services: [plainService, { ...plainService, family: 1, wave: 2 }],
    });
    const begin = ({ world, simulator }: Simulation) => {
      callAs(world, "ecs", "DeregisterTaskDefinition", { taskDefinition: "fam-a:1" });
      simulator.faults.add({ operation: "RegisterTaskDefinition", after: 2, fault: "denied" });
    };
    await playWith(draft, [], begin, ({ run }) => {
      expect(run.outcome).toBe("rollback-failed");
      expect(run.log).toMatch(/fam-a:1 is INACTIVE/);
      expect(run.log).toContain("aws ecs register-task-definition");
    });
  });
});

describe("a change that takes effect late", () => {
  const draft = draftOf({ schedules: true, services: [plainService] });
  const wrong = ({ before, simulation }: Prepared) => changesOf(before, snapshotOf(simulation.world));

  test.each([
    ["ecs:UpdateService", 1.5],
    ["ecs:UpdateService", 20],
    ["scheduler:UpdateSchedule", 1.5],
    ["scheduler:UpdateSchedule", 20],
    ["events:PutTargets", 1.5],
    ["events:PutTargets", 20],
  ])("%s, %f s after the job was killed", async (call, late) => {
    const at = (await recordCalls(draft)).indexOf(call) + 1;
    const life = await kill(draft, at, { late });
    if (life === undefined) throw new Error("the step was not cut off");
    try {
      const { log } = await post(life);
      await life.prepared.simulation.clock.sleep(120_000);
      expect({ wrong: wrong(life.prepared), failed: /NOT ROLLED BACK/.test(log) }).toEqual({
        wrong: [],
        failed: false,
      });
    } finally {
      await life.prepared.simulation.close();
    }
  });

  test.each([
    ["ecs:UpdateService", 1.5],
    ["ecs:UpdateService", 20],
    ["scheduler:UpdateSchedule", 1.5],
    ["events:PutTargets", 20],
  ])("%s, %f s after the job was canceled", async (call, late) => {
    const at = (await recordCalls(draft)).indexOf(call) + 1;
    const { prepared, run } = await cancel(draft, at, late);
    try {
      const { log } = await post({ prepared, state: run.state });
      await prepared.simulation.clock.sleep(120_000);
      expect({ wrong: wrong(prepared), failed: /NOT ROLLED BACK/.test(log) }).toEqual({
        wrong: [],
        failed: false,
      });
    } finally {
      await prepared.simulation.close();
    }
  });

  test("RunTask with on-cancel: stop, 10 s after the job was killed", async () => {
    const hanging = draftOf({ migration: "hangs" }, { "on-cancel": "stop" });
    const at = (await recordCalls(hanging)).indexOf("ecs:RunTask") + 1;
    const life = await kill(hanging, at, { late: 10 });
    if (life === undefined) throw new Error("the step was not cut off");
    const { simulation } = life.prepared;
    try {
      await post(life);
      await simulation.clock.sleep(120_000);
      simulation.world.runQueue();
      const tasks = [...simulation.world.ecs.state.tasks.values()].filter(
        ({ serviceArn }) => serviceArn === undefined,
      );
      expect(tasks.map(({ desiredStatus }) => desiredStatus)).toEqual(["STOPPED"]);
    } finally {
      await simulation.close();
    }
  });

  test("CreateDeployment of CodeDeploy, 10 s after the job was killed", async () => {
    const deployed = draftOf({ services: [{ ...plainService, strategy: "CODE_DEPLOY" }] });
    const at = (await recordCalls(deployed)).indexOf("codedeploy:CreateDeployment") + 1;
    const life = await kill(deployed, at, { late: 10 });
    if (life === undefined) throw new Error("the step was not cut off");
    try {
      await post(life);
      await life.prepared.simulation.clock.sleep(300_000);
      expect(wrong(life.prepared)).toEqual([]);
    } finally {
      await life.prepared.simulation.close();
    }
  });
});

describe("the final check comes last", () => {
  test("detects a deployment made while the step waits for the last log lines of the migration", async () => {
    const pace = { schedule: 1, provision: 1, pull: 1, drain: 1, settle: 1, register: 1, targetHealthy: 1 };
    const simulation = await startSimulation({ ...scenarios.laravel, pace });
    const { simulator, world } = simulation;
    const from = world.start + 15_000;
    simulator.faults.add({
      operation: "GetLogEvents",
      when: () => world.queue.now > from && world.queue.now < from + 100_000,
      fault: "throttle",
    });
    world.listen(({ kind, to }) => {
      if (kind !== "rollout" || to !== "COMPLETED") return;
      world.queue.in(6, () =>
        callAs(world, "ecs", "UpdateService", {
          cluster: "shop",
          service: "web",
          taskDefinition: "shop-web:1",
        }),
      );
    });
    try {
      const run = await runStep(simulation, {
        inputs: { ...shopInputs, "run-migrations": "true", "poll-interval": "1s" },
      });
      expect(run.outcome).toBe("superseded");
      expect(run.calls.at(-1)).toBe("ecs:DescribeServices");
    } finally {
      await simulation.close();
    }
  });
});
