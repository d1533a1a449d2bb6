/** Takes JSON objects and lists apart and joins them again, without changing the bytes of their values. */
import { parseTree, type Node, type ParseError } from "jsonc-parser";

export interface Member {
  readonly name: string;
  /** The value's own bytes. */
  readonly text: string;
}

function rootOf(text: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  if (root === undefined || errors.length > 0) throw new SyntaxError("Not a JSON text");
  return root;
}

const sliceOf = (text: string, node: Node): string => text.slice(node.offset, node.offset + node.length);

/** Members of an object in order; undefined if the text is not an object. */
export function membersOf(text: string): Member[] | undefined {
  const root = rootOf(text);
  if (root.type !== "object") return undefined;
  return (root.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key === undefined || value === undefined
      ? []
      : [{ name: String(key.value), text: sliceOf(text, value) }];
  });
}

/** Elements of a list in order; undefined if the text is not a list. */
export function elementsOf(text: string): string[] | undefined {
  const root = rootOf(text);
  return root.type === "array" ? (root.children ?? []).map((node) => sliceOf(text, node)) : undefined;
}

export const objectOf = (members: readonly Member[]): string =>
  `{${members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",")}}`;

export const listOf = (elements: readonly string[]): string => `[${elements.join(",")}]`;

/** Adds missing members to an object. Like AWS, treats `null` as missing. */
export function withDefaults(
  members: readonly Member[],
  defaults: Readonly<Record<string, string>>,
): Member[] {
  const given = members.filter(({ text }) => text !== "null");
  const names = new Set(given.map(({ name }) => name));
  const added = Object.entries(defaults).filter(([name]) => !names.has(name));
  return [...given, ...added.map(([name, text]) => ({ name, text }))];
}
