/**
 * Updates the measured parts of docs/performance.md, each between two comments. The prose around them is handwritten.
 */

const opening = (part: string): string => `<!-- ${part}: measured by "npm run bench" -->`;
const closing = (part: string): string => `<!-- /${part} -->`;

/** The page with one part updated. Throws if the page has no such part. */
export function withPart(page: string, part: string, text: string): string {
  const start = opening(part);
  const from = page.indexOf(start);
  const to = page.indexOf(closing(part), from);
  if (from === -1 || to === -1) throw new Error(`The page has no ${start} … ${closing(part)}.`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}
