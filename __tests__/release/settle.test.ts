import { describe, expect, test } from "@jest/globals";
import { actionAfterFailure } from "../../src/release/settle.ts";

type Row = readonly [
  changed: boolean,
  ...rest: [
    migration: Parameters<typeof actionAfterFailure>[1],
    onFailure: Parameters<typeof actionAfterFailure>[2],
    course: ReturnType<typeof actionAfterFailure>,
  ],
];

describe("what follows a failed release", () => {
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
