/** Types for the revisions and deployments of services. */
import type { TaskDefinition } from "./definition-state.ts";
import type { DeploymentConfiguration, RevisionSettings } from "./service-state.ts";

/** A frozen configuration of a service. Its number is shared by `ecs-svc/N` and the revision's ARN. */
export interface ServiceRevision {
  readonly number: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly taskDefinition: TaskDefinition;
  readonly settings: RevisionSettings;
  /** For each load balancer of the settings the target group that this revision's tasks are in. */
  readonly targetGroups: readonly string[];
  /** Digests by container, once the first task of a deployment has established them. */
  digests?: Readonly<Record<string, string>>;
}

export type RolloutState = "IN_PROGRESS" | "COMPLETED" | "FAILED";

/** An entry of the classic `deployments[]`. */
export interface Deployment {
  readonly revision: ServiceRevision;
  status: "PRIMARY" | "ACTIVE" | "INACTIVE";
  rolloutState: RolloutState;
  rolloutStateReason: string;
  /** A stale rollout state that the classic view shows until a time. */
  shownAs?: { readonly rolloutState: RolloutState; readonly reason: string; readonly until: number };
  readonly createdAt: number;
  updatedAt: number;
  failedTasks: number;
  /** False once it has failed: ECS starts no more tasks of it. */
  launching: boolean;
  /** How many tasks it keeps while it is replaced. */
  keep: number;
  /** Starts that failed in a row, and until when the next start waits. */
  failedStarts: number;
  waitUntil: number;
}

export type ServiceDeploymentStatus =
  | "PENDING"
  | "IN_PROGRESS"
  | "SUCCESSFUL"
  | "STOP_REQUESTED"
  | "STOPPED"
  | "ROLLBACK_REQUESTED"
  | "ROLLBACK_IN_PROGRESS"
  | "ROLLBACK_SUCCESSFUL"
  | "ROLLBACK_FAILED";

export type MonitorStatus = "MONITORING" | "MONITORING_COMPLETE" | "TRIGGERED" | "DISABLED";

export interface RevisionCounts {
  readonly requested: number;
  readonly running: number;
  readonly pending: number;
}

export interface Traffic {
  readonly test: number;
  readonly production: number;
}

export interface HookDetail {
  /** Lifecycle stage that it belongs to. */
  readonly stage: string;
  readonly hookId?: string;
  readonly targetType: string;
  readonly targetArn?: string;
  status: "AWAITING_ACTION" | "IN_PROGRESS" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

/** A stage to go through. Absent members change or ask nothing. */
export interface StageStep {
  readonly stage: string;
  /** Share of traffic that the target has from its beginning on. */
  readonly production?: number;
  readonly test?: number;
  /** How long it takes at least. */
  readonly seconds?: number;
  /** Ends only when the target's tasks are healthy in full number. */
  readonly awaitsTasks?: boolean;
}

/** The progress of a deployment in stages. */
export interface StageProgress {
  readonly steps: readonly StageStep[];
  /** Rolling back. */
  readonly back: boolean;
  index: number;
  since: number;
  /** The stage's minimum time has passed. */
  worked: boolean;
  /** Hooks of the stage. */
  hooks: readonly HookDetail[];
}

export interface ServiceDeployment {
  readonly arn: string;
  readonly id: string;
  readonly target: ServiceRevision;
  readonly sources: readonly ServiceRevision[];
  status: ServiceDeploymentStatus;
  statusReason?: string;
  readonly configuration: DeploymentConfiguration;
  readonly createdAt: number;
  readonly visibleAt: number;
  startedAt?: number;
  finishedAt?: number;
  stoppedAt?: number;
  updatedAt: number;
  breaker: { status: MonitorStatus; failureCount: number; threshold: number };
  alarms?: { status: MonitorStatus; readonly names: readonly string[]; triggered: readonly string[] };
  rollback?: { readonly reason: string; readonly startedAt: number; readonly revision?: ServiceRevision };
  stage?: string;
  hooks: HookDetail[];
  /** Traffic that the target has; the sources have the rest. Absent for rolling deployments. */
  traffic?: Traffic;
  progress?: StageProgress;
  /** Counts by revision number, taken when it ended. */
  counts?: Readonly<Record<string, RevisionCounts>>;
}
