import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { gitHubHtml } from "../../scripts/summary-page.ts";
import { printable } from "../../src/report/harmless.ts";
import { code, fence, prose, quote, table, text } from "../../src/report/summary/markdown.ts";
import { summary } from "../../src/report/summary/summary.ts";
import { anyRelease, hostile } from "./arbitrary-events.ts";
import { recordOf } from "./render-events.ts";

const tagsOf = (html: string): string[] => html.match(/<[^>]*>/gu) ?? [];

/** The text that a reader sees: without tags, with entities decoded, without zero-width spaces. */
function readingOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u{200B}", "");
}

const seen = (outside: string): string =>
  printable(outside).trim().replaceAll("\u{200B}", "").replaceAll("\0", "");

describe("external text", () => {
  test("in a table stays in its cell, contains no tag, and is readable unchanged", () => {
    fc.assert(
      fc.property(hostile, (outside) => {
        const html = gitHubHtml(table(["A", "B"], [[text(outside), "end"]]));
        expect(tagsOf(html).filter((tag) => !/^<\/?(?:table|thead|tbody|tr|th|td)>$/u.test(tag))).toEqual([]);
        const cells = [...html.matchAll(/<td>(.*?)<\/td>/gsu)].map((match) => readingOf(match[1] ?? ""));
        expect(cells).toHaveLength(2);
        expect(cells[1]).toBe("end");
        expect(cells[0]?.trim()).toBe(seen(outside).trim());
      }),
      { numRuns: 60 },
    );
  });

  test("in a paragraph contains no tag, link, mention or reference", () => {
    fc.assert(
      fc.property(hostile, (outside) => {
        const html = gitHubHtml(`It said: ${text(outside)}`);
        expect(tagsOf(html)).toEqual(["<p>", "</p>"]);
        expect(html).not.toMatch(/@[\w-]|#\d|\bGH-\d|:\/\/|:[\w+-]+:/iu);
      }),
      { numRuns: 60 },
    );
  });

  test("in a code span stays inside it", () => {
    fc.assert(
      fc.property(hostile, (outside) => {
        const html = gitHubHtml(table(["A"], [[`x${code(outside)}`]]));
        const inner = /<td>(.*?)<\/td>/su.exec(html)?.[1] ?? "";
        expect(tagsOf(inner)).toEqual(
          seen(outside) === "" && code(outside) === "" ? [] : ["<code>", "</code>"],
        );
      }),
      { numRuns: 60 },
    );
  });

  test("in a fence does not leave it", () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), (lines) => {
        const html = gitHubHtml(`${fence(lines)}\n\nafter`);
        expect(tagsOf(html)).toEqual([
          "<pre>",
          '<code class="language-text">',
          "</code>",
          "</pre>",
          "<p>",
          "</p>",
        ]);
        expect(html.endsWith("<p>after</p>")).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("in a blockquote does not leave it", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (lines) => {
        const html = gitHubHtml(`${quote(lines)}\n\nafter`);
        expect(tagsOf(html).filter((tag) => tag !== "<br>")).toEqual([
          "<blockquote>",
          "<p>",
          "</p>",
          "</blockquote>",
          "<p>",
          "</p>",
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test("in our own sentence is at most code", () => {
    fc.assert(
      fc.property(hostile, (outside) => {
        const html = gitHubHtml(`So: ${prose(`The image of ${outside} is missing.`)}`);
        expect(new Set(tagsOf(html))).toEqual(
          new Set(["<p>", "</p>", ...(html.includes("<code>") ? ["<code>", "</code>"] : [])]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  ["@acme/ops", "&#64;&#8203;acme/ops"],
  ["acme/shop#12 and #x", "acme/shop&#35;&#8203;12 and &#35;x"],
  ["GH-12", "GH-&#8203;12"],
  ["https://x www.x", "https:&#8203;//x www&#8203;.x"],
  [":tada: and :_under_: at 14:05:30", ":&#8203;tada: and :&#8203;&#95;under&#95;: at 14:&#8203;05:30"],
])("%s is escaped", (outside, markdown) => {
  expect(text(outside)).toBe(markdown);
});

describe("our own sentences", () => {
  test.each([
    ["Set the `image` input.", "Set the `image` input."],
    ["See https://docs.aws.amazon.com/x/y_z.html.", "See <https://docs.aws.amazon.com/x/y_z.html>."],
    ["See https://evil.example/x", "See https:&#8203;//evil.example/x"],
    ["a `b|c` d", "a <code>b&#124;c</code> d"],
    ["one ` alone", "one &#96; alone"],
    ["5 * 3 < 16", "5 &#42; 3 &lt; 16".replace("&lt;", "&#60;")],
  ])("%s", (sentence, markdown) => {
    expect(prose(sentence)).toBe(markdown);
  });
});

describe("the summary of any release", () => {
  const ours =
    /^<\/?(?:h2|h3|p|strong|em|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|pre|code|details|summary|sub|br|a)(?: class="language-(?:text|diff)"| class="mermaid" role="img" aria-label="Timeline"| \/)?>$/u;

  test("contains only our own tags, and links only to the console", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const html = gitHubHtml(summary(recordOf(events)));
        const tags = tagsOf(html);
        const links = tags.filter((tag) => tag.startsWith("<a "));
        expect(tags.filter((tag) => !ours.test(tag) && !tag.startsWith("<a "))).toEqual([]);
        for (const tag of links) {
          expect(tag).toMatch(
            /^<a href="https:\/\/(?:[a-z0-9-]+\.console\.aws\.amazon\.com|[a-z0-9-]+\.console\.amazonaws\.cn|console\.amazonaws-us-gov\.com)\/[^"]*">$/u,
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  test("opens and closes tags in order", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const open: string[] = [];
        const crossed: string[] = [];
        for (const tag of tagsOf(gitHubHtml(summary(recordOf(events))))) {
          const name = /^<\/?(\w+)/u.exec(tag)?.[1] ?? "";
          if (!tag.startsWith("</")) open.push(...(name === "br" ? [] : [name]));
          else if (open.pop() !== name) crossed.push(tag);
        }
        expect([open, crossed]).toEqual([[], []]);
      }),
      { numRuns: 25 },
    );
  });
});
