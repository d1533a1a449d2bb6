import { describe, expect, test } from "@jest/globals";
import { isSuccess, type Outcome, outcomes } from "../../src/core/outcome.ts";
import type { PartEnd } from "../../src/release/back/part-end.ts";
import { outcomeOfUndo, sentenceFor, verdictOfPart } from "../../src/release/verdicts.ts";

const part = (state: PartEnd["state"]): PartEnd =>
  state === "not-back"
    ? { state, text: "", cause: { name: "", what: "", evidence: [] } }
    : { state, text: "" };

describe("outcomes", () => {
  test("are a success for exactly four values", () => {
    expect(outcomes.filter(isSuccess)).toEqual(["released", "unchanged", "planned", "started"]);
    expect(["", "success", "RELEASED", "undefined"].filter(isSuccess)).toEqual([]);
  });

  test("each have a sentence, shared only by planned and refused", () => {
    const said = outcomes.map((outcome) => sentenceFor(outcome, "web"));
    expect(said.every((sentence) => sentence.endsWith("."))).toBe(true);
    // Planned and refused share a sentence: nothing was changed.
    expect(new Set(said).size).toBe(outcomes.length - 1);
  });
});

describe("outcomes of a rollback", () => {
  test.each<[PartEnd["state"][], Outcome]>([
    [[], "rolled-back"],
    [["back"], "rolled-back"],
    [["back", "back"], "rolled-back"],
    [["back", "superseded"], "superseded"],
    [["back", "not-back"], "rollback-failed"],
    [["superseded", "not-back"], "rollback-failed"],
  ])("of parts %j: %s", (states, outcome) => {
    expect(outcomeOfUndo(states.map(part))).toBe(outcome);
  });

  test.each<[PartEnd["state"], Outcome]>([
    ["back", "rolled-back"],
    ["superseded", "superseded"],
    ["not-back", "rollback-failed"],
  ])("of a part that is %s: %s", (state, outcome) => {
    expect(verdictOfPart(part(state))).toBe(outcome);
  });
});
