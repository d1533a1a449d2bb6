/** Checks links in the Markdown files: linked files and headings must exist. Makes no requests. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** The Markdown files for people, relative to the repository's root. */
export function markdownFiles(root = "."): string[] {
  const roots = readdirSync(root).filter((name) => name.endsWith(".md"));
  const below = ["docs", "examples", ".github", "simulator", "bench"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".md"))
        .map((name) => join(folder, name)),
    );
  return [...roots, ...below].map((file) => file.replaceAll("\\", "/"));
}

/** Without fences and code spans, which contain no links or headings. */
const withoutCode = (text: string): string =>
  text
    .replaceAll(/^( *)(```|~~~)[^]*?^\1\2/gm, "")
    .replaceAll(/(`+)[^`][^]*?\1/g, (span) => span.replaceAll(/[[\]()#<]/g, " "));

/** Anchors of headings as GitHub generates them. A repeated heading gets `-1`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  const plain = markdown.replaceAll(/^( *)(```|~~~)[^]*?^\1\2/gm, "");
  for (const [, heading = ""] of plain.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const anchor = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
      .replaceAll(" ", "-");
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    anchors.add(times === 0 ? anchor : `${anchor}-${times}`);
  }
  for (const [, id = ""] of plain.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

export function linksOf(markdown: string): string[] {
  const plain = withoutCode(markdown);
  const inline = [...plain.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/g)].map(
    ([, link = ""]) => link,
  );
  const references = [...plain.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map(([, link = ""]) => link);
  const images = [...plain.matchAll(/<(?:img|source)[^>]*\s(?:src|srcset)="([^"]+)"/g)].map(
    ([, link = ""]) => link,
  );
  return [...inline, ...references, ...images];
}

/** `file: link (why)` for each broken link. Only checks the syntax of links to other sites. */
export function brokenLinks(files: readonly string[], root = "."): string[] {
  return files.flatMap((file) =>
    linksOf(readFileSync(join(root, file), "utf8")).flatMap((link) => {
      const why = problemOf(link, file, root);
      return why === undefined ? [] : [`${file}: ${link} (${why})`];
    }),
  );
}

function problemOf(link: string, file: string, root: string): string | undefined {
  if (/^(?:https?|mailto):/.test(link)) return URL.canParse(link) ? undefined : "is not a valid URL";
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? resolve(root, file) : resolve(root, dirname(file), decodeURIComponent(path));
  if (relative(resolve(root), target).startsWith("..")) return "leaves the repository";
  if (!existsSync(target)) return "the file does not exist";
  if (anchor === undefined || anchor === "") return undefined;
  if (statSync(target).isDirectory() || !target.endsWith(".md")) return undefined;
  return anchorsOf(readFileSync(target, "utf8")).has(anchor) ? undefined : "the heading does not exist";
}
