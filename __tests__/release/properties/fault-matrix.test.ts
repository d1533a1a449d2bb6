/**
 * Every call of a release × every fault × every phase in which the call is made, as recorded from undisturbed runs.
 * What passes changes neither the outcome nor what takes effect; what doesn't pass is named.
 */
import { describe, expect, test } from "@jest/globals";
import { draftOf, type FaultDraft, mutating, plainService, type WorldDraft } from "./draft.ts";
import { some } from "./long.ts";
import { play } from "./played.ts";
import { problemsOf } from "./properties.ts";
import { type Baseline, effectsOf, type Point, record } from "./recorded.ts";

const worlds: Readonly<Record<string, WorldDraft>> = {
  released: draftOf({ services: [plainService], migration: "succeeds", schedules: true }),
  "rolled-back": draftOf({
    families: ["serves", "never-healthy"],
    services: [plainService, { ...plainService, family: 1, wave: 2, breaker: "off" }],
  }),
};

interface Passing {
  readonly fault: FaultDraft["fault"];
  readonly times: number;
}

/** Faults that a release outlives. */
const passing: readonly Passing[] = [
  { fault: "throttle", times: 8 },
  { fault: "http-500", times: 3 },
  { fault: "html-503", times: 3 },
  { fault: "reset-before", times: 3 },
  { fault: "reset-after", times: 1 },
  { fault: "reset-after", times: 3 },
  { fault: "expired", times: 1 },
  { fault: "stale", times: 3 },
  { fault: { slow: 10 }, times: 2 },
];

const operationOf = (call: string): string => call.split(":")[1] ?? "";

type Case = readonly [name: string, disturb: () => Promise<void>];

const disturbed = (draft: WorldDraft, { call, after }: Point, { fault, times }: Passing): WorldDraft => ({
  ...draft,
  faults: [{ operation: operationOf(call), fault, after, times }],
});

function passingCases(world: string, baseline: Baseline): Case[] {
  return baseline.points.flatMap((point) =>
    passing
      .filter(({ fault }) => fault !== "stale" || !mutating.has(operationOf(point.call)))
      .filter(({ fault }) => fault !== "expired" || /^(?:ecs|events|logs)/.test(point.call))
      .map((one): Case => [
        `${world}, ${point.phase}: ${point.call} ${JSON.stringify(one.fault)} × ${one.times}`,
        async () => {
          const played = await play(disturbed(baseline.draft, point, one));
          expect({
            outcome: played.run.outcome,
            effects: effectsOf(played),
            problems: problemsOf(played),
          }).toEqual({ outcome: baseline.outcome, effects: baseline.effects, problems: [] });
        },
      ]),
  );
}

const released = await record(worlds["released"] as WorldDraft);
const rolledBack = await record(worlds["rolled-back"] as WorldDraft);
const cases = [...passingCases("released", released), ...passingCases("rolled-back", rolledBack)];
const chosen = some(cases, 3);

test("the recorded runs end as they should", () => {
  expect([released.outcome, rolledBack.outcome]).toEqual(["released", "rolled-back"]);
});

describe(`${chosen.length} of ${cases.length} faults that pass, at ${released.points.length + rolledBack.points.length} points`, () => {
  test.each(chosen)("%s", (_name, disturb) => disturb());
});
