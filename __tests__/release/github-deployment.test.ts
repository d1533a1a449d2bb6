import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { runRelease } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = {
  ...shopInputs,
  "github-environment": "production",
  "github-environment-url": "https://shop.example.com",
};

const token = "ghs_forthesetests";
const github = { token };

describe("a GitHub deployment", () => {
  test.each([
    ["laravel", "success"],
    ["rollback", "failure"],
  ] as const)("of a release that is %s ends as %s", async (name, state) => {
    const { simulation } = await runRelease(scenarios[name], {
      inputs: { ...inputs, "github-token": token },
      simulator: { github },
    });
    const [deployment, ...others] = simulation.simulator.deployments;
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({ environment: "production" });
    expect(deployment?.statuses.map((status) => status.state)).toEqual(["in_progress", state]);
  });

  test("causes a note without permission, and the release continues", async () => {
    const { simulation, ...run } = await runRelease(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token },
      simulator: { github: { ...github, deployments: "read" } },
    });
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("deployments: write");
    expect(simulation.simulator.deployments).toEqual([]);
  });

  test("is not created by a dry run", async () => {
    const { simulation } = await runRelease(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token, "dry-run": "true" },
      simulator: { github },
    });
    expect(simulation.simulator.deployments).toEqual([]);
  });
});
