/**
 * Many releases of one account in the same second, within the request rates of AWS per account and region
 * (`simulator/rates.ts`), in virtual time.
 */
import { startSimulation, type Simulation } from "../__tests__/support/simulation.ts";
import { Random } from "../simulator/random.ts";
import { rateClasses } from "../simulator/rates.ts";
import type { WorldEvent, Scenario } from "../simulator/scenario.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import { shop, webDefinition, webService } from "../simulator/scenarios/shop.ts";
import type { Finding } from "./finding.ts";
import { figure, mean, quantile } from "./numbers.ts";
import { type RecordedStep, recordStep, outputMatching } from "./recorded-step.ts";
import { recordEvents, lastTime } from "./recorded-release.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";

interface Crowd {
  readonly releases: number;
  readonly healthy: number;
  /** Seconds. */
  readonly longest: number;
  readonly calls: number;
  readonly throttled: number;
  /** Calls in the busiest second after the first minute, in which all releases start. */
  readonly busiest: number;
  /** Seconds from the end of each deployment to the report of its release. */
  readonly late: readonly number[];
}

export async function crowds(sizes: readonly number[] = [1, 10, 30, 60]): Promise<Finding> {
  const measured: Crowd[] = [];
  for (const size of sizes) measured.push(await crowd(size));
  return {
    tables: [
      {
        title: "Releases in one account that start in the same second",
        about: [
          "Each release migrates and rolls out its own service. Throttled calls failed with `Rate exceeded`. Detection: seconds from the end of a deployment to the log line that reports its service as released.",
        ],
        head: [
          "releases",
          "healthy",
          "longest, s",
          "calls",
          "throttled",
          "calls in the busiest second after a minute",
          "detection, mean s",
          "p95 s",
        ],
        rows: measured.map(({ releases, healthy, longest, calls, throttled, busiest, late }) => [
          figure(releases),
          figure(healthy),
          figure(longest),
          figure(calls),
          `${figure(throttled)}\u00A0(${figure((throttled / calls) * 100, 1)}%)`,
          figure(busiest),
          figure(mean(late), 1),
          figure(quantile(late, 0.95), 1),
        ]),
      },
    ],
    aims: measured
      .filter(({ releases }) => releases === Math.max(...sizes))
      .map(({ releases, healthy, throttled, calls }) => ({
        what: `${releases} releases at once, within the account's rate limits`,
        aim: "all succeed",
        measured: `${healthy} healthy, ${figure((throttled / calls) * 100, 1)}% of calls throttled`,
        reached: healthy === releases,
      })),
  };
}

async function crowd(size: number): Promise<Crowd> {
  const names = Array.from({ length: size }, (_, index) => `web-${index + 1}`);
  const simulation = await startSimulation(crowdedWorld(names), { simulator: { rates: rateClasses } });
  try {
    const { events, stop } = recordEvents(simulation);
    const runs = await Promise.all(names.map((name, index) => release(simulation, name, index)));
    stop();
    return crowdOf(names, runs, simulation, events);
  } finally {
    await simulation.close();
  }
}

const release = (simulation: Simulation, name: string, index: number): Promise<RecordedStep> =>
  recordStep(
    simulation,
    { ...plainShopInputs, services: name, "run-migrations": "true" },
    new Random(index + 1),
  );

function crowdedWorld(names: readonly string[]): Scenario {
  return shop({
    name: "crowd",
    about: "Many services, each with its own family and its own release.",
    taskDefinitions: names.map((name) => webDefinition(`shop-${name}`)),
    services: names.map((serviceName) =>
      webService({ serviceName, taskDefinition: `shop-${serviceName}:1` }),
    ),
    pace: { jitter: 0.3 },
  });
}

function crowdOf(
  names: readonly string[],
  runs: readonly RecordedStep[],
  { simulator }: Simulation,
  events: readonly WorldEvent[],
): Crowd {
  const { requests } = simulator;
  const startedAt = requests[0]?.at ?? Number.NaN;
  const late = runs.flatMap((run, index) => {
    if (run.exitCode !== 0) return [];
    const done = lastTime(
      events.filter(({ subject }) => subject.endsWith(`/${names[index] ?? ""}`)),
      "deployment",
      "SUCCESSFUL",
    );
    return [(outputMatching(/✓ released/u, run).at - done) / 1000];
  });
  return {
    releases: names.length,
    healthy: runs.filter(({ exitCode }) => exitCode === 0).length,
    longest: Math.max(...runs.map(({ outputs }) => ((outputs.at(-1)?.at ?? Number.NaN) - startedAt) / 1000)),
    calls: requests.length,
    throttled: requests.filter(({ error }) => error === "ThrottlingException").length,
    busiest: busiestSecond(requests.filter(({ at }) => at > startedAt + 60_000)),
    late,
  };
}

function busiestSecond(requests: readonly RecordedRequest[]): number {
  const counts = new Map<number, number>();
  for (const { at } of requests) {
    const second = Math.floor(at / 1000);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
