/** Checks that AWS could have returned a simulated service's response. */
import { RawJson } from "./call.ts";
import { decodeJson } from "./decode-json.ts";
import { type Model, memberOf, type Scalar, shapeOf, type Structure, type Text } from "./model.ts";

/** Problems of a response, each with its path; empty if AWS could have returned it. */
export function responseProblems(model: Model, name: string, value: unknown): readonly string[] {
  const problems: string[] = [];
  visit({ model, problems, strict: true }, name, value, "");
  return problems;
}

interface Inspection {
  readonly model: Model;
  readonly problems: string[];
  /**
   * An unknown member is a mistake of the simulator, except in verbatim JSON, which may contain what the caller sent.
   */
  readonly strict: boolean;
}

function visit(inspection: Inspection, name: string, value: unknown, path: string): void {
  const { model, problems } = inspection;
  if (value instanceof RawJson) return visitRaw(inspection, name, value, path);
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      if (shape.document === true) return;
      if (!isRecord(value)) return void problems.push(`${path}: not a structure: ${kind(value)}`);
      return visitStructure(inspection, shape, value, path);
    case "list":
      if (!Array.isArray(value)) return void problems.push(`${path}: not a list: ${kind(value)}`);
      return value.forEach((item, index) => visit(inspection, shape.member.shape, item, `${path}[${index}]`));
    case "map":
      if (!isRecord(value)) return void problems.push(`${path}: not a map: ${kind(value)}`);
      for (const [key, item] of Object.entries(value))
        visit(inspection, shape.value.shape, item, `${path}.${key}`);
      return;
    default: {
      const problem = scalarProblem(shape, value);
      if (problem !== undefined) problems.push(`${path}: ${problem}`);
    }
  }
}

function visitStructure(
  inspection: Inspection,
  shape: Structure,
  value: Record<string, unknown>,
  path: string,
): void {
  const { problems } = inspection;
  const present = Object.keys(value).filter((name) => value[name] !== undefined && value[name] !== null);
  for (const name of present) {
    const member = memberOf(shape, name);
    if (member !== undefined) visit(inspection, member.shape, value[name], `${path}.${name}`);
    else if (inspection.strict) problems.push(`${path}.${name}: the model has no such member`);
  }
  for (const required of shape.required ?? []) {
    if (!present.includes(required)) problems.push(`${path}.${required}: required, but missing`);
  }
  if (shape.union === true && present.length !== 1) {
    problems.push(`${path}: a union with ${present.length} members`);
  }
}

function visitRaw(inspection: Inspection, name: string, value: RawJson, path: string): void {
  const { model, problems } = inspection;
  try {
    const decoded = decodeJson(model, name, JSON.parse(value.text), { rejectUnknownMembers: false });
    visit({ model, problems, strict: false }, name, decoded, path);
  } catch (error) {
    problems.push(`${path}: verbatim JSON: ${String(error)}`);
  }
}

/** Values that AWS documents but that its model lacks (docs/aws-reference.md). */
const beyondModel: ReadonlySet<string> = new Set(["PRE_PRODUCTION_TRAFFIC_SHIFT"]);

function scalarProblem(shape: Scalar | Text, value: unknown): string | undefined {
  switch (shape.type) {
    case "string":
      if (typeof value !== "string") return `not a string: ${kind(value)}`;
      if (shape.enum !== undefined && !shape.enum.includes(value) && !beyondModel.has(value)) {
        return `"${value}" is none of ${shape.enum.join(", ")}`;
      }
      return undefined;
    case "boolean":
      return typeof value === "boolean" ? undefined : `not a boolean: ${kind(value)}`;
    case "integer":
    case "long":
      return Number.isInteger(value) ? undefined : `not an integer: ${kind(value)}`;
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime())
        ? undefined
        : `not a Date: ${kind(value)}`;
    case "blob":
      return value instanceof Uint8Array ? undefined : `not bytes: ${kind(value)}`;
    default:
      return typeof value === "number" && Number.isFinite(value)
        ? undefined
        : `not a finite number: ${kind(value)}`;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function kind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a Date";
  return typeof value === "object" ? "an object" : `${typeof value} ${JSON.stringify(value)}`;
}
