/** Every guarantee in docs/reliability.md links to its test. links.test.ts checks that the files exist. */
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

test("every promise links to a test", () => {
  const rows = readFileSync("docs/reliability.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| --- "))
    .filter((line) => !line.startsWith("| Module |") && !line.startsWith("| Mutation |"))
    .slice(1);
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !/\]\(\.\.\/__tests__\/[\w/-]+\.test\.ts\)/.test(row))).toEqual([]);
});
