/** A rule or schedule that runs ECS tasks, as it was read. Plain JSON: the ledger keeps it. */
import type { Aws } from "../aws/client.ts";
import type { Clock } from "../core/time.ts";
import type { Naming, ScheduleState, TargetState } from "../core/recorded.ts";

export type { Naming, ScheduleState, TargetState };

export interface ScheduleContext {
  readonly aws: Pick<Aws, "eventBridge" | "scheduler">;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

/** Families whose revisions the schedule's targets name and that move with a release, each once. */
export const familiesOf = (state: ScheduleState): readonly string[] => [
  ...new Set(state.targets.filter(({ leftAlone }) => leftAlone === undefined).map(({ family }) => family)),
];

/** The state with the revision that each target is to name, by family. It is what the ledger keeps. */
export const towards = (state: ScheduleState, revisions: ReadonlyMap<string, string>): ScheduleState => ({
  ...state,
  targets: state.targets.map((target) => {
    const to = target.leftAlone === undefined ? revisions.get(target.family) : undefined;
    return to === undefined ? target : { ...target, to };
  }),
});

/** One document to write. */
export interface Change {
  readonly id: string;
  /** As it was just read, and as it is to be. */
  readonly before: string;
  readonly text: string;
}

/** A document that was not written. */
export interface Refusal {
  readonly id: string;
  readonly reason: string;
  /** Whether a later attempt, after another look, can succeed. */
  readonly again: boolean;
}

/** What came of writing: the documents that were refused, and what a person should know, in sentences. */
export interface Written {
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

/** What rules and schedules have in common: documents that are read by target id and written whole. */
export interface Place {
  /** Documents by target id. Rejects with a Failure. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Writes all of them. Rejects with a Failure. */
  write(changes: readonly Change[]): Promise<Written>;
}
