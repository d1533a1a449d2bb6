import { describe, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchorsOf, brokenLinks, linksOf, markdownFiles } from "../../scripts/docs/links.ts";

describe("headings", () => {
  test("get the same anchors as on GitHub", () => {
    const anchors = anchorsOf(
      "# `iam:PassRole`, and why?\n## A [link](x.md) in it\n## Twice\n## Twice\n```\n# code\n```\n",
    );
    expect([...anchors]).toEqual(["iampassrole-and-why", "a-link-in-it", "twice", "twice-1"]);
  });
});

describe("links", () => {
  test("are found in text but not in code", () => {
    const text =
      '[a](a.md "title") `[b](b.md)` ![c](c.png)\n```\n[d](d.md)\n```\n<img alt="" src="e.png">\n[f]: f.md\n';
    expect(linksOf(text)).toEqual(["a.md", "c.png", "f.md", "e.png"]);
  });

  test("without a target are reported", () => {
    const root = mkdtempSync(join(tmpdir(), "links-"));
    try {
      mkdirSync(join(root, "docs"));
      writeFileSync(join(root, "docs/b.md"), "# There\n");
      writeFileSync(
        join(root, "a.md"),
        "[1](docs/b.md#there) [2](docs/b.md#nowhere) [3](c.md) [4](../x.md) [5](#a) [6](https://e.com) [7](http://[)\n# A\n",
      );
      expect(brokenLinks(["a.md", "docs/b.md"], root)).toEqual([
        "a.md: docs/b.md#nowhere (the heading does not exist)",
        "a.md: c.md (the file does not exist)",
        "a.md: ../x.md (leaves the repository)",
        "a.md: http://[ (is not a valid URL)",
      ]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test("in this repository all have a target", () => {
    expect(markdownFiles()).toEqual(expect.arrayContaining(["README.md", "docs/inputs.md"]));
    expect(brokenLinks(markdownFiles())).toEqual([]);
  });
});
