/** The AWS calls of a release, and what it does not wait for. */
import { describe, expect, test } from "@jest/globals";
import { application, shop } from "../../simulator/scenarios/shop.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { entryPoint, exits, serves } from "../../simulator/scenarios/scripts.ts";
import { runRelease } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = {
  ...shopInputs,
  "poll-interval": "3s",
  "run-migrations": "true",
};
/** Repeated while the release waits. */
const looks: ReadonlySet<string> = new Set([
  "ecs:ListTasks",
  "ecs:DescribeTasks",
  "logs:GetLogEvents",
  "ecs:DescribeServices",
  "ecs:DescribeServiceDeployments",
]);

describe("a plain release", () => {
  test("makes every call except its polls once", async () => {
    const { calls, outcome } = await runRelease(scenarios.laravel, { inputs });
    expect(outcome).toBe("released");
    expect(calls.filter((call) => !looks.has(call)).toSorted()).toEqual([
      "application-autoscaling:DescribeScalableTargets",
      "ecr:DescribeImages",
      // The running image, which a rollback must be able to pull.
      "ecr:DescribeImages",
      "ecs:DescribeServiceRevisions",
      "ecs:DescribeTaskDefinition",
      "ecs:RegisterTaskDefinition",
      "ecs:RunTask",
      "ecs:UpdateService",
      // The resources that the definition names exist.
      "logs:DescribeLogGroups",
      "oidc:GetToken",
      "ssm:DescribeParameters",
      "sts:AssumeRoleWithWebIdentity",
    ]);
  });

  test("reads the service deployment only if the service has changed", async () => {
    const { calls } = await runRelease(scenarios.laravel, { inputs });
    const count = (name: string): number => calls.filter((call) => call === name).length;
    expect(count("ecs:DescribeServiceDeployments") * 2).toBeLessThan(count("ecs:DescribeServices"));
  });

  test("rolls out while it reads the rest of the migration's log, and still prints it", async () => {
    const late = exits(0, 9, { after: 8, text: "last words", ingestion: 4 });
    const world = shop({
      name: "late-log",
      about: "The last line comes late.",
      programs: [
        application("v1"),
        application("v2", { run: entryPoint(late, serves()) }),
        ...scenarios.laravel.programs.slice(2),
      ],
    });
    const { calls, log, outputs } = await runRelease(world, { inputs });
    expect(calls.lastIndexOf("logs:GetLogEvents")).toBeGreaterThan(calls.indexOf("ecs:UpdateService"));
    expect(log.indexOf("last words")).toBeGreaterThan(log.indexOf("Rollout: web"));
    expect(outputs["report"]).toContain("last words");
  });
});
