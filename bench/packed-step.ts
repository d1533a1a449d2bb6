/** Runs the packed step as a separate process, with a world in real time. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inputVariable } from "../scripts/runner.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { serveWorld } from "../simulator/serve-world.ts";
import type { RecordedRequest } from "../simulator/server.ts";
import { createWorld } from "../simulator/world.ts";
import { type ProcessEnd, runProcess } from "./process.ts";
import { plainShopInputs } from "../__tests__/support/shop-inputs.ts";

export interface PackedStep {
  /** The folder of the packed action. */
  readonly packed: string;
  /** For the runner's files. */
  readonly folder: string;
  readonly scenario: Scenario;
  /** In addition to the usual inputs. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Kills it after this many milliseconds. */
  readonly killAfter?: number;
}

export interface PackedEnd extends ProcessEnd {
  /** Epoch milliseconds. */
  readonly begun: number;
  readonly requests: readonly RecordedRequest[];
}

const runnerFiles = ["GITHUB_STATE", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"];

export async function runPacked(step: PackedStep): Promise<PackedEnd> {
  const now = (): number => Date.now();
  const simulator = await serveWorld(createWorld(step.scenario, { now, callerNow: now }));
  mkdirSync(step.folder, { recursive: true });
  const files = runnerFiles.map((name) => [name, join(step.folder, name)] as const);
  for (const [, file] of files) writeFileSync(file, "");
  const inputs = Object.entries({ ...plainShopInputs, ...step.inputs });
  const begun = now();
  try {
    const end = await runProcess({
      entry: join(step.packed, "main.js"),
      environment: {
        ...simulator.environment(),
        ...Object.fromEntries(inputs.map(([name, value]) => [inputVariable(name), value])),
        ...Object.fromEntries(files),
        GITHUB_ACTIONS: "true",
      },
      ...(step.killAfter !== undefined && { killAfter: step.killAfter }),
    });
    return { ...end, begun, requests: simulator.requests };
  } finally {
    await simulator.close();
    rmSync(step.folder, { recursive: true, force: true });
  }
}
