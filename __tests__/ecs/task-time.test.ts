import { describe, expect, test } from "@jest/globals";
import type { Task } from "@aws-sdk/client-ecs";
import { stageInWords, timeSpent, timeSpentInWords } from "../../src/ecs/task-time.ts";
import { inWords } from "../../src/core/time.ts";

const at = (seconds: number): Date => new Date(1_000_000 + seconds * 1000);
const now = at(100).getTime();

describe("the time spent in each stage", () => {
  test.each<readonly [string, Task, string]>([
    ["never placed", { createdAt: at(0) }, "placing 1 m 40 s"],
    ["still pulling", { createdAt: at(0), pullStartedAt: at(40) }, "placing 40 s, pulling 1 m"],
    [
      "still starting",
      { createdAt: at(0), pullStartedAt: at(40), pullStoppedAt: at(60) },
      "placing 40 s, pulling 20 s, starting 40 s",
    ],
    [
      "still running",
      { createdAt: at(0), pullStartedAt: at(5), pullStoppedAt: at(10), startedAt: at(12) },
      "placing 5 s, pulling 5 s, starting 2 s, running 1 m 28 s",
    ],
    [
      "stopped",
      {
        createdAt: at(0),
        pullStartedAt: at(5),
        pullStoppedAt: at(10),
        startedAt: at(10),
        executionStoppedAt: at(30),
        stoppedAt: at(60),
      },
      "placing 5 s, pulling 5 s, running 20 s",
    ],
    [
      "stopped before it ran",
      { createdAt: at(0), pullStartedAt: at(5), stoppedAt: at(25) },
      "placing 5 s, pulling 20 s",
    ],
    ["pull times missing", { createdAt: at(0), startedAt: at(10) }, "placing 10 s, running 1 m 30 s"],
    ["clock behind AWS's clock", { createdAt: at(200) }, "placing 0 s"],
    ["no times", {}, ""],
  ])("%s", (_, task, expected) => {
    expect(timeSpentInWords(task, now)).toBe(expected);
  });

  test("lists stages in order, in milliseconds", () => {
    expect(timeSpent({ createdAt: at(0), pullStartedAt: at(1.5) }, now)).toEqual([
      { stage: "placing", milliseconds: 1500 },
      { stage: "pulling", milliseconds: 98_500 },
    ]);
  });
});

test.each<readonly [Task, string]>([
  [{ lastStatus: "PROVISIONING" }, "waiting for capacity and a network interface"],
  [{ lastStatus: "PENDING" }, "waiting for capacity"],
  [{ lastStatus: "PENDING", pullStartedAt: at(0) }, "pulling images"],
  [{ lastStatus: "PENDING", pullStartedAt: at(0), pullStoppedAt: at(1) }, "starting its containers"],
  [{ lastStatus: "ACTIVATING" }, "starting its containers"],
  [{ lastStatus: "RUNNING" }, "running"],
  [{ lastStatus: "DEPROVISIONING" }, "stopping"],
  [{ lastStatus: "HIBERNATING" }, "hibernating"],
  [{}, "in an unknown state"],
])("parses %j as %s", (task, expected) => {
  expect(stageInWords(task)).toBe(expected);
});

test.each([
  [-5, "0 s"],
  [499, "0 s"],
  [59_600, "1 m"],
  [65_000, "1 m 05 s"],
  [3_600_000, "1 h"],
  [3_725_000, "1 h 02 m"],
])("formats %d ms: %s", (ms, expected) => {
  expect(inWords(ms)).toBe(expected);
});
