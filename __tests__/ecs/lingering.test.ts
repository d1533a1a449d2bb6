import { describe, expect, test } from "@jest/globals";
import {
  lingeringInWords,
  onlyLingering,
  protectedByEvents,
  type RolloutTasks,
  type TaskState,
} from "../../src/ecs/lingering.ts";

const now = Date.parse("2026-11-27T12:00:00Z");
const minute = 60_000;

const fresh = (more: Partial<TaskState> = {}): TaskState => ({
  task: "task/shop/new",
  ours: true,
  wanted: true,
  running: true,
  health: "healthy",
  startedAt: now - 2 * minute,
  ...more,
});
const old = (more: Partial<TaskState> = {}): TaskState => ({
  task: "task/shop/old",
  ours: false,
  wanted: false,
  running: true,
  health: "healthy",
  stoppingAt: now - minute,
  ...more,
});
const held = (more: Partial<TaskState> = {}): TaskState => old({ wanted: true, isProtected: true, ...more });

const rolloutTasks = (tasks: readonly TaskState[], more: Partial<RolloutTasks> = {}): RolloutTasks => ({
  tasks,
  desired: 1,
  protectedByEvents: 0,
  neverBelowDesired: true,
  now,
  ...more,
});

describe("only old tasks remain", () => {
  test.each<[string, RolloutTasks, string | undefined]>([
    ["a draining one", rolloutTasks([fresh(), old()]), "draining"],
    ["a protected one", rolloutTasks([fresh(), held()]), "protected"],
    ["a new one is not running", rolloutTasks([fresh({ running: false }), old()]), undefined],
    ["a new one is missing", rolloutTasks([old()]), undefined],
    ["a new one is stopping", rolloutTasks([fresh({ wanted: false }), old()]), undefined],
    ["one of two new ones", rolloutTasks([fresh(), old()], { desired: 2 }), undefined],
    ["the desired count is 0", rolloutTasks([old()], { desired: 0 }), "draining"],
    ["a new one is unhealthy", rolloutTasks([fresh(), fresh({ health: "unhealthy" }), old()]), undefined],
    [
      "an old one is still desired",
      rolloutTasks([fresh(), old({ wanted: true, isProtected: false })]),
      undefined,
    ],
    [
      "one of two old ones is still desired",
      rolloutTasks([fresh(), old(), old({ wanted: true, isProtected: false })]),
      undefined,
    ],
    ["no old one remains: ECS ends it", rolloutTasks([fresh()]), undefined],
    [
      "no health check, and it has just started",
      rolloutTasks([fresh({ health: "unchecked", startedAt: now - 5000 }), old()]),
      undefined,
    ],
    [
      "no health check, and it has run just long enough",
      rolloutTasks([fresh({ health: "unchecked", startedAt: now - 40_000 }), old()]),
      "draining",
    ],
    [
      "no health check, and it has run almost long enough",
      rolloutTasks([fresh({ health: "unchecked", startedAt: now - 39_999 }), old()]),
      undefined,
    ],
    [
      "no health check, and it has run long enough",
      rolloutTasks([fresh({ health: "unchecked" }), old()]),
      "draining",
    ],
    [
      "no health check, and no start time",
      rolloutTasks([fresh({ health: "unchecked", startedAt: undefined }), old()]),
      undefined,
    ],
    ["unreadable health, proven by ECS", rolloutTasks([fresh({ health: "unknown" }), old()]), "draining"],
    [
      "unreadable health, not proven",
      rolloutTasks([fresh({ health: "unknown" }), old()], { neverBelowDesired: false }),
      undefined,
    ],
    [
      "unreadable health, with a protected one",
      rolloutTasks([fresh({ health: "unknown" }), held()]),
      undefined,
    ],
    [
      "unreadable protection, no event",
      rolloutTasks([fresh(), held({ isProtected: undefined as never })]),
      undefined,
    ],
    [
      "unreadable protection, with a matching event",
      rolloutTasks([fresh(), held({ isProtected: undefined as never })], { protectedByEvents: 1 }),
      "protected",
    ],
    [
      "unreadable protection, with an event that counts fewer",
      rolloutTasks(
        [fresh(), held({ isProtected: undefined as never }), held({ isProtected: undefined as never })],
        {
          protectedByEvents: 1,
        },
      ),
      undefined,
    ],
    [
      "one protected, one unreadable, and the event counts one",
      rolloutTasks([fresh(), held(), held({ isProtected: undefined as never })], { protectedByEvents: 1 }),
      undefined,
    ],
    [
      "one protected, one unreadable, and the event counts both",
      rolloutTasks([fresh(), held(), held({ isProtected: undefined as never })], { protectedByEvents: 2 }),
      "protected",
    ],
  ])("%s", (_, view, why) => {
    const lingering = onlyLingering(view);
    expect(lingering?.[0]?.why).toBe(why);
    expect(lingering === undefined).toBe(why === undefined);
  });

  test.each<[string, TaskState, number | undefined, number | undefined]>([
    ["stops and drains", old(), 5 * minute, now + 4 * minute],
    ["stops, with an unknown duration", old(), undefined, undefined],
    ["stops, with an unknown start", old({ stoppingAt: undefined }), 5 * minute, undefined],
    ["is protected", held({ protectedUntil: now + minute }), 5 * minute, now + minute],
    ["is protected without an end", held(), 5 * minute, undefined],
  ])("parses the end of an old task that %s", (_about, task, drainTime, until) => {
    expect(onlyLingering(rolloutTasks([fresh(), task], { drainTime }))?.map((one) => one.until)).toEqual([
      until,
    ]);
  });

  test("shows the time if it is known", () => {
    const view = rolloutTasks([fresh(), old(), held({ protectedUntil: now + 90 * minute })], {
      drainTime: 5 * minute,
    });
    const lingering = onlyLingering(view) ?? [];
    expect(lingeringInWords(lingering, now)).toBe(
      "2 old tasks have not stopped yet: old drains until about 2026-11-27T12:04:00Z (4 m left); old is under scale-in protection until 2026-11-27T13:30:00Z (1 h 30 m left)",
    );
    expect(lingeringInWords([{ task: "a/b", why: "draining" }], now)).toBe(
      "1 old task has not stopped yet: b drains",
    );
  });

  test("shows no time left after the end", () => {
    const ended = (until: number) => lingeringInWords([{ task: "a/b", why: "protected", until }], now);
    expect(ended(now + 1000)).toContain("(1 s left)");
    expect(ended(now)).toMatch(/protection until 2026-11-27T12:00:00Z$/);
    expect(ended(now - 1000)).toMatch(/protection until 2026-11-27T11:59:59Z$/);
  });

  test("lists at most five and counts the others", () => {
    const many = (length: number) =>
      lingeringInWords(
        Array.from({ length }, () => ({ task: "t", why: "draining" as const })),
        now,
      );
    expect(many(5)).toBe(`5 old tasks have not stopped yet: ${Array(5).fill("t drains").join("; ")}`);
    expect(many(7)).toBe(
      `7 old tasks have not stopped yet: ${Array(5).fill("t drains").join("; ")}; and 2 more`,
    );
  });
});

test.each<[readonly string[], number]>([
  [[], 0],
  [["(service web) has reached a steady state."], 0],
  [
    [
      "(service web) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 3 tasks under protection)",
    ],
    3,
  ],
  [["(service web) was unable to scale in due to (reason 1 task under protection)"], 1],
  [["(service web) was unable to scale in due to (reason 12 tasks under protection)"], 12],
  [
    [
      "… was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks",
    ],
    Infinity,
  ],
])("detects protection by events %j: %s", (texts, count) => {
  expect(protectedByEvents(texts)).toBe(count);
});
