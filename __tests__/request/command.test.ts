import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { spawnSync } from "node:child_process";
import { splitWords } from "../../src/request/command.ts";

const words = (text: string): readonly string[] => {
  const split = splitWords(text);
  if ("wrong" in split) throw new Error(split.wrong);
  return split.words;
};

describe("words of a command", () => {
  test.each<[string, string[]]>([
    ["php artisan migrate --force", ["php", "artisan", "migrate", "--force"]],
    ["  a \t b  ", ["a", "b"]],
    ["sh -c 'php artisan migrate && echo $?'", ["sh", "-c", "php artisan migrate && echo $?"]],
    [`a"b c"'d e'f`, ["ab cd ef"]],
    [`"" '' a`, ["", "", "a"]],
    [String.raw`a\ b \'c\" \\`, ["a b", `'c"`, "\\"]],
    [String.raw`"\$HOME \"x\" \a \\"`, [String.raw`$HOME "x" \a` + " \\"]],
    [String.raw`\\\\"x"`, [String.raw`\\x`]],
    ["a \\\n  b", ["a", "b"]],
    ["a\\\r\n b", ["a", "b"]],
    ['"a\\\nb"', ["ab"]],
    ["'a\nb'", ["a\nb"]],
    ["--filter=x$ *.txt ~ a#b !", ["--filter=x$", "*.txt", "~", "a#b", "!"]],
    ["naïve 日本 🚀", ["naïve", "日本", "🚀"]],
  ])("%j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test.each<[string, string]>([
    ["a 'b", "A single quote is not closed."],
    ['a "b', "A double quote is not closed."],
    ['a "b\\"', "A double quote is not closed."],
    ["a \\", "The command ends with a backslash"],
    ["a && b", '"&&" at position 3'],
    ["a || b", '"||" at position 3'],
    ["a|b", '"|" at position 2'],
    ["a; b", '";" at position 2'],
    ["a > b", '">" at position 3'],
    ["a 2>&1", '">" at position 4'],
    ["a < b", '"<" at position 3'],
    ["a &", '"&" at position 3'],
    ["(a)", '"(" at position 1'],
    ["a\nb", "A line break at position 2"],
    ["a # b", '"#" at position 3'],
    ["a $HOME", 'A shell would expand the "$" at position 3'],
    ['a "${HOME}"', 'A shell would expand the "$" at position 4'],
    ["a `b`", 'A shell would expand the "`" at position 3'],
    ['a $"b"', 'The meaning of $" at position 3 depends on the shell.'],
    ["a $'b'", "The meaning of $' at position 3 depends on the shell."],
  ])("rejects %j", (text, wrong) => {
    expect(splitWords(text)).toEqual({ wrong: expect.stringContaining(wrong) });
    expect(() => words(text)).toThrow(wrong);
  });
});

/** The words as a POSIX shell splits them. `set -f` turns off wildcard expansion. */
function shellWords(texts: readonly string[]): string[][] {
  const script = ["set -f", ...texts.map((text) => `printf '%s\\001' ${text}\nprintf '\\002'`)].join("\n");
  const run = spawnSync("sh", ["-s"], { input: script, encoding: "utf8", maxBuffer: 1 << 26 });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
  const answers = run.stdout.split("\u0002").slice(0, -1);
  return answers.map((answer) => answer.split("\u0001").slice(0, -1));
}

const hasShell = spawnSync("sh", ["-c", "exit 0"]).status === 0;

test("splits 4,000 texts like sh", () => {
  // Windows may have no sh.
  if (!hasShell) return;
  const signs = [
    "a",
    "b",
    " ",
    " ",
    "\t",
    "'",
    '"',
    "\\",
    "\\",
    "\n",
    "$",
    "#",
    "*",
    "=",
    "-",
    "é",
    "&",
    "`",
  ];
  const text = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 14 });
  const sound = fc.sample(text, { numRuns: 30_000, seed: 7 }).flatMap((sample) => {
    const split = splitWords(sample);
    // Without an argument, printf prints one empty word.
    return "words" in split && split.words.length > 0 ? [{ sample, words: [...split.words] }] : [];
  });
  const some = sound.slice(0, 4000);
  expect(some).toHaveLength(4000);
  expect(some.map((it) => it.words)).toEqual(shellWords(some.map((it) => it.sample)));
});
