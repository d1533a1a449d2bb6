import { expect, test } from "@jest/globals";
import { Recent } from "../../src/core/bounded-set.ts";

test("reports a name as new only once", () => {
  const recent = new Recent(3);
  expect([recent.add("a"), recent.add("a"), recent.add("b")]).toEqual([true, false, true]);
});

test("keeps at most the given number, and drops the oldest first", () => {
  const recent = new Recent(3);
  for (const name of ["a", "b", "c", "a", "d"]) recent.add(name);
  expect(recent.size).toBe(3);
  expect(recent.add("a")).toBe(false);
  expect(recent.add("b")).toBe(true);
});
