/** Which revision of a family each value of `task-definition` selects. */
import { describe, expect, test } from "@jest/globals";
import {
  type FamilyUse,
  familyUses,
  migrationFamily,
  type Selection,
  selectionOf,
  unusedRevisions,
} from "../../src/plan/base-selection.ts";
import type { BaseRequest, ReleaseRequest } from "../../src/request/request.ts";
import type { PlannedService } from "../../src/plan/plan.ts";
import type { ScheduleState } from "../../src/schedules/schedule.ts";

const service = (name: string, family: string, from = `${family}:1`): PlannedService =>
  ({ name, family, from }) as PlannedService;
const schedule = (name: string, ...families: string[]): ScheduleState =>
  ({ name, targets: families.map((family) => ({ family, to: `${family}:2` })) }) as unknown as ScheduleState;

const web = service("web", "shop-web");
const worker = service("worker", "shop-worker");
const nightly = schedule("nightly", "shop-web", "shop-job");

const use = (more: Partial<FamilyUse>): FamilyUse => ({
  family: "shop-web",
  services: [],
  schedules: [],
  migrates: false,
  ...more,
});
const served = use({ services: [service("web", "shop-web", "shop-web:7"), web] });
const scheduled = use({ schedules: [nightly] });
const migration = use({ migrates: true });

const latest: BaseRequest = { kind: "latest" };
const files: BaseRequest = { kind: "files", paths: ["a.json"] };
const current: BaseRequest = { kind: "current" };
const previous: BaseRequest = { kind: "previous" };
const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:3";
const revisions = (...named: string[]): BaseRequest => ({ kind: "revisions", revisions: named });

describe("the base of a family", () => {
  test.each<[string, BaseRequest, FamilyUse, Selection]>([
    ["latest, of a service", latest, served, { read: "latest" }],
    ["latest, of a schedule", latest, scheduled, { read: "latest" }],
    ["latest, of only the migration", latest, migration, { read: "newest" }],
    ["a file, of a service", files, served, { read: "latest" }],
    ["a file, of only the migration", files, migration, { read: "newest" }],
    [
      "current, of a service",
      current,
      served,
      { read: "revision", revision: "shop-web:7", unchanged: false },
    ],
    ["current, of a schedule", current, scheduled, { read: "latest" }],
    ["current, of only the migration", current, migration, { read: "newest" }],
    ["previous, of a service", previous, served, { read: "previous" }],
    ["previous, of only the migration", previous, migration, { read: "newest" }],
    [
      "a revision of the family",
      revisions("shop-worker:2", arn),
      served,
      { read: "revision", revision: arn, unchanged: true },
    ],
    [
      "a revision, for a schedule",
      revisions(arn),
      scheduled,
      { read: "revision", revision: arn, unchanged: true },
    ],
    [
      "a revision, for the migration",
      revisions(arn),
      migration,
      { read: "revision", revision: arn, unchanged: true },
    ],
    ["a revision of another family, for the migration", revisions("shop:1"), migration, { read: "newest" }],
  ])("%s", (_about, base, family, selection) => {
    expect(selectionOf(base, family)).toEqual(selection);
  });

  test.each<[string, BaseRequest, FamilyUse, object]>([
    [
      "previous, of a schedule",
      previous,
      scheduled,
      {
        what: expect.stringContaining("Only schedules use shop-web"),
        evidence: ["used by nightly"],
        remedy: expect.stringContaining("List every revision"),
      },
    ],
    [
      "a revision of another family, for a service and a schedule",
      revisions("shop-worker:2"),
      { ...served, schedules: [nightly] },
      {
        what: expect.stringContaining("has no revision of shop-web"),
        evidence: ["used by web, web, nightly"],
        remedy: "Add a line `shop-web:REVISION`.",
      },
    ],
  ])("reports a missing base: %s", (_about, base, family, why) => {
    expect(() => selectionOf(base, family)).toThrow(
      expect.objectContaining({ why: expect.objectContaining({ name: "revision-missing", ...why }) }),
    );
  });
});

describe("unused revisions", () => {
  const uses = [served, use({ family: "shop-worker" })];
  test.each<[string, BaseRequest, string[]]>([
    ["another kind of base", latest, []],
    ["each is in use", revisions("shop-worker:2", arn), []],
    ["one is not in use", revisions("shop-wbe:1", arn), ["shop-wbe:1"]],
  ])("%s", (_about, base, unused) => {
    const problems = unusedRevisions(base, uses);
    expect(problems.map(({ what }) => what)).toEqual(
      unused.map((one) => expect.stringContaining(`lists ${one},`)),
    );
    for (const problem of problems)
      expect(problem).toMatchObject({ name: "wrong-family", evidence: ["shop-web", "shop-worker"] });
  });
});

describe("families of a release", () => {
  const request = (taskDefinition?: string | null): ReleaseRequest =>
    (taskDefinition === undefined
      ? {}
      : { migration: taskDefinition === null ? {} : { taskDefinition } }) as ReleaseRequest;
  const again = service("web-2", "shop-web");
  const waves = [[web], [worker, again]];

  test.each<[string, ReleaseRequest, readonly PlannedService[][], string | undefined]>([
    ["no migration", request(), waves, undefined],
    ["the first service's", request(null), waves, "shop-web"],
    ["a family of its own", request("shop-migrate"), waves, "shop-migrate"],
    ["no service", request(null), [], undefined],
  ])("of the migration: %s", (_about, requested, released, family) => {
    expect(migrationFamily(requested, released)).toBe(family);
  });

  test("contain those of services, migration and schedules, each once", () => {
    const schedules = [nightly, schedule("weekly", "shop-job")];
    expect(familyUses(request("shop-migrate"), { waves, schedules })).toEqual([
      { family: "shop-web", services: [web, again], schedules: [nightly], migrates: false },
      { family: "shop-worker", services: [worker], schedules: [], migrates: false },
      { family: "shop-migrate", services: [], schedules: [], migrates: true },
      { family: "shop-job", services: [], schedules, migrates: false },
    ]);
    expect(familyUses(request(), { waves: [[web]], schedules: [] })).toEqual([
      { family: "shop-web", services: [web], schedules: [], migrates: false },
    ]);
  });
});
