/** AWS's validation errors quote the value, which may be a password. */
import { expect, test } from "@jest/globals";
import { classify, toFailure } from "../../../src/aws/errors/classify.ts";
import { withoutQuotedValues } from "../../../src/aws/errors/quoted-values.ts";

const secret = "hunter2";
const at = "containerDefinitions.1.member.environment.1.member.value";
const constraint = "failed to satisfy constraint: Member must have length less than or equal to 5";

test.each([
  ["one value", `1 validation error detected: Value '${secret}' at '${at}' ${constraint}`],
  [
    "two values",
    `2 validation errors detected: Value '${secret}' at 'name' ${constraint}; Value '${secret}2' at '${at}' ${constraint}`,
  ],
  ["a list", `Value '[${secret}, b]' at '${at}' ${constraint}`],
  ["quotes in the value", `Value 'it's ${secret}' at 'x' and ${secret}' at '${at}' ${constraint}`],
  ["several lines", `Value 'a\n${secret}\n' at '${at}' ${constraint}`],
  ["a truncated value", `1 validation error detected: Value '${"x".repeat(20_000)}${secret}`],
  ["a different spelling", `value '${secret}' at '${at}' Failed to satisfy constraint: …`],
])("removes %s", (_about, message) => {
  const error = Object.assign(new Error(message), {
    name: "ValidationException",
    $metadata: { httpStatusCode: 400 },
  });
  expect(classify(error).message).not.toContain(secret);
  const failure = toFailure(error, { service: "ecs", operation: "RegisterTaskDefinition" });
  expect(JSON.stringify(failure.why)).not.toContain(secret);
});

test("keeps the member and the constraint", () => {
  expect(withoutQuotedValues(`Value '${secret}' at '${at}' ${constraint}`)).toBe(
    `Value (removed) at '${at}' ${constraint}`,
  );
});

test("keeps other messages unchanged", () => {
  const message = "The role 'arn:aws:iam::123456789012:role/x' can't be assumed.";
  expect(withoutQuotedValues(message)).toBe(message);
});
