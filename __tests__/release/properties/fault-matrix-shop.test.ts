/** The calls that the drafts don't make (ECR, logs, load balancers, GitHub, a chained role, an address), with each fault. */
import { describe, expect, test } from "@jest/globals";
import { howItEnds } from "./fault-ends.ts";
import { shopWorlds } from "./faulty-shops.ts";
import { matrixOf } from "./fault-cases.ts";

const { undisturbed, groups } = await matrixOf(shopWorlds, howItEnds, [
  /DeleteDeployment "reset-after"/,
  /^a GitHub deployment of a release that is then refused.*CreateDeployment "reset-after" × 1/,
]);

test.each(undisturbed)(
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
