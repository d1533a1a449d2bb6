import { describe, expect, test } from "@jest/globals";
import { outlookOf } from "../../src/codedeploy/progress.ts";
import type { HookState } from "../../src/ecs/progress.ts";
import type { Outlook } from "../../src/core/time.ts";

const waiting = (type: string, expiresAt?: number): HookState => ({
  type,
  status: "IN_PROGRESS",
  ...(expiresAt !== undefined && { expiresAt }),
});

describe("prediction from a CodeDeploy poll", () => {
  test.each<[string, readonly HookState[] | undefined, Outlook]>([
    ["it waits for nothing", undefined, { next: "step" }],
    ["a Lambda function runs", [waiting("AWS_LAMBDA")], { next: "step" }],
    ["a user may act at any time", [waiting("READY_WAIT", 9000)], { next: "step" }],
    ["the old tasks keep running", [waiting("TERMINATION_WAIT", 9000)], { next: "nothing", until: 9000 }],
    ["the time that old tasks keep running is unknown", [waiting("TERMINATION_WAIT")], { next: "step" }],
  ])("%s", (_, hooks, expected) => {
    expect(outlookOf({ status: "InProgress", revisions: [], ...(hooks && { hooks }) })).toEqual(expected);
  });

  test("predicts nothing if the poll shows nothing yet", () => {
    expect(outlookOf(undefined)).toEqual({ next: "step" });
  });
});
