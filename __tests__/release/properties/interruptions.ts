/**
 * Interrupted steps: killed without warning, or canceled, at one of their calls. A killed step is abandoned: its
 * clock never wakes it again, and none of its further calls has an effect.
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "../../../src/core/time.ts";
import { commandFile } from "../../../scripts/runner.ts";
import { runStep, runPost, type Run } from "../../support/simulation.ts";
import type { WorldDraft } from "./draft.ts";
import { type Prepared, prepare } from "./draft-run.ts";

/** Whether the call at which it is killed still takes effect: never, immediately, or after this many seconds. */
export type Moment = "before" | "after" | { readonly late: number };

/** A clock that can be stopped permanently. */
export class StoppableClock implements Clock {
  readonly #clock: Clock;
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
  }

  now(): number {
    return this.#clock.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.#stopped) await this.#clock.sleep(ms, signal);
    if (this.#stopped) await new Promise(() => undefined);
  }
}

/** Turns of the event loop until an abandoned step is idle: its open calls fail, and then it sleeps. */
const lastTurns = 300;

export async function untilIdle(): Promise<void> {
  for (let count = 0; count < lastTurns; count += 1) await turn();
}

/** A step that was killed at its call number `at` (from 1), and its saved state at that time. */
export interface Killed {
  readonly prepared: Prepared;
  readonly state: Readonly<Record<string, string>>;
}

/** `undefined` if the step ended before that call. */
export async function kill(draft: WorldDraft, at: number, moment: Moment): Promise<Killed | undefined> {
  let state: Record<string, string> | undefined;
  let stop: (reason: Error) => void = () => undefined;
  const abandoned = new Promise<never>((_resolve, reject) => (stop = reject));
  const prepared = await prepare(draft, (count) => {
    if (count !== at) return;
    state = copyJournal(simulation.folder, file);
    clock.stop();
    stop(new Error("killed"));
  });
  const { simulation, inputs } = prepared;
  const file = join(simulation.folder, "GITHUB_STATE");
  writeFileSync(file, "");
  const clock = new StoppableClock(simulation.clock);
  const { faults } = simulation.simulator;
  if (moment !== "before")
    faults.add({ after: at - 1, times: 1, fault: moment === "after" ? "reset-after" : moment });
  faults.add({ after: moment === "before" ? at - 1 : at, fault: "reset-before" });
  const environment = { GITHUB_STATE: file };
  await runStep(simulation, { inputs, clock, environment, abandoned }).catch((error: unknown) => {
    if (state === undefined) throw error;
  });
  await untilIdle();
  faults.clear();
  if (state !== undefined) return { prepared, state };
  await simulation.close();
  return undefined;
}

/** The saved state at this moment; the abandoned step may still write to its own journal. */
function copyJournal(folder: string, file: string): Record<string, string> {
  const { journal = "" } = commandFile(readFileSync(file, "utf8"));
  if (journal === "") return {};
  const copy = join(folder, "journal-of-killed-step");
  copyFileSync(journal, copy);
  return { journal: copy };
}

/** Runs `post`, as the runner does at the end of the job. */
export const post = ({ prepared: { simulation, inputs }, state }: Killed, environment = {}): Promise<Run> =>
  runPost(simulation, { inputs, environment }, { state });

/** Runs the job again, as "Re-run failed jobs" does. */
export const rerun = (
  { prepared: { simulation, inputs } }: Pick<Killed, "prepared">,
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> => runStep(simulation, { inputs, environment: { GITHUB_RUN_ATTEMPT: "2", ...environment } });

export interface Cancelled {
  readonly prepared: Prepared;
  readonly run: Run;
  /** World time from the signal to the end of the step, in milliseconds; undefined if it ended before. */
  readonly took: number | undefined;
}

/**
 * A step that gets the signal at its call number `at`, right after the effect; with `late`, the call's response is
 * lost, and the call takes effect after this many seconds.
 */
export async function cancel(draft: WorldDraft, at: number, late?: number): Promise<Cancelled> {
  let abort: () => void = () => undefined;
  let signalled: number | undefined;
  const prepared = await prepare(draft, (count) => {
    if (count !== at) return;
    signalled = prepared.simulation.clock.now();
    abort();
  });
  const { simulation, inputs } = prepared;
  if (late !== undefined) simulation.simulator.faults.add({ after: at - 1, times: 1, fault: { late } });
  const run = await runStep(simulation, {
    inputs,
    meanwhile: (_simulation, cancelJob) => (abort = cancelJob),
  });
  return { prepared, run, took: signalled === undefined ? undefined : simulation.clock.now() - signalled };
}

/** A step without interruption. */
export async function runUninterrupted(draft: WorldDraft): Promise<Run> {
  const { simulation, inputs } = await prepare(draft);
  try {
    return await runStep(simulation, { inputs });
  } finally {
    await simulation.close();
  }
}

const recorded = new Map<string, Promise<readonly string[]>>();

/** The calls of a step without interruption, recorded once for each draft. */
export function recordCalls(draft: WorldDraft): Promise<readonly string[]> {
  const key = JSON.stringify(draft);
  const calls = recorded.get(key) ?? runUninterrupted(draft).then((run) => run.calls);
  recorded.set(key, calls);
  return calls;
}
