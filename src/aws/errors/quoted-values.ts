/**
 * AWS's refusals of a value quote it: `Value '…' at '…' failed to satisfy constraint`. The value may be a password out
 * of an environment variable or an override, so it is removed before anything is made of the message.
 */
const longest = 16_384;

/** The name of the member stays; a value whose end was cut off goes with all that follows it. */
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
