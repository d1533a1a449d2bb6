import { expect, test } from "@jest/globals";
import { withoutStop } from "../../src/core/failure.ts";

test.each([
  ["AWS throttled Amazon ECS.", "AWS throttled Amazon ECS"],
  ["Not Found", "Not Found"],
])("withoutStop(%j) is %j", (sentence, expected) => {
  expect(withoutStop(sentence)).toBe(expected);
});
