import { describe, expect, test } from "@jest/globals";
import { parseCommandLine } from "../../probe/command-line.ts";

describe("the command line", () => {
  const cases: ReadonlyArray<readonly [string[], object]> = [
    [["--simulator"], { target: "simulator", yes: false, clean: false }],
    [["--endpoint", "http://127.0.0.1:5000"], { target: "endpoint", endpoint: "http://127.0.0.1:5000" }],
    [["--region", "eu-west-1", "--yes"], { target: "aws", region: "eu-west-1", yes: true }],
    [["--simulator", "--only", "a,b"], { only: ["a", "b"] }],
  ];
  test.each(cases)("parses %j", (args, expected) => {
    expect(parseCommandLine(args, {})).toMatchObject(expected);
  });

  test("reads the region from the environment", () => {
    expect(parseCommandLine([], { AWS_REGION: "eu-north-1" })).toMatchObject({
      target: "aws",
      region: "eu-north-1",
    });
  });

  test.each([
    [[], "Set --region"],
    [["--simulator", "--endpoint", "http://127.0.0.1"], "not both"],
    [["--endpoint", "moto"], "is not a URL"],
  ])("rejects %j", (args, text) => {
    expect(() => parseCommandLine(args, {})).toThrow(text);
  });
});
