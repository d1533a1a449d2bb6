import { describe, expect, test } from "@jest/globals";
import { exits, lines, serves } from "../../../simulator/scenarios/scripts.ts";
import { drive, start } from "./drive.ts";
import { containerOf, taskOf, run, stopped, tasksOf } from "./worlds.ts";

const dependency =
  "dependency graph: failed to resolve container ordering dependency [init] for target [app]";

describe("a one-off task", () => {
  test("passes through every state in order, with a time for each", () => {
    const d = drive(tasksOf({ app: { script: exits(0, 5) } }));
    const arn = run(d);
    const task = stopped(d, arn);
    const seen = d.happened
      .filter(({ kind, subject }) => kind === "task" && subject === arn)
      .map(({ to }) => to);
    expect(seen).toEqual([
      "PROVISIONING",
      "PENDING",
      "ACTIVATING",
      "RUNNING",
      "STOPPING",
      "DEPROVISIONING",
      "STOPPED",
    ]);
    const after = (member: string) => (Date.parse(task[member]) - start) / 1000;
    const times = [
      "createdAt",
      "pullStartedAt",
      "pullStoppedAt",
      "startedAt",
      "stoppingAt",
      "executionStoppedAt",
      "stoppedAt",
    ];
    expect(times.map(after)).toEqual([0, 8, 14, 15, 19, 19, 23]);
    expect([task.stopCode, task.stoppedReason, task.desiredStatus]).toEqual([
      "EssentialContainerExited",
      "Essential container in task exited",
      "STOPPED",
    ]);
    expect(containerOf(task, "app")).toMatchObject({
      exitCode: 0,
      lastStatus: "STOPPED",
      imageDigest: expect.stringMatching(/^sha256:[\da-f]{64}$/),
    });
  });

  test("has no exit code before its container has ended", () => {
    const d = drive(tasksOf({ app: { script: exits(3, 60) } }));
    const arn = run(d);
    d.until(() => taskOf(d, arn).lastStatus === "RUNNING");
    expect(containerOf(taskOf(d, arn), "app").exitCode).toBeUndefined();
    expect(containerOf(stopped(d, arn), "app").exitCode).toBe(3);
  });

  test("disappears an hour after it stopped", () => {
    const d = drive(tasksOf({ app: { script: exits(0, 1) } }));
    const arn = run(d);
    stopped(d, arn);
    d.wait(3590);
    expect(taskOf(d, arn).lastStatus).toBe("STOPPED");
    d.wait(30);
    expect(d.call("DescribeTasks", { cluster: "shop", tasks: [arn] })).toEqual({
      tasks: [],
      failures: [{ arn, reason: "MISSING" }],
    });
  });

  test("may be MISSING at first", () => {
    const d = drive(tasksOf({ app: {} }, { switches: { taskInvisible: 4 } }));
    const arn = run(d);
    expect(taskOf(d, arn)).toBeUndefined();
    expect(d.call("ListTasks", { cluster: "shop", family: "one" }).taskArns).toEqual([]);
    d.wait(4);
    expect(taskOf(d, arn).lastStatus).toBe("PROVISIONING");
  });
});

describe("the end of a task", () => {
  test.each([
    ["exit 1", { app: { script: exits(1, 1) } }, { stopCode: "EssentialContainerExited" }, { app: 1 }],
    [
      "out of memory",
      { app: { script: { log: [], exit: { after: 2, code: 0, outOfMemory: true } } } },
      { stopCode: "EssentialContainerExited" },
      { app: 137 },
    ],
    [
      "a sidecar that is stopped with it",
      { app: { script: exits(0, 2) }, agent: { essential: false } },
      {},
      { app: 0, agent: 143 },
    ],
    [
      "a sidecar that ignores SIGTERM",
      {
        app: { script: exits(0, 2) },
        agent: { essential: false, stopTimeout: 5, script: { log: [], sigterm: "ignored" } },
      },
      {},
      { app: 0, agent: 137 },
    ],
    [
      "a sidecar failure that does not matter",
      { app: { script: exits(0, 9) }, agent: { essential: false, script: exits(2, 1) } },
      {},
      { app: 0, agent: 2 },
    ],
    [
      "a failure of an essential sidecar",
      { app: {}, agent: { script: exits(2, 1) } },
      {},
      { app: 143, agent: 2 },
    ],
    [
      "an init container that succeeds",
      {
        init: { essential: false, script: exits(0, 2) },
        app: { script: exits(0, 3), dependsOn: [{ containerName: "init", condition: "SUCCESS" }] },
      },
      {},
      { init: 0, app: 0 },
    ],
    [
      "an init container that fails: 143 for the one that never ran",
      {
        init: { essential: false, script: exits(4, 2) },
        app: { dependsOn: [{ containerName: "init", condition: "SUCCESS" }] },
      },
      { stopCode: "EssentialContainerExited" },
      { init: 4, app: 143 },
    ],
    [
      "an init container that only has to complete",
      {
        init: { essential: false, script: exits(4, 2) },
        app: { script: exits(0, 1), dependsOn: [{ containerName: "init", condition: "COMPLETE" }] },
      },
      {},
      { init: 4, app: 0 },
    ],
    [
      "a dependency that never gets healthy in time",
      {
        init: {
          startTimeout: 20,
          healthCheck: { command: ["x"] },
          script: { log: [], health: [{ after: 5, status: "UNHEALTHY" }] },
        },
        app: { dependsOn: [{ containerName: "init", condition: "HEALTHY" }] },
      },
      {},
      { init: 143, app: 143 },
    ],
    [
      "a missing image",
      { app: { image: "test/nothing:1" } },
      {
        stopCode: "TaskFailedToStart",
        stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*not found$/),
      },
      { app: undefined },
    ],
    [
      "a failed pull",
      { app: { program: { pull: 130, pullError: { text: "CannotPullContainerError: no route" } } } },
      { stopCode: "TaskFailedToStart", stoppedReason: "CannotPullContainerError: no route" },
      { app: undefined },
    ],
    [
      "a container that cannot start",
      { app: { program: { startError: "CannotStartContainerError: exec format error" } } },
      { stopCode: "TaskFailedToStart", stoppedReason: "CannotStartContainerError: exec format error" },
      { app: undefined },
    ],
    [
      "a missing log group",
      {
        app: {
          logConfiguration: {
            logDriver: "awslogs",
            options: {
              "awslogs-group": "/none",
              "awslogs-region": "eu-west-1",
              "awslogs-stream-prefix": "x",
            },
          },
        },
      },
      {
        stopCode: "TaskFailedToStart",
        stoppedReason: expect.stringContaining("The specified log group does not exist."),
      },
      { app: undefined },
    ],
  ] as const)("%s", (_name, containers, ended, codes) => {
    const d = drive(tasksOf(containers));
    const task = stopped(d, run(d));
    expect(task).toMatchObject(ended);
    const found = Object.keys(codes).map((name) => [name, containerOf(task, name).exitCode]);
    expect(Object.fromEntries(found)).toEqual(codes);
  });

  test("reports the dependency of a container that never ran", () => {
    const condition = "SUCCESS";
    const d = drive(
      tasksOf({
        init: { essential: false, script: exits(4, 2) },
        app: { dependsOn: [{ containerName: "init", condition }] },
      }),
    );
    const task = stopped(d, run(d));
    expect(containerOf(task, "app").reason).toBe(
      `CannotStartContainerError: ${dependency} as dependency did not exit successfully.`,
    );
    expect(task.startedAt).toBeUndefined();
  });

  test("does not come while an essential sidecar keeps running", () => {
    const d = drive(tasksOf({ app: { essential: false, script: exits(0, 2) }, proxy: {} }));
    const arn = run(d);
    d.wait(600);
    expect(taskOf(d, arn).lastStatus).toBe("RUNNING");
    expect(containerOf(taskOf(d, arn), "app").exitCode).toBe(0);
    d.call("StopTask", { cluster: "shop", task: arn, reason: "the work is done" });
    expect(stopped(d, arn)).toMatchObject({ stopCode: "UserInitiated", stoppedReason: "the work is done" });
  });

  test("comes after StopTask and stopTimeout, in the reverse of the start order", () => {
    const script = { log: [], sigterm: "ignored" } as const;
    const d = drive(
      tasksOf({
        db: { script: serves() },
        app: { script, stopTimeout: 50, dependsOn: [{ containerName: "db", condition: "START" }] },
      }),
    );
    const arn = run(d);
    d.until(() => taskOf(d, arn).lastStatus === "RUNNING");
    d.call("StopTask", { cluster: "shop", task: arn });
    d.wait(49);
    expect(taskOf(d, arn)).toMatchObject({ lastStatus: "STOPPING", stoppedReason: "Task stopped by user" });
    expect(containerOf(taskOf(d, arn), "db").lastStatus).toBe("RUNNING");
    const task = stopped(d, arn);
    expect([containerOf(task, "app").exitCode, containerOf(task, "db").exitCode]).toEqual([137, 143]);
  });

  test("does not come if a restart policy restarts a container that ran long enough", () => {
    const restartPolicy = { enabled: true, restartAttemptPeriod: 60 };
    const run70 = ({ earlierRuns }: { earlierRuns: number }) =>
      earlierRuns === 0 ? exits(1, 70) : exits(1, 5);
    const d = drive(tasksOf({ app: { restartPolicy, program: { run: run70 } } }));
    const task = stopped(d, run(d));
    expect(containerOf(task, "app").exitCode).toBe(1);
    const ran = Date.parse(task["executionStoppedAt"]) - Date.parse(task["startedAt"]);
    expect(ran).toBeGreaterThan(70_000);
  });

  test("also stops containers that AWS injects, and lists them", () => {
    const d = drive(
      tasksOf(
        { app: { script: exits(0, 2) } },
        { switches: { injectedContainers: ["aws-guardduty-agent-x1"] } },
      ),
    );
    const task = stopped(d, run(d));
    expect(task.containers.map(({ name }: { name: string }) => name)).toEqual([
      "app",
      "aws-guardduty-agent-x1",
    ]);
  });

  test("comes from the scenario's launch failures first, then launches succeed", () => {
    const stoppedReason = "Timeout waiting for network interface provisioning to complete.";
    const d = drive(
      tasksOf({ app: { script: exits(0, 2) } }, { switches: { launchFailures: [{ stoppedReason }] } }),
    );
    const first = stopped(d, run(d));
    expect(first).toMatchObject({ stopCode: "TaskFailedToStart", stoppedReason });
    expect(containerOf(first, "app").exitCode).toBeUndefined();
    expect(containerOf(stopped(d, run(d)), "app").exitCode).toBe(0);
  });

  test("reflects overrides: environment merged by name, command replaced", () => {
    const seen: unknown[] = [];
    const program = {
      run: (context: { environment: unknown; command: unknown }) => (
        seen.push([context.environment, context.command]),
        exits(0, 1)
      ),
    };
    const d = drive(
      tasksOf({
        app: {
          environment: [
            { name: "A", value: "1" },
            { name: "B", value: "2" },
          ],
          command: ["serve"],
          program,
        },
      }),
    );
    stopped(
      d,
      run(d, {
        overrides: {
          containerOverrides: [
            { name: "app", command: ["migrate"], environment: [{ name: "B", value: "3" }] },
          ],
        },
      }),
    );
    expect(seen).toEqual([[{ A: "1", B: "3" }, ["migrate"]]]);
  });
});

describe("a task's log", () => {
  const read = (d: ReturnType<typeof drive>, arn: string, more = {}) =>
    d.call("logs:GetLogEvents", {
      logGroupName: "/ecs/shop",
      logStreamName: `one/app/${arn.split("/").at(-1)}`,
      startFromHead: true,
      ...more,
    });
  const texts = (answer: { events: { message: string }[] }) => answer.events.map(({ message }) => message);

  test("has no stream before the container starts, and returns lines after their ingestion", () => {
    const d = drive(tasksOf({ app: { script: exits(0, 10, ...lines(1, "one", "two")) } }));
    const arn = run(d);
    expect(() => read(d, arn)).toThrow("The specified log stream does not exist.");
    d.until(() => taskOf(d, arn).lastStatus === "ACTIVATING");
    expect(texts(read(d, arn))).toEqual([]);
    d.wait(3);
    expect(texts(read(d, arn))).toEqual(["one"]);
    d.wait(1);
    expect(texts(read(d, arn))).toEqual(["one", "two"]);
  });

  test("lacks lines after a container was killed, and gets late lines after the stop", () => {
    const late = { after: 1, text: "late", ingestion: 60 };
    const d = drive(tasksOf({ app: { script: { log: [late, { after: 100, text: "never" }] } } }));
    const arn = run(d);
    d.until(() => taskOf(d, arn).lastStatus === "RUNNING");
    d.wait(5);
    d.call("StopTask", { cluster: "shop", task: arn });
    stopped(d, arn);
    expect(texts(read(d, arn))).toEqual([]);
    d.wait(300);
    expect(texts(read(d, arn))).toEqual(["late"]);
  });
});
