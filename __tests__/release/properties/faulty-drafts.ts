/** Worlds from drafts, for calls that fail. */
import { draftOf, plainService } from "./draft.ts";
import { type FaultyWorld, worldOf } from "./faulty.ts";

const byCodeDeploy = { ...plainService, strategy: "CODE_DEPLOY" } as const;
const withPause = { ...plainService, strategy: "BLUE_GREEN", pause: "ROLLBACK" } as const;

export const draftWorlds: readonly FaultyWorld[] = [
  worldOf(
    "released",
    "released",
    [
      "oidc:GetToken",
      "sts:AssumeRoleWithWebIdentity",
      "ecs:DescribeServices",
      "ecs:DescribeTaskDefinition",
      "application-autoscaling:DescribeScalableTargets",
      "events:DescribeRule",
      "events:ListTargetsByRule",
      "events:PutTargets",
      "scheduler:GetSchedule",
      "scheduler:UpdateSchedule",
      "ecs:RegisterTaskDefinition",
      "ecs:ListTasks",
      "ecs:RunTask",
      "ecs:DescribeTasks",
      "ecs:UpdateService",
      "ecs:DescribeServiceDeployments",
    ],
    draftOf({ services: [plainService], migration: "succeeds", schedules: true }),
  ),
  worldOf(
    "rolled back, a deployment stopped",
    "rolled-back",
    ["ecs:StopServiceDeployment"],
    draftOf(
      {
        families: ["serves", "never-healthy"],
        services: [plainService, { ...plainService, family: 1, wave: 2, breaker: "off" }],
      },
      { "rollout-timeout": 5 },
    ),
  ),
  worldOf(
    "a migration on a copy without the restart policy",
    "released",
    ["ecs:DeregisterTaskDefinition"],
    draftOf({ services: [plainService], migration: "succeeds", restarts: true }),
  ),
  worldOf(
    "a migration that is stopped",
    "migration-failed",
    ["ecs:StopTask"],
    draftOf({ migration: "hangs" }, { "migration-timeout": 2 }),
  ),
  worldOf(
    "a smoke test that ends a pause",
    "released",
    ["ecs:ContinueServiceDeployment"],
    draftOf({ services: [withPause], smokeTest: "passes" }),
  ),
  worldOf(
    "a smoke test that fails at a pause",
    "rolled-back",
    [],
    draftOf({ services: [withPause], smokeTest: "fails" }),
  ),
  worldOf(
    "released by CodeDeploy",
    "released",
    [
      "codedeploy:GetDeploymentConfig",
      "codedeploy:GetDeploymentGroup",
      "codedeploy:ListDeployments",
      "codedeploy:CreateDeployment",
      "codedeploy:GetDeployment",
      "codedeploy:ListDeploymentTargets",
      "codedeploy:GetDeploymentTarget",
    ],
    draftOf(
      { services: [byCodeDeploy], smokeTest: "passes" },
      { "codedeploy-deployment-config": "CodeDeployDefault.ECSCanary10Percent5Minutes" },
    ),
  ),
  worldOf(
    "rolled back by CodeDeploy",
    "rolled-back",
    ["codedeploy:StopDeployment"],
    draftOf(
      {
        families: ["serves", "never-healthy"],
        services: [byCodeDeploy, { ...byCodeDeploy, family: 1, wave: 2 }],
      },
      { "rollout-timeout": 5 },
    ),
  ),
  worldOf(
    "back from CodeDeploy after a smoke test",
    "rolled-back",
    ["codedeploy:ContinueDeployment"],
    draftOf({ services: [byCodeDeploy], smokeTest: "fails" }),
  ),
];
