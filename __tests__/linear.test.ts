/** The time to parse long external texts grows linearly: a quadratic pattern would take minutes here. */
import { expect, test } from "@jest/globals";
import { JsonDocument } from "../src/ecs/definition/document.ts";
import { ExactNumber } from "../src/ecs/definition/exact-json.ts";
import { storedForm } from "../src/ecs/definition/stored-form.ts";
import { prose } from "../src/report/summary/markdown.ts";
import { jobLinks } from "../src/report/job-links.ts";
import { readJob } from "../src/request/job.ts";

const million = 1_000_000;

const texts: ReadonlyArray<readonly [about: string, read: () => unknown]> = [
  ["a number with many zeros", () => new ExactNumber(`1${"0".repeat(million)}1`).canonical],
  ["a number of only zeros", () => new ExactNumber("0".repeat(million)).canonical],
  [
    "a CPU value with many digits",
    () =>
      storedForm(
        JsonDocument.parse(
          JSON.stringify({ cpu: `${"0".repeat(million)}P`, memory: `1${" ".repeat(million)}P` }),
        ),
      ),
  ],
  ["a sentence of spaces", () => prose(`x${" ".repeat(million)}x`)],
  [
    "a server's address of slashes",
    () =>
      jobLinks(readJob({ GITHUB_SERVER_URL: `https://a/${"/".repeat(million)}a`, GITHUB_REPOSITORY: "a/b" })),
  ],
];

test.each(texts)("%s", (_about, read) => {
  expect(read()).toBeDefined();
});
