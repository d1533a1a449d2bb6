/**
 * Kills the step at each of its calls in turn, followed by `post`, by a re-run of the job (as after a lost runner),
 * or by both: the world is consistent again, and nothing was done twice.
 */
import { describe, expect, test } from "@jest/globals";
import type { Run } from "../../support/simulation.ts";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { kill, type Killed, type Moment, post, recordCalls, rerun } from "./interruptions.ts";
import { long, mutating, some } from "./long.ts";
import { snapshotOf } from "./draft-run.ts";
import { changesOf, overlapping, steadyOn } from "./consistency.ts";

interface Point {
  readonly call: string;
  readonly at: number;
  readonly moment: Moment;
}

/** Before each call; for a change, also right after it took effect. */
async function pointsOf(draft: WorldDraft): Promise<Point[]> {
  const calls = await recordCalls(draft);
  const points = calls.flatMap((call, index) =>
    (["before", "after"] as const).map((moment) => ({ call, at: index + 1, moment })),
  );
  return points.filter(({ call, moment }) => moment === "before" || mutating(call));
}

/** After `post`: everything as before the release. */
function notBack({ prepared }: Killed, { outcome }: Run): readonly string[] {
  const { before, runs, simulation } = prepared;
  return [
    ...changesOf(before, snapshotOf(simulation.world)),
    ...(outcome === "" || outcome === "cancelled" ? [] : [`post ends ${outcome}`]),
    ...(runs.migrations > 1 ? [`${runs.migrations} migrations`] : []),
  ];
}

/** After a complete step: everything is released. */
function notReleased({ prepared }: Killed, { outcome, outputs }: Run): readonly string[] {
  const { draft, simulation } = prepared;
  const revisions = JSON.parse(outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  return [
    ...(outcome === "released" || outcome === "unchanged" ? [] : [`the re-run ends ${outcome}`]),
    ...steadyOn(draft, snapshotOf(simulation.world), revisions),
    ...overlapping(simulation.world),
  ];
}

/**
 * After a re-run that fails: everything as before the killed step, including services that it had updated
 * successfully.
 */
function notRolledBack({ prepared }: Killed, { outcome }: Run): readonly string[] {
  return [
    ...(outcome === "rolled-back" ? [] : [`the re-run ends ${outcome}`]),
    ...changesOf(prepared.before, snapshotOf(prepared.simulation.world)),
  ];
}

async function afterwards(
  draft: WorldDraft,
  { at, moment }: Point,
  wrong: (life: Killed) => Promise<readonly string[]>,
): Promise<void> {
  const life = await kill(draft, at, moment);
  if (life === undefined) throw new Error(`The step ended before its call number ${at}`);
  try {
    expect(await wrong(life)).toEqual([]);
  } finally {
    await life.prepared.simulation.close();
  }
}

const twoWaves = (breaker: WorldDraft["services"][number]["breaker"]): WorldDraft["services"] => [
  plainService,
  { ...plainService, family: 1, wave: 2, breaker },
];

const worlds: ReadonlyArray<readonly [about: string, draft: WorldDraft, ended: typeof notReleased]> = [
  [
    "a migration, two waves, a schedule",
    draftOf({
      families: ["serves", "serves"],
      services: twoWaves("rollback"),
      migration: "succeeds",
      schedules: true,
    }),
    notReleased,
  ],
  [
    "a second wave that fails",
    draftOf({
      families: ["serves", "crashes"],
      services: twoWaves("rollback"),
    }),
    notRolledBack,
  ],
];

for (const [about, draft, ended] of worlds) {
  const points = some(await pointsOf(draft), ({ moment, at }) => moment === "after" && at % 4 === 0, 30);
  describe(`killed at ${points.length} points of: ${about}`, () => {
    test.each(points)("$moment $at, $call: post rolls back everything", ({ ...point }) =>
      afterwards(draft, point, async (life) => notBack(life, await post(life))),
    );

    test.each(points)("$moment $at, $call: a re-run completes the release or rolls it back", ({ ...point }) =>
      afterwards(draft, point, async (life) => ended(life, await rerun(life))),
    );

    test.each(some(points.filter(({ call }) => mutating(call))))(
      "$moment $at, $call: post twice, then a re-run",
      ({ ...point }) =>
        afterwards(draft, point, async (life) => {
          const first = await post(life);
          const again = await post({ ...life, state: { ...life.state, ...first.state } });
          if (again.calls.length > 0) return ["post acts a second time"];
          return ended(life, await rerun(life));
        }),
    );
  });
}

/** The end of an unwatched deployment varies; a lost runner has no `post`. */
const unwatched: ReadonlyArray<readonly [about: string, draft: WorldDraft]> = [
  ["breaker: stop", draftOf({ families: ["serves", "crashes"], services: twoWaves("stop") })],
  ["breaker: off", draftOf({ families: ["serves", "crashes"], services: twoWaves("off") })],
  ["if-deploying: replace", draftOf({ families: ["crashes"] }, { "if-deploying": "replace" })],
];

for (const [about, draft] of unwatched) {
  const points = some(
    (await pointsOf(draft)).filter(({ moment }) => long || moment === "after"),
    () => false,
    5,
  );
  describe(`killed at ${points.length} points of a release that fails, ${about}`, () => {
    test.each(points)("$moment $at, $call: a re-run rolls it back", ({ ...point }) =>
      afterwards(draft, point, async (life) => notRolledBack(life, await rerun(life))),
    );
  });
}
