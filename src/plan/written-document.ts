/**
 * Parses JSON with comments and trailing commas, or YAML, into values whose numbers keep their spelling. Messages never
 * quote the text: it may contain a secret.
 */
import { Composer, isScalar, Parser, visit, type CST, type Document, type Scalar } from "yaml";
import type { Node } from "jsonc-parser";
import {
  exactValue,
  JsonSyntaxError,
  nodeAt,
  positionAt,
  treeOf,
  type Path,
  type Position,
} from "../ecs/definition/document.ts";
import { duplicateKeyIn } from "../core/yaml-keys.ts";
import { depthLimit, ExactNumber, type Exact } from "../ecs/definition/exact-json.ts";

export interface WrittenDocument {
  readonly value: Exact;
  /** Position of a member in the text, if known. */
  locate(path: Path): Position | undefined;
}

/** The text can't be parsed. */
export class WrittenSyntaxError extends Error {
  override readonly name = "WrittenSyntaxError";
  readonly position: Position | undefined;

  constructor(what: string, position: Position | undefined, options?: ErrorOptions) {
    super(what, options);
    this.position = position;
  }
}

function readJson(text: string): WrittenDocument {
  try {
    const root = treeOf(text, { comments: true, trailingCommas: true });
    checkDuplicates(root, text);
    return {
      value: exactValue(text, root),
      locate(path) {
        const node = nodeAt(root, path);
        return node === undefined ? undefined : positionAt(text, node.offset);
      },
    };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new WrittenSyntaxError(error.what, error.position, { cause: error });
  }
}

/** Rejects duplicate keys as in YAML: the parser would keep the last one, although the author may have meant the first. */
function checkDuplicates(root: Node, text: string): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { children = [] } = node;
    const names = new Set<unknown>();
    for (const child of children) {
      const name = child.type === "property" ? child.children?.[0] : undefined;
      if (name !== undefined && names.has(name.value)) throw duplicate(text, name.offset);
      if (name !== undefined) names.add(name.value);
      open.push(child);
    }
  }
}

const duplicate = (text: string, offset: number): WrittenSyntaxError =>
  yamlProblem("DUPLICATE_KEY", text, offset);

/** Items of all mappings and lists together: several times what the largest task definition has. */
const mostItems = 20_000;

/** Messages by the parser's error code. The parser's own messages quote the text. */
const yamlProblems: Readonly<Record<string, string>> = {
  BAD_ALIAS: "a value starts with `*`, which YAML reads as an alias: quote it",
  BAD_INDENT: "the indentation is wrong",
  BAD_SCALAR_START: "a value starts with a character that YAML reserves: quote it",
  BLOCK_AS_IMPLICIT_KEY: "a mapping inside a line: quote values that contain `: `",
  DUPLICATE_KEY: "a mapping contains the same key twice",
  MISSING_CHAR: "a quote, bracket, comma or colon is missing",
  MULTIPLE_DOCS: "a second document follows (`---`)",
  RESOURCE_EXHAUSTION: "nested too deeply",
  TOO_MANY_ITEMS: `more than ${mostItems} keys and list items`,
  TAB_AS_INDENT: "a tab in the indentation: YAML requires spaces",
  TAG_RESOLVE_FAILED: "a tag (`!Name`) that is not plain YAML; CloudFormation functions are not supported",
};

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Keeps the spelling of numbers if it is valid JSON, and keys as text. */
function keepSpelling(document: Document, text: string): void {
  visit(document, {
    Scalar(key, node: Scalar) {
      const { value } = node;
      if (key === "key") {
        // A merge key is a symbol.
        if (typeof value !== "string" && typeof value !== "symbol") node.value = node.source ?? "";
        return;
      }
      if (typeof value !== "number" && typeof value !== "bigint") return;
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw new WrittenSyntaxError(
          "a number that JSON doesn't support",
          positionAt(text, node.range?.[0] ?? 0),
        );
      }
      const source = node.source ?? "";
      node.value = new ExactNumber(jsonNumber.test(source) ? source : String(value));
    },
  });
}

/** Converts YAML maps, lists and scalars to JSON values. The budget stops alias bombs. */
function exactOf(value: unknown, budget: { left: number }, depth = 0): Exact {
  budget.left -= 1;
  if (budget.left < 0 || depth > 100)
    throw new WrittenSyntaxError("aliases make the document too large", undefined);
  if (Array.isArray(value)) return value.map((item) => exactOf(item, budget, depth + 1));
  if (value instanceof Map) {
    return new Map(
      [...value].map(([key, inner]: [unknown, unknown]) => {
        if (typeof key !== "string") throw new WrittenSyntaxError("a key that is not text", undefined);
        return [key, exactOf(inner, budget, depth + 1)];
      }),
    );
  }
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean" || value instanceof ExactNumber) return value;
  throw new WrittenSyntaxError("a value that JSON doesn't support", undefined);
}

const yamlProblem = (code: string, text: string, offset: number): WrittenSyntaxError =>
  new WrittenSyntaxError(
    yamlProblems[code] ?? code.replaceAll("_", " ").toLowerCase(),
    positionAt(text, offset),
  );

/** Throws if the tokens, which are read without recursion, are nested deeper than the limit. */
function checkSize(tokens: readonly CST.Token[], text: string): void {
  const open: Array<readonly [token: CST.Token | null | undefined, depth: number]> = tokens.map((token) => [
    token,
    0,
  ]);
  let items = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (token === null || token === undefined) continue;
    if (depth > depthLimit) throw yamlProblem("RESOURCE_EXHAUSTION", text, token.offset);
    if ("value" in token) open.push([token.value, depth]);
    if (!("items" in token)) continue;
    items += token.items.length;
    if (items > mostItems) throw yamlProblem("TOO_MANY_ITEMS", text, token.offset);
    for (const { key, value } of token.items) open.push([key, depth + 1], [value, depth + 1]);
  }
}

function composed(text: string): Document {
  const tokens = [...new Parser().parse(text)];
  checkSize(tokens, text);
  const [document, second] = new Composer({ merge: true, uniqueKeys: false }).compose(
    tokens,
    true,
    text.length,
  );
  if (document === undefined) throw new WrittenSyntaxError("it is empty", undefined);
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw yamlProblem(problem.code, text, problem.pos[0]);
  if (second !== undefined) throw yamlProblem("MULTIPLE_DOCS", text, second.range[0]);
  keepSpelling(document, text);
  const twice = duplicateKeyIn(document);
  if (twice !== undefined) throw yamlProblem("DUPLICATE_KEY", text, twice);
  return document;
}

function readYaml(text: string): WrittenDocument {
  const document = composed(text);
  let value: unknown;
  try {
    value = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
  } catch (error) {
    // The parser's own message quotes the alias.
    throw new WrittenSyntaxError("an alias (`*name`) without an anchor, or too many aliases", undefined, {
      cause: error,
    });
  }
  return {
    value: exactOf(value, { left: 100_000 }),
    locate(path) {
      const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
      const range = isScalar(node)
        ? node.range
        : (node as { range?: [number, number, number] } | undefined)?.range;
      return range === undefined || range === null ? undefined : positionAt(text, range[0]);
    },
  };
}

/** Throws WrittenSyntaxError. */
export function readWritten(text: string, language: "json" | "yaml"): WrittenDocument {
  return language === "json" ? readJson(text) : readYaml(text);
}
