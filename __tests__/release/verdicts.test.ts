import { describe, expect, test } from "@jest/globals";
import { isSuccess, type Outcome, outcomes } from "../../src/core/outcome.ts";
import type { PartEnd } from "../../src/release/back/part-end.ts";
import { type Entry, Ledger } from "../../src/core/journal.ts";
import { outcomeOfUndo, sentenceFor, verdictOfPart } from "../../src/release/verdicts.ts";

const part = (state: PartEnd["state"]): PartEnd =>
  state === "not-back"
    ? { state, text: "", cause: { name: "", what: "", evidence: [] } }
    : { state, text: "" };

describe("outcomes", () => {
  test("exactly four are a success, and nothing unknown is", () => {
    expect(outcomes.filter(isSuccess)).toEqual(["released", "unchanged", "planned", "started"]);
    expect(["", "success", "RELEASED", "undefined"].filter(isSuccess)).toEqual([]);
  });

  test("each has a sentence of its own", () => {
    const said = outcomes.map((outcome) => sentenceFor(outcome, "web"));
    expect(said.every((sentence) => sentence.endsWith("."))).toBe(true);
    // Planned and refused are alike in this: nothing was changed.
    expect(new Set(said).size).toBe(outcomes.length - 1);
  });
});

describe("of an undo", () => {
  test.each<[PartEnd["state"][], Outcome]>([
    [[], "rolled-back"],
    [["back"], "rolled-back"],
    [["back", "back"], "rolled-back"],
    [["back", "superseded"], "superseded"],
    [["back", "not-back"], "rollback-failed"],
    [["superseded", "not-back"], "rollback-failed"],
  ])("%j: %s", (states, outcome) => {
    expect(outcomeOfUndo(states.map(part))).toBe(outcome);
  });

  test.each<[PartEnd["state"], Outcome]>([
    ["back", "rolled-back"],
    ["superseded", "superseded"],
    ["not-back", "rollback-failed"],
  ])("a part that is %s: %s", (state, outcome) => {
    expect(verdictOfPart(part(state))).toBe(outcome);
  });
});

describe("the ledger", () => {
  const registered: Entry = { kind: "registered", family: "web", arn: "web:2" };
  const task: Entry = {
    kind: "task",
    task: "migration",
    cluster: "shop",
    clientToken: "t",
  } as unknown as Entry;

  test("is saved with every entry, and again when more is known", () => {
    const saved: unknown[] = [];
    const ledger = new Ledger((record) => saved.push(record));
    const complete = ledger.write({ kind: "registered", family: "web", arn: "" });
    complete({ arn: "web:2" });
    expect(saved).toEqual([
      { entry: 0, is: { kind: "registered", family: "web", arn: "" } },
      { entry: 0, more: { arn: "web:2" } },
    ]);
  });

  test("registering alone changes nothing", () => {
    expect(new Ledger(() => undefined, [registered]).changed).toBe(false);
    expect(new Ledger(() => undefined, [registered, task]).changed).toBe(true);
    expect(new Ledger(() => undefined).changed).toBe(false);
  });
});
