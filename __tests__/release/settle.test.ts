import { describe, expect, test } from "@jest/globals";
import { courseFor } from "../../src/release/settle.ts";

type Row = readonly [
  changed: boolean,
  ...rest: [
    migration: Parameters<typeof courseFor>[1],
    onFailure: Parameters<typeof courseFor>[2],
    course: ReturnType<typeof courseFor>,
  ],
];

describe("what a release that did not go through calls for", () => {
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
    expect(courseFor(changed, migration, onFailure)).toBe(course),
  );
});
