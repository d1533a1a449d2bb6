/** Converts plain data to JSON in AWS's form. */
import { RawJson } from "./call.ts";

/**
 * Converts Date to epoch seconds and bytes to base64, and keeps RawJson unchanged. Omits undefined and null members.
 */
export function encodeJson(value: unknown): string {
  // Strings and numbers first, for speed: they are most of every response.
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return encodeList(value);
  if (value instanceof Date) return String(value.getTime() / 1000);
  if (value instanceof RawJson) return value.text;
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString("base64"));
  return encodeStructure(value as Readonly<Record<string, unknown>>);
}

function encodeList(items: readonly unknown[]): string {
  let text = "";
  for (const item of items) text += `${text === "" ? "" : ","}${encodeJson(item)}`;
  return `[${text}]`;
}

function encodeStructure(members: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (member === undefined || member === null) continue;
    text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${encodeJson(member)}`;
  }
  return `{${text}}`;
}
