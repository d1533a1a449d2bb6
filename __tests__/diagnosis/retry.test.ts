import { describe, expect, test } from "@jest/globals";
import type { ContainerState, TaskState } from "../../src/diagnosis/facts.ts";
import { mayRetry, mayRetryPlacement, neverStarted } from "../../src/diagnosis/retry.ts";

const timeout = "Timeout waiting for network interface provisioning to complete.";
const blocked =
  "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init] for target [web] as dependency did not exit successfully.";

const task = (containers: readonly ContainerState[], more: Partial<TaskState> = {}): TaskState => ({
  lastStatus: "STOPPED",
  stopCode: "TaskFailedToStart",
  stoppedReason: timeout,
  containers,
  ...more,
});

const beginnings: ReadonlyArray<readonly [string, boolean, TaskState]> = [
  ["no container ran", true, task([{ name: "web", lastStatus: "STOPPED" }])],
  ["no containers are listed", true, task([])],
  ["the task reached RUNNING", false, task([{ name: "web" }], { startedAt: new Date(0) })],
  [
    "one container ran while another's image was pulled",
    false,
    task([{ name: "web", exitCode: 137 }, { name: "x" }]),
  ],
  ["one ended with 0", false, task([{ name: "web", exitCode: 0 }])],
  ["143 of a container that got SIGTERM", false, task([{ name: "web", exitCode: 143 }])],
  ["143 of a container that never ran", true, task([{ name: "web", exitCode: 143, reason: blocked }])],
  ["a container still runs", false, task([{ name: "web", lastStatus: "RUNNING" }])],
  ["its health was checked", false, task([{ name: "web", healthStatus: "UNHEALTHY" }])],
  ["its health was never checked", true, task([{ name: "web", healthStatus: "UNKNOWN" }])],
];

describe("neverStarted", () => {
  test.each(beginnings)("%s: %s", (_, expected, state) => {
    expect(neverStarted(state)).toBe(expected);
  });

  test.each(beginnings.filter(([, never]) => !never))("%s: does not start again", (_, _expected, state) => {
    expect(mayRetry(state)).toBe(false);
  });
});

describe("mayRetry", () => {
  test.each<readonly [string, boolean, TaskState]>([
    ["a network interface was late", true, task([{ name: "web" }])],
    ["the task has not ended", false, task([{ name: "web" }], { lastStatus: "DEPROVISIONING" })],
    [
      "Spot capacity ended before the task started",
      true,
      task([], { stopCode: "SpotInterruption", stoppedReason: "" }),
    ],
    ["a user stopped it", false, task([], { stopCode: "UserInitiated", stoppedReason: "enough" })],
    ["nothing is known", false, task([], { stopCode: undefined, stoppedReason: undefined })],
    ["the reason is unknown", false, task([], { stoppedReason: "The moon was in the way" })],
    [
      "one of its reasons is permanent",
      false,
      task([{ name: "web", reason: "CannotPullContainerError: failed to resolve ref x: not found" }]),
    ],
    [
      "an external stop with a permanent reason",
      false,
      task([], {
        stopCode: "InfrastructureHealth",
        stoppedReason: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
      }),
    ],
  ])("%s: %s", (_, expected, state) => {
    expect(mayRetry(state)).toBe(expected);
  });
});

test.each([
  ["RESOURCE:CPU", true],
  ["RESOURCE:ENI", true],
  ["AGENT", true],
  ["Capacity is unavailable at this time. Please try again later or in a different availability zone", true],
  ["ATTRIBUTE", false],
  ["LOCATION", false],
  ["MISSING", false],
  ["You’ve reached the limit on the number of tasks you can run concurrently", false],
  ["an unknown reason", false],
  [undefined, false],
])("RunTask failure %s may be retried: %s", (reason, expected) => {
  expect(mayRetryPlacement(reason)).toBe(expected);
});
