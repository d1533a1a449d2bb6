/**
 * What a step keeps for its `post` step, through the runner's GITHUB_STATE file: the ledger after every change, so
 * that a step which is killed at any moment leaves all that is needed to put things back.
 */
import type { Environment } from "./aws/proxy.ts";
import { appendValue } from "./file-command.ts";
import type { Entry } from "./release/ledger.ts";

const begunName = "begun";
const ledgerName = "ledger";
const reportName = "report";
const endedName = "ended";

/** Written before the change is made: a line that waits for its turn may never be written. */
export const saver =
  (environment: Environment) =>
  (name: string, value: string): void =>
    appendValue(environment["GITHUB_STATE"], name, value);

/** True for the step, false for the `post` of the same step; says so to the `post`. */
export function beginsHere(environment: Environment): boolean {
  if (environment[`STATE_${begunName}`]) return false;
  saver(environment)(begunName, "true");
  return true;
}

export interface Saved {
  readonly ledger: readonly Entry[];
  /** The record so far, frozen; empty when the step was killed before it could keep it. */
  readonly report: string;
  /** True when the step came to an end of its own that leaves nothing to settle. */
  readonly settled: boolean;
}

export const saveLedger = (environment: Environment) => {
  const save = saver(environment);
  return (entries: readonly Entry[]): void => save(ledgerName, JSON.stringify(entries));
};

/** @param report the frozen record of a step that leaves something to settle; absent for one that leaves nothing */
export function saveEnd(environment: Environment, report?: string): void {
  const save = saver(environment);
  if (report !== undefined) save(reportName, report);
  save(endedName, report === undefined ? "settled" : "open");
}

/** What the step kept; `undefined` when it changed nothing, or when what it kept can't be read. */
export function readSaved(environment: Environment): Saved | undefined {
  const ledger = environment[`STATE_${ledgerName}`];
  if (!ledger) return undefined;
  return {
    ledger: JSON.parse(ledger) as Entry[],
    report: environment[`STATE_${reportName}`] ?? "",
    settled: environment[`STATE_${endedName}`] === "settled",
  };
}
