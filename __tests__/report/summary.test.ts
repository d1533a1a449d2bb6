import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { bytesOf } from "../../src/report/record/bounds.ts";
import type { ReleaseReport, ServiceReport } from "../../src/report/record/record.ts";
import { largestSummary, summary } from "../../src/report/summary/summary.ts";
import { timeline } from "../../src/report/summary/timeline.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { revision, stories } from "./stories.ts";
import { recordOf } from "./render-events.ts";

const headings = (markdown: string): string[] => markdown.match(/^#{2,3} .*$/gmu) ?? [];

describe("size", () => {
  test("omits the least important parts first, and reports it", () => {
    const report = recordOf(stories["rolled-back"]);
    const full = bytesOf(summary(report));
    const less = summary(report, {}, full - 1);
    expect(less).toContain("_Omitted because the summary is too large: Events._");
    const little = summary(report, {}, 1700);
    expect(bytesOf(little)).toBeLessThanOrEqual(1700);
    expect(headings(little)).toEqual([
      "## ↩️ shop:8c1f2d7 → shop&#64;&#8203;9f86d08 rolled back after 6 m 12 s",
      "### What happened",
    ]);
  });

  test("stays within GitHub's limit for a thousand services with long causes", () => {
    const service = (index: number): ServiceReport => ({
      name: `service-${index}`.padEnd(255, "x"),
      wave: 1,
      strategy: "ROLLING",
      from: revision("web".padEnd(255, "y"), 41),
      to: revision("web".padEnd(255, "y"), 42),
      verdict: "rolled-back",
      cause: {
        name: "x",
        what: `${index} ${"|".repeat(990)}`,
        evidence: Array<string>(10).fill("<".repeat(1000)),
      },
    });
    const report: ReleaseReport = {
      ...recordOf(stories["rolled-back"]),
      services: Array.from({ length: 1000 }, (_, index) => service(index)),
    };
    const markdown = summary(report);
    expect(bytesOf(markdown)).toBeLessThanOrEqual(largestSummary);
    expect(markdown.includes("… and 800 services more")).toBe(true);
    expect(markdown.includes("… and 980 more services with a cause")).toBe(true);
    expect(headings(markdown)).toContain("### Services");
  });

  test("stays within any limit that has space for the verdict", () => {
    fc.assert(
      fc.property(anyRelease, fc.integer({ min: 10_000, max: 40_000 }), (events, limit) => {
        expect(bytesOf(summary(recordOf(events), {}, limit))).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

/** The runner replaces a masked value only where the summary contains it unchanged. */
describe("can be masked:", () => {
  const secret = "pa$$_w@rd*#1|x`y<z";

  test("a log line in the evidence", () => {
    const cause = {
      name: "application-error",
      what: "It failed.",
      evidence: ["exit code: 1", `log: ${secret}`],
    };
    const page = summary({ ...recordOf(stories["rolled-back"]), cause });
    expect(page.split("\n")).toContain(`log: ${secret}`);
    expect(page).toContain("exit code: 1");
  });

  test("the command of a planned migration", () => {
    const report = recordOf(stories["planned"]);
    if (report.plan?.migration === undefined) throw new Error("the story has no migration");
    const migration = { ...report.plan.migration, command: ["migrate", secret] };
    const page = summary({ ...report, plan: { ...report.plan, migration } });
    expect(page.split("\n")).toContain(`migrate ${secret}`);
  });
});

test.each<[number, string]>([
  [2, "## ↩️ a:1 → a:2, b:1 → b:2 rolled back after 6 m 12 s"],
  [3, "## ↩️ 3 images rolled back after 6 m 12 s"],
])("the heading lists at most two images: %i", (count, heading) => {
  const report = recordOf(stories["rolled-back"]);
  const [family, ...others] = report.plan?.families ?? [];
  if (report.plan === undefined || family === undefined) throw new Error("the story has no plan");
  const changes = ["a", "b", "c"].slice(0, count).map((name) => ({
    what: "image" as const,
    change: "changed" as const,
    from: `${name}:1`,
    to: `${name}:2`,
  }));
  const families = [{ ...family, changes }, ...others.map((other) => ({ ...other, changes: [] }))];
  expect(headings(summary({ ...report, plan: { ...report.plan, families } }))[0]).toBe(heading);
});

describe("timeline", () => {
  test("has a valid line for each bar, whatever the names", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const drawn = timeline(recordOf(events));
        if (drawn === undefined) return;
        const lines = drawn.split("\n");
        expect(lines.slice(0, 8)).toEqual([
          "```mermaid",
          expect.stringMatching(/^%%\{init: \{"gantt":.+\}\}%%$/u),
          "gantt",
          expect.stringMatching(/^ {2}title [\d:]+ to [\d:]+$/u),
          "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
          expect.stringMatching(/^ {2}axisFormat %[HMSdb:% ]+$/u),
          expect.stringMatching(/^ {2}tickInterval \d+(?:second|minute|hour|day)$/u),
          "  todayMarker off",
        ]);
        for (const line of lines.slice(8, -1)) {
          expect(line).toMatch(
            /^ {2}(?:section [\w -]+|[✓✖↩…] [\p{L}\p{N} ._/-]* ?\d[\dhms ]*s? ?:(?:crit, )?\d{4}-[\d-]+ [\d:.]+, \d{4}-[\d-]+ [\d:.]+)$/u,
          );
        }
        expect(lines.length).toBeLessThan(180);
      }),
      { numRuns: 50 },
    );
  });

  test("is empty before anything has started", () => {
    expect(timeline(recordOf([]))).toBeUndefined();
  });

  test("has at most five ticks", () => {
    const drawn = timeline(recordOf(stories["migration-failed"])) ?? "";
    expect(drawn).toContain("tickInterval 10second");
    expect(timeline(recordOf(stories["rolled-back"]))).toContain("tickInterval 2minute");
  });
});

describe("the summary", () => {
  test.each(Object.entries(stories))("of %s starts with the released image and the verdict", (_, story) => {
    expect(headings(summary(recordOf(story)))[0]).toMatch(/^## \P{L}+ .*(?:in|after) \d/u);
  });

  test("of a running release shows that it is in progress", () => {
    expect(summary(recordOf(stories.released.slice(0, 30)))).toMatch(/^## ⏳ .* in progress for/u);
  });

  test("has no links in regions without a public console", () => {
    const events = stories.released.map((event) =>
      event.kind === "plan"
        ? { ...event, plan: { ...event.plan, partition: "aws-iso", region: "us-iso-east-1" } }
        : event,
    );
    const markdown = summary(recordOf(events));
    expect(markdown).not.toContain("](http");
    expect(markdown).toContain("| web<br><sub>CANARY</sub> | ✅ released in 2 m 08 s | web:41 → 42 |");
  });
});
