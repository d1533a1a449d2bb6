import { describe, expect, test } from "@jest/globals";
import type { ServiceVerdict } from "../../src/core/events.ts";
import { actionAfterFailure, verdictIfLeft } from "../../src/release/settle.ts";

type Row = readonly [
  changed: boolean,
  ...rest: [
    migration: Parameters<typeof actionAfterFailure>[1],
    onFailure: Parameters<typeof actionAfterFailure>[2],
    course: ReturnType<typeof actionAfterFailure>,
  ],
];

describe("the action after a failed release", () => {
  test.each<Row>([
    [false, "none", "rollback", "refused"],
    [false, "none", "leave", "refused"],
    [false, "failed", "rollback", "refused"],
    [true, "failed", "rollback", "migration-failed"],
    [true, "failed", "leave", "migration-failed"],
    [true, "none", "rollback", "roll-back"],
    [true, "succeeded", "rollback", "roll-back"],
    [true, "none", "rollback-unless-migrated", "roll-back"],
    [true, "succeeded", "rollback-unless-migrated", "leave"],
    [true, "none", "leave", "leave"],
    [true, "succeeded", "leave", "leave"],
  ])("changed: %s, migration %s, on-failure: %s → %s", (changed, migration, onFailure, course) =>
    expect(actionAfterFailure(changed, migration, onFailure)).toBe(course),
  );
});

describe("a service with `on-failure: leave`", () => {
  const proven = new Set(["web"]);
  test.each<
    [string, ServiceVerdict["verdict"], number | undefined, ReadonlySet<string>, ServiceVerdict["verdict"]]
  >([
    ["rolled back by ECS", "rolled-back", undefined, proven, "rolled-back"],
    ["rolled back by ECS, with the release's desired count", "rolled-back", 1, proven, "failed"],
    ["rolled back by ECS, with the release's desired count of 0 before", "rolled-back", 0, proven, "failed"],
    ["rolled back by ECS, unproven", "rolled-back", undefined, new Set(["api"]), "failed"],
    ["failed", "failed", undefined, proven, "failed"],
    ["released", "released", undefined, proven, "released"],
    ["released, unproven", "released", 1, new Set(), "released"],
    ["superseded", "superseded", 1, proven, "superseded"],
  ])("%s", (_about, verdict, desiredCountBefore, seen, expected) => {
    const entry = { name: "web", ...(desiredCountBefore !== undefined && { desiredCountBefore }) };
    expect(verdictIfLeft(entry, { name: "web", verdict } as ServiceVerdict, seen).verdict).toBe(expected);
  });
});
