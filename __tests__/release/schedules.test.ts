import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../simulator/scenario.ts";
import { exits, lines } from "../../simulator/scenarios/scripts.ts";
import {
  application,
  nginxProgram,
  shop,
  webDefinition,
  webService,
} from "../../simulator/scenarios/shop.ts";
import { runStep, type Run, startSimulation, type Simulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = {
  ...shopInputs,
  "scheduled-tasks": "rule/nightly\nschedule/hourly",
};

const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
const revision = (name: string): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`;
const role = "arn:aws:iam::123456789012:role/events";

/** Members that the SDK doesn't know, next to the ones that move. */
const target = (id: string, taskDefinition: string): string =>
  `{"Id":"${id}","Arn":"${cluster}","RoleArn":"${role}","EcsParameters":{"TaskDefinitionArn":"${taskDefinition}","TaskCount":1,"NeverHeardOf":{"b":1,"a":[]}},"Input":"{}"}`;

const world = (more: Partial<Scenario> = {}): Scenario =>
  shop({
    name: "scheduled",
    about: "a rule and a schedule run the same families",
    taskDefinitions: [webDefinition(), webDefinition("shop-cron"), webDefinition("other")],
    rules: [
      {
        name: "nightly",
        scheduleExpression: "cron(0 3 * * ? *)",
        targets: [target("cron", revision("shop-cron:1")), target("other", revision("other:1"))],
      },
    ],
    schedules: [
      {
        name: "hourly",
        schedule: {
          ScheduleExpression: "rate(1 hour)",
          ScheduleExpressionTimezone: "Europe/Berlin",
          State: "DISABLED",
          FlexibleTimeWindow: { Mode: "OFF" },
          ActionAfterCompletion: "NONE",
          Target: {
            Arn: cluster,
            RoleArn: role,
            EcsParameters: { TaskDefinitionArn: revision("shop-web:1"), TaskCount: 2 },
          },
        },
      },
    ],
    ...more,
  });

async function release(
  scenario: Scenario,
  more: Readonly<Record<string, string>> = {},
): Promise<{ run: Run; simulation: Simulation }> {
  const simulation = await startSimulation(scenario);
  try {
    return { run: await runStep(simulation, { inputs: { ...inputs, ...more } }), simulation };
  } finally {
    await simulation.close();
  }
}

const shown = (simulation: Simulation): string => JSON.stringify(simulation.world.snapshot());

describe("schedules", () => {
  test("move after the services: every target of the release's families, without other changes", async () => {
    const { run, simulation } = await release(world());
    expect(run.log).toContain("RELEASED");
    expect(run.outcome).toBe("released");
    const moved = run.calls.findIndex((call) => call === "events:PutTargets");
    expect(moved).toBeGreaterThan(run.calls.lastIndexOf("ecs:UpdateService"));
    const after = shown(simulation);
    expect(after).toContain("shop-cron:2");
    expect(after).toContain("NeverHeardOf");
    expect(after).toContain("Europe/Berlin");
    expect(after).toContain("DISABLED");
    expect(run.calls).toContain("scheduler:UpdateSchedule");
  });

  test("stay unchanged if the service fails", async () => {
    const crash = exits(1, 2, ...lines(1, "boom"));
    const { run } = await release(
      world({ programs: [application("v1"), application("v2", { run: crash }), nginxProgram] }),
    );
    expect(run.outcome).toBe("rolled-back");
    expect(run.calls).not.toContain("events:PutTargets");
    expect(run.calls).not.toContain("scheduler:UpdateSchedule");
  });

  test("are rolled back with the services if one of them can't be moved", async () => {
    const scenario = world();
    const simulation = await startSimulation(scenario);
    try {
      const before = shown(simulation);
      simulation.simulator.faults.add({
        party: "scheduler",
        operation: "UpdateSchedule",
        times: 1,
        fault: "denied",
      });
      const run = await runStep(simulation, { inputs });
      expect([run.outcome, run.log]).toEqual([
        "rolled-back",
        expect.stringContaining("scheduler:UpdateSchedule"),
      ]);
      const named = (text: string): readonly string[] => text.match(/task-definition\/[\w-]+:\d+/g) ?? [];
      expect(named(before).length).toBeGreaterThan(2);
      expect(named(shown(simulation))).toEqual(named(before));
    } finally {
      await simulation.close();
    }
  });

  test("are rolled back although a lost change takes effect after its repetition", async () => {
    const simulation = await startSimulation(world());
    const { faults } = simulation.simulator;
    try {
      faults.add({ operation: "PutTargets", times: 1, fault: { late: 20 } });
      faults.add({ operation: "UpdateSchedule", fault: "denied" });
      const run = await runStep(simulation, { inputs });
      await simulation.clock.sleep(60_000);
      simulation.world.runQueue();
      expect(run.outcome).toBe("rolled-back");
      expect(shown(simulation)).toContain(revision("shop-cron:1"));
      expect(shown(simulation)).not.toContain(revision("shop-cron:2"));
    } finally {
      await simulation.close();
    }
  });

  test("move without any service", async () => {
    const { run } = await release(world({ services: [webService()] }), {
      services: "",
      "scheduled-tasks": "rule/nightly",
    });
    expect([run.outcome, run.log]).toEqual(["released", expect.any(String)]);
    expect(run.calls).not.toContain("ecs:UpdateService");
  });
});
