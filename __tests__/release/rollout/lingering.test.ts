/** Old tasks that outlive rollout-timeout, against the simulator: the release counts as started, not failed. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule, Party } from "../../../simulator/faults.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { exits, lines } from "../../../simulator/scenarios/scripts.ts";
import { oneTargetGroup } from "../../../simulator/scenarios/balanced.ts";
import { application, nginxProgram, webDefinition, webService } from "../../../simulator/scenarios/shop.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const release = (
  scenario: Scenario,
  more: Readonly<Record<string, string>> = {},
  faults: readonly FaultRule[] = [],
): Promise<Run> =>
  runRelease(scenario, { inputs: { ...shopInputs, "rollout-timeout": "4m", ...more }, faults });

const verdicts = (run: Run): unknown =>
  (JSON.parse(run.outputs["services"] ?? "[]") as Array<{ name: string; verdict: string }>).map(
    ({ name, verdict }) => [name, verdict],
  );

const denied = (party: Party, operation: string): FaultRule => ({
  party,
  operation,
  fault: "denied",
  times: 1000,
});

const ended = { exitCode: 0, outcome: "started" };

describe("a drain that is longer than rollout-timeout", () => {
  test("ends as `started` with a warning that shows the deadline", async () => {
    const run = await release(scenarios["long-drain"]);
    expect(run).toMatchObject(ended);
    expect(verdicts(run)).toEqual([["web", "started"]]);
    expect(run.log).toMatch(
      /2 old tasks have not stopped yet: \w+ drains until about 20\d\d-\d\d-\d\dT[\d:]+Z \(\d+ m/,
    );
    expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(1);
    expect(run.calls).not.toContain("ecs:StopServiceDeployment");
  });

  test("does not delay `traffic-shifted`", async () => {
    const run = await release(scenarios["long-drain"], { "wait-for": "traffic-shifted" });
    expect(run).toMatchObject(ended);
    expect(run.log).toContain("2 old tasks have not stopped yet");
    expect(run.log).not.toContain("rollout-timeout");
  });

  test.each([
    ["the target's health", denied("elasticloadbalancing", "DescribeTargetHealth")],
    ["the deregistration delay", denied("elasticloadbalancing", "DescribeTargetGroupAttributes")],
  ])("also ends as `started` without permission to read %s", async (_, fault) => {
    const run = await release(scenarios["long-drain"], {}, [fault]);
    expect(run).toMatchObject(ended);
    expect(run.log).toMatch(/can't be read|Can't check how long old tasks drain/u);
  });

  test("is not proven without permission to list tasks, and the release rolls back", async () => {
    const run = await release(scenarios["long-drain"], { "on-failure": "leave" }, [
      denied("ecs", "ListTasks"),
    ]);
    expect(run).toMatchObject({ exitCode: 1, outcome: "failed" });
  });

  test("is not proven by what the last answered poll showed before an outage", async () => {
    const run = await release(scenarios["long-drain"], { "on-failure": "leave" }, [
      { party: "ecs", operation: "DescribeServices", fault: "http-500", after: 8, times: 1000 },
    ]);
    expect(run).toMatchObject({ exitCode: 1, outcome: "failed" });
    expect(run.log).toContain("Can't verify within 4 m (rollout-timeout) that web runs shop-web:2");
  });

  // The application itself is the target, so its port is the target's.
  const { containerDefinitions, ...definition } = webDefinition();
  const behindLoadBalancer = {
    ...definition,
    containerDefinitions: containerDefinitions.map((container) => ({
      ...container,
      portMappings: container.name === "app" ? [{ containerPort: 80, protocol: "tcp" }] : [],
    })),
  };

  test("does not excuse new tasks whose targets never become healthy", async () => {
    const neverHealthy = application("v2", { run: { log: [], target: [] } });
    const scenario: Scenario = {
      ...scenarios["long-drain"],
      programs: [application("v1"), neverHealthy, nginxProgram],
      taskDefinitions: [behindLoadBalancer],
      services: [
        webService({
          with: {
            loadBalancers: oneTargetGroup.map((one) => ({ ...one, containerName: "app" })),
            deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 200 },
          },
        }),
      ],
    };
    const run = await release(scenario, { "on-failure": "leave" });
    expect(run).toMatchObject({ exitCode: 1, outcome: "failed" });
  });
});

describe("an old task under scale-in protection", () => {
  test("ends as `started` with a warning that shows the deadline", async () => {
    const run = await release(scenarios["protected-tasks"]);
    expect(run).toMatchObject(ended);
    expect(run.log).toMatch(/1 old task has not stopped yet: \w+ is under scale-in protection until 20\d\d/);
  });

  test("is detected by ECS's event if the protection can't be read", async () => {
    const run = await release(scenarios["protected-tasks"], {}, [denied("ecs", "GetTaskProtection")]);
    expect(run).toMatchObject(ended);
    expect(run.log).toContain("The scale-in protection of old tasks can't be read");
    expect(run.log).toMatch(/is under scale-in protection\. The step/);
  });

  test("does not delay `traffic-shifted`", async () => {
    const run = await release(scenarios["protected-tasks"], { "wait-for": "traffic-shifted" });
    expect(run).toMatchObject(ended);
  });
});

test("a rollout that only needs more time is still a failure", async () => {
  const slow = application("v2", { run: exits(1, 100_000, ...lines(1, "boot")), pull: 1200 });
  const scenario = { ...scenarios["long-drain"], programs: [application("v1"), slow, nginxProgram] };
  const run = await release(scenario, { "on-failure": "leave" });
  expect(run).toMatchObject({ exitCode: 1, outcome: "failed" });
});
