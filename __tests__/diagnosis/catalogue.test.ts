import { describe, expect, test } from "@jest/globals";
import { catalogue } from "../../src/diagnosis/catalogue.ts";
import { firstMatch, type Row } from "../../src/diagnosis/row.ts";
import { errorRows } from "../../src/aws/errors/rows.ts";
import { targetReasons } from "../../src/diagnosis/rows/health.ts";
import { logHints } from "../../src/diagnosis/log-hints.ts";
import { stopReasons } from "../../src/diagnosis/rows/stop-reasons.ts";

const tables: ReadonlyArray<readonly [string, readonly Row[]]> = [
  ["stop reasons", stopReasons],
  ["target health", targetReasons],
  ["log lines", logHints],
];

describe("every cause", () => {
  const entries = [...catalogue.flatMap((section) => section.entries), ...errorRows];
  test.each(entries.map((entry) => [entry.name, entry] as const))(
    "%s has a name, a sentence and a remedy",
    (name, entry) => {
      expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
      expect(entry.what).toMatch(/[.}]$/u);
      expect(entry.remedy).toMatch(/[.…}]$/u);
      expect(entry.remedy.length).toBeLessThan(420);
    },
  );

  test("fills placeholders from the row's groups, the caller or a default", () => {
    const known = new Set([
      "Container",
      "container",
      "Image",
      "image",
      "exitCode",
      "signal",
      "found",
      "message",
    ]);
    const unfilled = catalogue
      .flatMap((section) => section.entries)
      .flatMap((entry) => {
        const groups = "text" in entry ? String(entry.text) : "";
        const names = [...`${entry.what} ${entry.remedy}`.matchAll(/\{(\w+)\}/gu)].map(
          ([, name = ""]) => name,
        );
        return names.filter((name) => !known.has(name) && !groups.includes(`(?<${name}>`));
      });
    expect(unfilled).toEqual([]);
  });
});

describe.each(tables)("%s", (_, rows) => {
  test.each(rows.map((row) => [row.name, row.example, row] as const))("%s: %s", (_name, example, row) => {
    expect(firstMatch(rows, example)?.row).toBe(row);
  });
});
