/** What a release asks of AWS, and what it does not wait for. */
import { describe, expect, test } from "@jest/globals";
import { application, shop } from "../../simulator/scenarios/shop.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { entryPoint, exits, serves } from "../../simulator/scenarios/scripts.ts";
import { rehearse } from "../support/rehearsal.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = {
  ...shopInputs,
  "run-migrations": "true",
};
/** Asked again and again while something is awaited. */
const looks: ReadonlySet<string> = new Set([
  "ecs:ListTasks",
  "ecs:DescribeTasks",
  "logs:GetLogEvents",
  "ecs:DescribeServices",
  "ecs:DescribeServiceDeployments",
]);

describe("a plain release", () => {
  test("asks for everything but its looks once", async () => {
    const { calls, outcome } = await rehearse(scenarios.laravel, { inputs });
    expect(outcome).toBe("released");
    expect(calls.filter((call) => !looks.has(call)).toSorted()).toEqual([
      "application-autoscaling:DescribeScalableTargets",
      "ecr:DescribeImages",
      // The image that runs: a rollback has to pull it.
      "ecr:DescribeImages",
      "ecs:DescribeServiceRevisions",
      "ecs:DescribeTaskDefinition",
      "ecs:RegisterTaskDefinition",
      "ecs:RunTask",
      "ecs:UpdateService",
      // What the definition names exists.
      "logs:DescribeLogGroups",
      "oidc:GetToken",
      "ssm:DescribeParameters",
      "sts:AssumeRoleWithWebIdentity",
    ]);
  });

  test("reads the service deployment only where the service has moved", async () => {
    const { calls } = await rehearse(scenarios.laravel, { inputs });
    const count = (name: string): number => calls.filter((call) => call === name).length;
    expect(count("ecs:DescribeServiceDeployments") * 2).toBeLessThan(count("ecs:DescribeServices"));
  });

  test("rolls out while the rest of the migration's log is read, and shows it all the same", async () => {
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
    const { calls, log, outputs } = await rehearse(world, { inputs });
    expect(calls.lastIndexOf("logs:GetLogEvents")).toBeGreaterThan(calls.indexOf("ecs:UpdateService"));
    expect(log.indexOf("last words")).toBeGreaterThan(log.indexOf("Rollout: web"));
    expect(outputs["report"]).toContain("last words");
  });
});
