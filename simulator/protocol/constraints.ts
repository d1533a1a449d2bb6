/** The model's constraints on a decoded request: required members, enums, lengths, ranges and patterns. */
import {
  type Dictionary,
  type List,
  type Model,
  type Scalar,
  shapeOf,
  type Structure,
  type Text,
} from "./model.ts";

export interface Violation {
  /** A member's name in the services' validation messages: `tags.1.member.key`. */
  readonly path: string;
  /** `null` for a missing member. */
  readonly value: string | null;
  readonly constraint: string;
}

export function violations(model: Model, name: string, value: unknown): readonly Violation[] {
  const found: Violation[] = [];
  visit(model, name, value, "", found);
  return found;
}

function visit(model: Model, name: string, value: unknown, path: string, found: Violation[]): void {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      if (shape.document !== true) visitStructure(model, shape, value as Members, path, found);
      return;
    case "list":
      return visitList(model, shape, value as readonly unknown[], path, found);
    case "map":
      return visitMap(model, shape, value as Members, path, found);
    case "string":
      return visitText(shape, value as string, path, found);
    default:
      return visitNumber(shape, value, path, found);
  }
}

type Members = Readonly<Record<string, unknown>>;

function visitStructure(
  model: Model,
  shape: Structure,
  value: Members,
  path: string,
  found: Violation[],
): void {
  for (const required of shape.required ?? []) {
    if (value[required] === undefined) {
      found.push({ path: join(path, required), value: null, constraint: "Member must not be null" });
    }
  }
  for (const [name, member] of Object.entries(shape.members)) {
    const given = value[name];
    if (given !== undefined) visit(model, member.shape, given, join(path, name), found);
  }
}

function visitList(
  model: Model,
  shape: List,
  value: readonly unknown[],
  path: string,
  found: Violation[],
): void {
  checkLength(shape, value.length, `[${value.length} members]`, path, found);
  value.forEach((item, index) =>
    visit(model, shape.member.shape, item, `${path}.${index + 1}.member`, found),
  );
}

function visitMap(model: Model, shape: Dictionary, value: Members, path: string, found: Violation[]): void {
  const entries = Object.entries(value);
  checkLength(shape, entries.length, `{${entries.length} entries}`, path, found);
  for (const [key, item] of entries) {
    visit(model, shape.key.shape, key, `${path}.${key}.key`, found);
    visit(model, shape.value.shape, item, `${path}.${key}.member`, found);
  }
}

function visitText(shape: Text, value: string, path: string, found: Violation[]): void {
  checkLength(shape, value.length, value, path, found);
  if (shape.pattern !== undefined && !matches(shape.pattern, value)) {
    const constraint = `Member must satisfy regular expression pattern: ${shape.pattern}`;
    found.push({ path, value, constraint });
  }
  if (shape.enum !== undefined && !shape.enum.includes(value)) {
    found.push({ path, value, constraint: `Member must satisfy enum value set: [${shape.enum.join(", ")}]` });
  }
}

function visitNumber(shape: Scalar, value: unknown, path: string, found: Violation[]): void {
  if (typeof value !== "number") return;
  const given = String(value);
  if (shape.min !== undefined && value < shape.min) {
    const constraint = `Member must have value greater than or equal to ${shape.min}`;
    found.push({ path, value: given, constraint });
  }
  if (shape.max !== undefined && value > shape.max) {
    const constraint = `Member must have value less than or equal to ${shape.max}`;
    found.push({ path, value: given, constraint });
  }
}

function checkLength(
  shape: { readonly min?: number; readonly max?: number },
  length: number,
  value: string,
  path: string,
  found: Violation[],
): void {
  if (shape.min !== undefined && length < shape.min) {
    const constraint = `Member must have length greater than or equal to ${shape.min}`;
    found.push({ path, value, constraint });
  }
  if (shape.max !== undefined && length > shape.max) {
    found.push({ path, value, constraint: `Member must have length less than or equal to ${shape.max}` });
  }
}

/**
 * The models' patterns use Java's syntax and match the whole text. Patterns that JavaScript can't compile are skipped.
 */
export function matches(pattern: string, value: string): boolean {
  const expression = compile(pattern);
  return expression === undefined || expression.test(value);
}

function compile(pattern: string): RegExp | undefined {
  const whole = `^(?:${pattern})$`;
  for (const flags of pattern.includes("\\p{") ? ["u"] : ["u", ""]) {
    try {
      return new RegExp(whole, flags);
    } catch {
      // Java allows escapes and class names that the u flag doesn't.
    }
  }
  return undefined;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
