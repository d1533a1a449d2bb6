/** A release in every scenario: what a user sees in `npm run demo`, in virtual time. */
import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { runStep, runRelease, type Run, startSimulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = shopInputs;

type Name =
  | "blue-green"
  | "canary"
  | "linear"
  | "pause"
  | "three-services"
  | "codedeploy"
  | "image-missing"
  | "no-rollback"
  | "no-breaker"
  | "deadlock"
  | "superseded"
  | "old-region"
  | "ignores-variable";

const release = (name: Name, more: Readonly<Record<string, string>> = {}): Promise<Run> => {
  return runRelease(scenarios[name], { inputs: { ...inputs, ...more } });
};

const verdicts = (run: Run): unknown =>
  (
    JSON.parse(run.outputs["services"] ?? "[]") as Array<{
      name: string;
      verdict: string;
      cause?: { name: string };
    }>
  ).map(({ name, verdict, cause }) => [name, verdict, cause?.name]);

describe("ECS deployment strategies", () => {
  test("blue/green: prints stages and traffic, and waits for the bake", async () => {
    const run = await release("blue-green");
    expect(run.log).toContain("RELEASED");
    expect(run.outcome).toBe("released");
    expect(run.log).toMatch(/web {2}.*traffic 100%.*BAKE_TIME/);
  });

  test("blue/green: leaves the bake to ECS with traffic-shifted", async () => {
    const run = await release("blue-green", { "wait-for": "traffic-shifted" });
    expect(run).toMatchObject({ exitCode: 0, outcome: "started" });
  });

  test("blue/green: makes no call after the start with wait-for: nothing", async () => {
    const run = await release("blue-green", { "wait-for": "nothing" });
    expect([run.outcome, run.calls.at(-1)]).toEqual(["started", "ecs:UpdateService"]);
  });

  test("canary and linear: follow each step", async () => {
    const canary = await release("canary");
    expect(canary.outcome).toBe("released");
    expect(canary.log).toContain("traffic 10%");
    const linear = await release("linear");
    expect(linear.outcome).toBe("released");
    expect(linear.log).toContain("traffic 75%");
  });

  test("ends a pause with a smoke test that passes", async () => {
    const run = await release("pause", { "smoke-test-command": "bin/smoke" });
    expect(run.log).toContain("RELEASED");
    expect(run.outcome).toBe("released");
    expect(run.calls).toContain("ecs:ContinueServiceDeployment");
    expect(run.calls.filter((call) => call === "ecs:RunTask")).toHaveLength(1);
  });

  test("runs the same smoke test again for the next deployment of the same revision", async () => {
    const simulation = await startSimulation(scenarios.laravel);
    try {
      const options = { inputs: { ...inputs, "smoke-test-command": "bin/smoke" } };
      const one = await runStep(simulation, options);
      // A second call of a reusable workflow in the same run attempt: job and step have the same names.
      const two = await runStep(simulation, {
        inputs: { ...options.inputs, "force-new-deployment": "true" },
      });
      expect([one.outcome, two.outcome]).toEqual(["released", "released"]);
      expect(two.outputs["task-definition-arn"]).toBe(one.outputs["task-definition-arn"]);
      const smoked = [...simulation.world.ecs.state.tasks.values()].filter(({ startedBy }) =>
        startedBy?.startsWith("ecs-release/smoke-test/"),
      );
      expect(smoked).toHaveLength(2);
    } finally {
      await simulation.close();
    }
  });

  test("reports a smoke test without a deployment as skipped", async () => {
    const simulation = await startSimulation(scenarios.laravel);
    try {
      const options = { inputs: { ...inputs, "smoke-test-command": "bin/smoke" } };
      await runStep(simulation, options);
      const again = await runStep(simulation, options);
      expect(again).toMatchObject({ outcome: "unchanged" });
      expect(again.log).toMatch(/The smoke test is skipped because nothing is deployed\.$/m);
      const rerun = await runStep(simulation, { ...options, environment: { GITHUB_RUN_ATTEMPT: "2" } });
      expect(rerun.log).toContain("set force-new-deployment to run it");
    } finally {
      await simulation.close();
    }
  });

  test("prints a pause without a smoke test, and waits without ending it", async () => {
    const run = await release("pause", { "rollout-timeout": "4m" });
    expect(run.log).toContain("continue-service-deployment");
    expect(run.outcome).toBe("rolled-back");
    expect(verdicts(run)).toEqual([["web", "rolled-back", "pause-not-ended"]]);
    expect(run.calls).toContain("ecs:StopServiceDeployment");
  });
});

describe("several services", () => {
  test("rolls back the first wave too if the second fails", async () => {
    const run = await release("three-services", { services: "web, api\nworker", "run-migrations": "true" });
    expect(run).toMatchObject({ exitCode: 1, outcome: "rolled-back" });
    expect(verdicts(run)).toMatchObject([
      ["web", "rolled-back", undefined],
      ["api", "rolled-back", undefined],
      ["worker", "rolled-back", expect.any(String)],
    ]);
    const before = JSON.parse(run.outputs["previous-task-definition-arns"] ?? "{}") as Record<string, string>;
    expect(Object.keys(before)).toEqual(["web", "api", "worker"]);
  });

  test("changes nothing more with on-failure: leave", async () => {
    const run = await release("three-services", { services: "web, api\nworker", "on-failure": "leave" });
    expect(run.outcome).toBe("failed");
    expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(3);
  });
});

describe("CodeDeploy", () => {
  test("is followed to its end", async () => {
    const run = await release("codedeploy");
    expect(run.log).toContain("RELEASED");
    expect(run.outcome).toBe("released");
    expect(run.calls.filter((call) => call === "codedeploy:CreateDeployment")).toHaveLength(1);
  });

  test("is stopped, rolled back and verified if it takes too long", async () => {
    const run = await release("codedeploy", { "rollout-timeout": "2m" });
    expect(run.outcome).toBe("rolled-back");
    expect(verdicts(run)).toEqual([["web", "rolled-back", "rollout-timeout"]]);
    expect(run.calls).toContain("codedeploy:StopDeployment");
  });
});

describe("failures", () => {
  test.each<readonly [Name, string, Readonly<Record<string, string>>?]>([
    ["image-missing", "refused"],
    ["no-rollback", "rolled-back"],
    ["no-breaker", "rolled-back"],
    ["deadlock", "rolled-back", { "rollout-timeout": "4m" }],
    ["superseded", "superseded"],
    ["old-region", "released"],
  ])("%s ends as %s", async (name, outcome, more = {}) => {
    const run = await release(name, more);
    expect([run.outcome, run.log]).toEqual([outcome, expect.any(String)]);
  });

  test("detects an entry point that ignores the variable", async () => {
    const run = await release("ignores-variable", { "run-migrations": "true", "migration-timeout": "3m" });
    expect(run.outcome).toBe("migration-failed");
    expect(run.log).toContain("RUN_MIGRATIONS");
  });
});
