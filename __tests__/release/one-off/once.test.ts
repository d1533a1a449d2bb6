import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../src/core/failure.ts";
import { stopTasksOf } from "../../../src/release/one-off/stop.ts";
import { minutes, seconds } from "../../../src/core/time.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import { type Effect, onOneOffStage, type Runner, type Setting, type Theatre } from "./stage.ts";

const migrated = exits(0, 30);
const other = { runId: "78" };
const elsewhere = {
  launchType: "FARGATE" as const,
  networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-b"], securityGroups: ["sg-a"] } },
};
const attempt2 = { runAttempt: "2" };

/** Starts a run and abandons it after some seconds, like a lost runner. */
async function abandon({ run, stage }: Theatre, after: number, runner = {}): Promise<void> {
  const lost = new AbortController();
  const running = run({ ...runner, signal: lost.signal });
  await stage.clock.sleep(seconds(after));
  lost.abort(new Error("the runner is lost"));
  await expect(running).rejects.toThrow("lost");
}

const runsOf = (effects: readonly Effect[]): string[] =>
  effects.map(({ mark }) => /runs\/(\d+)\/attempts\/\d+/u.exec(mark)?.[1] ?? mark);

/** Whether no two tasks worked at the same time. */
function neverTogether({ stage }: Theatre): boolean {
  const spans = [...stage.world.ecs.state.tasks.values()]
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
    onOneOffStage({ migration: exits(0, 100) }, async (theatre) => {
      await abandon(theatre, 60);
      const result = await theatre.run({ ...other, spec: { timeout: minutes(2) } });
      expect(result).toMatchObject({ succeeded: true, adopted: false });
      expect(runsOf(theatre.effects)).toEqual(["77", "78"]);
      expect(neverTogether(theatre)).toBe(true);
      expect(theatre.notes()).toEqual([
        expect.stringMatching(
          /Waiting for the migration of shop that https:\/\/github\.com\/acme\/shop\/actions\/runs\/77\/attempts\/1#release started 1 m ago/u,
        ),
      ]);
    }));

  test("if-migrating: fail rejects the release before anything starts", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      await abandon(theatre, 20);
      const refused = await theatre
        .run({ ...other, spec: { ifBusy: "fail" } })
        .catch((thrown: unknown) => thrown);
      expect(refused).toBeInstanceOf(Failure);
      expect((refused as Failure).why).toMatchObject({
        name: "task-running",
        remedy: expect.stringContaining("wait"),
      });
      expect(theatre.calls("ecs:RunTask")).toBe(1);
      expect(theatre.ledger.tasks).toHaveLength(1);
    }));

  test("finished ones are read only once, in any number", () =>
    onOneOffStage({ migration: ({ earlierRuns }) => exits(0, 60 * (earlierRuns + 1)) }, async (theatre) => {
      for (let run = 1; run <= 3; run += 1) await abandon(theatre, 1, { runId: `${run}`, unguarded: true });
      const running = theatre.run(other);
      await theatre.stage.clock.sleep(minutes(3));
      expect(theatre.calls("ecs:RunTask")).toBe(3);
      const asked = theatre.stage.simulator.requests.flatMap(({ operation, input }) =>
        operation === "DescribeTasks" ? [(input as { tasks: string[] }).tasks.length] : [],
      );
      expect([Math.max(...asked), asked.at(-1)]).toEqual([3, 1]);
      expect((await running).succeeded).toBe(true);
    }));

  test("the wait is bounded", () =>
    onOneOffStage({ migration: serves() }, async (theatre) => {
      await abandon(theatre, 20);
      const waited = theatre.run({ ...other, spec: { timeout: minutes(1) } });
      await expect(waited).rejects.toMatchObject({ why: { name: "task-wait-timeout" } });
      expect(theatre.calls("ecs:RunTask")).toBe(1);
    }));

  test("the step waits for a stopping one, because it may still work", () =>
    onOneOffStage({ migration: { ...serves(), sigterm: { after: 50, code: 143 } } }, async (theatre) => {
      await abandon(theatre, 30);
      const { ecs } = theatre.stage.world;
      for (const task of ecs.state.tasks.values())
        ecs.life.stop(task, { code: "UserInitiated", reason: "stop" });
      await theatre.run({ ...other, spec: { timeout: minutes(1) } }).catch(() => undefined);
      expect(theatre.effects).toHaveLength(2);
      expect(neverTogether(theatre)).toBe(true);
    }));

  test("one of another family is ignored", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      const ecs = await theatre.stage.aws.ecs();
      await ecs.runTask({
        cluster: "shop",
        taskDefinition: "shop",
        startedBy: "ecs-release/migration/other",
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } },
      });
      expect(await theatre.run({ spec: { ifBusy: "fail" } })).toMatchObject({ succeeded: true });
    }));

  test("the step reads more than one page of them", () =>
    onOneOffStage({ migration: exits(0, 20), pace: { provision: 120 } }, async (theatre) => {
      const ecs = await theatre.stage.aws.ecs();
      const [definition] = theatre.stage.world.ecs.state.families.values();
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
      const before = theatre.calls("ecs:ListTasks");
      await expect(theatre.run({ spec: { ifBusy: "fail" } })).rejects.toMatchObject({
        why: { name: "task-running" },
      });
      expect(theatre.calls("ecs:ListTasks") - before).toBe(3);
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
    onOneOffStage({ migration: migrated }, async (theatre) => {
      const one = theatre.run();
      await theatre.stage.clock.sleep(seconds(apart));
      const two = theatre.run(other);
      const results = await Promise.all([one, two]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(runsOf(theatre.effects).toSorted()).toEqual(["77", "78"]);
      expect(neverTogether(theatre)).toBe(true);
    }),
  );

  test("make the younger one yield before it works, and report it", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      await Promise.all([theatre.run(), theatre.run(other)]);
      expect(theatre.calls("ecs:RunTask")).toBe(3);
      expect(theatre.calls("ecs:StopTask")).toBe(1);
      expect(theatre.notes().join()).toContain("was stopped before it did any work");
    }));

  test("give the younger one its full timeout when its turn comes", () =>
    onOneOffStage({ migration: exits(0, 80), faults: [later] }, async (theatre) => {
      const spec = { timeout: minutes(2) };
      const results = await Promise.all([theatre.run({ spec }), theatre.run({ ...other, spec })]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(neverTogether(theatre)).toBe(true);
    }));

  test("fail the younger one's migration if its turn never comes", () =>
    onOneOffStage({ migration: exits(0, 200), faults: [later] }, async (theatre) => {
      const spec = { timeout: minutes(1) };
      const [one, two] = await Promise.all([theatre.run(), theatre.run({ ...other, spec })]);
      expect(one).toMatchObject({ succeeded: true });
      expect(two).toMatchObject({ succeeded: false, taskArn: "", cause: { name: "task-wait-timeout" } });
      expect(runsOf(theatre.effects)).toEqual(["77"]);
    }));

  test("start one task for two steps of one run attempt (a matrix)", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      const results = await Promise.all([theatre.run(), theatre.run()]);
      expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
      expect(results[0]?.taskArn).toBe(results[1]?.taskArn);
      expect(theatre.effects).toHaveLength(1);
    }));
});

describe("a re-run of the job", () => {
  test("adopts its own running task, and prints its whole log", () =>
    onOneOffStage({ migration: exits(0, 60, { after: 1, text: "first line" }) }, async (theatre) => {
      await abandon(theatre, 40);
      theatre.events.length = 0;
      const result = await theatre.run(attempt2);
      expect(result).toMatchObject({ succeeded: true, exitCode: 0, adopted: true, log: ["first line"] });
      expect(theatre.effects).toHaveLength(1);
      expect(theatre.calls("ecs:RunTask")).toBe(1);
      expect(theatre.lines()).toEqual(["first line"]);
      expect(theatre.ledger.tasks.at(-1)).toMatchObject({ taskArn: result.taskArn, ended: true });
    }));

  test("does not repeat completed work of this step", () =>
    onOneOffStage({ migration: exits(0, 20) }, async (theatre) => {
      await theatre.run();
      expect(await theatre.run()).toMatchObject({ succeeded: true, adopted: true, exitCode: 0 });
      expect(theatre.effects).toHaveLength(1);
    }));

  test.each([true, false])("repeats failed work each time (guarded: %s)", (guarded) =>
    onOneOffStage({ migration: ({ earlierRuns }) => exits(earlierRuns < 2 ? 1 : 0, 20) }, async (theatre) => {
      const unguarded = !guarded;
      expect(await theatre.run({ unguarded })).toMatchObject({ succeeded: false, exitCode: 1 });
      expect(await theatre.run({ unguarded })).toMatchObject({ succeeded: false, adopted: false });
      expect(await theatre.run({ unguarded })).toMatchObject({ succeeded: true, adopted: false });
      expect(await theatre.run({ unguarded })).toMatchObject({ succeeded: true, adopted: true });
      expect(theatre.effects).toHaveLength(3);
    }),
  );

  test("does not repeat a failed task whose RunTask response was lost", () =>
    onOneOffStage(
      {
        migration: exits(1, 1),
        pace: { provision: 1 },
        faults: [{ operation: "RunTask", times: 3, fault: "reset-after" }],
      },
      async (theatre) => {
        expect(await theatre.run()).toMatchObject({ succeeded: false, exitCode: 1 });
        expect(theatre.effects).toHaveLength(1);
      },
    ));

  test.each<readonly [string, Runner]>([
    ["another step of the job", { step: "release-2" }],
    ["other subnets", { spec: { launch: elsewhere } }],
    ["another command", { spec: { command: ["php", "artisan", "migrate"] } }],
  ])("%s does not treat it as its own", (_, runner) =>
    onOneOffStage({ migration: exits(0, 20) }, async (theatre) => {
      await theatre.run({ step: "release" });
      expect(await theatre.run({ step: "release", ...runner })).toMatchObject({ adopted: false });
      expect(theatre.effects).toHaveLength(2);
    }),
  );

  test("migrates again in the next attempt", () =>
    onOneOffStage({ migration: exits(1, 20) }, async (theatre) => {
      await theatre.run();
      expect(await theatre.run(attempt2)).toMatchObject({ adopted: false });
      expect(theatre.effects).toHaveLength(2);
    }));

  test("waits for the previous attempt's task if the command differs", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      await abandon(theatre, 30);
      const result = await theatre.run({ ...attempt2, spec: { command: ["php", "artisan", "migrate"] } });
      expect(result).toMatchObject({ succeeded: true, adopted: false });
      expect(neverTogether(theatre)).toBe(true);
    }));

  test("never treats two runs as one outside of GitHub", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      await theatre.run({ runId: "" });
      await theatre.run({ runId: "" });
      expect(theatre.effects).toHaveLength(2);
    }));

  test("starts no second task without a guard, because of the token", () =>
    onOneOffStage({ migration: migrated }, async (theatre) => {
      const spec = { kind: "smoke-test" as const, subject: "web" };
      const unguarded = true;
      const one = await theatre.run({ spec, unguarded });
      const two = await theatre.run({ spec, unguarded });
      expect(two).toMatchObject({ taskArn: one.taskArn, succeeded: true, adopted: true });
      for (const more of [{ subject: "worker" }, { occasion: "ecs-svc/2" }]) {
        const three = await theatre.run({ spec: { ...spec, ...more }, unguarded });
        expect(three.taskArn).not.toBe(one.taskArn);
      }
    }));
});

describe("a new start only if nothing has run", () => {
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
    onOneOffStage({ migration: migrated, ...setting }, async ({ run, calls, effects, stage, notes }) => {
      expect(await run()).toMatchObject({ succeeded: true });
      expect(calls("ecs:RunTask")).toBe(starts);
      expect(effects).toHaveLength(1);
      const sent = stage.simulator.requests.filter(({ operation }) => operation === "RunTask");
      const tokens = sent.map(({ input }) => (input as { clientToken: string }).clientToken);
      expect(new Set(tokens).size).toBe(starts);
      expect(notes().filter((text) => text.includes("Starting the task again"))).toHaveLength(starts - 1);
    }),
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
    onOneOffStage({ migration: migrated, ...setting }, async ({ run, calls, ledger }) => {
      const result = await run();
      expect(result).toMatchObject({ succeeded: false, taskArn: "", cause: { name } });
      expect(result.cause?.what).toContain("was not started");
      expect(calls("ecs:RunTask")).toBe(1);
      expect(ledger.changed).toBe(true);
    }),
  );

  test("stops after five starts", () =>
    onOneOffStage(
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
    onOneOffStage(
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

describe("stopping it for a canceled job", () => {
  test("uses its ARN", () =>
    onOneOffStage({ migration: serves() }, async (theatre) => {
      await abandon(theatre, 30);
      await expectStopped(theatre);
    }));

  test("uses startedBy without a response from RunTask", () =>
    onOneOffStage({ migration: serves() }, async (theatre) => {
      await abandon(theatre, 30);
      await expectStopped(theatre, (entry) => ({ ...entry, taskArn: undefined }));
    }));

  test("leaves another run's task running", () =>
    onOneOffStage({ migration: serves() }, async (theatre) => {
      await abandon(theatre, 30);
      const ecs = await theatre.stage.aws.ecs();
      const [entry] = theatre.ledger.tasks;
      if (entry === undefined) throw new Error("no entry");
      const { taskArn: _, ...rest } = entry;
      const stopper = { ecs, signal: new AbortController().signal };
      expect(await stopTasksOf(stopper, { ...rest, mark: "another" })).toEqual({ stopped: [], refused: [] });
    }));

  async function expectStopped(
    { stage, ledger }: Theatre,
    change: (entry: Record<string, unknown>) => object = (entry) => entry,
  ): Promise<void> {
    const ecs = await stage.aws.ecs();
    const [entry] = ledger.tasks;
    if (entry === undefined) throw new Error("no entry");
    const changed = JSON.parse(JSON.stringify(change({ ...entry }))) as typeof entry;
    const [task] = stage.world.ecs.state.tasks.values();
    const ended = await stopTasksOf({ ecs, signal: new AbortController().signal }, changed);
    expect(ended).toEqual({ stopped: [task?.arn], refused: [] });
    expect(task).toMatchObject({
      desiredStatus: "STOPPED",
      stoppedReason: "ecs-release: the job was cancelled",
    });
  }
});
