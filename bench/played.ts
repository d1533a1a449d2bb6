/** Runs the step in this process against a stage, and records its output with times and request counts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Stage } from "../__tests__/support/rehearsal.ts";
import { inputVariable } from "../scripts/runner.ts";
import type { Random } from "../simulator/random.ts";
import { step } from "../src/step.ts";

export interface Said {
  /** Epoch milliseconds of the stage's clock. */
  readonly at: number;
  readonly text: string;
  /** Number of requests that the simulator received before. */
  readonly after: number;
}

export interface Played {
  readonly exitCode: number;
  readonly said: readonly Said[];
}

/** Several may run at once: they share nothing of the process. */
export async function played(
  { simulator, clock }: Stage,
  inputs: Readonly<Record<string, string>>,
  random: Random,
): Promise<Played> {
  const said: Said[] = [];
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
    write: (text) => said.push({ at: clock.now(), text, after: simulator.requests.length }),
    clock,
    random: () => random.next(),
    signal: new AbortController().signal,
  }).finally(() => rmSync(folder, { recursive: true, force: true }));
  return { exitCode, said };
}

/** The first output that matches. Throws if there is none. */
export function saidThat(pattern: RegExp, { said }: Played): Said {
  const found = said.find(({ text }) => pattern.test(text));
  if (found === undefined) {
    const log = said.map(({ text }) => text).join("");
    throw new Error(`The step never printed ${pattern.source}:\n${log}`);
  }
  return found;
}
