/** How a release ends whose call fails from a phase on, for good. */
import type { Case, Lasting } from "./fault-cases.ts";

/**
 * Denied: the first that fits. What is not named here ends as if nothing had happened, with a note that names the call.
 */
const deniedEnds: ReadonlyArray<readonly [point: RegExp, outcome: string]> = [
  // Nothing is changed yet.
  [
    /^(?:plan|preflight|register) .*(?:DescribeServices|DescribeTaskD|ListT|AssumeRole|GetToken|Register|GetSchedule|DescribeClusters)/,
    "refused",
  ],
  [/^register ecs:UpdateService/, "refused"],
  [/^plan codedeploy:GetDeploymentGroup|^register codedeploy:/, "refused"],
  // Of the smoke test; AWS ends a pause that it can't see, with a rollback.
  [/^rollout (?:ecs:(?:RunTask|DescribeTasks|ContinueServiceDeployment)|smoke-test:)/, "rolled-back"],
  [/RunTask|^migration ecs:DescribeTasks/, "migration-failed"],
  [/^(?:wave|rollout|rollback) codedeploy:(?:GetDeployment|StopDeployment)$/, "rollback-failed"],
  [/^rollback codedeploy:CreateDeployment/, "rollback-failed"],
  // What nobody may read can't be proven to be back.
  [
    /^(?:wave|rollout|rollback) ecs:(?:DescribeServices|UpdateService)|^rollout events:ListTargetsByRule|^schedules scheduler:GetSchedule/,
    "rollback-failed",
  ],
  [/PutTargets|UpdateSchedule|^migration ecs:(?:DescribeServices|UpdateService)/, "rolled-back"],
];

/** Where a fault that never ends ends otherwise than a denial. */
const stormEnds: typeof deniedEnds = [
  // Nothing is changed yet: a rule that may not be read can do without, one that isn't answered is not waited for.
  [/^plan events:DescribeRule/, "refused"],
  // It runs to its own end, which is a rollback.
  [/^rollback codedeploy:StopDeployment/, "rolled-back"],
];

/** Optional calls: without them a release continues. */
const affecting =
  /DescribeScalableTargets|DescribeRule|DescribeServiceDeployments|ListServiceDeployments|GetLogEvents|DeploymentTarget/;

const firstOf = (ends: typeof deniedEnds, { point: { phase, call } }: Case): string | undefined =>
  ends.find(([point]) => point.test(`${phase} ${call}`))?.[1];

function outcomeOf(one: Case): string {
  const { fault, point, world } = one;
  const { call, phase } = point;
  const denied = fault.fault === "denied";
  // The first call of a migration that nothing was registered or changed for.
  if (call === "ecs:ListTasks" && point.after === 0 && phase === "migration") return "refused";
  // Tasks that can't be read prove neither a bake nor that only old ones are left.
  if (
    /^(?:a bake|old tasks|protected old tasks)/.test(world.about) &&
    /^ecs:(?:ListTasks|DescribeTasks)$/.test(call)
  )
    // The new tasks of the rollback drain for an hour as well.
    return world.about === "old tasks that drain" ? "rollback-failed" : "rolled-back";
  // Only the cleanup reads the services: a revision whose use is unknown stays registered.
  if (
    world.about === "a migration that is stopped" &&
    call === "ecs:DescribeServices" &&
    phase === "migration"
  )
    return "migration-failed";
  // The smoke test waits for a pause that it is not told of.
  if (world.about === "a smoke test that ends a pause" && call === "ecs:DescribeServiceDeployments")
    return "rolled-back";
  // It may have begun a deployment: what an answer could have said is undone.
  const lost = fault.fault === "http-500" || fault.fault === "reset-before";
  if (lost && /^register (?:ecs:UpdateService|codedeploy:CreateDeployment)/.test(`${phase} ${call}`))
    return "rolled-back";
  const stormy = denied ? undefined : firstOf(stormEnds, one);
  if (stormy !== undefined) return stormy;
  return affecting.test(call) ? world.outcome : (firstOf(deniedEnds, one) ?? world.outcome);
}

/**
 * What a person must read: the action, or for the job's own token the permission. CodeDeploy's targets only show the
 * progress: the rollback misses nothing without them.
 */
function naming({ point: { phase, call } }: Case): RegExp {
  if (phase === "rollback" && /DeploymentTargets?$/.test(call)) return /./;
  if (call.startsWith("oidc")) return /OIDC token/;
  if (call.startsWith("smoke-test")) return /The smoke test failed/;
  if (call.startsWith("github:Compare")) return /GitHub can't compare/;
  if (call.startsWith("github")) return /GitHub deployment/i;
  // As AWS names an action (`ecs:RunTask`), or as a sentence does (`Amazon ECS RunTask`).
  return new RegExp(`[: ]${call.split(":")[1]}\\b`);
}

export const howItEnds: Lasting = { outcomeOf, naming };
