/**
 * Cancels the job at each of the step's calls in turn: the step ends immediately, carries out `on-cancel`, and
 * `post` verifies it.
 */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { cancel, type Cancelled, post, runUninterrupted } from "./interruptions.ts";
import { mutating, some } from "./long.ts";
import { snapshotOf } from "./draft-run.ts";
import { changesOf } from "./consistency.ts";

const world = (
  onCancel: WorldDraft["inputs"]["on-cancel"],
  more: Partial<WorldDraft> = {},
  desiredCount?: 3,
): WorldDraft =>
  draftOf(
    {
      families: ["serves", "serves"],
      services: [plainService, { ...plainService, family: 1, wave: 2 }],
      migration: "succeeds",
      schedules: true,
      ...more,
    },
    { "on-cancel": onCancel, ...(desiredCount && { "desired-count": desiredCount }) },
  );

/** Milliseconds from SIGINT to SIGTERM; 2.5 s later the process is killed. */
const patience = 7_500;

/** Problems after `post`, in sentences. */
type Check = (cancelled: Cancelled) => Promise<readonly string[]>;

const finish = ({ prepared, run }: Cancelled) => post({ prepared, state: run.state });

const changes = ({ prepared }: Cancelled): string[] =>
  changesOf(prepared.before, snapshotOf(prepared.simulation.world));

const runningOneOffs = ({ prepared }: Cancelled): string[] =>
  [...prepared.simulation.world.ecs.state.tasks.values()]
    .filter(({ serviceArn, desiredStatus }) => serviceArn === undefined && desiredStatus === "RUNNING")
    .map(({ arn }) => `${arn} is at work`);

const released = ({ run }: Cancelled): boolean => run.outcome === "released";

const rolledBack: Check = async (cancelled) => {
  if (released(cancelled)) return [];
  const { outcome } = await finish(cancelled);
  const check = outcome === "" || outcome === "cancelled" ? [] : [`post ends ${outcome}`];
  return [...check, ...changes(cancelled)];
};

const left: Check = async (cancelled) => {
  const { recorder } = cancelled.prepared;
  const signalled = recorder.now - (cancelled.took ?? 0);
  await finish(cancelled);
  return recorder.effects
    .filter(({ at }) => at > signalled)
    .map(({ operation }) => `${operation} after the signal`);
};

const stopped: Check = async (cancelled) => {
  await finish(cancelled);
  return [...runningOneOffs(cancelled), ...changes(cancelled)];
};

/** @param allowed the allowed outcomes of the step */
const lateEnds = ({ took, run }: Cancelled, allowed: readonly string[]): readonly string[] => [
  ...(took === undefined || took > patience ? [`took ${took} ms`] : []),
  ...(allowed.includes(run.outcome) ? [] : [`ended ${run.outcome}`]),
];

/**
 * The outcomes of a step that is canceled at a call. Once it cleans up, its outcome is known, and the signal changes
 * nothing. After its last change, and at its last call, the outcome may be known already.
 */
function allowedAt(calls: readonly string[], outcome: string, index: number): readonly string[] {
  const cleaning = "ecs:DeregisterTaskDefinition";
  const lastChange = calls.findLastIndex((call) => mutating(call) && call !== cleaning);
  const cleanupIndex = calls.indexOf(cleaning, lastChange);
  if (cleanupIndex !== -1 && index >= cleanupIndex) return [outcome];
  const known = (cleanupIndex !== -1 && index > lastChange) || index === calls.length - 1;
  return known ? ["cancelled", outcome] : ["cancelled"];
}

const worlds: ReadonlyArray<readonly [about: string, draft: WorldDraft, check: Check]> = [
  ["on-cancel: rollback", world("rollback"), rolledBack],
  ["on-cancel: rollback, with a desired count", world("rollback", { migration: "absent" }, 3), rolledBack],
  [
    "on-cancel: rollback, in the middle of a rollback",
    world("rollback", { families: ["serves", "crashes"], migration: "absent", schedules: false }),
    rolledBack,
  ],
  ["on-cancel: leave", world("leave"), left],
  ["on-cancel: stop", world("stop", { migration: "hangs" }), stopped],
];

for (const [about, draft, check] of worlds) {
  const { calls, outcome } = await runUninterrupted(draft);
  const points = some(
    calls.map((call, index) => ({ call, at: index + 1, allowed: allowedAt(calls, outcome, index) })),
    ({ call, at, allowed }) => at % 4 === 0 && (mutating(call) || !allowed.includes("cancelled")),
  );
  describe(`canceled at ${points.length} of ${calls.length} calls, ${about}`, () => {
    test.each(points)("$at, $call", async ({ at, allowed }) => {
      const cancelled = await cancel(draft, at);
      try {
        expect([...lateEnds(cancelled, allowed), ...(await check(cancelled))]).toEqual([]);
      } finally {
        await cancelled.prepared.simulation.close();
      }
    });
  });
}
