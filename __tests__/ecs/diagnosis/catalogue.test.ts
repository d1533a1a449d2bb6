import { describe, expect, test } from "@jest/globals";
import { firstMatch, type Row } from "../../../src/ecs/diagnosis/catalogue-row.ts";
import { targetReasons } from "../../../src/ecs/diagnosis/health-reasons.ts";
import { logHints } from "../../../src/ecs/diagnosis/log-hints.ts";
import { stopReasons } from "../../../src/ecs/diagnosis/stop-reasons.ts";

const tables: ReadonlyArray<readonly [string, readonly Row[]]> = [
  ["stop reasons", stopReasons],
  ["target health", targetReasons],
  ["log lines", logHints],
];

describe.each(tables)("%s", (_, rows) => {
  test.each(rows.map((row) => [row.name, row.example, row] as const))("%s: %s", (_name, example, row) => {
    expect(firstMatch(rows, example)?.row).toBe(row);
  });
});
