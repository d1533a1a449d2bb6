import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { annotationCommand, annotationsOf } from "../../src/report/annotations.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { commandIn, linesOf } from "./runner.ts";
import { stories } from "./stories.ts";
import { recordOf } from "./render-events.ts";

const unescaped = (data: string): string =>
  data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");

test("a failed release has one error, with cause, evidence and remedy", () => {
  const [warning, error, ...more] = annotationsOf(recordOf(stories["migration-failed"]));
  expect(warning).toMatchObject({ level: "warning", title: "worker" });
  expect(error).toEqual({
    level: "error",
    title: "migration-failed: migration-exit-code",
    message: [
      "The migration failed. No service was changed.",
      "The migration's container app exited with code 1.",
      "  SQLSTATE[42S21]: Column already exists: 1060 Duplicate column name 'total' (SQL: alter table `orders` add `total` int)",
      "→ Fix the migration and run the job again. No service was changed.",
    ].join("\n"),
  });
  expect(more).toEqual([]);
});

test("only warnings among the checks and notes are annotated", () => {
  const levels = (["ok", "warning", "failure"] as const).map((level) => ({ about: level, level, text: "a" }));
  const notes = (["info", "warning"] as const).map((level) => ({ about: `note ${level}`, level, text: "b" }));
  const report = { ...recordOf(stories.released), checks: levels, notes };
  expect(annotationsOf(report).map(({ title }) => title)).toEqual(["warning", "note warning"]);
});

test.each(["released", "unchanged", "planned"] as const)("%s has no error", (name) => {
  expect(annotationsOf(recordOf(stories[name])).filter(({ level }) => level === "error")).toEqual([]);
});

test("a release without a verdict is an error", () => {
  expect(annotationsOf(recordOf([]))).toEqual([{ level: "error", title: "failed", message: "" }]);
});

describe("annotation commands", () => {
  test("are escaped as the runner unescapes them", () => {
    expect(annotationCommand({ level: "error", title: "a: b, c", message: "100 %\n::error::x" })).toBe(
      "::error title=a%3A b%2C c::100 %25%0A\\::error::x\n",
    );
  });

  test("are at most ten for any release, within the length limit, on one line, and contain no other command", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const annotations = annotationsOf(recordOf(events));
        expect(annotations.length).toBeLessThanOrEqual(10);
        expect(annotations.filter(({ level }) => level === "error").length).toBeLessThanOrEqual(1);
        for (const annotation of annotations) {
          const command = annotationCommand(annotation);
          expect(linesOf(command)).toEqual([expect.stringMatching(/^::(?:error|warning) title=/u), ""]);
          const data = unescaped(command.slice(command.indexOf("::", 2) + 2, -1));
          expect(data.length).toBeLessThanOrEqual(4096);
          expect(linesOf(data).map(commandIn).filter(Boolean)).toEqual([]);
        }
      }),
    );
  });

  test("keep the length limit if escaping makes them longer", () => {
    const command = annotationCommand({ level: "error", title: "x", message: "##[x\n".repeat(4000) });
    expect(unescaped(command).length - "::error title=x::\n".length).toBeLessThanOrEqual(4096);
  });
});

test("counts warnings that do not fit", () => {
  const notes = Array.from({ length: 30 }, (_, index) => ({
    level: "warning" as const,
    text: String(index),
  }));
  const annotations = annotationsOf({ ...recordOf(stories.released), checks: [], notes });
  expect(annotations).toHaveLength(9);
  expect(annotations.at(-1)).toMatchObject({ level: "warning", message: "22 more are in the job summary." });
});
