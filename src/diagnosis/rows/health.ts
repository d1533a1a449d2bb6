/**
 * Failed health checks by sub-kind: in stopped reasons, service events, and what DescribeTargetHealth says of a target.
 * Sources: docs/aws-reference.md#stop-reasons, #service-events; DescribeTargetHealth (`TargetHealth.Reason`).
 */
import type { Row } from "../row.ts";

/** The load balancer's own words for why a target is unhealthy; the most telling first. */
export const targetReasons: readonly Row[] = [
  {
    name: "health-check-redirected",
    text: /failed with these codes: \[30[12378](?:,|\])/u,
    example: "Health checks failed with these codes: [302]",
    what: "The load balancer's health check got a redirect, which it does not follow.",
    remedy:
      "Point the target group's health check at a path that answers 200 by itself (no login, no redirect to HTTPS), or add the code to its matcher.",
  },
  {
    name: "health-check-refused",
    text: /failed with these codes: \[40[0135](?:,|\])/u,
    example: "Health checks failed with these codes: [401]",
    what: "The program refused the load balancer's health check.",
    remedy:
      "Let the health check path answer without login and for any Host header (the check sends the task's IP address), or point the check at another path.",
  },
  {
    name: "health-check-path-not-found",
    text: /failed with these codes: \[404(?:,|\])/u,
    example: "Health checks failed with these codes: [404]",
    what: "The path of the load balancer's health check does not exist in the program.",
    remedy: "Correct the health check path of the target group, or serve that path.",
  },
  {
    name: "health-check-error",
    text: /failed with these codes: \[(?<code>5\d\d)(?:,|\])/u,
    example: "Health checks failed with these codes: [502]",
    what: "The program answered the load balancer's health check with {code}.",
    remedy:
      "Read the container's log below for the error; a check that depends on the database or other services fails with them.",
  },
  {
    name: "health-check-wrong-code",
    text: /failed with these codes: \[(?<code>\d{3})|Target\.ResponseCodeMismatch/u,
    example: "Target.ResponseCodeMismatch",
    what: "The program answered the load balancer's health check with a code that it does not accept: {code|see below}.",
    remedy: "Correct path or matcher of the target group's health check, or what the program answers there.",
  },
  {
    name: "health-check-timeout",
    text: /Request timed out|Target\.Timeout/u,
    example: "Request timed out",
    what: "The program did not answer the load balancer's health check in time.",
    remedy:
      "Let the task's security group accept the load balancer's on the container port; raise the health check's timeout, or the task's `cpu`, if the program is only slow; raise `healthCheckGracePeriodSeconds` of the service if it starts slowly.",
  },
  {
    name: "target-group-not-found",
    text: /TARGET GROUP IS NOT FOUND/iu,
    example: "TARGET GROUP IS NOT FOUND",
    what: "A target group of the service does not exist.",
    remedy: "Correct the load balancers of the service; create the target group anew.",
  },
  {
    name: "target-not-found",
    text: /TARGET IS NOT FOUND|Target\.NotRegistered/iu,
    example: "TARGET IS NOT FOUND",
    what: "The task is not registered in its target group: somebody else deregistered it.",
    remedy: "Find out what else changes the target group (CloudTrail: DeregisterTargets), and stop it.",
  },
  {
    name: "target-not-in-use",
    text: /Target\.NotInUse|not configured to receive traffic|Availability Zone that is not enabled/iu,
    example: "Target.NotInUse",
    what: "The load balancer sends no traffic to the task: its target group or its Availability Zone is not in use.",
    remedy:
      "Attach the target group to a listener rule, and enable the load balancer in the zones of the task's subnets.",
  },
  {
    name: "target-invalid",
    text: /Target\.(?:InvalidState|IpUnusable)/u,
    example: "Target.IpUnusable",
    what: "The load balancer cannot use the task's address or instance.",
    remedy: "Check the target group's type: network mode awsvpc needs `ip`.",
  },
  {
    name: "load-balancer-error",
    text: /Elb\.InternalError/u,
    example: "Elb.InternalError",
    what: "The load balancer failed to check the task's health.",
    remedy: "Release again; look at the AWS Health Dashboard if it stays so.",
  },
  {
    name: "health-check-no-connection",
    text: /^Health checks failed\.?$|reason Health checks failed\)|Target\.FailedHealthChecks|UnhealthyThreshold/u,
    example: "Health checks failed",
    what: "The load balancer's health check could not connect to the program, or got no proper answer.",
    remedy:
      "The program must listen on 0.0.0.0 (not localhost) and on the `containerPort` that the service registers; the task's security group must accept the load balancer's; raise `healthCheckGracePeriodSeconds` if it starts slowly.",
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
      "Check path, port and codes of the target group's health check, the security groups, and `healthCheckGracePeriodSeconds` of the service if the program starts slowly.",
  },
  {
    name: "container-health-check-failed",
    text: /failed container health checks/u,
    example: "Task failed container health checks",
    what: "The `healthCheck` command of {container} kept failing{check|}.",
    remedy:
      "Run it in the image by hand: its program (curl, wget, …) must be in the image, and port and path must be right. Raise its `startPeriod` if the program starts slowly.",
  },
];
