/** The process that a step runs in. */
import type { Environment } from "../aws/proxy.ts";
import { cancelledBy } from "./cancellation.ts";
import { type Clock, systemClock } from "./time.ts";
import { keepYoungGeneration } from "./young-generation.ts";

export interface Runner {
  readonly environment: Environment;
  /** Standard output, which the GitHub runner reads. */
  readonly write: (text: string) => void;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Told when the code that every release needs is loaded. */
  readonly onLoaded?: () => void;
}

export const runnerOf = (process: NodeJS.Process): Runner => ({
  environment: process.env,
  write: (text) => process.stdout.write(text),
  clock: systemClock,
  random: Math.random,
  signal: cancelledBy(process),
  onLoaded: keepYoungGeneration,
});
