import { describe, expect, test } from "@jest/globals";
import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Service, TaskSet } from "@aws-sdk/client-ecs";
import type { Judgment } from "../../src/ecs/deployment.ts";
import { isTrafficShifted, judge, type Observation, reasonOf } from "../../src/codedeploy/deployment.ts";

const arn = (revision: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:${revision}`;

const own: Observation["own"] = {
  application: "AppECS-shop-web",
  deploymentGroup: "DgpECS-shop-web",
  service: "web",
  cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
  deploymentId: "d-OURS",
  from: arn(7),
  to: arn(8),
  taskSetsBefore: ["ecs-svc/1"],
  serving: { balancer: { containerName: "nginx", containerPort: 80 } },
};

const before: TaskSet = {
  id: "ecs-svc/1",
  status: "PRIMARY",
  taskDefinition: arn(7),
  externalId: "d-EARLIER",
};
const ours: TaskSet = { id: "ecs-svc/2", status: "PRIMARY", taskDefinition: arn(8), externalId: "d-OURS" };
const theirs: TaskSet = {
  id: "ecs-svc/3",
  status: "PRIMARY",
  taskDefinition: arn(9),
  externalId: "d-THEIRS",
};
const service = (...taskSets: TaskSet[]): Service => ({ status: "ACTIVE", taskSets });
const active = (taskSet: TaskSet): TaskSet => ({ ...taskSet, status: "ACTIVE" });

const seen = (deployment: DeploymentInfo | undefined, more: Partial<Observation> = {}): Observation => ({
  own,
  deployment,
  target: undefined,
  rollback: undefined,
  rollbackTarget: undefined,
  service: undefined,
  rollbackRequested: false,
  endedFor: 0,
  ...more,
});

const status = (text: string): DeploymentInfo => ({ status: text as DeploymentInfo["status"] & string });
const failure: DeploymentInfo = {
  status: "Failed",
  errorInformation: { code: "HOOK_EXECUTION_FAILURE", message: "the hook said no" },
};
const stopped = (code: string): DeploymentInfo => ({
  status: "Stopped",
  errorInformation: { code: code as "MANUAL_STOP", message: "stopped" },
});
const rollsBack = (...events: string[]): DeploymentInfo => ({
  autoRollbackConfiguration: { enabled: true, events: events as ["DEPLOYMENT_FAILURE"] },
});
const linked: DeploymentInfo = { rollbackInfo: { rollbackDeploymentId: "d-BACK" } };
const back = (text: string): DeploymentInfo => ({ ...status(text), deploymentId: "d-BACK" });

describe("the state of a deployment", () => {
  test.each<[string, Observation, string]>([
    ["Created", seen(status("Created")), "in-progress"],
    ["Queued", seen(status("Queued")), "in-progress"],
    ["InProgress", seen(status("InProgress")), "in-progress"],
    ["Ready", seen(status("Ready")), "in-progress"],
    ["Baking", seen(status("Baking")), "in-progress"],
    ["InProgress, service gone", seen(status("InProgress")), "in-progress"],
    ["an unknown status, not ended", seen(status("Pausing")), "in-progress"],
    ["no status, not ended", seen({}), "in-progress"],
    ["an unknown status, ended", seen({ ...status("Halted"), completeTime: new Date(1) }), "unknown"],
    ["the deployment does not exist", seen(undefined), "gone"],

    ["Succeeded and ours is serving", seen(status("Succeeded"), { service: service(ours) }), "succeeded"],
    [
      "Succeeded, the old set drains",
      seen(status("Succeeded"), { service: service(ours, { ...before, status: "DRAINING" }) }),
      "succeeded",
    ],
    ["Succeeded, ECS lags", seen(status("Succeeded"), { service: service(before, active(ours)) }), "unclear"],
    ["Succeeded, ECS shows no task set", seen(status("Succeeded"), { service: service() }), "unclear"],
    [
      "Succeeded, but ours deploys another revision",
      seen(status("Succeeded"), { service: service({ ...ours, taskDefinition: arn(6) }) }),
      "unclear",
    ],
    [
      "Succeeded, another revision is serving",
      seen(status("Succeeded"), { service: service(theirs) }),
      "superseded",
    ],
    [
      "Succeeded, an earlier task set of the released revision is serving",
      seen(status("Succeeded"), { service: service({ ...before, taskDefinition: arn(8) }) }),
      "unclear",
    ],
    [
      "Succeeded, a task set without an ID is serving",
      seen(status("Succeeded"), { service: service({ status: "PRIMARY" }) }),
      "superseded",
    ],
    ["Succeeded, service INACTIVE", seen(status("Succeeded")), "gone"],
    [
      "Succeeded, service DRAINING",
      seen(status("Succeeded"), { service: { status: "DRAINING", taskSets: [ours] } }),
      "gone",
    ],

    ["Failed, and ECS shows no task set", seen(failure, { service: service() }), "stopped"],
    [
      "Failed, and its enabled rollback does nothing",
      seen(
        { ...failure, autoRollbackConfiguration: { enabled: true } },
        { service: service(before, active(ours)) },
      ),
      "stopped",
    ],
    [
      "Stopped without an error, the rollback is expected",
      seen({ ...status("Stopped"), ...rollsBack("DEPLOYMENT_STOP_ON_REQUEST") }, { service: service(ours) }),
      "rolling-back",
    ],
    ["Failed, its task set remains", seen(failure, { service: service(before, active(ours)) }), "stopped"],
    ["Failed after the shift", seen(failure, { service: service(ours, active(before)) }), "stopped"],
    ["Failed before anything was replaced", seen(failure, { service: service(before) }), "rolled-back"],
    ["Failed, another revision is serving", seen(failure, { service: service(theirs) }), "superseded"],
    [
      "Failed, the rollback is expected",
      seen({ ...failure, ...rollsBack("DEPLOYMENT_FAILURE") }, { service: service(before, active(ours)) }),
      "rolling-back",
    ],
    [
      "Failed, the rollback is overdue",
      seen(
        { ...failure, ...rollsBack("DEPLOYMENT_FAILURE") },
        { service: service(before, active(ours)), endedFor: 30_000 },
      ),
      "stopped",
    ],
    [
      "Failed, and only alarms trigger a rollback",
      seen(
        { ...failure, ...rollsBack("DEPLOYMENT_STOP_ON_ALARM") },
        { service: service(before, active(ours)) },
      ),
      "stopped",
    ],
    [
      "Failed, rollback disabled",
      seen(
        { ...failure, autoRollbackConfiguration: { enabled: false, events: ["DEPLOYMENT_FAILURE"] } },
        { service: service(before, active(ours)) },
      ),
      "stopped",
    ],
    ["Stopped", seen(stopped("MANUAL_STOP"), { service: service(before, active(ours)) }), "stopped"],
    [
      "Stopped by us, the rollback is expected",
      seen(stopped("MANUAL_STOP"), { service: service(before, active(ours)), rollbackRequested: true }),
      "rolling-back",
    ],
    [
      "Stopped by an alarm, the rollback is expected",
      seen(
        { ...stopped("ALARM_ACTIVE"), ...rollsBack("DEPLOYMENT_STOP_ON_ALARM") },
        { service: service(before, active(ours)) },
      ),
      "rolling-back",
    ],
    [
      "Stopped by a user, and only alarms trigger a rollback",
      seen(
        { ...stopped("MANUAL_STOP"), ...rollsBack("DEPLOYMENT_STOP_ON_ALARM") },
        { service: service(before, active(ours)) },
      ),
      "stopped",
    ],
    [
      "Stopped by a user, the rollback is expected",
      seen(
        { ...stopped("MANUAL_STOP"), ...rollsBack("DEPLOYMENT_STOP_ON_REQUEST") },
        { service: service(before, active(ours)) },
      ),
      "rolling-back",
    ],

    [
      "a rollback that can't be read",
      seen({ ...failure, ...linked }, { service: service(before, active(ours)) }),
      "rolling-back",
    ],
    ...["Created", "Queued", "InProgress", "Ready", "Baking"].map((text): [string, Observation, string] => [
      `its rollback is ${text}`,
      seen({ ...failure, ...linked }, { service: service(before, active(ours)), rollback: back(text) }),
      "rolling-back",
    ]),
    [
      "its rollback Succeeded",
      seen({ ...failure, ...linked }, { service: service(before), rollback: back("Succeeded") }),
      "rolled-back",
    ],
    [
      "its rollback Succeeded with a task set of its own",
      seen(
        { ...failure, ...linked },
        {
          service: service({ ...theirs, externalId: "d-BACK", taskDefinition: arn(7) }),
          rollback: back("Succeeded"),
        },
      ),
      "rolled-back",
    ],
    [
      "its rollback Succeeded, ECS lags",
      seen({ ...failure, ...linked }, { service: service(ours), rollback: back("Succeeded") }),
      "unclear",
    ],
    [
      "its rollback Succeeded, another revision is serving",
      seen({ ...failure, ...linked }, { service: service(theirs), rollback: back("Succeeded") }),
      "superseded",
    ],
    [
      "its rollback Failed",
      seen({ ...failure, ...linked }, { service: service(ours), rollback: back("Failed") }),
      "rollback-failed",
    ],
    [
      "its rollback was Stopped",
      seen({ ...failure, ...linked }, { service: service(ours), rollback: back("Stopped") }),
      "rollback-failed",
    ],
    [
      "its rollback has an unknown status, and has not ended",
      seen({ ...failure, ...linked }, { service: service(ours), rollback: back("Pausing") }),
      "rolling-back",
    ],
    [
      "its rollback has ended in an unknown status",
      seen(
        { ...failure, ...linked },
        { service: service(ours), rollback: { ...back("Halted"), completeTime: new Date(1) } },
      ),
      "unknown",
    ],
  ])("%s", (_, observation, state) => {
    expect(judge(observation).state).toBe(state);
  });
});

test.each<[string, Observation, Judgment]>([
  ["known and in progress", seen(status("Ready")), { state: "in-progress" }],
  ["unknown", seen(status("Pausing")), { state: "in-progress", status: "Pausing" }],
  ["missing", seen({}), { state: "in-progress", status: "missing" }],
  [
    "unknown, ended",
    seen({ ...status("Halted"), completeTime: new Date(1) }),
    { state: "unknown", status: "Halted" },
  ],
  [
    "Succeeded, of a draining service",
    seen(status("Succeeded"), { service: { status: "DRAINING" } }),
    { state: "gone", reason: "the service status is DRAINING" },
  ],
  [
    "Succeeded, of a service without a status",
    seen(status("Succeeded"), { service: {} }),
    { state: "gone", reason: "the service status is missing" },
  ],
  [
    "Succeeded, and another deployment is serving",
    seen(status("Succeeded"), { service: service(theirs) }),
    { state: "superseded", by: "d-THEIRS" },
  ],
  [
    "Succeeded, and a task set without a deployment is serving",
    seen(status("Succeeded"), { service: service({ id: "ecs-svc/9", status: "PRIMARY" }) }),
    { state: "superseded", by: "ecs-svc/9" },
  ],
  [
    "Failed, and a task set without an ID is serving",
    seen(failure, { service: service({ status: "PRIMARY" }) }),
    { state: "superseded", by: "another task set" },
  ],
  [
    "Failed, and its rollback ended without a status",
    seen({ ...failure, ...linked }, { service: service(ours), rollback: { completeTime: new Date(1) } }),
    { state: "unknown", status: "missing" },
  ],
  [
    "Failed, and so did its rollback",
    seen({ ...failure, ...linked }, { service: service(ours), rollback: back("Failed") }),
    {
      state: "rollback-failed",
      reason:
        "The deployment ended with status Failed. HOOK_EXECUTION_FAILURE: the hook said no Its rollback ended with Failed: CodeDeploy gives no reason",
    },
  ],
])("a status that is %s", (_about, observation, judgment) => {
  expect(judge(observation)).toEqual(judgment);
});

test.each<[string, Observation, string]>([
  ["no deployment", seen(undefined), "The deployment ended with status unknown. CodeDeploy gives no reason."],
  [
    "a target without events",
    seen(status("Failed"), { target: {} }),
    "The deployment ended with status Failed. CodeDeploy gives no reason.",
  ],
  [
    "an event without diagnostics, an error without a message",
    seen(
      { status: "Failed", errorInformation: { code: "TIMEOUT", message: "" } },
      { target: { lifecycleEvents: [{ lifecycleEventName: "Install", status: "Failed" }] } },
    ),
    "The deployment ended with status Failed at Install. TIMEOUT",
  ],
])("the reason of %s", (_about, observation, reason) => {
  expect(reasonOf(observation)).toBe(reason);
});

test("reports CodeDeploy's code and message, the event and its function's output", () => {
  const target = {
    lifecycleEvents: [
      { lifecycleEventName: "Install", status: "Succeeded" as const },
      {
        lifecycleEventName: "AfterInstall",
        status: "Failed" as const,
        diagnostics: { message: "GET /health: 500" },
      },
    ],
  };
  expect(reasonOf(seen(failure, { target }))).toBe(
    "The deployment ended with status Failed at AfterInstall. HOOK_EXECUTION_FAILURE: the hook said no GET /health: 500",
  );
  expect(reasonOf(seen({ status: "Failed" }))).toBe(
    "The deployment ended with status Failed. CodeDeploy gives no reason.",
  );
});

test.each<[string, string | undefined, string, boolean]>([
  ["InProgress", "Succeeded", "AllowTraffic", true],
  ["Baking", "Succeeded", "AllowTraffic", true],
  ["InProgress", "InProgress", "AllowTraffic", false],
  ["InProgress", "Succeeded", "AllowTestTraffic", false],
  ["Failed", "Succeeded", "AllowTraffic", false],
  ["InProgress", undefined, "AllowTraffic", false],
  ["no status", "Succeeded", "AllowTraffic", false],
])("%s, %s at %s: shifted is %s", (deployment, event, name, shifted) => {
  const lifecycleEvents =
    event === undefined ? [] : [{ lifecycleEventName: name, status: event as "Succeeded" }];
  expect(isTrafficShifted(seen(status(deployment), { target: { lifecycleEvents } }))).toBe(shifted);
});

test("reports no shift without a deployment or its target", () => {
  expect(isTrafficShifted(seen(undefined))).toBe(false);
  expect(isTrafficShifted(seen(status("InProgress")))).toBe(false);
  expect(isTrafficShifted(seen(status("InProgress"), { target: {} }))).toBe(false);
});
