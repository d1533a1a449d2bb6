/**
 * Text from outside on its way into GitHub Markdown. Characters that could mean something become numeric
 * references, which Markdown never reads as structure; what GitHub finds in the finished text (mentions, issue
 * numbers, addresses, emoji) is kept apart by a zero-width space.
 *
 * https://github.github.com/gfm/#entity-and-numeric-character-references
 */
import { cut, printable } from "../harmless.ts";

const longestText = 4000;
const gap = "&#8203;";
const structural = /[&<>\\`*_[\]#|~$@]/gu;

/** Before what GitHub would find in the finished text: `@name`, `#12`, `GH-12`, `https://`, `www.`, `:emoji:`. */
const found = /(?<=@)|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=:)(?=[\w+-]+:)/giu;

/** Running text, safe in a paragraph, a table's cell, a link's label and an HTML element; always one line. */
export function text(outside: string, length = longestText): string {
  return cut(printable(outside), length)
    .trim()
    .replaceAll(found, "\u{200B}")
    .replaceAll(structural, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll("\u{200B}", gap);
}

/** A name, an image, a value: in code type, whatever it holds. */
export function code(outside: string, length = longestText): string {
  const line = cut(printable(outside), length).trim();
  if (line === "") return "";
  if (/^[\w .,:;/@=+()%→…-]+$/u.test(line)) return `\`${line}\``;
  return `<code>${text(line, Infinity)}</code>`;
}

/** Lines as they are, in a fence that none of them can close. */
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
 * Somebody else's sentences: unlike a fence they wrap, and can be read on a phone. The gap keeps a dash or a number
 * at their start from beginning a list.
 */
export const quote = (lines: readonly string[]): string =>
  lines
    .flatMap((line) => line.split(/[\r\n]+/u))
    .map((line) => `> ${gap}${text(line)}`)
    .join("<br>\n");

/** A link when there is an address (one of ours, encoded), else the label alone. The label is Markdown. */
export const link = (label: string, url: string | undefined): string =>
  url === undefined ? label : `[${label}](${url})`;

const ownAddress = /https:\/\/(?:docs\.aws\.amazon\.com|docs\.github\.com|repost\.aws)\/[\w./#?=&%-]*[\w/]/u;

/**
 * Our own sentences, which quote names from outside: words between backticks become code, and addresses of AWS's
 * and GitHub's documentation links. The rest is text.
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

/** Text with the spaces at its ends kept, which join it to its neighbors. */
function spaced(piece: string): string {
  const before = piece === piece.trimStart() ? "" : " ";
  const after = piece === piece.trimEnd() ? "" : " ";
  const body = text(piece);
  return body === "" ? piece.replaceAll(/\s+/gu, " ") : `${before}${body}${after}`;
}

/** A table; the cells are Markdown. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** What is opened with a click. The title is ours. */
export const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
