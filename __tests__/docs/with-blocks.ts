/** The snippets of this action in the documentation and the examples. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { inputNames } from "../../src/request/inputs.ts";

export type Inputs = Readonly<Record<string, unknown>>;

export const isMap = (node: unknown): node is Inputs =>
  typeof node === "object" && node !== null && !Array.isArray(node);

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(ending))
    .toSorted();

export const pages: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...filesIn("docs", ".md"),
];

/** User workflows. */
export const examples: readonly string[] = filesIn("examples", ".yml");

/** Every fence of one of these languages. */
export function fencesIn(page: string, ...languages: readonly string[]): string[] {
  const fences = readFileSync(page, "utf8").matchAll(/^( *)```(\w+)\n([^]*?)^\1```/gm);
  return [...fences]
    .filter((fence) => languages.includes(fence[2] ?? ""))
    .map((fence) => (fence[3] ?? "").replaceAll(new RegExp(`^${fence[1] ?? ""}`, "gm"), ""));
}

/** Every `with:` of a step or job that uses this action, and every map that contains only inputs. */
export function blocksIn(node: unknown): Inputs[] {
  if (Array.isArray(node)) return node.flatMap(blocksIn);
  if (!isMap(node)) return [];
  const keys = Object.keys(node);
  if (keys.length > 0 && keys.every((key) => inputNames.some((name) => name === key))) return [node];
  const { uses } = node;
  if (typeof uses === "string") {
    return /ecs-release[@/]/.test(uses) && isMap(node["with"]) ? [node["with"]] : [];
  }
  return Object.values(node).flatMap(blocksIn);
}

export interface Shown {
  readonly place: string;
  readonly inputs: Inputs;
}

export const shown: readonly Shown[] = [
  ...pages.flatMap((page) =>
    fencesIn(page, "yaml", "yml").flatMap((text) =>
      blocksIn(parse(text, { logLevel: "error" })).map((inputs) => ({ place: page, inputs })),
    ),
  ),
  ...examples.flatMap((file) =>
    blocksIn(parse(readFileSync(file, "utf8"))).map((inputs) => ({ place: file, inputs })),
  ),
];

/** A possible value of an expression, if its form matters. */
const given: ReadonlyArray<readonly [RegExp, string]> = [
  [/\$\{\{ vars\.\w*ROLE \}\}/g, "arn:aws:iam::123456789012:role/release"],
  [/\$\{\{ (?:vars\.AWS_REGION|matrix\.region) \}\}/g, "eu-west-1"],
  [/\$\{\{ vars\.REGISTRY \}\}/g, "123456789012.dkr.ecr.eu-west-1.amazonaws.com"],
  [/\$\{\{ matrix\.migrate \}\}|\$\{\{ matrix\.application == 'api' \}\}/g, "true"],
  [/\$\{\{ matrix\.application \}\}/g, "api"],
  [/\$\{\{ needs\.staging\.outputs\.images \}\}/g, "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2"],
  [/\$\{\{ inputs\.service \}\}/g, "web"],
  [/\$\{\{ inputs\.revision \}\}/g, "shop-web:1"],
  [/\$\{\{[^}]*\}\}/g, "v2"],
];
export const filledIn = (text: string): string =>
  given.reduce((filled, [expression, value]) => filled.replaceAll(expression, value), text);
