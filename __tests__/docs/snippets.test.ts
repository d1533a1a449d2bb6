import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { factsOf } from "../../scripts/policy/facts-of.ts";
import { parseBaseFile } from "../../src/plan/base-file.ts";
import { inputNames, variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import { examples, fencesIn, filledIn, isMap, pages, shown } from "./with-blocks.ts";

/** Inputs that the reusable workflow has besides those of the action. */
const ofTheWorkflow = new Set(["environment", "environment-url", "runs-on", "timeout-minutes"]);

const blocks = shown.map(
  ({ place, inputs }) => [place, Object.keys(inputs).join(" ").slice(0, 80), inputs] as const,
);

describe("the documentation", () => {
  test("shows the smallest step, and every example releases", () => {
    const places = new Set(shown.map(({ place }) => place));
    expect(places).toContain("README.md");
    expect(examples.filter((example) => !places.has(example))).toEqual([]);
  });

  test.each(blocks)("%s shows inputs that are taken: %s", (_, __, inputs) => {
    const entries = Object.entries(inputs).filter(([name]) => !ofTheWorkflow.has(name));
    const environment = entries.map(([name, value]) => [variableOf(name), filledIn(String(value))]);
    // A page may show one input alone.
    const whole = inputs["cluster"] !== undefined;
    const services = { INPUT_SERVICES: "web", "INPUT_TASK-DEFINITION": "latest" };
    const rest = { AWS_REGION: "eu-west-1", ...(whole ? {} : services) };
    expect(() => readRequest({ ...rest, ...Object.fromEntries(environment) })).not.toThrow();
  });

  test.each(blocks.filter(([place]) => place.startsWith("examples/")))(
    "a policy can be printed for the step of %s: %s",
    (_, __, inputs) => {
      const texts = Object.entries(inputs).flatMap(([name, value]) =>
        ofTheWorkflow.has(name) ? [] : [[name, String(value)] as const],
      );
      expect(() => factsOf(Object.fromEntries(texts))).not.toThrow();
    },
  );

  test("shows JSON that is JSON", () => {
    const texts = pages.flatMap((page) => fencesIn(page, "json").map((text) => [page, text] as const));
    for (const [page, text] of texts) {
      expect([page, text]).toEqual([page, expect.stringMatching(/^\s*[[{]/)]);
      JSON.parse(text);
    }
  });

  test("shows a task definition that the step takes", () => {
    const text = readFileSync("examples/laravel/task-definition.json", "utf8");
    expect(parseBaseFile(text, "task-definition.json").definition.containers).toHaveLength(2);
  });
});

describe("the reusable workflow", () => {
  const workflow = parse(readFileSync(".github/workflows/release.yml", "utf8")) as {
    on: { workflow_call: { inputs: Record<string, unknown>; outputs: Record<string, unknown> } };
    jobs: { release: { outputs: Record<string, unknown>; steps: Array<{ id?: string; with?: unknown }> } };
  };
  const { inputs, outputs } = workflow.on.workflow_call;
  const { release } = workflow.jobs;
  const step = release.steps.find(({ id }) => id === "release")?.with;
  const handedOn = isMap(step) ? step : {};

  /** Its network, its names and the GitHub deployment come from elsewhere. */
  const leftOut = [
    "audience",
    "github-environment",
    "github-environment-url",
    "github-token",
    "if-migrating",
    "migration-assign-public-ip",
    "migration-security-groups",
    "migration-subnets",
    "poll-interval",
    "role-session-name",
    "smoke-test-timeout",
    "stream-logs",
    "trace-tags",
  ];

  test("takes the inputs of the action by their own names, but for those that are left out on purpose", () => {
    const own = Object.keys(inputs).filter((name) => !ofTheWorkflow.has(name));
    expect([...own, ...leftOut].toSorted()).toEqual([...inputNames].toSorted());
  });

  test("hands every input on as it is", () => {
    expect(Object.keys(handedOn)).toEqual(Object.keys(inputs).filter((name) => !ofTheWorkflow.has(name)));
    for (const [name, value] of Object.entries(handedOn)) {
      const or = name === "run-migrations" ? " || ''" : "";
      expect(value).toBe(`\${{ inputs.${name}${or} }}`);
    }
  });

  test("has the outputs of the action, but for the report", () => {
    const action = parse(readFileSync("action.yml", "utf8")) as { outputs: Record<string, unknown> };
    const names = Object.keys(action.outputs).filter((name) => name !== "report");
    expect(Object.keys(outputs)).toEqual(names);
    expect(Object.keys(release.outputs)).toEqual(names);
  });
});
