import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { Failure } from "../../src/core/failure.ts";
import { inputNames } from "../../src/request/inputs.ts";
import type { InputName } from "../../src/request/inputs.ts";
import { readRequest } from "../../src/request/read.ts";
import { runs } from "../release/properties/long.ts";
import { environmentOf, smallest } from "./environment.ts";

type Environment = Record<string, string>;

/** "taken", or the problems. Rethrows everything else, which fails the test. */
function reading(environment: Environment): "taken" | readonly string[] {
  try {
    readRequest(environment);
    return "taken";
  } catch (error) {
    if (error instanceof Failure && error.why.name === "invalid-inputs") return error.why.evidence;
    throw error;
  }
}

/** Texts that resemble inputs, to get far into the parsers, and random texts. */
const pieces = [
  "arn:aws:iam::123456789012:role/a",
  "arn:aws:ecs:eu-west-1:123456789012:service/a/b",
  ":::::",
  "rule/",
  "schedule/a",
  "NAME=value",
  "web:A=1",
  "A-",
  "sha256:",
  "https://",
  "[",
  '["a"]',
  "${{ x }}",
  "::set-output name=a::b",
  "\u001b[31m",
  "\u0000",
  "\u2028",
  "\ud800",
  "__proto__",
  "constructor=1",
  "toString",
  "true",
  "1.5h",
  "9007199254740993",
  ",",
  "\r\n",
  "\n",
  " ",
  "'",
  '"',
  "\\",
  "@",
  "/",
];
const anyInputText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 12 })
    .map((p) => p.join("")),
);
const inputs = fc.dictionary(fc.constantFrom<string>(...inputNames), anyInputText, { maxKeys: 12 });
const stranger = fc.dictionary(
  fc.string({ unit: "grapheme", maxLength: 20 }).map((name) => `INPUT_${name}`),
  anyInputText,
  { maxKeys: 2 },
);
const strangers = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: stranger });

describe("any text in any input", () => {
  test("yields a request, or one failure with one-line problems", () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(inputs, strangers, (given, others) => {
        const result = reading({ ...environmentOf({ ...smallest, ...given }), ...others });
        counts[result === "taken" ? "taken" : "refused"] += 1;
        return result === "taken" || (result.length > 0 && !result.some((problem) => /[\r\n]/.test(problem)));
      }),
      { numRuns: runs(10_000) },
    );
    expect(counts.taken).toBeGreaterThan(0);
    expect(counts.refused).toBeGreaterThan(counts.taken);
  });

  test("reports the same problems for many inputs as for each alone", () => {
    const alone = { ...smallest, "force-new-deployment": "true", "dry-run": "true" };
    // Inputs that no rule compares with another input.
    const independent: readonly InputName[] = [
      "role-to-assume",
      "role-to-chain",
      "role-duration-seconds",
      "image",
      "environment-variables",
      "desired-count",
      "migration-container",
      "migration-subnets",
      "rollout-timeout",
      "smoke-test-url",
      "poll-interval",
      "github-environment",
    ];
    const given = fc.dictionary(fc.constantFrom<string>(...independent), anyInputText, {
      minKeys: 2,
      maxKeys: 6,
    });
    const problems = (part: Readonly<Record<string, string>>): readonly string[] => {
      const result = reading(environmentOf({ ...alone, ...part }));
      return result === "taken" ? [] : result;
    };
    fc.assert(
      fc.property(given, (many) => {
        const each = Object.entries(many).flatMap(([name, value]) => problems({ [name]: value }));
        expect(problems(many).toSorted()).toEqual(each.toSorted());
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("problems never contain a secret", () => {
  const marker = "hunter2-";
  const secretText = fc.stringMatching(/^[!-~]{0,20}$/).map((text) => `${marker}${text}`);
  /** Lines with the secret as the value, without `NAME=`, and in lines with another mistake. */
  const line = fc.oneof(
    secretText.map((value) => `A=${value}`),
    secretText.map((value) => `A =${value}`),
    secretText.map((value) => `a:b:c=${value}`),
    secretText.map((value) => `a b:C=${value}`),
    secretText.map((value) => `=${value}`),
    secretText.map((value) => value.replaceAll("=", "")),
    secretText.map((value) => `${value.replaceAll("=", "")} x`),
  );
  const broken = fc.array(line, { minLength: 1, maxLength: 5 }).map((all) => all.join("\n"));

  test.each<InputName>(["environment-variables", "secrets", "migration-environment"])("%s", (name) => {
    let refused = 0;
    fc.assert(
      fc.property(broken, (text) => {
        const result = reading(environmentOf({ ...smallest, [name]: text }));
        if (result === "taken") return;
        refused += 1;
        expect(result.join("\n")).not.toContain("hunter2");
      }),
      { numRuns: runs(1000) },
    );
    expect(refused).toBeGreaterThan(runs(1000) / 2);
  });

  test.each<[InputName, string]>([
    ["github-token", "hunter2 with a blank"],
    ["smoke-test-url", "https://user:hunter2@shop.test"],
    ["smoke-test-url", "shop.test/?key=hunter2"],
    ["migration-command", "mysql -phunter2 && true"],
    ["migration-command", "PASSWORD=hunter2 mysql"],
    ["migration-command", '["mysql", "-phunter2"'],
  ])("%s: %s", (name, text) => {
    const result = reading(environmentOf({ ...smallest, [name]: text }));
    expect(result).toHaveLength(1);
    expect(String(result)).not.toContain("hunter2");
  });
});

describe("parsers read 200 kB in linear time", () => {
  // A quadratic parser needs minutes and hits the test's timeout.
  const size = 200_000;
  const fill = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);
  const all = (text: string): Environment =>
    environmentOf(Object.fromEntries(inputNames.map((name) => [name, text])));

  const parts =
    'a|-|/|\'|"|\\|$|1|[|\n|:|=|,|.|@|&|{|a,|a\n|A=1\n|a:b=1\n|a-|a-\n|a.|a_|a/|a:|"\\|. |\\\n|$\\\n|é|🚀';

  test.each(parts.split("|"))("%j", (part) => {
    const problems = reading(all(fill(part)));
    expect(problems).not.toBe("taken");
    expect(String(problems).length).toBeLessThan(50_000);
  });
});
