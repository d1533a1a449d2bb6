/**
 * Runs a release in virtual time, with the real code over HTTP, and records the times of the world's events. The
 * simulator responds immediately, so AWS's response times are not included.
 */
import { perform, type Run, setStage, type Stage } from "../__tests__/support/rehearsal.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";
import type { Happening, Scenario } from "../simulator/scenario.ts";
import type { RecordedRequest, SimulatorOptions } from "../simulator/server.ts";

export interface Rehearsed {
  readonly run: Run;
  readonly happenings: readonly Happening[];
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

export async function rehearsed(
  scenario: Scenario,
  inputs: Readonly<Record<string, string>> = {},
  simulator: Partial<SimulatorOptions> = {},
): Promise<Rehearsed> {
  const stage = await setStage(scenario, { simulator });
  try {
    const { happenings, stop } = heardIn(stage);
    const run = await perform(stage, { inputs: { ...plainShopInputs, ...inputs } });
    stop();
    return { run, happenings, requests: stage.simulator.requests, report: reportOf(run) };
  } finally {
    await stage.close();
  }
}

export function heardIn({ world }: Stage): { happenings: Happening[]; stop: () => void } {
  const happenings: Happening[] = [];
  return { happenings, stop: world.listen((happening) => happenings.push(happening)) };
}

export const reportOf = ({ outputs }: Run): Report => JSON.parse(outputs["report"] ?? "{}") as Report;

/** Epoch milliseconds of the last event of a kind with this result; NaN if there was none. */
export const lastTime = (happenings: readonly Happening[], kind: Happening["kind"], to: string): number =>
  happenings.findLast((one) => one.kind === kind && one.to === to)?.at ?? Number.NaN;

export const firstTime = (happenings: readonly Happening[], kind: Happening["kind"], to: string): number =>
  happenings.find((one) => one.kind === kind && one.to === to)?.at ?? Number.NaN;

export const countOf = (requests: readonly RecordedRequest[], names: ReadonlySet<string>): number =>
  requests.filter(({ party, operation }) => names.has(`${party}:${operation}`)).length;
