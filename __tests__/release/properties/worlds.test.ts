import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { runDraft } from "./draft-run.ts";
import { problemsOf } from "./properties.ts";
import { randomDraft } from "./random-draft.ts";

const numRuns = Number(process.env["PROPERTY_RUNS"] ?? 10);
const seed = Number(process.env["PROPERTY_SEED"] ?? 4711);

describe("random worlds", () => {
  test("every release reports the correct result, ends, repeats nothing, and names everything that stays changed", async () => {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(randomDraft, async (draft) => {
        const draftRun = await runDraft(draft);
        counts.set(draftRun.run.outcome, (counts.get(draftRun.run.outcome) ?? 0) + 1);
        const problems = problemsOf(draftRun);
        if (problems.length > 0) throw new Error([...problems, draftRun.run.log].join("\n"));
      }),
      { numRuns, seed, endOnFailure: true },
    );
    expect(counts.get("released")).toBeGreaterThan(0);
  });
});
