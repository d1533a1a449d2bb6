# Terraform: two roles for GitHub Actions. "release" releases to one ECS cluster; "push" pushes images to ECR.
#
# Put the outputs into the repository's variables (Settings > Secrets and variables > Actions > Variables):
# RELEASE_ROLE, PUSH_ROLE and REGISTRY.

variable "create_provider" {
  description = "Set to false if the account already has the identity provider token.actions.githubusercontent.com."
  type        = bool
  default     = true
}

variable "repository" {
  description = "Owner and name of the repository, and their IDs: gh api repos/OWNER/NAME --jq '[.owner.id, .id]'."
  type = object({
    owner    = string
    name     = string
    owner_id = number
    id       = number
  })
}

variable "environment" {
  description = "GitHub environment of the release job. Only jobs of this environment can assume the release role."
  type        = string
  default     = "production"
}

variable "branch" {
  description = "Branch of the job that pushes. A job of the environment above can push too."
  type        = string
  default     = "main"
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "families" {
  description = "Task definition families to release, by name or pattern."
  type        = list(string)
}

variable "image_repositories" {
  description = "ECR repositories, by name or pattern."
  type        = list(string)
}

variable "task_roles" {
  description = "ARNs of the task roles and execution roles that the task definitions name."
  type        = list(string)
}

variable "log_groups" {
  description = "CloudWatch log groups of the containers, by name or pattern."
  type        = list(string)
}

variable "schedule_roles" {
  description = "ARNs of the roles that EventBridge rules and schedules use to run tasks. Leave empty if you don't use scheduled-tasks."
  type        = list(string)
  default     = []
}

variable "codedeploy_applications" {
  description = "CodeDeploy applications, by name or pattern. Leave empty if you don't use CodeDeploy."
  type        = list(string)
  default     = []
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.region
  ecs       = "arn:${local.partition}:ecs:${local.region}:${local.account}"
  provider  = "token.actions.githubusercontent.com"
  # GitHub sends the second form for repositories created or renamed since 2026-07-15.
  subjects = [
    "repo:${var.repository.owner}/${var.repository.name}",
    "repo:${var.repository.owner}@${var.repository.owner_id}/${var.repository.name}@${var.repository.id}",
  ]
  release_subjects = [for subject in local.subjects : "${subject}:environment:${var.environment}"]
  push_subjects    = [for subject in local.subjects : "${subject}:ref:refs/heads/${var.branch}"]
}

resource "aws_iam_openid_connect_provider" "github" {
  count          = var.create_provider ? 1 : 0
  url            = "https://${local.provider}"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "trust" {
  for_each = {
    release = local.release_subjects
    push    = concat(local.push_subjects, local.release_subjects)
  }

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:${local.partition}:iam::${local.account}:oidc-provider/${local.provider}"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.provider}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.provider}:sub"
      values   = each.value
    }
  }
}

data "aws_iam_policy_document" "release" {
  statement {
    sid = "RegisterRevisions"
    actions = [
      "application-autoscaling:DescribeScalableTargets",
      "cloudwatch:DescribeAlarms",
      "ecs:DeregisterTaskDefinition",
      "ecs:DescribeTaskDefinition",
      "ecs:RegisterTaskDefinition",
      "elasticloadbalancing:DescribeTargetGroupAttributes",
      "elasticloadbalancing:DescribeTargetGroups",
      "elasticloadbalancing:DescribeTargetHealth",
      "ssm:DescribeParameters",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "ReadCluster"
    actions   = ["ecs:DescribeClusters"]
    resources = ["${local.ecs}:cluster/${var.cluster}"]
  }

  statement {
    sid       = "ReleaseServices"
    actions   = ["ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:UpdateService"]
    resources = ["${local.ecs}:service/${var.cluster}/*"]
  }

  statement {
    sid = "FollowDeployments"
    actions = [
      "ecs:ContinueServiceDeployment",
      "ecs:DescribeServiceDeployments",
      "ecs:StopServiceDeployment",
    ]
    resources = ["${local.ecs}:service-deployment/${var.cluster}/*"]
  }

  statement {
    sid       = "ReadServiceRevisions"
    actions   = ["ecs:DescribeServiceRevisions"]
    resources = ["${local.ecs}:service-revision/${var.cluster}/*"]
  }

  statement {
    sid       = "ReadTasks"
    actions   = ["ecs:DescribeTasks", "ecs:GetTaskProtection", "ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["${local.ecs}:cluster/${var.cluster}"]
    }
  }

  statement {
    sid       = "RunOneOffTasks"
    actions   = ["ecs:RunTask"]
    resources = [for family in var.families : "${local.ecs}:task-definition/${family}:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["${local.ecs}:cluster/${var.cluster}"]
    }
  }

  statement {
    sid       = "StopOneOffTasks"
    actions   = ["ecs:StopTask"]
    resources = ["${local.ecs}:task/${var.cluster}/*"]
  }

  statement {
    sid     = "TagRevisionsAndTasks"
    actions = ["ecs:TagResource"]
    resources = concat(
      [for family in var.families : "${local.ecs}:task-definition/${family}:*"],
      ["${local.ecs}:task/${var.cluster}/*"],
    )

    condition {
      test     = "StringEquals"
      variable = "ecs:CreateAction"
      values   = ["RegisterTaskDefinition", "RunTask"]
    }
  }

  statement {
    sid       = "PassTaskRoles"
    actions   = ["iam:PassRole"]
    resources = var.task_roles

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  statement {
    sid       = "ReadImages"
    actions   = ["ecr:BatchGetImage", "ecr:DescribeImages"]
    resources = [for name in var.image_repositories : "arn:${local.partition}:ecr:${local.region}:${local.account}:repository/${name}"]
  }

  statement {
    sid       = "CheckSecrets"
    actions   = ["secretsmanager:DescribeSecret"]
    resources = ["arn:${local.partition}:secretsmanager:${local.region}:${local.account}:secret:*"]
  }

  statement {
    sid       = "CheckLogGroups"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["arn:${local.partition}:logs:${local.region}:${local.account}:log-group:*"]
  }

  statement {
    sid       = "ReadLogs"
    actions   = ["logs:GetLogEvents"]
    resources = [for name in var.log_groups : "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${name}:log-stream:*"]
  }

  dynamic "statement" {
    for_each = length(var.schedule_roles) > 0 ? [1] : []
    content {
      sid = "MoveSchedules"
      actions = [
        "events:DescribeRule",
        "events:ListTargetsByRule",
        "events:PutTargets",
        "scheduler:GetSchedule",
        "scheduler:UpdateSchedule",
      ]
      resources = [
        "arn:${local.partition}:events:${local.region}:${local.account}:rule/*",
        "arn:${local.partition}:scheduler:${local.region}:${local.account}:schedule/*",
      ]
    }
  }

  dynamic "statement" {
    for_each = length(var.schedule_roles) > 0 ? [1] : []
    content {
      sid       = "PassScheduleRoles"
      actions   = ["iam:PassRole"]
      resources = var.schedule_roles

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["events.amazonaws.com", "scheduler.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.codedeploy_applications) > 0 ? [1] : []
    content {
      sid = "DeployWithCodeDeploy"
      actions = [
        "codedeploy:CreateDeployment",
        "codedeploy:GetApplicationRevision",
        "codedeploy:GetDeployment",
        "codedeploy:GetDeploymentConfig",
        "codedeploy:GetDeploymentGroup",
        "codedeploy:ListDeployments",
        "codedeploy:RegisterApplicationRevision",
        # A rollback overrides the group's alarms.
        "codedeploy:UpdateDeploymentGroup",
      ]
      resources = concat(
        [for name in var.codedeploy_applications : "arn:${local.partition}:codedeploy:${local.region}:${local.account}:application:${name}"],
        [for name in var.codedeploy_applications : "arn:${local.partition}:codedeploy:${local.region}:${local.account}:deploymentgroup:${name}/*"],
        ["arn:${local.partition}:codedeploy:${local.region}:${local.account}:deploymentconfig:*"],
      )
    }
  }

  # These actions have no resource types.
  dynamic "statement" {
    for_each = length(var.codedeploy_applications) > 0 ? [1] : []
    content {
      sid = "FollowCodeDeploy"
      actions = [
        "codedeploy:ContinueDeployment",
        "codedeploy:GetDeploymentTarget",
        "codedeploy:ListDeploymentTargets",
        "codedeploy:StopDeployment",
      ]
      resources = ["*"]
    }
  }
}

data "aws_iam_policy_document" "push" {
  statement {
    sid       = "LogIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    sid = "Push"
    actions = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:CompleteLayerUpload",
      "ecr:GetDownloadUrlForLayer",
      "ecr:InitiateLayerUpload",
      "ecr:PutImage",
      "ecr:UploadLayerPart",
    ]
    resources = [for name in var.image_repositories : "arn:${local.partition}:ecr:${local.region}:${local.account}:repository/${name}"]
  }
}

resource "aws_iam_role" "release" {
  name                 = "${var.repository.name}-release"
  max_session_duration = 7200
  assume_role_policy   = data.aws_iam_policy_document.trust["release"].json
}

resource "aws_iam_role_policy" "release" {
  name   = "release"
  role   = aws_iam_role.release.id
  policy = data.aws_iam_policy_document.release.json
}

resource "aws_iam_role" "push" {
  name               = "${var.repository.name}-push"
  assume_role_policy = data.aws_iam_policy_document.trust["push"].json
}

resource "aws_iam_role_policy" "push" {
  name   = "push"
  role   = aws_iam_role.push.id
  policy = data.aws_iam_policy_document.push.json
}

output "RELEASE_ROLE" {
  description = "Repository variable RELEASE_ROLE"
  value       = aws_iam_role.release.arn
}

output "PUSH_ROLE" {
  description = "Repository variable PUSH_ROLE"
  value       = aws_iam_role.push.arn
}

output "REGISTRY" {
  description = "Repository variable REGISTRY"
  value       = "${local.account}.dkr.ecr.${local.region}.amazonaws.com"
}
