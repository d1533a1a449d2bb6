/** docs/troubleshooting.md lists every cause that the code can return, and no others. */
import { describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { errorRows } from "../../src/aws/errors/rows.ts";
import { catalogue } from "../../src/diagnosis/catalogue.ts";
import { sections, troubleshootingPage } from "../../scripts/docs/troubleshooting.ts";

/** Kebab-case strings that the code assigns to `name` or `failure`. */
function namesInCode(): ReadonlySet<string> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const names = files.flatMap((file) => {
    const text = readFileSync(`src/${file}`, "utf8");
    return [...text.matchAll(/\b(?:name|failure)(?::| =)\s*((?:[^,;{}()]|\([^)]*\))*)/g)].flatMap(
      ([, value = ""]) => [...value.matchAll(/"([a-z]+(?:-[a-z0-9]+)+)"/g)].map(([, name = ""]) => name),
    );
  });
  return new Set(names);
}

/** Names of phases, which aren't causes. */
const noCauses = new Set(["smoke-test", "after-release"]);
/** Names composed of a task's name and `-timeout`. */
const composed = ["migration-timeout", "smoke-test-timeout", "after-release-timeout"];

const onPage = new Set(sections().flatMap(({ entries }) => entries.map(({ name }) => name)));

describe("docs/troubleshooting.md", () => {
  test("lists every cause in the code", () => {
    const missing = [...namesInCode()].filter((name) => !onPage.has(name) && !noCauses.has(name));
    expect(missing).toEqual([]);
  });

  test("lists every row of the catalogues, and no cause that is missing from the code", () => {
    const rows = [...catalogue.flatMap(({ entries }) => entries), ...errorRows].map(({ name }) => name);
    expect(rows.filter((name) => !onPage.has(name))).toEqual([]);
    const known = new Set([...rows, ...namesInCode(), ...composed, "superseded", "cancelled"]);
    expect([...onPage].filter((name) => !known.has(name))).toEqual([]);
  });

  test("lists each name once, with every placeholder filled", () => {
    const headings = [...troubleshootingPage().matchAll(/^### (.*)$/gm)].map(([, name]) => name);
    expect(new Set(headings).size).toBe(headings.length);
    expect(troubleshootingPage()).not.toMatch(/\{[A-Za-z]\w*(?:\|[^{}]*)?\}/);
  });

  test("is up to date in this repository", () => {
    expect(readFileSync("docs/troubleshooting.md", "utf8")).toBe(troubleshootingPage());
  });
});
