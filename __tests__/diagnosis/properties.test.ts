import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { diagnoseDeployment } from "../../src/diagnosis/deployment.ts";
import { problemEvents } from "../../src/diagnosis/rows/events.ts";
import { classifyEvent, diagnoseEvents } from "../../src/diagnosis/events.ts";
import type { ContainerState, TaskFacts } from "../../src/diagnosis/facts.ts";
import { logHints } from "../../src/diagnosis/log-hints.ts";
import { serverMistakenForMigration } from "../../src/diagnosis/one-off.ts";
import { diagnosePlacement } from "../../src/diagnosis/placement.ts";
import { mayRetry, neverStarted } from "../../src/diagnosis/retry.ts";
import { stopReasons } from "../../src/diagnosis/rows/stop-reasons.ts";
import { diagnoseTask } from "../../src/diagnosis/task.ts";

const examples = [...stopReasons, ...logHints, ...problemEvents].map((row) => row.example);
/** Real messages, parts of them, and arbitrary text. */
const text = fc.oneof(
  fc.constantFrom(...examples),
  fc
    .tuple(fc.constantFrom(...examples), fc.nat(80), fc.string())
    .map(([real, at, noise]) => real.slice(0, at) + noise),
  fc.string({ unit: "binary" }),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const name = fc.constantFrom("web", "envoy", "init", "aws-guardduty-agent-1", "__proto__", "");

const container: fc.Arbitrary<ContainerState> = fc.record({
  name: maybe(name),
  lastStatus: maybe(fc.constantFrom("PENDING", "RUNNING", "STOPPED")),
  exitCode: maybe(fc.constantFrom(0, 1, 2, 126, 127, 134, 137, 139, 143, 255, -1, 1e9)),
  reason: maybe(text),
  healthStatus: maybe(fc.constantFrom("HEALTHY", "UNHEALTHY", "UNKNOWN")),
  image: maybe(fc.string()),
});

const task = fc.record({
  lastStatus: maybe(fc.constantFrom("RUNNING", "STOPPED", "DELETED")),
  stopCode: maybe(fc.constantFrom("EssentialContainerExited", "TaskFailedToStart", "UserInitiated", "New")),
  stoppedReason: maybe(text),
  startedAt: maybe(fc.constant(new Date(0))),
  containers: maybe(fc.array(container, { maxLength: 4 })),
});

const facts: fc.Arbitrary<TaskFacts> = fc.record({
  task,
  definitions: maybe(
    fc.array(
      fc.record({
        name: maybe(name),
        essential: maybe(fc.boolean()),
        memory: maybe(fc.nat()),
        dependsOn: maybe(
          fc.array(
            fc.record({
              containerName: name,
              condition: fc.constantFrom("START" as const, "SUCCESS" as const, "HEALTHY" as const),
            }),
            { maxLength: 3 },
          ),
        ),
      }),
      { maxLength: 4 },
    ),
  ),
  released: maybe(fc.array(name, { maxLength: 2 })),
  log: maybe(fc.array(text, { maxLength: 60 })),
  events: maybe(fc.array(text, { maxLength: 5 })),
  targetHealth: maybe(
    fc.array(fc.record({ Description: maybe(text), Reason: maybe(text) }), { maxLength: 3 }),
  ),
});

describe("for any facts", () => {
  test("returns a complete cause for a task", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const cause = diagnoseTask(given);
        expect(cause.name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
        expect(cause.remedy ?? "").not.toBe("");
        expect(cause.evidence.length).toBeLessThan(30);
        for (const line of cause.evidence) expect(line.length).toBeLessThan(1200);
        expect(cause.what.length).toBeLessThan(4000);
        expect(diagnoseTask(given)).toEqual(cause);
      }),
      { numRuns: 500 },
    );
  });

  test("never restarts a task that may have started", () => {
    fc.assert(
      fc.property(task, (given) => {
        if (!mayRetry(given)) return;
        expect(neverStarted(given)).toBe(true);
        expect(given.startedAt).toBeUndefined();
        expect(given.lastStatus).not.toBe("RUNNING");
      }),
      { numRuns: 500 },
    );
  });

  test("gives an event one class and at most one cause", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 10 }), (texts) => {
        for (const one of texts) expect(typeof classifyEvent(one).class).toBe("string");
        const cause = diagnoseEvents(texts);
        expect(cause?.evidence ?? []).toHaveLength(cause === undefined ? 0 : 1);
      }),
    );
  });

  test("never throws for a deployment, a placement or a one-off task", () => {
    fc.assert(
      fc.property(facts, fc.array(text, { maxLength: 3 }), maybe(text), (given, texts, reason) => {
        const cause = diagnoseTask(given);
        const failing = [{ cause, count: 1, example: "arn" }];
        diagnoseDeployment({ statusReason: reason, events: texts, failing });
        diagnoseDeployment({ codeDeployError: { code: reason, message: texts[0] } });
        diagnosePlacement(texts.map((one) => ({ reason: one })));
        serverMistakenForMigration({ ...given, container: "web", variables: texts, commandGiven: true });
      }),
    );
  });
});

/**
 * The time to match a text is bounded, so a text ten thousand times as long costs the same. A wrong quantifier would
 * make this test hang.
 */
describe("hostile texts", () => {
  const pieces = [
    "CannotPullContainerError",
    "secret asm ssm parameter ",
    "EFS ",
    "lifecycle hook ",
    "User: a ",
    "(task 0) ",
    "due to (reason ",
    "Reason: ",
    "service (a",
    "line 1: ",
    "exec: ",
    "A_",
    "table x",
    ":6379 redis ",
    "refused :5432",
    "not found: ",
    "\\r'",
    "a",
    " ",
    "[",
    "'",
  ];
  test.each(pieces)("%p, repeated to two hundred thousand characters", (piece) => {
    const long = piece.repeat(Math.ceil(200_000 / piece.length));
    const { name: cause } = diagnoseTask({
      task: { stoppedReason: long, containers: [{ name: "web", exitCode: 1, reason: long }] },
      log: Array.from({ length: 50 }, () => long),
      events: [long],
    });
    expect(cause).not.toBe("");
    diagnoseEvents([long]);
    diagnoseDeployment({ statusReason: long });
  });
});
