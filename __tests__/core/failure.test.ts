import { describe, expect, test } from "@jest/globals";
import { assertFailure, Failure, joined, messageOf, withoutStop } from "../../src/core/failure.ts";

const failure = new Failure({ name: "x", what: "X.", evidence: [] });
const defect = new TypeError("not a function");
const canceled = AbortSignal.abort(new Error("canceled"));
const open = new AbortController().signal;

describe("a caught error", () => {
  test.each<[string, AbortSignal | undefined]>([
    ["with a signal", open],
    ["without a signal", undefined],
  ])("that is a Failure is kept: %s", (_about, signal) => {
    expect(() => assertFailure(failure, signal)).not.toThrow();
  });

  test.each<[string, unknown, AbortSignal | undefined, string]>([
    ["a Failure of a canceled job", failure, canceled, "canceled"],
    ["a defect", defect, open, "not a function"],
    ["a defect without a signal", defect, undefined, "not a function"],
  ])("that is %s is thrown again", (_about, thrown, signal, message) => {
    expect(() => assertFailure(thrown, signal)).toThrow(message);
  });
});

test.each([
  [["One.", "Two."], "One. Two."],
  [[undefined, "Two.", ""], "Two."],
  [[undefined], ""],
])("joins the sentences of %j", (sentences, text) => {
  expect(joined(...sentences)).toBe(text);
});

test.each([
  ["AWS throttled Amazon ECS.", "AWS throttled Amazon ECS"],
  ["Not Found", "Not Found"],
])("withoutStop(%j) is %j", (sentence, expected) => {
  expect(withoutStop(sentence)).toBe(expected);
});

test.each<[unknown, string]>([
  [new Error("a"), "a"],
  [new RangeError(""), "RangeError"],
  ["b", "b"],
  [undefined, "undefined"],
  [Object.create(null), "[object Object]"],
])("the message of what was thrown: %#", (thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
