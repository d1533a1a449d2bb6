/**
 * Whole job logs and summaries as readable files in `golden/`. To update them after an intended change, run
 * `UPDATE_GOLDEN=1 npm test -- __tests__/report/golden.test.ts` and review the difference.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { summary } from "../../src/report/summary/summary.ts";
import { stories } from "./stories.ts";
import { render } from "./render-events.ts";

const folder = new URL("golden/", import.meta.url);
const job = {
  commit: { sha: "8c1f2d7a90b1", url: "https://github.com/acme/shop/commit/8c1f2d7a90b1" },
  runUrl: "https://github.com/acme/shop/actions/runs/4711/attempts/1",
};

function expectGolden(name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}

describe.each(Object.entries(stories))("%s", (name, story) => {
  test("job log", () => {
    expectGolden(`${name}.log.txt`, render(story).log);
  });

  test("summary", () => {
    expectGolden(`${name}.summary.md`, summary(render(story).report, job));
  });
});
