/** Members that the SDK doesn't know, as JSON text: odd numbers, escapes, empty values, any depth. */
import * as fc from "fast-check";

const scalar = fc.oneof(
  fc.constantFrom(
    "null",
    "true",
    "1.0",
    "1e3",
    "-0",
    "9007199254740993",
    "0.10",
    '""',
    '"\\u00e9\\/"',
    "{}",
    "[]",
  ),
  fc.string({ unit: "grapheme" }).map((text) => JSON.stringify(text)),
);

const key = fc.oneof(
  fc.constantFrom("Tags", "RetryPolicy", "InputTransformer", "__proto__", "2"),
  fc.string({ minLength: 1 }),
);

const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 3, selector: ([name]) => name })
      .map(
        (members) => `{ ${members.map(([name, text]) => `${JSON.stringify(name)} : ${text}`).join(",")} }`,
      ),
  ),
}));

/** The inside of an object, without its braces, that has none of the keys in `without`. */
export const unknownMembers = (without: readonly string[]): fc.Arbitrary<string> =>
  fc.uniqueArray(fc.tuple(key, value), { maxLength: 5, selector: ([name]) => name }).map((members) =>
    members
      .filter(([name]) => !without.includes(name))
      .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
      .join(","),
  );
