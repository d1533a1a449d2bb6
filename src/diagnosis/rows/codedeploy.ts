/** `errorInformation.code` of a CodeDeploy deployment. Source: docs/aws-reference.md#codedeploy. */
import type { Explanation } from "../row.ts";

/** `{message}` is CodeDeploy's message. */
export interface CodeDeployRow extends Explanation {
  readonly code: string;
}

export const codeDeployReasons: readonly CodeDeployRow[] = [
  {
    code: "ECS_UPDATE_ERROR",
    name: "codedeploy-update-failed",
    what: "CodeDeploy could not update the service: {message}",
    remedy: "Read CodeDeploy's message, the stopped tasks of the green task set, and the service's events.",
  },
  {
    code: "INVALID_ECS_SERVICE",
    name: "codedeploy-service-invalid",
    what: "The service does not meet CodeDeploy's requirements for a blue/green deployment: {message}",
    remedy:
      "The service needs the CODE_DEPLOY controller, a load balancer, and exactly one PRIMARY task set. The deployment group must name the service and its cluster.",
  },
  {
    code: "HOOK_EXECUTION_FAILURE",
    name: "hook-failed",
    what: "A hook function of the AppSpec failed, or did not respond within one hour: {message}",
    remedy: "Read the function's log. The function must call PutLifecycleEventHookExecutionStatus.",
  },
  {
    code: "ALARM_ACTIVE",
    name: "deployment-alarm",
    what: "A CloudWatch alarm of the deployment group went into ALARM: {message}",
    remedy: "Check the alarm's metric since the deployment started.",
  },
  {
    code: "TIMEOUT",
    name: "codedeploy-timeout",
    what: "The CodeDeploy deployment timed out: {message}",
    remedy: "Check which lifecycle event did not end, and read the stopped tasks of the green task set.",
  },
  {
    code: "MANUAL_STOP",
    name: "deployment-stopped-by-user",
    what: "The CodeDeploy deployment was stopped by hand or by another tool.",
    remedy: "CloudTrail's StopDeployment event shows who stopped it.",
  },
  {
    code: "IAM_ROLE_PERMISSIONS",
    name: "codedeploy-role-denied",
    what: "The service role of the deployment group lacks a permission that the deployment needs: {message}",
    remedy: "Attach AWSCodeDeployRoleForECS to the role, and allow it `iam:PassRole` on the task's roles.",
  },
  {
    code: "IAM_ROLE_MISSING",
    name: "codedeploy-role-missing",
    what: "The service role of the deployment group does not exist.",
    remedy:
      "Create the role with the policy AWSCodeDeployRoleForECS and a trust policy for codedeploy.amazonaws.com.",
  },
  {
    code: "RESOURCE_LIMIT_EXCEEDED",
    name: "quota-exceeded",
    what: "The CodeDeploy deployment would exceed a quota of the account: {message}",
    remedy: "Request a higher quota in Service Quotas.",
  },
  {
    code: "ELASTIC_LOAD_BALANCING_INVALID",
    name: "codedeploy-load-balancer-invalid",
    what: "CodeDeploy can't use the load balancer of the deployment group: {message}",
    remedy:
      "Check its listener and both target groups. They must belong to the same load balancer, and have type `ip` for awsvpc.",
  },
  {
    code: "THROTTLED",
    name: "throttled",
    what: "AWS throttled CodeDeploy: {message}",
    remedy: "Release again, with fewer deployments at once.",
  },
  {
    code: "INTERNAL_ERROR",
    name: "codedeploy-internal-error",
    what: "CodeDeploy itself failed: {message}",
    remedy: "Release again. If it fails again, check the AWS Health Dashboard.",
  },
];
