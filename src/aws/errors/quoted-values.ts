/**
 * AWS's validation errors quote the value: `Value '…' at '…' failed to satisfy constraint`. It may be a password from an
 * environment variable or an override, so it is removed before anything else uses the message.
 */
const longest = 16_384;

/** Keeps the name of the member. If the end of the value is cut off, removes everything after its start. */
const quotedValue = /\bvalue '[\s\S]*?(?:' at '([^']*)' failed to satisfy constraint|$(?![\s\S]))/giu;

const isRefusal = /\bvalue '|failed to satisfy constraint/iu;

export function withoutQuotedValues(message: string): string {
  if (!isRefusal.test(message)) return message;
  return message
    .slice(0, longest)
    .replaceAll(quotedValue, (_, member?: string) =>
      member === undefined
        ? "Value (removed)"
        : `Value (removed) at '${member}' failed to satisfy constraint`,
    );
}
