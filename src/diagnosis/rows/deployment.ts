/**
 * Why a deployment ended, in AWS's own words: `statusReason`, `rollback.reason`, `rolloutStateReason`.
 * Sources: docs/aws-reference.md#service-events, #service-deployments, troubleshooting-blue-green.html.
 */
import type { Row } from "../row.ts";

const wiringReasons: readonly Row[] = [
  {
    name: "target-group-not-in-listener-rule",
    text: /Target group (?<group>arn:\S{1,300}|ARN) is not associated with either/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: Target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web-green/0123456789abcdef is not associated with either productionListenerRule or testListenerRule.",
    what: "No listener rule of the service forwards to target group {group}.",
    remedy:
      "Put both target groups (one with weight 0) into the rule that `productionListenerRule` of the service's `advancedConfiguration` names, or correct that ARN.",
  },
  {
    name: "listener-rule-splits-traffic",
    text: /should have exactly one target group serving traffic but found (?<count>\d{1,6})/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: productionListenerRule arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/web/1/2/3 should have exactly one target group serving traffic but found 2 target groups which are serving traffic",
    what: "The production listener rule gives traffic to {count} target groups; a deployment starts from one.",
    remedy: "Set the weights of the rule to 100 for the live target group and 0 for the other one.",
  },
  {
    name: "listener-rule-serves-stranger",
    text: /forwarding traffic to unexpected target group/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: Production listener rule is forwarding traffic to unexpected target group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/old/1. Expected traffic to be forwarded to either targetGroupArn: a or alternateTargetGroupArn: b",
    what: "The production listener rule forwards to a target group that is not the service's.",
    remedy:
      "Let the rule forward to the service's live target group, and keep other tools (Terraform, CDK) from resetting its weights.",
  },
  {
    name: "infrastructure-role-denied",
    text: /missing permissions on ECS Infrastructure Role '?(?<role>[^\s']{1,500})/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/ecs-lb'.",
    what: "ECS may not change the load balancer with the infrastructure role {role}.",
    remedy:
      "Attach AmazonECSInfrastructureRolePolicyForLoadBalancers to it, and let its trust policy name ecs.amazonaws.com.",
  },
  {
    name: "network-configuration-invalid",
    text: /invalid networking configuration/u,
    example:
      "Service deployment rolled back because of invalid networking configuration: something that has not been seen before",
    what: "ECS rolled back, because load balancer and service do not fit together.",
    remedy:
      "Read the message below; compare `loadBalancers[].advancedConfiguration` of the service with listeners, rules and target groups.",
  },
];

const hookReasons: readonly Row[] = [
  {
    name: "hook-role-not-assumable",
    text: /lifecycle hook.{0,1500}unable to assume role (?<role>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to assume role arn:aws:iam::123456789012:role/hook",
    what: "ECS may not assume the role of a lifecycle hook: {role|see below}.",
    remedy: "Let its trust policy name ecs.amazonaws.com, and allow it `lambda:InvokeFunction` on the hook.",
  },
  {
    name: "hook-not-invokable",
    text: /lifecycle hook.{0,1500}unable to invoke hook target (?<hook>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed. ECS was unable to invoke hook target arn:aws:lambda:eu-west-1:123456789012:function:check due to AccessDeniedException",
    what: "ECS could not invoke a lifecycle hook: {hook|see below}.",
    remedy: "Check that the function exists, and that the hook's role may `lambda:InvokeFunction` it.",
  },
  {
    name: "hook-answer-invalid",
    text: /lifecycle hook.{0,1500}unable to parse the response from (?<hook>arn:[^\s,]{1,500})?/isu,
    example:
      "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ECS was unable to parse the response from arn:aws:lambda:eu-west-1:123456789012:function:check due to HookStatus must not be null",
    what: "A lifecycle hook did not answer as ECS needs it: {hook|see below}.",
    remedy: 'Let the function return {"hookStatus": "SUCCEEDED"}, FAILED or IN_PROGRESS.',
  },
  {
    name: "hook-failed",
    text: /(?<stage>[A-Z_]{4,60}) lifecycle hook\(?s?\)? failed|returned FAILED status|hook execution failure/u,
    example:
      "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:eu-west-1:123456789012:function:check returned FAILED status.",
    what: "A lifecycle hook at {stage|a stage of the deployment} refused the new revision.",
    remedy: "Read the hook function's log: it says what it found wrong.",
  },
];

export const deploymentReasons: readonly Row[] = [
  {
    name: "superseded",
    text: /Replaced by a new service deployment/u,
    example: "Replaced by a new service deployment.",
    what: "A newer deployment of the same service replaced this one.",
    remedy:
      "Let releases of one service queue: `concurrency: { group: …, cancel-in-progress: false }` in the workflow.",
  },
  ...hookReasons,
  ...wiringReasons,
  {
    name: "no-rollback-candidate",
    text: /No rollback candidate was found/u,
    example: "No rollback candidate was found to run the rollback.",
    what: "The deployment failed, and there is no earlier one to go back to: it was the first that could have succeeded.",
    remedy:
      "Fix what made the tasks fail, and release again. On blue/green check that the listener's weights do not point at an empty target group.",
  },
  {
    name: "deployment-alarm",
    text: /\balarm/iu,
    example: "Service deployment rolled back because an alarm was triggered.",
    what: "A CloudWatch alarm of the service went into ALARM during the deployment{alarms|}.",
    remedy:
      "Look at the alarm's metric since the deployment began; the alarms are in `deploymentConfiguration.alarms` of the service.",
  },
  {
    name: "circuit-breaker",
    text: /circuit breaker/iu,
    example: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    what: "The deployment circuit breaker ended the deployment, because its tasks failed to start or to become healthy{failures|}.",
    remedy: "Look at the stopped tasks of the new revision: their reason and their last log lines.",
  },
  {
    name: "tasks-failed-to-start",
    text: /tasks? failed to start/iu,
    example: "ECS deployment ecs-svc/4980306466373577095: tasks failed to start.",
    what: "The deployment's tasks failed to start.",
    remedy: "Look at the stopped tasks of the new revision: their reason and their last log lines.",
  },
];
