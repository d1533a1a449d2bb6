/**
 * Migrations that write very much: the packed step beside a world in real time, from the first page that it asks for
 * to the last. What the simulator takes for its answers is told apart.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { inputVariable } from "../scripts/runner.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { entryPoint, exits, serves } from "../simulator/scenarios/scripts.ts";
import { application, booting, nginxProgram, shop } from "../simulator/scenarios/shop.ts";
import { serveWorld } from "../simulator/serve-world.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import { createWorld } from "../simulator/world.ts";
import type { Finding } from "./finding.ts";
import { machine } from "./machine.ts";
import { figure } from "./numbers.ts";
import { runProcess } from "./process.ts";
import { usualInputs } from "./rehearsed.ts";

const sizes = [10_000, 100_000, 200_000];
const aimed = 20_000;

interface Reading {
  readonly lines: number;
  /** Seconds from the first page to the page after the last line. */
  readonly took: number;
  readonly pages: number;
  /** Seconds of CPU of the whole step. */
  readonly cpu: number;
  /** Seconds in which the simulator was at work, of all that the step took. */
  readonly simulator: number;
  /** Megabytes. */
  readonly memory: number;
}

export interface LogsOptions {
  /** The folder of the packed action. */
  readonly packed: string;
  /** For files that are written. */
  readonly folder: string;
}

export async function logs(options: LogsOptions): Promise<Finding> {
  const readings: Reading[] = [];
  for (const lines of sizes) readings.push(await read(lines, options));
  const [least] = readings;
  const [many] = readings.filter(({ lines }) => lines === 100_000);
  if (least === undefined || many === undefined) throw new Error("No reading.");
  const rate = many.lines / many.took;
  const own = (many.lines - least.lines) / (many.cpu - least.cpu);
  return {
    tables: [
      {
        title: "Log lines of a migration that has written them all at once",
        about: [
          `Through the packed step (${machine()}), by pages of up to 10,000 lines. CPU and memory are of the whole release; the simulator's time is what its answers took, most of it while the step waits for them.`,
        ],
        head: [
          "lines",
          "pages",
          "from first to last",
          "lines a second",
          "CPU of the step",
          "memory",
          "time of the simulator",
        ],
        rows: readings.map(({ lines, pages, took, cpu, memory, simulator }) => [
          figure(lines),
          figure(pages),
          `${figure(took, 1)} s`,
          figure(lines / took),
          `${figure(cpu, 1)} s`,
          `${figure(memory)} MB`,
          `${figure(simulator, 1)} s`,
        ]),
      },
    ],
    aims: [
      {
        what: "100,000 lines of a migration",
        aim: `at least ${figure(aimed)} a second`,
        measured: `${figure(rate)} a second; ${figure(own)} in a second of the step's CPU`,
        reached: rate >= aimed,
      },
      {
        what: `memory with ${sizes.map((lines) => figure(lines)).join(", ")} lines`,
        aim: "flat",
        measured: readings.map(({ memory }) => `${figure(memory)} MB`).join(", "),
        reached: many.memory < 1.2 * least.memory,
      },
    ],
  };
}

async function read(lines: number, { packed, folder }: LogsOptions): Promise<Reading> {
  const now = (): number => Date.now();
  const simulator = await serveWorld(createWorld(talkative(lines), { now, callerNow: now }));
  const own = join(folder, `logs-${lines}`);
  mkdirSync(own, { recursive: true });
  const files = Object.fromEntries(
    ["GITHUB_STATE", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"].map((name) => [name, join(own, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, "");
  const inputs = { ...usualInputs, "run-migrations": "true", "poll-interval": "500ms" };
  const before = performance.eventLoopUtilization();
  const end = await runProcess({
    entry: join(packed, "index.js"),
    environment: {
      ...simulator.environment(),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
      ...files,
      GITHUB_ACTIONS: "true",
    },
  });
  const { active } = performance.eventLoopUtilization(before);
  const { requests } = simulator;
  await simulator.close();
  const last = end.readings.at(-1);
  if (end.exitCode !== 0 || last === undefined) throw new Error(`The step failed: ${end.errors}`);
  return {
    lines,
    ...pagesIn(requests, lines),
    cpu: last.cpu / 1000,
    memory: last.memory,
    simulator: active / 1000,
  };
}

function pagesIn(requests: readonly RecordedRequest[], lines: number): Pick<Reading, "took" | "pages"> {
  const pages = requests.filter(({ operation }) => operation === "GetLogEvents");
  const first = pages.findIndex(({ status }) => status === 200);
  // A token names the event that it stands behind: 20 digits of time, 24 of the order.
  const beyond = pages.findIndex(({ input }) => {
    const { nextToken = "" } = input as { readonly nextToken?: string };
    return Number(nextToken.slice(22, 46)) === lines;
  });
  const [from, to] = [pages[first]?.at, pages[beyond]?.at];
  if (from === undefined || to === undefined) throw new Error(`Not all of ${lines} lines were read.`);
  return { took: (to - from) / 1000, pages: beyond - first };
}

/** Everything else in it is quick. */
function talkative(lines: number): Scenario {
  const log = Array.from({ length: lines }, (_, index) => ({
    after: (0.5 * index) / lines,
    text: `  2026_11_16_080000 order ${index} of customer ${index % 977} has its status now`,
    ingestion: 0,
  }));
  return shop({
    name: "logs",
    about: "A migration that writes a line for each row.",
    programs: [
      application("v1", { pull: 0.2 }),
      application("v2", { pull: 0.2, run: entryPoint({ ...exits(0, 1), log }, serves(...booting)) }),
      { ...nginxProgram, pull: 0.2 },
    ],
    pace: {
      schedule: 0.2,
      provision: 0.2,
      activate: 0.2,
      deprovision: 0.2,
      settle: 0.2,
      drain: 0.2,
      pull: 0.2,
    },
  });
}
