/** A rule or schedule that runs ECS tasks, as read from AWS. Plain JSON: the journal stores it. */
import type { Aws } from "../aws/client.ts";
import type { Clock } from "../core/time.ts";
import type { Naming, ScheduleState, TargetState } from "../core/journal-parts.ts";

export type { Naming, ScheduleState, TargetState };

export interface ScheduleContext {
  readonly aws: Pick<Aws, "eventBridge" | "scheduler">;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Called if the response of a write was lost; the write may still take effect. */
  readonly onLost?: () => void;
}

/** The families of the targets that move with a release, without duplicates. */
export const familiesOf = (state: ScheduleState): readonly string[] => [
  ...new Set(state.targets.filter(({ unmoved }) => unmoved === undefined).map(({ family }) => family)),
];

/** Adds the new revision to each target, by family. The journal stores the result. */
export const towards = (state: ScheduleState, revisions: ReadonlyMap<string, string>): ScheduleState => ({
  ...state,
  targets: state.targets.map((target) => {
    const to = target.unmoved === undefined ? revisions.get(target.family) : undefined;
    return to === undefined ? target : { ...target, to };
  }),
});

/** A document to write. */
export interface Change {
  readonly id: string;
  /** The document before the change. */
  readonly before: string;
  readonly text: string;
}

/** A document that AWS rejected. */
export interface Refusal {
  readonly id: string;
  readonly reason: string;
  /** Whether a retry, after reading again, can succeed. */
  readonly again: boolean;
}

/** Result of a write: rejected documents, and notes for the user. */
export interface Written {
  readonly refusals: readonly Refusal[];
  readonly notes: readonly string[];
}

/** Common interface of rules and schedules: documents by target ID, each written as a whole. */
export interface Place {
  /** Documents by target ID. Rejects with a Failure. */
  read(): Promise<ReadonlyMap<string, string>>;
  /** Writes all of them. Rejects with a Failure. */
  write(changes: readonly Change[]): Promise<Written>;
}
