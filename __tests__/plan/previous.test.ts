import { describe, expect, test } from "@jest/globals";
import type { PastDeployment } from "../../src/plan/deployment-history.ts";
import { previousRevision } from "../../src/plan/previous.ts";

/** `3: 7>8` is deployment 3 from 7 to 8; `!` marks a failed one. Sources carry their deployment's number. */
const history = (text: string): PastDeployment[] =>
  text
    .split(",")
    .map((one) => /^\s*(\d+): ([\d@+]*)>(\d*)(!?)$/.exec(one))
    .map((match) => {
      const [, number = "", from = "", to = "", failed] = match ?? [];
      return {
        number,
        serviceDeploymentArn: `arn:${number}`,
        succeeded: failed !== "!",
        to,
        from: from
          .split("+")
          .filter((source) => source !== "")
          .map((source) => {
            const [taskDefinition = "", by = "0"] = source.split("@");
            return { number: by, taskDefinition };
          }),
      };
    })
    .toReversed();

describe("the previous revision", () => {
  test.each([
    ["the source of the last success", "1: >7, 2: 7@1>8", "8", "7"],
    ["not the source of an older success", "1: >6, 2: 6@1>7, 3: 7@2>8", "8", "7"],
    ["a forced redeployment is skipped", "1: >7, 2: 7@1>8, 3: 8@2>8", "8", "7"],
    ["a failed one is skipped", "1: >7, 2: 7@1>8, 3: 8@2>9!", "8", "7"],
    ["two alternating revisions", "1: >7, 2: 7@1>8, 3: 8@2>7", "7", "8"],
    [
      "a fix that replaced a failing deployment and the serving one",
      "1: >7, 2: 7@1>8!, 3: 7@1+8@2>9",
      "9",
      "7",
    ],
    ["a fix that replaced only a failing deployment", "1: >7, 2: 7@1>8!, 3: 8@2>9", "9", "7"],
    [
      "after a rollback by a deployment, the revision that ran before",
      "1: >6, 2: 6@1>7, 3: 7@2>8!, 4: 8@3>7",
      "7",
      "6",
    ],
    ["a source that is no longer listed", "9: 7@5>8", "8", "7"],
  ])("%s", (_, text, serving, expected) => {
    expect(previousRevision(history(text), serving)).toBe(expected);
  });

  test.each([
    ["no history", "", "8"],
    ["the first deployment", "1: >8", "8"],
    ["the serving revision was never deployed", "1: >7, 2: 7@1>8", "9"],
    ["only failures", "1: 7@0>8!", "8"],
    ["two simultaneous deployments", "3: 6@1+7@2>8", "8"],
    ["a source that ECS does not name", "3: @2>8", "8"],
    ["a failed deployment that lists itself", "2: 9@2>9!, 3: 9@2>8", "8"],
  ])("is unknown: %s", (_, text, serving) => {
    expect(previousRevision(history(text), serving)).toBeUndefined();
  });
});
