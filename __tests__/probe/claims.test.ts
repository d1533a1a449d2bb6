/** The list of claims is complete, and each has a source and a section in the reference. */
import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { claims } from "../../probe/claims/index.ts";
import { anchorsOf } from "../../scripts/docs/links.ts";

test("there are at least forty claims, each with a unique ID", () => {
  const ids = claims.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(40);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z\d-]+$/.test(id))).toEqual([]);
});

test("every claim is a sentence with a URL", () => {
  const odd = claims.filter(
    ({ sentence, source }) => !/^[A-Z`].*[.”]$/s.test(sentence) || !source.startsWith("https://"),
  );
  expect(odd.map(({ id, sentence, source }) => ({ id, sentence, source }))).toEqual([]);
});

test("every claim belongs to a section of the AWS reference", () => {
  const anchors = anchorsOf(readFileSync("docs/aws-reference.md", "utf8"));
  expect(claims.filter(({ section }) => !anchors.has(section)).map(({ id }) => id)).toEqual([]);
});
