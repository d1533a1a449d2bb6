import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { factsOf } from "../../scripts/policy/facts-of.ts";
import { parseBaseFile } from "../../src/plan/base-file.ts";
import { variableOf } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import { examples, fencesIn, filledIn, isMap, pages, shown } from "./with-blocks.ts";

/** Inputs that only the reusable workflow has. */
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

  test.each(blocks)("%s uses only valid inputs: %s", (_, __, inputs) => {
    const entries = Object.entries(inputs).filter(([name]) => !ofTheWorkflow.has(name));
    const environment = entries.map(([name, value]) => [variableOf(name), filledIn(String(value))]);
    // A page may show a single input.
    const whole = inputs["cluster"] !== undefined;
    const services = { INPUT_SERVICES: "web", "INPUT_TASK-DEFINITION": "latest" };
    const rest = { AWS_REGION: "eu-west-1", ...(whole ? {} : services) };
    expect(() => readRequest({ ...rest, ...Object.fromEntries(environment) })).not.toThrow();
  });

  test.each(blocks.filter(([place]) => place.startsWith("examples/")))(
    "yields a policy for the step in %s: %s",
    (_, __, inputs) => {
      const texts = Object.entries(inputs).flatMap(([name, value]) =>
        ofTheWorkflow.has(name) ? [] : [[name, String(value)] as const],
      );
      expect(() => factsOf(Object.fromEntries(texts))).not.toThrow();
    },
  );

  test("contains valid JSON", () => {
    const texts = pages.flatMap((page) => fencesIn(page, "json").map((text) => [page, text] as const));
    for (const [page, text] of texts) {
      expect([page, text]).toEqual([page, expect.stringMatching(/^\s*[[{]/)]);
      JSON.parse(text);
    }
  });

  test("shows a task definition that the step accepts", () => {
    const text = readFileSync("examples/laravel/task-definition.json", "utf8");
    expect(parseBaseFile(text, "task-definition.json").definition.containers).toHaveLength(2);
  });
});

describe("the reusable workflow", () => {
  const workflow = parse(readFileSync(".github/workflows/release.yml", "utf8")) as {
    on: {
      workflow_call: {
        inputs: Record<string, { default?: unknown; required?: boolean; type?: string }>;
        secrets: Record<string, unknown>;
        outputs: Record<string, unknown>;
      };
    };
    jobs: {
      release: {
        outputs: Record<string, unknown>;
        steps: Array<{ id?: string; if?: string; uses?: string; with?: unknown }>;
      };
    };
  };
  const { inputs, outputs, secrets } = workflow.on.workflow_call;
  const { release } = workflow.jobs;
  const step = release.steps.find(({ id }) => id === "release")?.with;
  const passedInputs = isMap(step) ? step : {};

  const action = parse(readFileSync("action.yml", "utf8")) as {
    inputs: Record<string, { default?: string }>;
    outputs: Record<string, unknown>;
  };

  test("accepts every input of the action, in its order, and the token as a secret", () => {
    const own = Object.keys(inputs).filter((name) => !ofTheWorkflow.has(name));
    expect(own).toEqual(Object.keys(action.inputs).filter((name) => name !== "github-token"));
    expect(Object.keys(secrets)).toEqual(["github-token"]);
  });

  test.each(Object.entries(action.inputs).filter(([name]) => name !== "github-token"))(
    "has the action's default for %s",
    (name, input) => {
      const { default: value, required, type } = inputs[name] ?? {};
      // GitHub treats a boolean without a default as false, and the workflow passes run-migrations on as not set.
      const unset = type === "boolean" ? "false" : "";
      expect(required === true ? unset : String(value)).toBe(input.default ?? unset);
    },
  );

  test("passes every input unchanged", () => {
    const passed = Object.keys(passedInputs).filter((name) => name !== "github-token");
    expect(passed).toEqual(Object.keys(inputs).filter((name) => !ofTheWorkflow.has(name)));
    for (const name of passed) {
      const or = name === "run-migrations" ? " || ''" : "";
      expect([name, passedInputs[name]]).toEqual([name, `\${{ inputs.${name}${or} }}`]);
    }
    expect(passedInputs["github-token"]).toBe("${{ secrets.github-token || github.token }}");
  });

  test("checks out the repository only if an input names a file", () => {
    const condition = release.steps.find(({ uses = "" }) => uses.startsWith("actions/checkout@"))?.if ?? "";
    const needsFile = (inputsOfCall: Record<string, string>): boolean => {
      const code = condition
        .replaceAll(/inputs\.([\w-]+)/g, (_, name: string) => JSON.stringify(inputsOfCall[name] ?? ""))
        .replaceAll("fromJSON", "JSON.parse");
      const contains = (all: string | readonly string[], one: string): boolean => all.includes(one);
      // eslint-disable-next-line typescript/no-implied-eval -- the expression of our own workflow, as JavaScript
      return Boolean(new Function("contains", `return ${code}`)(contains));
    };
    const cases: ReadonlyArray<readonly [Record<string, string>, boolean]> = [
      [{}, false],
      [{ "task-definition": "latest" }, false],
      [{ "task-definition": "current" }, false],
      [{ "task-definition": "previous" }, false],
      [{ "task-definition": "web:3\nworker:4" }, false],
      [{ "task-definition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3" }, false],
      [{ "task-definition": "deploy/web.json\ndeploy/worker.json" }, true],
      [{ "codedeploy-appspec": "deploy/appspec.yaml" }, true],
    ];
    expect(cases.map(([call]) => [call, needsFile(call)])).toEqual(cases);
  });

  test("has every output of the action except the report", () => {
    const names = Object.keys(action.outputs).filter((name) => name !== "report");
    expect(Object.keys(outputs)).toEqual(names);
    expect(Object.keys(release.outputs)).toEqual(names);
  });
});
