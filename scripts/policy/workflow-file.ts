/**
 * Finds the `with:` blocks of this action in a file: a workflow, a composite action, a `with:` block, or inputs without
 * one.
 */
import { parse } from "yaml";
import { inputNames } from "../../src/request/inputs.ts";

export interface Block {
  /** `job` and the step's `id`, `name` or number, e.g. `release/deploy`; empty for inputs without a step. */
  readonly place: string;
  readonly inputs: Readonly<Record<string, string>>;
}

type Members = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** This action, or a workflow of its repository, with any owner, because it may be a copy. */
const usesThis = /(?:^|\/)ecs-release(?:\/[^@]*)?@|\/ecs-release\/\.github\/workflows\//;
const isOurs = (uses: unknown): boolean =>
  typeof uses === "string" && (usesThis.test(uses) || uses === "./" || uses === "$/");

/** Throws an Error with one sentence for a text without such a block. */
export function blocksIn(text: string): readonly Block[] {
  const root: unknown = parse(text);
  const found = [...visit(root, [])];
  if (found.length > 0) return found;
  const alone = isMap(root) && isMap(root["with"]) ? root["with"] : root;
  if (isMap(alone) && Object.keys(alone).some((key) => inputNames.some((name) => name === key)))
    return [{ place: "", inputs: textsOf(alone) }];
  throw new Error("The file contains neither a step that uses this action nor its inputs.");
}

function* visit(node: unknown, path: readonly string[]): Generator<Block> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* visit(item, [...path, nameOf(item, index)]);
    return;
  }
  if (!isMap(node)) return;
  if (isOurs(node["uses"]) && isMap(node["with"])) {
    yield { place: path.filter((part) => !containers.has(part)).join("/"), inputs: textsOf(node["with"]) };
    return;
  }
  for (const [key, value] of Object.entries(node)) yield* visit(value, [...path, key]);
}

/** Keys that don't help to identify a step. */
const containers: ReadonlySet<string> = new Set(["jobs", "steps", "runs"]);

function nameOf(step: unknown, index: number): string {
  const { id, name } = isMap(step) ? step : {};
  return [id, name].find((text) => typeof text === "string") ?? String(index + 1);
}

const textsOf = (members: Members): Record<string, string> =>
  Object.fromEntries(Object.entries(members).map(([key, value]) => [key, textOf(value)]));

const textOf = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
