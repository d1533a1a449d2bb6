/** The process that a step runs in. */
import { type Clock, systemClock } from "./time.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Runner {
  readonly environment: Environment;
  /** Standard output, which the GitHub runner reads. */
  readonly write: (text: string) => void;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted when the job is canceled. */
  readonly signal: AbortSignal;
}

export const runnerOf = (process: NodeJS.Process, signal: AbortSignal): Runner => ({
  environment: process.env,
  write: (text) => process.stdout.write(text),
  clock: systemClock,
  random: Math.random,
  signal,
});
