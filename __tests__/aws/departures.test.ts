import { describe, expect, test } from "@jest/globals";
import { Departures } from "../../src/aws/departures.ts";
import { turn } from "../../src/core/time.ts";

/** Whether a moment of calm has come after a few turns of the event loop. */
async function calmSoon(departures: Departures): Promise<boolean> {
  let calm = false;
  void departures.calm().then(() => (calm = true));
  for (let turns = 0; turns < 5; turns += 1) await turn();
  return calm;
}

describe("code is loaded when no request is being made", () => {
  test("at once when there is none", async () => {
    expect(await calmSoon(new Departures())).toBe(true);
  });

  test("not before every request has left", async () => {
    const departures = new Departures();
    const [first, second] = [departures.announce(), departures.announce()];
    expect(await calmSoon(departures)).toBe(false);
    first();
    expect(await calmSoon(departures)).toBe(false);
    second();
    expect(await calmSoon(departures)).toBe(true);
  });

  test("not before a request that has been announced in the same turn", async () => {
    const departures = new Departures();
    let calm = false;
    void departures.calm().then(() => (calm = true));
    const left = departures.announce();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    expect(calm).toBe(false);
    left();
  });

  test("a request that was told to have left twice counts once", async () => {
    const departures = new Departures();
    const [first, second] = [departures.announce(), departures.announce()];
    first();
    first();
    expect(await calmSoon(departures)).toBe(false);
    second();
  });
});
