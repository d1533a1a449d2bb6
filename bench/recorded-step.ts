/** Runs the step in this process in a simulation, and records its output with times and request counts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulation } from "../__tests__/support/simulation.ts";
import { inputVariable } from "../scripts/runner.ts";
import type { Random } from "../simulator/random.ts";
import { step } from "../src/step.ts";

export interface Output {
  /** Epoch milliseconds of the simulation's clock. */
  readonly at: number;
  readonly text: string;
  /** Number of requests that the simulator received before. */
  readonly after: number;
}

export interface RecordedStep {
  readonly exitCode: number;
  readonly outputs: readonly Output[];
}

/** Several may run at once: they share nothing of the process. */
export async function recordStep(
  { simulator, clock }: Simulation,
  inputs: Readonly<Record<string, string>>,
  random: Random,
): Promise<RecordedStep> {
  const outputs: Output[] = [];
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const exitCode = await step({
    environment: {
      ...simulator.environment(),
      GITHUB_RUN_ID: "4711",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_JOB: "release",
      GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
      GITHUB_STATE: join(folder, "state"),
      RUNNER_TEMP: folder,
      NO_COLOR: "1",
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])),
    },
    write: (text) => outputs.push({ at: clock.now(), text, after: simulator.requests.length }),
    clock,
    random: () => random.next(),
    signal: new AbortController().signal,
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
  return { exitCode, outputs };
}

/** The first output that matches. Throws if there is none. */
export function outputMatching(pattern: RegExp, { outputs }: RecordedStep): Output {
  const found = outputs.find(({ text }) => pattern.test(text));
  if (found === undefined) {
    const log = outputs.map(({ text }) => text).join("");
    throw new Error(`The step never printed ${pattern.source}:\n${log}`);
  }
  return found;
}
