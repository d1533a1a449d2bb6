/**
 * Runs a release in virtual time, with the real code over HTTP, and records the times of the world's events. The
 * simulator responds immediately, so AWS's response times are not included.
 */
import { runStep, type Run, startSimulation, type Simulation } from "../__tests__/support/simulation.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";
import type { WorldEvent, Scenario } from "../simulator/scenario.ts";
import type { RecordedRequest, SimulatorOptions } from "../simulator/server.ts";

export interface RecordedRelease {
  readonly run: Run;
  readonly events: readonly WorldEvent[];
  readonly requests: readonly RecordedRequest[];
  readonly report: Report;
}

/** The part of the `report` output that is used here. Times are ISO 8601. */
export interface Report {
  readonly outcome: string;
  readonly steps: ReadonlyArray<{
    readonly name: string;
    readonly startedAt: string;
    readonly endedAt: string;
  }>;
  readonly services: ReadonlyArray<{ readonly name: string; readonly endedAt: string }>;
}

export async function recordRelease(
  scenario: Scenario,
  inputs: Readonly<Record<string, string>> = {},
  simulator: Partial<SimulatorOptions> = {},
): Promise<RecordedRelease> {
  const simulation = await startSimulation(scenario, { simulator });
  try {
    const { events, stop } = recordEvents(simulation);
    const run = await runStep(simulation, { inputs: { ...plainShopInputs, ...inputs } });
    stop();
    return { run, events, requests: simulation.simulator.requests, report: reportOf(run) };
  } finally {
    await simulation.close();
  }
}

export function recordEvents({ world }: Simulation): { events: WorldEvent[]; stop: () => void } {
  const events: WorldEvent[] = [];
  return { events, stop: world.listen((event) => events.push(event)) };
}

export const reportOf = ({ outputs }: Run): Report => JSON.parse(outputs["report"] ?? "{}") as Report;

/** Epoch milliseconds of the last event of a kind with this result; NaN if there was none. */
export const lastTime = (events: readonly WorldEvent[], kind: WorldEvent["kind"], to: string): number =>
  events.findLast((one) => one.kind === kind && one.to === to)?.at ?? Number.NaN;

export const firstTime = (events: readonly WorldEvent[], kind: WorldEvent["kind"], to: string): number =>
  events.find((one) => one.kind === kind && one.to === to)?.at ?? Number.NaN;

export const countOf = (requests: readonly RecordedRequest[], names: ReadonlySet<string>): number =>
  requests.filter(({ party, operation }) => names.has(`${party}:${operation}`)).length;
