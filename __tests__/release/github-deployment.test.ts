import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { rehearse } from "../support/rehearsal.ts";
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
    const { stage } = await rehearse(scenarios[name], {
      inputs: { ...inputs, "github-token": token },
      simulator: { github },
    });
    const [deployment, ...others] = stage.simulator.deployments;
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({ environment: "production" });
    expect(deployment?.statuses.map((status) => status.state)).toEqual(["in_progress", state]);
  });

  test("causes a note without permission, and the release continues", async () => {
    const { stage, ...run } = await rehearse(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token },
      simulator: { github: { ...github, deployments: "read" } },
    });
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("deployments: write");
    expect(stage.simulator.deployments).toEqual([]);
  });

  test("is not created by a dry run", async () => {
    const { stage } = await rehearse(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token, "dry-run": "true" },
      simulator: { github },
    });
    expect(stage.simulator.deployments).toEqual([]);
  });
});
