/** The calls of releases by ECS and by CodeDeploy, each × each fault × each phase. */
import { describe, expect, test } from "@jest/globals";
import { howItEnds } from "./fault-ends.ts";
import { draftWorlds } from "./faulty-drafts.ts";
import { matrixOf } from "./fault-cases.ts";

const { calm, groups } = await matrixOf(draftWorlds, howItEnds);

test.each(calm)(
  "$about makes the calls that it covers if there are no faults",
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
