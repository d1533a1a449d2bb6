import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { aimsTable, markdownOf, plainTable, type Table } from "../../bench/finding.ts";
import { withPart } from "../../bench/page.ts";

const table: Table = {
  title: "Waits",
  about: ["Seconds."],
  head: ["Poll", "mean", "calls"],
  rows: [
    ["**this action**", "1.4", "35"],
    ["every 5 s", "2.3", "38"],
  ],
};

describe("a table", () => {
  test("renders as Markdown", () => {
    expect(markdownOf(table)).toBe(
      [
        "**Waits**",
        "",
        "Seconds.",
        "",
        "| Poll | mean | calls |",
        "| --- | --: | --: |",
        "| **this action** | 1.4 | 35 |",
        "| every 5 s | 2.3 | 38 |",
      ].join("\n"),
    );
  });

  test("renders for a terminal", () => {
    expect(plainTable(table)).toBe(
      ["", "Waits", "Poll         mean  calls", "this action   1.4     35", "every 5 s     2.3     38"].join(
        "\n",
      ),
    );
  });

  test("shows which aims are not reached", () => {
    const aim = { what: "memory", aim: "under 150 MB", measured: "172 MB" };
    expect(aimsTable([{ ...aim, reached: false }]).rows).toEqual([
      ["memory", "under 150 MB", "172 MB", "**no**"],
    ]);
    expect(aimsTable([{ ...aim, reached: true }]).rows[0]?.at(-1)).toBe("yes");
  });
});

describe("the page", () => {
  const page = `# X
before
<!-- size: measured by "npm run bench" -->
old
<!-- /size -->
after
`;

  test("keeps handwritten text", () => {
    const written = withPart(page, "size", "new");
    expect(written).toBe(page.replace("\nold\n", "\n\nnew\n\n"));
    expect(withPart(written, "size", "new")).toBe(written);
  });

  test("requires a marker for each part", () => {
    expect(() => withPart(page, "logs", "new")).toThrow(/no <!-- logs/u);
    expect(() => withPart(page.replace("/size", "/sizes"), "size", "new")).toThrow(/no <!-- size/u);
  });

  test("has a marker for every part of the benchmark", () => {
    const text = readFileSync("docs/performance.md", "utf8");
    for (const part of ["aims", "cold-start", "size", "detection", "crowd", "calls", "scale", "logs"])
      expect(() => withPart(text, part, "")).not.toThrow();
  });
});
