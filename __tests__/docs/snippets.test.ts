import { describe, expect, test } from "@jest/globals";
import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { inputNames, variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";

const pages = [
  "README.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
];

type Inputs = Readonly<Record<string, unknown>>;

const isMap = (node: unknown): node is Inputs =>
  typeof node === "object" && node !== null && !Array.isArray(node);

/** Every `with:` of a step that uses this action, and every map that consists of inputs alone. */
function stepsIn(node: unknown): Inputs[] {
  if (Array.isArray(node)) return node.flatMap(stepsIn);
  if (!isMap(node)) return [];
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key) => inputNames.some((name) => name === key))) return [node];
  if (String(node["uses"]).includes("ecs-release@") && isMap(node["with"])) return [node["with"]];
  return Object.values(node).flatMap(stepsIn);
}

const snippets = pages.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/^```ya?ml\n([^]*?)^```/gm)].map((match) => ({
    page,
    text: match[1] ?? "",
  })),
);
const steps = snippets.flatMap(({ page, text }) =>
  stepsIn(parse(text)).map((inputs) => [page, Object.keys(inputs).join(" "), inputs] as const),
);

describe("the documentation", () => {
  test("shows at least the smallest step", () => {
    expect(steps.filter(([page]) => page === "README.md")).not.toHaveLength(0);
  });

  test.each(steps)("%s shows inputs that are taken: %s", (_, __, inputs) => {
    const given = Object.entries(inputs).map(([name, value]) => [
      variableOf(name),
      String(value).replace(/\$\{\{[^}]*\}\}/g, "1"),
    ]);
    // A page may show one input alone.
    const rest = { AWS_REGION: "eu-west-1", INPUT_SERVICES: "web" };
    expect(() => readRequest({ ...rest, ...Object.fromEntries(given) })).not.toThrow();
  });
});
