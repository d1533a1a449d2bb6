import { describe, expect, test } from "@jest/globals";
import type { Container, Task } from "@aws-sdk/client-ecs";
import * as fc from "fast-check";
import type { ContainerPlan } from "../../src/diagnosis/facts.ts";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import {
  chooseDecidingContainer,
  exitCodeOf,
  hasSucceeded,
  isStoppedWhileRunning,
  judge,
  missingGrace,
  reasonsToStop,
  taskFacts,
  type TaskVerdict,
} from "../../src/ecs/task.ts";

type Dependencies = NonNullable<ContainerPlan["dependsOn"]>;
const facts = (name: string, essential = true, dependsOn: Dependencies = []) => ({
  name,
  essential,
  dependsOn,
});

const blocked =
  "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init] for target [web] as dependency did not exit successfully.";
const blockedByTime =
  "CannotStartContainerError: dependency graph: container ordering dependency [db] for target [web] has timed out.";

test("the facts for the diagnosis are of the task and its definition", () => {
  const containers = [{ name: "web", essential: true, stopTimeout: 60 }];
  const text = JSON.stringify({
    containerDefinitions: containers,
    runtimePlatform: { cpuArchitecture: "ARM64" },
  });
  const task: Task = { taskArn: "task/1" };
  expect(taskFacts(task, new TaskDefinition(JsonDocument.parse(text)), ["web"])).toEqual({
    task,
    definitions: containers,
    runtimePlatform: { cpuArchitecture: "ARM64" },
    released: ["web"],
  });
});

describe("the deciding container", () => {
  const web = facts("web");
  const nginx = facts("nginx");
  const agent = facts("agent", false);

  test.each([
    ["the named container", [nginx, web], ["web"], "nginx", "nginx"],
    [
      "the first container with a replaced image, in the definition's order",
      [nginx, web, agent],
      ["agent", "web"],
      undefined,
      "web",
    ],
    ["the only container, if nothing was replaced", [agent], [], undefined, "agent"],
    ["the only essential container, if nothing was replaced", [agent, web], [], undefined, "web"],
  ])("%s", (_, definitions, replaced, named, expected) => {
    expect(chooseDecidingContainer(definitions, replaced, named)).toBe(expected);
  });

  test("rejects an unknown name and lists the containers", () => {
    expect(() => chooseDecidingContainer([web, nginx], ["web"], "wbe")).toThrow(
      expect.objectContaining({
        why: expect.objectContaining({ name: "container-unknown", evidence: ["Its containers: web, nginx"] }),
      }),
    );
  });

  test.each([
    ["two essential containers", [web, nginx], "web, nginx"],
    ["two containers that are not essential", [agent, facts("init", false)], "agent, init"],
  ])("is unclear with %s and no replacement", (_, definitions, listed) => {
    expect(() => chooseDecidingContainer(definitions, [])).toThrow(
      expect.objectContaining({
        why: expect.objectContaining({
          name: "container-unclear",
          evidence: [`Containers of the task definition: ${listed}`],
        }),
      }),
    );
  });

  test("is never an injected container", () => {
    expect(() => chooseDecidingContainer([web], [], "aws-guardduty-agent-x")).toThrow("no container");
  });
});

const container = (name: string, members: Partial<Container> = {}): Container => ({ name, ...members });
const stopped = (containers: Container[], members: Partial<Task> = {}): Task => ({
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
  containers,
  ...members,
});
const running = (containers: Container[], members: Partial<Task> = {}): Task => ({
  lastStatus: "RUNNING",
  desiredStatus: "RUNNING",
  startedAt: new Date(0),
  containers,
  ...members,
});

const sidecars = [facts("web"), facts("nginx"), facts("aws-otel", false)];
const withInit = [
  facts("web", true, [{ containerName: "init", condition: "SUCCESS" }]),
  facts("init", false, [{ containerName: "fetch", condition: "SUCCESS" }]),
  facts("fetch", false),
];
const withDatabase = [
  facts("web", true, [
    { containerName: "log", condition: "START" },
    { containerName: "seed", condition: "COMPLETE" },
    { containerName: "db", condition: "HEALTHY" },
  ]),
  facts("log"),
  facts("seed", false),
  facts("db"),
];

const cases: ReadonlyArray<readonly [string, Task, readonly ContainerPlan[], TaskVerdict]> = [
  ["exit 0", stopped([container("web", { exitCode: 0 })]), sidecars, { state: "exited", exitCode: 0 }],
  ["exit 1", stopped([container("web", { exitCode: 1 })]), sidecars, { state: "exited", exitCode: 1 }],
  [
    "killed for memory",
    stopped([
      container("web", { exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }),
    ]),
    sidecars,
    { state: "exited", exitCode: 137 },
  ],
  [
    "terminated",
    stopped([container("web", { exitCode: 143 })]),
    sidecars,
    { state: "exited", exitCode: 143 },
  ],
  [
    "sidecars killed after it, one injected and listed first",
    stopped([
      container("aws-guardduty-agent-x1", { reason: "CannotPullContainerError: …" }),
      container("nginx", { exitCode: 137 }),
      container("web", { exitCode: 0 }),
      container("aws-otel", { exitCode: 143 }),
    ]),
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "sidecars that exit with 0 do not make it a success",
    stopped([container("nginx", { exitCode: 0 }), container("web", { exitCode: 3 })]),
    sidecars,
    { state: "exited", exitCode: 3 },
  ],
  [
    "no exit code: the image could not be pulled",
    stopped([container("web", { lastStatus: "STOPPED" })], {
      stopCode: "TaskFailedToStart",
      stoppedReason: "CannotPullContainerError: …",
    }),
    sidecars,
    { state: "no-exit-code", started: false },
  ],
  [
    "no exit code after it ran: the instance is lost",
    stopped([container("web", { lastStatus: "STOPPED" })], {
      stopCode: "InfrastructureHealth",
      startedAt: new Date(0),
    }),
    sidecars,
    { state: "no-exit-code", started: true },
  ],
  ...[
    "UserInitiated",
    "ServiceSchedulerInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
    "TaskFailedToStart",
    "SomethingNew",
  ].map(
    (stopCode) =>
      [
        `code 0 after a stop that was not its own exit: ${stopCode}`,
        stopped([container("web", { exitCode: 0 })], { stopCode: stopCode as never, startedAt: new Date(0) }),
        sidecars,
        { state: "interrupted", exitCode: 0, stopCode },
      ] as const,
  ),
  [
    "the container is not listed",
    stopped([container("nginx", { exitCode: 0 })]),
    sidecars,
    { state: "no-exit-code", started: true },
  ],
  ["no containers listed", stopped([]), sidecars, { state: "no-exit-code", started: false }],
  [
    "DELETED counts as ended",
    stopped([container("web", { exitCode: 0 })], { lastStatus: "DELETED" }),
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "stopped by a user, with a graceful exit",
    stopped([container("web", { exitCode: 0 })], {
      stopCode: "UserInitiated",
      stoppedReason: "Task stopped by user",
    }),
    sidecars,
    { state: "interrupted", exitCode: 0, stopCode: "UserInitiated" },
  ],
  [
    "interrupted by Spot, with a graceful exit",
    stopped([container("web", { exitCode: 0 })], { stopCode: "SpotInterruption" }),
    sidecars,
    { state: "interrupted", exitCode: 0, stopCode: "SpotInterruption" },
  ],
  [
    "stopped by us because only sidecars remained",
    stopped([container("web", { exitCode: 0 })], {
      stopCode: "UserInitiated",
      stoppedReason: reasonsToStop.outlived,
    }),
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "stopped by a user with 143",
    stopped([container("web", { exitCode: 143 })], { stopCode: "UserInitiated" }),
    sidecars,
    { state: "exited", exitCode: 143 },
  ],
  [
    "code 0 without a stop code, for the reason of its own exit",
    { ...stopped([container("web", { exitCode: 0 })]), stopCode: undefined },
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "code 0 without a stop code and a reason",
    { ...stopped([container("web", { exitCode: 0 })]), stopCode: undefined, stoppedReason: undefined },
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "code 0 without a stop code, for another reason",
    {
      ...stopped([container("web", { exitCode: 0 })]),
      stopCode: undefined,
      stoppedReason: "Your Spot Task was interrupted.",
    },
    sidecars,
    { state: "interrupted", exitCode: 0, stopCode: "" },
  ],
  [
    "code 0 after this action's stop, without a stop code",
    {
      ...stopped([container("web", { exitCode: 0 })]),
      stopCode: undefined,
      stoppedReason: reasonsToStop.outlived,
    },
    sidecars,
    { state: "exited", exitCode: 0 },
  ],

  [
    "an init container failed: its own code, not 143",
    stopped([
      container("web", { exitCode: 143, reason: blocked }),
      container("init", { exitCode: 2 }),
      container("fetch", { exitCode: 0 }),
    ]),
    withInit,
    { state: "dependency-failed", container: "init", exitCode: 2 },
  ],
  [
    "an init container failed, without ECS's reason",
    stopped([
      container("web", { exitCode: 143 }),
      container("init", { exitCode: 2 }),
      container("fetch", { exitCode: 0 }),
    ]),
    withInit,
    { state: "dependency-failed", container: "init", exitCode: 2 },
  ],
  [
    "the dependency's dependency failed: the deepest is the cause",
    stopped([
      container("web", { exitCode: 143, reason: blocked }),
      container("init", { exitCode: 143, reason: blocked }),
      container("fetch", { exitCode: 7 }),
    ]),
    withInit,
    { state: "dependency-failed", container: "fetch", exitCode: 7 },
  ],
  [
    "the dependency never started",
    stopped([
      container("web", { exitCode: 143, reason: blocked }),
      container("init"),
      container("fetch", { exitCode: 0 }),
    ]),
    withInit,
    { state: "dependency-failed", container: "init" },
  ],
  [
    "it has no exit code, and ECS names the dependency",
    stopped([container("web", { reason: blocked }), container("init", { exitCode: 2 })]),
    withInit,
    { state: "dependency-failed", container: "init", exitCode: 2 },
  ],
  [
    "ECS names a dependency, and the definition has none",
    stopped([container("web", { exitCode: 143, reason: blocked })]),
    [],
    { state: "dependency-failed", container: undefined, exitCode: undefined },
  ],
  [
    "a failed dependency, and the definition is unknown",
    stopped([container("web", { exitCode: 143 }), container("init", { exitCode: 2 })]),
    [],
    { state: "exited", exitCode: 143 },
  ],
  [
    "a failed dependency of a definition that lists it first",
    stopped([container("web", { exitCode: 143 }), container("init", { exitCode: 2 })]),
    withInit.toReversed(),
    { state: "dependency-failed", container: "init", exitCode: 2 },
  ],
  [
    "nothing started: no dependency is the cause",
    stopped([container("web"), container("init"), container("fetch")], { stopCode: "TaskFailedToStart" }),
    withInit,
    { state: "no-exit-code", started: false },
  ],
  [
    "circular dependencies end the search",
    stopped([container("web", { exitCode: 143 }), container("init", { exitCode: 0 })]),
    [
      facts("web", true, [{ containerName: "init", condition: "SUCCESS" }]),
      facts("init", false, [{ containerName: "web", condition: "START" }]),
    ],
    { state: "exited", exitCode: 143 },
  ],
  [
    "a healthy dependency is not the cause, the next one is",
    stopped([
      container("web", { exitCode: 143, reason: blockedByTime }),
      container("a", { exitCode: 143, healthStatus: "HEALTHY" }),
      container("b", { exitCode: 1, healthStatus: "UNHEALTHY" }),
    ]),
    [
      facts("web", true, [
        { containerName: "a", condition: "HEALTHY" },
        { containerName: "b", condition: "HEALTHY" },
      ]),
      facts("a"),
      facts("b"),
    ],
    { state: "dependency-failed", container: "b", exitCode: 1 },
  ],
  [
    "no dependency failed, and it was terminated",
    stopped([
      container("web", { exitCode: 143 }),
      container("init", { exitCode: 0 }),
      container("fetch", { exitCode: 0 }),
    ]),
    withInit,
    { state: "exited", exitCode: 143 },
  ],
  [
    "a dependency never became healthy",
    stopped([
      container("web", { exitCode: 143, reason: blockedByTime }),
      container("log", { exitCode: 143 }),
      container("seed", { exitCode: 1 }),
      container("db", { exitCode: 137, healthStatus: "UNHEALTHY" }),
    ]),
    withDatabase,
    { state: "dependency-failed", container: "db", exitCode: 137 },
  ],
  [
    "COMPLETE allows any exit code: it is not the cause",
    stopped([
      container("web", { exitCode: 143 }),
      container("log", { exitCode: 143 }),
      container("seed", { exitCode: 1 }),
      container("db", { exitCode: 143, healthStatus: "HEALTHY" }),
    ]),
    withDatabase,
    { state: "exited", exitCode: 143 },
  ],
  [
    "it ran and failed on its own: dependencies are ignored",
    stopped([container("web", { exitCode: 1 }), container("init", { exitCode: 9 })]),
    withInit,
    { state: "exited", exitCode: 1 },
  ],

  [
    "pending",
    {
      lastStatus: "PENDING",
      desiredStatus: "RUNNING",
      containers: [container("web", { lastStatus: "PENDING" })],
    },
    sidecars,
    { state: "going", status: "PENDING" },
  ],
  [
    "running",
    running([container("web", { lastStatus: "RUNNING" })]),
    sidecars,
    { state: "going", status: "RUNNING" },
  ],
  [
    "an unknown status",
    running([], { lastStatus: "HIBERNATING" }),
    sidecars,
    { state: "going", status: "HIBERNATING" },
  ],
  ["no status", { containers: [] }, sidecars, { state: "going", status: "UNKNOWN" }],
  [
    "an exit code on a container that still runs does not count",
    running([container("web", { lastStatus: "RUNNING", exitCode: 0 })], {
      stopCode: "EssentialContainerExited",
    }),
    sidecars,
    { state: "going", status: "RUNNING" },
  ],
  [
    "only sidecars remain",
    running([
      container("web", { lastStatus: "STOPPED", exitCode: 0 }),
      container("nginx", { lastStatus: "RUNNING" }),
    ]),
    sidecars,
    { state: "outlived", exitCode: 0 },
  ],
  [
    "only sidecars remain, and it failed",
    running([
      container("web", { lastStatus: "STOPPED", exitCode: 5 }),
      container("nginx", { lastStatus: "RUNNING" }),
    ]),
    sidecars,
    { state: "outlived", exitCode: 5 },
  ],
  [
    "it exited with 0 and ECS gives that as the reason: no wait for sidecars",
    running(
      [
        container("web", { lastStatus: "STOPPED", exitCode: 0 }),
        container("nginx", { lastStatus: "RUNNING" }),
      ],
      { lastStatus: "DEACTIVATING", desiredStatus: "STOPPED", stopCode: "EssentialContainerExited" },
    ),
    sidecars,
    { state: "exited", exitCode: 0 },
  ],
  [
    "it exited with 1: the reasons are not complete yet",
    running([container("web", { lastStatus: "STOPPED", exitCode: 1 })], {
      lastStatus: "STOPPING",
      desiredStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
    }),
    sidecars,
    { state: "going", status: "STOPPING" },
  ],
  [
    "it exited with 0 while being stopped, and the stop code is not known yet",
    running([container("web", { lastStatus: "STOPPED", exitCode: 0 })], {
      lastStatus: "STOPPING",
      desiredStatus: "STOPPED",
    }),
    sidecars,
    { state: "going", status: "STOPPING" },
  ],
];

describe("the result of one poll of the task", () => {
  test.each(cases)("%s", (_, task, definitions, expected) => {
    expect(judge({ task }, { container: "web", definitions })).toEqual(expected);
  });

  test("does not trust exit code 0 of a container that was running during a stop", () => {
    const decider = { container: "web", definitions: sidecars };
    const atWork = running(
      [
        container("nginx", { lastStatus: "STOPPED", exitCode: 1 }),
        container("web", { lastStatus: "RUNNING" }),
      ],
      {
        desiredStatus: "STOPPED",
      },
    );
    expect(isStoppedWhileRunning(atWork, decider)).toBe(true);
    expect(isStoppedWhileRunning(running([container("web", { lastStatus: "RUNNING" })]), decider)).toBe(
      false,
    );
    expect(isStoppedWhileRunning(running([], { desiredStatus: "STOPPED" }), decider)).toBe(false);
    const ending = running([container("web", { lastStatus: "STOPPED", exitCode: 0 })], {
      lastStatus: "DEPROVISIONING",
      desiredStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
    });
    expect(isStoppedWhileRunning(ending, decider)).toBe(false);
    expect(judge({ task: ending, stoppedWhileRunning: true }, decider)).toEqual({
      state: "going",
      status: "DEPROVISIONING",
    });
    const ended = stopped([container("nginx", { exitCode: 1 }), container("web", { exitCode: 0 })]);
    expect(judge({ task: ended, stoppedWhileRunning: true }, decider)).toEqual({
      state: "interrupted",
      exitCode: 0,
      stopCode: "EssentialContainerExited",
    });
  });

  test("ignores MISSING for a while, then reports the task as gone", () => {
    const decider = { container: "web", definitions: sidecars };
    const missing = (missingFor: number): TaskVerdict => judge({ task: undefined, missingFor }, decider);
    expect(missing(0)).toEqual({ state: "going", status: "MISSING" });
    expect(missing(missingGrace - 1)).toEqual({ state: "going", status: "MISSING" });
    expect(missing(missingGrace)).toEqual({ state: "gone" });
  });
});

test.each<[TaskVerdict, boolean]>([
  [{ state: "exited", exitCode: 0 }, true],
  [{ state: "outlived", exitCode: 0 }, true],
  [{ state: "exited", exitCode: 1 }, false],
  [{ state: "outlived", exitCode: 1 }, false],
  [{ state: "interrupted", exitCode: 0, stopCode: "UserInitiated" }, false],
  [{ state: "dependency-failed", container: "init", exitCode: 0 }, false],
  [{ state: "no-exit-code", started: true }, false],
  [{ state: "going", status: "STOPPED" }, false],
  [{ state: "gone" }, false],
])("%j is a success: %s", (verdict, success) => {
  expect(hasSucceeded(verdict)).toBe(success);
});

const anyContainer = fc.record(
  {
    name: fc.constantFrom("web", "nginx", "init", "aws-guardduty-agent-x"),
    lastStatus: fc.constantFrom("PENDING", "RUNNING", "STOPPED"),
    exitCode: fc.constantFrom(0, 1, 137, 143),
    reason: fc.constantFrom(blocked, "OutOfMemoryError"),
  },
  { requiredKeys: ["name"] },
);
const anyTask = fc.record(
  {
    lastStatus: fc.constantFrom(
      "PROVISIONING",
      "RUNNING",
      "STOPPING",
      "DEPROVISIONING",
      "STOPPED",
      "DELETED",
      "NEW",
    ),
    desiredStatus: fc.constantFrom("RUNNING", "STOPPED"),
    stopCode: fc.constantFrom(
      "EssentialContainerExited",
      "UserInitiated",
      "TaskFailedToStart",
      "SpotInterruption",
      "SomethingNew",
    ),
    startedAt: fc.constant(new Date(0)),
    containers: fc.uniqueArray(anyContainer, { selector: ({ name }) => name, maxLength: 4 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Task>;

test("requires exit code 0 of the deciding container for a success", () => {
  fc.assert(
    fc.property(anyTask, fc.constantFrom(sidecars, withInit), (task, definitions) => {
      const verdict = judge({ task }, { container: "web", definitions });
      if (!hasSucceeded(verdict)) return true;
      return exitCodeOf(task, "web") === 0;
    }),
    { numRuns: 5000 },
  );
});
