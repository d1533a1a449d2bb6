/** The policy of a plan, where only AWS knows a resource. */
import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import type { Plan, PlannedTask } from "../../src/plan/plan.ts";
import { policyOfPlan } from "../../src/plan/policy/policy-of-plan.ts";
import { readRequest } from "../../src/request/read.ts";
import { variableOf } from "../../src/request/inputs.ts";

const role = "arn:aws:iam::123456789012:role/ebs";
const volumeConfigurations = [{ name: "data", managedEBSVolume: { roleArn: role, sizeInGiB: 20 } }];

function planOf(service: Service, task?: PlannedTask): Omit<Plan, "view"> {
  const arn = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
  const planned = {
    name: "web",
    cluster: arn,
    family: "web",
    controller: "ECS" as const,
    strategy: "ROLLING",
    from: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1",
    service,
  };
  return {
    cluster: { arn, name: "shop", region: "eu-west-1", account: "123456789012", partition: "aws" },
    families: new Map(),
    waves: [[planned]],
    schedules: [],
    checks: [],
    notes: [],
    ...(task && { migration: task }),
  };
}

const migrates = {
  family: "web",
  oneOff: { container: "app", launch: { input: { volumeConfigurations } }, tags: [] },
} as unknown as PlannedTask;

describe("the role of an EBS volume is passed", () => {
  const balanced: Service = { deployments: [{ volumeConfigurations }] };

  test.each<[string, Omit<Plan, "view">, Record<string, string>, readonly string[]]>([
    ["with a migration", planOf({}, migrates), { "run-migrations": "true" }, [role]],
    ["with a smoke-test command", planOf(balanced), { "smoke-test-command": "test" }, [role]],
    ["not by a smoke test of a URL", planOf(balanced), { "smoke-test-url": "https://a.example" }, []],
    ["not without one-off tasks", planOf(balanced), {}, []],
    ["not without volumes", planOf({}), { "smoke-test-command": "test" }, []],
  ])("%s", (_, plan, inputs, roles) => {
    const given = { "aws-region": "eu-west-1", services: "web", image: "shop:2", ...inputs };
    const request = readRequest(
      Object.fromEntries(Object.entries(given).map(([name, value]) => [variableOf(name), value])),
    );
    const passed = policyOfPlan(plan, request, []).Statement.filter(({ Sid }) => Sid === "PassVolumeRoles");
    expect(passed.flatMap(({ Resource }) => Resource)).toEqual(roles);
    for (const { Condition } of passed)
      expect(Condition).toEqual({ StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } });
  });
});
