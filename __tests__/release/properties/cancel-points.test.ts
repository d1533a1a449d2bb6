/**
 * The job is cancelled at each of the step's calls in turn: the step ends at once, `on-cancel` is carried out, and
 * `post` proves it.
 */
import { describe, expect, test } from "@jest/globals";
import { draftOf, plainService, type WorldDraft } from "./draft.ts";
import { cancel, type Cancelled, post, recordCalls } from "./lives.ts";
import { mutating, some } from "./long.ts";
import { snapshotOf } from "./played.ts";
import { changesOf } from "./whole.ts";

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

/** Sentences for what is wrong after `post`. */
type Wrong = (cancelled: Cancelled) => Promise<readonly string[]>;

const finish = ({ prepared, run }: Cancelled) => post({ prepared, state: run.state });

const changes = ({ prepared }: Cancelled): string[] =>
  changesOf(prepared.before, snapshotOf(prepared.stage.world));

const oneOffsAtWork = ({ prepared }: Cancelled): string[] =>
  [...prepared.stage.world.ecs.state.tasks.values()]
    .filter(({ serviceArn, desiredStatus }) => serviceArn === undefined && desiredStatus === "RUNNING")
    .map(({ arn }) => `${arn} is at work`);

const released = ({ run }: Cancelled): boolean => run.outcome === "released";

const rolledBack: Wrong = async (cancelled) => {
  if (released(cancelled)) return [];
  const { outcome } = await finish(cancelled);
  const wrong = outcome === "" || outcome === "cancelled" ? [] : [`post ends ${outcome}`];
  return [...wrong, ...changes(cancelled)];
};

const left: Wrong = async (cancelled) => {
  const { witness } = cancelled.prepared;
  const signalled = witness.now - (cancelled.took ?? 0);
  await finish(cancelled);
  return witness.effects
    .filter(({ at }) => at > signalled)
    .map(({ operation }) => `${operation} after the signal`);
};

const stopped: Wrong = async (cancelled) => {
  await finish(cancelled);
  return [...oneOffsAtWork(cancelled), ...changes(cancelled)];
};

/** @param decided the outcome was known when the job was canceled: only clean-up was left */
const hastily = ({ took, run }: Cancelled, last: boolean, decided: boolean): readonly string[] => [
  ...(took === undefined || took > patience ? [`took ${took} ms`] : []),
  ...(run.outcome === "cancelled" || decided || (last && released({ run } as Cancelled))
    ? []
    : [`ended ${run.outcome}`]),
];

const worlds: ReadonlyArray<readonly [about: string, draft: WorldDraft, wrong: Wrong]> = [
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

for (const [about, draft, wrong] of worlds) {
  const calls = await recordCalls(draft);
  const lastChange = calls.findLastIndex((call) => mutating(call) && call !== "ecs:DeregisterTaskDefinition");
  const points = some(
    calls.map((call, index) => ({
      call,
      at: index + 1,
      last: index + 1 === calls.length,
      decided: calls.includes("ecs:DeregisterTaskDefinition") && index > lastChange,
    })),
    ({ call, at }) => mutating(call) && at % 4 === 0,
    30,
  );
  describe(`cancelled at ${points.length} of ${calls.length} calls, ${about}`, () => {
    test.each(points)("$at, $call", async ({ at, last, decided }) => {
      const cancelled = await cancel(draft, at);
      try {
        expect([...hastily(cancelled, last, decided), ...(await wrong(cancelled))]).toEqual([]);
      } finally {
        await cancelled.prepared.stage.close();
      }
    });
  });
}
