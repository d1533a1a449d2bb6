/** Random worlds in which the step is canceled or killed at a random call, and `post` follows. */
import { describe, test } from "@jest/globals";
import * as fc from "fast-check";
import { serviceName, type WorldDraft } from "./draft.ts";
import { cancel, kill, post } from "./interruptions.ts";
import { type Prepared, snapshotOf } from "./draft-run.ts";
import { randomDraft } from "./random-draft.ts";
import { differencesOf } from "./consistency.ts";

const numRuns = Number(process.env["PROPERTY_RUNS"] ?? 6);
const seed = Number(process.env["PROPERTY_SEED"] ?? 4711);

/** AWS responds and the changes can be rolled back, so nothing may be reported as not rolled back. */
const withoutFaults = (draft: WorldDraft): WorldDraft => ({
  ...draft,
  faults: [],
  inputs: { ...draft.inputs, "on-cancel": "rollback", "rollout-timeout": 30 },
});

/** Services that nobody else has changed and that differ from their initial state. */
function changed({ before, draft, simulation, recorder }: Prepared): string[] {
  const after = snapshotOf(simulation.world);
  return draft.services.flatMap((_, index) => {
    const name = serviceName(index);
    if (recorder.foreign.some(({ service }) => service === name)) return [];
    return differencesOf(before.services[name], after.services[name]).map((text) => `${name}: ${text}`);
  });
}

async function ended(prepared: Prepared, problems: readonly string[], log: string): Promise<void> {
  await prepared.simulation.close();
  if (problems.length > 0) throw new Error([...problems, log].join("\n"));
}

const point = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 90 }));

/** Seconds until the call takes effect, if its response is lost. */
const late = fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined });

describe("random worlds, interrupted", () => {
  test("post rolls back the changes of a canceled step", async () => {
    const property = fc.asyncProperty(
      randomDraft.map(withoutFaults),
      point,
      late,
      async (draft, at, seconds) => {
        const { prepared, run } = await cancel(draft, at, seconds);
        if (run.outcome !== "cancelled") return ended(prepared, [], run.log);
        const { log } = await post({ prepared, state: run.state });
        const problems = /NOT ROLLED BACK/.test(log) ? [] : changed(prepared);
        return ended(prepared, problems, run.log + log);
      },
    );
    await fc.assert(property, { numRuns, seed, endOnFailure: true });
  });

  test("post rolls back the changes of a killed step", async () => {
    const moment = fc.oneof(
      fc.constantFrom("before" as const, "after" as const),
      fc.record({ late: fc.integer({ min: 1, max: 25 }) }),
    );
    const property = fc.asyncProperty(
      randomDraft.map(withoutFaults),
      point,
      moment,
      async (draft, at, when) => {
        const life = await kill(draft, at, when);
        if (life === undefined) return;
        const { log } = await post(life);
        const problems = /NOT ROLLED BACK/.test(log) ? [] : changed(life.prepared);
        await ended(life.prepared, problems, log);
      },
    );
    await fc.assert(property, { numRuns, seed, endOnFailure: true });
  });
});
