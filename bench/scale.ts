/**
 * Measures one wave of many services: its calls in virtual time, and the packed step with a world in real time while it
 * waits.
 */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { join } from "node:path";
import { startSimulation } from "../__tests__/support/simulation.ts";
import { Random } from "../simulator/random.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { shop, webService } from "../simulator/scenarios/shop.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import type { Finding } from "./finding.ts";
import { machine } from "./machine.ts";
import { figure } from "./numbers.ts";
import { recordStep } from "./recorded-step.ts";
import { runPacked } from "./packed-step.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";

const sizes = [1, 10, 60, 200];
/** Seconds: until everything is in progress, and of waiting. */
const settling = 14;
const waiting = 24;

interface Calls {
  readonly startRequests: number;
  readonly smallestPoll: number;
  readonly largestPoll: number;
  /** TCP connections that the whole release opens. */
  readonly connections: number;
}

interface Cost {
  /** Megabytes: the maximum resident set of the process. */
  readonly memory: number;
  /** Share of a core, 0 to 1. */
  readonly cpu: number;
}

export interface ScaleOptions {
  /** The folder of the packed action. */
  readonly packed: string;
  /** For files that are written. */
  readonly folder: string;
}

export async function scale(options: ScaleOptions): Promise<Finding> {
  // All at once: a waiting step does hardly any work.
  const costs = await Promise.all(sizes.map((count) => costOf(count, options)));
  const calls: Calls[] = [];
  for (const count of sizes) calls.push(await callsOf(count));
  const measured = sizes.map((services, at) => ({ services, ...present(calls[at]), ...present(costs[at]) }));
  return {
    tables: [
      {
        title: "One wave of many services of one family, while the step waits",
        about: [
          `A short poll reads only the services; a full poll also reads their service deployments. Connections are those that the release opens in total. Memory is the peak of the process. CPU is measured during ${waiting} s of waiting at the default interval (${machine()}).`,
        ],
        head: [
          "services",
          "calls before the wait",
          "short poll",
          "⌈n/10⌉",
          "full poll",
          "⌈n/10⌉ + ⌈n/20⌉",
          "connections",
          "memory, MB",
          "CPU, % of a core",
        ],
        rows: measured.map(
          ({ services, startRequests, smallestPoll, largestPoll, connections, memory, cpu }) => [
            figure(services),
            figure(startRequests),
            figure(smallestPoll),
            figure(Math.ceil(services / 10)),
            figure(largestPoll),
            figure(leastOf(services)),
            figure(connections),
            figure(memory),
            figure(cpu * 100, 1),
          ],
        ),
      },
    ],
    aims: [
      {
        what: `calls of a full poll of ${sizes.join(", ")} services`,
        aim: sizes.map(leastOf).join(", "),
        measured: measured.map(({ largestPoll }) => figure(largestPoll)).join(", "),
        reached: measured.every(({ services, largestPoll }) => largestPoll <= leastOf(services)),
      },
      {
        what: `memory with ${sizes.at(-1)} services`,
        aim: "under 200 MB",
        measured: `${figure(Math.max(...costs.map(({ memory }) => memory)))} MB`,
        reached: costs.every(({ memory }) => memory < 200),
      },
      {
        what: "CPU while waiting",
        aim: "under 5% of a core",
        measured: `${figure(Math.max(...costs.map(({ cpu }) => cpu)) * 100, 1)}%`,
        reached: costs.every(({ cpu }) => cpu < 0.05),
      },
    ],
  };
}

const leastOf = (services: number): number => Math.ceil(services / 10) + Math.ceil(services / 20);

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("One of the sizes was not measured.");
  return value;
}

const namesOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `web-${index + 1}`);

function crowded(count: number, settle: number): Scenario {
  return shop({
    name: "scale",
    about: "Many services that deploy slowly.",
    services: namesOf(count).map((serviceName) => webService({ serviceName, desiredCount: 2 })),
    pace: { settle },
  });
}

async function callsOf(count: number): Promise<Calls> {
  let connections = 0;
  const onConnection = (): void => {
    connections += 1;
  };
  const simulation = await startSimulation(crowded(count, 60));
  subscribe("net.client.socket", onConnection);
  try {
    const inputs = { ...plainShopInputs, services: namesOf(count).join(",") };
    const { exitCode } = await recordStep(simulation, inputs, new Random(1));
    if (exitCode !== 0) throw new Error(`The release of ${count} services ended with ${exitCode}.`);
    return { ...callsIn(simulation.simulator.requests), connections };
  } finally {
    unsubscribe("net.client.socket", onConnection);
    await simulation.close();
  }
}

/** In virtual time, all calls of one poll happen at the same time. The check of the images follows the last poll. */
function callsIn(requests: readonly RecordedRequest[]): Omit<Calls, "connections"> {
  const startRequests = requests.findLastIndex(({ operation }) => operation === "UpdateService") + 1;
  const moments = new Map<number, number>();
  for (const { at } of requests.slice(startRequests)) moments.set(at, (moments.get(at) ?? 0) + 1);
  const looks = [...moments.values()].slice(0, -1);
  return { startRequests, smallestPoll: Math.min(...looks), largestPoll: Math.max(...looks) };
}

async function costOf(count: number, { packed, folder }: ScaleOptions): Promise<Cost> {
  const { readings, errors } = await runPacked({
    packed,
    folder: join(folder, `scale-${count}`),
    scenario: crowded(count, 3600),
    inputs: { services: namesOf(count).join(",") },
    killAfter: (settling + waiting) * 1000,
  });
  const last = readings.at(-1);
  const first = readings.find(({ at }) => at > settling * 1000);
  if (first === undefined || last === undefined) throw new Error(`The step ended early: ${errors}`);
  return { memory: last.memory, cpu: (last.cpu - first.cpu) / (last.at - first.at) };
}
