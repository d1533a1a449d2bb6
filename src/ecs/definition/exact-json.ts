/**
 * JSON values whose numbers keep their spelling: `1.0`, `1e3` and 64-bit integers stay as they are, and compare as
 * numbers.
 */

/** A number in its JSON spelling. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** One spelling for all equal numbers, of any size: significant digits and a power of ten. */
  get canonical(): string {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(this.text);
    if (match === null) return this.text;
    const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
    const digits = (whole + fraction).replace(/^0+/, "");
    const significant = digits.slice(0, lastOther(digits, "0") + 1);
    if (significant === "") return "0";
    const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
    return `${sign}${significant}e${power}`;
  }
}

/** Index of the last character that isn't `one`, or -1. A regular expression would take quadratic time. */
function lastOther(text: string, one: string): number {
  let at = text.length - 1;
  while (at >= 0 && text[at] === one) at -= 1;
  return at;
}

export type Exact = null | boolean | string | ExactNumber | readonly Exact[] | ReadonlyMap<string, Exact>;

/**
 * Maximum nesting depth of a document. Parsers recurse, and not every stack overflow can be caught, so deeper documents
 * are rejected before parsing.
 */
export const depthLimit = 100;

/** The text would exceed the given limit. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}

const isMap = (value: Exact): value is ReadonlyMap<string, Exact> => value instanceof Map;

/** JSON text of a value. Throws TooLong past `limit` characters or `depth` levels. */
export function writeExact(value: Exact, limit = Infinity, depth = depthLimit): string {
  let length = 0;
  const parts: string[] = [];
  const put = (text: string): void => {
    length += text.length;
    if (length > limit) throw new TooLong(`more than ${limit} characters`);
    parts.push(text);
  };
  const each = (items: Iterable<Exact>, level: number, keys?: readonly string[]): void => {
    let index = 0;
    for (const item of items) {
      if (index > 0) put(",");
      if (keys !== undefined) put(`${JSON.stringify(keys[index])}:`);
      write(item, level + 1);
      index += 1;
    }
  };
  const write = (item: Exact, level: number): void => {
    if (level > depth) throw new TooLong(`nested more than ${depth} levels deep`);
    if (item instanceof ExactNumber) return put(item.text);
    if (item === null || typeof item !== "object") return put(JSON.stringify(item));
    if (isMap(item)) {
      put("{");
      each(item.values(), level, [...item.keys()]);
      return put("}");
    }
    put("[");
    each(item, level);
    return put("]");
  };
  write(value, 0);
  return parts.join("");
}
