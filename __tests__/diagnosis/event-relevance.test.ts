import { expect, test } from "@jest/globals";
import { withoutServiceName, relevanceOf } from "../../src/diagnosis/events.ts";

/** How relevant an event is to a reader of the log. Texts: docs/aws-reference.md#service-events. */
test.each([
  ["noise", "(service web) has started 2 tasks: (task 1) (task 2)."],
  [
    "trouble",
    "(service web) has started 1 tasks: (task 1). Amazon ECS replaced 1 tasks due to an unhealthy status.",
  ],
  ["noise", "(service web) has stopped 1 running tasks: (task 1)."],
  ["noise", "(service web) registered 1 targets in (target-group arn:aws:x)"],
  ["noise", "(service web) deregistered 1 targets in (target-group arn:aws:x)"],
  ["noise", "(service web, taskSet ecs-svc/1) has begun draining connections on 1 tasks."],
  ["noise", "(service web) has reached a steady state."],
  ["news", "(service web) (deployment ecs-svc/1) deployment completed."],
  ["failure", "(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start."],
  ["failure", "(service web) (deployment ecs-svc/1) deployment failed: alarm detected."],
  ["failure", "(service web) rolling back to deployment ecs-svc/0."],
  [
    "trouble",
    "(service web) was unable to place a task because no container instance met all of its requirements.",
  ],
  ["trouble", "(service web) was unable to place a task. Reason: ResourceInitializationError."],
  ["trouble", "(service web) could not launch 3 tasks for deployment 1."],
  ["trouble", "(service web) is unable to consistently start tasks successfully."],
  ["trouble", "(service web) operations are being throttled. Will try again later."],
  [
    "trouble",
    "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration.",
  ],
  [
    "trouble",
    "(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
  ],
  [
    "trouble",
    "(service web) (port 80) is unhealthy in target-group web due to (reason Health checks failed with these codes: [502]).",
  ],
  ["trouble", "(service web) (task 1) failed container health checks."],
  [
    "trouble",
    "(service web) task set (1) (task 1) is not healthy in target-group (arn) due to TARGET IS NOT FOUND",
  ],
  ["trouble", "service web failed to describe target health on target-group T with (error x)"],
  ["trouble", "service web failed to register targets in target-group T with (error x)"],
  ["noise", "(service web) is not AZ balanced with 2 tasks in a. AZ Rebalancing in progress."],
  ["noise", "(service web) has started 1 tasks in Availability Zone to AZ Rebalance: (task 1)."],
  [
    "trouble",
    "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
  ],
  ["trouble", "(service web) failed to launch a task with (error something new)."],
  ["failure", "(service web) (deployment ecs-svc/1) deployment failed: hook execution failure(s) detected."],
  [
    "trouble",
    "(service web) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 1 tasks under protection)",
  ],
  ["trouble", "(service web) was unable to do something that nobody has met yet."],
  ["news", "(service web) did something that nobody has met yet."],
] as const)("%s: %s", (expected, text) => {
  expect(relevanceOf(text)).toBe(expected);
});

test.each([
  ["(service web) has reached a steady state.", "has reached a steady state."],
  ["service (service web) has reached a steady state.", "has reached a steady state."],
  ["(service web, taskSet ecs-svc/1) has begun", "has begun"],
  ["is of service (service web) alone", "is of service (service web) alone"],
  ["IAM trust relationship has been changed", "IAM trust relationship has been changed"],
])("%s", (text, short) => {
  expect(withoutServiceName(text)).toBe(short);
});
