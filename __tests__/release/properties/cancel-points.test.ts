/**
 * The job is cancelled at each of the step's calls in turn: the step ends at once, `on-cancel` is carried out, and
 * `post` proves it.
 */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { cancel, type Cancelled, post, recordCalls } from "./lives.ts";
import { snapshotOf } from "./played.ts";
import { changesOf } from "./whole.ts";

const world = (onCancel: WorldDraft["inputs"]["on-cancel"], more: Partial<WorldDraft> = {}): WorldDraft =>
  draftOf(
    {
      families: ["serves", "serves"],
      services: [plainService, { ...plainService, family: 1, wave: 2 }],
      migration: "succeeds",
      schedules: true,
      ...more,
    },
    { "on-cancel": onCancel },
  );

/** The runner kills 7.5 s after SIGINT with SIGTERM, and 2.5 s later for good. */
const patience = 7_500;

async function atEach(
  draft: WorldDraft,
  expectation: (cancelled: Cancelled) => Promise<void>,
): Promise<Array<readonly [name: string, run: () => Promise<void>]>> {
  const calls = await recordCalls(draft);
  return calls.map((call, index) => [
    `${index + 1} of ${calls.length}, ${call}`,
    async () => {
      const cancelled = await cancel(draft, index + 1);
      try {
        expect(cancelled.took).toBeLessThanOrEqual(patience);
        if (cancelled.run.outcome === "released") expect(index + 1).toBe(calls.length);
        else expect(cancelled.run.outcome).toBe("cancelled");
        await expectation(cancelled);
      } finally {
        await cancelled.prepared.stage.close();
      }
    },
  ]);
}

const finish = (cancelled: Cancelled) => post({ prepared: cancelled.prepared, state: cancelled.run.state });

const changes = ({ prepared }: Cancelled): string[] =>
  changesOf(prepared.before, snapshotOf(prepared.stage.world));

const oneOffsAtWork = ({ prepared }: Cancelled): string[] =>
  [...prepared.stage.world.ecs.state.tasks.values()]
    .filter(({ serviceArn, desiredStatus }) => serviceArn === undefined && desiredStatus === "RUNNING")
    .map(({ arn }) => arn);

const rollback = await atEach(world("rollback"), async (cancelled) => {
  if (cancelled.run.outcome === "released") return;
  const after = await finish(cancelled);
  expect(changes(cancelled)).toEqual([]);
  expect(after.log).not.toMatch(/rollback-failed/i);
});

describe(`on-cancel: rollback, at ${rollback.length} calls`, () => {
  test.each(rollback)("%s", (_name, run) => run());
});

const leave = await atEach(world("leave"), async (cancelled) => {
  const { witness } = cancelled.prepared;
  const signalled = witness.now - (cancelled.took ?? 0);
  const before = changes(cancelled);
  await finish(cancelled);
  expect(witness.effects.filter(({ at }) => at > signalled)).toEqual([]);
  expect(
    before.length === 0 || cancelled.run.outcome === "cancelled" || cancelled.run.outcome === "released",
  ).toBe(true);
});

describe(`on-cancel: leave, at ${leave.length} calls`, () => {
  test.each(leave)("%s", (_name, run) => run());
});

const stop = await atEach(world("stop", { migration: "hangs" }), async (cancelled) => {
  await finish(cancelled);
  expect(oneOffsAtWork(cancelled)).toEqual([]);
  expect(changes(cancelled)).toEqual([]);
});

describe(`on-cancel: stop, at ${stop.length} calls`, () => {
  test.each(stop)("%s", (_name, run) => run());
});
