/** Draws the diagram of modules in docs/architecture.md from the imports of `src/`. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

const begin = '<!-- modules: made from the imports of src/ by "npm run docs" -->';
const end = "<!-- /modules -->";

/** Every module imports `core`, so the diagram omits these arrows. */
const everywhere = "core";

/** The folder of a file in `src/`; `step` for the files at its top. */
const moduleOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? "") : "step");

export function moduleImports(root = "src"): ReadonlyMap<string, ReadonlySet<string>> {
  const imports = new Map<string, Set<string>>();
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"));
  for (const file of files) {
    const from = moduleOf(file);
    const text = readFileSync(join(root, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)) {
      const to = moduleOf(posix.normalize(posix.join(dirname(file), path)));
      if (to !== from && to !== everywhere) imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return imports;
}

export function withModules(page: string): string {
  const edges = [...moduleImports()]
    .flatMap(([from, targets]) => [...targets].map((to) => `  ${from} --> ${to}`))
    .toSorted();
  const picture = ["```mermaid", "flowchart TB", ...edges, "```"].join("\n");
  return page.replace(new RegExp(`${begin}[^]*${end}`), `${begin}\n\n${picture}\n\n${end}`);
}
