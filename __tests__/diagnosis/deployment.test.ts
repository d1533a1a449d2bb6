/** Reasons of docs/aws-reference.md#service-events, #service-deployments, #codedeploy. */
import { describe, expect, test } from "@jest/globals";
import { diagnoseDeployment } from "../../src/diagnosis/deployment.ts";
import type { DeploymentFacts, FailureGroup } from "../../src/diagnosis/facts.ts";

const lb = "Service deployment rolled back because of invalid networking configuration:";
const hook = "arn:aws:lambda:eu-west-1:123456789012:function:check";
const hooks = "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed.";

const missing: FailureGroup = {
  cause: {
    name: "image-not-found",
    what: "The image shop:2 is not in the repository.",
    evidence: ["stopped reason: …"],
    remedy: "Push it.",
  },
  count: 3,
  example: "arn:aws:ecs:eu-west-1:123456789012:task/shop/1",
};

describe("AWS's messages", () => {
  test.each([
    ["circuit-breaker", "Service deployment rolled back because the circuit breaker threshold was exceeded."],
    ["circuit-breaker", "ECS deployment circuit breaker: tasks failed to start."],
    ["circuit-breaker", "ECS deployment circuit breaker: task failed to start."],
    [
      "circuit-breaker",
      "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/4980306466373577095.",
    ],
    ["no-rollback-candidate", "No rollback candidate was found to run the rollback."],
    [
      "target-group-not-in-listener-rule",
      `${lb} Target group arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/g/1 is not associated with either productionListenerRule or testListenerRule.`,
    ],
    [
      "listener-rule-splits-traffic",
      `${lb} productionListenerRule arn:aws:x should have exactly one target group serving traffic but found 2 target groups which are serving traffic`,
    ],
    [
      "listener-rule-serves-stranger",
      `${lb} Production listener rule is forwarding traffic to unexpected target group arn:aws:x. Expected traffic to be forwarded to either targetGroupArn: a or alternateTargetGroupArn: b`,
    ],
    [
      "infrastructure-role-denied",
      `${lb} ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/ecs-lb'.`,
    ],
    ["network-configuration-invalid", `${lb} The moon was in the way.`],
    ["hook-failed", `${hooks} Lifecycle hook target ${hook} returned FAILED status.`],
    ["hook-role-not-assumable", `${hooks} ECS was unable to assume role arn:aws:iam::123456789012:role/hook`],
    [
      "hook-not-invokable",
      `${hooks} ECS was unable to invoke hook target ${hook} due to AccessDeniedException`,
    ],
    [
      "hook-answer-invalid",
      `${hooks} ECS was unable to parse the response from ${hook} due to HookStatus must not be null`,
    ],
    ["deployment-alarm", "Service deployment rolled back because alarms were triggered."],
    ["unknown-deployment-reason", "The moon was in the way."],
  ])("%s: %s", (name, text) => {
    for (const facts of [
      { statusReason: text },
      { rollback: { reason: text } },
      { rolloutStateReason: text },
    ]) {
      const cause = diagnoseDeployment(facts);
      expect(cause?.name).toBe(name);
      expect(cause?.evidence).toContain(`reason: ${text}`);
      expect(`${cause?.what} ${cause?.remedy}`).not.toMatch(/undefined|\{\w+[|}]/u);
    }
  });

  test("matches specific messages before failed tasks", () => {
    const statusReason = "ECS deployment circuit breaker: tasks failed to start.";
    const alarm = "Service deployment rolled back because alarms were triggered.";
    expect(diagnoseDeployment({ rollback: { reason: statusReason }, statusReason: alarm })?.name).toBe(
      "deployment-alarm",
    );
    expect(diagnoseDeployment({ rollback: { reason: "?" }, statusReason: alarm })?.name).toBe(
      "deployment-alarm",
    );
  });

  test("quotes unknown messages, with the first in the text", () => {
    const codeDeployError = { code: "NEW", message: "The sun shone." };
    const facts = { rollback: { reason: "The moon." }, statusReason: "The stars.", codeDeployError };
    const what = (text: string) =>
      expect.stringMatching(new RegExp(`does not recognize: ${text}$`, "u")) as unknown as string;
    expect(diagnoseDeployment(facts)).toMatchObject({
      what: what("The moon\\."),
      evidence: ["reason: The moon.", "reason: The stars.", "CodeDeploy: NEW: The sun shone."],
    });
    expect(diagnoseDeployment({ codeDeployError })?.what).toEqual(what("The sun shone\\."));
    expect(diagnoseDeployment({ codeDeployError: { code: "NEW" } })).toMatchObject({
      what: what("NEW"),
      evidence: ["CodeDeploy: NEW: "],
    });
    expect(diagnoseDeployment({ codeDeployError: { message: "The sun." } })?.evidence).toEqual([
      "CodeDeploy: ?: The sun.",
    ]);
  });

  test.each([
    "Is this one? ECS deployment ecs-svc/1 completed.",
    "ECS deployment ecs-svc/1 completed. But not well",
  ])("treats %p as a reason", (rolloutStateReason) => {
    expect(diagnoseDeployment({ rolloutStateReason })?.name).toBe("unknown-deployment-reason");
  });

  test.each([
    "ECS deployment ecs-svc/1 in progress.",
    "ECS deployment ecs-svc/4980306466373577095 completed.",
    "ECS deployment ecs-svc/1 completed",
    "",
  ])("ignores %p", (rolloutStateReason) => {
    expect(diagnoseDeployment({ rolloutStateReason })).toBeUndefined();
  });
});

describe("fields", () => {
  test.each<readonly [string, DeploymentFacts]>([
    ["deployment-alarm", { alarms: { status: "TRIGGERED" } }],
    ["deployment-alarm", { alarms: { triggeredAlarmNames: ["web-5xx"] } }],
    ["circuit-breaker", { deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 } }],
    ["hook-failed", { lifecycleHookDetails: [{ targetArn: hook, status: "FAILED" }] }],
    ["hook-timed-out", { lifecycleHookDetails: [{ hookId: "ecs-pause-x", status: "TIMED_OUT" }] }],
  ])("%s", (name, facts) => {
    expect(diagnoseDeployment({ status: "STOPPED", ...facts })?.name).toBe(name);
  });

  test("names alarms and failures", () => {
    expect(diagnoseDeployment({ alarms: { triggeredAlarmNames: ["web-5xx", "web-slow"] } })?.what).toBe(
      "A CloudWatch alarm of the service went into ALARM during the deployment: web-5xx, web-slow.",
    );
    const breaker = { status: "TRIGGERED", failureCount: 3, threshold: 3 };
    expect(diagnoseDeployment({ deploymentCircuitBreaker: breaker })?.what).toContain(
      "(3 failures, threshold 3)",
    );
  });

  test.each<readonly [string, DeploymentFacts, readonly string[]]>([
    ["the status", { status: "STOPPED" }, ["status: STOPPED"]],
    ["the stage", { status: "STOPPED", lifecycleStage: "BAKE_TIME" }, ["status: STOPPED, stage BAKE_TIME"]],
    ["the stage without a status", { lifecycleStage: "BAKE_TIME" }, []],
  ])("lists %s as evidence", (_about, facts, evidence) => {
    expect(diagnoseDeployment({ ...facts, alarms: { status: "TRIGGERED" } })?.evidence).toEqual(evidence);
  });

  test("leaves no gap for missing counts and names", () => {
    const breaker = (more: object) =>
      diagnoseDeployment({ deploymentCircuitBreaker: { status: "TRIGGERED", ...more } })?.what;
    const plain = breaker({});
    expect(plain).not.toMatch(/undefined|failures, threshold/u);
    expect(breaker({ failureCount: 3 })).toBe(plain);
    expect(breaker({ threshold: 3 })).toBe(plain);
    expect(diagnoseDeployment({ alarms: { status: "TRIGGERED", triggeredAlarmNames: [] } })?.what).toBe(
      "A CloudWatch alarm of the service went into ALARM during the deployment.",
    );
  });

  test.each<readonly [string, DeploymentFacts, object]>([
    [
      "by the name of its target",
      { lifecycleHookDetails: [{ hookId: "h", targetArn: hook, status: "FAILED" }] },
      { what: `A lifecycle hook rejected the new revision: ${hook}.`, evidence: [`hook ${hook}: FAILED`] },
    ],
    [
      "by the ID of its target, after one that succeeded",
      {
        lifecycleStage: "BAKE_TIME",
        lifecycleHookDetails: [
          { hookId: "a", status: "SUCCEEDED" },
          { hookId: "b", status: "TIMED_OUT" },
        ],
      },
      {
        what: "The lifecycle hook at BAKE_TIME got no response in time: b.",
        evidence: ["hook b: TIMED_OUT"],
      },
    ],
    [
      "if it has no name",
      { lifecycleStage: "BAKE_TIME", lifecycleHookDetails: [{ status: "FAILED" }] },
      { what: "A lifecycle hook at BAKE_TIME rejected the new revision: ?." },
    ],
  ])("names a hook %s", (_about, facts, cause) => {
    expect(diagnoseDeployment(facts)).toMatchObject(cause);
  });

  test("gives no cause without facts", () => {
    expect(diagnoseDeployment({})).toBeUndefined();
    expect(diagnoseDeployment({ lifecycleHookDetails: [{ status: "SUCCEEDED" }] })).toBeUndefined();
    expect(
      diagnoseDeployment({ status: "STOPPED", deploymentCircuitBreaker: { status: "MONITORING" } }),
    ).toBeUndefined();
  });
});

describe("the cause of failed tasks", () => {
  test.each([
    { statusReason: "Service deployment rolled back because the circuit breaker threshold was exceeded." },
    { statusReason: "No rollback candidate was found to run the rollback." },
    { deploymentCircuitBreaker: { status: "TRIGGERED" } },
    { codeDeployError: { code: "TIMEOUT", message: "too long" } },
    { codeDeployError: { code: "ECS_UPDATE_ERROR", message: "not updated" } },
    {},
  ])("replaces AWS's count of failures: %o", (facts: DeploymentFacts) => {
    const cause = diagnoseDeployment({ ...facts, failing: [missing] });
    expect(cause).toMatchObject({
      name: "image-not-found",
      what: "The image shop:2 is not in the repository. 3 tasks failed this way.",
      remedy: "Push it.",
    });
    const found = [facts.statusReason, facts.codeDeployError?.message].filter((text) => text !== undefined);
    for (const text of found) expect(cause?.evidence.join("\n")).toContain(text);
  });

  test("omits a count of one and a missing remedy", () => {
    const { remedy: _, ...cause } = missing.cause;
    expect(diagnoseDeployment({ failing: [{ ...missing, cause, count: 1 }] })).toStrictEqual(cause);
  });

  test.each([
    ["deployment-alarm", { alarms: { triggeredAlarmNames: ["web-5xx"] } }],
    ["hook-failed", { statusReason: `${hooks} Lifecycle hook target ${hook} returned FAILED status.` }],
    [
      "listener-rule-splits-traffic",
      {
        statusReason: `${lb} x should have exactly one target group serving traffic but found 2 target groups`,
      },
    ],
  ])("does not replace the cause if %s ended the deployment", (name, facts: DeploymentFacts) => {
    expect(diagnoseDeployment({ ...facts, failing: [missing] })?.name).toBe(name);
  });

  test("comes from events if no task is known", () => {
    const events = [
      "(service web) was unable to place a task. Reason: Capacity is unavailable at this time.",
    ];
    const statusReason = "ECS deployment circuit breaker: tasks failed to start.";
    expect(diagnoseDeployment({ statusReason, events })?.name).toBe("fargate-capacity-unavailable");
    expect(diagnoseDeployment({ events })?.name).toBe("fargate-capacity-unavailable");
    const alarms = { triggeredAlarmNames: ["web-5xx"] };
    expect(diagnoseDeployment({ alarms, events })?.name).toBe("deployment-alarm");
    expect(diagnoseDeployment({ statusReason, events: [] })?.name).toBe("circuit-breaker");
  });
});

test.each([
  ["its message", { message: "It broke." }, "It broke."],
  ["no message", {}, "no message"],
])("quotes %s in the cause of CodeDeploy's error", (_about, more, text) => {
  const cause = diagnoseDeployment({ codeDeployError: { code: "INVALID_ECS_SERVICE", ...more } });
  expect(cause?.what).toContain(text);
});

describe("CodeDeploy", () => {
  test.each([
    ["ECS_UPDATE_ERROR", "codedeploy-update-failed"],
    ["INVALID_ECS_SERVICE", "codedeploy-service-invalid"],
    ["HOOK_EXECUTION_FAILURE", "hook-failed"],
    ["ALARM_ACTIVE", "deployment-alarm"],
    ["TIMEOUT", "codedeploy-timeout"],
    ["MANUAL_STOP", "deployment-stopped-by-user"],
    ["IAM_ROLE_PERMISSIONS", "codedeploy-role-denied"],
    ["IAM_ROLE_MISSING", "codedeploy-role-missing"],
    ["RESOURCE_LIMIT_EXCEEDED", "quota-exceeded"],
    ["ELASTIC_LOAD_BALANCING_INVALID", "codedeploy-load-balancer-invalid"],
    ["THROTTLED", "throttled"],
    ["INTERNAL_ERROR", "codedeploy-internal-error"],
    ["SOMETHING_NEW", "unknown-deployment-reason"],
  ])("%s is %s", (code, name) => {
    const cause = diagnoseDeployment({ status: "Failed", codeDeployError: { code, message: "It broke." } });
    expect(cause?.name).toBe(name);
    expect(cause?.evidence).toContain(`CodeDeploy: ${code}: It broke.`);
    expect(`${cause?.what} ${cause?.remedy}`).not.toMatch(/undefined|\{\w+[|}]/u);
  });
});
