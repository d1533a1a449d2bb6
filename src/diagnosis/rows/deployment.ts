/**
 * The reasons that AWS gives for the end of a deployment: `statusReason`, `rollback.reason`, `rolloutStateReason`.
 * Sources: docs/aws-reference.md#service-events, #service-deployments, troubleshooting-blue-green.html.
 */
import type { Row } from "../row.ts";

const wiringReasons: readonly Row[] = [
  {
    name: "target-group-not-in-listener-rule",
    text: /Target group (?<group>arn:\S{1,300}|ARN) is not associated with either/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: Target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-green/0123456789abcdef is not associated with either productionListenerRule or testListenerRule.",
    what: "Neither listener rule of the service forwards to target group {group}.",
    remedy:
      "Add both target groups (one with weight 0) to the rule that `productionListenerRule` in the service's `advancedConfiguration` names, or correct that ARN.",
  },
  {
    name: "listener-rule-splits-traffic",
    text: /should have exactly one target group serving traffic but found (?<count>\d{1,6})/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: productionListenerRule arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3 should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
    what: "The production listener rule sends traffic to {count} target groups. A deployment can only start from one.",
    remedy: "Set the weights of the rule to 100 for the live target group and 0 for the other one.",
  },
  {
    name: "listener-rule-serves-stranger",
    text: /forwarding traffic to unexpected target group/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: Production listener rule is forwarding traffic to unexpected target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/old/1. Expected traffic to be forwarded to either targetGroupArn: a or alternateTargetGroupArn: b",
    what: "The production listener rule forwards to a target group that does not belong to the service.",
    remedy:
      "Make the rule forward to the service's live target group, and prevent other tools (Terraform, CDK) from resetting its weights.",
  },
  {
    name: "infrastructure-role-denied",
    text: /missing permissions on ECS Infrastructure Role '?(?<role>[^\s']{1,500})/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/ecs-lb'.",
    what: "The infrastructure role {role} does not allow ECS to change the load balancer.",
    remedy:
      "Attach AmazonECSInfrastructureRolePolicyForLoadBalancers to the role, and trust ecs.amazonaws.com in its trust policy.",
  },
  {
    name: "network-configuration-invalid",
    text: /invalid networking configuration/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: something that has not been seen before",
    what: "ECS rolled back because the load balancer does not match the service's configuration.",
    remedy:
      "Read the message below. Compare `loadBalancers[].advancedConfiguration` of the service with its listeners, rules and target groups.",
  },
];

const hookReasons: readonly Row[] = [
  {
    name: "hook-role-not-assumable",
    text: /lifecycle hook.{0,1500}unable to assume role (?<role>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::123456789012:role/hook",
    what: "ECS could not assume the role of a lifecycle hook: {role|see below}.",
    remedy:
      "Trust ecs.amazonaws.com in the role's trust policy, and allow the role `lambda:InvokeFunction` on the hook.",
  },
  {
    name: "hook-not-invokable",
    text: /lifecycle hook.{0,1500}unable to invoke hook target (?<hook>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target arn:aws:lambda:eu-west-1:123456789012:function:check due to AccessDeniedException",
    what: "ECS could not invoke a lifecycle hook: {hook|see below}.",
    remedy: "Check that the function exists, and that the hook's role allows `lambda:InvokeFunction` on it.",
  },
  {
    name: "hook-answer-invalid",
    text: /lifecycle hook.{0,1500}unable to parse the response from (?<hook>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ECS was unable to parse the response from arn:aws:lambda:eu-west-1:123456789012:function:check due to HookStatus must not be null",
    what: "A lifecycle hook returned a response that ECS can't parse: {hook|see below}.",
    remedy: 'The function must return {"hookStatus": "SUCCEEDED"}, or FAILED or IN_PROGRESS as the status.',
  },
  {
    name: "hook-failed",
    text: /(?<stage>[A-Z_]{4,60}) lifecycle hook\(?s?\)? failed|returned FAILED status|hook execution failure/u,
    example:
      "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:eu-west-1:123456789012:function:check returned FAILED status.",
    what: "A lifecycle hook at {stage|a stage of the deployment} rejected the new revision.",
    remedy: "Read the log of the hook's function for the reason.",
  },
];

export const deploymentReasons: readonly Row[] = [
  {
    name: "superseded",
    text: /Replaced by a new service deployment/u,
    example: "Replaced by a new service deployment.",
    what: "A newer deployment of the same service replaced this one.",
    remedy:
      "Run releases of one service one at a time: `concurrency: { group: …, cancel-in-progress: false }` in the workflow.",
  },
  ...hookReasons,
  ...wiringReasons,
  {
    name: "no-rollback-candidate",
    text: /No rollback candidate was found/u,
    example: "No rollback candidate was found to run the rollback.",
    what: "The deployment failed, and ECS found no earlier successful deployment to roll back to.",
    remedy:
      "Fix the failure of the tasks, and release again. For blue/green, check that the listener's weights do not send traffic to an empty target group.",
  },
  {
    name: "deployment-alarm",
    text: /\balarm/iu,
    example: "Service deployment rolled back because an alarm was triggered.",
    what: "A CloudWatch alarm of the service went into ALARM during the deployment{alarms|}.",
    remedy:
      "Check the alarm's metric since the deployment started. The alarms are in `deploymentConfiguration.alarms` of the service.",
  },
  {
    name: "circuit-breaker",
    text: /circuit breaker/iu,
    example: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    what: "The deployment circuit breaker ended the deployment because its tasks failed to start or to become healthy{failures|}.",
    remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
  },
  {
    name: "tasks-failed-to-start",
    text: /tasks? failed to start/iu,
    example: "ECS deployment ecs-svc/4980306466373577095: tasks failed to start.",
    what: "The deployment's tasks failed to start.",
    remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
  },
];
