/**
 * Splits a command into words like a POSIX shell, without running or expanding anything. The existing packages are wrong
 * (2026-11): `shlex` keeps the backslash of `"\$"` and drops one of `\\\\"x"`, `shell-quote` accepts an unclosed quote, and
 * `string-argv` has no escapes. The test compares the result with `sh`.
 *
 * ECS starts a command without a shell, so operators and `$` expansions are rejected instead of passed as text.
 * Wildcards and `~` pass unchanged, as a shell may also leave them.
 */
import { quote } from "./reader.ts";
import type { AddProblem, Parse } from "./reader.ts";

const viaShell =
  "ECS starts the command without a shell: write sh -c '…', or quote the character to pass it literally.";
const operators = "|&;<>()\n";
const escapable = '$`"\\';

interface Scan {
  readonly text: string;
  readonly words: string[];
  /** The current word; `undefined` between words. */
  word: string | undefined;
  at: number;
}

/** Advances from `scan.at` and returns the problem, if there is one. */
type Step = (scan: Scan) => string | undefined;

const singleQuoted: Step = (scan) => {
  const end = scan.text.indexOf("'", scan.at + 1);
  if (end === -1) return "A single quote is not closed.";
  scan.word = (scan.word ?? "") + scan.text.slice(scan.at + 1, end);
  scan.at = end + 1;
  return undefined;
};

const doubleQuoted: Step = (scan) => {
  const { text } = scan;
  scan.word ??= "";
  for (scan.at += 1; scan.at < text.length; scan.at += 1) {
    const character = text.charAt(scan.at);
    if (character === '"') {
      scan.at += 1;
      return undefined;
    }
    const expansion = expansionAt(text, scan.at);
    if (expansion !== undefined) return expansion;
    const next = text.charAt(scan.at + 1);
    if (character !== "\\" || next === "") scan.word += character;
    else {
      scan.at += 1;
      if (next !== "\n") scan.word += escapable.includes(next) ? next : character + next;
    }
  }
  return "A double quote is not closed.";
};

const escaped: Step = (scan) => {
  const next = scan.text.charAt(scan.at + 1);
  if (next === "") return "The command ends with a backslash that escapes nothing.";
  if (next !== "\n") scan.word = (scan.word ?? "") + next;
  scan.at += 2;
  return undefined;
};

/** The next character as a shell sees it: a shell removes an escaped line break. */
function nextCharacter(text: string, at: number): string {
  let next = at + 1;
  while (text.startsWith("\\\n", next)) next += 2;
  return text.charAt(next);
}

/** The problem if a shell would expand something here, inside double quotes too. */
function expansionAt(text: string, at: number): string | undefined {
  const character = text.charAt(at);
  const expands = character === "`" || (character === "$" && /[\w{(@*#?$!-]/.test(nextCharacter(text, at)));
  return expands
    ? `A shell would expand the ${quote(character)} at position ${at + 1}. ${viaShell}`
    : undefined;
}

const bare: Step = (scan) => {
  const character = scan.text.charAt(scan.at);
  if (operators.includes(character) || (character === "#" && scan.word === undefined)) {
    const quoted = character === "\n" ? "A line break" : quote(operatorAt(scan.text, scan.at));
    return `${quoted} at position ${scan.at + 1} works only in a shell. ${viaShell}`;
  }
  const expansion = expansionAt(scan.text, scan.at);
  if (expansion !== undefined) return expansion;
  const next = character === "$" ? nextCharacter(scan.text, scan.at) : "";
  if (next === "'" || next === '"') {
    return `The meaning of $${next} at position ${scan.at + 1} depends on the shell. ${viaShell}`;
  }
  scan.word = (scan.word ?? "") + character;
  scan.at += 1;
  return undefined;
};

/** The operator in full: `&&`, `||`, `>>`. */
function operatorAt(text: string, at: number): string {
  const two = text.slice(at, at + 2);
  return ["&&", "||", ">>", "<<", ";;"].includes(two) ? two : two.slice(0, 1);
}

const blank: Step = (scan) => {
  if (scan.word !== undefined) scan.words.push(scan.word);
  scan.word = undefined;
  scan.at += 1;
  return undefined;
};

function stepFor(character: string): Step {
  switch (character) {
    case " ":
    case "\t":
      return blank;
    case "'":
      return singleQuoted;
    case '"':
      return doubleQuoted;
    case "\\":
      return escaped;
    default:
      return bare;
  }
}

/** The words of a command, or the problem with it. */
export function splitWords(text: string): { readonly words: readonly string[] } | { readonly wrong: string } {
  const scan: Scan = { text: text.replaceAll("\r\n", "\n"), words: [], word: undefined, at: 0 };
  while (scan.at < scan.text.length) {
    const wrong = stepFor(scan.text.charAt(scan.at))(scan);
    if (wrong !== undefined) return { wrong };
  }
  if (scan.word !== undefined) scan.words.push(scan.word);
  return { words: scan.words };
}

function jsonWords(text: string, addProblem: AddProblem): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return addProblem(
      'The command starts with "[" but is not valid JSON. Use words, or a JSON array of strings.',
    );
  }
  const isWords = Array.isArray(value) && value.every((word) => typeof word === "string");
  if (!isWords)
    return addProblem("The JSON array contains a value that is not a string. Use an array of strings.");
  return value as readonly string[];
}

/** Limit for all overrides of a task as JSON, in characters: RunTask, ECS API reference. */
const maxOverrides = 8192;

/** Shell-style words, or a JSON array of strings. Problems never quote the command: it may contain a password. */
export const command: Parse<readonly string[]> = (text, addProblem) => {
  // Quotes and escapes at most double the length of a command that fits.
  if (text.length > 2 * maxOverrides) return tooLong(text.length, addProblem);
  if (text.startsWith("[")) {
    const words = jsonWords(text, addProblem);
    return words === undefined ? undefined : program(words, addProblem);
  }
  const split = splitWords(text);
  if ("wrong" in split) return addProblem(`${split.wrong} Use words, or a JSON array of strings.`);
  const assignment = /^([A-Za-z_]\w{0,255})=/.exec(split.words[0] ?? "");
  if (assignment === null) return program(split.words, addProblem);
  return addProblem(
    `${quote(assignment[1] ?? "")} is set before the command. ${viaShell} Or write env NAME=VALUE before the command.`,
  );
};

function program(words: readonly string[], addProblem: AddProblem): readonly string[] | undefined {
  const { length } = JSON.stringify(words);
  if (length > maxOverrides) return tooLong(length, addProblem);
  if (words[0] !== undefined && words[0] !== "") return words;
  return addProblem("The command has no program name. Use words, or a JSON array of strings.");
}

function tooLong(length: number, addProblem: AddProblem): undefined {
  return addProblem(`The command has ${length} characters. ECS accepts at most ${maxOverrides}.`);
}
