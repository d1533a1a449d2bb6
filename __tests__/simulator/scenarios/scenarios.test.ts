import { describe, expect, test } from "@jest/globals";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { repository } from "../../../simulator/scenarios/shop.ts";
import { type Answer, type Drive, drive } from "../ecs/drive.ts";

const names = Object.keys(scenarios);
const nameOf = (arn: string): string => arn.split("/").at(-1) ?? "";

const services = (d: Drive): Answer[] => {
  const { serviceArns } = d.call("ListServices", { cluster: "shop" });
  return d.call("DescribeServices", { cluster: "shop", services: serviceArns }).services;
};

/** Registers every family with `v2` and updates its service, as a release would; returns the resulting statuses. */
function release(d: Drive, seconds: number): Record<string, string> {
  const found = services(d);
  for (const { serviceName, taskDefinition } of found) {
    const { taskDefinition: base } = d.call("DescribeTaskDefinition", { taskDefinition });
    const containerDefinitions = base.containerDefinitions.map((each: Answer) =>
      each.name === "app" ? { ...each, image: `${repository}:v2` } : each,
    );
    const { taskDefinition: next } = d.call("RegisterTaskDefinition", { ...base, containerDefinitions });
    d.call("UpdateService", {
      cluster: "shop",
      service: serviceName,
      taskDefinition: next.taskDefinitionArn,
    });
  }
  d.wait(seconds);
  return Object.fromEntries(
    [...d.world.ecs.state.services.values()].map(({ name, serviceDeployments }) => [
      name,
      serviceDeployments.at(-1)?.status ?? "",
    ]),
  );
}

/** Starts during somebody else's deployment, as the scenario requires. */
const startedByOthers: ReadonlySet<string> = new Set(["crash-loop"]);

describe.each(names)("scenario %s", (name) => {
  const scenario = scenarios[name] ?? scenarios.laravel;

  test("has its name and a one-line description", () => {
    expect(scenario.name).toBe(name);
    expect(scenario.about).toMatch(/^.{10,110}$/);
  });

  test("starts with every service steady on v1", () => {
    const d = drive(scenario);
    for (const service of startedByOthers.has(name) ? [] : services(d)) {
      const { runningCount, desiredCount, pendingCount, taskDefinition } = service;
      expect([runningCount, pendingCount, taskDefinition.split(":").at(-1)]).toEqual([desiredCount, 0, "1"]);
    }
    expect(d.happened).toEqual([]);
  });

  test("contains no environment value except canaries", () => {
    const text = JSON.stringify(scenario.taskDefinitions);
    const values = [...text.matchAll(/"environment":(\[.*?\])/g)].flatMap(
      ([, list = "[]"]) => JSON.parse(list) as Answer[],
    );
    expect(values.filter(({ value }) => !value.startsWith("canary-7f3a-"))).toEqual([]);
    expect(values.length).toBeGreaterThan(0);
  });
});

test.each([
  ["laravel", { web: "SUCCESSFUL" }],
  ["rollback", { web: "ROLLBACK_SUCCESSFUL" }],
  ["migration-fails", { web: "SUCCESSFUL" }],
  ["blue-green", { web: "SUCCESSFUL" }],
  ["pause", { web: "IN_PROGRESS" }],
  ["canary", { web: "SUCCESSFUL" }],
  ["linear", { web: "SUCCESSFUL" }],
  ["three-services", { web: "SUCCESSFUL", api: "SUCCESSFUL", worker: "ROLLBACK_SUCCESSFUL" }],
  ["image-missing", { web: "ROLLBACK_SUCCESSFUL" }],
  ["no-rollback", { web: "STOPPED" }],
  ["no-breaker", { web: "IN_PROGRESS" }],
  ["deadlock", { web: "IN_PROGRESS" }],
  ["superseded", { web: "SUCCESSFUL" }],
  ["old-region", { web: "SUCCESSFUL" }],
] as const)("in scenario %s, v2 ends as %j", (name, statuses) => {
  expect(release(drive(scenarios[name]), 1200)).toEqual(statuses);
});

test("another pipeline supersedes the release in its scenario", () => {
  const d = drive(scenarios.superseded);
  release(d, 1200);
  const [service] = services(d);
  expect(service.taskDefinition).toMatch(/:1$/);
  const statuses = d
    .call("ListServiceDeployments", { cluster: "shop", service: "web" })
    .serviceDeployments.map(({ status }: Answer) => status);
  expect(statuses).toEqual(["SUCCESSFUL", "STOPPED", "SUCCESSFUL"]);
});

test.each([
  ["laravel", 0, "   INFO  Everything is migrated."],
  ["migration-fails", 1, "SQLSTATE[42701]"],
  ["rollback", 0, "   INFO  Everything is migrated."],
  ["ignores-variable", undefined, "Server running on"],
] as const)("in scenario %s, the migration ends with %s", (name, code, text) => {
  const d = drive(scenarios[name]);
  const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: "shop-web" });
  const [app, nginx] = taskDefinition.containerDefinitions;
  const next = d.call("RegisterTaskDefinition", {
    ...taskDefinition,
    containerDefinitions: [{ ...app, image: `${repository}:v2` }, nginx],
  });
  const { networkConfiguration } = services(d)[0];
  const containerOverrides = [{ name: "app", environment: [{ name: "RUN_MIGRATIONS", value: "true" }] }];
  const { tasks } = d.call("RunTask", {
    cluster: "shop",
    taskDefinition: next.taskDefinition.taskDefinitionArn,
    launchType: "FARGATE",
    networkConfiguration,
    overrides: { containerOverrides },
  });
  d.wait(60);
  const [task] = d.call("DescribeTasks", { cluster: "shop", tasks: [tasks[0].taskArn] }).tasks;
  expect(task.containers[0].exitCode).toBe(code);
  const stream = { logGroupName: "/ecs/shop", logStreamName: `web/app/${nameOf(task.taskArn)}` };
  const { events } = d.call("logs:GetLogEvents", { ...stream, startFromHead: true });
  expect(events.map(({ message }: Answer) => message).join("\n")).toContain(text);
});
