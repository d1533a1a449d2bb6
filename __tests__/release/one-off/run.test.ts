import { describe, expect, test } from "@jest/globals";
import type { Script } from "../../../simulator/ecs/program.ts";
import { exits, lines, serves } from "../../../simulator/scenarios/scripts.ts";
import { minutes, seconds } from "../../../src/core/time.ts";
import { container, simulateOneOffs, registry, type Runner, type Setting } from "./one-off-simulation.ts";

const migrated = exits(0, 10, ...lines(2, "migrating", "done"));

describe("the result", () => {
  test("is a success with exit code 0, with its log", () =>
    simulateOneOffs(
      { migration: migrated },
      async ({ run, events, lines: printed, effects, simulation, calls }) => {
        const result = await run({ interval: 3000 });
        expect(result).toMatchObject({
          succeeded: true,
          exitCode: 0,
          container: "app",
          adopted: false,
          log: ["migrating", "done"],
        });
        expect(result.cause).toBeUndefined();
        expect(printed()).toEqual(["migrating", "done"]);
        expect(effects).toHaveLength(1);
        expect(calls("ecs:RunTask")).toBe(1);
        expect(calls("ecs:StopTask")).toBe(0);
        const [task] = simulation.world.ecs.state.tasks.values();
        expect(result.taskArn).toBe(task?.arn);
        const statuses = events.flatMap((event) => (event.kind === "task-status" ? [event.status] : []));
        expect(statuses).toEqual(
          expect.arrayContaining(["PROVISIONING", "PENDING, pulling images", "RUNNING"]),
        );
        expect(events.find(({ kind }) => kind === "task-started")).toMatchObject({
          logGroup: "/ecs/shop",
          logStream: `app/app/${task?.id ?? ""}`,
          logRegion: "eu-west-1",
        });
      },
    ));

  test.each<readonly [string, Script, number, string]>([
    ["exit 1", exits(1, 5, ...lines(1, "boom")), 1, "exited with code 1"],
    ["out of memory", { log: [], exit: { after: 5, code: 137, outOfMemory: true } }, 137, "memory"],
    ["terminated", exits(143, 5), 143, "143"],
    ["a missing command", exits(127, 1), 127, "127"],
  ])("%s is a failure with its code, and is never repeated", (_, migration, exitCode, words) =>
    simulateOneOffs({ migration }, async ({ run, effects }) => {
      const result = await run();
      expect(result).toMatchObject({ succeeded: false, exitCode });
      expect(result.cause?.what).toContain(words);
      expect(result.cause?.what).toContain('"app"');
      expect(effects).toHaveLength(1);
    }),
  );

  test("has a reason but no exit code if the image can't be pulled", () =>
    simulateOneOffs(
      {
        migration: migrated,
        app: {
          pullError: {
            text: "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref shop:v2: not found",
          },
        },
      },
      async ({ run, effects, calls }) => {
        const result = await run();
        expect(result).toMatchObject({ succeeded: false, cause: { name: "image-not-found" } });
        expect(result).not.toHaveProperty("exitCode");
        expect(effects).toHaveLength(0);
        expect(calls("ecs:RunTask")).toBe(1);
      },
    ));

  test("has a warning if a tool exits with 0 without migrating", () =>
    simulateOneOffs(
      { migration: exits(0, 3, ...lines(1, "   INFO  The [migrate] command is already running.")) },
      async ({ run, notes }) => {
        expect((await run()).succeeded).toBe(true);
        expect(notes()).toEqual([expect.stringContaining("The migration exited with code 0, but")]);
      },
    ));
});

describe("the deciding exit code", () => {
  const endless = (name: string) => ({ image: `${registry}/${name}:*`, run: serves() });

  test("is its own if an essential sidecar is killed later and an injected one is listed first", () =>
    simulateOneOffs(
      {
        migration: migrated,
        containers: [container("nginx"), container("app"), container("otel", { essential: false })],
        programs: [endless("nginx"), { ...endless("otel"), run: { ...serves(), sigterm: "ignored" } }],
        switches: { injectedContainers: ["aws-guardduty-agent-x1"] },
      },
      async ({ run, calls }) => {
        const begin = await run();
        expect(begin).toMatchObject({ succeeded: true, exitCode: 0 });
        expect(calls("ecs:StopTask")).toBe(0);
        // The sidecar ignores SIGTERM and runs for another 30 s, but the step does not wait for it.
        expect(begin.seconds).toBeLessThan(50);
      },
    ));

  test.each([
    [0, true],
    [3, false],
  ])("does not change if the task is stopped because only sidecars remain after exit %d", (code, succeeded) =>
    simulateOneOffs(
      {
        migration: exits(code, 5),
        containers: [container("nginx"), container("app", { essential: false })],
        programs: [endless("nginx")],
      },
      async ({ run, simulation, calls }) => {
        expect(await run()).toMatchObject({ succeeded, exitCode: code });
        expect(calls("ecs:StopTask")).toBe(1);
        const [task] = simulation.world.ecs.state.tasks.values();
        expect(task?.stoppedReason).toContain("the deciding container has ended");
      },
    ),
  );

  test("is the failed init container's, not the 143 of the one that never ran", () =>
    simulateOneOffs(
      {
        migration: migrated,
        containers: [
          container("app", { dependsOn: [{ containerName: "init", condition: "SUCCESS" }] }),
          container("init", { essential: false }),
        ],
        programs: [{ image: `${registry}/init:*`, run: exits(2, 3, ...lines(1, "no database")) }],
      },
      async ({ run, effects, lines: printed }) => {
        const result = await run();
        expect(result.log).toEqual(["no database"]);
        expect(printed()).toEqual(["no database"]);
        expect(result).toMatchObject({ succeeded: false, exitCode: 2, cause: { name: "dependency-failed" } });
        expect(result.cause?.what).toMatch(/"app" never ran.*"init".*exited with code 2/u);
        expect(effects).toHaveLength(0);
      },
    ));

  const crashing = (code: number) => ({
    containers: [container("app"), container("proxy")],
    programs: [{ image: `${registry}/proxy:*`, run: exits(code, 20, ...lines(1, "proxy: no upstream")) }],
  });

  test("is not a success if an essential sidecar ends first and it exits gracefully with 0", () =>
    simulateOneOffs(
      { ...crashing(1), migration: { ...serves(), sigterm: { after: 8, code: 0 } } },
      async ({ run }) => {
        const result = await run();
        expect(result).toMatchObject({ succeeded: false, exitCode: 0, cause: { name: "task-interrupted" } });
        expect(result.cause?.what).toContain("another essential container ended first");
      },
    ));

  test("comes with an essential sidecar as the cause if that fails first, with its log", () =>
    simulateOneOffs({ ...crashing(1), migration: serves() }, async ({ run, lines: printed }) => {
      const result = await run();
      expect(result).toMatchObject({ succeeded: false, exitCode: 143 });
      expect(result.cause?.what).toMatch(/"app" exited with code 143.*"proxy"/u);
      expect(printed()).toContain("proxy: no upstream");
    }));

  test("comes with a warning if a sidecar fails at the same time", () =>
    simulateOneOffs({ ...crashing(1), migration: exits(0, 20) }, async ({ run, notes }) => {
      expect(await run()).toMatchObject({ succeeded: true });
      expect(notes()).toEqual([expect.stringMatching(/"proxy" failed in the same task/u)]);
    }));

  test.each([
    ["UserInitiated", "Task stopped by user", "task-interrupted"],
    ["TaskFailedToStart", "CannotPullContainerError: proxy: not found", "image-not-found"],
  ])("proves no finished work if it exited gracefully with 0 after a stop: %s", (code, reason, name) =>
    simulateOneOffs(
      {
        migration: { ...serves(), sigterm: { after: 1, code: 0 } },
        actors: [
          {
            name: "somebody",
            when: { at: 60 },
            act: ({ ecs }) => {
              for (const task of ecs.state.tasks.values()) ecs.life.stop(task, { code, reason });
            },
          },
        ],
      },
      // The end is seen in one poll, so that only the stop code shows the stop.
      async ({ run }) => {
        const result = await run({ interval: 20_000 });
        expect(result).toMatchObject({ succeeded: false, exitCode: 0, cause: { name } });
        expect(result.cause?.what).toContain("it may not have finished its work");
      },
    ),
  );
});

describe("task states", () => {
  test("ignores MISSING at first", () =>
    simulateOneOffs({ migration: migrated, switches: { taskInvisible: 20 } }, async ({ run }) => {
      expect(await run()).toMatchObject({ succeeded: true });
    }));

  test("reports an unknown result if MISSING persists", () =>
    simulateOneOffs(
      {
        migration: serves(),
        actors: [{ name: "ECS", when: { at: 60 }, act: ({ ecs }) => ecs.state.tasks.clear() }],
      },
      async ({ run }) => {
        const result = await run();
        expect(result).toMatchObject({ succeeded: false, cause: { name: "task-gone" } });
        expect(result.seconds).toBeLessThan(150);
      },
    ));

  test("reports a missing read permission immediately, and lets the task continue", () =>
    simulateOneOffs(
      { migration: migrated, faults: [{ operation: "DescribeTasks", after: 2, fault: "denied" }] },
      async ({ run, calls, effects, simulation }) => {
        const result = await run();
        expect(result.succeeded).toBe(false);
        expect(result.cause?.what).toContain("could not be watched until it stopped");
        expect(JSON.stringify(result.cause)).toContain("ecs:DescribeTasks");
        expect(result.seconds).toBeLessThan(60);
        expect(calls("ecs:StopTask")).toBe(0);
        await simulation.clock.sleep(seconds(60));
        simulation.world.runQueue();
        expect(effects).toHaveLength(1);
      },
    ));
});

describe("the timeout of a one-off task", () => {
  const short = { spec: { timeout: minutes(2) } };

  test("stops the task, reads the log to its end, and reports how the time was spent", () =>
    simulateOneOffs(
      {
        migration: {
          log: [...lines(10, "step 1", "step 2"), { after: 121, text: "last words", ingestion: 8 }],
        },
      },
      async ({ run, simulation, lines: printed }) => {
        const result = await run(short);
        expect(result).toMatchObject({
          succeeded: false,
          exitCode: 143,
          cause: { name: "migration-timeout" },
        });
        expect(result.cause?.what).toMatch(
          /did not end within 2 m: placing 8 s, pulling 6 s, .*running 1 m/u,
        );
        expect(result.cause?.evidence).toContain("The task was stopped.");
        const [task] = simulation.world.ecs.state.tasks.values();
        expect(task).toMatchObject({
          lastStatus: "STOPPED",
          stoppedReason: expect.stringContaining("timeout"),
        });
        expect(printed()).toEqual(["step 1", "step 2"]);
      },
    ));

  test("also applies while the image is being pulled", () =>
    simulateOneOffs({ migration: migrated, app: { pull: 3600 } }, async ({ run, effects }) => {
      const result = await run(short);
      expect(result.cause?.what).toMatch(/placing 8 s, pulling 1 m/u);
      expect(effects).toHaveLength(0);
    }));

  test("does not trust exit code 0 after our own stop", () =>
    simulateOneOffs({ migration: { ...serves(), sigterm: { after: 2, code: 0 } } }, async ({ run }) => {
      expect(await run(short)).toMatchObject({
        succeeded: false,
        exitCode: 0,
        cause: { name: "migration-timeout" },
      });
    }));

  test("accepts a success in the last second, because of a last poll", () =>
    simulateOneOffs({ migration: exits(0, 102) }, async ({ run, effects, calls }) => {
      const result = await run({ ...short, interval: 50_000 });
      expect(result).toMatchObject({ succeeded: true });
      expect(effects).toHaveLength(1);
      expect(calls("ecs:StopTask")).toBe(0);
    }));

  test("reports a task that can't be stopped as still running", () =>
    simulateOneOffs(
      { migration: serves(), faults: [{ operation: "StopTask", fault: "denied" }] },
      async ({ run }) => {
        const result = await run(short);
        expect(result.succeeded).toBe(false);
        expect(result.cause?.evidence.join()).toMatch(/could not be stopped.*still be running/u);
      },
    ));

  test.each<readonly [string, Partial<Setting>]>([
    ["by its log", { migration: serves(...lines(1, "Server running on [http://0.0.0.0:8000].")) }],
    [
      "by its health check",
      {
        migration: serves(),
        containers: [container("app", { healthCheck: { command: ["CMD-SHELL", "curl localhost"] } })],
      },
    ],
  ])("is not needed to detect a server in place of a migration %s", (_, setting) =>
    simulateOneOffs({ migration: serves(), ...setting }, async ({ run, events }) => {
      const result = await run({ ...short, interval: 3000 });
      expect(result.cause).toMatchObject({ name: "serves-instead-of-migrating" });
      expect(result.cause?.what).toContain("RUN_MIGRATIONS");
      expect(result.cause?.remedy).toContain("migration-command");
      const early = events.findIndex((event) => event.kind === "note" && event.text.includes("never end"));
      const end = events.findIndex(
        (event) => event.kind === "task-status" && event.status === "DEPROVISIONING",
      );
      expect(early).toBeGreaterThan(0);
      expect(early).toBeLessThan(end);
    }),
  );

  const ready = { after: 1, text: "Server running on [http://0.0.0.0:8000]." };

  test("is not needed to stop a server, which is stopped after two minutes", () =>
    simulateOneOffs({ migration: { log: [ready] } }, async ({ run, simulation, calls }) => {
      const result = await run();
      expect(result.cause).toMatchObject({ name: "serves-instead-of-migrating" });
      expect(result.seconds).toBeLessThan(240);
      expect(calls("ecs:StopTask")).toBe(1);
      const [task] = simulation.world.ecs.state.tasks.values();
      expect(task?.stoppedReason).toContain("runs a server");
    }));

  test.each<readonly [string, Script, Runner]>([
    [
      "keeps logging",
      exits(
        0,
        150,
        ready,
        ...Array.from({ length: 8 }, (_, index) => ({ after: 20 * index, text: `step ${index}` })),
      ),
      {},
    ],
    ["has its own command", exits(0, 150, ready), { spec: { command: ["bin/migrate"] } }],
    ["ends in time", exits(0, 90, ready), {}],
    ["is a smoke test", exits(0, 150, ready), { unguarded: true, spec: { kind: "smoke-test" } }],
  ])("is not shortened for a task that looks like a server but %s", (_, migration, runner) =>
    simulateOneOffs({ migration }, async ({ run, calls }) => {
      expect(await run(runner)).toMatchObject({ succeeded: true, exitCode: 0 });
      expect(calls("ecs:StopTask")).toBe(0);
    }),
  );

  test("has a heartbeat every minute during a long wait", () =>
    simulateOneOffs({ migration: exits(0, 200) }, async ({ run, events }) => {
      await run();
      const beats = events.filter(({ kind }) => kind === "heartbeat");
      expect(beats).toHaveLength(3);
      expect(beats[0]).toMatchObject({ awaiting: "the migration task (running)" });
    }));
});

describe("when the job is canceled", () => {
  test("stops waiting immediately, and lets the task continue", () =>
    simulateOneOffs({ migration: exits(0, 300) }, async ({ run, simulation, journal, calls }) => {
      const cancel = new AbortController();
      const running = run({ signal: cancel.signal });
      void simulation.clock.sleep(60_000).then(() => cancel.abort(new Error("cancelled")));
      await expect(running).rejects.toThrow("cancelled");
      expect(calls("ecs:StopTask")).toBe(0);
      const [task] = simulation.world.ecs.state.tasks.values();
      expect(task?.desiredStatus).toBe("RUNNING");
      expect(journal.tasks).toEqual([expect.objectContaining({ taskArn: task?.arn })]);
      expect(journal.tasks[0]?.ended).toBeUndefined();
    }));
});
