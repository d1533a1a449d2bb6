/**
 * Makes external text safe in GitHub Markdown. Replaces special characters with numeric references, which Markdown
 * never parses as structure. Adds zero-width spaces to break up mentions, issue numbers, URLs and emoji, which GitHub
 * detects in the rendered text.
 *
 * https://github.github.com/gfm/#entity-and-numeric-character-references
 */
import { cut, printable } from "../harmless.ts";

const longestText = 4000;
const gap = "&#8203;";
const structural = /[&<>\\`*_[\]#|~$@]/gu;

/** Positions in text that GitHub would detect: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:emoji:`. */
const found = /(?<=@)|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=:)(?=[\w+-]+:)/giu;

/** Text that is safe in a paragraph, a table cell, a link label and an HTML element. Always one line. */
export function text(outside: string, length = longestText): string {
  return cut(printable(outside), length)
    .trim()
    .replaceAll(found, "\u{200B}")
    .replaceAll(structural, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll("\u{200B}", gap);
}

/** A name, an image or a value as code, with any content. */
export function code(outside: string, length = longestText): string {
  const line = cut(printable(outside), length).trim();
  if (line === "") return "";
  if (/^[\w .,:;/@=+()%→…-]+$/u.test(line)) return `\`${line}\``;
  return `<code>${text(line, Infinity)}</code>`;
}

/** Lines in a code fence that none of them can close. */
export function fence(lines: readonly string[], language = "text"): string {
  const body = lines.map((line) => printable(line));
  const longestRun = Math.max(
    0,
    ...body.flatMap((line) => (line.match(/`+/gu) ?? []).map((run) => run.length)),
  );
  const marks = "`".repeat(Math.max(3, longestRun + 1));
  return [`${marks}${language}`, ...body, marks].join("\n");
}

/**
 * Quoted external sentences. Unlike code, they wrap on a phone. The leading space prevents a dash or number from
 * starting a list.
 */
export const quote = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split(/[\r\n]+/u))
    .map((line) => `> ${gap}${text(line)}`)
    .join("<br>\n");

/** A link if there is a URL (our own, encoded), else only the label. The label is Markdown. */
export const link = (label: string, url: string | undefined): string =>
  url === undefined ? label : `[${label}](${url})`;

const ownAddress = /https:\/\/(?:docs\.aws\.amazon\.com|docs\.github\.com|repost\.aws)\/[\w./#?=&%-]*[\w/]/u;

/**
 * Our own sentences, which may quote external names: text in backticks becomes code, and URLs of AWS's and GitHub's
 * documentation become links. Everything else is text.
 */
export function prose(sentence: string): string {
  return printable(sentence)
    .split(new RegExp(`(\`[^\`]+\`|${ownAddress.source})`, "u"))
    .map((piece, index) => {
      if (index % 2 === 0) return spaced(piece);
      return piece.startsWith("`") ? code(piece.slice(1, -1)) : `<${piece}>`;
    })
    .join("");
}

/** Text that keeps its leading and trailing space, to separate it from its neighbors. */
function spaced(piece: string): string {
  const before = piece === piece.trimStart() ? "" : " ";
  const after = piece === piece.trimEnd() ? "" : " ";
  const body = text(piece);
  return body === "" ? piece.replaceAll(/\s+/gu, " ") : `${before}${body}${after}`;
}

/** A table. The cells are Markdown. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** Content that opens with a click. The title is our own text. */
export const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
