/** Plain data → JSON as AWS writes it. */
import { RawJson } from "./call.ts";

/** Dates become epoch seconds, bytes base64, RawJson stands as it is; undefined and null members are left out. */
export function encodeJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (value instanceof Date) return String(value.getTime() / 1000);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString("base64"));
  if (Array.isArray(value)) return `[${value.map(encodeJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members: string[] = [];
    for (const [name, member] of Object.entries(value)) {
      if (member !== undefined && member !== null)
        members.push(`${JSON.stringify(name)}:${encodeJson(member)}`);
    }
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}
