/** A rule or schedule that runs ECS tasks, as it was read. Plain JSON: the ledger keeps it. */
import type { Aws } from "../aws/client.ts";
import type { Clock } from "../core/time.ts";

/** Where a document names its task definition. */
export interface Naming {
  /** Keys from the document's root to a string. */
  readonly path: readonly string[];
  /** Set where that string is itself JSON text, a RunTask request: the key in it. */
  readonly within?: string;
}

/** Why a target stays as it is, in a word and in a sentence. */
export interface LeftAlone {
  /** It names no revision; it runs in another cluster; what it runs can't be told. */
  readonly why: "runs-newest" | "elsewhere" | "unreadable";
  readonly text: string;
}

/** One target that runs a task of ECS. */
export interface TargetState {
  /** The target's id in its rule; for a schedule, which has one target, the schedule's name. */
  readonly id: string;
  /**
   * JSON text as AWS sent it: the rule's target, or what GetSchedule answered without its describe-only members. It
   * can hold environment values (the overrides in `Input`), so it is for the ledger and AWS, and never for a log.
   */
  readonly document: string;
  readonly naming: Naming;
  /** As it stands there: an ARN, or in a RunTask request also `family:revision`, `family`. */
  readonly taskDefinition: string;
  readonly family: string;
  /** Absent for a target that moves. */
  readonly leftAlone?: LeftAlone;
  /** ARN of the revision that it moves to; absent while that isn't known, and where its family has none. */
  readonly to?: string;
}

export interface ScheduleState {
  readonly kind: "rule" | "schedule";
  /** As the input names it. */
  readonly name: string;
  /** The event bus of a rule, the group of a schedule. */
  readonly place: string;
  /** The rule's or schedule's own name. */
  readonly id: string;
  readonly targets: readonly TargetState[];
  /** What a person should know of it, in sentences. */
  readonly notes: readonly string[];
}

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

/** Targets that do not yet name the revision that they are to name. */
export const targetsToMove = (state: ScheduleState): readonly TargetState[] =>
  state.targets.filter(({ to, taskDefinition }) => to !== undefined && to !== taskDefinition);

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
