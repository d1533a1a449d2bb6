/** Types for the revisions and deployments of services. */
import type { TaskDefinition } from "./definition-state.ts";
import type { DeploymentConfiguration, RevisionSettings } from "./service-state.ts";

/** A frozen configuration of a service. `ecs-svc/N` and the revision's ARN share its number. */
export interface ServiceRevision {
  readonly number: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly taskDefinition: TaskDefinition;
  readonly settings: RevisionSettings;
  /** The target group of this revision's tasks, for each load balancer of the settings. */
  readonly targetGroups: readonly string[];
  /** Digests by container, set by the first task of a deployment. */
  digests?: Readonly<Record<string, string>>;
}

export type RolloutState = "IN_PROGRESS" | "COMPLETED" | "FAILED";

/** An entry of the classic `deployments[]`. */
export interface Deployment {
  readonly revision: ServiceRevision;
  status: "PRIMARY" | "ACTIVE" | "INACTIVE";
  rolloutState: RolloutState;
  rolloutStateReason: string;
  /** A stale rollout state that the classic view shows until a given time. */
  shownAs?: { readonly rolloutState: RolloutState; readonly reason: string; readonly until: number };
  readonly createdAt: number;
  updatedAt: number;
  failedTasks: number;
  /** False after it has failed: ECS starts no more tasks of it. */
  launching: boolean;
  /** How many tasks to keep while it is replaced. */
  keep: number;
  /** Consecutive failed starts, and the end of the wait before the next start. */
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
  /** The lifecycle stage of the hook. */
  readonly stage: string;
  readonly hookId?: string;
  readonly targetType: string;
  readonly targetArn?: string;
  status: "AWAITING_ACTION" | "IN_PROGRESS" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

/** One step of the stages. Absent members have no effect. */
export interface StageStep {
  readonly stage: string;
  /** Traffic share of the target from the start of the step. */
  readonly production?: number;
  readonly test?: number;
  /** Minimum duration. */
  readonly seconds?: number;
  /** Ends only when all tasks of the target are healthy. */
  readonly awaitsTasks?: boolean;
}

/** The progress of a deployment in stages. */
export interface StageProgress {
  readonly steps: readonly StageStep[];
  /** Rolling back. */
  readonly back: boolean;
  index: number;
  since: number;
  /** The minimum duration of the stage has passed. */
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
  /** Traffic of the target; the sources have the rest. Absent for rolling deployments. */
  traffic?: Traffic;
  progress?: StageProgress;
  /** Counts by revision number, recorded at its end. */
  counts?: Readonly<Record<string, RevisionCounts>>;
}
