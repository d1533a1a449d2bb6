/** What a page shows of a file is the file. */
import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { pages } from "./with-blocks.ts";

const embedded = pages.flatMap((page) =>
  [
    ...readFileSync(page, "utf8").matchAll(/^<!-- ((?:examples|\.github)\/\S+) -->\n\n```\w+\n([^]*?)^```/gm),
  ].map(([, file = "", text = ""]) => [page, file, text] as const),
);

test("pages show files", () => {
  expect(embedded.length).toBeGreaterThan(4);
});

test.each(embedded)("%s shows %s as it is", (_, file, text) => {
  expect(text).toBe(readFileSync(file, "utf8"));
});
