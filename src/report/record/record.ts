/**
 * The facts of a release as plain JSON: the `report` output, and the single source of outputs, summary and annotations.
 * Published as `docs/report.schema.json`. The meaning of a member changes only with a new `version`.
 *
 * Times are ISO 8601 in UTC, durations are seconds, revisions are ARNs. Lists and texts are bounded (`bounds.ts`).
 */
import type { Cause } from "../../core/failure.ts";
import type {
  Check,
  EventBody,
  FailingTasks,
  PhaseResult,
  Phase,
  PlanView,
  ScheduleVerdict,
  ServiceVerdict,
} from "../../core/events.ts";
import type { Outcome } from "../../core/outcome.ts";

export interface ReleaseReport {
  readonly version: 1;
  readonly startedAt: string;
  /** Absent while the release is in progress. */
  readonly endedAt?: string;
  /** Absent while the release is in progress. A missing outcome is never a success. */
  readonly outcome?: Outcome;
  /** The verdict in a sentence. */
  readonly sentence?: string;
  readonly cause?: Cause;
  readonly plan?: PlanView;
  readonly checks: readonly Check[];
  readonly notes: readonly Note[];
  readonly steps: readonly Step[];
  readonly families: readonly RegisteredFamily[];
  readonly migration?: MigrationReport;
  readonly smokeTests: readonly SmokeTestReport[];
  readonly services: readonly ServiceReport[];
  readonly failing: readonly FailingTasks[];
  /** ECS's warning events about the services. */
  readonly troubles: readonly Trouble[];
  readonly schedules: readonly ScheduleVerdict[];
  readonly rollback?: RollbackReport;
  readonly githubDeployment?: GitHubDeploymentReport;
  /** Number of omitted items, by the name of the bounded list. */
  readonly omitted: Readonly<Record<string, number>>;
}

export interface GitHubDeploymentReport {
  readonly id: number;
  readonly environment: string;
}

type MembersOf<Kind extends EventBody["kind"]> = Omit<Extract<EventBody, { readonly kind: Kind }>, "kind">;

export type Note = MembersOf<"note">;

export interface Step {
  readonly name: Phase["name"];
  /** Waves only. */
  readonly number?: number;
  readonly of?: number;
  readonly services?: readonly string[];
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly result?: PhaseResult;
}

export type RegisteredFamily = MembersOf<"registered">;

export interface MigrationReport {
  readonly taskArn: string;
  readonly startedAt: string;
  readonly adopted: boolean;
  readonly logGroup?: string;
  readonly logStream?: string;
  readonly logRegion?: string;
  /** `lastStatus` of the task, as last read. */
  readonly status?: string;
  readonly container?: string;
  /** Absent while it runs. */
  readonly succeeded?: boolean;
  /** Absent if ECS never reported the container's exit code. */
  readonly exitCode?: number;
  readonly seconds?: number;
  readonly log: readonly string[];
  readonly cause?: Cause;
}

export type SmokeTestReport = MembersOf<"smoke-test-ended">;

/**
 * `to` and `deploymentId` are absent until this release has started a deployment; the other members of the verdict, if
 * the release ended before this service's wave.
 */
export interface ServiceReport
  extends
    Pick<ServiceVerdict, "name" | "strategy" | "from">,
    Partial<Omit<ServiceVerdict, "name" | "strategy" | "from">> {
  /** From 1. */
  readonly wave: number;
  readonly family?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

export interface Trouble {
  readonly service: string;
  readonly at: string;
  readonly text: string;
}

export interface RollbackReport {
  readonly reason: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly parts: readonly RollbackPart[];
}

export interface RollbackPart {
  readonly part: string;
  /** The revision to which it is rolled back. */
  readonly to: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Verified to be back; absent while in progress. */
  readonly back?: boolean;
  readonly text?: string;
  readonly cause?: Cause;
}

/** ISO 8601 in UTC, from epoch milliseconds. */
export const isoTime = (at: number): string => new Date(at).toISOString();

export const emptyReport = (at: number): ReleaseReport => ({
  version: 1,
  startedAt: isoTime(at),
  checks: [],
  notes: [],
  steps: [],
  families: [],
  smokeTests: [],
  services: [],
  failing: [],
  troubles: [],
  schedules: [],
  omitted: {},
});

/** The record that a step saved for its post step; `undefined` for anything else. */
export const reportFrom = (value: unknown): ReleaseReport | undefined =>
  (value as Partial<ReleaseReport> | undefined)?.version === 1 ? (value as ReleaseReport) : undefined;
