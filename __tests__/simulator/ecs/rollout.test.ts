import { describe, expect, test } from "@jest/globals";
import { alarm, updates } from "../../../simulator/acts.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import { repository } from "../../../simulator/scenarios/shop.ts";
import { balancers } from "./drive.ts";
import { crashing, rollout } from "./rollout-world.ts";

const idOf = (service: { deployments: { id: string }[] }): string => service.deployments[0]?.id ?? "";

/** Waits until the newest deployment has ended; returns the seconds that it took. */
function end(d: ReturnType<typeof rollout>, most?: number): number {
  const final = ["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"];
  d.wait(3);
  return 3 + d.until(() => final.includes(d.deployment().status), most);
}

describe("a rolling deployment", () => {
  test("is consistent in both views, from PENDING to SUCCESSFUL", () => {
    const d = rollout();
    const before = idOf(d.service());
    const { currentServiceDeployment: earlier } = d.service();
    const id = idOf(d.deploy("v2"));
    expect(id).not.toBe(before);
    expect(d.service().currentServiceDeployment).toBe(earlier);
    expect(d.classic()).toEqual(["PRIMARY IN_PROGRESS v2", "ACTIVE COMPLETED v1"]);
    expect(d.service().deployments[0].rolloutStateReason).toBe(`ECS deployment ${id} in progress.`);
    const listed = () =>
      d.call("ListServiceDeployments", {
        cluster: "shop",
        service: "web",
        createdAt: { after: new Date(Date.UTC(2026, 10, 21)) },
      }).serviceDeployments;
    expect(listed()).toEqual([]);
    d.wait(3);
    const [brief] = listed();
    expect(d.service().currentServiceDeployment).toBe(brief.serviceDeploymentArn);
    expect(brief).toMatchObject({
      status: "IN_PROGRESS",
      targetServiceRevisionArn: expect.stringMatching(new RegExp(`/${id.slice("ecs-svc/".length)}$`)),
    });
    d.wait(20);
    expect(d.deployment()).toMatchObject({
      sourceServiceRevisions: [{ runningTaskCount: 2 }],
      targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 },
      deploymentCircuitBreaker: { status: "MONITORING", failureCount: 0, threshold: 3 },
    });
    end(d);
    expect(d.deployment()).toMatchObject({
      status: "SUCCESSFUL",
      deploymentCircuitBreaker: { status: "MONITORING_COMPLETE" },
      finishedAt: expect.any(String),
    });
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v2"]);
    expect(d.messages().slice(0, 2)).toEqual([
      "(service web) has reached a steady state.",
      `(service web) (deployment ${id}) deployment completed.`,
    ]);
    expect(d.happened.filter(({ kind }) => kind === "deployment").map(({ to }) => to)).toEqual([
      "PENDING",
      "IN_PROGRESS",
      "SUCCESSFUL",
    ]);
  });

  test("pins the digest of its first task, even if the tag moves", () => {
    const d = rollout({ desired: 1 });
    d.deploy("v2");
    end(d);
    const digests = () => {
      const { taskArns } = d.call("ListTasks", { cluster: "shop", serviceName: "web" });
      return d
        .call("DescribeTasks", { cluster: "shop", tasks: taskArns })
        .tasks.map(({ containers }: { containers: { imageDigest: string }[] }) => containers[0]?.imageDigest);
    };
    const [first] = digests();
    d.world.ecs.state.images.moveTag(`${repository}:v2`);
    d.call("UpdateService", { cluster: "shop", service: "web", desiredCount: 2 });
    d.wait(100);
    expect(digests()).toEqual([first, first]);
    d.call("UpdateService", { cluster: "shop", service: "web", forceNewDeployment: true });
    end(d);
    expect(digests()[0]).not.toBe(first);
  });

  test.each([
    ["without health check or load balancer: 40 s after RUNNING", {}, 56],
    ["behind a load balancer: when its target is healthy", balancers, 31],
  ])("has healthy tasks %s", (_name, service, seconds) => {
    const d = rollout({ service });
    d.deploy("v2");
    expect(d.until(() => d.messages().some((text) => text.includes("has stopped 2 running tasks")))).toBe(
      seconds,
    );
  });

  test("deadlocks if the percentages leave no room, with a single event", () => {
    const d = rollout({ desired: 3, configuration: { minimumHealthyPercent: 100, maximumPercent: 125 } });
    d.deploy("v2");
    d.wait(3600);
    expect(
      d.messages().filter((text) => text.includes("was unable to stop or start tasks during a deployment")),
    ).toHaveLength(1);
    expect(d.deployment().status).toBe("IN_PROGRESS");
    expect(d.classic()).toEqual(["PRIMARY IN_PROGRESS v2", "ACTIVE COMPLETED v1"]);
  });

  test("ends without a task if the desired count is 0", () => {
    const d = rollout({ desired: 0 });
    d.deploy("v2");
    end(d, 10);
    expect(d.deployment()).toMatchObject({
      status: "SUCCESSFUL",
      targetServiceRevision: { runningTaskCount: 0 },
    });
    const { serviceRevisions } = d.call("DescribeServiceRevisions", {
      serviceRevisionArns: [d.deployment().targetServiceRevision.arn],
    });
    expect(serviceRevisions[0].containerImages).toEqual([]);
  });

  test.each([
    ["DEFERRED", 1, 2],
    ["BLOCKING", 1, 0],
  ])("succeeds early with %s cleanup", (cleanup, slowFrom, oldLeft) => {
    const earlySuccessCriteria = { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup: cleanup };
    const run = ({ earlierRuns }: { earlierRuns: number }) => ({
      log: [],
      target: [{ after: earlierRuns < slowFrom ? 5 : 900, healthy: true }],
    });
    const service = {
      ...balancers,
      loadBalancers: balancers.loadBalancers.map((each) => ({ ...each, containerName: "app" })),
    };
    const d = rollout({
      service,
      configuration: { minimumHealthyPercent: 50, earlySuccessCriteria },
      v2: { run },
    });
    d.deploy("v2");
    end(d, 120);
    const old = d.service().deployments.find(({ status }: { status: string }) => status === "ACTIVE");
    expect([d.deployment().status, Math.min(oldLeft, old?.runningCount ?? 0)]).toEqual([
      "SUCCESSFUL",
      cleanup === "DEFERRED" ? Math.min(2, old?.runningCount ?? 0) : 0,
    ]);
    expect(d.service().deployments[0]).toMatchObject({ rolloutState: "COMPLETED", runningCount: 2 });
  });
});

describe("the circuit breaker", () => {
  test("rolls back: the old ID is PRIMARY again, the new one is ACTIVE and then removed", () => {
    const d = rollout({ v2: crashing() });
    const before = d.service();
    const snapshot = d.world.snapshot();
    const id = idOf(d.deploy("v2"));
    const { serviceDeploymentArn: arn } = (d.wait(4), d.deployment());
    d.until(() => d.deployment().status === "ROLLBACK_IN_PROGRESS");
    expect(d.classic()).toEqual(["PRIMARY IN_PROGRESS v1", "ACTIVE FAILED v2"]);
    expect(idOf(d.service())).toBe(idOf(before));
    expect(d.service()).toMatchObject({
      taskDefinition: before.taskDefinition,
      deployments: [
        {
          rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${idOf(before)}.`,
        },
        { id, rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.", failedTasks: 3 },
      ],
    });
    const reason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
    expect(d.deployment()).toMatchObject({
      serviceDeploymentArn: arn,
      deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 },
      rollback: { reason, serviceRevisionArn: d.deployment().sourceServiceRevisions[0].arn },
    });
    end(d);
    expect(d.deployment()).toMatchObject({
      serviceDeploymentArn: arn,
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: reason,
    });
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v1"]);
    expect(d.messages().slice(1, 4)).toEqual([
      `(service web) (deployment ${idOf(before)}) deployment completed.`,
      `(service web) rolling back to deployment ${idOf(before)}.`,
      `(service web) (deployment ${id}) deployment failed: tasks failed to start.`,
    ]);
    expect(d.world.snapshot()).toEqual(snapshot);
  });

  test("stops in place without rollback, and the old tasks stay until the next update", () => {
    const d = rollout({
      v2: crashing(),
      configuration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    });
    d.deploy("v2");
    d.until(() => d.deployment().status === "STOP_REQUESTED");
    end(d);
    expect(d.deployment()).toMatchObject({ status: "STOPPED", stoppedAt: expect.any(String) });
    expect(d.deployment().rollback).toBeUndefined();
    const started = d.messages().filter((text) => text.includes("has started"));
    d.wait(3600);
    expect(d.classic()).toEqual(["PRIMARY FAILED v2", "ACTIVE COMPLETED v1"]);
    expect(d.service()).toMatchObject({
      runningCount: 2,
      deployments: [{ runningCount: 0 }, { runningCount: 2 }],
    });
    expect(d.messages().filter((text) => text.includes("has started"))).toEqual(started);
    d.deploy("v3");
    end(d);
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v3"]);
  });

  test("finds no rollback target on a first deployment", () => {
    const d = rollout({ v2: crashing() });
    const { taskDefinition } = d.call("RegisterTaskDefinition", {
      ...d.call("DescribeTaskDefinition", { taskDefinition: "shop-web" }).taskDefinition,
      containerDefinitions: [{ name: "app", image: `${repository}:v2`, memory: 64 }],
    });
    const { networkConfiguration, deploymentConfiguration } = d.service();
    d.call("CreateService", {
      cluster: "shop",
      serviceName: "first",
      taskDefinition: taskDefinition.taskDefinitionArn,
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration,
      deploymentConfiguration,
    });
    d.wait(600);
    const [first] = d.call("ListServiceDeployments", {
      cluster: "shop",
      service: "first",
    }).serviceDeployments;
    expect(first).toMatchObject({
      status: "ROLLBACK_FAILED",
      statusReason: "No rollback candidate was found to run the rollback.",
    });
    expect(d.call("DescribeServices", { cluster: "shop", services: ["first"] }).services[0]).toMatchObject({
      runningCount: 0,
      deployments: [{ status: "PRIMARY", rolloutState: "FAILED" }],
    });
  });

  test("finds no rollback target while an earlier rollback still runs", () => {
    const d = rollout({ v2: crashing(), v3: crashing(), scenario: { pace: { rollback: 600 } } });
    d.deploy("v2");
    d.until(() => d.deployment().status === "ROLLBACK_IN_PROGRESS");
    const first = d.deployment().serviceDeploymentArn;
    d.deploy("v3");
    d.wait(300);
    expect(d.deployment(first).status).toBe("ROLLBACK_FAILED");
    expect(d.deployment()).toMatchObject({
      status: "ROLLBACK_FAILED",
      statusReason: "No rollback candidate was found to run the rollback.",
    });
    expect(d.service().deployments[0]).toMatchObject({ rolloutState: "FAILED", runningCount: 0 });
  });

  test("lets ECS retry indefinitely if it is off, and wait longer each time the image cannot be pulled", () => {
    const text = "CannotPullContainerError: no route";
    const d = rollout({
      desired: 1,
      configuration: { deploymentCircuitBreaker: { enable: false, rollback: false } },
      v2: { pullError: { text } },
    });
    d.deploy("v2");
    d.wait(2 * 3600);
    expect(d.deployment()).toMatchObject({
      status: "IN_PROGRESS",
      deploymentCircuitBreaker: { status: "DISABLED" },
    });
    const { failedTasks, runningCount } = d.service().deployments[0];
    expect(failedTasks).toBeGreaterThan(5);
    expect(failedTasks).toBeLessThan(20);
    expect([runningCount, d.service().deployments[1].runningCount]).toEqual([0, 1]);
    expect(d.messages()).toContain(`(service web) was unable to place a task. Reason: ${text}.`);
    expect(d.messages()).toContain("(service web) is unable to consistently start tasks successfully.");
  });

  test.each([
    [
      "container health checks",
      { run: { log: [], health: [{ after: 10, status: "UNHEALTHY" }] } },
      {},
      "Task failed container health checks",
    ],
    [
      "the load balancer",
      {
        run: {
          log: [],
          target: [{ after: 10, healthy: false, reason: "Health checks failed with these codes: [502]" }],
        },
      },
      balancers,
      "Task failed ELB health checks in (target-group ",
    ],
  ] as const)("counts tasks that fail because of %s", (_name, v2, service, reason) => {
    const healthCheck = { command: ["CMD", "true"], interval: 5 };
    const d = rollout({
      v2,
      service:
        service === balancers
          ? { loadBalancers: balancers.loadBalancers.map((each) => ({ ...each, containerName: "app" })) }
          : {},
    });
    const { taskDefinition } = d.call("DescribeTaskDefinition", { taskDefinition: "shop-web" });
    const [app, nginx] = taskDefinition.containerDefinitions;
    const containerDefinitions = [
      { ...app, image: `${repository}:v2`, ...(service === balancers ? {} : { healthCheck }) },
      nginx,
    ];
    const registered = d.call("RegisterTaskDefinition", {
      ...taskDefinition,
      containerDefinitions,
    }).taskDefinition;
    d.call("UpdateService", {
      cluster: "shop",
      service: "web",
      taskDefinition: registered.taskDefinitionArn,
    });
    d.until(() => d.deployment().status === "ROLLBACK_IN_PROGRESS", 600);
    const { taskArns } = d.call("ListTasks", {
      cluster: "shop",
      serviceName: "web",
      desiredStatus: "STOPPED",
    });
    const { tasks } = d.call("DescribeTasks", { cluster: "shop", tasks: taskArns });
    const stops = tasks.filter((task: { stoppedReason: string }) => task.stoppedReason.startsWith(reason));
    expect(stops.length).toBeGreaterThanOrEqual(3);
    expect(stops[0].stopCode).toBe("ServiceSchedulerInitiated");
  });

  test.each([
    [true, "IN_PROGRESS"],
    [false, "ROLLBACK_IN_PROGRESS"],
  ])("restarts the count when a task becomes healthy, if it resets: %s", (resetOnHealthyTask, status) => {
    const run = ({ earlierRuns }: { earlierRuns: number }) => (earlierRuns === 0 ? serves() : exits(1, 1));
    const deploymentCircuitBreaker = { enable: true, rollback: true, resetOnHealthyTask };
    const d = rollout({ v2: { run }, configuration: { deploymentCircuitBreaker } });
    d.deploy("v2");
    d.wait(80);
    expect(d.deployment().status).toBe(status);
  });
});

describe("other results of a deployment", () => {
  test("superseded: the new one runs, the old one is stopped, and a failure rolls back to the last COMPLETED one", () => {
    const d = rollout({ v3: crashing() });
    const id = idOf(d.service());
    d.deploy("v2");
    d.wait(20);
    const second = d.deployment().serviceDeploymentArn;
    d.deploy("v3");
    expect(d.deployment(second).status).toBe("STOP_REQUESTED");
    d.wait(4);
    expect(d.deployment(second).status).toBe("STOPPED");
    expect(d.classic()).toEqual(["PRIMARY IN_PROGRESS v3", "ACTIVE IN_PROGRESS v2", "ACTIVE COMPLETED v1"]);
    end(d);
    expect([d.classic(), idOf(d.service())]).toEqual([["PRIMARY COMPLETED v1"], id]);
  });

  test("StopServiceDeployment requests and starts a rollback", () => {
    const d = rollout();
    d.deploy("v2");
    d.wait(20);
    const { serviceDeploymentArn } = d.deployment();
    d.call("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
    expect(d.deployment().status).toBe("ROLLBACK_REQUESTED");
    d.call("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
    d.wait(4);
    expect(d.deployment().status).toBe("ROLLBACK_IN_PROGRESS");
    end(d);
    expect([d.deployment().status, d.classic()]).toEqual(["ROLLBACK_SUCCESSFUL", ["PRIMARY COMPLETED v1"]]);
    expect(() => d.call("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" })).toThrow(
      expect.objectContaining({ code: "ConflictException" }),
    );
  });

  test("a requested rollback may come too late", () => {
    const d = rollout();
    d.deploy("v2");
    d.wait(60);
    d.call("StopServiceDeployment", {
      serviceDeploymentArn: d.deployment().serviceDeploymentArn,
      stopType: "ROLLBACK",
    });
    expect(d.deployment().status).toBe("ROLLBACK_REQUESTED");
    end(d);
    expect([d.deployment().status, d.classic()]).toEqual(["SUCCESSFUL", ["PRIMARY COMPLETED v2"]]);
  });

  const alarms = { alarmNames: ["errors"], enable: true, rollback: true };

  test("an alarm during the bake rolls back", () => {
    const d = rollout({ configuration: { alarms }, scenario: { alarms: { errors: "OK" } } });
    d.deploy("v2");
    d.wait(80);
    expect(d.deployment()).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "BAKE_TIME" });
    alarm("errors")(d.world);
    end(d);
    expect(d.deployment()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      alarms: { status: "TRIGGERED", alarmNames: ["errors"], triggeredAlarmNames: ["errors"] },
    });
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v1"]);
  });

  test("an alarm that is already in ALARM at the start is ignored", () => {
    const d = rollout({ configuration: { alarms }, scenario: { alarms: { errors: "ALARM" } } });
    d.deploy("v2");
    end(d);
    expect(d.deployment()).toMatchObject({ status: "SUCCESSFUL", alarms: { status: "DISABLED" } });
  });

  test("bake time delays COMPLETED", () => {
    const d = rollout({ configuration: { bakeTimeInMinutes: 10 } });
    d.deploy("v2");
    d.wait(300);
    expect([d.classic()[0], d.deployment().lifecycleStage]).toEqual(["PRIMARY IN_PROGRESS v2", "BAKE_TIME"]);
    expect(end(d)).toBeGreaterThan(300);
  });

  test("without capacity, ECS reports it, starts nothing, and continues once there is capacity", () => {
    const event = "was unable to place a task because no container instance met all of its requirements.";
    const d = rollout({ scenario: { switches: { noCapacity: { event, from: 0, until: 1800 } } } });
    d.deploy("v2");
    d.wait(1790);
    expect(d.messages().filter((text) => text === `(service web) ${event}`)).toHaveLength(1);
    expect(d.service().deployments[0]).toMatchObject({
      rolloutState: "IN_PROGRESS",
      failedTasks: 0,
      pendingCount: 0,
    });
    d.wait(120);
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v2"]);
  });

  test("a DAEMON service has a task for each instance, regardless of the desired count", () => {
    const clusters = [{ name: "shop", instances: 3 }];
    const more = { schedulingStrategy: "DAEMON", launchType: "EC2" };
    const d = rollout({
      service: { ...more, deploymentConfiguration: {} },
      desired: 0,
      scenario: { clusters },
    });
    expect(d.service()).toMatchObject({ desiredCount: 3, runningCount: 3 });
    d.deploy("v2");
    end(d);
    expect([d.classic(), d.service().runningCount]).toEqual([["PRIMARY COMPLETED v2"], 3]);
  });

  test("a deleted service is INACTIVE, without tasks and deployments", () => {
    const d = rollout();
    d.deploy("v2");
    d.call("DeleteService", { cluster: "shop", service: "web", force: true });
    expect(d.service().status).toBe("DRAINING");
    d.wait(60);
    expect(d.service()).toMatchObject({ status: "INACTIVE", runningCount: 0, deployments: [] });
    expect(() => updates("shop/web", { desiredCount: 1 })(d.world)).toThrow("Service was not ACTIVE.");
  });

  test("a stopped task is replaced, and does not count as failed", () => {
    const d = rollout();
    const { taskArns } = d.call("ListTasks", { cluster: "shop", serviceName: "web" });
    d.call("StopTask", { cluster: "shop", task: taskArns[0] });
    d.wait(120);
    expect(d.service()).toMatchObject({
      runningCount: 2,
      deployments: [{ failedTasks: 0, rolloutState: "COMPLETED" }],
    });
  });

  test.each([
    ["denied", "AccessDeniedException"],
    ["unsupported", "UnsupportedFeatureException"],
  ] as const)("the service deployments API may be %s", (mode, code) => {
    const d = rollout({ scenario: { switches: { serviceDeployments: mode } } });
    expect(() => d.deployment()).toThrow(expect.objectContaining({ code }));
    d.deploy("v2");
    d.wait(120);
    expect(d.classic()).toEqual(["PRIMARY COMPLETED v2"]);
  });
});
