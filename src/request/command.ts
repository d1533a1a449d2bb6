/**
 * A command as POSIX shells split it into words, without running or expanding anything. Written here because the packages
 * for it were found wanting (2026-11): `shlex` keeps the backslash of `"\$"` and drops one of `\\\\"x"`, `shell-quote` takes
 * an open quote for a closed one, `string-argv` knows no escapes. The test compares this with `sh` itself.
 *
 * ECS starts a command without a shell. Operators and expansions of `$` are therefore refused instead of handed on as
 * text; wildcards and `~`, which a shell may leave as they are, are left as they are.
 */
import { quote } from "./reader.ts";
import type { Complain, Parse } from "./reader.ts";

const viaShell =
  "ECS starts the command without a shell: write sh -c '…', or quote the sign when it is meant as it is.";
const operators = "|&;<>()\n";
const escapable = '$`"\\';

interface Scan {
  readonly text: string;
  readonly words: string[];
  /** The word in the making; `undefined` between words. */
  word: string | undefined;
  at: number;
}

/** Each of these reads on from `scan.at`, and returns what is wrong, if anything. */
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
    const sign = text.charAt(scan.at);
    if (sign === '"') {
      scan.at += 1;
      return undefined;
    }
    const expansion = expansionAt(text, scan.at);
    if (expansion !== undefined) return expansion;
    const next = text.charAt(scan.at + 1);
    if (sign !== "\\" || next === "") scan.word += sign;
    else {
      scan.at += 1;
      if (next !== "\n") scan.word += escapable.includes(next) ? next : sign + next;
    }
  }
  return "A double quote is not closed.";
};

const escaped: Step = (scan) => {
  const next = scan.text.charAt(scan.at + 1);
  if (next === "") return "A backslash ends the command and escapes nothing.";
  if (next !== "\n") scan.word = (scan.word ?? "") + next;
  scan.at += 2;
  return undefined;
};

/** The sign behind this place, as a shell sees it: an escaped line end is not there at all. */
function signBehind(text: string, at: number): string {
  let next = at + 1;
  while (text.startsWith("\\\n", next)) next += 2;
  return text.charAt(next);
}

/** What a shell would expand at this place, also within double quotes. */
function expansionAt(text: string, at: number): string | undefined {
  const sign = text.charAt(at);
  const expands = sign === "`" || (sign === "$" && /[\w{(@*#?$!-]/.test(signBehind(text, at)));
  return expands ? `A shell would expand the ${quote(sign)} at position ${at + 1}. ${viaShell}` : undefined;
}

const bare: Step = (scan) => {
  const sign = scan.text.charAt(scan.at);
  if (operators.includes(sign) || (sign === "#" && scan.word === undefined)) {
    const shown = sign === "\n" ? "A line end" : quote(operatorAt(scan.text, scan.at));
    return `${shown} at position ${scan.at + 1} means something to a shell alone. ${viaShell}`;
  }
  const expansion = expansionAt(scan.text, scan.at);
  if (expansion !== undefined) return expansion;
  const behind = sign === "$" ? signBehind(scan.text, scan.at) : "";
  if (behind === "'" || behind === '"') {
    return `Shells differ in what $${behind} at position ${scan.at + 1} means. ${viaShell}`;
  }
  scan.word = (scan.word ?? "") + sign;
  scan.at += 1;
  return undefined;
};

/** The operator as it is written: `&&`, `||`, `>>` and the like in full. */
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

function stepFor(sign: string): Step {
  switch (sign) {
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

/** The words of a command, or what is wrong with it. */
export function splitWords(text: string): { readonly words: readonly string[] } | { readonly wrong: string } {
  const scan: Scan = { text: text.replaceAll("\r\n", "\n"), words: [], word: undefined, at: 0 };
  while (scan.at < scan.text.length) {
    const wrong = stepFor(scan.text.charAt(scan.at))(scan);
    if (wrong !== undefined) return { wrong };
  }
  if (scan.word !== undefined) scan.words.push(scan.word);
  return { words: scan.words };
}

function jsonWords(text: string, complain: Complain): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return complain(
      'The command starts with "[", but is not JSON. It takes words, or a JSON array of strings.',
    );
  }
  const isWords = Array.isArray(value) && value.every((word) => typeof word === "string");
  if (!isWords)
    return complain("The JSON array holds something else than strings. It takes an array of strings.");
  return value as readonly string[];
}

/** Characters that all overrides of a task may have together, as JSON: RunTask, ECS API reference. */
const mostOfOverrides = 8192;

/** Shell-style words, or a JSON array of strings. The command is not quoted: it may hold a password. */
export const command: Parse<readonly string[]> = (text, complain) => {
  // Quotes and escapes shrink when they are read; no command that fits is twice as long as written.
  if (text.length > 2 * mostOfOverrides) return tooLong(text.length, complain);
  if (text.startsWith("[")) {
    const words = jsonWords(text, complain);
    return words === undefined ? undefined : program(words, complain);
  }
  const split = splitWords(text);
  if ("wrong" in split) return complain(`${split.wrong} It takes words, or a JSON array of strings.`);
  const assignment = /^([A-Za-z_]\w{0,255})=/.exec(split.words[0] ?? "");
  if (assignment === null) return program(split.words, complain);
  return complain(
    `${quote(assignment[1] ?? "")} is set before the command. ${viaShell} Or write env NAME=VALUE before the command.`,
  );
};

function program(words: readonly string[], complain: Complain): readonly string[] | undefined {
  const { length } = JSON.stringify(words);
  if (length > mostOfOverrides) return tooLong(length, complain);
  if (words[0] !== undefined && words[0] !== "") return words;
  return complain("The command has no first word. It takes words, or a JSON array of strings.");
}

function tooLong(length: number, complain: Complain): undefined {
  return complain(
    `The command has ${length} characters. It takes at most ${mostOfOverrides}: ECS has no room for more.`,
  );
}
