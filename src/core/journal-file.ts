/**
 * The journal as a file: JSON lines in RUNNER_TEMP that only this user can read (mode 0600), since a schedule's
 * document can hold environment values. The saved state holds the path of the file and nothing else, so the runner
 * prints no entry in a debug log. Each line is written before its change is made and survives a killed step.
 */
import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  unlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, messageOf } from "./failure.ts";
import { type Entry, isEntry, type JournalLine } from "./journal.ts";
import type { Environment } from "./runner.ts";

/** Name of the saved state; the runner passes it to the post step as `STATE_journal`. */
const stateName = "journal";

type Line =
  | { readonly journal: 1 }
  | JournalLine
  | { readonly githubDeployment: number }
  | { readonly report: unknown }
  | { readonly ended: "settled" | "open" };

const header: Line = { journal: 1 };

export class JournalFile {
  readonly #file: number;
  #size = 0;
  #isSettled = false;

  private constructor(file: number) {
    this.#file = file;
  }

  /** Creates the file and saves its path for the post step. Throws Failure `state-not-saved`. */
  static create(environment: Environment): JournalFile {
    const { GITHUB_STATE: state = "", RUNNER_TEMP: folder = "" } = environment;
    if (state === "") throw notSaved("GITHUB_STATE is not set.");
    try {
      const path = join(folder === "" ? tmpdir() : folder, `ecs-release-${randomUUID()}.jsonl`);
      const journal = new JournalFile(openSync(path, "ax", 0o600));
      journal.append(header);
      // A single line without a preceding one: Gitea's and Forgejo's runners reject a file that starts with a blank
      // line.
      appendFileSync(state, `${stateName}=${path}\n`);
      return journal;
    } catch (error) {
      throw notSaved(messageOf(error), error);
    }
  }

  /** True once nothing is left for the post step. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Appends one line, or leaves the file as it was. Throws Failure `state-not-saved`. */
  append(line: Line): void {
    if (this.#isSettled) throw notSaved("The journal is already closed.");
    try {
      appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
      this.#size = fstatSync(this.#file).size;
    } catch (error) {
      this.#cutTo(this.#size);
      throw notSaved(messageOf(error), error);
    }
  }

  /**
   * Marks the end of the step, and deletes the entries if nothing is left to settle. Never throws: the post step reads
   * what it finds.
   */
  end(open?: { readonly report: unknown }): void {
    try {
      if (open === undefined) {
        this.#cutTo(0);
        this.append(header);
        this.append({ ended: "settled" });
        this.#isSettled = true;
        closeSync(this.#file);
      } else {
        this.append({ report: open.report });
        this.append({ ended: "open" });
      }
    } catch {
      // The disk is full. Outputs and summary go to the same disk and report it.
    }
  }

  #cutTo(size: number): void {
    try {
      ftruncateSync(this.#file, size);
      this.#size = size;
    } catch {
      // An incomplete line stays, and its reader reports it.
    }
  }
}

const notSaved = (reason: string, cause?: unknown): Failure =>
  new Failure(
    {
      name: "state-not-saved",
      what: "The step can't save what its post step needs to roll back a canceled job.",
      evidence: [reason],
      remedy:
        "Run the action as a step of a GitHub Actions job, and check the free space and permissions of RUNNER_TEMP and of the file that GITHUB_STATE names.",
    },
    { cause },
  );

/** The state that the step saved for its post step. */
export interface Saved {
  readonly entries: readonly Entry[];
  /** Indexes of changes that can't be read. */
  readonly unreadable: readonly number[];
  /** True when the last line is incomplete: it was being written when the step was killed. */
  readonly truncated: boolean;
  /** The record of a step that ended and left something to settle. */
  readonly report?: unknown;
  /** ID of the GitHub deployment, if one was created. */
  readonly githubDeployment?: number;
  /** True if the step ended and left nothing to settle. */
  readonly settled: boolean;
}

/** Path of the journal that the main step wrote; `undefined` if it saved none. */
export function journalPath(environment: Environment): string | undefined {
  const path = environment[`STATE_${stateName}`] ?? "";
  return path === "" ? undefined : path;
}

/** Uses every line that can be read, and lists the others. Throws Failure `journal-unreadable`. */
export function readJournal(path: string): Saved {
  let lines: string[];
  try {
    lines = readFileSync(path, "utf8").split("\n");
  } catch (error) {
    throw unreadable(path, messageOf(error));
  }
  // A complete file ends with a line break.
  const truncated = lines.pop() !== "";
  const [first, ...rest] = lines.map(parsed);
  if (lines.length === 0) return { ...nothing, truncated };
  if (first?.["journal"] !== 1) throw unreadable(path, "Its first line is not the first line of a journal.");
  return savedOf(rest, truncated);
}

export function removeJournal(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The runner empties RUNNER_TEMP at the end of the job.
  }
}

const nothing: Saved = { entries: [], unreadable: [], truncated: false, settled: false };

type Parsed = Readonly<Record<string, unknown>> | undefined;

function parsed(line: string): Parsed {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function savedOf(lines: readonly Parsed[], truncated: boolean): Saved {
  const entries: Array<Partial<Entry>> = [];
  let unknownLines = 0;
  let rest: Partial<Saved> = {};
  for (const line of lines) {
    if (line === undefined) unknownLines += 1;
    else if (isPlace(line["entry"])) {
      const more = (line["is"] ?? line["more"]) as Partial<Entry>;
      entries[line["entry"]] = { ...entries[line["entry"]], ...more };
    } else if (typeof line["githubDeployment"] === "number")
      rest = { ...rest, githubDeployment: line["githubDeployment"] };
    else if ("report" in line) rest = { ...rest, report: line["report"] };
    else if ("ended" in line) rest = { ...rest, settled: line["ended"] === "settled" };
    else unknownLines += 1;
  }
  const all = Array.from(entries, (entry) => (entry !== undefined && isEntry(entry) ? entry : undefined));
  const places = all.flatMap((entry, place) => (entry === undefined ? [place] : []));
  // An unreadable line may be any change: count it as one more than the known changes.
  const lost = unknownLines > 0 && places.length === 0 ? [all.length] : places;
  return {
    settled: false,
    ...rest,
    entries: all.filter((entry) => entry !== undefined),
    unreadable: lost,
    truncated,
  };
}

const isPlace = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 100_000;

const unreadable = (path: string, reason: string): Failure =>
  new Failure({
    name: "journal-unreadable",
    what: "The journal of the step can't be read, so the post step doesn't know what the step changed.",
    evidence: [`${path}: ${reason}`],
    remedy: "Compare the services and schedules of the release with what ran before.",
  });
