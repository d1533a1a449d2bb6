import { describe, expect, test } from "@jest/globals";
import type { Container, Task } from "@aws-sdk/client-ecs";
import { firstInAlarm, selectAlarms, findingIn } from "../../src/ecs/bake.ts";

const containers = [
  { name: "app", essential: true },
  { name: "proxy", essential: true },
  { name: "worker", essential: false },
];

const app = (more: Partial<Container> = {}): Container => ({ name: "app", lastStatus: "RUNNING", ...more });
const worker = (more: Partial<Container> = {}): Container => ({
  name: "worker",
  lastStatus: "RUNNING",
  ...more,
});
const dead = { lastStatus: "STOPPED" };

const running = (...states: Container[]): Task => ({ desiredStatus: "RUNNING", containers: states });
const over = (stopCode: string | undefined, stoppedReason: string, ...states: Container[]): Task =>
  ({ desiredStatus: "STOPPED", lastStatus: "STOPPED", stopCode, stoppedReason, containers: states }) as Task;

describe("a task of the new revision", () => {
  test.each<[string, Task, string | undefined]>([
    ["runs", running(app(), worker()), undefined],
    ["runs, and shows no containers", { desiredStatus: "RUNNING" }, undefined],
    ["runs, and doesn't show its worker", running(app()), undefined],
    [
      "runs without its worker, which exited with 1",
      running(app(), worker({ ...dead, exitCode: 1 })),
      "container",
    ],
    [
      "runs without its worker, which was killed",
      running(app(), worker({ ...dead, exitCode: 137 })),
      "container",
    ],
    ["runs, and its worker has finished with 0", running(app(), worker({ ...dead, exitCode: 0 })), undefined],
    [
      "runs, and its worker never started",
      running(app(), worker({ ...dead, reason: "CannotPullContainerError: x" })),
      "container",
    ],
    ["runs, and its worker has stopped without a reason", running(app(), worker(dead)), undefined],
    [
      "runs, and an injected container has failed",
      running(app(), { name: "aws-guardduty-agent-x", ...dead, exitCode: 1 }),
      undefined,
    ],
    [
      "runs, and its essential container has just ended",
      running(app({ ...dead, exitCode: 1 }), worker()),
      undefined,
    ],
    [
      "ended on its own",
      over("EssentialContainerExited", "Essential container in task exited", app({ exitCode: 1 })),
      "task",
    ],
    [
      "ended on its own with 0",
      over("EssentialContainerExited", "Essential container in task exited", app({ exitCode: 0 })),
      "task",
    ],
    ["could not start", over("TaskFailedToStart", "CannotPullContainerError: …"), "task"],
    [
      "failed the load balancer's checks",
      over("ServiceSchedulerInitiated", "Task failed ELB health checks in (target-group arn)"),
      "task",
    ],
    [
      "failed its own checks",
      over("ServiceSchedulerInitiated", "Task failed container health checks"),
      "task",
    ],
    [
      "was scaled in",
      over(
        "ServiceSchedulerInitiated",
        "Scaling activity initiated by (deployment ecs-svc/1)",
        app({ exitCode: 143 }),
        worker({ exitCode: 1 }),
      ),
      undefined,
    ],
    [
      "failed one health check",
      over("ServiceSchedulerInitiated", "Task failed an ELB health check in (target-group arn)"),
      "task",
    ],
    [
      "was moved to balance zones",
      over("ServiceSchedulerInitiated", "Task stopped by AZ rebalancing"),
      undefined,
    ],
    ["was stopped by a user", over("UserInitiated", "Task stopped by user", app({ exitCode: 1 })), undefined],
    [
      "lost its Spot capacity",
      over("SpotInterruption", "Your Spot Task was interrupted.", app({ exitCode: 1 })),
      undefined,
    ],
    ["got a termination notice", over("TerminationNotice", "…", app({ exitCode: 1 })), undefined],
    ["lost its instance", over("InfrastructureHealth", "…", app({ exitCode: 1 })), undefined],
    ["stopped for an unknown reason, and exited with 1", over("Tomorrow", "…", app({ exitCode: 1 })), "task"],
    [
      "stopped for an unknown reason, and was terminated",
      over("Tomorrow", "…", app({ exitCode: 143 })),
      undefined,
    ],
    [
      "stopped for an unknown reason, and was killed",
      over("Tomorrow", "…", app({ exitCode: 137 })),
      undefined,
    ],
    [
      "stopped for an unknown reason, and exited with 0",
      over("Tomorrow", "…", app({ exitCode: 0 })),
      undefined,
    ],
    ["stopped for an unknown reason, and has no exit code", over("Tomorrow", "…", app()), undefined],
    [
      "stopped for an unknown reason, and only its worker failed",
      over("Tomorrow", "…", worker({ exitCode: 1 })),
      undefined,
    ],
    [
      "stopped for an unknown reason, and shows no containers",
      { desiredStatus: "STOPPED", stopCode: "Tomorrow" as never },
      undefined,
    ],
    ["stopped without a code, and exited with 1", over(undefined, "", app({ exitCode: 1 })), "task"],
    ["stopped without a code and without containers", { desiredStatus: "STOPPED" }, undefined],
  ])("%s", (_, task, kind) => {
    expect(findingIn(task, containers)?.kind).toBe(kind);
  });
});

describe("alarms", () => {
  test("at the start: watched, skipped, warned about", () => {
    const seen = [
      { name: "ok", state: "OK" },
      { name: "red", state: "ALARM" },
      { name: "blank", state: "INSUFFICIENT_DATA" },
      { name: "odd", state: undefined },
    ];
    const first = selectAlarms(["ok", "red", "blank", "odd", "gone"], seen, 0);
    expect(first.watched).toEqual(["ok", "blank", "odd"]);
    expect(first.warnings).toEqual([
      expect.stringContaining("red is already in ALARM"),
      expect.stringContaining("blank is in INSUFFICIENT_DATA"),
      expect.stringContaining("odd is in no state"),
      expect.stringContaining("gone does not exist"),
    ]);
  });

  test.each<[string, number | undefined, string[]]>([
    ["before the bake", 59_000, []],
    ["at its start, or within the difference of two clocks", 65_000, []],
    ["during the bake", 65_001, ["red"]],
    ["at an unknown time", undefined, []],
  ])("in ALARM at the first response, since a time %s", (_, changedAt, watched) => {
    const selected = selectAlarms(["red"], [{ name: "red", state: "ALARM", changedAt }], 60_000);
    expect(selected.watched).toEqual(watched);
    expect(selected.warnings).toHaveLength(watched.length === 0 ? 1 : 0);
  });

  test("later: the first watched alarm in ALARM", () => {
    const red = [
      { name: "a", state: "OK" },
      { name: "b", state: "ALARM" },
    ];
    expect(firstInAlarm(["a", "b"], red)).toBe("b");
    expect(firstInAlarm(["a"], red)).toBeUndefined();
    expect(firstInAlarm(["a", "c"], red)).toBeUndefined();
  });
});
