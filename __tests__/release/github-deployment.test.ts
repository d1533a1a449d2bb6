import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { rehearse } from "../support/rehearsal.ts";

const inputs = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
  "github-environment": "production",
  "github-environment-url": "https://shop.example.com",
};

const token = "ghs_forthesetests";
const github = { token };

describe("a GitHub deployment", () => {
  test.each([
    ["laravel", "success"],
    ["rollback", "failure"],
  ] as const)("%s ends %s", async (name, state) => {
    const { stage } = await rehearse(scenarios[name], {
      inputs: { ...inputs, "github-token": token },
      simulator: { github },
    });
    const [deployment, ...others] = stage.simulator.deployments;
    expect(others).toEqual([]);
    expect(deployment).toMatchObject({ environment: "production" });
    expect(deployment?.statuses.map((status) => status.state)).toEqual(["in_progress", state]);
  });

  test("without permission it is a note, and the release goes on", async () => {
    const { stage, ...run } = await rehearse(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token },
      simulator: { github: { ...github, deployments: "read" } },
    });
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("deployments: write");
    expect(stage.simulator.deployments).toEqual([]);
  });

  test("none for a dry run", async () => {
    const { stage } = await rehearse(scenarios.laravel, {
      inputs: { ...inputs, "github-token": token, "dry-run": "true" },
      simulator: { github },
    });
    expect(stage.simulator.deployments).toEqual([]);
  });
});
