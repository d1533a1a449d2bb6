import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../src/core/failure.ts";
import { stopTasksOf } from "../../../src/release/one-off/stop.ts";
import { minutes, seconds } from "../../../src/core/time.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import {
  type Effect,
  simulateOneOffs,
  type Runner,
  type Setting,
  type OneOffSimulation,
} from "./one-off-simulation.ts";

const migrated = exits(0, 30);
const other = { runId: "78" };
const elsewhere = {
  launchType: "FARGATE" as const,
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-b"], securityGroups: ["sg-a"] } },
};
const attempt2 = { runAttempt: "2" };

/** Starts a run and abandons it after some seconds, like a lost runner. */
async function abandon({ run, simulation }: OneOffSimulation, after: number, runner = {}): Promise<void> {
  const lost = new AbortController();
  const running = run({ ...runner, signal: lost.signal });
  await simulation.clock.sleep(seconds(after));
  lost.abort(new Error("the runner is lost"));
  await expect(running).rejects.toThrow("lost");
}

const runsOf = (effects: readonly Effect[]): string[] =>
  effects.map(({ mark }) => /runs\/(\d+)\/attempts\/\d+/u.exec(mark)?.[1] ?? mark);

/** Whether no two tasks worked at the same time. */
function neverConcurrent({ simulation }: OneOffSimulation): boolean {
  const spans = [...simulation.world.ecs.state.tasks.values()]
    .filter(({ startedAt }) => startedAt !== undefined)
    .map(({ startedAt = 0, executionStoppedAt = Number.POSITIVE_INFINITY }) => [
      startedAt,
      executionStoppedAt,
    ])
    .toSorted(([a = 0], [b = 0]) => a - b);
  return spans.every(([start = 0], index) => start >= (spans[index - 1]?.[1] ?? 0));
}

describe("while another run's migration is running", () => {
  test("if-migrating: wait reports its run and age, and leaves ours its full timeout", () =>
    simulateOneOffs({ migration: exits(0, 100) }, async (oneOffs) => {
      await abandon(oneOffs, 60);
      const result = await oneOffs.run({ ...other, spec: { timeout: minutes(2) } });
      expect(result).toMatchObject({ succeeded: true, adopted: false });
      expect(runsOf(oneOffs.effects)).toEqual(["77", "78"]);
      expect(neverConcurrent(oneOffs)).toBe(true);
      expect(oneOffs.notes()).toEqual([
        expect.stringMatching(
          /Waiting for the migration of shop that https:\/\/github\.com\/acme\/shop\/actions\/runs\/77\/attempts\/1#release started 1 m ago/u,
        ),
      ]);
    }));

  test("if-migrating: fail rejects the release before anything starts", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      await abandon(oneOffs, 20);
      const refused = await oneOffs
        .run({ ...other, spec: { ifBusy: "fail" } })
        .catch((thrown: unknown) => thrown);
      expect(refused).toBeInstanceOf(Failure);
      expect((refused as Failure).why).toMatchObject({
        name: "task-running",
        remedy: expect.stringContaining("wait"),
      });
      expect(oneOffs.calls("ecs:RunTask")).toBe(1);
      expect(oneOffs.journal.tasks).toHaveLength(1);
    }));

  test("finished tasks are no longer read", () =>
    simulateOneOffs({ migration: ({ earlierRuns }) => exits(0, 60 * (earlierRuns + 1)) }, async (oneOffs) => {
      for (let run = 1; run <= 3; run += 1) await abandon(oneOffs, 1, { runId: `${run}`, unguarded: true });
      const running = oneOffs.run(other);
      await oneOffs.simulation.clock.sleep(minutes(3));
      expect(oneOffs.calls("ecs:RunTask")).toBe(3);
      const counts = oneOffs.simulation.simulator.requests.flatMap(({ operation, input }) =>
        operation === "DescribeTasks" ? [(input as { tasks: string[] }).tasks.length] : [],
      );
      expect([Math.max(...counts), counts.at(-1)]).toEqual([3, 1]);
      expect((await running).succeeded).toBe(true);
    }));

  test("the wait is bounded", () =>
    simulateOneOffs({ migration: serves() }, async (oneOffs) => {
      await abandon(oneOffs, 20);
      const waited = oneOffs.run({ ...other, spec: { timeout: minutes(1) } });
      await expect(waited).rejects.toMatchObject({ why: { name: "task-wait-timeout" } });
      expect(oneOffs.calls("ecs:RunTask")).toBe(1);
    }));

  test("the step waits for a task that is stopping, because it may still work", () =>
    simulateOneOffs({ migration: { ...serves(), sigterm: { after: 50, code: 143 } } }, async (oneOffs) => {
      await abandon(oneOffs, 30);
      const { ecs } = oneOffs.simulation.world;
      for (const task of ecs.state.tasks.values())
        ecs.life.stop(task, { code: "UserInitiated", reason: "stop" });
      await oneOffs.run({ ...other, spec: { timeout: minutes(1) } }).catch(() => undefined);
      expect(oneOffs.effects).toHaveLength(2);
      expect(neverConcurrent(oneOffs)).toBe(true);
    }));

  test("a task of another family is ignored", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      const ecs = await oneOffs.simulation.aws.ecs();
      await ecs.runTask({
        cluster: "shop",
        taskDefinition: "shop",
        startedBy: "ecs-release/migration/other",
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } },
      });
      expect(await oneOffs.run({ spec: { ifBusy: "fail" } })).toMatchObject({ succeeded: true });
    }));

  test("the step reads every page of tasks", () =>
    simulateOneOffs({ migration: exits(0, 20), pace: { provision: 120 } }, async (oneOffs) => {
      const ecs = await oneOffs.simulation.aws.ecs();
      const [definition] = oneOffs.simulation.world.ecs.state.families.values();
      expect(definition).toBeDefined();
      for (let batch = 0; batch < 11; batch += 1) {
        await ecs.runTask({
          cluster: "shop",
          taskDefinition: "shop",
          count: 10,
          startedBy: "ecs-release/migration/shop",
          launchType: "FARGATE",
          networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } },
        });
      }
      const before = oneOffs.calls("ecs:ListTasks");
      await expect(oneOffs.run({ spec: { ifBusy: "fail" } })).rejects.toMatchObject({
        why: { name: "task-running" },
      });
      expect(oneOffs.calls("ecs:ListTasks") - before).toBe(3);
    }));
});

describe("two concurrent runners", () => {
  /** Both have checked before either started; the other run's task is the younger one. */
  const later: FaultRule = {
    operation: "RunTask",
    when: (input) => JSON.stringify(input).includes("runs/78/"),
    times: 1,
    fault: "throttle",
  };

  test.each([0, 4, 15])("%d s apart: each migrates once, and never at the same time", (apart) =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      const one = oneOffs.run();
      await oneOffs.simulation.clock.sleep(seconds(apart));
      const two = oneOffs.run(other);
      const results = await Promise.all([one, two]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(runsOf(oneOffs.effects).toSorted()).toEqual(["77", "78"]);
      expect(neverConcurrent(oneOffs)).toBe(true);
    }),
  );

  test("make the younger one yield before it works, and report it", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      await Promise.all([oneOffs.run(), oneOffs.run(other)]);
      expect(oneOffs.calls("ecs:RunTask")).toBe(3);
      expect(oneOffs.calls("ecs:StopTask")).toBe(1);
      expect(oneOffs.notes().join()).toContain("was stopped before it did any work");
    }));

  test("give the younger one its full timeout when its turn comes", () =>
    simulateOneOffs({ migration: exits(0, 80), faults: [later] }, async (oneOffs) => {
      const spec = { timeout: minutes(2) };
      const results = await Promise.all([oneOffs.run({ spec }), oneOffs.run({ ...other, spec })]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(neverConcurrent(oneOffs)).toBe(true);
    }));

  test("fail the younger one's migration if its turn never comes", () =>
    simulateOneOffs({ migration: exits(0, 200), faults: [later] }, async (oneOffs) => {
      const spec = { timeout: minutes(1) };
      const [one, two] = await Promise.all([oneOffs.run(), oneOffs.run({ ...other, spec })]);
      expect(one).toMatchObject({ succeeded: true });
      expect(two).toMatchObject({ succeeded: false, taskArn: "", cause: { name: "task-wait-timeout" } });
      expect(runsOf(oneOffs.effects)).toEqual(["77"]);
    }));

  test("start one task for two steps of one run attempt (a matrix)", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      const results = await Promise.all([oneOffs.run(), oneOffs.run()]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(results[0]?.taskArn).toBe(results[1]?.taskArn);
      expect(oneOffs.effects).toHaveLength(1);
    }));
});

describe("a re-run of the job", () => {
  test("adopts its own running task, and prints its whole log", () =>
    simulateOneOffs({ migration: exits(0, 60, { after: 1, text: "first line" }) }, async (oneOffs) => {
      await abandon(oneOffs, 40);
      oneOffs.events.length = 0;
      const result = await oneOffs.run(attempt2);
      expect(result).toMatchObject({ succeeded: true, exitCode: 0, adopted: true, log: ["first line"] });
      expect(oneOffs.effects).toHaveLength(1);
      expect(oneOffs.calls("ecs:RunTask")).toBe(1);
      expect(oneOffs.lines()).toEqual(["first line"]);
      expect(oneOffs.journal.tasks.at(-1)).toMatchObject({ taskArn: result.taskArn, ended: true });
    }));

  test("does not repeat completed work of this step", () =>
    simulateOneOffs({ migration: exits(0, 20) }, async (oneOffs) => {
      await oneOffs.run();
      expect(await oneOffs.run()).toMatchObject({ succeeded: true, adopted: true, exitCode: 0 });
      expect(oneOffs.effects).toHaveLength(1);
    }));

  test.each([true, false])("repeats failed work each time (guarded: %s)", (guarded) =>
    simulateOneOffs(
      { migration: ({ earlierRuns }) => exits(earlierRuns < 2 ? 1 : 0, 20) },
      async (oneOffs) => {
        const unguarded = !guarded;
        expect(await oneOffs.run({ unguarded })).toMatchObject({ succeeded: false, exitCode: 1 });
        expect(await oneOffs.run({ unguarded })).toMatchObject({ succeeded: false, adopted: false });
        expect(await oneOffs.run({ unguarded })).toMatchObject({ succeeded: true, adopted: false });
        expect(await oneOffs.run({ unguarded })).toMatchObject({ succeeded: true, adopted: true });
        expect(oneOffs.effects).toHaveLength(3);
      },
    ),
  );

  test("does not repeat a failed task whose RunTask response was lost", () =>
    simulateOneOffs(
      {
        migration: exits(1, 1),
        pace: { provision: 1 },
        faults: [{ operation: "RunTask", times: 3, fault: "reset-after" }],
      },
      async (oneOffs) => {
        expect(await oneOffs.run()).toMatchObject({ succeeded: false, exitCode: 1 });
        expect(oneOffs.effects).toHaveLength(1);
      },
    ));

  test.each<readonly [string, Runner]>([
    ["another step of the job", { step: "release-2" }],
    ["other subnets", { spec: { launch: elsewhere } }],
    ["another command", { spec: { command: ["php", "artisan", "migrate"] } }],
  ])("%s does not treat it as its own", (_, runner) =>
    simulateOneOffs({ migration: exits(0, 20) }, async (oneOffs) => {
      await oneOffs.run({ step: "release" });
      expect(await oneOffs.run({ step: "release", ...runner })).toMatchObject({ adopted: false });
      expect(oneOffs.effects).toHaveLength(2);
    }),
  );

  test.each([0, 1])("migrates again in the next attempt, after exit code %d", (code) =>
    simulateOneOffs({ migration: exits(code, 20) }, async (oneOffs) => {
      await oneOffs.run();
      expect(await oneOffs.run(attempt2)).toMatchObject({ adopted: false });
      expect(oneOffs.effects).toHaveLength(2);
    }),
  );

  test("waits for the previous attempt's task if the command differs", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      await abandon(oneOffs, 30);
      const result = await oneOffs.run({ ...attempt2, spec: { command: ["php", "artisan", "migrate"] } });
      expect(result).toMatchObject({ succeeded: true, adopted: false });
      expect(neverConcurrent(oneOffs)).toBe(true);
    }));

  test("never treats two runs as one outside of GitHub", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      await oneOffs.run({ runId: "" });
      await oneOffs.run({ runId: "" });
      expect(oneOffs.effects).toHaveLength(2);
    }));

  test("starts no second task without a guard, because of the token", () =>
    simulateOneOffs({ migration: migrated }, async (oneOffs) => {
      const spec = { kind: "smoke-test" as const, subject: "web" };
      const unguarded = true;
      const one = await oneOffs.run({ spec, unguarded });
      const two = await oneOffs.run({ spec, unguarded });
      expect(two).toMatchObject({ taskArn: one.taskArn, succeeded: true, adopted: true });
      for (const more of [{ subject: "worker" }, { occasion: "ecs-svc/2" }]) {
        const three = await oneOffs.run({ spec: { ...spec, ...more }, unguarded });
        expect(three.taskArn).not.toBe(one.taskArn);
      }
    }));
});

describe("starting again", () => {
  const eni = "Timeout waiting for network interface provisioning to complete.";
  const throttledPull =
    "CannotPullContainerError: pull image manifest has been retried 5 time(s): toomanyrequests: Rate exceeded";

  test.each<readonly [string, Partial<Setting>, number]>([
    [
      "no capacity on the instances",
      { switches: { runTaskFailures: [{ reason: "RESOURCE:CPU" }, { reason: "AGENT" }] } },
      3,
    ],
    [
      "Fargate currently has no capacity",
      {
        switches: {
          runTaskFailures: [
            {
              reason:
                "Capacity is unavailable at this time. Please try again later or in a different availability zone",
            },
          ],
        },
      },
      2,
    ],
    ["the network interface was late", { switches: { launchFailures: [{ stoppedReason: eni }] } }, 2],
    ["the registry throttles", { app: { pullError: { text: throttledPull, times: 2 } } }, 3],
  ])("%s: starts again, with another token", (_, setting, starts) =>
    simulateOneOffs(
      { migration: migrated, ...setting },
      async ({ run, calls, effects, simulation, notes }) => {
        expect(await run()).toMatchObject({ succeeded: true });
        expect(calls("ecs:RunTask")).toBe(starts);
        expect(effects).toHaveLength(1);
        const sent = simulation.simulator.requests.filter(({ operation }) => operation === "RunTask");
        const tokens = sent.map(({ input }) => (input as { clientToken: string }).clientToken);
        expect(new Set(tokens).size).toBe(starts);
        expect(notes().filter((text) => text.includes("Starting the task again"))).toHaveLength(starts - 1);
      },
    ),
  );

  test.each<readonly [string, Partial<Setting>, string]>([
    [
      "an attribute is missing",
      { switches: { runTaskFailures: [{ reason: "ATTRIBUTE" }] } },
      "instance-attribute-missing",
    ],
    [
      "a quota is reached",
      {
        switches: {
          runTaskFailures: [
            { reason: "You've reached the limit on the number of vCPUs you can run concurrently" },
          ],
        },
      },
      "task-quota-reached",
    ],
    [
      "an unknown reason",
      { switches: { runTaskFailures: [{ reason: "SOMETHING:NEW" }] } },
      "unknown-placement-failure",
    ],
  ])("%s: does not start again", (_, setting, name) =>
    simulateOneOffs({ migration: migrated, ...setting }, async ({ run, calls, journal }) => {
      const result = await run();
      expect(result).toMatchObject({ succeeded: false, taskArn: "", cause: { name } });
      expect(result.cause?.what).toContain("was not started");
      expect(calls("ecs:RunTask")).toBe(1);
      expect(journal.changed).toBe(true);
    }),
  );

  test("stops after five starts", () =>
    simulateOneOffs(
      {
        migration: migrated,
        switches: { launchFailures: Array.from({ length: 9 }, () => ({ stoppedReason: eni })) },
      },
      async ({ run, calls }) => {
        expect(await run()).toMatchObject({ succeeded: false, cause: { name: "network-interface-timeout" } });
        expect(calls("ecs:RunTask")).toBe(5);
      },
    ));

  test("stops at its timeout", () =>
    simulateOneOffs(
      {
        migration: migrated,
        switches: { launchFailures: Array.from({ length: 9 }, () => ({ stoppedReason: eni })) },
      },
      async ({ run, calls }) => {
        await run({ spec: { timeout: seconds(40) } });
        expect(calls("ecs:RunTask")).toBe(2);
      },
    ));
});

describe("stopping the task of a canceled job", () => {
  test("uses its ARN", () =>
    simulateOneOffs({ migration: serves() }, async (oneOffs) => {
      await abandon(oneOffs, 30);
      await expectStopped(oneOffs);
    }));

  test("uses startedBy without a response from RunTask", () =>
    simulateOneOffs({ migration: serves() }, async (oneOffs) => {
      await abandon(oneOffs, 30);
      await expectStopped(oneOffs, (entry) => ({ ...entry, taskArn: undefined }));
    }));

  test("leaves another run's task running", () =>
    simulateOneOffs({ migration: serves() }, async (oneOffs) => {
      await abandon(oneOffs, 30);
      const ecs = await oneOffs.simulation.aws.ecs();
      const [entry] = oneOffs.journal.tasks;
      if (entry === undefined) throw new Error("no entry");
      const { taskArn: _, ...rest } = entry;
      const stopper = { ecs, signal: new AbortController().signal };
      expect(await stopTasksOf(stopper, { ...rest, mark: "another" })).toBeUndefined();
    }));

  async function expectStopped(
    { simulation, journal }: OneOffSimulation,
    change: (entry: Record<string, unknown>) => object = (entry) => entry,
  ): Promise<void> {
    const ecs = await simulation.aws.ecs();
    const [entry] = journal.tasks;
    if (entry === undefined) throw new Error("no entry");
    const changed = JSON.parse(JSON.stringify(change({ ...entry }))) as typeof entry;
    const [task] = simulation.world.ecs.state.tasks.values();
    const ended = await stopTasksOf({ ecs, signal: new AbortController().signal }, changed);
    expect(ended).toEqual([]);
    expect(task).toMatchObject({
      desiredStatus: "STOPPED",
      stoppedReason: "ecs-release: the job was canceled",
    });
  }
});
