/**
 * Measures migrations with long logs: the packed step in real time, from the first page to the last. Reports the
 * simulator's own time separately.
 */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Scenario } from "../simulator/scenario.ts";
import { entryPoint, exits, serves } from "../simulator/scenarios/scripts.ts";
import { application, booting, nginxProgram, shop } from "../simulator/scenarios/shop.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import type { Finding } from "./finding.ts";
import { machine } from "./machine.ts";
import { figure } from "./numbers.ts";
import { runPacked } from "./packed-step.ts";

const sizes = [10_000, 100_000, 200_000];
const aimed = 20_000;

interface Reading {
  readonly lines: number;
  /** Seconds from the first page to the page after the last line. */
  readonly took: number;
  readonly pages: number;
  /** Seconds of CPU time of the whole step. */
  readonly cpu: number;
  /** Seconds of the total in which the simulator was working. */
  readonly simulator: number;
  /** Megabytes: the maximum resident set, and the minimum heap after the last page. */
  readonly memory: number;
  readonly heap: number;
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
  const [least, many, last] = readings;
  if (least === undefined || many === undefined || last === undefined) throw new Error("No reading.");
  const rate = many.lines / many.took;
  const own = (last.lines - least.lines) / (last.cpu - least.cpu);
  return {
    tables: [
      {
        title: "Log lines of a migration that writes all of them at once",
        about: [
          `Measured with the packed step (${machine()}) and pages of up to 10,000 lines. Seconds count from the first page to the page after the last line. CPU is that of the whole release, and memory its maximum resident set. Heap is the minimum after the last page: the memory that the step keeps. Simulator is the time that the simulator took to respond.`,
        ],
        head: [
          "lines",
          "pages",
          "seconds",
          "lines a second",
          "CPU, s",
          "memory, MB",
          "heap, MB",
          "simulator, s",
        ],
        rows: readings.map(({ lines, pages, took, cpu, memory, heap, simulator }) => [
          figure(lines),
          figure(pages),
          figure(took, 1),
          figure(lines / took),
          figure(cpu, 1),
          figure(memory),
          figure(heap),
          figure(simulator, 1),
        ]),
      },
    ],
    aims: [
      {
        what: `${figure(many.lines)} log lines of a migration`,
        aim: `at least ${figure(aimed)} a second`,
        measured: `${figure(rate)} a second; ${figure(own)} per second of the step's CPU time`,
        reached: rate >= aimed,
      },
      {
        what: `memory kept after ${sizes.map((lines) => figure(lines)).join(", ")} lines`,
        aim: "flat",
        measured: `${readings.map(({ heap }) => figure(heap)).join(", ")} MB`,
        reached: last.heap < 1.5 * least.heap,
      },
    ],
  };
}

async function read(lines: number, { packed, folder }: LogsOptions): Promise<Reading> {
  const before = performance.eventLoopUtilization();
  const { begun, requests, readings, exitCode, errors } = await runPacked({
    packed,
    folder: join(folder, `logs-${lines}`),
    scenario: talkative(lines),
    inputs: { "run-migrations": "true", "poll-interval": "500ms" },
  });
  const { active } = performance.eventLoopUtilization(before);
  const last = readings.at(-1);
  if (exitCode !== 0 || last === undefined) throw new Error(`The step failed: ${errors}`);
  const { pages, from, to } = pagesIn(requests, lines);
  const after = readings.filter(({ at }) => begun + at > to);
  return {
    lines,
    pages,
    took: (to - from) / 1000,
    cpu: last.cpu / 1000,
    memory: last.memory,
    heap: Math.min(...after.map(({ heap }) => heap)),
    simulator: active / 1000,
  };
}

/** Pages up to the one with the last line, the time of the first request, and the time of the page after the last. */
function pagesIn(
  requests: readonly RecordedRequest[],
  lines: number,
): { pages: number; from: number; to: number } {
  const reads = requests.filter(({ operation }) => operation === "GetLogEvents");
  const first = reads.findIndex(({ status }) => status === 200);
  // A token names the event before it: 20 digits of time, 24 of the order.
  const beyond = reads.findIndex(({ input }) => {
    const { nextToken = "" } = input as { readonly nextToken?: string };
    return Number(nextToken.slice(22, 46)) === lines;
  });
  const [from, to] = [reads[first]?.at, reads[beyond]?.at];
  if (from === undefined || to === undefined)
    throw new Error(`The step did not read all of the ${lines} lines.`);
  return { pages: beyond - first, from, to };
}

/** Everything else in it is fast. */
function talkative(lines: number): Scenario {
  const log = Array.from({ length: lines }, (_, index) => ({
    after: (0.5 * index) / lines,
    text: `  2026_11_16_080000 updated the status of order ${index}, customer ${index % 977}`,
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
