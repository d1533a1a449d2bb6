/** ECS messages for real services and tasks, each with its correct causes. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { diagnoseDeployment } from "../../src/diagnosis/deployment.ts";
import { classifyEvent, diagnoseEvents } from "../../src/diagnosis/events.ts";
import type { DeploymentFacts, TaskState } from "../../src/diagnosis/facts.ts";
import { mayRetry } from "../../src/diagnosis/retry.ts";
import { diagnoseTask } from "../../src/diagnosis/task.ts";

interface Recorded {
  readonly want: readonly string[];
  /** Whether a one-off task that ended this way may be restarted; absent if both are correct. */
  readonly retry?: "true" | "false";
}
type RecordedText =
  | (Recorded & { readonly kind: "task"; readonly task: TaskState })
  | (Recorded & { readonly kind: "event"; readonly text: string })
  | (Recorded & { readonly kind: "deployment"; readonly facts: DeploymentFacts });

const texts = JSON.parse(
  readFileSync(new URL("aws-texts.json", import.meta.url), "utf8"),
) as readonly RecordedText[];

/** The result: a cause's name, or the class of an event without a cause. */
function resultOf(one: RecordedText): string {
  if (one.kind === "task") return diagnoseTask({ task: { lastStatus: "STOPPED", ...one.task } }).name;
  if (one.kind === "deployment") return diagnoseDeployment(one.facts)?.name ?? "(none)";
  return diagnoseEvents([one.text])?.name ?? `(none; class ${classifyEvent(one.text).class})`;
}

const wordsOf = (one: RecordedText): string => {
  if (one.kind === "event") return one.text;
  if (one.kind === "deployment") return one.facts.statusReason ?? one.facts.rolloutStateReason ?? "";
  return [one.task.stoppedReason, ...(one.task.containers ?? []).map(({ reason }) => reason)]
    .filter((text) => text !== undefined)
    .join(" | ");
};

describe("recorded texts", () => {
  test("includes all 46", () => {
    expect(texts).toHaveLength(46);
  });

  test.each(texts.map((one) => [one.want.join(" or "), wordsOf(one), one] as const))(
    "%s: %s",
    (_, __, one) => {
      expect(one.want).toContain(resultOf(one));
    },
  );

  test.each(
    texts.flatMap((one) =>
      one.kind === "task" && one.retry !== undefined ? [[one.retry, wordsOf(one), one.task] as const] : [],
    ),
  )("restarts a one-off task: %s: %s", (retry, _, task) => {
    expect(String(mayRetry({ lastStatus: "STOPPED", ...task }))).toBe(retry);
  });
});

const launch = "ResourceInitializationError: Unable to launch instance(s) for capacity provider managed.";
const auth =
  "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR:";

describe("the same kinds with other texts", () => {
  test.each([
    // Managed Instances: permission, quota or capacity, with EC2's reasons inside.
    [
      "capacity-provider-launch-denied",
      `${launch} UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: AbC`,
      false,
    ],
    [
      "capacity-provider-launch-denied",
      `${launch} AccessDenied: User: arn:aws:sts::123456789012:assumed-role/infra/0 is not authorized to perform: ec2:CreateFleet`,
      false,
    ],
    [
      "quota-exceeded",
      `${launch} InstanceLimitExceeded: Your quota allows for 0 more running instance(s).`,
      false,
    ],
    ["quota-exceeded", `${launch} MaxSpotInstanceCountExceeded: Max spot instance count exceeded`, false],
    [
      "capacity-provider-launch-failed",
      `${launch} InsufficientInstanceCapacity: We currently do not have sufficient c7g.large capacity in the Availability Zone you requested.`,
      true,
    ],
    [
      "subnet-not-found",
      `${launch} InvalidSubnetID.NotFound: The subnet ID 'subnet-0a1b2c3d' does not exist`,
      false,
    ],
    ["capacity-provider-launch-failed", `${launch} SomethingNew: never seen before`, true],
    // ECR's messages of 2026.
    [
      "registry-login-denied",
      `${auth} operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
      false,
    ],
    [
      "registry-unreachable",
      `${auth} There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
      true,
    ],
    [
      "registry-unreachable",
      "CannotPullContainerError: The task cannot pull 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1 from the registry. There is a connection issue between the task and the registry. Check your task network configuration.",
      true,
    ],
    [
      "out-of-memory",
      "CannotStartContainerError: OCI runtime create failed: container init was OOM-killed (memory limit too low?): unknown",
      false,
    ],
  ])("%s: %s", (name, stoppedReason, retry) => {
    const containers = [{ name: "app", lastStatus: "STOPPED" }];
    const task: TaskState = {
      lastStatus: "STOPPED",
      stopCode: "TaskFailedToStart",
      stoppedReason,
      containers,
    };
    expect(diagnoseTask({ task }).name).toBe(name);
    expect(mayRetry(task)).toBe(retry);
    // The same sentence in an event is the same cause.
    expect(diagnoseEvents([`(service web) was unable to place a task. Reason: ${stoppedReason}`])?.name).toBe(
      name,
    );
    expect(
      diagnoseEvents([`(service web) failed to launch a task with (error ${stoppedReason}).`])?.name,
    ).toBe(name);
  });

  test.each([
    ["task-launch-failed", "(service web) failed to launch a task with (error The moon was in the way)."],
    ["deployment-alarm", "(service web) (deployment ecs-svc/1) deployment failed: alarm detected."],
    ["deployment-failed", "(service web) (deployment ecs-svc/1) deployment failed: the moon was in the way."],
    ["deployment-failed", "(service web) deployment failed"],
    [
      "steady-state-not-reached",
      "(service web) was unable to reach steady state because the moon was in the way.",
    ],
    [
      "tasks-protected",
      "(service web) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 1 tasks under protection)",
    ],
    [
      "load-balancer-access-missing",
      "(service web) failed to register targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0) with (error rpc error)",
    ],
  ])("%s: %s", (name, text) => {
    const cause = diagnoseEvents([text]);
    expect(cause?.name).toBe(name);
    expect(cause?.evidence).toEqual([`service event: ${text}`]);
  });

  test("quotes an unknown end of a deployment unchanged", () => {
    expect(diagnoseEvents(["(service web) deployment failed: the moon was in the way."])?.what).toBe(
      "ECS ended the deployment: the moon was in the way.",
    );
    expect(diagnoseDeployment({ statusReason: "The moon was in the way." })).toMatchObject({
      name: "unknown-deployment-reason",
      what: "The deployment failed for a reason that this action does not recognize: The moon was in the way.",
    });
  });
});
