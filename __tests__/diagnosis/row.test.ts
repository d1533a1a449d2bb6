/** How a row becomes a cause: matching, placeholders and quotes. */
import { describe, expect, test } from "@jest/globals";
import { causeOf, firstMatch, readable, type Row, shortened, unnamed } from "../../src/diagnosis/row.ts";

const row = (name: string, text: RegExp): Row => ({
  name,
  text,
  example: "",
  what: "{Container} with {image} said {word}.",
  remedy: "Look at {container} and {Image}, {found}.",
});

test.each([
  ["the longest text", "x".repeat(2048), "x".repeat(2048)],
  ["a longer text", "x".repeat(2049), "x".repeat(2048)],
  ["curly apostrophes", "can\u2019t, \u2018it\u2019", "can't, 'it'"],
])("matches rows against %s", (_about, text, subject) => {
  expect(readable(text)).toBe(subject);
});

test.each([
  ["whole", "x".repeat(1000), "x".repeat(1000)],
  ["truncated", "x".repeat(1001), `${"x".repeat(1000)}…`],
])("keeps evidence %s", (_about, text, shown) => {
  expect(shortened(text)).toBe(shown);
});

describe("a match", () => {
  const rows = [row("first", /one (?<a>\w+)|two (?<b>\w+)/u), row("second", /two/u)];

  test("is the first row that matches, with its groups", () => {
    expect(firstMatch(rows, "two words")).toEqual({
      row: rows[0],
      values: { a: undefined, b: "words", found: "words" },
    });
    expect(firstMatch(rows, "one word")?.values).toEqual({ a: "word", b: undefined, found: "word" });
    expect(firstMatch(rows, "two")).toEqual({ row: rows[1], values: { found: undefined } });
  });

  test("is undefined if no row matches", () => {
    expect(firstMatch(rows, "three")).toBeUndefined();
    expect(firstMatch(rows, `${"x".repeat(2048)}two`)).toBeUndefined();
  });
});

describe("a cause", () => {
  test("uses the values of the match, then the caller's, and omits empty evidence", () => {
    const values = { word: "no", image: "web:2", container: undefined, found: "no" };
    expect(causeOf({ row: row("refusal", /x/u), values }, unnamed, ["", "x".repeat(1001)])).toEqual({
      name: "refusal",
      what: "The container with web:2 said no.",
      evidence: [`${"x".repeat(1000)}…`],
      remedy: "Look at the container and The image, no.",
    });
  });

  test("works without values", () => {
    const plain = { name: "plain", what: "It failed.", remedy: "Try again." };
    expect(causeOf({ row: plain }, {}, [])).toEqual({ ...plain, evidence: [] });
  });
});
