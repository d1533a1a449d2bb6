import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { isSuccess, outcomes } from "../../src/core/outcome.ts";
import { bytesOf } from "../../src/report/record/bounds.ts";
import { outputsOf } from "../../src/report/outputs.ts";
import type { ReleaseReport } from "../../src/report/record/record.ts";
import { anyRelease } from "./arbitrary-events.ts";
import { revision, stories } from "./stories.ts";
import { recordOf } from "./render-events.ts";

const parsed = (json: string): unknown => JSON.parse(json);
const servicesOf = (name: keyof typeof stories): unknown =>
  parsed(outputsOf(recordOf(stories[name])).services);

test.each(outcomes)("names images only if they went live: %s", (outcome) => {
  const image = `shop@sha256:${"a".repeat(64)}`;
  const report = recordOf(stories.released);
  if (report.plan === undefined) throw new Error("the story has no plan");
  const families = report.plan.families.map((family) => ({ ...family, images: [image] }));
  const { images } = outputsOf({ ...report, outcome, plan: { ...report.plan, families } });
  expect(images).toBe(["released", "unchanged", "started"].includes(outcome) ? image : "");
});

test("contains the outputs of a release", () => {
  const outputs = outputsOf(recordOf(stories.released));
  expect(outputs).toMatchObject({
    outcome: "released",
    "task-definition-arn": revision("web", 42),
    "migration-task-arn": `arn:aws:ecs:eu-west-1:123456789012:task/shop/${"3f9b2c".padEnd(32, "0")}`,
    "migration-exit-code": "0",
  });
  expect(parsed(outputs["task-definition-arns"])).toEqual({
    web: revision("web", 42),
    worker: revision("worker", 18),
  });
  expect(parsed(outputs["previous-task-definition-arns"])).toEqual({
    web: revision("web", 41),
    worker: revision("worker", 17),
  });
  expect(parsed(outputs.services)).toEqual([
    {
      name: "web",
      verdict: "released",
      from: revision("web", 41),
      to: revision("web", 42),
      deploymentId: "ecs-svc/8423710995162",
      seconds: 128,
      cause: null,
    },
    {
      name: "worker",
      verdict: "released",
      from: revision("worker", 17),
      to: revision("worker", 18),
      deploymentId: "ecs-svc/1190553007428",
      seconds: 59,
      cause: null,
    },
  ]);
  expect(parsed(outputs.report)).toEqual(recordOf(stories.released));
});

describe("task-definition-arn", () => {
  test.each([
    ["released", revision("web", 42)],
    ["rolled-back", revision("web", 42)],
    ["migration-failed", revision("web", 42)],
    ["unchanged", revision("web", 42)],
    ["planned", ""],
    ["refused", ""],
  ] as const)("of %s", (name, arn) => {
    expect(outputsOf(recordOf(stories[name]))["task-definition-arn"]).toBe(arn);
  });

  test("is the running revision of an unchanged service, not its family's newest", () => {
    const report = recordOf(stories.unchanged);
    const families = report.families.map((family) => ({ ...family, to: revision("web", 99) }));
    expect(outputsOf({ ...report, families })["task-definition-arn"]).toBe(revision("web", 42));
  });

  test("is the registered family's if there are no services", () => {
    const report = { ...recordOf(stories.released), services: [] };
    expect(outputsOf(report)["task-definition-arn"]).toBe(revision("web", 42));
  });
});

describe("a service's verdict", () => {
  test.each([
    ["rolled-back", ["rolled-back", "rolled-back"]],
    ["migration-failed", ["unchanged", "unchanged"]],
    ["planned", ["unchanged", "unchanged"]],
    ["refused", ["unchanged", "unchanged"]],
    ["superseded", ["superseded", "unchanged"]],
    ["cancelled", ["cancelled", "unchanged"]],
    ["unchanged", ["unchanged"]],
  ] as const)("in %s", (name, verdicts) => {
    expect(servicesOf(name)).toEqual(verdicts.map((verdict) => expect.objectContaining({ verdict })));
  });

  test("comes with its cause", () => {
    expect(servicesOf("rolled-back")).toEqual([
      expect.objectContaining({ name: "web", cause: null }),
      expect.objectContaining({
        name: "worker",
        cause: expect.objectContaining({ name: "application-error" }),
      }),
    ]);
  });
});

test("sets outputs that do not apply to an empty string", () => {
  expect(outputsOf(recordOf([]))).toMatchObject({
    outcome: "failed",
    "task-definition-arn": "",
    "task-definition-arns": "{}",
    "previous-task-definition-arns": "{}",
    "migration-task-arn": "",
    "migration-exit-code": "",
    services: "[]",
    images: "",
  });
});

test("writes strings and valid JSON for any record, and never invents a success", () => {
  fc.assert(
    fc.property(anyRelease, (events) => {
      const report = recordOf(events);
      const outputs = outputsOf(report);
      expect(Object.values(outputs).every((value) => typeof value === "string")).toBe(true);
      for (const name of [
        "task-definition-arns",
        "previous-task-definition-arns",
        "services",
        "report",
      ] as const) {
        expect(() => parsed(outputs[name])).not.toThrow();
      }
      expect(isSuccess(outputs.outcome)).toBe(report.outcome !== undefined && isSuccess(report.outcome));
      expect(bytesOf(outputs.report)).toBeLessThanOrEqual(100_000);
    }),
  );
});

/** Services with names of the maximum length, and all other parts as large as a bounded record allows. */
const crowded = (count: number, text: string): ReleaseReport => {
  const report = recordOf(stories["rolled-back"]);
  const [service] = report.services;
  if (service === undefined) throw new Error("no service");
  const cause = { name: "cause", what: text, evidence: Array.from({ length: 10 }, () => text), remedy: text };
  const named = (index: number): string => `${index}-${"n".repeat(240)}`;
  const services = Array.from({ length: count }, (_, index) => ({ ...service, name: named(index), cause }));
  const parts = services.map(({ name }) => ({ part: name, to: text, startedAt: report.startedAt, text }));
  return {
    ...report,
    services,
    steps: [{ name: "wave", startedAt: report.startedAt, services: services.map(({ name }) => name) }],
    families: services.map(({ name }) => ({ family: name, from: text, to: text, reused: false })),
    schedules: services.map(({ name }) => ({ name, verdict: "rolled-back", from: [text], to: text })),
    smokeTests: services.map(({ name }) => ({ service: name, result: "passed", text })),
    rollback: { reason: text, startedAt: report.startedAt, parts },
    notes: services.slice(0, 50).map(() => ({ level: "info", text })),
    cause,
  };
};

test.each([
  [200, "x".repeat(1000)],
  [600, "é".repeat(1000)],
  [200, "short"],
])("keeps the report of %d services within its size limit, with the outcome", (count, text) => {
  const { report } = outputsOf(crowded(count, text));
  expect(bytesOf(report)).toBeLessThanOrEqual(100_000);
  expect(parsed(report)).toMatchObject({ outcome: "rolled-back", version: 1 });
});

test("keeps the verdicts of two hundred services", () => {
  const report = parsed(outputsOf(crowded(200, "x".repeat(300))).report) as ReleaseReport;
  expect(report.services).toHaveLength(200);
  expect(new Set(report.services.map(({ verdict }) => verdict)).size).toBe(1);
  expect(report.services[0]?.verdict).toBeDefined();
});
