import { describe, expect, test } from "@jest/globals";
import { readRequest } from "../../src/request/read.ts";
import { distance } from "../../src/request/unknown-inputs.ts";
import { environmentOf, failureOf, problemsOf, smallest } from "./environment.ts";
import type { Inputs } from "./environment.ts";

describe("problems", () => {
  test("are reported in one failure, in the order of the inputs", () => {
    const failure = failureOf(() =>
      readRequest(
        environmentOf({ "poll-interval": "1ms", cluster: "a b", sevices: "web", "run-migrations": "no" }),
      ),
    );
    expect(failure.why).toEqual({
      name: "invalid-inputs",
      what: "Some inputs of the step are invalid; no AWS call was made.",
      evidence: [
        expect.stringMatching(/^sevices: There is no such input\. Use services\.$/),
        expect.stringMatching(/^aws-region: No region is set/),
        expect.stringMatching(/^cluster: "a b"/),
        expect.stringMatching(/^run-migrations: "no"/),
        expect.stringMatching(/^poll-interval: "1ms"/),
      ],
      remedy: expect.any(String),
    });
  });

  test("include every invalid item of a list", () => {
    expect(problemsOf({ services: "a b, c\nd/e" })).toHaveLength(2);
  });

  test("are limited to ten for one input, and the others are counted", () => {
    const problems = problemsOf({
      services: Array.from({ length: 50 }, (_, n) => `bad name ${n}`).join(","),
    });
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toBe("services: and 40 more like these.");
  });
});

describe("unknown inputs", () => {
  test.each<[Inputs, string]>([
    [{ service: "web" }, "service: There is no such input. Use services."],
    [{ clusters: "shop" }, "clusters: There is no such input. Use cluster."],
    [{ run_migrations: "true" }, "run_migrations: There is no such input. Use run-migrations."],
    [{ "run-migration": "true" }, "run-migration: There is no such input. Use run-migrations."],
    [{ "wait-for-minutes": "5" }, "wait-for-minutes: There is no such input. Use rollout-timeout."],
    [{ "made-up-thing": "5" }, "made-up-thing: There is no such input. The README lists all inputs."],
    [{ ecs_service_name: "web" }, "ecs_service_name: There is no such input. Use services."],
    [
      { command: "php artisan migrate" },
      "command: There is no such input: set it in the task definition, or use migration-command for the migration.",
    ],
  ])("%j", (inputs, problem) => {
    expect(problemsOf(inputs)).toEqual([problem]);
  });

  test("hide the follow-up problem of the right input", () => {
    const environment = environmentOf({ "aws-region": "eu-west-1", service: "web", image: "shop:1" });
    expect(failureOf(() => readRequest(environment)).why.evidence).toEqual([
      "service: There is no such input. Use services.",
    ]);
  });

  test("never contain the value", () => {
    expect(problemsOf({ "aws-secret-access-key": "wJalrXUtnFEMI" }).join()).not.toContain("wJalrXUtnFEMI");
  });

  test.each<Inputs>([
    { version: "1.2.3" },
    { tag: "v1" },
    { "made-up-thing": "" },
    { ["x".repeat(1000)]: "a-b" },
  ])("do not include %j, which may be a variable of the job", (inputs) => {
    expect(() => readRequest(environmentOf({ ...smallest, ...inputs }))).not.toThrow();
  });

  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["services", "sevrices", 1],
    ["ab", "ba", 1],
    ["image", "images", 1],
  ])("the distance of %j and %j is %d", (one, other, expected) => {
    expect(distance(one, other)).toBe(expected);
    expect(distance(other, one)).toBe(expected);
  });
});
