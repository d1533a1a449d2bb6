/**
 * Failed health checks by sub-kind: in stopped reasons, service events, and the target health that DescribeTargetHealth returns.
 * Sources: docs/aws-reference.md#stop-reasons, #service-events; DescribeTargetHealth (`TargetHealth.Reason`).
 */
import type { Row } from "../row.ts";

/** The load balancer's reasons for an unhealthy target, the most specific first. */
export const targetReasons: readonly Row[] = [
  {
    name: "health-check-redirected",
    text: /failed with these codes: \[30[12378](?:,|\])/u,
    example: "Health checks failed with these codes: [302]",
    what: "The load balancer's health check got a redirect, which it does not follow.",
    remedy:
      "Point the target group's health check at a path that returns 200 directly (no login, no redirect to HTTPS), or add the code to its matcher.",
  },
  {
    name: "health-check-refused",
    text: /failed with these codes: \[40[0135](?:,|\])/u,
    example: "Health checks failed with these codes: [401]",
    what: "The application rejected the load balancer's health check.",
    remedy:
      "Make the health check path respond without a login and for any Host header (the check sends the task's IP address), or point the check at another path.",
  },
  {
    name: "health-check-path-not-found",
    text: /failed with these codes: \[404(?:,|\])/u,
    example: "Health checks failed with these codes: [404]",
    what: "The application does not serve the path of the load balancer's health check.",
    remedy: "Correct the health check path of the target group, or serve that path.",
  },
  {
    name: "health-check-error",
    text: /failed with these codes: \[(?<code>5\d\d)(?:,|\])/u,
    example: "Health checks failed with these codes: [502]",
    what: "The application responded to the load balancer's health check with {code}.",
    remedy:
      "Look for the error in the container's log below. A check that depends on the database or other services fails when they fail.",
  },
  {
    name: "health-check-wrong-code",
    text: /failed with these codes: \[(?<code>\d{3})|Target\.ResponseCodeMismatch/u,
    example: "Target.ResponseCodeMismatch",
    what: "The application responded to the load balancer's health check with a code that the target group does not accept: {code|see below}.",
    remedy:
      "Correct the path or matcher of the target group's health check, or the code that the application returns.",
  },
  {
    name: "health-check-timeout",
    text: /Request timed out|Target\.Timeout/u,
    example: "Request timed out",
    what: "The application did not respond to the load balancer's health check in time.",
    remedy:
      "Check that the task's security group allows the load balancer's security group on the container port. If the application is slow, raise the health check's timeout or the task's `cpu`. If it starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
  },
  {
    name: "target-group-not-found",
    text: /TARGET GROUP IS NOT FOUND/iu,
    example: "TARGET GROUP IS NOT FOUND",
    what: "A target group of the service does not exist.",
    remedy: "Correct the load balancers of the service, or create the target group again.",
  },
  {
    name: "target-not-found",
    text: /TARGET IS NOT FOUND|Target\.NotRegistered/iu,
    example: "TARGET IS NOT FOUND",
    what: "The task is not registered in its target group. Something other than ECS deregistered it.",
    remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and turn that off.",
  },
  {
    name: "target-not-in-use",
    text: /Target\.NotInUse|not configured to receive traffic|Availability Zone that is not enabled/iu,
    example: "Target.NotInUse",
    what: "The load balancer sends no traffic to the task: its target group or its Availability Zone is not in use.",
    remedy:
      "Attach the target group to a listener rule, and enable the load balancer in the Availability Zones of the task's subnets.",
  },
  {
    name: "target-invalid",
    text: /Target\.(?:InvalidState|IpUnusable)/u,
    example: "Target.IpUnusable",
    what: "The load balancer can't use the task's address or instance.",
    remedy: "Check the target group's type: the network mode awsvpc requires `ip`.",
  },
  {
    name: "load-balancer-error",
    text: /Elb\.InternalError/u,
    example: "Elb.InternalError",
    what: "The load balancer failed to check the task's health.",
    remedy: "Release again. If it fails again, check the AWS Health Dashboard.",
  },
  {
    name: "health-check-no-connection",
    text: /^Health checks failed\.?$|reason Health checks failed\)|Target\.FailedHealthChecks|UnhealthyThreshold/u,
    example: "Health checks failed",
    what: "The load balancer's health check could not connect to the application, or got no valid response.",
    remedy:
      "The application must listen on 0.0.0.0 (not localhost) and on the `containerPort` that the service registers. The task's security group must allow traffic from the load balancer's security group. If the application starts slowly, raise `healthCheckGracePeriodSeconds`.",
  },
];

export const healthReasons: readonly Row[] = [
  {
    name: "load-balancer-health-check-failed",
    text: /failed ELB health checks in \((?:target-group|elb) (?<target>[\w:/.-]{1,300})/u,
    example:
      "Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef)",
    what: "The task failed the health checks of its load balancer.",
    remedy:
      "Check the path, port and success codes of the target group's health check, and the security groups. If the application starts slowly, raise `healthCheckGracePeriodSeconds` of the service.",
  },
  {
    name: "container-health-check-failed",
    text: /failed container health checks/u,
    example: "Task failed container health checks",
    what: "The `healthCheck` command of {container} failed repeatedly{check|}.",
    remedy:
      "Run the command in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be correct. If the application starts slowly, raise `startPeriod`.",
  },
];
