/**
 * A lossless JSON document. An edit replaces only the bytes of its member: key order, number spelling, escapes,
 * duplicates, empty values and members unknown to the SDK stay (docs/aws-reference.md#task-definitions). Used for task
 * definitions, rule targets and schedules.
 */
import { createScanner, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { depthLimit, ExactNumber, type Exact } from "./exact-json.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys and indexes from the root: a string for an object, a number for an array. */
export type Path = ReadonlyArray<string | number>;

export type Kind = "object" | "array" | "string" | "number" | "boolean" | "null";

/** Line and column, starting at 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** The text is not JSON. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  /** Contains neither the position nor any text of the document, which may be secret. */
  readonly what: string;
  readonly position: Position;

  constructor(what: string, position: Position) {
    super(`${what} at line ${position.line}, column ${position.column}`);
    this.what = what;
    this.position = position;
  }
}

/** `InvalidCommentToken` → `invalid comment token`. */
const inWords = (code: string): string => code.replaceAll(/\B[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

export interface JsonDialect {
  readonly comments: boolean;
  readonly trailingCommas: boolean;
}

const strict: JsonDialect = { comments: false, trailingCommas: false };

/** Throws JsonSyntaxError if the document is nested too deeply. */
function checkDepth(text: string): void {
  const scanner = createScanner(text, true);
  let depth = 0;
  // The scanner's token kinds are a `const enum`, which can't be imported, so compare characters.
  for (let kind: number = scanner.scan(); scanner.getTokenLength() > 0; kind = scanner.scan()) {
    const bracket = kind <= 4 ? text[scanner.getTokenOffset()] : undefined;
    if (bracket === "{" || bracket === "[") depth += 1;
    if (bracket === "}" || bracket === "]") depth -= 1;
    if (depth > depthLimit) {
      throw new JsonSyntaxError("nested too deeply", positionAt(text, scanner.getTokenOffset()));
    }
  }
}

function parsed(text: string, dialect: JsonDialect): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, {
    disallowComments: !dialect.comments,
    allowTrailingComma: dialect.trailingCommas,
  });
  const [first] = errors;
  if (first !== undefined) {
    throw new JsonSyntaxError(inWords(printParseErrorCode(first.error)), positionAt(text, first.offset));
  }
  if (root === undefined) throw new JsonSyntaxError("value expected", positionAt(text, 0));
  return root;
}

/** The tree of an external JSON text, with offsets. Throws JsonSyntaxError. */
export function treeOf(text: string, dialect: JsonDialect = strict): Node {
  checkDepth(text);
  return parsed(text, dialect);
}

const childrenOf = (node: Node): readonly Node[] => node.children ?? [];
const endOf = (node: Node): number => node.offset + node.length;
const keyOf = (member: Node): string => String(member.children?.[0]?.value);

/** The member's value. Of several members with the same name, the last one wins, as in every JSON parser. */
function memberOf(node: Node, key: string): Node | undefined {
  return childrenOf(node).findLast((member) => keyOf(member) === key)?.children?.[1];
}

export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    if (typeof step === "string") node = node.type === "object" ? memberOf(node, step) : undefined;
    else node = node.type === "array" ? childrenOf(node)[step] : undefined;
  }
  return node;
}

/** The value of a tree. Numbers keep their spelling. */
export function exactValue(text: string, node: Node): Exact {
  switch (node.type) {
    case "object":
      return new Map(
        childrenOf(node).map((member) => [
          keyOf(member),
          exactValue(text, member.children?.[1] ?? { type: "null", offset: 0, length: 0 }),
        ]),
      );
    case "array":
      return childrenOf(node).map((element) => exactValue(text, element));
    case "number":
      return new ExactNumber(text.slice(node.offset, endOf(node)));
    default:
      return node.value as string | boolean | null;
  }
}

export class JsonDocument {
  readonly text: string;
  #root: Node | undefined;

  private constructor(text: string, root?: Node) {
    this.text = text;
    this.#root = root;
  }

  /** Throws JsonSyntaxError if the text is not strict JSON. */
  static parse(text: string): JsonDocument {
    return new JsonDocument(text, treeOf(text));
  }

  static of(value: Json): JsonDocument {
    return new JsonDocument(JSON.stringify(value));
  }

  has(path: Path): boolean {
    return this.#find(path) !== undefined;
  }

  kind(path: Path): Kind | undefined {
    return this.#find(path)?.type as Kind | undefined;
  }

  /** The parsed value. Numbers above 2^53 are rounded; `raw` and `exact` return them as received. */
  get(path: Path): Json | undefined {
    const raw = this.raw(path);
    return raw === undefined ? undefined : (JSON.parse(raw) as Json);
  }

  exact(path: Path): Exact | undefined {
    const node = this.#find(path);
    return node === undefined ? undefined : exactValue(this.text, node);
  }

  /** The value's own text. */
  raw(path: Path): string | undefined {
    const node = this.#find(path);
    return node === undefined ? undefined : this.text.slice(node.offset, endOf(node));
  }

  /** The value as a separate document, so that many edits work on the smaller text. */
  at(path: Path): JsonDocument | undefined {
    const raw = this.raw(path);
    return raw === undefined ? undefined : new JsonDocument(raw);
  }

  /** The object's keys in order, without duplicates; empty for any other value. */
  keys(path: Path): readonly string[] {
    const node = this.#find(path);
    return node?.type === "object" ? [...new Set(childrenOf(node).map(keyOf))] : [];
  }

  /** Number of elements of an array; 0 for any other value. */
  length(path: Path): number {
    const node = this.#find(path);
    return node?.type === "array" ? childrenOf(node).length : 0;
  }

  /**
   * Replaces the value, or adds it at the end of the object or array at the parent path. Of duplicate keys, replaces
   * the last one, which is the effective one. Throws if the parent doesn't exist.
   */
  set(path: Path, value: Json | JsonDocument): JsonDocument {
    const text = value instanceof JsonDocument ? value.text : JSON.stringify(value);
    const node = this.#find(path);
    if (node !== undefined) return this.#splice(node.offset, endOf(node), text);
    const parent = this.#find(path.slice(0, -1));
    const step = path.at(-1);
    if (parent?.type === "object" && typeof step === "string") {
      return this.#insertLast(parent, `${JSON.stringify(step)}:${text}`);
    }
    if (parent?.type === "array" && step === childrenOf(parent).length) return this.#insertLast(parent, text);
    throw new Error(`No place for ${JSON.stringify(path)} in the document`);
  }

  /** Adds an element at the end of the array. */
  append(path: Path, value: Json | JsonDocument): JsonDocument {
    return this.set([...path, this.length(path)], value);
  }

  /** Removes the element or the member (all duplicates of it). Does nothing if it doesn't exist. */
  remove(path: Path): JsonDocument {
    const step = path.at(-1);
    if (step === undefined) throw new Error("A document can't lose its root");
    return this.removeEach(path.slice(0, -1), new Set([step]));
  }

  /** Removes several members of one object, or elements of one array. */
  removeEach(path: Path, steps: ReadonlySet<string | number>): JsonDocument {
    const parent = this.#find(path);
    if (parent?.type !== "object" && parent?.type !== "array") return this;
    const children = childrenOf(parent);
    const goes = children.map((child, index) => steps.has(parent.type === "object" ? keyOf(child) : index));
    if (!goes.includes(true)) return this;
    if (!goes.includes(false)) {
      return this.#splice(children[0]?.offset ?? 0, endOf(children.at(-1) ?? parent), "");
    }
    const firstKept = goes.indexOf(false);
    let text = "";
    let from = 0;
    for (const [index, child] of children.entries()) {
      if (goes[index] !== true) continue;
      // Removes the preceding comma too, or the following one if no kept element precedes.
      const previous = children[index - 1];
      const next = children[index + 1];
      const behind = index > firstKept;
      text += this.text.slice(from, behind && previous ? endOf(previous) : child.offset);
      from = behind || next === undefined ? endOf(child) : next.offset;
    }
    return new JsonDocument(text + this.text.slice(from));
  }

  #find(path: Path): Node | undefined {
    this.#root ??= parsed(this.text, strict);
    return nodeAt(this.#root, path);
  }

  #splice(from: number, to: number, text: string): JsonDocument {
    return new JsonDocument(this.text.slice(0, from) + text + this.text.slice(to));
  }

  #insertLast(parent: Node, text: string): JsonDocument {
    const last = childrenOf(parent).at(-1);
    const at = last === undefined ? parent.offset + 1 : endOf(last);
    return this.#splice(at, at, last === undefined ? text : `,${text}`);
  }
}
