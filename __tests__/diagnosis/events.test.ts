/** Every text of docs/aws-reference.md#service-events, in AWS's form and in that of its documentation. */
import { describe, expect, test } from "@jest/globals";
import { plainEvents, problemEvents } from "../../src/diagnosis/rows/events.ts";
import { classifyEvent, diagnoseEvents } from "../../src/diagnosis/events.ts";

const task = "0123456789abcdef0123456789abcdef";
const other = "fedcba9876543210fedcba9876543210";
const group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef";
const own = "ecs-svc/4980306466373577095";

const events: ReadonlyArray<readonly [string, string | undefined, string]> = [
  ["info", undefined, `has started 2 tasks: (task ${task}) (task ${other}).`],
  [
    "impaired",
    undefined,
    `has started 1 tasks: (task ${task}). Amazon ECS replaced 1 tasks due to an unhealthy status.`,
  ],
  ["info", undefined, `has stopped 1 running tasks: (task ${task}).`],
  ["info", undefined, `registered 1 targets in (target-group ${group})`],
  ["info", undefined, `deregistered 1 targets in (target-group ${group})`],
  ["info", undefined, "has begun draining connections on 1 tasks."],
  ["steady", undefined, "has reached a steady state."],
  ["completed", undefined, `(deployment ${own}) deployment completed.`],
  ["failed", "tasks-failed-to-start", `(deployment ${own}) deployment failed: tasks failed to start.`],
  ["failed", "deployment-alarm", `(deployment ${own}) deployment failed: alarm detected.`],
  ["rollback", undefined, `rolling back to deployment ${own}.`],
  [
    "blocked",
    "host-port-taken",
    "was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 9c) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  ],
  [
    "blocked",
    "cpu-exhausted",
    "was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 9c) has insufficient CPU units available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  ],
  [
    "blocked",
    "memory-exhausted",
    "was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 9c has insufficient memory available.",
  ],
  [
    "blocked",
    "agent-disconnected",
    'was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 9c) encountered error "AGENT". For more information, see the Troubleshooting section.',
  ],
  [
    "blocked",
    "instance-attribute-missing",
    "was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 9c) is missing an attribute required by your task.",
  ],
  [
    "blocked",
    "no-container-instances",
    "was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.",
  ],
  [
    "blocked",
    "image-not-found",
    "was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref web:2: not found.",
  ],
  [
    "blocked",
    "secret-json-key-missing",
    "was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key KEY.",
  ],
  [
    "blocked",
    "fargate-capacity-unavailable",
    "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.",
  ],
  [
    "blocked",
    "task-quota-reached",
    "was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
  ],
  [
    "blocked",
    "task-size-above-limit",
    "was unable to place a task. Reason: The requested CPU configuration is above your limit.",
  ],
  ["blocked", "ecs-internal-error", "was unable to place a task. Reason: Internal error."],
  ["blocked", "task-placement-failed", "was unable to place a task. Reason: The moon was in the way."],
  ["blocked", "tasks-not-launched", `could not launch 2 tasks for deployment ${own}.`],
  [
    "blocked",
    "provisioning-limit",
    "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
  ],
  ["impaired", "tasks-start-inconsistently", "is unable to consistently start tasks successfully."],
  ["throttled", "service-throttled", "operations are being throttled. Will try again later."],
  [
    "blocked",
    "deployment-deadlock",
    "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
  ],
  [
    "blocked",
    "tasks-protected",
    `was unable to reach steady state because task set (${own}) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks`,
  ],
  [
    "blocked",
    "no-container-instances",
    "was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
  ],
  [
    "unhealthy",
    "health-check-error",
    "(port 8080) is unhealthy in target-group web due to (reason Health checks failed with these codes: [502]).",
  ],
  [
    "unhealthy",
    "health-check-error",
    `(instance i-0a) (port 32768) is unhealthy in (target-group ${group}) due to (reason Health checks failed with these codes: [503])`,
  ],
  [
    "unhealthy",
    "health-check-no-connection",
    `(task ${task}) (port 8080) is unhealthy in (target-group ${group}) due to (reason Health checks failed)`,
  ],
  [
    "unhealthy",
    "health-check-timeout",
    "(port 8080) is unhealthy in target-group web due to (reason Request timed out).",
  ],
  [
    "unhealthy",
    "load-balancer-health-check-failed",
    "(port 8080) is unhealthy in target-group web due to (reason The moon was in the way).",
  ],
  [
    "unhealthy",
    "health-check-no-connection",
    `(task ${task}) (instance i-0a) is unhealthy in (elb classic) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)`,
  ],
  ["unhealthy", "container-health-check-failed", `(task ${task}) failed container health checks.`],
  [
    "broken",
    "target-group-not-found",
    `task set (${own}) (task ${task}) is not healthy in target-group (${group}) due to TARGET GROUP IS NOT FOUND`,
  ],
  [
    "broken",
    "target-not-found",
    `task set (${own}) (task ${task}) is not healthy in target-group (${group}) due to TARGET IS NOT FOUND`,
  ],
  [
    "broken",
    "load-balancer-access-missing",
    "failed to describe target health on target-group web with (error ECS was unable to assume the role)",
  ],
  [
    "broken",
    "load-balancer-access-missing",
    "failed to register targets in target-group web with (error Missing permissions)",
  ],
  [
    "noise",
    undefined,
    "is not AZ balanced with 2 tasks in eu-west-1a, 0 tasks in eu-west-1b. AZ Rebalancing in progress.",
  ],
  ["noise", undefined, "is AZ balanced with 1 tasks in eu-west-1a, 1 tasks in eu-west-1b."],
  ["noise", undefined, `has started 1 tasks in Availability Zone to AZ Rebalance: (task ${task}).`],
  [
    "noise",
    undefined,
    `has stopped 1 running tasks in Availability Zone due to AZ rebalancing: (task ${task}).`,
  ],
  ["unknown", undefined, "danced in the moonlight."],
];

const forms: ReadonlyArray<readonly [string, (rest: string) => string]> = [
  ["(service web) …", (rest) => `(service web) ${rest}`],
  ["service (web) …", (rest) => `service (web) ${rest}`],
  ["service web …", (rest) => `service web ${rest}`],
];

describe.each(forms)("%s", (_, form) => {
  test.each(events)("%s, %s: %s", (kind, cause, rest) => {
    const text = form(rest);
    expect(classifyEvent(text)).toMatchObject({ class: kind, service: "web" });
    const found = diagnoseEvents([text]);
    expect(found?.name).toBe(cause);
    expect(found?.evidence ?? [`service event: ${text}`]).toEqual([`service event: ${text}`]);
    expect(`${found?.what ?? ""} ${found?.remedy ?? ""}`).not.toMatch(/undefined|\{\w+[|}]/u);
  });
});

test.each([
  "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
  "IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service",
])("%s", (text) => {
  expect(classifyEvent(text)).toEqual({ class: "broken" });
  expect(diagnoseEvents([text])?.name).toBe("service-role-broken");
});

test("uses the error of a failed launch as the cause", () => {
  const refused =
    "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop' that was provided for this task.";
  const launch = (text: string): string => `(service web) failed to launch a task with (error ${text}).`;
  expect(diagnoseEvents([launch(refused)])?.name).toBe("role-not-assumable");
  expect(diagnoseEvents([launch("something new")])?.name).toBe("task-launch-failed");
});

test("parses names, IDs and reasons from the event", () => {
  expect(classifyEvent(`(service web, taskSet ${own}) has begun draining connections on 2 tasks.`)).toEqual({
    class: "info",
    service: "web",
    deploymentId: own,
  });
  expect(classifyEvent(`(service my-web_1) has started 2 tasks: (task ${task}) (task ${other}).`)).toEqual({
    class: "info",
    service: "my-web_1",
  });
  expect(
    classifyEvent(
      `(service web) (task ${task}) (port 80) is unhealthy in (target-group ${group}) due to (reason Request timed out)`,
    ),
  ).toEqual({
    class: "unhealthy",
    service: "web",
    targetGroup: group,
    reason: "Request timed out",
  });
  expect(classifyEvent(`(service web) rolling back to deployment ${own}.`)).toMatchObject({
    deploymentId: own,
  });
});

describe("parts of an event", () => {
  test.each<[string, string, ReturnType<typeof classifyEvent>["reason"]]>([
    ["of unhealthy targets", "is unhealthy due to (reason Request timed out)", "Request timed out"],
    [
      "of unhealthy targets, with a period",
      "is unhealthy due to (reason Request timed out). ",
      "Request timed out",
    ],
    ["that is not at the end", "is unhealthy due to (reason Request timed out) and more", undefined],
    ["for a placement", "was unable to place a task. Reason: No memory. Really.", "No memory. Really."],
    ["with several lines", "was unable to place a task. Reason: No memory.\nReally.", "No memory.\nReally."],
    ["over the length limit", `was unable to place a task. Reason: ${"x".repeat(1901)}`, undefined],
    ["after another word", "was unable to place a task. NoReason: No memory.", undefined],
    ["for a failed launch", "failed to launch a task with (error No role)", "No role"],
    ["for a failed launch, with a period", "failed to launch a task with (error No role). ", "No role"],
    [
      "for a failed launch, but not at the end",
      "failed to launch a task with (error No role) and more",
      undefined,
    ],
  ])("parses a reason %s", (_about, rest, reason) => {
    expect(classifyEvent(`(service web) ${rest}`).reason).toBe(reason);
  });

  test.each<[string, string, string | undefined]>([
    ["after spaces", "  (service web) has started", "web"],
    ["after other text", "told (service web) has started", undefined],
    ["after other characters", "??(service web) has started", undefined],
  ])("parses a service %s", (_about, text, service) => {
    expect(classifyEvent(text).service).toBe(service);
  });

  test("keeps the periods of a target group's name, but not the sentence's", () => {
    expect(classifyEvent("(service web) registered 1 targets in target-group my.web.").targetGroup).toBe(
      "my.web",
    );
  });
});

describe("several events", () => {
  const unhealthy =
    "(service web) (port 8080) is unhealthy in target-group web due to (reason Request timed out).";
  const placed = "(service web) was unable to place a task. Reason: Internal error.";
  const steady = "(service web) has reached a steady state.";

  test("put permanent problems before temporary ones", () => {
    expect(diagnoseEvents([steady, unhealthy, placed])?.name).toBe("ecs-internal-error");
  });

  test("prefer the newest of one kind", () => {
    const older =
      "(service web) was unable to place a task. Reason: The requested CPU configuration is above your limit.";
    expect(diagnoseEvents([placed, older])?.name).toBe("ecs-internal-error");
  });

  test("ignore events of another deployment", () => {
    const foreign = "(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.";
    expect(diagnoseEvents([foreign], { deploymentId: own })).toBeUndefined();
    expect(diagnoseEvents([foreign], { deploymentId: "ecs-svc/1" })?.name).toBe("tasks-failed-to-start");
    expect(diagnoseEvents([placed], { deploymentId: own })?.name).toBe("ecs-internal-error");
  });

  test("give no cause without a problem", () => {
    expect(diagnoseEvents([steady])).toBeUndefined();
    expect(diagnoseEvents([])).toBeUndefined();
  });
});

test.each([...plainEvents, ...problemEvents])("gives the example of $class its class: $example", (row) => {
  expect(classifyEvent(row.example).class).toBe(row.class);
});
