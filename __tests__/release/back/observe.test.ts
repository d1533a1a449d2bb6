/** The observations that the rollback decides on, from every view of AWS. Misreading a view would deploy over somebody else. */
import { describe, expect, test } from "@jest/globals";
import type { DeploymentInfo, ECSTarget } from "@aws-sdk/client-codedeploy";
import type { Deployment, Service, ServiceDeployment, TaskSet } from "@aws-sdk/client-ecs";
import type { StartedDeployment } from "../../../src/codedeploy/deployment.ts";
import type { Reading } from "../../../src/codedeploy/watch.ts";
import type { ServiceEntry } from "../../../src/core/journal.ts";
import type { Judgment } from "../../../src/ecs/deployment.ts";
import type { PartObservation } from "../../../src/release/back/decide.ts";
import {
  type CodeDeployViews,
  type EcsViews,
  isCodeDeployEnough,
  judgmentIn,
  observeCodeDeploy,
  observeEcs,
  waitOf,
} from "../../../src/release/back/observe.ts";
import { plainEntry } from "../plain-entry.ts";

const entry = (more: Partial<ServiceEntry> = {}): ServiceEntry => ({
  ...plainEntry,
  idsBefore: ["ecs-svc/1"],
  deploymentId: "ecs-svc/2",
  ...more,
});

const succeeded: Judgment = { state: "succeeded" };
const inProgress: Judgment = { state: "in-progress" };

describe("a service of the ECS controller", () => {
  const deployment = (id: string, revision: string, more: Partial<Deployment> = {}): Deployment => ({
    id: `ecs-svc/${id}`,
    status: "PRIMARY",
    rolloutState: "COMPLETED",
    taskDefinition: revision,
    runningCount: 2,
    createdAt: new Date(Number(id) * 1000),
    ...more,
  });
  const service = (primary: Deployment, ...others: Deployment[]): Service => ({
    status: "ACTIVE",
    taskDefinition: primary.taskDefinition,
    desiredCount: 2,
    deployments: [primary, ...others],
  });
  const released = service(deployment("2", "web:2"));
  const recorded = service(deployment("4", "web:1"));
  const theirs = service(deployment("9", "web:9"));
  const own = { id: "ecs-svc/2", idsBefore: ["ecs-svc/1"], createdAt: new Date(2000) };
  const back = { id: "ecs-svc/4", idsBefore: ["ecs-svc/2"], createdAt: new Date(4000) };
  const rollback = { idsBefore: ["ecs-svc/2"], deploymentId: "ecs-svc/4" };
  const rolledBackByEcs = entry({ rollback });

  const seen = (of: ServiceEntry, views: Partial<EcsViews>): PartObservation =>
    observeEcs(of, {
      service: released,
      deployment: undefined,
      followed: undefined,
      stopSent: false,
      ...views,
    });
  const followsOwn = { own, judgment: succeeded };
  const followsRollback = { own: back, judgment: inProgress };

  test("contains everything that the decision needs", () => {
    expect(seen(entry(), { followed: followsOwn })).toEqual({
      gone: undefined,
      serving: "released",
      supersededBy: undefined,
      rollout: succeeded,
      rollback: "none",
      stoppable: false,
      stopping: false,
      paused: false,
      busy: false,
      running: 0,
      wanted: 2,
      countDiffers: false,
    });
  });

  test.each<[string, ServiceEntry, Partial<EcsViews>, Partial<PartObservation>]>([
    [
      "no service",
      entry(),
      { service: undefined },
      { gone: "it no longer exists", serving: "unknown", wanted: 0, busy: false },
    ],
    [
      "a draining service",
      entry(),
      { service: { ...released, status: "DRAINING" } },
      { gone: "its status is DRAINING" },
    ],
    [
      "a service without a status",
      entry(),
      { service: {} },
      { gone: "its status is missing", serving: "unknown", running: 0 },
    ],

    ["the recorded revision is serving", entry(), { service: recorded }, { serving: "recorded" }],
    [
      "a copy of the recorded revision is serving",
      entry({ rollback: { idsBefore: [], taskDefinition: "web:3" } }),
      { service: service(deployment("4", "web:3")) },
      { serving: "recorded", running: 2 },
    ],
    [
      "the recorded revision is serving, after a copy of it was registered",
      entry({ rollback: { idsBefore: [], taskDefinition: "web:3" } }),
      { service: recorded },
      { serving: "recorded", running: 2 },
    ],
    ["the PRIMARY of the release, without a deployment to follow", entry(), {}, { supersededBy: undefined }],
    [
      "the same revision, deployed again",
      entry({ to: "web:1" }),
      { service: recorded },
      { serving: "recorded" },
    ],
    ["another revision is serving", entry(), { service: theirs }, { serving: "another" }],

    ["a foreign PRIMARY", entry(), { service: theirs, followed: followsOwn }, { supersededBy: "ecs-svc/9" }],
    [
      "a foreign PRIMARY, without a deployment to follow",
      entry({ deploymentId: undefined as never }),
      { service: theirs },
      { supersededBy: "ecs-svc/9" },
    ],
    [
      "a foreign PRIMARY of the released revision",
      entry(),
      { service: service(deployment("9", "web:2")), followed: followsOwn },
      { supersededBy: "ecs-svc/9" },
    ],
    [
      "a foreign PRIMARY during the rollback",
      rolledBackByEcs,
      { service: theirs, followed: followsRollback },
      { supersededBy: "ecs-svc/9" },
    ],
    ["the PRIMARY of the release", entry(), { followed: followsOwn }, { supersededBy: undefined }],
    [
      "the PRIMARY of the release during the rollback",
      rolledBackByEcs,
      { followed: { own: { ...back, idsBefore: [] }, judgment: inProgress } },
      { supersededBy: undefined },
    ],
    [
      "a PRIMARY from before the release",
      entry(),
      { service: service(deployment("1", "web:1")), followed: followsOwn },
      { supersededBy: undefined },
    ],
    [
      "a PRIMARY from before the release, without a deployment to follow",
      entry(),
      { service: service(deployment("1", "web:1")) },
      { supersededBy: undefined },
    ],
    [
      "a PRIMARY from before the rollback",
      entry({ rollback: { idsBefore: ["ecs-svc/7"] } }),
      { service: service(deployment("7", "web:2")), followed: followsOwn },
      { supersededBy: undefined },
    ],
    [
      "a PRIMARY that ECS rolled back to",
      entry(),
      {
        service: theirs,
        deployment: { rollback: { serviceRevisionArn: "arn/9" } },
        followed: followsOwn,
      },
      { supersededBy: undefined },
    ],
    [
      "an older PRIMARY that was not listed",
      entry(),
      { service: service(deployment("9", "web:0", { createdAt: new Date(1) })), followed: followsOwn },
      { supersededBy: undefined },
    ],

    [
      "the release's deployment, not visible",
      entry(),
      { followed: { own, judgment: undefined } },
      { rollout: { state: "unclear" }, rollback: "none" },
    ],
    ["no deployment is followed", entry(), {}, { rollout: "none", rollback: "none" }],
    ["no response to the update", entry({ deploymentId: undefined as never }), {}, { rollout: "unanswered" }],
    [
      "a rejected update",
      entry({ deploymentId: undefined as never, refused: true }),
      {},
      { rollout: "none" },
    ],
    [
      "an update of only the desired count",
      entry({ deploymentId: undefined as never, withoutDeployment: true }),
      {},
      { rollout: "none" },
    ],
    [
      "the deployment of the recorded revision",
      rolledBackByEcs,
      { service: recorded, followed: followsRollback },
      { rollout: "none", rollback: inProgress },
    ],
    [
      "the deployment of the recorded revision, not visible",
      rolledBackByEcs,
      { service: recorded, followed: { own: back, judgment: undefined } },
      { rollout: "none", rollback: { state: "unclear" } },
    ],
    [
      "an unanswered release, after its rollback was deployed",
      entry({ deploymentId: undefined as never, rollback }),
      { service: recorded, followed: followsRollback },
      { rollout: "none", rollback: inProgress },
    ],

    [
      "two deployments of the recorded revision",
      rolledBackByEcs,
      {
        service: service(
          deployment("4", "web:1"),
          deployment("1", "web:1", { status: "ACTIVE", runningCount: 1 }),
          deployment("2", "web:2", { status: "ACTIVE", runningCount: 4 }),
        ),
      },
      { running: 3 },
    ],
    [
      "a deployment whose running tasks are unknown",
      entry(),
      { service: service(deployment("1", "web:1", { runningCount: undefined })) },
      { running: 0 },
    ],
    [
      "a deployment in progress",
      entry(),
      { service: service(deployment("2", "web:2", { rolloutState: "IN_PROGRESS" })) },
      { busy: true },
    ],
    ["the desired count of the release", entry({ desiredCountBefore: 1 }), {}, { countDiffers: true }],
    ["the previous desired count", entry({ desiredCountBefore: 2 }), {}, { countDiffers: false }],
    [
      "a desired count to restore, and no service",
      entry({ desiredCountBefore: 2 }),
      { service: undefined },
      { countDiffers: true },
    ],
  ])("%s", (_about, of, views, expected) => {
    expect(seen(of, views)).toMatchObject(expected);
  });

  const arn = "arn:aws:ecs:eu-west-1:1:service-deployment/shop/web/x";
  const hook = [{ hookId: "h", status: "AWAITING_ACTION", targetType: "PAUSE" }] as never;
  const current = (status: string | undefined, more: Partial<ServiceDeployment> = {}): ServiceDeployment =>
    ({ serviceDeploymentArn: arn, status, ...more }) as ServiceDeployment;

  test.each<[string | undefined, boolean, boolean]>([
    ["PENDING", true, false],
    ["IN_PROGRESS", true, false],
    ["ROLLBACK_IN_PROGRESS", true, false],
    ["STOP_REQUESTED", true, true],
    ["STOP_IN_PROGRESS", true, true],
    ["ROLLBACK_REQUESTED", true, true],
    ["SUCCESSFUL", false, false],
    ["STOPPED", false, false],
    ["ROLLBACK_SUCCESSFUL", false, false],
    ["ROLLBACK_FAILED", false, false],
    [undefined, true, false],
  ])("a deployment that is %s: stoppable %s, stopping %s", (status, stoppable, stopping) => {
    const views = { followed: followsOwn, deployment: current(status) };
    expect(seen(entry(), views)).toMatchObject({ stoppable, stopping });
    expect(seen(entry(), { ...views, deployment: { status: status as never } }).stoppable).toBe(false);
  });

  test.each<[string, ServiceEntry, Partial<EcsViews>, boolean]>([
    [
      "of the release",
      entry(),
      { followed: followsOwn, deployment: current("IN_PROGRESS", { lifecycleHookDetails: hook }) },
      false,
    ],
    [
      "of the rollback by ECS",
      entry(),
      { followed: followsOwn, deployment: current("ROLLBACK_IN_PROGRESS", { lifecycleHookDetails: hook }) },
      true,
    ],
    [
      "after our stop",
      entry(),
      {
        followed: followsOwn,
        stopSent: true,
        deployment: current("IN_PROGRESS", { lifecycleHookDetails: hook }),
      },
      true,
    ],
    [
      "of the deployment of the recorded revision",
      rolledBackByEcs,
      {
        service: recorded,
        followed: followsRollback,
        deployment: current("IN_PROGRESS", { lifecycleHookDetails: hook }),
      },
      true,
    ],
    [
      "of a deployment that has ended",
      rolledBackByEcs,
      {
        service: recorded,
        followed: followsRollback,
        deployment: current("SUCCESSFUL", { lifecycleHookDetails: hook }),
      },
      false,
    ],
    [
      "of a deployment that can't be read",
      rolledBackByEcs,
      { service: recorded, followed: followsRollback },
      false,
    ],
    [
      "of a deployment that does not exist",
      rolledBackByEcs,
      { service: recorded, followed: followsRollback, deployment: current("IN_PROGRESS") },
      false,
    ],
  ])("a pause %s", (_about, of, views, paused) => {
    expect(seen(of, views).paused).toBe(paused);
  });
});

describe("a service of the CODE_DEPLOY controller", () => {
  const own = {
    deploymentId: "d-OURS",
    taskSetsBefore: ["ecs-svc/1"],
    from: "web:1",
    to: "web:2",
  } as unknown as StartedDeployment;
  const prepared = { ...own } as never;
  const blue: TaskSet = {
    id: "ecs-svc/1",
    status: "PRIMARY",
    taskDefinition: "web:1",
    runningCount: 2,
    externalId: "d-EARLIER",
  };
  const green: TaskSet = {
    id: "ecs-svc/2",
    status: "PRIMARY",
    taskDefinition: "web:2",
    runningCount: 2,
    externalId: "d-OURS",
  };
  const theirs: TaskSet = {
    id: "ecs-svc/3",
    status: "PRIMARY",
    taskDefinition: "web:9",
    externalId: "d-THEIRS",
  };
  const active = (taskSet: TaskSet): TaskSet => ({ ...taskSet, status: "ACTIVE" });
  const service = (...taskSets: TaskSet[]): Service => ({ status: "ACTIVE", desiredCount: 2, taskSets });
  const weight = (trafficWeight?: number): ECSTarget => ({
    taskSetsInfo: [
      { taskSetLabel: "Blue", trafficWeight: 100 },
      { taskSetLabel: "Green", ...(trafficWeight !== undefined && { trafficWeight }) },
    ],
  });
  const readingOf = (judgment: Judgment, deployment: DeploymentInfo = {}, target?: ECSTarget): Reading =>
    ({ judgment, observation: { own, deployment, target } }) as Reading;
  const at = (state: string, target?: ECSTarget): Reading =>
    readingOf({ state, reason: "r", status: "s" } as Judgment, {}, target);
  const released = entry({ controller: "CODE_DEPLOY", prepared });

  const seen = (of: ServiceEntry, views: Partial<CodeDeployViews>): PartObservation =>
    observeCodeDeploy(of, {
      own,
      returning: undefined,
      reading: undefined,
      service: service(blue),
      ...views,
    });

  test("contains everything that the decision needs", () => {
    expect(seen(released, { reading: readingOf(succeeded), service: service(green, active(blue)) })).toEqual({
      gone: undefined,
      serving: "released",
      supersededBy: undefined,
      rollout: succeeded,
      rollback: "none",
      stoppable: true,
      stopping: false,
      paused: false,
      busy: false,
      running: 0,
      wanted: 2,
      countDiffers: false,
    });
  });

  test.each<[string, Partial<CodeDeployViews>, PartObservation["serving"]]>([
    ["the previous task set", {}, "recorded"],
    ["the new task set", { service: service(green) }, "released"],
    ["somebody else's", { service: service(theirs) }, "another"],
    ["none", { service: service() }, "unknown"],
    ["no service is read", { service: undefined }, "unknown"],
    [
      "the previous one, and the new one remains without traffic",
      { reading: at("stopped", weight(0)), service: service(blue, active(green)) },
      "recorded",
    ],
    [
      "the previous one, and the new one remains with traffic",
      { reading: at("stopped", weight(10)), service: service(blue, active(green)) },
      "released",
    ],
    [
      "the previous one, and the new one remains with unknown traffic",
      { reading: at("stopped", weight()), service: service(blue, active(green)) },
      "recorded",
    ],
    [
      "the previous one, and no traffic is reported",
      { reading: at("stopped", {}), service: service(blue, active(green)) },
      "recorded",
    ],
    [
      "the previous one, and the target can't be read",
      { reading: at("stopped"), service: service(blue, active(green)) },
      "released",
    ],
    [
      "the previous one, nothing remains, and the target can't be read",
      { reading: at("stopped"), service: service(blue) },
      "recorded",
    ],
    [
      "the previous one, and the new one drains",
      { reading: at("stopped", weight(10)), service: service(blue, { ...green, status: "DRAINING" }) },
      "recorded",
    ],
    [
      "the previous one, next to another earlier one",
      { reading: at("stopped", weight(10)), service: service(blue, active(blue)) },
      "recorded",
    ],
    [
      "the previous one, next to one without an ID",
      { reading: at("stopped"), service: service(blue, { status: "ACTIVE" }) },
      "released",
    ],
    [
      "the previous one, after a success",
      { reading: at("succeeded"), service: service(blue, active(green)) },
      "released",
    ],
    [
      "the previous one, after a failed rollback",
      { reading: at("rollback-failed"), service: service(blue, active(green)) },
      "released",
    ],
    [
      "the previous one, after an unknown end",
      { reading: at("unknown"), service: service(blue, active(green)) },
      "released",
    ],
    [
      "the previous one, after a rollback",
      { reading: at("rolled-back"), service: service(blue, active(green)) },
      "recorded",
    ],
    [
      "the previous one, during the rollback's deployment",
      { reading: at("stopped"), service: service(blue, active(green)), returning: "here" },
      "recorded",
    ],
    [
      "the previous one, without a deployment to follow",
      { service: service(blue, active(green)) },
      "recorded",
    ],
    [
      "the previous one, and the release's deployment is unknown",
      { own: undefined, reading: at("stopped"), service: service(blue, active(green)) },
      "recorded",
    ],
  ])("%s is serving", (_about, views, serving) => {
    expect(seen(released, views).serving).toBe(serving);
  });

  test("treats a task set that may have traffic as the released one if the same revision is deployed again", () => {
    const again = { ...released, to: "web:1" };
    expect(seen(again, { service: service(blue) }).serving).toBe("recorded");
    expect(seen(again, { reading: at("stopped"), service: service(blue, active(green)) }).serving).toBe(
      "released",
    );
  });

  test.each<[string, ServiceEntry, Partial<CodeDeployViews>, Partial<PartObservation>]>([
    ["no service", released, { service: undefined }, { gone: "it no longer exists", wanted: 0, running: 0 }],
    [
      "no service, during the deployment",
      released,
      { reading: at("in-progress"), service: undefined },
      { gone: undefined },
    ],
    [
      "no service, and CodeDeploy has no deployment",
      released,
      { reading: at("gone"), service: undefined },
      { gone: undefined },
    ],
    [
      "no service, after the deployment",
      released,
      { reading: at("stopped"), service: undefined },
      { gone: "it no longer exists" },
    ],
    ["a draining service", released, { service: { status: "DRAINING" } }, { gone: "its status is DRAINING" }],

    ["a foreign task set", released, { service: service(theirs) }, { supersededBy: "d-THEIRS" }],
    [
      "a foreign task set without a deployment",
      released,
      { service: service({ ...theirs, externalId: undefined }) },
      { supersededBy: "ecs-svc/3" },
    ],
    [
      "a foreign task set in CodeDeploy's result",
      released,
      { reading: at("superseded"), service: service(theirs) },
      { supersededBy: undefined, rollout: { state: "superseded" } as never },
    ],
    ["the new task set", released, { service: service(green) }, { supersededBy: undefined }],

    ["a deployment that was never found", released, {}, { rollout: "unanswered", rollback: "none" }],
    ["a rejected deployment", { ...released, refused: true }, {}, { rollout: "none" }],
    ["a change of only the desired count", entry({ controller: "CODE_DEPLOY" }), {}, { rollout: "none" }],
    [
      "the deployment of the recorded revision",
      released,
      { reading: at("in-progress"), returning: "here" },
      { rollout: "none", rollback: { state: "in-progress" } as never },
    ],
    [
      "the deployment of the recorded revision, not seen yet",
      released,
      { returning: "here" },
      { rollout: "none", rollback: "none" },
    ],

    ["the tasks of the recorded revision", released, {}, { running: 2 }],
    [
      "its tasks are unknown",
      released,
      { service: service({ ...blue, runningCount: undefined }) },
      { running: 0 },
    ],
    ["the desired count of the release", { ...released, desiredCountBefore: 1 }, {}, { countDiffers: true }],

    [
      "our deployment waits for a user",
      released,
      { reading: readingOf(inProgress, { status: "Ready" }), returning: "here" },
      { paused: true },
    ],
    [
      "somebody else's deployment waits",
      released,
      { reading: readingOf(inProgress, { status: "Ready" }), returning: "elsewhere" },
      { paused: false },
    ],
    [
      "the release's deployment waits",
      released,
      { reading: readingOf(inProgress, { status: "Ready" }) },
      { paused: false },
    ],
    [
      "our deployment doesn't wait",
      released,
      { reading: readingOf(inProgress, { status: "InProgress" }), returning: "here" },
      { paused: false },
    ],
  ])("%s", (_about, of, views, expected) => {
    expect(seen(of, views)).toMatchObject(expected);
  });

  const shifted = readingOf(
    inProgress,
    { status: "InProgress" },
    { lifecycleEvents: [{ lifecycleEventName: "AllowTraffic", status: "Succeeded" }] },
  );
  test.each<[string, Pick<CodeDeployViews, "returning" | "reading">, Judgment["state"] | undefined]>([
    [
      "somebody else's deployment of the recorded revision has the traffic",
      { returning: "elsewhere", reading: shifted },
      "succeeded",
    ],
    ["ours has the traffic", { returning: "here", reading: shifted }, "in-progress"],
    ["the release's has the traffic", { returning: undefined, reading: shifted }, "in-progress"],
    [
      "somebody else's has no traffic yet",
      { returning: "elsewhere", reading: readingOf(inProgress, { status: "InProgress" }) },
      "in-progress",
    ],
    ["nothing was read", { returning: "elsewhere", reading: undefined }, undefined],
  ])("%s", (_about, views, state) => {
    expect(judgmentIn(views)?.state).toBe(state);
  });

  test.each<[Judgment["state"] | undefined, boolean]>([
    ["in-progress", true],
    ["gone", true],
    ["succeeded", false],
    ["stopped", false],
    [undefined, false],
  ])("%s needs no service: %s", (state, enough) => {
    expect(isCodeDeployEnough(state === undefined ? undefined : ({ state } as Judgment))).toBe(enough);
  });

  test.each<[string, Reading | undefined, ReturnType<typeof waitOf>]>([
    ["nothing was read", undefined, undefined],
    ["the deployment is unknown", at("gone"), undefined],
    ["it waits for the traffic", readingOf(inProgress, { status: "Ready" }), "READY_WAIT"],
    [
      "it waits for the end of the old task set",
      readingOf(inProgress, { status: "InProgress", instanceTerminationWaitTimeStarted: true }),
      "TERMINATION_WAIT",
    ],
    [
      "it has waited",
      readingOf(succeeded, { status: "Succeeded", instanceTerminationWaitTimeStarted: true }),
      undefined,
    ],
    [
      "it is deploying",
      readingOf(inProgress, { status: "InProgress", instanceTerminationWaitTimeStarted: false }),
      undefined,
    ],
  ])("%s", (_about, reading, wait) => {
    expect(waitOf(reading)).toBe(wait);
  });
});
