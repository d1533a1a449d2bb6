import type { Random } from "./random.ts";

/** A version 4 UUID for request IDs and token IDs; the same for the same seed. */
export function uuid(random: Random): string {
  const hex = (length: number): string => random.text(length, "hex");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
