/** The calls of releases by ECS and by CodeDeploy, each × each fault × each phase. */
import { describe, expect, test } from "@jest/globals";
import { howItEnds } from "./fault-ends.ts";
import { draftWorlds } from "./faulty-drafts.ts";
import { matrixOf } from "./fault-cases.ts";

const { undisturbed, groups } = await matrixOf(draftWorlds, howItEnds, [
  /^a smoke test that fails at a pause.*ContinueServiceDeployment "reset-after" × 1/,
  /^released by CodeDeploy, rollout: codedeploy:ListDeploymentTargets "http-500" × ∞/,
  /^rolled back by CodeDeploy, rollback: codedeploy:GetDeployment "http-500" × ∞/,
  /^rolled back by CodeDeploy, rollback: codedeploy:GetDeploymentTarget "throttle" × ∞/,
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
