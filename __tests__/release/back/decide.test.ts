/** Every guard of the rollback is a row here. */
import { settling } from "../../../src/aws/retry.ts";
import { describe, expect, test } from "@jest/globals";
import type { Judgment } from "../../../src/ecs/deployment.ts";
import {
  decide,
  type Done,
  type Next,
  type PartObservation,
  isCertain,
  isEnd,
} from "../../../src/release/back/decide.ts";

const reason = "AWS's words";
const inProgress: Judgment = { state: "in-progress" };
const superseded: Judgment = { state: "superseded", by: "ecs-svc/9" };

const observation = (more: Partial<PartObservation> = {}): PartObservation => ({
  serving: "released",
  rollout: inProgress,
  rollback: "none",
  stoppable: true,
  stopping: false,
  paused: false,
  busy: false,
  running: 2,
  wanted: 2,
  countDiffers: false,
  ...more,
});

const nothingDone: Done = { stop: "not-sent" };
const wait: Next = { do: "wait", for: expect.any(String) as never };
const stop: Next = { do: "stop" };
const deploy: Next = { do: "deploy", force: false };
const forced: Next = { do: "deploy", force: true };
const back: Next = { end: "back" };
const notBack: Next = { end: "not-back", reason };
const otherImages: Next = { end: "not-back", reason, remedy: expect.any(String) as never };
const theirs: Next = { end: "superseded", by: "ecs-svc/9" };

type Row = readonly [about: string, seen: Partial<PartObservation>, next: Next, done?: Done];

const rowOf = ([about, seen, next, done = nothingDone]: Row) => ({ about, seen, next, done });

const endedBadly = ["stopped", "rollback-failed"] as const;
const bad = (state: (typeof endedBadly)[number]): Judgment => ({ state, reason });

const rollout: readonly Row[] = [
  ["the service no longer exists", { gone: reason }, notBack],
  ["in progress, and AWS can roll it back", {}, stop],
  ["in progress, without a deployment that can be stopped", { stoppable: false }, deploy],
  ["in progress, and the stop was rejected", {}, deploy, { stop: "refused" }],
  ["in progress, and a stop was just sent", {}, wait, { stop: { sentFor: 29_999 } }],
  ["in progress, and a stop had no effect for 30 s", {}, stop, { stop: { sentFor: 30_000 } }],
  ["in progress, and AWS has accepted a stop", { stopping: true }, wait],
  ["in progress, a stop accepted, and one of ours rejected", { stopping: true }, wait, { stop: "refused" }],
  ["in progress, and this poll shows somebody else's PRIMARY", { supersededBy: "ecs-svc/9" }, wait],
  [
    "in progress, not stoppable, and this poll shows somebody else's PRIMARY",
    { supersededBy: "ecs-svc/9", stoppable: false },
    wait,
  ],
  [
    "the recorded revision deployed once more, in progress, and it can't be stopped",
    { serving: "recorded", stoppable: false },
    wait,
  ],
  ["not visible yet", { rollout: { state: "unclear" } }, wait],
  [
    "not visible yet, and the job has little time left",
    { rollout: { state: "unclear" } },
    deploy,
    { ...nothingDone, noTimeLeft: true },
  ],
  [
    "not visible yet, the job has little time left, and somebody else's is PRIMARY",
    { rollout: { state: "unclear" }, supersededBy: "ecs-svc/9" },
    wait,
    { ...nothingDone, noTimeLeft: true },
  ],
  [
    "replaced by a deployment that the service does not show yet",
    { rollout: { state: "unclear", replaced: true } },
    wait,
  ],
  [
    "replaced by a deployment that the service does not show yet, and the job has little time left",
    { rollout: { state: "unclear", replaced: true } },
    wait,
    { ...nothingDone, noTimeLeft: true },
  ],
  ["AWS rolls back on its own", { rollout: { state: "rolling-back", reason } }, wait],
  ["AWS rolled back", { rollout: { state: "rolled-back", reason }, serving: "recorded" }, back],
  ["AWS rolled back, and the view lags", { rollout: { state: "rolled-back", reason } }, wait],
  [
    "AWS rolled back to another revision than the recorded one",
    { rollout: { state: "rolled-back", reason }, serving: "another" },
    deploy,
  ],
  [
    "AWS rolled back to another revision, and somebody else's is PRIMARY",
    { rollout: { state: "rolled-back", reason }, serving: "another", supersededBy: "ecs-svc/9" },
    wait,
  ],
  [
    "AWS rolled back, and not all desired tasks run",
    { rollout: { state: "rolled-back", reason }, serving: "recorded", running: 1 },
    wait,
  ],
  [
    "AWS rolled back, and the desired count is still the release's",
    { rollout: { state: "rolled-back", reason }, serving: "recorded", countDiffers: true },
    { do: "restore-count" },
  ],
  ["it succeeded", { rollout: { state: "succeeded" } }, deploy],
  [
    "it succeeded, and somebody else's is PRIMARY",
    { rollout: { state: "succeeded" }, supersededBy: "x" },
    wait,
  ],
  [
    "it succeeded with the recorded revision, and not all desired tasks run",
    { rollout: { state: "succeeded" }, serving: "recorded", running: 1 },
    wait,
  ],
  ["it succeeded with the recorded revision", { rollout: { state: "succeeded" }, serving: "recorded" }, back],
  [
    "it succeeded with the recorded revision, and with other images",
    { rollout: { state: "succeeded" }, serving: "recorded", otherImages: reason },
    otherImages,
  ],
  ...endedBadly.map((state): Row => [
    `${state} with the recorded revision, and with other images`,
    { rollout: bad(state), serving: "recorded", otherImages: reason },
    otherImages,
  ]),
  ["in an unknown status", { rollout: { state: "unknown", status: "PAUSED" } }, deploy],
  ["somebody else has deployed", { rollout: superseded, serving: "another" }, theirs],
  ["somebody else has deployed the released revision", { rollout: superseded }, theirs],
  ["somebody else has deployed the recorded revision", { rollout: superseded, serving: "recorded" }, back],
  [
    "somebody else is deploying the recorded revision",
    { rollout: superseded, serving: "recorded", busy: true },
    wait,
  ],
  ["its deployment no longer exists", { rollout: { state: "gone", reason } }, notBack],
  ...endedBadly.flatMap((state): Row[] => [
    [`it ended ${state}`, { rollout: bad(state) }, deploy],
    [`it ended ${state}, and somebody else's is PRIMARY`, { rollout: bad(state), supersededBy: "x" }, wait],
    [`it ended ${state}, and the recorded revision runs`, { rollout: bad(state), serving: "recorded" }, back],
    [
      `it ended ${state}, and no task of the recorded revision runs`,
      { rollout: bad(state), serving: "recorded", running: 0 },
      forced,
    ],
  ]),
];

const unfollowed: readonly Row[] = (["none", "unanswered"] as const).flatMap((change): Row[] => [
  [`${change}: the recorded revision runs`, { rollout: change, serving: "recorded" }, back],
  [`${change}: a deployment is under way`, { rollout: change, serving: "recorded", busy: true }, wait],
  [`${change}: not all wanted tasks run`, { rollout: change, serving: "recorded", running: 1 }, wait],
  [
    `${change}: the desired count is the release's`,
    { rollout: change, serving: "recorded", countDiffers: true },
    { do: "restore-count" },
  ],
  [`${change}: the released revision serves after all`, { rollout: change }, deploy],
  [
    `${change}: the released revision serves, by somebody else`,
    { rollout: change, supersededBy: "ecs-svc/9" },
    theirs,
  ],
  [
    `${change}: another revision serves`,
    { rollout: change, serving: "another", supersededBy: "ecs-svc/9" },
    theirs,
  ],
  [`${change}: nothing shows what serves`, { rollout: change, serving: "unknown" }, wait],
]);

const rollback: readonly Row[] = [
  ["in progress", { rollback: inProgress }, wait],
  ["in progress, paused at a hook", { rollback: inProgress, paused: true }, { do: "end-pause" }],
  ["not visible yet", { rollback: { state: "unclear" } }, wait],
  ["being rolled back", { rollback: { state: "rolling-back", reason } }, wait],
  ["in an unknown status", { rollback: { state: "unknown", status: "PAUSED" } }, wait],
  ["succeeded", { rollback: { state: "succeeded" }, serving: "recorded" }, back],
  [
    "succeeded with other images",
    { rollback: { state: "succeeded" }, serving: "recorded", otherImages: reason },
    otherImages,
  ],
  [
    "succeeded, with an old pause",
    { rollback: { state: "succeeded" }, serving: "recorded", paused: true },
    back,
  ],
  [
    "succeeded, with an old pause, and the desired count is the release's",
    { rollback: { state: "succeeded" }, serving: "recorded", paused: true, countDiffers: true },
    { do: "restore-count" },
  ],
  ["succeeded, and the view lags", { rollback: { state: "succeeded" } }, wait],
  [
    "succeeded, the view lags, and the desired count is the release's",
    { rollback: { state: "succeeded" }, countDiffers: true },
    wait,
  ],
  [
    "succeeded, and not all desired tasks run",
    { rollback: { state: "succeeded" }, serving: "recorded", running: 1 },
    wait,
  ],
  [
    "succeeded, and the desired count is the release's",
    { rollback: { state: "succeeded" }, serving: "recorded", countDiffers: true },
    { do: "restore-count" },
  ],
  [
    "succeeded with desired count 0",
    { rollback: { state: "succeeded" }, serving: "recorded", running: 0, wanted: 0 },
    back,
  ],
  ["somebody else has deployed", { rollback: superseded, serving: "another" }, theirs],
  [
    "somebody else deploys the recorded revision",
    { rollback: superseded, serving: "recorded", busy: true },
    wait,
  ],
  ["gone", { rollback: { state: "gone", reason } }, notBack],
  ["rolled back to the released revision", { rollback: { state: "rolled-back", reason } }, notBack],
  ...endedBadly.flatMap((state): Row[] => [
    [state, { rollback: bad(state) }, notBack],
    [`${state}, with no task that runs`, { rollback: bad(state), serving: "recorded", running: 0 }, notBack],
    [`${state}, and the wanted tasks run`, { rollback: bad(state), serving: "recorded" }, back],
  ]),
];

describe("the next action", () => {
  test.each(rollout.map(rowOf))("the release's deployment: $about", ({ seen, next, done }) =>
    expect(decide(observation(seen), done)).toEqual(next),
  );
  test.each(unfollowed.map(rowOf))("no deployment to follow, $about", ({ seen, next, done }) =>
    expect(decide(observation(seen), done)).toEqual(next),
  );
  test.each(rollback.map(rowOf))("our deployment of the recorded revision: $about", ({ seen, next }) =>
    expect(decide(observation({ rollout: "none", ...seen }), nothingDone)).toEqual(next),
  );
});

test("names what the step waited for after a timeout", () => {
  const waits = (seen: Partial<PartObservation>): unknown => decide(observation(seen), nothingDone);
  expect(waits({ rollout: "none", serving: "recorded", running: 0 })).toEqual({
    do: "wait",
    for: "tasks of the recorded revision (0 of 2 running)",
  });
  expect(waits({ supersededBy: "ecs-svc/9" })).toMatchObject({ for: expect.stringContaining("ecs-svc/9") });
  expect(waits({ rollback: { state: "unknown", status: "PAUSED" } })).toMatchObject({
    for: expect.stringContaining("PAUSED"),
  });
});

test.each(["in-progress", "unclear", "rolling-back"] as const)("waits for a rollback that is %s", (state) => {
  expect(decide(observation({ rollback: { state, reason } as Judgment }), nothingDone)).toEqual({
    do: "wait",
    for: "the deployment of the recorded revision to end",
  });
});

test("distinguishes ends from actions", () => {
  expect([back, notBack, theirs].map(isEnd)).toEqual([true, true, true]);
  expect([wait, stop, deploy].map(isEnd)).toEqual([false, false, false]);
});

describe("a final end", () => {
  const superseding = { end: "superseded", by: "ecs-svc/9" } as const;
  test.each([
    ["back, at the first poll", { end: "back" }, 1, 0, true],
    ["back, while a change of ours may still take effect", { end: "back" }, 9, 1, false],
    ["back, once it has settled", { end: "back" }, 1, -1, true],
    ["superseded, seen once", superseding, 1, 0, false],
    ["superseded, seen twice", superseding, 2, 0, true],
    ["superseded, while a change of ours may still take effect", superseding, 9, 1, false],
    ["not back, seen once", { end: "not-back", reason }, 1, 0, false],
    ["not back, seen twice, even if a change may still take effect", { end: "not-back", reason }, 2, 1, true],
  ] as const)("%s", (_about, end, observations, settlesIn, certain) =>
    expect(isCertain(end, observations, settlesIn)).toBe(certain),
  );
  test("settles an unanswered change in 30 s", () => expect(settling).toBe(30_000));
});
