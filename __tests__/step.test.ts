/** The whole step: what it requires of the runner before it changes anything. */
import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../simulator/scenarios/index.ts";
import { runStep, runPost, startSimulation } from "./support/simulation.ts";
import { shopInputs } from "./support/shop-inputs.ts";

const { laravel } = scenarios;
if (laravel === undefined) throw new Error("no scenario laravel");

async function played(environment: Record<string, string>, inputs: Record<string, string> = {}) {
  const simulation = await startSimulation(laravel);
  try {
    const run = await runStep(simulation, { inputs: { ...shopInputs, ...inputs }, environment });
    const post = await runPost(simulation, { inputs: shopInputs }, run);
    return { run, post };
  } finally {
    await simulation.close();
  }
}

describe("unwritable state", () => {
  test.each([
    ["GITHUB_STATE is not set", { GITHUB_STATE: "" }],
    ["GITHUB_STATE can't be written", { GITHUB_STATE: "/nowhere/state" }],
    ["RUNNER_TEMP does not exist", { RUNNER_TEMP: "/nowhere" }],
  ])("%s: refuses the step before its first call, and post does nothing", async (_about, environment) => {
    const { run, post } = await played(environment);
    expect({ ...run, calls: run.calls.length }).toMatchObject({ exitCode: 1, outcome: "refused", calls: 0 });
    expect(run.log).toMatch(/::error title=refused%3A state-not-saved::/);
    expect(run.log).not.toContain("    at ");
    expect([post.exitCode, post.calls]).toEqual([0, []]);
  });

  test("does not affect a dry run", async () => {
    const { run } = await played({ GITHUB_STATE: "" }, { "dry-run": "true" });
    expect(run.outcome).toBe("planned");
  });
});

test("ignores a STATE_ variable in the job's environment", async () => {
  const { run, post } = await played({
    STATE_begun: "true",
    STATE_journal: "/nowhere",
    STATE_ended: "settled",
  });
  expect([run.exitCode, run.outcome]).toEqual([0, "released"]);
  expect([post.exitCode, post.log, post.calls]).toEqual([0, "", []]);
});

test("fails with the outcome in the log if outputs can't be written", async () => {
  const simulation = await startSimulation(laravel);
  try {
    const environment = { GITHUB_OUTPUT: "/nowhere/output", GITHUB_STEP_SUMMARY: "/nowhere/summary" };
    const run = await runStep(simulation, { inputs: shopInputs, environment });
    expect(run.exitCode).toBe(1);
    expect(run.log).toMatch(
      /::error title=ECS Release::The release ended `released`, but its outputs could not be/,
    );
    expect(run.log).toContain("The job summary could not be written");
  } finally {
    await simulation.close();
  }
});
