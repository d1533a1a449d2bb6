/** Writes the claims that the probe checks below each section of docs/aws-reference.md. */
import type { Claim } from "../../probe/claim.ts";

const start = (section: string): string => `<!-- claims of ${section} -->`;
const end = "<!-- end of claims -->";

/** The page with all blocks of claims updated. Throws if a claim has no block. */
export function withClaims(page: string, claims: readonly Claim[]): string {
  const sections = [...new Set(claims.map(({ section }) => section))];
  return sections.reduce((text, section) => {
    const from = text.indexOf(start(section));
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`docs/aws-reference.md has no block "${start(section)}".`);
    const rows = claims
      .filter((claim) => claim.section === section)
      .map(({ id, sentence, source }) => `| \`${id}\` | ${cell(sentence)} | [source](${source}) |`);
    const table = ["", "| Claim | Statement | Source |", "|---|---|---|", ...rows, ""].join("\n");
    return text.slice(0, from) + start(section) + table + text.slice(to);
  }, page);
}

const cell = (text: string): string => text.replaceAll("|", "\\|");
