import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { breakerThreshold } from "../../../simulator/ecs/service/breaker.ts";
import {
  maximumTasks,
  minimumHealthy,
  rollingStep,
  type RollingState,
} from "../../../simulator/ecs/service/rolling-step.ts";

const state = (parts: Partial<RollingState>): RollingState => ({
  desired: 4,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  primary: { live: 0, healthy: 0 },
  launches: true,
  held: false,
  old: [{ live: 4, healthy: 4, keep: 4, replaces: true }],
  stopping: 0,
  ...parts,
});

const old = (live: number, healthy = live, keep = live) => [{ live, healthy, keep, replaces: true }];

describe("one scheduler step", () => {
  test.each([
    ["100/200: all new tasks first", {}, { start: 4, stop: [0] }],
    ["50/200: two may stop immediately", { minimumHealthyPercent: 50 }, { start: 4, stop: [2] }],
    [
      "75/200 of 2: none may stop",
      { desired: 2, minimumHealthyPercent: 75, old: old(2) },
      { start: 2, stop: [0] },
    ],
    [
      "0/100 of 1: stop, then start",
      { desired: 1, minimumHealthyPercent: 0, maximumPercent: 100, old: old(1) },
      { start: 0, stop: [1] },
    ],
    [
      "old tasks stop as new ones become healthy",
      { primary: { live: 4, healthy: 3 } },
      { start: 0, stop: [3] },
    ],
    [
      "all healthy: the last old tasks stop",
      { primary: { live: 4, healthy: 4 }, old: old(1) },
      { start: 0, stop: [1] },
    ],
    ["capacity for only one batch", { maximumPercent: 125 }, { start: 1, stop: [0] }],
    ["waits between starts", { launches: false }, { start: 0, stop: [0] }],
    [
      "failed for good: old tasks stay, failed ones are replaced",
      { held: true, launches: false, old: old(2, 2, 4) },
      { start: 0, stop: [0], restart: [2] },
    ],
    ["desired 0: everything stops", { desired: 0 }, { start: 0, stop: [4] }],
    ["scaled in", { desired: 2, primary: { live: 4, healthy: 4 }, old: [] }, { start: 0, stopPrimary: 2 }],
    [
      "an old task failed while no new one may start",
      { launches: false, old: old(3, 3, 4) },
      { restart: [1] },
    ],
    ["unhealthy old tasks stop first", { primary: { live: 4, healthy: 0 }, old: old(4, 2) }, { stop: [2] }],
  ] as const)("%s", (_name, parts, expected) => {
    expect(rollingStep(state(parts))).toMatchObject(expected);
  });

  test.each([
    [4, 100, 200, 4, 8, false],
    [4, 50, 200, 2, 8, false],
    [2, 75, 200, 2, 4, false],
    [3, 100, 125, 3, 3, true],
    [1, 100, 100, 1, 1, true],
    [1, 0, 100, 0, 1, false],
    [1, 50, 150, 1, 1, true],
  ])("desired %i, %i/%i %%: min %i, max %i, deadlock %s", (desired, minimum, maximum, min, max, deadlock) => {
    expect([minimumHealthy(desired, minimum), maximumTasks(desired, maximum)]).toEqual([min, max]);
    const percentages = { minimumHealthyPercent: minimum, maximumPercent: maximum };
    expect(rollingStep(state({ desired, ...percentages, old: old(desired) })).deadlock).toBe(deadlock);
  });

  test("never starts tasks above the maximum, and never stops healthy tasks below the minimum", () => {
    const group = fc.nat(12).chain((live) => fc.record({ live: fc.constant(live), healthy: fc.nat(live) }));
    const oldGroup = fc
      .tuple(group, fc.nat(12), fc.boolean())
      .map(([each, keep, replaces]) => ({ ...each, keep, replaces }));
    const states = fc.record({
      desired: fc.nat(12),
      minimumHealthyPercent: fc.nat(100),
      maximumPercent: fc.integer({ min: 100, max: 300 }),
      primary: group,
      launches: fc.boolean(),
      held: fc.boolean(),
      old: fc.array(oldGroup, { maxLength: 3 }),
      stopping: fc.nat(3),
    });
    fc.assert(
      fc.property(states, (before) => {
        const step = rollingStep(before);
        const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
        const live = before.primary.live + total(before.old.map((each) => each.live));
        const healthy = before.primary.healthy + total(before.old.map((each) => each.healthy));
        const started = step.start + total(step.restart);
        const max = maximumTasks(before.desired, before.maximumPercent);
        const min = minimumHealthy(before.desired, before.minimumHealthyPercent);
        expect(started === 0 || live + started <= max).toBe(true);
        for (const [index, count] of step.stop.entries())
          expect(count).toBeLessThanOrEqual(before.old[index]?.live ?? 0);
        const lost = total(
          step.stop.map((count, index) => {
            const each = before.old[index] ?? { live: 0, healthy: 0 };
            return Math.max(0, count - (each.live - each.healthy));
          }),
        );
        expect(lost === 0 || healthy - lost >= min).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

test.each([
  [1, undefined, 3],
  [25, undefined, 13],
  [400, undefined, 200],
  [800, undefined, 200],
  [10, { type: "BOUNDED_PERCENT", value: 100 }, 10],
  [4, { type: "COUNT", value: 7 }, 7],
  [4, { type: "UNBOUNDED_PERCENT", value: 50 }, 2],
  [0, { type: "UNBOUNDED_PERCENT", value: 50 }, 1],
  [800, { type: "UNBOUNDED_PERCENT", value: 50 }, 400],
])("the circuit breaker's threshold for %i desired with %j is %i", (desired, configuration, threshold) => {
  expect(breakerThreshold(desired, configuration)).toBe(threshold);
});
