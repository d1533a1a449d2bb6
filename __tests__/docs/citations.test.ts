/** Every section of docs/ that a comment cites exists. */
import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { anchorsOf } from "../../scripts/docs/links.ts";

const folders = ["src", "simulator", "scripts", "probe", "bench", "__tests__"];
const files = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  // The addresses in these two files are examples.
  .filter((name) => name.endsWith(".ts") && !/docs[\\/](?:citations|links)\.test\.ts$/.test(name));

/** Every section that a text cites, as `docs/page.md#one, #two`. */
function citationsIn(text: string): Array<readonly [page: string, anchor: string]> {
  return [...text.matchAll(/\b(docs\/[\w-]+\.md)((?:, )?#[a-z\d-]+(?:, #[a-z\d-]+)*)/g)].flatMap(
    ([, page = "", anchors = ""]) =>
      [...anchors.matchAll(/#([a-z\d-]+)/g)].map(([, anchor = ""]) => [page, anchor] as const),
  );
}

test("counts several sections of one page as several citations", () => {
  expect(citationsIn("Sources: docs/aws-reference.md#tasks, #exit-codes; docs/inputs.md#image.")).toEqual([
    ["docs/aws-reference.md", "tasks"],
    ["docs/aws-reference.md", "exit-codes"],
    ["docs/inputs.md", "image"],
  ]);
});

test("finds every cited section", () => {
  const anchors = new Map<string, ReadonlySet<string>>();
  const missing = files.flatMap((file) =>
    citationsIn(readFileSync(file, "utf8")).flatMap(([page, anchor]) => {
      const known = anchors.get(page) ?? anchorsOf(readFileSync(page, "utf8"));
      anchors.set(page, known);
      return known.has(anchor) ? [] : [`${file}: ${page}#${anchor}`];
    }),
  );
  expect(missing).toEqual([]);
});

test("finds no comment that cites a missing page", () => {
  const missing = files.filter((file) => /ecs-domain|contract\.md/.test(readFileSync(file, "utf8")));
  expect(missing).toEqual([]);
});
