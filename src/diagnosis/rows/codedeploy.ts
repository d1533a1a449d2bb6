/** `errorInformation.code` of a CodeDeploy deployment. Source: docs/aws-reference.md#codedeploy. */
import type { Telling } from "../row.ts";

/** `{message}` is CodeDeploy's own. */
export interface CodeDeployRow extends Telling {
  readonly code: string;
}

export const codeDeployReasons: readonly CodeDeployRow[] = [
  {
    code: "ECS_UPDATE_ERROR",
    name: "codedeploy-update-failed",
    what: "CodeDeploy could not update the service: {message}",
    remedy:
      "Read CodeDeploy's message; look at the green task set's stopped tasks and at the service's events.",
  },
  {
    code: "INVALID_ECS_SERVICE",
    name: "codedeploy-service-invalid",
    what: "CodeDeploy finds the service not fit for a blue/green deployment: {message}",
    remedy:
      "The service needs the CODE_DEPLOY controller, a load balancer, and exactly one PRIMARY task set; a deployment group names it with its cluster.",
  },
  {
    code: "HOOK_EXECUTION_FAILURE",
    name: "hook-failed",
    what: "A hook function of the AppSpec failed, or did not answer within its hour: {message}",
    remedy: "Read the function's log; it must call PutLifecycleEventHookExecutionStatus.",
  },
  {
    code: "ALARM_ACTIVE",
    name: "deployment-alarm",
    what: "A CloudWatch alarm of the deployment group went into ALARM: {message}",
    remedy: "Look at the alarm's metric since the deployment began.",
  },
  {
    code: "TIMEOUT",
    name: "codedeploy-timeout",
    what: "The CodeDeploy deployment ran out of time: {message}",
    remedy: "Look at the lifecycle event that did not end, and at the green task set's stopped tasks.",
  },
  {
    code: "MANUAL_STOP",
    name: "deployment-stopped-by-user",
    what: "Somebody stopped the CodeDeploy deployment.",
    remedy: "CloudTrail's StopDeployment event says who it was.",
  },
  {
    code: "IAM_ROLE_PERMISSIONS",
    name: "codedeploy-role-denied",
    what: "The service role of the deployment group may not do what the deployment needs: {message}",
    remedy: "Attach AWSCodeDeployRoleForECS to it, and allow it `iam:PassRole` on the task's roles.",
  },
  {
    code: "IAM_ROLE_MISSING",
    name: "codedeploy-role-missing",
    what: "The service role of the deployment group does not exist.",
    remedy: "Create it, with AWSCodeDeployRoleForECS and trust for codedeploy.amazonaws.com.",
  },
  {
    code: "RESOURCE_LIMIT_EXCEEDED",
    name: "quota-exceeded",
    what: "The CodeDeploy deployment would exceed a quota of the account: {message}",
    remedy: "Ask for more in Service Quotas.",
  },
  {
    code: "ELASTIC_LOAD_BALANCING_INVALID",
    name: "codedeploy-load-balancer-invalid",
    what: "The load balancer of the deployment group is not as CodeDeploy needs it: {message}",
    remedy:
      "Check its listener, and the pair of target groups: both of the same load balancer, type `ip` for awsvpc.",
  },
  {
    code: "THROTTLED",
    name: "throttled",
    what: "AWS throttled what CodeDeploy did: {message}",
    remedy: "Release again, with fewer deployments at the same time.",
  },
  {
    code: "INTERNAL_ERROR",
    name: "codedeploy-internal-error",
    what: "CodeDeploy itself failed: {message}",
    remedy: "Release again; look at the AWS Health Dashboard if it stays so.",
  },
];
