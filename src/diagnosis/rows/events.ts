/** Messages of service events. Source: docs/aws-reference.md#service-events, service-event-messages-list.html. */
import type { Row } from "../row.ts";

/**
 * - `info`: tasks and targets start, stop, register and deregister as expected
 * - `noise`: Availability Zone rebalancing
 * - `steady`: repeats periodically; does not prove which revision is live
 * - `completed`, `failed`, `rollback`: about the deployment that the event names
 * - `impaired`: the service retries with increasing delays
 * - `throttled`: AWS rate limits
 * - `blocked`: ECS can't place, start or stop tasks
 * - `unhealthy`: a health check failed
 * - `broken`: the load balancer, target group or role does not work for the service
 */
export type EventClass =
  | "info"
  | "noise"
  | "steady"
  | "completed"
  | "failed"
  | "rollback"
  | "impaired"
  | "throttled"
  | "blocked"
  | "unhealthy"
  | "broken"
  | "unknown";

/** An event that reports no problem. */
export interface PlainEvent {
  readonly class: EventClass;
  readonly text: RegExp;
  readonly example: string;
}

export interface ProblemEvent extends Row {
  readonly class: EventClass;
}

/** Matched after `problemEvents`. */
export const plainEvents: readonly PlainEvent[] = [
  {
    class: "noise",
    text: /\bAZ[ -](?:balanced|rebalanc)|to AZ Rebalance/iu,
    example: "(service web) is not AZ balanced with 2 tasks in eu-west-1a. AZ Rebalancing in progress.",
  },
  {
    class: "impaired",
    text: /has started \d{1,6} tasks?: .{1,1500}due to an unhealthy status/su,
    example:
      "(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef). Amazon ECS replaced 1 tasks due to an unhealthy status.",
  },
  {
    class: "info",
    text: /has started \d{1,6} tasks?\b/u,
    example:
      "(service web) has started 2 tasks: (task 0123456789abcdef0123456789abcdef) (task fedcba9876543210fedcba9876543210).",
  },
  {
    class: "info",
    text: /has stopped \d{1,6} (?:running|pending) tasks?\b/u,
    example: "(service web) has stopped 1 running tasks: (task 0123456789abcdef0123456789abcdef).",
  },
  {
    class: "info",
    text: /^(?:de)?registered \d{1,6} (?:targets|instances)\b/u,
    example:
      "(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
  },
  {
    class: "info",
    text: /has begun draining connections/u,
    example: "(service web, taskSet ecs-svc/4980306466373577095) has begun draining connections on 1 tasks.",
  },
  {
    class: "steady",
    text: /has reached a steady state/u,
    example: "(service web) has reached a steady state.",
  },
  {
    class: "completed",
    text: /deployment completed/u,
    example: "(service web) (deployment ecs-svc/4980306466373577095) deployment completed.",
  },
  {
    class: "rollback",
    text: /rolling back to deployment/u,
    example: "(service web) rolling back to deployment ecs-svc/4980306466373577095.",
  },
  {
    class: "blocked",
    text: /\b(?:was|is) unable to\b|\bcould not\b|\bfailed\b/u,
    example: "(service web) was unable to do something that has not been seen before.",
  },
];

/** Where an event gives a reason (`blocked`, `unhealthy`), the catalogue of that reason refines the cause. */
export const problemEvents: readonly ProblemEvent[] = [
  {
    class: "failed",
    name: "deployment-alarm",
    text: /deployment failed: .{0,40}\balarm/u,
    example: "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: alarm detected.",
    what: "A CloudWatch alarm of the service went into ALARM during the deployment.",
    remedy:
      "Check the alarm's metric since the deployment started. The alarms are in `deploymentConfiguration.alarms` of the service.",
  },
  {
    class: "failed",
    name: "hook-failed",
    text: /deployment failed: .{0,40}\bhook/u,
    example:
      "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: hook execution failure(s) detected.",
    what: "A lifecycle hook of the deployment failed.",
    remedy: "Read the log of the hook's function. A hook that does not respond in time also fails.",
  },
  {
    class: "failed",
    name: "tasks-failed-to-start",
    text: /deployment failed: tasks failed to start/u,
    example:
      "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: tasks failed to start.",
    what: "ECS ended the deployment because its tasks failed to start or to become healthy.",
    remedy: "Check the stopped tasks of the new revision: their stopped reason and last log lines.",
  },
  {
    class: "failed",
    name: "deployment-failed",
    text: /deployment failed(?:: (?<reason>.{1,500}))?/su,
    example:
      "(service web) (deployment ecs-svc/4980306466373577095) deployment failed: something that has not been seen before.",
    what: "ECS ended the deployment: {reason|no reason given.}",
    remedy: "Check the deployment in the ECS console, and the stopped tasks of the new revision.",
  },
  {
    class: "broken",
    name: "target-group-not-found",
    text: /due to TARGET GROUP IS NOT FOUND/u,
    example:
      "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef) due to TARGET GROUP IS NOT FOUND",
    what: "A target group of the service does not exist.",
    remedy: "Correct the load balancers of the service, or create the target group again.",
  },
  {
    class: "broken",
    name: "target-not-found",
    text: /due to TARGET IS NOT FOUND/u,
    example:
      "(service web) task set (ecs-svc/4980306466373577095) (task 0123456789abcdef0123456789abcdef) is not healthy in target-group (web) due to TARGET IS NOT FOUND",
    what: "A task is not registered in its target group. Something other than ECS deregistered it.",
    remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and turn that off.",
  },
  {
    class: "broken",
    name: "load-balancer-access-missing",
    text: /failed to (?:describe target health on|register targets in|deregister targets in) \(?target-group \(?(?<group>[^\s()]{1,300})\)? with \(error (?<error>[^)]{1,300})/u,
    example:
      "service web failed to describe target health on target-group web with (error ELB_DESCRIBE_TARGET_HEALTH_ACCESS_DENIED)",
    what: "ECS can't manage target group {group}: {error}.",
    remedy:
      "Attach the AWS managed policy to the service's role again (the service-linked role AWSServiceRoleForECS, or the infrastructure role), and check that the target group exists.",
  },
  {
    class: "broken",
    name: "service-role-broken",
    text: /IAM (?:permissions policies|trust relationship) ha(?:ve|s) been/u,
    example:
      "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
    what: "ECS can no longer maintain the service, because the permissions or the trust policy of its role changed.",
    remedy:
      "Restore the service's role: trust ecs.amazonaws.com in its trust policy, and attach the AWS managed policy.",
  },
  {
    class: "blocked",
    name: "deployment-deadlock",
    text: /because of the service deployment configuration/u,
    example:
      "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
    what: "The deployment can neither start a new task nor stop an old one: `minimumHealthyPercent` and `maximumPercent` leave no room.",
    remedy:
      "Raise `maximumPercent` (for example to 200) or lower `minimumHealthyPercent`, so that ECS can start or stop at least one task at the desired count.",
  },
  {
    class: "blocked",
    name: "tasks-protected",
    text: /unable to scale in\b.{0,200}protect/isu,
    example:
      "(service web) was unable to reach steady state because (taskSet ecs-svc/4980306466373577095) was unable to scale in due to (reason 1 tasks under protection)",
    what: "Old tasks with scale-in protection block the deployment.",
    remedy:
      "Wait for them to finish, or remove their protection (`aws ecs update-task-protection --no-protection-enabled`).",
  },
  {
    class: "blocked",
    name: "tasks-not-launched",
    text: /could not launch (?<count>\d{1,6}) tasks? for deployment/u,
    example: "(service web) could not launch 2 tasks for deployment ecs-svc/4980306466373577095.",
    what: "The deployment could not launch {count} of its tasks.",
    remedy: "Check the stopped tasks and the other events. Most often there is no capacity.",
  },
  {
    class: "blocked",
    name: "task-launch-failed",
    text: /failed to launch (?:a task|tasks) with/u,
    example: "(service web) failed to launch a task with (error something that has not been seen before).",
    what: "The service could not launch a task.",
    remedy: "Read the event below. ECS gives no further reason.",
  },
  {
    class: "blocked",
    name: "steady-state-not-reached",
    text: /unable to reach steady state/u,
    example:
      "(service web) was unable to reach steady state because something that has not been seen before.",
    what: "The service could not reach a steady state.",
    remedy: "Read the event below. ECS gives no further reason.",
  },
  {
    class: "blocked",
    name: "task-placement-failed",
    text: /was unable to place (?:a task|tasks)/u,
    example: "(service web) was unable to place a task. Reason: something that has not been seen before.",
    what: "The service could not place a task.",
    remedy: "Read the event below. ECS gives no further reason.",
  },
  {
    class: "unhealthy",
    name: "container-health-check-failed",
    text: /failed container health checks/u,
    example: "(service web) (task 0123456789abcdef0123456789abcdef) failed container health checks.",
    what: "The `healthCheck` command of a container failed repeatedly.",
    remedy:
      "Run the command in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be correct. If the application starts slowly, raise `startPeriod`.",
  },
  {
    class: "unhealthy",
    name: "load-balancer-health-check-failed",
    text: /is (?:unhealthy|not healthy) in \(?(?:target-group|elb)/u,
    example:
      "(service web) (port 8080) is unhealthy in target-group web due to (reason something that has not been seen before).",
    what: "A task failed the health checks of its load balancer.",
    remedy:
      "Check the path, port and success codes of the target group's health check, and the security groups. If the application starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
  },
  {
    class: "impaired",
    name: "tasks-start-inconsistently",
    text: /unable to consistently start tasks successfully/u,
    example: "(service web) is unable to consistently start tasks successfully.",
    what: "The service's tasks fail repeatedly, so ECS waits longer before each retry (up to 15 minutes).",
    remedy: "Check the stopped tasks: their stopped reason and last log lines.",
  },
  {
    class: "throttled",
    name: "service-throttled",
    text: /operations are being throttled/u,
    example: "(service web) operations are being throttled. Will try again later.",
    what: "AWS throttles the calls that ECS makes for the service.",
    remedy: "Wait, and release fewer services of the account at once.",
  },
];
