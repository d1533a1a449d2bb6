import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { cut, harmless, harmlessLines } from "../../src/report/harmless.ts";
import { rendered } from "../../src/report/log/line.ts";
import { anyRelease, hostile } from "./arbitrary-events.ts";
import { commandIn, linesOf } from "./runner.ts";
import { render } from "./render-events.ts";

describe("text that the runner would execute as a command", () => {
  test.each([
    ["::error::x", "error"],
    ["  ::warning title=x::y", "warning"],
    ["\u{FEFF}::error::x", "error"],
    ["see ##[error]x", "error"],
    ["#\u{200B}#[group]x", "group"],
    ["App\\Models::class::x", undefined],
    ["a ::error:: in the middle", undefined],
  ])("%j is %s", (line, name) => {
    expect(commandIn(line)).toBe(name);
    expect(commandIn(harmless(line))).toBeUndefined();
  });

  test("loses marks that change the text direction", () => {
    expect(harmless("a\u{61C}b\u{200E}c\u{200F}d\u{202E}e\u{2066}f")).toBe("abcdef");
  });

  test("is disarmed for any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of linesOf(harmless(text))) expect(commandIn(line)).toBeUndefined();
        for (const colour of [true, false]) {
          const line = rendered({ text: `  ${text}`, style: "bad", tail: text }, colour);
          expect(linesOf(line)).toHaveLength(1);
          expect(commandIn(stripVTControlCharacters(line))).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  test("never appears in a whole job log, except our own commands", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const { log } = render(events);
        expect(log).not.toMatch(/(?![\n\t])\p{Cc}|\p{Surrogate}/u);
        const found = linesOf(log)
          .map(commandIn)
          .filter((name) => name !== undefined);
        expect(found.filter((name) => name !== "group" && name !== "endgroup")).toEqual([]);
        expect(found.filter((name) => name === "endgroup").length).toBe(
          found.filter((name, index) => name === "group" && found.slice(index).includes("endgroup")).length,
        );
      }),
    );
  });
});

describe("sanitized text", () => {
  test.each([
    ["removes colors", "\u{1B}[32mINFO\u{1B}[0m ok", "INFO ok"],
    ["joins lines", "a\r\nb\nc\u{2028}d", "a b c d"],
    ["keeps tabs", "a\tb", "a\tb"],
    ["removes direction marks", "abc\u{202E}def", "abcdef"],
    ["disarms a command with a backslash", "::error::x", "\\::error::x"],
    ["keeps colons in code", "App\\Models\\User::find(1)", "App\\Models\\User::find(1)"],
    ["replaces half a surrogate pair", "\u{D83D}", "\u{FFFD}"],
  ])("%s", (_, text, expected) => {
    expect(harmless(text)).toBe(expected);
  });

  test("is truncated and reports how much", () => {
    expect(harmless("x".repeat(5000), 10)).toBe("xxxxxxxxxx… (+4990 characters)");
    expect(cut("ab😀", 3)).toBe("ab… (+2 characters)");
  });

  test("keeps its lines apart", () => {
    expect(harmlessLines("a\n::error::b\r\nc")).toEqual(["a", "\\::error::b", "c"]);
  });

  test("contains no control characters", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(harmless(text)).not.toMatch(/(?!\t)[\p{Cc}\u{2028}-\u{202E}\p{Surrogate}]/u);
      }),
    );
  });
});
