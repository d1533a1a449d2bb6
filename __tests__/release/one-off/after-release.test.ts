/** The after-release command: it runs last, on the new revision, and its failure causes no rollback. */
import { describe, expect, test } from "@jest/globals";
import type { Program } from "../../../simulator/ecs/program.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { exits, lines } from "../../../simulator/scenarios/scripts.ts";
import { application, nginxProgram, shop } from "../../../simulator/scenarios/shop.ts";
import { runStep, runRelease, startSimulation } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const inputs = { ...shopInputs, "after-release-command": "bin/warm --all" };

const plain = application("v2").run;

/** The command of v2 ends with this code; its tasks serve. */
const warming = (code: number): Program =>
  application("v2", {
    run: (context) => {
      if (context.command[0] === "bin/warm") return exits(code, 3, ...lines(1, "warming"));
      return typeof plain === "function" ? plain(context) : plain;
    },
  });

const world = (code: number) =>
  shop({ name: "after-release", about: "", programs: [application("v1"), warming(code), nginxProgram] });

const revision = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:2";

describe("after-release-command", () => {
  test("runs once on the new revision, after the rollout", async () => {
    const { simulation, ...run } = await runRelease(world(0), { inputs });
    expect(run.outcome).toBe("released");
    const runs = simulation.simulator.requests.filter(({ operation }) => operation === "RunTask");
    expect(runs).toHaveLength(1);
    expect(runs[0]?.input).toMatchObject({
      taskDefinition: revision,
      overrides: { containerOverrides: [{ name: "app", command: ["bin/warm", "--all"] }] },
    });
    expect(run.calls.indexOf("ecs:RunTask")).toBeGreaterThan(run.calls.indexOf("ecs:UpdateService"));
    expect(run.log).toContain("✓ After-release command: app exited with code 0");
  });

  test("ends the step with `failed` if it fails, without a rollback", async () => {
    const run = await runRelease(world(3), { inputs });
    expect(run).toMatchObject({ exitCode: 1, outcome: "failed" });
    expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(1);
    expect(JSON.parse(run.outputs["services"] ?? "")).toMatchObject([{ name: "web", verdict: "released" }]);
    expect(JSON.parse(run.outputs["report"] ?? "")).toMatchObject({
      cause: { name: "after-release-failed" },
    });
    expect(run.log).toContain("web: released, but the after-release command failed.");
  });

  test("does not run after a failed release", async () => {
    const run = await runRelease(scenarios.rollback, { inputs });
    expect(run.outcome).toBe("rolled-back");
    expect(run.calls).not.toContain("ecs:RunTask");
  });

  test("runs again with the next job, even if nothing is deployed", async () => {
    const simulation = await startSimulation(world(0));
    try {
      await runStep(simulation, { inputs });
      const again = await runStep(simulation, { inputs, environment: { GITHUB_RUN_ID: "4712" } });
      expect(again).toMatchObject({ exitCode: 0, outcome: "unchanged" });
      expect(again.calls).toContain("ecs:RunTask");
      expect(again.calls).not.toContain("ecs:UpdateService");
    } finally {
      await simulation.close();
    }
  });

  test("is rejected with an unknown container before any change", async () => {
    const run = await runRelease(world(0), { inputs: { ...inputs, "migration-container": "ap" } });
    expect(run.outcome).toBe("refused");
    expect(run.calls).not.toContain("ecs:UpdateService");
  });
});
