import { describe, expect, test } from "@jest/globals";
import { decideMove, decideRestore } from "../../src/schedules/decide.ts";
import type { TargetState } from "../../src/schedules/schedule.ts";

const arn = (revision: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:${revision}`;
const text = (taskDefinition: string, more = ""): string =>
  `{"Id":"1","EcsParameters":{"TaskDefinitionArn":"${taskDefinition}"}${more}}`;

const target: TargetState = {
  id: "1",
  document: text(arn(7)),
  naming: { path: ["EcsParameters", "TaskDefinitionArn"] },
  taskDefinition: arn(7),
  family: "web",
  to: arn(8),
};
const theirs = `,"Input":"{}"`;
const note = "The target 1 was changed by somebody else in the meantime; the step keeps the change.";
const spaced = text(arn(7)).replace(":", " : ");

describe("moving", () => {
  test.each<[string, string | undefined, ReturnType<typeof decideMove>]>([
    ["as recorded", text(arn(7)), { do: "write", text: text(arn(8)) }],
    ["as recorded, with other whitespace", spaced, { do: "write", text: spaced.replace(arn(7), arn(8)) }],
    ["as a short name", text("web:7"), { do: "write", text: text(arn(8)), note }],
    ["already moved", text(arn(8)), { do: "nothing" }],
    ["already moved, with other changes", text(arn(8), theirs), { do: "nothing" }],
    ["with other changes", text(arn(7), theirs), { do: "write", text: text(arn(8), theirs), note }],
    [
      "moved by somebody else",
      text(arn(9)),
      { do: "refuse", reason: `the target 1 now has ${arn(9)}, which is neither ${arn(7)} nor ${arn(8)}` },
    ],
    ["emptied", "{}", { do: "refuse", reason: "the target 1 no longer has a task definition" }],
    ["gone", undefined, { do: "refuse", reason: "the target 1 was removed" }],
  ])("%s", (_, now, expected) => {
    expect(decideMove(target, now)).toEqual(expected);
  });

  test("keeps a target without a new revision", () => {
    const { to: _, ...idle } = target;
    expect(decideMove(idle, undefined)).toEqual({ do: "nothing" });
    expect(decideRestore(idle, text(arn(9)))).toEqual({ do: "nothing" });
  });
});

describe("restoring", () => {
  const odd = { ...target, document: `{ "EcsParameters":{"TaskDefinitionArn":"${arn(7)}"},"Id" : "1" }` };
  test.each<[string, TargetState, string | undefined, ReturnType<typeof decideRestore>]>([
    ["as we moved it", target, text(arn(8)), { do: "write", text: text(arn(7)) }],
    ["as we moved it, in another order", odd, text(arn(8)), { do: "write", text: odd.document }],
    ["already restored", target, text(arn(7)), { do: "nothing" }],
    ["already restored, with other changes", target, text(arn(7), theirs), { do: "nothing", note }],
    [
      "with other changes since",
      target,
      text(arn(8), theirs),
      { do: "write", text: text(arn(7), theirs), note },
    ],
    [
      "moved again by somebody else",
      target,
      text(arn(9)),
      { do: "refuse", reason: `the target 1 now has ${arn(9)}, which is neither ${arn(7)} nor ${arn(8)}` },
    ],
    ["gone", target, undefined, { do: "refuse", reason: "the target 1 was removed" }],
  ])("%s", (_, recorded, now, expected) => {
    expect(decideRestore(recorded, now)).toEqual(expected);
  });
});
