import { describe, expect, test } from "@jest/globals";
import { createPace } from "../../src/release/pace.ts";
import { minutes, type Outlook, seconds } from "../../src/core/time.ts";

const now = Date.UTC(2026, 10, 21);
const at = (slowness = 1, interval = 3000) =>
  createPace({ interval, clock: { now: () => now }, slowness: () => slowness });
const nothingFor = (ms: number): Outlook => ({ next: "nothing", until: now + ms });

describe("the polling interval", () => {
  test.each<[string, number, Outlook, number]>([
    ["the end is next", 0, { next: "end" }, 3000],
    ["another step is next", 0, { next: "step" }, 3750],
    ["nothing has changed for ten minutes", minutes(10), { next: "end" }, 3000],
    ["nothing has changed for twenty minutes", minutes(20), { next: "end" }, 6000],
    ["nothing has changed for hours", minutes(300), { next: "step" }, 15_000],
    ["nothing can change for five minutes", 0, nothingFor(minutes(5)), 15_000],
    ["the end is due in ten seconds", 0, nothingFor(seconds(10)), 10_000],
    ["the end is due in one second: no faster than the interval", 0, nothingFor(seconds(1)), 3000],
    ["the end is overdue", 0, nothingFor(-seconds(9)), 3000],
  ])("%s", (_, elapsed, outlook, wait) => {
    expect(at()(elapsed, outlook)).toBe(wait);
  });

  test("expects the end next without a prediction", () => {
    expect(at()(0)).toBe(3000);
  });

  test("grows while AWS throttles", () => {
    expect([at(4)(0), at(4)(minutes(60)), at(2)(0, nothingFor(minutes(5)))]).toEqual([
      12_000, 60_000, 30_000,
    ]);
  });

  test("also limits the longest wait if it is short", () => {
    expect([at(1, 100)(0, nothingFor(minutes(5))), at(1, 1000)(minutes(300))]).toEqual([500, 5000]);
  });

  test("keeps a value above the longest wait", () => {
    expect([at(1, 60_000)(0), at(1, 60_000)(minutes(60))]).toEqual([60_000, 60_000]);
  });
});
