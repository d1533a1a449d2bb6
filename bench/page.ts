/** The measured parts of docs/performance.md, each between its two comments; the prose around them is written by hand. */

const opening = (part: string): string => `<!-- ${part}: measured by "npm run bench" -->`;
const closing = (part: string): string => `<!-- /${part} -->`;

/** The page with a part's text renewed. Throws when the page has no place for it. */
export function withPart(page: string, part: string, text: string): string {
  const start = opening(part);
  const from = page.indexOf(start);
  const to = page.indexOf(closing(part), from);
  if (from === -1 || to === -1) throw new Error(`The page has no ${start} … ${closing(part)}.`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}
