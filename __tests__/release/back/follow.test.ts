/** How polls lead to an end: agreement, settling, repeated stops. Without AWS, with a manual clock. */
import { describe, expect, test } from "@jest/globals";
import type { Clock } from "../../../src/core/time.ts";
import type { Act, PartObservation } from "../../../src/release/back/decide.ts";
import { Follow, type Side, start } from "../../../src/release/back/follow.ts";

const seen: PartObservation = {
  serving: "recorded",
  rollout: "none",
  rollback: "none",
  stoppable: true,
  stopping: false,
  paused: false,
  busy: false,
  running: 1,
  wanted: 1,
  countDiffers: false,
};

/** Seconds of each poll, and its result. */
type Script = ReadonlyArray<readonly [at: number, seen: Partial<PartObservation>]>;

async function followScript(script: Script, more: Partial<Side> = {}) {
  let now = 0;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const acts: Array<readonly [at: number, act: Act["do"]]> = [];
  let index = 0;
  const side: Side = {
    name: "web",
    observe: () => Promise.resolve({ ...seen, ...script[index]?.[1] }),
    act: (act) => {
      acts.push([now / 1000, act.do]);
      return Promise.resolve(undefined);
    },
    ...more,
  };
  const follows = new Follow(clock, side);
  for (const [at] of script) {
    now = at * 1000;
    const end = await follows.step();
    if (end !== undefined) return { at, end: end.end, acts };
    index += 1;
  }
  return { at: undefined, end: undefined, acts };
}

const theirs = { serving: "another", supersededBy: "ecs-svc/9" } as const;
const unanswered = { rollout: "unanswered" } as const;
const inProgress = { rollout: { state: "in-progress" }, serving: "released" } as const;

describe("the end of a rollback", () => {
  test("is final at the first poll if no change is open", async () =>
    expect(await followScript([[0, {}]])).toEqual({ at: 0, end: "back", acts: [] }));

  test("waits 30 s for a change whose response was lost", async () =>
    expect(
      await followScript([
        [0, unanswered],
        [15, unanswered],
        [29, unanswered],
        [30, unanswered],
      ]),
    ).toEqual({
      at: 30,
      end: "back",
      acts: [],
    }));

  test("comes later if a late change is rolled back, because the settling time still applies", async () =>
    expect(
      await followScript([
        [0, unanswered],
        [5, inProgress],
        [8, { rollout: { state: "rolled-back", reason: "" } }],
        [31, { rollout: { state: "rolled-back", reason: "" } }],
      ]),
    ).toEqual({ at: 31, end: "back", acts: [[5, "stop"]] }));

  test("waits for a lost attempt that was followed by another", async () =>
    expect(
      await followScript(
        [
          [20, {}],
          [39, {}],
          [41, {}],
        ],
        { lostAt: 10_500 },
      ),
    ).toEqual({ at: 41, end: "back", acts: [] }));

  test("includes another pipeline's deployment if two polls in a row show it", async () =>
    expect(
      await followScript([
        [0, theirs],
        [1, { busy: true }],
        [2, theirs],
        [3, theirs],
      ]),
    ).toEqual({
      at: 3,
      end: "superseded",
      acts: [],
    }));

  test("is counted again if a failure follows a success", async () =>
    expect(
      await followScript([
        [0, { gone: "x" }],
        [1, {}],
      ]),
    ).toEqual({ at: 1, end: "back", acts: [] }));
});

describe("a stop", () => {
  test("is sent again if it has no effect for 30 s", async () =>
    expect(
      (
        await followScript([
          [0, inProgress],
          [10, inProgress],
          [31, inProgress],
          [40, inProgress],
        ])
      ).acts,
    ).toEqual([
      [0, "stop"],
      [31, "stop"],
    ]));

  test("that is rejected is followed by a deployment of the recorded revision", async () => {
    const acts: string[] = [];
    const act: Side["act"] = ({ do: what }) => {
      acts.push(what);
      return Promise.resolve(what === "stop" ? "refused" : undefined);
    };
    await followScript(
      [
        [0, inProgress],
        [1, inProgress],
      ],
      { act },
    );
    expect(acts).toEqual(["stop", "deploy"]);
  });
});

describe("a job with little time left", () => {
  test.each([
    ["stops the deployment", inProgress, ["stop"]],
    [
      "does not wait until the deployment is visible",
      { rollout: { state: "unclear" }, serving: "released" },
      ["deploy"],
    ],
    ["changes nothing while a change has no response", unanswered, []],
    ["changes nothing of somebody else", { ...inProgress, supersededBy: "ecs-svc/9" }, []],
  ] as const)("%s", async (_about, shown, expected) => {
    const acts: string[] = [];
    const side: Side = {
      name: "web",
      observe: () => Promise.resolve({ ...seen, ...shown }),
      act: ({ do: what }) => Promise.resolve(void acts.push(what)),
    };
    await start({ now: () => 0, sleep: () => Promise.resolve() }, side);
    expect(acts).toEqual(expected);
  });
});
