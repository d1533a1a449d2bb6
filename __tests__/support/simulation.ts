/**
 * Runs a release in this process: the real step and SDK over HTTP, the simulator, and one virtual clock for both.
 * Returns what the job would see: exit code, log, outputs, summary and the calls to AWS.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Runner } from "../../src/core/runner.ts";
import { step } from "../../src/step.ts";
import { endOfJob } from "../../src/end-of-job.ts";
import { JobCanceled } from "../../src/core/cancellation.ts";
import { commandFile } from "../../scripts/runner.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { serveWorld } from "../../simulator/serve-world.ts";
import type { Simulator, SimulatorOptions } from "../../simulator/server.ts";
import { createWorld, type World } from "../../simulator/world.ts";
import type { Clock } from "../../src/core/time.ts";
import { VirtualClock } from "./virtual-clock.ts";

export interface RunOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly faults?: readonly FaultRule[];
  readonly simulator?: Partial<SimulatorOptions>;
  /** The step's clock, if different from the simulation's. */
  readonly clock?: Clock;
  /** Rejects if the step is abandoned because it was killed. */
  readonly abandoned?: Promise<never>;
  /** Receives the saved state of an abandoned step. */
  readonly onState?: (state: Readonly<Record<string, string>>) => void;
  /** Runs concurrently with the step, for example to cancel it in a certain state of the world. */
  readonly meanwhile?: (simulation: Simulation, cancel: () => void, step: RunningStep) => void;
}

/** A running step. */
export interface RunningStep {
  readonly signal: AbortSignal;
  /** Number of characters that it has printed. */
  readonly printedCharacters: () => number;
  /** Number of bytes that it has saved for its post step. */
  readonly savedBytes: () => number;
}

/** A served world, for one or more runs. */
export interface Simulation {
  readonly world: World;
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  /** Contains the runner's files of each run, and its RUNNER_TEMP. */
  readonly folder: string;
  close(): Promise<void>;
}

export interface Run {
  readonly exitCode: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly summary: string;
  /** Operations in order, as `ecs:UpdateService`. */
  readonly calls: readonly string[];
  /** The environment of this step's `post`. */
  readonly state: Readonly<Record<string, string>>;
}

export async function startSimulation(
  scenario: Scenario,
  options: Partial<RunOptions> = {},
): Promise<Simulation> {
  const clock = new VirtualClock();
  const time = { now: () => clock.now(), callerNow: () => clock.now() };
  const world = createWorld(scenario, time);
  const simulator = await serveWorld(world, {
    ...(options.faults && { faults: options.faults }),
    ...options.simulator,
  });
  const folder = mkdtempSync(join(tmpdir(), "simulation-"));
  return {
    world,
    simulator,
    clock,
    folder,
    close: async () => {
      clock.dispose();
      rmSync(folder, { recursive: true, force: true });
      await simulator.close();
    },
  };
}

const variable = (input: string): string => `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;

/** Runs the step once in a simulation. */
export async function runStep(simulation: Simulation, options: RunOptions): Promise<Run> {
  return inRunner(simulation, options, (runner) => step(runner));
}

/** Runs the post step with the saved state of a run. */
export async function runPost(
  simulation: Simulation,
  options: RunOptions,
  run: Pick<Run, "state">,
): Promise<Run> {
  const states = Object.fromEntries(
    Object.entries(run.state).map(([name, value]) => [`STATE_${name}`, value]),
  );
  const environment = { ...options.environment, ...states };
  return inRunner(simulation, { ...options, environment }, (runner) => endOfJob(runner));
}

export async function inRunner(
  simulation: Simulation,
  options: RunOptions,
  run: (runner: Runner) => Promise<number>,
): Promise<Run> {
  const folder = mkdtempSync(join(simulation.folder, "run-"));
  const temp = join(folder, "temp");
  mkdirSync(temp);
  const files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_STATE"].map(
    (name) => [name, join(folder, name)] as const,
  );
  for (const [, file] of files) writeFileSync(file, "");
  const fileNames = Object.fromEntries(files);
  const environment = {
    ...jobEnvironment,
    ...simulation.simulator.environment(),
    ...Object.fromEntries(Object.entries(options.inputs).map(([name, value]) => [variable(name), value])),
    ...fileNames,
    RUNNER_TEMP: temp,
    ...options.environment,
  };
  const cancellation = new AbortController();
  const output: string[] = [];
  const before = simulation.simulator.requests.length;
  options.meanwhile?.(simulation, () => cancellation.abort(new JobCanceled(simulation.clock.now())), {
    signal: cancellation.signal,
    printedCharacters: () => output.reduce((sum, { length }) => sum + length, 0),
    savedBytes: () => readdirSync(temp).reduce((sum, name) => sum + statSync(join(temp, name)).size, 0),
  });
  try {
    const running = run({
      environment,
      write: (text) => output.push(text),
      clock: options.clock ?? simulation.clock,
      random: () => 0.5,
      signal: cancellation.signal,
    });
    const exitCode = await (options.abandoned === undefined
      ? running
      : Promise.race([running, options.abandoned]));
    const read = (name: string): string => readFileSync(fileNames[name] ?? "", "utf8");
    const outputs = commandFile(read("GITHUB_OUTPUT"));
    return {
      exitCode,
      log: output.join(""),
      outputs,
      outcome: outputs["outcome"] ?? "",
      summary: read("GITHUB_STEP_SUMMARY"),
      calls: simulation.simulator.requests
        .slice(before)
        .map(({ party, operation }) => `${party}:${operation}`),
      state: commandFile(read("GITHUB_STATE")),
    };
  } finally {
    options.onState?.(commandFile(readFileSync(fileNames["GITHUB_STATE"] ?? "", "utf8")));
  }
}

/** Starts a simulation, runs the step once, and closes the simulation. The world can still be inspected. */
export async function runRelease(
  scenario: Scenario,
  options: RunOptions,
): Promise<Run & { simulation: Simulation }> {
  const simulation = await startSimulation(scenario, options);
  try {
    return { ...(await runStep(simulation, options)), simulation };
  } finally {
    await simulation.close();
  }
}

const jobEnvironment = {
  GITHUB_RUN_ID: "4711",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_JOB: "release",
  GITHUB_ACTION: "release",
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
  GITHUB_ACTOR: "octocat",
  GITHUB_SERVER_URL: "https://github.com",
  NO_COLOR: "1",
};
