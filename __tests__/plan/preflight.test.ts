import { describe, expect, test } from "@jest/globals";
import { codeDeploy } from "../../simulator/scenarios/codedeploy.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { shop, webService } from "../../simulator/scenarios/shop.ts";
import { runRelease } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = {
  ...shopInputs,
  "dry-run": "true",
};

describe("preflight", () => {
  test("reports every problem that blocks a release", async () => {
    const run = await runRelease(scenarios.laravel, {
      inputs: {
        ...inputs,
        services: "web, wbe",
        image: "ap=123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
        "scheduled-tasks": "rule/nightly, schedule/hourly",
        "migration-container": "nobody",
        "run-migrations": "true",
        "environment-variables": "nobody:A=1",
      },
    });
    expect(run).toMatchObject({ exitCode: 1, outcome: "refused" });
    for (const word of ["wbe", "`ap`", "rule/nightly", "schedule/hourly", "nobody"])
      expect(run.log).toContain(word);
  });

  test("reports a missing family as a failed check", async () => {
    const run = await runRelease(scenarios.laravel, {
      inputs: { ...inputs, services: "web, wbe", "migration-task-definition": "shop-migrations" },
    });
    expect(run.outcome).toBe("refused");
    expect(run.log).toContain("shop-migrations");
    expect(run.log).toContain("wbe");
  });

  test.each([
    ["refuses a CodeDeploy config that does not exist", "CodeDeployDefault.ECSCanary", {}, "refused"],
    ["accepts one that exists", "CodeDeployDefault.ECSAllAtOnce", {}, "planned"],
    [
      "warns if it can't read the config",
      "CodeDeployDefault.ECSAllAtOnce",
      { faults: [{ operation: "GetDeploymentConfig", fault: "denied" as const }] },
      "planned",
    ],
  ])("%s", async (_, config, more, outcome) => {
    const run = await runRelease(codeDeploy, {
      inputs: { ...inputs, "codedeploy-deployment-config": config },
      ...more,
    });
    expect(run.outcome).toBe(outcome);
    expect(run.calls.filter((call) => call === "codedeploy:GetDeploymentConfig")).toHaveLength(1);
    const problem = outcome === "refused" || "faults" in more;
    expect(run.log.includes(`the deployment config ${config}`)).toBe(problem);
  });

  test("warns about suspended auto scaling", async () => {
    const world = shop({
      name: "suspended",
      about: "somebody forgot to resume it",
      scalableTargets: [{ resourceId: "service/shop/web", min: 1, max: 4, suspended: { in: true } }],
    });
    const run = await runRelease(world, { inputs });
    expect(run.outcome).toBe("planned");
    expect(run.log).toMatch(/WARN +web: auto scaling is suspended: scaling in/);
  });

  test.each(["throttle", "http-500"] as const)("asks for auto scaling twice at most: %s", async (fault) => {
    const run = await runRelease(scenarios.laravel, {
      inputs,
      faults: [{ party: "application-autoscaling", fault }],
    });
    expect(run.outcome).toBe("planned");
    expect(run.log).toContain("can't check whether auto scaling is suspended");
    const calls = run.calls.filter((call) => call === "application-autoscaling:DescribeScalableTargets");
    expect(calls).toHaveLength(2);
  });

  test("warns about a missing permission and names the IAM action", async () => {
    const run = await runRelease(scenarios.laravel, {
      inputs,
      faults: [
        { party: "application-autoscaling", fault: "denied" },
        { party: "ecr", fault: "denied" },
      ],
    });
    expect(run.outcome).toBe("planned");
    expect(run.log).toContain("application-autoscaling:DescribeScalableTargets");
    expect(run.log).toContain("ecr:");
  });

  test.each([
    ["no circuit breaker", { deploymentConfiguration: {} }, "circuit breaker"],
    [
      "percentages that block any change",
      { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } },
      "leave no room",
    ],
  ])("warns about %s", async (_, settings, words) => {
    const world = shop({ name: "warned", about: "", services: [webService({ with: settings })] });
    const run = await runRelease(world, { inputs });
    expect(run.outcome).toBe("planned");
    expect(run.log).toMatch(new RegExp(`WARN.*${words}`));
  });

  test("releases a service with a desired count of 0, with a warning", async () => {
    const world = shop({ name: "zero", about: "", services: [webService({ desiredCount: 0 })] });
    const run = await runRelease(world, { inputs: { ...inputs, "dry-run": "false" } });
    expect(run.outcome).toBe("released");
    expect(run.log).toMatch(/WARN.*desired count is 0/);
  });
});
