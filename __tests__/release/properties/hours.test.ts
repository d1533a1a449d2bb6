/**
 * A release that waits for hours, with all activity that could accumulate in memory. Only the log may grow, at a
 * constant rate. `LONG_TESTS=1` runs 20 services of 10 tasks with four times as many polls.
 */
import { getEventListeners } from "node:events";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { minutes } from "../../../src/core/time.ts";
import {
  runStep,
  type Run,
  startSimulation,
  type Simulation,
  type RunningStep,
} from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";
import { hours, namesOf, type Scale } from "./hours-world.ts";
import { long } from "./long.ts";

const scale: Scale = long
  ? { each: 5, tasks: 10, between: 900, forget: 900 }
  : { each: 1, tasks: 2, between: 600, forget: 900 };
/** Few polls, because each takes real time here; leaks are still visible. */
const interval = long ? "1m" : "6m";
const waiting = long ? 6 : 4;

/** The memory of a step at the end of an hour. */
interface Reading {
  readonly listeners: number;
  readonly sleeping: number;
  readonly printedCharacters: number;
  readonly savedBytes: number;
  readonly calls: number;
}

interface DraftRun {
  readonly run: Run;
  readonly readings: readonly Reading[];
}

async function runHours(length: number): Promise<DraftRun> {
  let calls = 0;
  const count = (): void => void (calls += 1);
  const simulation = await startSimulation(hours(scale), { simulator: { remember: 100, afterCall: count } });
  const readings: Reading[] = [];
  const read = async (
    { world, clock }: Simulation,
    { signal, printedCharacters, savedBytes }: RunningStep,
  ): Promise<void> => {
    // Before the release starts, the step loads code, which takes no time on this clock.
    await new Promise<void>((resolve) => world.listen(({ kind }) => kind === "deployment" && resolve()));
    for (let hour = 1; hour < length; hour += 1) {
      await clock.sleep(minutes(60));
      const listeners = getEventListeners(signal, "abort").length;
      readings.push({
        listeners,
        sleeping: clock.sleeping,
        printedCharacters: printedCharacters(),
        savedBytes: savedBytes(),
        calls,
      });
    }
  };
  try {
    const run = await runStep(simulation, {
      inputs: {
        ...shopInputs,
        services: namesOf(scale).join(","),
        "rollout-timeout": `${length}h`,
        "poll-interval": interval,
        "on-failure": "leave",
      },
      meanwhile: (on, _, step) => void read(on, step),
    });
    return { run, readings };
  } finally {
    await simulation.close();
  }
}

const growth = (readings: readonly Reading[], of: "printedCharacters" | "calls"): number[] =>
  readings.slice(1).map((reading, index) => reading[of] - (readings[index]?.[of] ?? 0));

/** The difference between the maximum and the minimum. */
const spread = (counts: readonly number[]): number => Math.max(...counts) / Math.min(...counts);

describe("a release that waits for six hours", () => {
  let short: DraftRun;
  let draftRun: DraftRun;
  beforeAll(async () => {
    short = await runHours(2);
    draftRun = await runHours(waiting);
  });

  test("waits for everything that delays it", () => {
    const { log, outcome } = draftRun.run;
    expect(outcome).toBe("superseded");
    expect(log).toContain("rollout-timeout");
    expect(log).toContain("Another deployment");
    expect(log).toContain("tasks failed so far");
    expect(draftRun.readings).toHaveLength(waiting - 1);
  });

  test("reports each event once, and none from before its deployment", () => {
    const { log } = draftRun.run;
    expect(log).not.toContain("try 1.");
    expect(log.match(/pauses-1 +ECS: .* try 20\./gu)).toHaveLength(1);
  });

  test("leaves no listeners or timers", () => {
    const open = namesOf(scale).length + 1;
    for (const { listeners, sleeping } of draftRun.readings) {
      expect(listeners).toBeLessThanOrEqual(open);
      expect(sleeping).toBeLessThanOrEqual(open);
    }
  });

  test("calls AWS as often in its last hour as in its second", () => {
    expect(spread(growth(draftRun.readings, "calls"))).toBeLessThan(1.1);
  });

  test("prints as much in its last hour as in its second, and saves no more for the post step", () => {
    expect(spread(growth(draftRun.readings, "printedCharacters"))).toBeLessThan(1.15);
    expect(new Set(draftRun.readings.map(({ savedBytes }) => savedBytes)).size).toBe(1);
  });

  test("has a record and summary no longer than those of a two-hour release", () => {
    const size = ({ run }: DraftRun): number => (run.outputs["report"] ?? "").length + run.summary.length;
    expect(size(draftRun)).toBeLessThan(size(short) * 1.05);
  });
});
