import { expect, test } from "@jest/globals";
import type { TaskCause } from "../../src/diagnosis/facts.ts";
import { failAlike, groupFailures } from "../../src/diagnosis/group.ts";

const cause = (name: string, container?: string, exitCode?: number): TaskCause => ({
  name,
  what: name,
  evidence: [],
  ...(container === undefined ? {} : { container }),
  ...(exitCode === undefined ? {} : { exitCode }),
});

test("tasks that failed in the same way are told once, the most frequent first", () => {
  const groups = groupFailures([
    { taskArn: "1", cause: cause("image-not-found") },
    { taskArn: "2", cause: cause("application-error", "web", 1) },
    { taskArn: "3", cause: cause("application-error", "web", 2) },
    { taskArn: "4", cause: cause("application-error", "envoy", 1) },
    { taskArn: "5", cause: cause("application-error", "web", 1) },
  ]);
  expect(
    groups.map(({ cause: { name, container, exitCode }, count, example }) => [
      name,
      container,
      exitCode,
      count,
      example,
    ]),
  ).toEqual([
    ["application-error", "web", 1, 2, "2"],
    ["image-not-found", undefined, undefined, 1, "1"],
    ["application-error", "web", 2, 1, "3"],
    ["application-error", "envoy", 1, 1, "4"],
  ]);
  expect(groupFailures([])).toEqual([]);
});

test("alike is: same cause, same container, same exit code", () => {
  expect(failAlike(cause("a", "web", 1), cause("a", "web", 1))).toBe(true);
  expect(failAlike(cause("a", "web", 1), cause("b", "web", 1))).toBe(false);
  expect(failAlike(cause("a", "web", 1), cause("a", "envoy", 1))).toBe(false);
  expect(failAlike(cause("a", "web", 1), cause("a", "web"))).toBe(false);
});
