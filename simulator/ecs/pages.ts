/** Pagination of lists. */
import { AwsError } from "../protocol/call.ts";

export interface PageInput {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** `{nextToken}` if there is another page, else empty. */
  readonly next: { readonly nextToken?: string };
}

/** The requested page. Tokens are opaque; unknown ones are rejected. */
export function pageOf<T>(all: readonly T[], input: PageInput, usual: number, most: number): Page<T> {
  const size = input.maxResults ?? usual;
  if (size < 1 || size > most)
    throw new AwsError("InvalidParameterException", `maxResults must be between 1 and ${most}.`);
  const start = input.nextToken === undefined ? 0 : positionOf(input.nextToken);
  const end = start + size;
  return {
    items: all.slice(start, end),
    next: end < all.length ? { nextToken: tokenOf(end) } : {},
  };
}

const tokenOf = (position: number): string => Buffer.from(`page:${position}`).toString("base64url");

function positionOf(token: string): number {
  const position = /^page:(\d+)$/.exec(Buffer.from(token, "base64url").toString())?.[1];
  if (position === undefined) throw new AwsError("InvalidParameterException", "Invalid token.");
  return Number(position);
}
