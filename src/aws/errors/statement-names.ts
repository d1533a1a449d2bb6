/**
 * The Sid of the statement that allows an action in the policies that dry runs and `npm run policy` print, so that the
 * error of a denied call can name the statement.
 */

const names: Readonly<Record<string, string>> = {
  "application-autoscaling:DescribeScalableTargets": "ReadScaling",
  "cloudwatch:DescribeAlarms": "ReadAlarms",
  "codedeploy:ContinueDeployment": "FollowCodeDeploy",
  "codedeploy:CreateDeployment": "DeployWithCodeDeploy",
  "codedeploy:GetApplicationRevision": "RegisterAppSpec",
  "codedeploy:GetDeployment": "DeployWithCodeDeploy",
  "codedeploy:GetDeploymentConfig": "ReadDeploymentConfigs",
  "codedeploy:GetDeploymentGroup": "DeployWithCodeDeploy",
  "codedeploy:GetDeploymentTarget": "FollowCodeDeploy",
  "codedeploy:ListDeploymentTargets": "FollowCodeDeploy",
  "codedeploy:ListDeployments": "DeployWithCodeDeploy",
  "codedeploy:RegisterApplicationRevision": "RegisterAppSpec",
  "codedeploy:StopDeployment": "FollowCodeDeploy",
  "codedeploy:UpdateDeploymentGroup": "DeployWithCodeDeploy",
  "ecr:BatchGetImage": "ReadImages",
  "ecr:DescribeImages": "ReadImages",
  "ecs:ContinueServiceDeployment": "EndDeployments",
  "ecs:DeregisterTaskDefinition": "DeregisterRevisions",
  "ecs:DescribeClusters": "ReadCluster",
  "ecs:DescribeServiceDeployments": "WatchDeployments",
  "ecs:DescribeServiceRevisions": "ReadServiceRevisions",
  "ecs:DescribeServices": "ReadServices",
  "ecs:DescribeTaskDefinition": "ReadTaskDefinitions",
  "ecs:DescribeTasks": "ReadTasks",
  "ecs:GetTaskProtection": "ReadTasks",
  "ecs:ListServiceDeployments": "ListDeployments",
  "ecs:ListTasks": "ReadTasks",
  "ecs:RegisterTaskDefinition": "RegisterRevisions",
  "ecs:RunTask": "RunTasks",
  "ecs:StopServiceDeployment": "EndDeployments",
  "ecs:StopTask": "StopTasks",
  "ecs:UpdateService": "UpdateServices",
  "elasticloadbalancing:DescribeTargetGroupAttributes": "ReadTargetGroups",
  "elasticloadbalancing:DescribeTargetGroups": "ReadTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth": "ReadTargetHealth",
  "events:DescribeRule": "MoveRules",
  "events:ListTargetsByRule": "MoveRules",
  "events:PutTargets": "MoveRules",
  "logs:DescribeLogGroups": "CheckLogGroups",
  "logs:GetLogEvents": "ReadLogs",
  "scheduler:GetSchedule": "MoveSchedules",
  "scheduler:UpdateSchedule": "MoveSchedules",
  "secretsmanager:DescribeSecret": "CheckSecrets",
  "ssm:DescribeParameters": "CheckParameters",
};

/** Actions whose statement depends on the call in which AWS checks them. */
const namesInCalls: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ecs:TagResource": {
    "ecs:RegisterTaskDefinition": "TagRevisions",
    "ecs:RunTask": "TagTasks",
  },
  "iam:PassRole": {
    "ecs:RegisterTaskDefinition": "PassTaskRoles",
    "ecs:RunTask": "PassTaskRoles",
    "events:PutTargets": "PassRuleRoles",
    "scheduler:UpdateSchedule": "PassScheduleRoles",
  },
};

/** `call` as `ecs:RunTask`. Undefined for actions that no printed policy has. */
export const statementName = (action: string, call: string): string | undefined =>
  names[action] ?? namesInCalls[action]?.[call];
