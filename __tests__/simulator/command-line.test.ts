import { describe, expect, test } from "@jest/globals";
import { parseCommandLine } from "../../simulator/command-line.ts";
import { wallTime } from "../../simulator/wall-time.ts";

describe("npm run simulator", () => {
  test.each([
    [[], { scenario: undefined, port: 0, speed: 1 }],
    [["rollback"], { scenario: "rollback", port: 0, speed: 1 }],
    [["--port", "8080", "rollback", "--speed=60"], { scenario: "rollback", port: 8080, speed: 60 }],
    [["rollback", "--speed", "0.5"], { scenario: "rollback", port: 0, speed: 0.5 }],
  ])("parses %j", (args, expected) => {
    expect(parseCommandLine(args)).toEqual(expected);
  });

  test.each([
    [["a", "b"], "Pass one scenario, not a and b."],
    [["a", "--port", "http"], '--port must be a number from 0 to 65535, not "http".'],
    [["a", "--port", "70000"], '--port must be a number from 0 to 65535, not "70000".'],
    [["a", "--speed", "0"], '--speed must be greater than 0 and at most 100000, not "0".'],
    [["a", "--speed", "fast"], '--speed must be greater than 0 and at most 100000, not "fast".'],
    [["a", "--fast"], "Unknown option '--fast'"],
  ])("rejects %j", (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message);
  });

  test("runs world time faster than the wall clock that callers use", () => {
    let wall = 1_000_000;
    const time = wallTime(60, () => wall);
    expect([time.now(), time.callerNow()]).toEqual([1_000_000, 1_000_000]);
    wall += 1000;
    expect([time.now(), time.callerNow()]).toEqual([1_060_000, 1_001_000]);
  });
});
