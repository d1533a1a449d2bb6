/**
 * Measures the calls of a plain release (OIDC, a migration, one service): which calls don't depend on the waits, and
 * which depend on each other.
 */
import { startSimulation } from "../__tests__/support/simulation.ts";
import { Random } from "../simulator/random.ts";
import type { FaultRule } from "../simulator/faults.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { entryPoint, exits, lines, serves } from "../simulator/scenarios/scripts.ts";
import { application, booting, nginxProgram, shop } from "../simulator/scenarios/shop.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import type { Finding } from "./finding.ts";
import { figure } from "./numbers.ts";
import { recordStep, outputMatching } from "./recorded-step.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";

interface Call extends Pick<RecordedRequest, "party" | "operation"> {
  /** Made while the step waits for the migration or the rollout. */
  readonly waiting: boolean;
  /** When it arrived, in real milliseconds. */
  readonly arrived: number;
}

/** Duration of a response in real milliseconds: much longer than the step's work between two calls. */
const latency = 200;
const aimed = 9;

export async function fixedCalls(): Promise<Finding> {
  // The first run also loads the modules, so the last one shows only the calls.
  const short = await callsOf(plain(1));
  const polls = growing(short, await callsOf(plain(6)));
  const isFixed = (call: Call): boolean => !call.waiting || !polls.has(nameOf(call));
  const slow = short
    .filter(isFixed)
    .map(({ party, operation }) => ({ party, operation, fault: { slow: latency } }));
  const turns = inTurns((await callsOf(plain(1), slow)).filter(isFixed));
  const count = short.filter(isFixed).length;
  return {
    tables: [
      {
        title: "Calls of a plain release that do not depend on its duration",
        about: [
          `OIDC, a migration, one service: ${figure(count)} calls, in ${figure(turns.length)} turns. Calls of one turn run in parallel, and each turn waits for the previous one. The table omits polls, which are the calls that a longer release makes more often: ${[...polls].toSorted().map(code).join(", ")}.`,
        ],
        words: true,
        head: ["turn", "calls"],
        rows: turns.map((calls, index) => [
          figure(index + 1),
          calls.map((call) => code(nameOf(call))).join(", "),
        ]),
      },
    ],
    aims: [
      {
        what: "calls of a plain release, without polls",
        aim: `at most ${aimed}`,
        measured: figure(count),
        reached: count <= aimed,
      },
    ],
  };
}

const code = (name: string): string => `\`${name}\``;
const nameOf = ({ party, operation }: Call): string => `${party}:${operation}`;

/** A release in which everything takes this many times as long. */
function plain(slowness: number): Scenario {
  const migration = exits(0, 9 * slowness, ...lines(slowness, "migrating", "done"));
  return shop({
    name: "plain",
    about: "A plain release.",
    programs: [
      application("v1"),
      application("v2", { run: entryPoint(migration, serves(...booting)) }),
      nginxProgram,
    ],
    pace: { provision: 8 * slowness, settle: 40 * slowness },
  });
}

async function callsOf(scenario: Scenario, faults: readonly FaultRule[] = []): Promise<Call[]> {
  const arrivals: number[] = [];
  const simulation = await startSimulation(scenario, {
    faults,
    simulator: { afterCall: () => arrivals.push(performance.now()) },
  });
  try {
    const run = await recordStep(simulation, { ...plainShopInputs, "run-migrations": "true" }, new Random(1));
    const { requests } = simulation.simulator;
    const began = (name: string): number => requests.findIndex(({ operation }) => operation === name);
    const migrated = outputMatching(/✓ Migration: app/u, run).after;
    return requests.map(({ party, operation }, index) => ({
      party,
      operation,
      waiting: (index > began("RunTask") && index < migrated) || index > began("UpdateService"),
      arrived: arrivals[index] ?? Number.NaN,
    }));
  } finally {
    await simulation.close();
  }
}

/** Names of calls that the longer release makes more often. */
function growing(short: readonly Call[], long: readonly Call[]): Set<string> {
  const countIn = (calls: readonly Call[], name: string): number =>
    calls.filter((call) => nameOf(call) === name).length;
  const names = new Set(long.map(nameOf));
  return new Set([...names].filter((name) => countIn(long, name) > countIn(short, name)));
}

/** A call belongs to the turn after the last response before it. */
function inTurns(calls: readonly Call[]): Call[][] {
  const turns: Call[][] = [];
  for (const call of calls) {
    const answered = turns.findLastIndex((turn) =>
      turn.some(({ arrived }) => arrived + latency <= call.arrived),
    );
    (turns[answered + 1] ??= []).push(call);
  }
  return turns;
}
