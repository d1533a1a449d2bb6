/**
 * The step is killed at each of its calls in turn. Then comes `post`, as on a runner that lives on, or a re-run of the
 * job, as after a lost runner, or both: the world is whole again, and nothing was done twice.
 */
import { describe, expect, test } from "@jest/globals";
import type { Run } from "../../support/rehearsal.ts";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { kill, type Killed, type Moment, post, recordCalls, rerun } from "./lives.ts";
import { snapshotOf } from "./played.ts";
import { changesOf, overlapping, steadyOn } from "./whole.ts";

const worlds: ReadonlyArray<readonly [about: string, draft: WorldDraft]> = [
  [
    "migration and two waves",
    draftOf({
      families: ["serves", "serves"],
      services: [plainService, { ...plainService, family: 1, wave: 2 }],
      migration: "succeeds",
      schedules: true,
    }),
  ],
];

const mutating = /:(?:Register|Run|Update|Put|Stop|Create|Continue)/;

interface Point {
  readonly draft: WorldDraft;
  readonly at: number;
  readonly moment: Moment;
}

async function pointsOf(draft: WorldDraft): Promise<Array<readonly [name: string, point: Point]>> {
  const calls = await recordCalls(draft);
  return calls.flatMap((call, index) =>
    (mutating.test(call) ? (["before", "after"] as const) : (["before"] as const)).map(
      (moment) =>
        [`${moment} ${index + 1} of ${calls.length}, ${call}`, { draft, at: index + 1, moment }] as const,
    ),
  );
}

async function killed({ draft, at, moment }: Point, then: (life: Killed) => Promise<void>): Promise<void> {
  const life = await kill(draft, at, moment);
  try {
    await then(life);
  } finally {
    await life.prepared.stage.close();
  }
}

/** After `post`: everything as it was. After a step: everything released. */
const expectBack = ({ prepared }: Killed): void =>
  expect(changesOf(prepared.before, snapshotOf(prepared.stage.world))).toEqual([]);

function expectReleased({ prepared }: Killed, run: Run): void {
  const revisions = JSON.parse(run.outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  const after = snapshotOf(prepared.stage.world);
  expect(["released", "unchanged"]).toContain(run.outcome);
  expect(steadyOn(prepared.draft, after, revisions)).toEqual([]);
  expect(overlapping(prepared.stage.world)).toEqual([]);
}

for (const [about, draft] of worlds) {
  const points = await pointsOf(draft);
  describe(`killed at ${points.length} points of: ${about}`, () => {
    test.each(points)("%s: post puts everything back", async (_name, point) => {
      await killed(point, async (life) => {
        const run = await post(life);
        expectBack(life);
        expect(run.outcome === "" || run.outcome === "cancelled").toBe(true);
        expect(life.prepared.runs.migrations).toBeLessThanOrEqual(1);
      });
    });

    test.each(points)("%s: a re-run completes it", async (_name, point) => {
      await killed(point, async (life) => expectReleased(life, await rerun(life)));
    });

    test.each(points)("%s: post, then a re-run", async (_name, point) => {
      await killed(point, async (life) => {
        await post(life);
        expectReleased(life, await rerun(life));
      });
    });
  });
}
