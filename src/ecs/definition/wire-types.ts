/**
 * Checks the types in a handwritten task definition against the SDK's schema. AWS's error for `cpu: 256` names neither
 * the member nor the line. Accepts members that the schema doesn't have.
 */
import { RegisterTaskDefinitionRequest$ } from "@aws-sdk/client-ecs";
import { NormalizedSchema } from "@smithy/core/schema";
import type { JsonDocument, Path } from "./document.ts";
import { ExactNumber, type Exact } from "./exact-json.ts";

export interface TypeProblem {
  readonly path: Path;
  /** What is wrong, without the value. */
  readonly text: string;
}

const isMembers = (value: Exact): value is ReadonlyMap<string, Exact> => value instanceof Map;
const isList = (value: Exact): value is readonly Exact[] => Array.isArray(value);

function kindOf(value: Exact): string {
  if (value === null) return "null";
  if (value instanceof ExactNumber) return "a number";
  if (isList(value)) return "a list";
  if (isMembers(value)) return "an object";
  return typeof value === "boolean" ? "`true` or `false`" : "text";
}

/** The type that the schema requires; `undefined` if any type is valid. */
function requiredType(schema: NormalizedSchema): string | undefined {
  if (schema.isStructSchema() || schema.isMapSchema()) return "an object";
  if (schema.isListSchema()) return "a list";
  if (schema.isStringSchema()) return "text";
  if (schema.isBooleanSchema()) return "`true` or `false`";
  if (schema.isNumericSchema()) return "a number";
  return undefined;
}

function advice(has: string, wanted: string): string {
  if (wanted === "text" && (has === "a number" || has === "`true` or `false`")) return ": put it in quotes";
  if (has === "text" && (wanted === "a number" || wanted === "`true` or `false`")) return ", without quotes";
  return "";
}

/** `Image` for `image`: ECS would silently ignore it. */
function misspelled(key: string, known: Iterable<string>): TypeProblem["text"] | undefined {
  for (const name of known) {
    if (name !== key && name.toLowerCase() === key.toLowerCase()) return `should be \`${name}\``;
  }
  return undefined;
}

function structProblems(
  schema: NormalizedSchema,
  value: ReadonlyMap<string, Exact>,
  path: Path,
): readonly TypeProblem[] {
  const members = new Map(schema.structIterator());
  return [...value].flatMap(([key, inner]) => {
    const member = members.get(key);
    if (member !== undefined) return problems(member, inner, [...path, key]);
    const text = misspelled(key, members.keys());
    return text === undefined ? [] : [{ path: [...path, key], text }];
  });
}

function problems(schema: NormalizedSchema, value: Exact, path: Path): readonly TypeProblem[] {
  const [wanted, has] = [requiredType(schema), kindOf(value)];
  if (wanted === undefined) return [];
  if (wanted !== has) return [{ path, text: `is ${has}, but must be ${wanted}${advice(has, wanted)}` }];
  if (isList(value)) {
    return value.flatMap((item, index) => problems(schema.getValueSchema(), item, [...path, index]));
  }
  if (!isMembers(value)) return [];
  if (schema.isStructSchema()) return structProblems(schema, value, path);
  return [...value].flatMap(([key, inner]) => problems(schema.getValueSchema(), inner, [...path, key]));
}

/** Names of top-level members that RegisterTaskDefinition does not have, according to the SDK. */
export function unknownMembers(document: JsonDocument): readonly string[] {
  const known = new Set(
    [...NormalizedSchema.of(RegisterTaskDefinitionRequest$).structIterator()].map(([name]) => name),
  );
  return document.keys([]).filter((name) => !known.has(name));
}

/** All problems, in the document's order. */
export function typeProblems(value: Exact): readonly TypeProblem[] {
  return problems(NormalizedSchema.of(RegisterTaskDefinitionRequest$), value, []);
}
