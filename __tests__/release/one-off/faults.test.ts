import { describe, expect, test } from "@jest/globals";
import type { FaultKind, FaultRule } from "../../../simulator/faults.ts";
import { AwsError } from "../../../simulator/protocol/call.ts";
import { exits, lines } from "../../../simulator/scenarios/scripts.ts";
import { minutes } from "../../../src/core/time.ts";
import { simulateOneOffs } from "./one-off-simulation.ts";

const migration = exits(0, 10, ...lines(1, "migrating"));

const temporary: ReadonlyArray<readonly [string, FaultKind]> = [
  ["throttling", "throttle"],
  ["500s", "http-500"],
  ["an HTML page of a proxy", "html-503"],
  ["a reset before the effect", "reset-before"],
  ["a reset after the effect", "reset-after"],
  ["stale responses", "stale"],
];
const operations = ["RunTask", "ListTasks", "DescribeTasks", "GetLogEvents"];
const matrix = operations.flatMap((operation) =>
  // More than the six or twelve attempts of one call, but not indefinite.
  temporary.map(([name, fault]) => ({ operation, name, fault, times: 9 })),
);

describe("temporary errors", () => {
  test.each(matrix)(
    "$operation × $name × $times: starts one task and reports the correct result",
    ({ operation, fault, times }) =>
      simulateOneOffs(
        { migration, faults: [{ operation, fault, times }] },
        async ({ run, effects, simulation }) => {
          const result = await run();
          expect(result).toMatchObject({ succeeded: true, exitCode: 0 });
          expect(effects).toHaveLength(1);
          expect(simulation.world.ecs.state.tasks.size).toBe(1);
        },
      ),
  );

  test("gives up within minutes if RunTask always fails, and reports no success", () =>
    simulateOneOffs(
      { migration, faults: [{ operation: "RunTask", fault: "reset-before" }] },
      async ({ run, effects }) => {
        const result = await run();
        expect(result).toMatchObject({
          succeeded: false,
          taskArn: "",
          cause: { name: "task-start-unclear" },
        });
        expect(result.seconds).toBeLessThan(400);
        expect(effects).toHaveLength(0);
      },
    ));

  test("finds and follows the task if RunTask took effect without a response", () =>
    simulateOneOffs(
      { migration, faults: [{ operation: "RunTask", fault: "reset-after" }] },
      async ({ run, effects }) => {
        // When the retries end, the task has long ended: the guard's second search finds it.
        const result = await run({ spec: { timeout: minutes(1) } });
        expect(effects).toHaveLength(1);
        expect(result.succeeded || result.cause?.name === "task-start-unclear").toBe(true);
        expect(await run()).toMatchObject({ succeeded: true, adopted: true });
        expect(effects).toHaveLength(1);
      },
    ));

  test("does not repeat a task that failed while the response of RunTask was lost", () =>
    simulateOneOffs(
      { migration: exits(1, 2), faults: [{ operation: "RunTask", times: 40, fault: "reset-after" }] },
      async ({ run, effects }) => {
        expect(await run({ unguarded: true })).toMatchObject({ succeeded: false, exitCode: 1 });
        expect(effects).toHaveLength(1);
      },
    ));

  test("stops the task and reports no success if DescribeTasks fails until the timeout", () =>
    simulateOneOffs(
      { migration: { log: [] }, faults: [{ operation: "DescribeTasks", after: 2, fault: "http-500" }] },
      async ({ run, simulation }) => {
        expect(await run({ spec: { timeout: minutes(2) } })).toMatchObject({
          succeeded: false,
          cause: { name: "migration-timeout" },
        });
        const [task] = simulation.world.ecs.state.tasks.values();
        expect(task?.desiredStatus).toBe("STOPPED");
      },
    ));
});

describe("rejected calls", () => {
  const tagging = new AwsError(
    "AccessDeniedException",
    "User: arn:aws:sts::123456789012:assumed-role/release/x is not authorized to perform: ecs:TagResource on resource: * because no identity-based policy allows the ecs:TagResource action",
  );
  const withTags = (input: unknown): boolean => (input as { tags?: unknown }).tags !== undefined;

  test("runs the task without tags if it may not tag", () =>
    simulateOneOffs(
      { migration, faults: [{ operation: "RunTask", when: withTags, fault: { error: tagging } }] },
      async ({ run, effects, notes }) => {
        expect(await run()).toMatchObject({ succeeded: true });
        expect(effects).toHaveLength(1);
        expect(notes()).toEqual([expect.stringContaining("ecs:TagResource")]);
      },
    ));

  test.each<readonly [string, FaultRule, string]>([
    ["RunTask", { operation: "RunTask", fault: "denied" }, "ecs:RunTask"],
    [
      "RunTask is invalid",
      {
        operation: "RunTask",
        fault: {
          error: new AwsError(
            "InvalidParameterException",
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
          ),
        },
      },
      "Network Configuration",
    ],
  ])("%s: fails at once, with AWS's words", (_, fault, words) =>
    simulateOneOffs({ migration, faults: [fault] }, async ({ run, calls }) => {
      const result = await run();
      expect(result).toMatchObject({ succeeded: false, taskArn: "" });
      expect(JSON.stringify(result.cause)).toContain(words);
      expect(calls("ecs:RunTask")).toBe(1);
      expect(result.seconds).toBeLessThan(5);
    }),
  );

  test("refuses to start without permission to list, because two migrations could run at once", () =>
    simulateOneOffs(
      { migration, faults: [{ operation: "ListTasks", fault: "denied" }] },
      async ({ run, calls }) => {
        await expect(run()).rejects.toMatchObject({ why: { evidence: expect.anything() } });
        expect(calls("ecs:RunTask")).toBe(0);
      },
    ));

  test.each([0, 10])(
    "adopts the task of a conflicting token if it is ours, listed after %d s",
    (taskInvisible) =>
      simulateOneOffs({ migration: exits(0, 60), switches: { taskInvisible } }, async ({ run, effects }) => {
        const one = run({ unguarded: true });
        const two = run({ unguarded: true, spec: { tags: [] } });
        const results = await Promise.all([one, two]);
        expect(results[0]?.taskArn).toBe(results[1]?.taskArn);
        expect(results.map(({ succeeded }) => succeeded)).toEqual([true, true]);
        expect(effects).toHaveLength(1);
      }),
  );

  test("does not adopt the task of a conflicting token if it is another run's", () =>
    simulateOneOffs({ migration: exits(0, 60) }, async ({ run, simulation }) => {
      const other = run({ runId: "76", unguarded: true });
      await simulation.clock.sleep(20_000);
      const [task] = simulation.world.ecs.state.tasks.values();
      const conflict = new AwsError("ConflictException", "The token is in use.", 400, {
        resourceIds: [task?.arn ?? ""],
      });
      simulation.simulator.faults.add({ operation: "RunTask", fault: { error: conflict } });
      expect(await run({ unguarded: true })).toMatchObject({ succeeded: false, taskArn: "" });
      expect(await other).toMatchObject({ succeeded: true });
    }));
});
