/** The tests of a matrix of faults. */
import { describe, expect, test } from "@jest/globals";
import type { Matrix } from "./fault-cases.ts";

export function faultSuite({ calm, groups }: Matrix): void {
  test.each(calm)(
    "undisturbed, $about makes the calls that it is here for",
    ({ judged: [found, expected] }) => {
      expect(found).toEqual(expected);
    },
  );

  describe.each(groups)("$about", ({ cases }) => {
    test.each(cases)("$name", async ({ judge }) => {
      const [found, expected] = await judge();
      expect(found).toEqual(expected);
    });
  });
}
