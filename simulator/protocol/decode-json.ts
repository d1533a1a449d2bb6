/** Converts received JSON to plain data with the model's types. */
import { AwsError } from "./call.ts";
import { type Model, memberOf, type Reference, type Shape, shapeOf, type Structure } from "./model.ts";

export interface DecodeOptions {
  /** It isn't confirmed whether ECS ignores or rejects unknown members (docs/aws-reference.md#open-questions). */
  readonly rejectUnknownMembers: boolean;
}

/** The error of AWS's own parser for a value of the wrong type. */
export function serializationError(message: string): AwsError {
  return new AwsError("SerializationException", message);
}

/**
 * Converts timestamps (epoch seconds) to Date and blobs (base64) to Uint8Array. Like AWS, drops null members. Keeps
 * unknown members. Throws SerializationException.
 */
export function decodeJson(model: Model, name: string, json: unknown, options: DecodeOptions): unknown {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      return shape.document === true ? json : decodeStructure(model, shape, json, options);
    case "list":
      if (!Array.isArray(json)) throw unexpected(json, "a list");
      return json.map((item) => decodeJson(model, shape.member.shape, item, options));
    case "map": {
      const entries = Object.entries(record(json)).filter(([, value]) => value !== null);
      return Object.fromEntries(
        entries.map(([key, value]) => [key, decodeJson(model, shape.value.shape, value, options)]),
      );
    }
    default:
      return decodeScalar(shape, json);
  }
}

function decodeStructure(model: Model, shape: Structure, json: unknown, options: DecodeOptions): unknown {
  const decoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record(json))) {
    if (value === null) continue;
    const member: Reference | undefined = memberOf(shape, name);
    if (member === undefined && options.rejectUnknownMembers) {
      throw serializationError(`Unexpected field '${name}' found where not expected`);
    }
    set(decoded, name, member === undefined ? value : decodeJson(model, member.shape, value, options));
  }
  return decoded;
}

/** Treats `__proto__` like any other member. */
function set(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function decodeScalar(shape: Shape, json: unknown): unknown {
  switch (shape.type) {
    case "string":
      if (typeof json !== "string") throw unexpected(json, "a String");
      return json;
    case "boolean":
      if (typeof json !== "boolean") throw unexpected(json, "a Boolean");
      return json;
    case "integer":
    case "long":
      // AWS truncates fractions here. A release never sends one, so it counts as an error.
      if (!Number.isInteger(json)) throw unexpected(json, shape.type === "long" ? "a Long" : "an Integer");
      return json;
    case "timestamp":
      if (typeof json !== "number") throw unexpected(json, "a Timestamp");
      return new Date(json * 1000);
    case "blob":
      if (typeof json !== "string") throw unexpected(json, "a Blob");
      return new Uint8Array(Buffer.from(json, "base64"));
    default:
      if (typeof json !== "number") throw unexpected(json, "a Double");
      return json;
  }
}

function record(json: unknown): Record<string, unknown> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw unexpected(json, "a structure");
  return json as Record<string, unknown>;
}

function unexpected(json: unknown, wanted: string): AwsError {
  if (Array.isArray(json)) return serializationError("Start of list found where not expected");
  if (typeof json === "object" && json !== null) {
    return serializationError("Start of structure or map found where not expected.");
  }
  const token = json === null ? "NULL_VALUE" : `${typeof json}_VALUE`.toUpperCase();
  return serializationError(`${token} can not be converted to ${wanted}`);
}
