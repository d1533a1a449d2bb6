/**
 * What a step keeps for its `post` step, through the runner's GITHUB_STATE file: the ledger after every change, so
 * that a step which is killed at any moment leaves all that is needed to put things back.
 */
import { appendFileSync } from "node:fs";
import type { Environment } from "../aws/proxy.ts";
import type { Entry } from "./journal.ts";

const begunName = "begun";
/** Followed by the entry's place in the ledger. */
const entryName = "entry_";
/** Followed by a number of its own: a part of a long entry, in base64. */
const partName = "part_";
const reportName = "report";
const deploymentName = "github_deployment";
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
    // The line before may be half of one, from a moment when the disk was full; the runner skips empty lines.
    if (file) appendFileSync(file, `\n${name}=${value}\n`);
  };

/** True for the step, false for the `post` of the same step; says so to the `post`. */
export function beginsHere(environment: Environment): boolean {
  if (environment[`STATE_${begunName}`]) return false;
  saver(environment)(begunName, "true");
  return true;
}

export interface Saved {
  readonly ledger: readonly Entry[];
  /** Places of entries that can't be read: changes of which nothing more is known. */
  readonly unreadable: readonly number[];
  /** The record so far, frozen; empty when the step was killed before it could keep it. */
  readonly report: string;
  /** Id of the GitHub deployment, where one was created. */
  readonly githubDeployment?: number;
  /** True when the step came to an end of its own that leaves nothing to settle. */
  readonly settled: boolean;
}

/** Characters of a value: a variable of a process, its name included, holds 128 KiB at most on Linux. */
const longestValue = 96 * 1024;

/**
 * Saves what has changed since the last time, each entry by itself: a ledger that is written as a whole with each of its
 * changes makes a file of 40 MB for 200 services. An entry that is too long for a variable (a schedule's input may have
 * 256 KiB) goes in parts, which are there before the line that names them.
 */
export function saveLedger(environment: Environment): (entries: readonly Entry[]) => void {
  const save = saver(environment);
  const saved: Entry[] = [];
  let parts = 0;
  const saveLong = (text: string): string => {
    const whole = Buffer.from(text).toString("base64");
    const names: string[] = [];
    for (let start = 0; start < whole.length; start += longestValue) {
      const name = `${partName}${parts}`;
      save(name, whole.slice(start, start + longestValue));
      names.push(name);
      parts += 1;
    }
    return JSON.stringify({ parts: names, length: whole.length } satisfies InParts);
  };
  return (entries) => {
    for (const [index, entry] of entries.entries()) {
      if (saved[index] === entry) continue;
      const text = JSON.stringify(entry);
      const fits = Buffer.byteLength(text) <= longestValue;
      save(`${entryName}${index}`, fits ? text : saveLong(text));
      saved[index] = entry;
    }
  };
}

interface InParts {
  readonly parts: readonly string[];
  /** Of all parts together: one that is missing or half written may leave JSON all the same. */
  readonly length: number;
}

/** By it `post` ends the GitHub deployment of a step that was killed. */
export const saveGitHubDeployment =
  (environment: Environment) =>
  (id: number): void =>
    saver(environment)(deploymentName, String(id));

/** @param report the frozen record of a step that leaves something to settle; absent for one that leaves nothing */
export function saveEnd(environment: Environment, report?: string): void {
  const save = saver(environment);
  if (report !== undefined) save(reportName, report);
  save(endedName, report === undefined ? "settled" : "open");
}

/** What the step kept; `undefined` when it changed nothing. Never throws: what can't be read is named. */
export function readSaved(environment: Environment): Saved | undefined {
  const ledger: Entry[] = [];
  const unreadable: number[] = [];
  for (let index = 0; index < countOf(environment); index += 1) {
    const entry = entryAt(environment, index);
    if (entry === undefined) unreadable.push(index);
    else ledger.push(entry);
  }
  if (ledger.length === 0 && unreadable.length === 0) return undefined;
  const deployment = Number(environment[`STATE_${deploymentName}`] ?? "");
  return {
    ledger,
    unreadable,
    ...(deployment > 0 && { githubDeployment: deployment }),
    report: environment[`STATE_${reportName}`] ?? "",
    settled: environment[`STATE_${endedName}`] === "settled",
  };
}

/** One more than the last place: one that is missing before it was there. */
function countOf(environment: Environment): number {
  const places = Object.keys(environment).flatMap((name) => /^STATE_entry_(\d{1,6})$/.exec(name)?.[1] ?? []);
  return Math.max(0, ...places.map((place) => Number(place) + 1));
}

function entryAt(environment: Environment, index: number): Entry | undefined {
  try {
    const value = JSON.parse(environment[`STATE_${entryName}${index}`] ?? "") as Partial<Entry & InParts>;
    if (value.parts === undefined) return isEntry(value) ? value : undefined;
    const whole = value.parts.map((name) => environment[`STATE_${name}`] ?? "").join("");
    if (whole.length !== value.length) return undefined;
    const entry = JSON.parse(Buffer.from(whole, "base64").toString("utf8")) as Partial<Entry>;
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** What the way back can't do without. */
const members: { readonly [Kind in Entry["kind"]]: ReadonlyArray<keyof Extract<Entry, { kind: Kind }>> } = {
  registered: ["family", "arn"],
  task: ["cluster", "startedBy", "mark"],
  service: ["wave", "service", "cluster", "controller", "from", "to", "idsBefore", "at"],
  schedule: ["name", "before"],
};

const isEntry = (value: Partial<Entry>): value is Entry =>
  value.kind !== undefined &&
  Object.hasOwn(members, value.kind) &&
  members[value.kind].every((member) => value[member as keyof typeof value] !== undefined);
