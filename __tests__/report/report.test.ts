import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { EventBody } from "../../src/core/events.ts";
import { reportFrom } from "../../src/report/record/record.ts";
import { createReport, type Report, type ReportOptions, type Subject } from "../../src/report/report.ts";
import type { Clock } from "../../src/core/time.ts";
import { openGitHub } from "./github-server.ts";
import { startOfStories, stories, type Story } from "./stories.ts";

const files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_STATE"] as const;
let folder: string;
let filesOfRunner: Record<string, string> = {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
  for (const name of files) {
    filesOfRunner[name] = join(folder, name);
    writeFileSync(join(folder, name), "");
  }
});

afterEach(() => {
  filesOfRunner = {};
  rmSync(folder, { recursive: true });
});

const written = (name: (typeof files)[number]): string => readFileSync(join(folder, name), "utf8");

/** Parses `NAME<<DELIMITER … DELIMITER` like the runner. */
function outputsIn(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n(.*?)\n\2$/gmsu))
    found[match[1] ?? ""] = match[3] ?? "";
  return found;
}

interface Told {
  readonly report: Report;
  readonly printed: () => string;
}

function reportStory(story: Story, options: Partial<ReportOptions> = {}, subject?: Subject): Told {
  let printed = "";
  let now = startOfStories;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const report = createReport({
    clock,
    write: (text) => (printed += text),
    ...options,
    env: { NO_COLOR: "1", ...filesOfRunner, ...options.env },
  });
  if (subject !== undefined) report.about(subject);
  for (const { at, ...body } of story) {
    now = Math.max(now, at);
    report.emit(body.kind === "service-event" || body.kind === "task-log" ? { ...body, at } : body);
  }
  return { report, printed: () => printed };
}

const subjectAt = (apiUrl: string, environment?: string): Subject => ({
  job: {
    repository: "acme/shop",
    sha: "8c1f2d7a90b1",
    runId: "4711",
    runAttempt: "1",
    job: "release",
    step: "",
    serverUrl: "https://github.com",
    apiUrl,
    workspace: "",
    temp: "",
  },
  report: {
    dryRun: false,
    streamLogs: true,
    traceTags: true,
    pollInterval: 3000,
    githubToken: "gh-token",
    ...(environment === undefined ? {} : { githubEnvironment: environment }),
  },
});

describe("when the step ends", () => {
  test("writes outputs, summary and annotations, with the error last", async () => {
    const { report, printed } = reportStory(stories["rolled-back"], {}, subjectAt(""));
    await report.finish();
    expect(outputsIn(written("GITHUB_OUTPUT"))).toMatchObject({
      outcome: "rolled-back",
      report: JSON.stringify(report.record()),
    });
    expect(written("GITHUB_STEP_SUMMARY")).toMatch(/^## ↩️ shop:8c1f2d7 → \S+ rolled back after 6 m 12 s\n/u);
    expect(written("GITHUB_STEP_SUMMARY")).toContain(
      "https://github.com/acme/shop/actions/runs/4711/attempts/1",
    );
    const lines = printed().trimEnd().split("\n");
    expect(lines.at(-1)).toMatch(/^::error title=rolled-back%3A application-error::/u);
    expect(lines.at(-2)).toMatch(/^::warning title=worker::/u);
  });

  test("reports a release without an outcome as failed", async () => {
    const { report, printed } = reportStory(stories.released.slice(0, -1));
    await report.finish();
    expect(outputsIn(written("GITHUB_OUTPUT"))["outcome"]).toBe("failed");
    expect(printed()).toContain("✖ FAILED: The release ended without a verdict.");
  });

  test("fails if it can't write outputs, after everything else is written", async () => {
    filesOfRunner["GITHUB_OUTPUT"] = join(folder, "missing", "file");
    const { report, printed } = reportStory(stories.released);
    await expect(report.finish()).rejects.toThrow("ENOENT");
    expect(written("GITHUB_STEP_SUMMARY")).toContain("released in");
    expect(printed()).toContain("::warning title=worker::");
  });

  test("prints a warning if it can't write the summary", async () => {
    filesOfRunner["GITHUB_STEP_SUMMARY"] = join(folder, "missing", "file");
    const { report, printed } = reportStory(stories.released);
    await report.finish();
    expect(outputsIn(written("GITHUB_OUTPUT"))["outcome"]).toBe("released");
    expect(printed()).toMatch(/::warning title=ECS Release::The job summary could not be written/u);
  });

  test("writes no files outside a runner", async () => {
    filesOfRunner = {};
    const { report, printed } = reportStory(stories.released);
    await report.finish();
    expect(printed()).not.toContain("::set-output");
    expect(files.map(written)).toEqual(["", "", ""]);
  });
});

describe("the GitHub deployment", () => {
  test("is created when the release starts to change something, and appears in the record", async () => {
    const server = await openGitHub();
    try {
      const { report } = reportStory(stories.released, {}, subjectAt(server.url, "production"));
      await report.finish();
      expect(server.requests.map(({ body }) => body["state"])).toEqual([undefined, "in_progress", "success"]);
      expect(report.record().githubDeployment).toEqual({ id: 77, environment: "production" });
    } finally {
      await server.close();
    }
  });

  test("is not created for a refused release", async () => {
    const server = await openGitHub();
    try {
      const { report } = reportStory(stories.refused, {}, subjectAt(server.url, "production"));
      await report.finish();
      expect(server.requests).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test("causes a note in log and record without permission", async () => {
    const server = await openGitHub([
      { status: 403, body: { message: "Resource not accessible by integration" } },
    ]);
    try {
      const { report, printed } = reportStory(stories.released, {}, subjectAt(server.url, "production"));
      await report.finish();
      expect(printed()).toContain(
        "! github-environment: The GitHub deployment of production could not be recorded",
      );
      expect(report.record().notes).toEqual([expect.objectContaining({ about: "github-environment" })]);
      expect(outputsIn(written("GITHUB_OUTPUT"))["outcome"]).toBe("released");
    } finally {
      await server.close();
    }
  });

  test("causes a note without a token", () => {
    const { job, report: view } = subjectAt("", "production");
    const { githubToken: _, ...withoutToken } = view;
    const { report } = reportStory([], {}, { job, report: withoutToken });
    expect(report.record().notes).toEqual([
      expect.objectContaining({ text: expect.stringContaining("`github-token` is empty") }),
    ]);
  });
});

describe("the post step", () => {
  test("continues the record of the main step", async () => {
    const main = reportStory(stories.cancelled);
    const resumed = reportFrom(JSON.parse(JSON.stringify(main.report.record())));
    expect(resumed).toEqual(main.report.record());
    const rest: Story = [
      {
        at: startOfStories + 90_000,
        kind: "rollback-ended",
        part: "web",
        back: true,
        text: "web:41 serves",
      },
      {
        at: startOfStories + 90_000,
        kind: "ended",
        outcome: "cancelled",
        sentence: "The job was canceled; web runs web:1 again.",
      },
    ];
    const post = reportStory(rest, resumed === undefined ? {} : { resumed });
    expect(post.report.record().rollback?.parts).toEqual([
      expect.objectContaining({ part: "web", back: true }),
    ]);
    expect(post.report.record().sentence).toBe("The job was canceled; web runs web:1 again.");
  });
});

describe("debug lines and masks", () => {
  test("prints debug lines only in runs with debug logging", () => {
    const withoutDebug = reportStory([]);
    withoutDebug.report.debug("ecs DescribeServices 200 31 ms");
    expect(withoutDebug.printed()).toBe("");
    const withDebug = reportStory([], { env: { RUNNER_DEBUG: "1" } });
    withDebug.report.debug("ecs DescribeServices\n::error::x");
    expect(withDebug.printed()).toBe("::debug::ecs DescribeServices ::error::x\n");
  });

  test("masks a value only on a runner, which does not print it", () => {
    const runner = reportStory([], { env: { GITHUB_ACTIONS: "true" } });
    runner.report.mask("a%b\nc");
    runner.report.mask(" ");
    expect(runner.printed()).toBe("::add-mask::a%25b%0Ac\n");
    const terminal = reportStory([]);
    terminal.report.mask("secret");
    expect(terminal.printed()).toBe("");
  });
});

test("an error in the report does not stop a release", () => {
  const { report, printed } = reportStory([]);
  report.emit({ kind: "check" } as unknown as EventBody);
  expect(printed()).toMatch(/^::warning title=ECS Release::The event check could not be reported/u);
});
