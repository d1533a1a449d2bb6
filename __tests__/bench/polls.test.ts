import { describe, expect, test } from "@jest/globals";
import { fixedPoll, waiterPoll } from "../../bench/polls.ts";

describe("a poll every 5 s", () => {
  test.each([
    [12, { late: 3, looks: 3 }],
    [15, { late: 0, looks: 3 }],
    [0.5, { late: 4.5, looks: 1 }],
  ])("of something that takes %d s", (duration, expected) => {
    expect(fixedPoll(5, duration)).toEqual(expected);
  });
});

describe("the SDK's waiter", () => {
  test.each([
    // Its waits without jitter: 15, 15, 15, …; with full jitter: 15, 30, 60, 120, 120, …
    [0, 20, { late: 10, looks: 3 }],
    [1, 20, { late: 25, looks: 3 }],
    [1, 100, { late: 5, looks: 4 }],
    [1, 300, { late: 45, looks: 6 }],
  ])("with jitter %d, for something that takes %d s", (jitter, duration, expected) => {
    expect(waiterPoll(120, duration, () => jitter)).toEqual(expected);
  });
});
