import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { differingLines, withTables } from "../../scripts/docs/action-tables.ts";

const action = `
name: x
inputs:
  # First group
  one:
    description: >-
      What a | b
      is.
    default: "1"
  two:
    description: "What it is. Default: the other one's."

  # Second group
  three:
    description: |
      Nothing
      by default.
outputs:
  out:
    description: What comes out.
`;
const readme = `# X
<!-- inputs: made from action.yml by "npm run docs" -->
old
<!-- /inputs -->
between
<!-- outputs: made from action.yml by "npm run docs" -->
<!-- /outputs -->
end
`;

describe("the tables of the README", () => {
  test("are generated from action.yml by group", () => {
    expect(withTables(readme, action)).toBe(`# X
<!-- inputs: made from action.yml by "npm run docs" -->

### First group

| Input | Default | Meaning |
| --- | --- | --- |
| \`one\` | \`1\` | What a \\| b is. |
| \`two\` | the other one's | What it is. |

### Second group

| Input | Default | Meaning |
| --- | --- | --- |
| \`three\` | none | Nothing by default. |

<!-- /inputs -->
between
<!-- outputs: made from action.yml by "npm run docs" -->

| Output | Value |
| --- | --- |
| \`out\` | What comes out. |

<!-- /outputs -->
end
`);
  });

  test("do not change when they are generated again", () => {
    const once = withTables(readme, action);
    expect(withTables(once, action)).toBe(once);
  });

  test.each([
    [
      "an input without description",
      action.replace(/description: \|\n.*\n.*/, 'default: "1"'),
      /inputs\.three has no description/,
    ],
    [
      "an output without description",
      action.replace("What comes out.", '""'),
      /outputs\.out has no description/,
    ],
    ["no group", action.replace("  # First group\n", ""), /no comment that names its group/],
    ["no outputs", action.slice(0, action.indexOf("outputs:")), /outputs is not a map/],
    ["broken YAML", `${action}  }`, /./],
  ])("are not generated from %s", (_, text, message) => {
    expect(() => withTables(readme, text)).toThrow(message);
  });

  test("require their markers in the README", () => {
    expect(() => withTables("# X", action)).toThrow(/README\.md: .*inputs.* is missing/);
  });

  test("are up to date in this repository", () => {
    const current = readFileSync("README.md", "utf8");
    expect(differingLines(current, withTables(current, readFileSync("action.yml", "utf8")))).toEqual([]);
  });
});

test("shows a stale table line by line", () => {
  expect(differingLines("a\nb\nc", "a\nB\nc\nd")).toEqual(["- b", "+ B", "+ d"]);
});
