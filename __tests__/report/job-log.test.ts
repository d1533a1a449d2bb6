import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { RevisionCounts } from "../../src/ecs/progress.ts";
import type { EventBody, ServiceProgress } from "../../src/core/events.ts";
import { progressText } from "../../src/report/log/progress-line.ts";
import { durationWords, listed, moveWords } from "../../src/report/words.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { revision, startOfStories } from "./stories.ts";
import { render } from "./render-events.ts";

const at = (...bodies: readonly EventBody[]) => bodies.map((body) => ({ at: startOfStories, ...body }));
const logOf = (...bodies: readonly EventBody[]): string[] =>
  render(at(...bodies))
    .log.split("\n")
    .slice(0, -1);

const young: RevisionCounts = { revision: "web:42", ours: true, desired: 3, running: 1, pending: 0 };
const old: RevisionCounts = { revision: "web:41", ours: false, desired: 3, running: 3, pending: 0 };

describe("a progress line", () => {
  const table: ReadonlyArray<readonly [string, Omit<ServiceProgress, "service">]> = [
    [
      "rev 42: 1/3 running · rev 41: 3 running · traffic 10% · BAKE_TIME",
      { status: "IN_PROGRESS", stage: "BAKE_TIME", revisions: [{ ...young, traffic: 10 }, old] },
    ],
    [
      "rev 42: 1/3 running, 2 pending · rev 41: 3 running",
      { status: "IN_PROGRESS", revisions: [{ ...young, pending: 2 }, old] },
    ],
    ["rev 42: 1/3 running, 4 failed", { status: "IN_PROGRESS", revisions: [{ ...young, failed: 4 }] }],
    [
      "web:42: 1/3 running · shop:9: 3 running",
      { status: "IN_PROGRESS", revisions: [young, { ...old, revision: "shop:9" }] },
    ],
    [
      "rev 42: 1/3 running · traffic 0%, test traffic 100% · TEST_TRAFFIC_SHIFT",
      {
        status: "IN_PROGRESS",
        stage: "TEST_TRAFFIC_SHIFT",
        revisions: [{ ...young, traffic: 0, testTraffic: 100 }],
      },
    ],
    [
      "rev 42: 1/3 running · traffic 100% · BAKE_TIME until 14:05:00 UTC",
      {
        status: "IN_PROGRESS",
        stage: "BAKE_TIME",
        until: startOfStories + 300_000,
        revisions: [{ ...young, traffic: 100 }],
      },
    ],
    [
      "rev 42: 1/3 running · traffic 10% · PRODUCTION_TRAFFIC_SHIFT, next step at 14:05:00 UTC",
      {
        status: "IN_PROGRESS",
        stage: "PRODUCTION_TRAFFIC_SHIFT",
        until: startOfStories + 300_000,
        revisions: [{ ...young, traffic: 10 }],
      },
    ],
    [
      "rev 42: 1/3 running · PAUSE SUCCEEDED",
      {
        status: "IN_PROGRESS",
        revisions: [young],
        hooks: [{ type: "PAUSE", status: "SUCCEEDED", expiresAt: startOfStories, timeoutAction: "ROLLBACK" }],
      },
    ],
    ["rev 42: 1/3 running · ROLLBACK_IN_PROGRESS", { status: "ROLLBACK_IN_PROGRESS", revisions: [young] }],
    ["PENDING", { status: "PENDING", revisions: [] }],
    [
      "rev 42: 1/3 running · PAUSE IN_PROGRESS until 14:05:00 UTC, then ROLLBACK",
      {
        status: "IN_PROGRESS",
        revisions: [young],
        hooks: [
          {
            type: "PAUSE",
            status: "IN_PROGRESS",
            expiresAt: startOfStories + 300_000,
            timeoutAction: "ROLLBACK",
          },
        ],
      },
    ],
  ];

  test.each(table)("%s", (text, progress) => {
    expect(progressText({ service: "web", ...progress })).toBe(text);
  });

  test("is printed once until something changes", () => {
    const progress = (running: number): EventBody => ({
      kind: "service-progress",
      progress: { service: "web", status: "IN_PROGRESS", revisions: [{ ...young, running }] },
    });
    expect(logOf(progress(1), progress(1), progress(2), progress(2), progress(1))).toEqual([
      "web  rev 42: 1/3 running (0 s)",
      "web  rev 42: 2/3 running (0 s)",
      "web  rev 42: 1/3 running (0 s)",
    ]);
  });
});

describe("log groups", () => {
  const check = (level: "ok" | "failure"): EventBody => ({
    kind: "check",
    check: { about: "x", level, text: level },
  });
  const started: EventBody = { kind: "phase-started", phase: { name: "preflight" } };
  const ended: EventBody = { kind: "phase-ended", phase: { name: "preflight" }, result: "failed" };

  test("end before the first failure", () => {
    expect(logOf(started, check("ok"), check("failure"), check("ok"), ended)).toEqual([
      "::group::Preflight",
      "OK    x: ok",
      "::endgroup::",
      "FAIL  x: failure",
      "OK    x: ok",
      "✖ Preflight failed (0 s)",
    ]);
  });

  test("have sanitized titles", () => {
    const phase = { name: "wave" as const, number: 1, of: 2, services: ["\u{1B}[31mweb\n::error::x"] };
    expect(logOf({ kind: "phase-started", phase }, check("ok"))[0]).toBe(
      "::group::Wave 1 of 2: web ::error::x",
    );
  });

  test("never nest, and are closed at the end of any release", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const { log } = render([
          ...events,
          { at: startOfStories, kind: "ended", outcome: "failed", sentence: "x" },
        ]);
        const commands = log.split("\n").flatMap((line) => /^::(group|endgroup)::/u.exec(line)?.[1] ?? []);
        expect(commands).toEqual(commands.map((_, index) => (index % 2 === 0 ? "group" : "endgroup")));
        expect(commands.length % 2).toBe(0);
      }),
    );
  });
});

test("prints a failure with the same cause in full once, then counts", () => {
  const failing = (count: number): EventBody => ({
    kind: "tasks-failing",
    failing: {
      service: "web",
      cause: { name: "oom", what: "Out of memory.", evidence: [] },
      count,
      example: "arn:aws:ecs:eu-west-1:1:task/shop/abc",
      log: [],
      oldRevisionToo: true,
    },
  });
  expect(logOf(failing(1), failing(1), failing(3))).toEqual([
    "✖ web  1 task of the new revision failed",
    "  oom: Out of memory.",
    "  Example: task abc",
    "  The old revision fails in the same way: the image may not be the cause.",
    "web  3 tasks failed so far: oom",
  ]);
});

test("prints an ECS event once, and omits noise", () => {
  const event = (id: string, text: string): EventBody => ({
    kind: "service-event",
    service: "web",
    id,
    at: 0,
    text,
  });
  expect(
    logOf(
      event("1", "(service web) was unable to place a task."),
      event("1", "(service web) was unable to place a task."),
      event("2", "(service web) has started 1 tasks: (task 1)."),
    ),
  ).toEqual(["web  ECS: was unable to place a task."]);
});

test("prints the reason, the age and the deadline of a wait in a heartbeat", () => {
  const log = render([
    { at: startOfStories, kind: "phase-started", phase: { name: "migration" } },
    {
      at: startOfStories + 60_000,
      kind: "heartbeat",
      awaiting: "the migration",
      until: startOfStories + 1_800_000,
    },
    { at: startOfStories + 120_000, kind: "heartbeat", awaiting: "the migration" },
  ]).log;
  expect(log.split("\n").slice(1, 3)).toEqual([
    "… waiting for the migration, until 14:30:00 UTC (1 m, 29 m left)",
    "… waiting for the migration (2 m)",
  ]);
});

test("prints the same text with and without colors", () => {
  const events = at(
    { kind: "note", level: "warning", text: "a" },
    {
      kind: "rollback-ended",
      part: "web",
      back: false,
      text: "b",
      cause: { name: "c", what: "d", evidence: [] },
    },
  );
  const coloured = render(events, true).log;
  expect(coloured).toContain("\u{1B}[1;31m");
  expect(stripVTControlCharacters(coloured)).toBe(render(events).log);
});

test.each([
  [0, "0 s"],
  [59.4, "59 s"],
  [59.6, "1 m"],
  [65, "1 m 05 s"],
  [3599, "59 m 59 s"],
  [3600, "1 h"],
  [7320, "2 h 02 m"],
  [-1, "0 s"],
])("formats %d seconds as %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

test.each([
  [revision("web", 41), revision("web", 42), "web:41 → 42"],
  [revision("web", 41), revision("web", 41), "web:41"],
  [revision("web", 41), revision("shop", 1), "web:41 → shop:1"],
  ["web", revision("web", 42), "web → web:42"],
])("formats %s to %s as %s", (from, to, words) => {
  expect(moveWords(from, to)).toBe(words);
});

test.each([
  [[], ""],
  [["web"], "web"],
  [["web", "worker"], "web and worker"],
  [["web", "api", "worker"], "web, api and worker"],
])("lists %j as %j", (names, words) => {
  expect(listed(names)).toBe(words);
});

describe("prints only once", () => {
  const what = 'Container "app" exited with code 1. The program cannot find a module';
  const why = `ECS rolled web back from web:42. ${what}. 2 tasks failed this way.`;
  const cause = { name: "module-missing", what: `${what}.`, evidence: ["stop code: X", "log: boom"] };
  const verdict = {
    name: "web",
    verdict: "rolled-back",
    from: revision("web", 41),
    to: revision("web", 42),
    deploymentId: "ecs-svc/1",
    strategy: "ROLLING",
    seconds: 60,
    cause: { ...cause, what: why },
  } as const;
  const failing = {
    service: "web",
    cause,
    count: 2,
    example: "arn:aws:ecs:eu-west-1:1:task/shop/1",
    log: ["boom"],
    oldRevisionToo: false,
  };

  test("the cause and the evidence of a rollback", () => {
    const log = logOf(
      { kind: "tasks-failing", failing },
      { kind: "phase-started", phase: { name: "rollback", reason: why } },
      { kind: "rolling-back", part: "web", to: "web:41", reason: why },
      { kind: "rollback-ended", part: "web", back: true, text: "web runs web:41 again" },
      { kind: "service-ended", verdict },
      { kind: "ended", outcome: "rolled-back", sentence: "Rolled back.", cause: verdict.cause },
    ).join("\n");
    expect(log.split(what)).toHaveLength(2);
    expect(log.split("stop code: X")).toHaveLength(2);
    expect(log.split("boom")).toHaveLength(2);
    expect(log).toContain(
      "↩ ROLLING BACK: ECS rolled web back from web:42: module-missing. 2 tasks failed this way.",
    );
    expect(log.split("rolled-back")).toHaveLength(2);
  });

  test("but keeps the line of a service that could not be rolled back", () => {
    const log = logOf(
      { kind: "tasks-failing", failing },
      { kind: "service-ended", verdict: { ...verdict, verdict: "rollback-failed" } },
    );
    expect(log.at(-1)).toBe("web  ✖ rollback-failed (1 m)");
  });

  const ended = { taskArn: "t", container: "app", seconds: 26, log: ["boom"], adopted: false };
  const migration = { name: "migration" } as const;

  test("the exit code of a migration that succeeded", () => {
    const log = logOf(
      { kind: "phase-started", phase: migration },
      { kind: "migration-ended", verdict: { ...ended, succeeded: true, exitCode: 0 } },
      { kind: "phase-ended", phase: migration, result: "ok" },
    );
    expect(log).toEqual(["✓ Migration: app exited with code 0 (0 s)"]);
  });

  test.each([true, false])("the failure of a migration, announced: %s", (announced) => {
    const log = logOf(
      { kind: "phase-started", phase: migration },
      ...(announced
        ? [{ kind: "task-failed", task: "migration", container: "app", exitCode: 1, seconds: 26 } as const]
        : []),
      { kind: "migration-ended", verdict: { ...ended, succeeded: false, exitCode: 1, cause } },
      { kind: "phase-ended", phase: migration, result: "failed" },
    );
    expect(log.filter((line) => line.includes("Migration failed"))).toEqual([
      announced
        ? "✖ Migration failed: app exited with code 1; reading the rest of its log (26 s)"
        : "✖ Migration failed (26 s)",
    ]);
    expect(log.filter((line) => line.includes("boom"))).toEqual(["  │ boom"]);
  });

  test("the subject of a note that starts with it", () => {
    const text = "web:42 was deregistered.";
    expect(logOf({ kind: "note", level: "info", about: "web:42", text })).toEqual([`  ${text}`]);
  });
});
