/** Which failed polls count as "nothing seen". */
import { describe, expect, test } from "@jest/globals";
import { toFailure } from "../../../src/aws/errors/classify.ts";
import { Failure } from "../../../src/core/failure.ts";
import type { EventBody } from "../../../src/core/events.ts";
import { toleratingOutages } from "../../../src/release/rollout/outages.ts";

const failed = (name: string, httpStatusCode = 400): Failure =>
  toFailure(
    { name, message: "m", $metadata: { httpStatusCode } },
    { service: "ecs", operation: "DescribeServices" },
  );

describe("a poll that fails", () => {
  test.each([
    ["throttled", failed("ThrottlingException")],
    ["5xx", failed("ServerException", 500)],
    ["an unknown error", failed("NeverHeardOfException")],
  ])("is tolerated with one note: %s", async (_, error) => {
    const events: EventBody[] = [];
    const { attempt, lastFailure } = toleratingOutages(
      (event) => events.push(event),
      "web",
      () => Promise.reject(error),
    );
    expect([await attempt(), await attempt(), lastFailure()]).toEqual([undefined, undefined, error]);
    expect(events).toHaveLength(1);
  });

  test.each([
    ["a denial", failed("AccessDeniedException")],
    ["an expired session", failed("ExpiredTokenException")],
    ["an invalid request", failed("InvalidParameterException")],
    ["a failure of the release", new Failure({ name: "n", what: "w", evidence: [] })],
    ["a defect", new TypeError("t")],
  ])("is thrown: %s", async (_, error) => {
    const { attempt } = toleratingOutages(
      () => undefined,
      "web",
      () => Promise.reject(error),
    );
    await expect(attempt()).rejects.toBe(error);
  });
});
