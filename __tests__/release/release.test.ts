import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../simulator/scenarios/index.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { rehearse } from "../support/rehearsal.ts";

const scenario = (name: string): Scenario => {
  const found = scenarios[name];
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
};

const inputs = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
  "run-migrations": "true",
};

describe("the main job", () => {
  test("released", async () => {
    const run = await rehearse(scenario("laravel"), { inputs });
    console.log(run.log, run.outputs, run.calls.join(" "));
    expect(run.outcome).toBe("released");
  });
});
