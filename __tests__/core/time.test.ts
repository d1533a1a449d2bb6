import { getEventListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { abortAfter, type Clock, Deadline, inWords, poll, systemClock } from "../../src/core/time.ts";

/** A clock whose sleeps take no time and are recorded. */
function recordingClock(): Clock & { readonly slept: number[]; at: number } {
  const clock = {
    at: 0,
    slept: [] as number[],
    now: () => clock.at,
    sleep: (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      clock.slept.push(ms);
      clock.at += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

describe("poll", () => {
  test("returns the first value without another wait", async () => {
    const clock = recordingClock();
    const looks = [undefined, undefined, "there"];
    const seen = await poll({ clock, pace: () => 3000 }, () => Promise.resolve(looks.shift()));
    expect([seen, clock.slept]).toEqual(["there", [3000, 3000]]);
  });

  test("polls once more at the deadline, to catch a change in the last second", async () => {
    const clock = recordingClock();
    const deadline = new Deadline(clock, 10_000);
    const seen = await poll({ clock, pace: () => 3000, deadline }, () =>
      Promise.resolve(clock.at >= 10_000 ? "done" : undefined),
    );
    expect([seen, clock.slept]).toEqual(["done", [3000, 3000, 3000, 1000]]);
  });

  test("returns undefined after the poll at the deadline", async () => {
    const clock = recordingClock();
    let looks = 0;
    const seen = await poll({ clock, pace: () => 4000, deadline: new Deadline(clock, 10_000) }, () => {
      looks += 1;
      return Promise.resolve(undefined);
    });
    expect([seen, looks, clock.at]).toEqual([undefined, 4, 10_000]);
  });

  test("rejects with the signal's reason when canceled", async () => {
    const clock = recordingClock();
    const controller = new AbortController();
    const polling = poll({ clock, pace: () => 1, signal: controller.signal }, () => {
      controller.abort(new Error("cancelled"));
      return Promise.resolve(undefined);
    });
    await expect(polling).rejects.toThrow("cancelled");
  });

  test("passes the elapsed time to the pace", async () => {
    const clock = recordingClock();
    const elapsedTimes: number[] = [];
    const pace = (elapsed: number): number => {
      elapsedTimes.push(elapsed);
      return 1000 + elapsed;
    };
    let looks = 0;
    await poll({ clock, pace }, () => Promise.resolve((looks += 1) > 3 ? true : undefined));
    expect(elapsedTimes).toEqual([0, 1000, 3000]);
  });
});

describe("systemClock", () => {
  test("sleeps until it is aborted, and rejects with the reason", async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(sleeping).rejects.toThrow("enough");
  });

  test("abortAfter aborts with the outer signal, and leaves no listener on it", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const limits = Array.from({ length: 20 }, () => abortAfter(systemClock, 60_000, signal));
    for (const { cancel } of limits) cancel();
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const limit = abortAfter(systemClock, 60_000, signal);
    controller.abort(new Error("cancelled"));
    expect(limit.signal.reason).toEqual(new Error("cancelled"));
    const late = abortAfter(systemClock, 60_000, signal);
    expect(late.signal.aborted).toBe(true);
    late.cancel();
    expect(limits.map((one) => one.signal.aborted)).not.toContain(true);
    limit.cancel();
  });

  test("abortAfter aborts after its time, unless it was canceled", async () => {
    const clock = recordingClock();
    const expiring = abortAfter(clock, 6000);
    await Promise.resolve();
    await Promise.resolve();
    expect([expiring.signal.aborted, clock.at]).toEqual([true, 6000]);
    const unfinished = abortAfter(systemClock, 60_000);
    unfinished.cancel();
    await Promise.resolve();
    expect(unfinished.signal.aborted).toBe(false);
  });
});

test.each<[number, string]>([
  [-1, "0 s"],
  [400, "0 s"],
  [59_400, "59 s"],
  [59_600, "1 m"],
  [245_000, "4 m 05 s"],
  [1_800_000, "30 m"],
  [3_599_600, "1 h"],
  [3_720_000, "1 h 02 m"],
])("%i ms in words is %s", (ms, words) => {
  expect(inWords(ms)).toBe(words);
});
