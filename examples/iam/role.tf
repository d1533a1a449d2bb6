# Terraform: the identity provider (one for each account), the role, whom it trusts, and what it may do.

variable "subjects" {
  description = "The sub claims that are trusted, in both of GitHub's forms"
  type        = list(string)
  default = [
    "repo:acme/shop:environment:production",
    "repo:acme@123456/shop@456789:environment:production",
  ]
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = var.subjects
    }
  }
}

resource "aws_iam_role" "release" {
  name                 = "release"
  max_session_duration = 7200
  assume_role_policy   = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "release" {
  name = "release"
  role = aws_iam_role.release.id
  # npm run --silent policy -- --inputs release.yml --task-definition task-definition.json >policy.json
  policy = file("${path.module}/policy.json")
}

output "role" {
  description = "For the input role-to-assume"
  value       = aws_iam_role.release.arn
}
