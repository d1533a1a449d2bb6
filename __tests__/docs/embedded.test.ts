/** Files that a page shows are embedded unchanged. */
import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { pages } from "./with-blocks.ts";

const embedded = pages.flatMap((page) =>
  [
    ...readFileSync(page, "utf8").matchAll(/^<!-- ((?:examples|\.github)\/\S+) -->\n\n```\w+\n([^]*?)^```/gm),
  ].map(([, file = "", text = ""]) => [page, file, text] as const),
);

test("the docs embed files", () => {
  expect(embedded.length).toBeGreaterThan(4);
});

test.each(embedded)("%s embeds %s unchanged", (_, file, text) => {
  expect(text).toBe(readFileSync(file, "utf8"));
});
