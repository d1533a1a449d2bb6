/** A read that AWS did not answer proves nothing about a one-off task or its log. */
import { describe, expect, test } from "@jest/globals";
import type { FaultKind } from "../../../simulator/faults.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import { seconds } from "../../../src/core/time.ts";
import type { EventBody } from "../../../src/core/events.ts";
import { stopTasks } from "../../../src/release/cancel.ts";
import type { ReleaseContext } from "../../../src/release/context.ts";
import { type OneOffSimulation, simulateOneOffs } from "./one-off-simulation.ts";

/** Adds a fault for this period, in seconds from now. */
function addFault(
  { simulation: { simulator, clock } }: OneOffSimulation,
  operation: string,
  [from, to]: readonly [number, number],
  fault: FaultKind = "http-500",
): void {
  const start = clock.now();
  const when = (): boolean => clock.now() >= start + seconds(from) && clock.now() < start + seconds(to);
  simulator.faults.add({ operation, when, fault });
}

describe("an outage", () => {
  test("does not turn one MISSING response into a lost task", () =>
    simulateOneOffs({ migration: exits(0, 150), switches: { taskInvisible: 8 } }, async (oneOffs) => {
      addFault(oneOffs, "DescribeTasks", [10, 100]);
      expect(await oneOffs.run({ unguarded: true })).toMatchObject({ succeeded: true, exitCode: 0 });
    }));

  test("of the log does not make a migration look like a silent server", () => {
    const ready = { after: 1, text: "Server running on [http://0.0.0.0:8000]." };
    const steps = Array.from({ length: 12 }, (_, index) => ({
      after: 20 * (index + 1),
      text: `step ${index}`,
    }));
    return simulateOneOffs({ migration: exits(0, 250, ready, ...steps) }, async (oneOffs) => {
      addFault(oneOffs, "GetLogEvents", [60, 260]);
      expect(await oneOffs.run()).toMatchObject({ succeeded: true, exitCode: 0 });
      expect(oneOffs.calls("ecs:StopTask")).toBe(0);
    });
  });
});

test("waits between two looks for a task that is listed but not described, also after its time to wait", () =>
  simulateOneOffs({ migration: serves() }, async ({ run, simulation, calls }) => {
    const cancel = new AbortController();
    const other = run({ runId: "76", signal: cancel.signal });
    await simulation.clock.sleep(seconds(20));
    cancel.abort(new Error("another job's end"));
    await expect(other).rejects.toThrow("another job's end");
    const before = calls("ecs:ListTasks");
    const limit = new AbortController();
    const missing = (): boolean => {
      if (calls("ecs:ListTasks") > before + 50) limit.abort(new Error("too many calls"));
      return calls("ecs:RunTask") === 1;
    };
    const fault = { rewrite: () => ({ tasks: [], failures: [{ reason: "MISSING" }] }) };
    simulation.simulator.faults.add({ operation: "DescribeTasks", when: missing, fault });
    const running = run({ signal: limit.signal, spec: { timeout: seconds(20) } });
    const since = simulation.clock.now();
    let startedAt = 0;
    const noteStart = (): boolean => {
      startedAt ||= simulation.clock.now();
      return false;
    };
    simulation.simulator.faults.add({ operation: "RunTask", when: noteStart, fault: "denied" });
    await expect(running).resolves.toMatchObject({ succeeded: false });
    // It may be another migration, so ours starts only after a minute.
    expect(startedAt - since).toBeGreaterThanOrEqual(seconds(60));
  }));

describe("on-cancel: stop, right after RunTask", () => {
  test.each([
    ["listed late", 2, "STOPPED", []],
    [
      "never listed",
      Infinity,
      "RUNNING",
      [expect.stringContaining("could not be stopped: ECS doesn't list")],
    ],
  ] as const)("a task that is %s", (_, times, desiredStatus, expected) =>
    simulateOneOffs({ migration: serves() }, async (oneOffs) => {
      const { simulation, journal, events, notes } = oneOffs;
      const cancel = new AbortController();
      const running = oneOffs.run({ signal: cancel.signal });
      await simulation.clock.sleep(seconds(20));
      cancel.abort(new Error("canceled"));
      await expect(running).rejects.toThrow("canceled");
      const fault = { rewrite: () => ({ tasks: [], failures: [{ reason: "MISSING" }] }) };
      simulation.simulator.faults.add({ operation: "DescribeTasks", times, fault });
      const { aws, clock } = simulation;
      const signal = new AbortController().signal;
      const emit = (event: EventBody): void => void events.push(event);
      const context = { aws, clock, journal, emit, signal, pace: () => 5000 };
      await stopTasks(context as unknown as ReleaseContext, seconds(30));
      const [task] = simulation.world.ecs.state.tasks.values();
      expect([task?.desiredStatus, notes()]).toEqual([desiredStatus, expected]);
    }),
  );
});
