/** A service whose last deployment is unproven is never `unchanged`, regardless of who started it. */
import { describe, expect, test } from "@jest/globals";
import { callAs } from "../../simulator/acts.ts";
import { isSuccess } from "../../src/core/outcome.ts";
import { runStep, startSimulation } from "../support/simulation.ts";
import {
  draftOf,
  inputsOf,
  plainService,
  repository,
  scenarioOf,
  type WorldDraft,
} from "./properties/draft.ts";
import { kill, recordCalls, rerun } from "./properties/interruptions.ts";
import { snapshotOf } from "./properties/draft-run.ts";

const another = { GITHUB_RUN_ID: "4712" };

const crashing = (
  breaker: WorldDraft["services"][number]["breaker"],
  inputs: Partial<WorldDraft["inputs"]> = {},
): WorldDraft =>
  draftOf(
    { families: ["crashes"], services: [{ ...plainService, breaker }] },
    { "rollout-timeout": 5, ...inputs },
  );

describe("the requested revision is deployed, but not healthy", () => {
  test("is deployed again after a failure without rollback, and rolls back to the serving revision", async () => {
    const draft = crashing("stop", { "on-failure": "leave" });
    const simulation = await startSimulation(scenarioOf(draft, { migrations: 0 }));
    try {
      const before = snapshotOf(simulation.world);
      const inputs = inputsOf(draft);
      expect((await runStep(simulation, { inputs })).outcome).toBe("failed");
      const run = await runStep(simulation, {
        inputs: { ...inputs, "on-failure": "rollback" },
        environment: another,
      });
      expect(run.outcome).toBe("rolled-back");
      expect(run.log).toContain("svc-0 runs fam-a:1 again");
      expect(snapshotOf(simulation.world).services["svc-0"]?.serving).toEqual(
        before.services["svc-0"]?.serving,
      );
    } finally {
      await simulation.close();
    }
  });

  test("is released by a new deployment once its tasks start", async () => {
    const draft = crashing("stop", { "on-failure": "leave" });
    const scenario = scenarioOf(draft, { migrations: 0 });
    let broken = true;
    const run = () => ({ log: [], ...(broken && { exit: { after: 3, code: 1 } }) });
    const program = { image: `${repository(0)}:v2`, pull: 2, run };
    const simulation = await startSimulation({ ...scenario, programs: [program, ...scenario.programs] });
    try {
      const inputs = inputsOf(draft);
      expect((await runStep(simulation, { inputs })).outcome).toBe("failed");
      broken = false;
      const again = await runStep(simulation, { inputs, environment: another });
      expect([again.outcome, again.calls.includes("ecs:RegisterTaskDefinition")]).toEqual([
        "released",
        false,
      ]);
    } finally {
      await simulation.close();
    }
  });

  test("is deployed again by the next attempt if the interrupted attempt's deployment failed", async () => {
    const draft = crashing("stop");
    const at = (await recordCalls(draft)).indexOf("ecs:UpdateService") + 1;
    const life = await kill(draft, at, "after");
    if (life === undefined) throw new Error("the step was not cut off");
    const { simulation } = life.prepared;
    try {
      await simulation.clock.sleep(180_000);
      const { rollouts } = snapshotOf(simulation.world).services["svc-0"] ?? {};
      expect(rollouts?.map(({ rolloutState }) => rolloutState)).toContain("FAILED");
      for (const program of simulation.world.scenario.programs) Object.assign(program, { run: { log: [] } });
      expect((await rerun(life)).outcome).toBe("released");
    } finally {
      await simulation.close();
    }
  });

  const cases: ReadonlyArray<
    readonly [WorldDraft["services"][number]["breaker"], WorldDraft["inputs"]["if-deploying"]]
  > = [
    ["rollback", "replace"],
    ["off", "replace"],
    ["stop", "wait"],
    ["off", "wait"],
    ["off", "fail"],
  ];
  test.each(cases)(
    "is left in progress by another run, breaker: %s, if-deploying: %s",
    async (breaker, ifDeploying) => {
      const draft = crashing(breaker, { "if-deploying": ifDeploying });
      const at = (await recordCalls(draft)).indexOf("ecs:UpdateService") + 1;
      const life = await kill(draft, at, "after");
      if (life === undefined) throw new Error("the step was not cut off");
      try {
        const run = await rerun(life, another);
        expect({ success: isSuccess(run.outcome), outcome: run.outcome }).toEqual({
          success: false,
          outcome: breaker === "off" && ifDeploying !== "replace" ? "refused" : "rolled-back",
        });
      } finally {
        await life.prepared.simulation.close();
      }
    },
  );
});

test("the next attempt continues the interrupted attempt's deployment, also with if-deploying: fail", async () => {
  const draft = draftOf({}, { "if-deploying": "fail" });
  const at = (await recordCalls(draft)).indexOf("ecs:UpdateService") + 1;
  const life = await kill(draft, at, "after");
  if (life === undefined) throw new Error("the step was not cut off");
  try {
    const run = await rerun(life);
    expect([run.outcome, run.calls.includes("ecs:UpdateService")]).toEqual(["released", false]);
  } finally {
    await life.prepared.simulation.close();
  }
});

/** All traffic is on the requested revision, and an alarm or a user may still make CodeDeploy roll it back. */
describe("CodeDeploy's deployment of the requested revision is in progress", () => {
  const cases: ReadonlyArray<
    readonly [
      ifDeploying: WorldDraft["inputs"]["if-deploying"],
      outcome: string,
      end: { migrates: boolean; deploys: boolean; underWay: number },
    ]
  > = [
    ["wait", "unchanged", { migrates: true, deploys: false, underWay: 0 }],
    ["fail", "refused", { migrates: false, deploys: false, underWay: 1 }],
    ["replace", "released", { migrates: true, deploys: true, underWay: 0 }],
  ];
  test.each(cases)("if-deploying: %s → %s", async (ifDeploying, outcome, end) => {
    const draft = draftOf(
      { migration: "succeeds", services: [{ ...plainService, strategy: "CODE_DEPLOY" }] },
      { "wait-for": "traffic-shifted" },
    );
    const simulation = await startSimulation(scenarioOf(draft, { migrations: 0 }));
    try {
      const inputs = inputsOf(draft);
      expect((await runStep(simulation, { inputs })).outcome).toBe("started");
      const run = await runStep(simulation, {
        inputs: { ...inputs, "if-deploying": ifDeploying, "wait-for": "stable" },
        environment: another,
      });
      const { deployments } = callAs(simulation.world, "codedeploy", "ListDeployments", {
        applicationName: "AppECS-prod-svc-0",
        deploymentGroupName: "DgpECS-prod-svc-0",
        includeOnlyStatuses: ["InProgress"],
      }) as { deployments: readonly string[] };
      expect({
        outcome: run.outcome,
        migrates: run.calls.includes("ecs:RunTask"),
        deploys: run.calls.includes("codedeploy:CreateDeployment"),
        underWay: deployments.length,
      }).toEqual({ outcome, ...end });
      // Whatever delays or blocks the release is reported separately.
      expect(run.log.includes("a deployment is in progress: in CodeDeploy")).toBe(ifDeploying === "replace");
    } finally {
      await simulation.close();
    }
  });
});
