/**
 * What a step keeps for its `post` step, through the runner's GITHUB_STATE file: the ledger after every change, so
 * that a step which is killed at any moment leaves all that is needed to put things back.
 */
import { appendFileSync } from "node:fs";
import type { Environment } from "./aws/proxy.ts";
import type { Entry } from "./release/ledger.ts";

const begunName = "begun";
/** Followed by the entry's place in the ledger. */
const entryName = "entry_";
const reportName = "report";
const endedName = "ended";

/**
 * Adds a line to the runner's file; nothing where there is none. The values are JSON, base64 and words, which hold no
 * line break. Synchronous, so that a line which tells of a change is there before the change is made; not by
 * `saveState` of @actions/core, which would have to be loaded first. Throws what the file system throws.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
const saver =
  ({ GITHUB_STATE: file }: Environment) =>
  (name: string, value: string): void => {
    if (file) appendFileSync(file, `${name}=${value}\n`);
  };

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

/**
 * Saves what has changed since the last time, each entry by itself: a variable of a process holds 128 KiB at most on
 * Linux, and a ledger that is written as a whole with each of its changes makes a file of 40 MB for 200 services.
 */
export function saveLedger(environment: Environment): (entries: readonly Entry[]) => void {
  const save = saver(environment);
  const saved: Entry[] = [];
  return (entries) => {
    for (const [index, entry] of entries.entries()) {
      if (saved[index] === entry) continue;
      save(`${entryName}${index}`, JSON.stringify(entry));
      saved[index] = entry;
    }
  };
}

/** @param report the frozen record of a step that leaves something to settle; absent for one that leaves nothing */
export function saveEnd(environment: Environment, report?: string): void {
  const save = saver(environment);
  if (report !== undefined) save(reportName, report);
  save(endedName, report === undefined ? "settled" : "open");
}

/** What the step kept; `undefined` when it changed nothing, or when what it kept can't be read. */
export function readSaved(environment: Environment): Saved | undefined {
  const ledger: Entry[] = [];
  for (;;) {
    const entry = environment[`STATE_${entryName}${ledger.length}`];
    if (!entry) break;
    ledger.push(JSON.parse(entry) as Entry);
  }
  if (ledger.length === 0) return undefined;
  return {
    ledger,
    report: environment[`STATE_${reportName}`] ?? "",
    settled: environment[`STATE_${endedName}`] === "settled",
  };
}
