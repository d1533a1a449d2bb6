import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import * as fc from "fast-check";
import { bytesOf, fitting } from "../../src/report/record/bounds.ts";
import { fold } from "../../src/report/record/fold.ts";

import { emptyReport, reportFrom } from "../../src/report/record/record.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { revision, startOfStories, stories } from "./stories.ts";
import { recordOf } from "./render-events.ts";

const schema: object = JSON.parse(readFileSync("docs/report.schema.json", "utf8")) as object;
const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

describe("the published schema", () => {
  test.each(Object.entries(stories))("describes %s", (_, story) => {
    validate(recordOf(story));
    expect(validate.errors).toBeNull();
  });

  test("describes any record, which is plain JSON", () => {
    fc.assert(
      fc.property(anyRelease, (events) => {
        const report = recordOf(events);
        validate(report);
        expect(validate.errors).toBeNull();
        expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the record", () => {
  test.each(["smoke-test", "after-release"] as const)(
    "keeps the migration's task: a %s is another",
    (task) => {
      const migration = { task: "migration", taskArn: "task/1", adopted: false } as const;
      const other = { task, taskArn: "task/2", adopted: false } as const;
      const at = startOfStories;
      const report = [
        { kind: "task-started", at, ...migration },
        { kind: "task-started", at, ...other },
        { kind: "task-status", at, task, taskArn: "task/1", status: "STOPPED" },
        { kind: "task-log-read", at, task, taskArn: "task/1", log: ["a"] },
      ] as const;
      const [started] = report;
      expect(report.reduce(fold, emptyReport(at)).migration).toEqual(
        fold(emptyReport(at), started).migration,
      );
    },
  );

  test("keeps each phase's start, end and result, and the wave's number", () => {
    const { steps } = recordOf(stories["rolled-back"]);
    expect(steps.map(({ name, number, result }) => [name, number, result])).toEqual([
      ["plan", undefined, "ok"],
      ["preflight", undefined, "ok"],
      ["register", undefined, "ok"],
      ["migration", undefined, "ok"],
      ["wave", 1, "ok"],
      ["wave", 2, "failed"],
      ["rollback", undefined, "ok"],
    ]);
    expect(steps[3]).toEqual({
      name: "migration",
      startedAt: "2026-11-03T14:00:05.000Z",
      endedAt: "2026-11-03T14:00:32.000Z",
      result: "ok",
    });
  });

  test("replaces a verdict with a later one, and keeps the rollout's time", () => {
    const web = recordOf(stories["rolled-back"]).services.find(({ name }) => name === "web");
    expect(web).toMatchObject({
      verdict: "rolled-back",
      startedAt: "2026-11-03T14:00:33.000Z",
      endedAt: "2026-11-03T14:02:41.000Z",
    });
  });

  test("distinguishes an update of the rollback from one of the release", () => {
    const report = recordOf(stories["rolled-back"].slice(0, -4));
    expect(report.rollback?.endedAt).toBeUndefined();
    const after = fold(report, {
      at: startOfStories,
      kind: "service-updated",
      service: "web",
      from: revision("web", 42),
      to: revision("web", 41),
      deploymentId: "ecs-svc/9",
    });
    expect(after.services).toEqual(report.services);
  });

  test("counts failing tasks once for each cause, and keeps the log that was read", () => {
    const { failing } = recordOf(stories["rolled-back"]);
    expect(failing).toHaveLength(1);
    expect(failing[0]).toMatchObject({ service: "worker", count: 5 });
    expect(failing[0]?.log).toHaveLength(3);
  });

  test("keeps a warning event once, and omits noise", () => {
    expect(recordOf(stories.released).troubles.map(({ text }) => text)).toEqual([
      "(service web) was unable to place a task. Reason: RESOURCE:CPU",
    ]);
  });

  test("limits its lists and counts omitted items", () => {
    let report = emptyReport(startOfStories);
    for (let i = 0; i < 60; i += 1) {
      report = fold(report, { at: startOfStories, kind: "note", level: "info", text: "x".repeat(5000) });
    }
    expect(report.notes).toHaveLength(50);
    expect(report.notes[0]?.text.length).toBeLessThan(1100);
    expect(report.omitted).toEqual({ notes: 10 });
  });
});

test.each([undefined, null, "", {}, { version: 2 }])("reads no record from %j", (value) => {
  expect(reportFrom(value)).toBeUndefined();
});

test("omits the least important parts first, and never verdicts", () => {
  const report = recordOf(stories["rolled-back"]);
  const full = bytesOf(JSON.stringify(report));
  const slim = fitting(report, (fitted) => bytesOf(JSON.stringify(fitted)) < full - 100);
  expect(slim.failing).toEqual(report.failing);
  const least = fitting(report, (fitted) => bytesOf(JSON.stringify(fitted)) < 2_500);
  expect(least.plan).toBeUndefined();
  expect(least.services.map(({ name, verdict }) => [name, verdict])).toEqual(
    report.services.map(({ name, verdict }) => [name, verdict]),
  );
  expect(least.outcome).toBe("rolled-back");
});
