/** Commands in the docs: a shell can parse them, and their scripts exist. */
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { demos } from "../../scripts/demos.ts";
import { fencesIn, pages } from "./with-blocks.ts";

const snippets = pages.flatMap((page) => fencesIn(page, "sh", "bash").map((text) => [page, text] as const));
const texts = pages.map((page) => [page, readFileSync(page, "utf8")] as const);

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Every `npm run X` with the arguments after `--`, in fences and code spans. */
const runs = texts.flatMap(([page, text]) =>
  [...text.matchAll(/npm run (?:--silent )?([\w:]+)(?: -- ([\w-]+))?/g)].map(
    ([command, script = "", word]) => ({ page, command, script, word }),
  ),
);

const bash = spawnSync("bash", ["--version"]).status === 0;

describe("commands in the docs", () => {
  test("are valid shell", () => {
    // Windows may have no bash.
    if (!bash) return;
    expect(snippets.length).toBeGreaterThan(5);
    for (const [page, text] of snippets) {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
      expect([page, stderr, status]).toEqual([page, "", 0]);
    }
  });

  test("use only scripts of package.json", () => {
    expect(runs.length).toBeGreaterThan(5);
    expect(runs.filter(({ script }) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  test("use only existing demos and scenarios", () => {
    const known = {
      demo: [...Object.keys(demos), "--help"],
      simulator: [...Object.keys(scenarios), "SCENARIO"],
    };
    const unknown = runs.filter(({ script, word }) => {
      const names = script === "demo" || script === "simulator" ? known[script] : undefined;
      return names !== undefined && word !== undefined && !names.includes(word);
    });
    expect(unknown).toEqual([]);
  });
});
