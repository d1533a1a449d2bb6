/** The bake against the simulator: what fails it, what doesn't, and that the schedules wait for it. */
import { describe, expect, test } from "@jest/globals";
import { alarm, scales, stopsTasks } from "../../../simulator/acts.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import type { Actor, Scenario } from "../../../simulator/scenario.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import { application, nginxProgram } from "../../../simulator/scenarios/shop.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const release = (
  scenario: Scenario,
  more: Readonly<Record<string, string>> = {},
  faults: readonly FaultRule[] = [],
): Promise<Run> => runRelease(scenario, { inputs: { ...shopInputs, "bake-time": "4m", ...more }, faults });

const causeOf = (run: Run): string =>
  (JSON.parse(run.outputs["report"] ?? "{}") as { cause?: { name: string } }).cause?.name ?? "";

/** Seconds after the first deployment has completed. */
const later = (after: number, name: string, act: Actor["act"]): Actor => ({
  name,
  when: { on: ({ kind, to }) => kind === "rollout" && to === "COMPLETED", after },
  act,
});
const actedOn = (scenario: Scenario, ...actors: Actor[]): Scenario => ({ ...scenario, actors });

describe("task failures during the bake", () => {
  test("do not occur in a successful release", async () => {
    const run = await release(scenarios.laravel);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("Watching web for 4 m (bake-time).");
  });

  test("of a worker are reported with its log, and everything is rolled back", async () => {
    const run = await release(scenarios["dying-worker"]);
    expect(run.outcome).toBe("rolled-back");
    expect(causeOf(run)).toBe("bake-failed");
    expect(run.log).toContain('The non-essential container "worker" of web exited with code 1');
    expect(run.log).toContain("App\\Jobs\\SyncStock");
  });

  test("go unnoticed without a bake", async () => {
    const { simulation: _, ...run } = await runRelease(scenarios["dying-worker"], { inputs: shopInputs });
    expect(run.outcome).toBe("released");
  });

  test("include a task that crashes after it was healthy", async () => {
    const crashes = application("v2", { run: exits(3, 120) });
    const run = await release({
      ...scenarios.laravel,
      programs: [application("v1"), crashes, nginxProgram],
    });
    expect([run.outcome, causeOf(run)]).toEqual(["rolled-back", "bake-failed"]);
  });

  test("include a task that crashes during the smoke test before the bake", async () => {
    let crashed = false;
    const program = application("v2", { run: ({ ofService }) => (ofService ? serves() : exits(0, 60)) });
    const crash = later(20, "a crash", (world) => {
      const [task] = [...world.ecs.state.tasks.values()].filter(
        ({ group, definition, desiredStatus }) =>
          group === "service:web" && definition.revision === 2 && desiredStatus === "RUNNING",
      );
      crashed = task !== undefined;
      if (task !== undefined)
        world.ecs.life.stop(task, {
          code: "EssentialContainerExited",
          reason: "Essential container in task exited",
        });
    });
    const run = await release(
      actedOn({ ...scenarios.laravel, programs: [application("v1"), program, nginxProgram] }, crash),
      { "smoke-test-command": "bin/smoke" },
    );
    expect(crashed).toBe(true);
    expect([run.outcome, causeOf(run)]).toEqual(["rolled-back", "bake-failed"]);
  });

  test.each([
    ["scaling in", later(30, "auto scaling", scales("shop/web", 1))],
    [
      "a Spot interruption",
      later(30, "Spot", stopsTasks("shop-web", "Your Spot Task was interrupted.", "SpotInterruption")),
    ],
  ])("do not include %s", async (_, actor) => {
    const run = await release(actedOn(scenarios.laravel, actor));
    expect(run.outcome).toBe("released");
  });

  test("are also detected for CodeDeploy services", async () => {
    const worker = scenarios["dying-worker"];
    const run = await release(
      {
        ...scenarios.codedeploy,
        taskDefinitions: worker.taskDefinitions,
        programs: worker.programs,
      },
      { "bake-time": "15m" },
    );
    expect([run.outcome, causeOf(run)]).toEqual(["rolled-back", "bake-failed"]);
  });

  test("do not roll back with on-failure: leave", async () => {
    const run = await release(scenarios["dying-worker"], { "on-failure": "leave" });
    expect(run.outcome).toBe("failed");
  });

  test("can't be detected without permission to read tasks", async () => {
    const run = await release(scenarios.laravel, { "on-failure": "leave" }, [
      { party: "ecs", operation: "ListTasks", fault: "denied" },
    ]);
    expect([run.outcome, causeOf(run)]).toEqual(["failed", "bake-not-measured"]);
  });

  test("can't be detected in an outage until after the end", async () => {
    const run = await release(scenarios.laravel, { "on-failure": "leave" }, [
      { party: "ecs", operation: "ListTasks", after: 4, fault: "http-500" },
    ]);
    expect([run.outcome, causeOf(run)]).toEqual(["failed", "bake-not-measured"]);
  });

  test("are still detected after an outage", async () => {
    const run = await release(scenarios.laravel, {}, [
      { party: "ecs", operation: "ListTasks", after: 4, times: 13, fault: "http-500" },
    ]);
    expect(run.outcome).toBe("released");
  });
});

describe("alarms during the bake", () => {
  const watched = { "bake-alarms": "shop-5xx, composite-shop" };
  const alarmsOk = { ...scenarios.laravel, alarms: { "shop-5xx": "OK", "composite-shop": "OK" } as const };

  test("release if they stay OK", async () => {
    const run = await release(alarmsOk, watched);
    expect(run.outcome).toBe("released");
    expect(run.log).not.toContain("! bake-alarms");
    expect(run.calls).toContain("cloudwatch:DescribeAlarms");
  });

  test.each(["shop-5xx", "composite-shop"])("fail the release if %s is in ALARM", async (name) => {
    const run = await release(actedOn(alarmsOk, later(60, "errors", alarm(name))), watched);
    expect([run.outcome, causeOf(run)]).toEqual(["rolled-back", "bake-failed"]);
    expect(run.log).toContain(`CloudWatch alarm ${name} went into ALARM`);
  });

  test("are skipped if they are in ALARM at the start", async () => {
    const run = await release(
      { ...alarmsOk, alarms: { "shop-5xx": "ALARM", "composite-shop": "INSUFFICIENT_DATA" } },
      watched,
    );
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("shop-5xx is already in ALARM");
    expect(run.log).toContain("composite-shop is in INSUFFICIENT_DATA");
  });

  test("fail the release if they can't be read until one is in ALARM", async () => {
    const run = await release(actedOn(alarmsOk, later(20, "errors", alarm("shop-5xx"))), watched, [
      { party: "cloudwatch", operation: "DescribeAlarms", times: 30, fault: "http-500" },
    ]);
    expect(run.log).toContain("The alarms of bake-alarms can't be read. The step tries again");
    expect([run.outcome, causeOf(run)]).toEqual(["rolled-back", "bake-failed"]);
  });

  test("cause a warning if they can't be read", async () => {
    const run = await release(alarmsOk, watched, [
      { party: "cloudwatch", operation: "DescribeAlarms", fault: "denied" },
    ]);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("The alarms of bake-alarms can't be read.");
    expect(run.calls.filter((call) => call === "cloudwatch:DescribeAlarms")).toHaveLength(1);
  });
});
