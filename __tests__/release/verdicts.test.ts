import { describe, expect, test } from "@jest/globals";
import { isSuccess, type Outcome, outcomes } from "../../src/core/outcome.ts";
import type { ServiceVerdict } from "../../src/core/events.ts";
import type { Cause } from "../../src/core/failure.ts";
import type { PartEnd } from "../../src/release/back/part-end.ts";
import {
  actionAfterFailure,
  causeWithRollback,
  type MigrationEnd,
  outcomeIfLeft,
  outcomeOfUndo,
  sentenceFor,
  verdictIfLeft,
  verdictOfPart,
} from "../../src/release/verdicts.ts";

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

  test("claim no new revision for a release that only redeployed or scaled", () => {
    expect(sentenceFor("released", "web", true)).toBe("Updated on the same revision: web.");
    expect(sentenceFor("rolled-back", "web", true)).toBe(sentenceFor("rolled-back", "web"));
  });
});

describe("outcomes of a rollback", () => {
  test.each<[PartEnd["state"][], replaced: number, Outcome]>([
    [[], 0, "rolled-back"],
    [["back"], 0, "rolled-back"],
    [["back", "back"], 0, "rolled-back"],
    [["back", "superseded"], 0, "superseded"],
    [["back", "not-back"], 0, "rollback-failed"],
    [["superseded", "not-back"], 0, "rollback-failed"],
    [["back"], 1, "superseded"],
    [["not-back"], 1, "rollback-failed"],
  ])("of parts %j and %i replaced services: %s", (states, replaced, outcome) => {
    expect(outcomeOfUndo(states.map(part), replaced)).toBe(outcome);
  });

  test.each<[PartEnd["state"], Outcome]>([
    ["back", "rolled-back"],
    ["superseded", "superseded"],
    ["not-back", "rollback-failed"],
  ])("of a part that is %s: %s", (state, outcome) => {
    expect(verdictOfPart(part(state))).toBe(outcome);
  });
});

describe("the action after a failed release", () => {
  test.each<
    [
      changed: boolean,
      migration: MigrationEnd,
      onFailure: Parameters<typeof actionAfterFailure>[2],
      ReturnType<typeof actionAfterFailure>,
    ]
  >([
    [false, "none", "rollback", "refused"],
    [false, "none", "leave", "refused"],
    [false, "failed", "rollback", "refused"],
    [true, "failed", "rollback", "migration-failed"],
    [true, "failed", "leave", "migration-failed"],
    [true, "none", "rollback", "roll-back"],
    [true, "succeeded", "rollback", "roll-back"],
    [true, "none", "rollback-unless-migrated", "roll-back"],
    [true, "succeeded", "rollback-unless-migrated", "leave"],
    [true, "none", "leave", "leave"],
    [true, "succeeded", "leave", "leave"],
  ])("changed: %s, migration %s, on-failure: %s → %s", (changed, migration, onFailure, course) =>
    expect(actionAfterFailure(changed, migration, onFailure)).toBe(course),
  );
});

describe("a service with `on-failure: leave`", () => {
  const proven = new Set(["web"]);
  test.each<
    [string, ServiceVerdict["verdict"], number | undefined, ReadonlySet<string>, ServiceVerdict["verdict"]]
  >([
    ["rolled back by ECS", "rolled-back", undefined, proven, "rolled-back"],
    ["rolled back by ECS, with the release's desired count", "rolled-back", 1, proven, "failed"],
    ["rolled back by ECS, with the release's desired count of 0 before", "rolled-back", 0, proven, "failed"],
    ["rolled back by ECS, unproven", "rolled-back", undefined, new Set(["api"]), "failed"],
    ["failed", "failed", undefined, proven, "failed"],
    ["released", "released", undefined, proven, "released"],
    ["released, unproven", "released", 1, new Set(), "released"],
    ["superseded", "superseded", 1, proven, "superseded"],
  ])("%s", (_about, verdict, desiredCountBefore, seen, expected) => {
    const entry = { name: "web", ...(desiredCountBefore !== undefined && { desiredCountBefore }) };
    expect(verdictIfLeft(entry, { name: "web", verdict } as ServiceVerdict, seen).verdict).toBe(expected);
  });
});

describe("the outcome with `on-failure: leave`", () => {
  test.each<[string, ReadonlyArray<Outcome | undefined>, number, Outcome]>([
    ["ECS rolled back every service", ["rolled-back", "rolled-back"], 0, "rolled-back"],
    ["ECS rolled back one service, and the other failed", ["rolled-back", "failed"], 0, "failed"],
    ["ECS rolled back one service, and the other was released", ["rolled-back", "released"], 0, "failed"],
    ["the verdict of one service is missing", ["rolled-back", undefined], 0, "failed"],
    ["ECS rolled back every service, but a schedule was changed", ["rolled-back"], 1, "failed"],
    ["only a schedule was changed", [], 1, "failed"],
    ["nothing was changed", [], 0, "failed"],
    ["one service was superseded", ["rolled-back", "superseded"], 0, "superseded"],
  ])("%s", (_, verdicts, schedules, outcome) => expect(outcomeIfLeft(verdicts, schedules)).toBe(outcome));
});

describe("the cause of a failed release", () => {
  const why: Cause = {
    name: "essential-container-exited",
    what: "web exited.",
    evidence: ["code 1"],
    remedy: "Fix web.",
  };
  const notBack = (remedy?: string): PartEnd => ({
    state: "not-back",
    text: "",
    cause: {
      name: "rollback-failed",
      what: "api was not rolled back.",
      evidence: [],
      ...(remedy && { remedy }),
    },
  });

  test("stays if the rollback succeeded", () =>
    expect(causeWithRollback(why, [part("back"), part("superseded")])).toBe(why));

  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ["first what the rollback needs", "Fix web.", "Deploy api.", "Deploy api. Fix web."],
    ["the same remedy once", "Fix web.", "Fix web. Deploy api.", "Fix web. Deploy api."],
    ["only the release has one", "Fix web.", undefined, "Fix web."],
    ["only the rollback has one", undefined, "Deploy api.", "Deploy api."],
    ["neither has one", undefined, undefined, undefined],
  ])("remedies: %s", (_, release, rollback, remedy) => {
    const { remedy: __, ...rest } = why;
    const merged = causeWithRollback({ ...rest, ...(release !== undefined && { remedy: release }) }, [
      part("back"),
      notBack(rollback),
    ]);
    expect(merged).toStrictEqual({
      ...rest,
      evidence: ["code 1", "api was not rolled back."],
      ...(remedy !== undefined && { remedy }),
    });
  });
});
