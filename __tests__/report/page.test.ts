/** The summary in a real browser, as GitHub shows it: phone and desktop, light and dark. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { chromiumPath, openBrowser } from "../../scripts/browser.ts";
import { gitHubHtml, summaryPage } from "../../scripts/summary-page.ts";
import type { ReleaseEvent } from "../../src/core/events.ts";
import type { ReleaseReport } from "../../src/report/record/record.ts";
import { summary } from "../../src/report/summary/summary.ts";
import { timeline } from "../../src/report/summary/timeline.ts";
import { long, runs } from "../release/properties/long.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { startOfStories, stories } from "./stories.ts";
import { recordOf } from "./render-events.ts";

/** Chromium takes seconds to start and for each page. */
const executable = long ? chromiumPath() : undefined;
const skipped = long
  ? " (skipped: no Chromium here; CHROMIUM_PATH names one)"
  : " (skipped: only with LONG_TESTS=1)";
const inBrowser = executable === undefined ? describe.skip : describe;

const views = [
  { name: "phone, light", width: 390, colorScheme: "light" },
  { name: "phone, dark", width: 390, colorScheme: "dark" },
  { name: "desktop, light", width: 1100, colorScheme: "light" },
  { name: "desktop, dark", width: 1100, colorScheme: "dark" },
] as const;

const longName: readonly ReleaseEvent[] = stories["rolled-back"].map(
  (event) =>
    JSON.parse(
      JSON.stringify(event).replaceAll("worker", "laravel-horizon-queue-worker-high-priority"),
    ) as ReleaseEvent,
);

const pages = {
  released: stories.released,
  "rolled-back": stories["rolled-back"],
  "migration-failed": stories["migration-failed"],
  cancelled: stories.cancelled,
  "long names": longName,
};

/** Measurements of the page in the browser. */
interface Reading {
  readonly width: number;
  readonly text: string;
  /** Pixels by which a table or the diagram is wider than its container. */
  readonly overflow: number;
  readonly bars: number;
  readonly contrasts: readonly number[];
}

/** Runs in the page. */
const look = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const contrast = (element) => {
    const own = luminance(getComputedStyle(element).fill);
    return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  return {
    width: document.documentElement.scrollWidth,
    overflow: Math.max(0, ...[...document.querySelectorAll("table, pre.mermaid")].map((e) => e.scrollWidth - e.clientWidth)),
    text: document.body.innerText + " " + [...document.querySelectorAll("svg text")].map((t) => t.textContent).join(" "),
    bars: document.querySelectorAll("svg rect.task").length,
    contrasts: [...document.querySelectorAll("svg [class*=taskTextOutside], svg .sectionTitle, svg .tick text")].map(contrast),
  };
})()`;

const barsOf = (report: ReleaseReport): number => timeline(report)?.match(/^ {2}[✓✖↩…] /gmu)?.length ?? 0;

/** Replaces the summary in a page that is already open. */
const show = (html: string): string => `(async () => {
  document.querySelector("article").innerHTML = ${JSON.stringify(html)};
  await drawTimelines();
})()`;

inBrowser(`the page${executable === undefined ? skipped : ""}`, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(executable ?? "");
  });

  afterAll(async () => {
    await browser.close();
  });

  async function opened({ width, colorScheme }: (typeof views)[number]): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    await page.setContent(summaryPage(summary(recordOf(stories.released))));
    await page.waitForSelector("html[data-drawn=yes]", { state: "attached" });
    return page;
  }

  async function seen(page: Page, events: readonly ReleaseEvent[]): Promise<Reading> {
    await page.evaluate(show(gitHubHtml(summary(recordOf(events)))));
    return (await page.evaluate(look)) as Reading;
  }

  describe.each(views)("on a $name", (view) => {
    let page: Page;

    beforeAll(async () => {
      page = await opened(view);
    });

    afterAll(async () => {
      await page.close();
    });

    test.each(Object.entries(pages))("shows the summary of %s", async (name, events) => {
      const { width, overflow, text, bars, contrasts } = await seen(page, events);
      const report = recordOf(events);
      expect(width).toBeLessThanOrEqual(view.width);
      expect(overflow).toBeLessThanOrEqual(name === "long names" ? 500 : 0);
      expect(bars).toBe(barsOf(report));
      expect(Math.min(...contrasts)).toBeGreaterThan(3);
      for (const service of report.services) expect(text).toContain(service.name);
      for (const line of report.migration?.log ?? []) expect(text).toContain(line.trim());
      expect(text).toContain(report.sentence);
    });
  });

  test("renders any release, runs none of its scripts, and requests nothing", async () => {
    const page = await opened(views[0]);
    const strange: string[] = [];
    page.on("dialog", (dialog) => {
      strange.push(dialog.message());
      dialog.dismiss().catch(() => undefined);
    });
    page.on("request", (request) => strange.push(request.url()));
    await fc.assert(
      fc.asyncProperty(anyRelease, async (events) => {
        const started = {
          at: startOfStories,
          kind: "phase-started" as const,
          phase: { name: "plan" as const },
        };
        const all = [started, ...events];
        const { bars } = await seen(page, all);
        expect(bars).toBe(barsOf(recordOf(all)));
        expect(strange).toEqual([]);
      }),
      { numRuns: runs(20), endOnFailure: true },
    );
    await page.close();
  });
});
