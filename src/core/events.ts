/**
 * Events of a running release. The release emits these and prints nothing; `report/` turns them into log lines, the
 * summary, annotations, outputs and statuses. All members are plain JSON data.
 *
 * Strings from AWS (reasons, events, log lines, names) pass unchanged, and the reporter escapes them. No member ever
 * contains an environment or secret value.
 */
import type { Cause } from "./failure.ts";
import type { Outcome } from "./outcome.ts";
import type { Policy } from "./policy.ts";
import type { ServiceOfRelease } from "./service.ts";

/** One revision of a service during a rollout. Counts are tasks, traffic is percent. */
export interface RevisionCounts {
  /** `family:revision`, or the deployment's ID if the task definition is unknown. */
  readonly revision: string;
  readonly ours: boolean;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Consecutive failed tasks; absent if there are none, or if the API view has no such count. */
  readonly failed?: number;
  /** Share of production traffic, 0 to 100; absent if the strategy doesn't shift traffic. */
  readonly traffic?: number;
  readonly testTraffic?: number;
}

export interface HookState {
  readonly hookId?: string;
  readonly type: string;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
  readonly timeoutAction?: string;
}

export interface Progress {
  readonly status: string;
  readonly stage?: string;
  readonly revisions: readonly RevisionCounts[];
  readonly hooks?: readonly HookState[];
  /** When the bake time or the wait of a traffic step ends, in epoch milliseconds. */
  readonly until?: number;
}

export type Phase =
  | { readonly name: "plan" }
  | { readonly name: "preflight" }
  | { readonly name: "register" }
  | { readonly name: "migration" }
  | {
      readonly name: "wave";
      readonly number: number;
      readonly of: number;
      readonly services: readonly string[];
    }
  | { readonly name: "smoke-test" }
  | { readonly name: "bake" }
  | { readonly name: "after-release" }
  | { readonly name: "schedules" }
  | { readonly name: "rollback"; readonly reason: string };

export type PhaseResult = "ok" | "failed";

/** A line of the job log next to the checks. */
export interface PlanNote {
  readonly about: string;
  readonly text: string;
}

/** One preflight check: its subject, result and remedy. */
export interface Check {
  readonly about: string;
  readonly level: "ok" | "warning" | "failure";
  readonly text: string;
  readonly remedy?: string;
}

/** One semantic difference between the base and the revision to register. Never contains values. */
export interface Change {
  readonly container?: string;
  readonly what: "image" | "environment" | "secret" | "other";
  /** Name of the variable or secret, or the path of another member. */
  readonly name?: string;
  readonly change: "added" | "removed" | "changed" | "moved-to-secrets" | "moved-to-environment";
  /** Images only: reference before and after. */
  readonly from?: string;
  readonly to?: string;
  /** True for a change that is already in the base and not from this release's inputs. */
  readonly inBase?: boolean;
}

export interface FamilyPlan {
  readonly family: string;
  /** ARN of the base revision (a path if the base is a file). */
  readonly base: string;
  /** True if the base already matches the inputs, so that nothing is registered. */
  readonly reused: boolean;
  /** From the base to the new revision. */
  readonly changes: readonly Change[];
  /** ARN of the principal that registered the base. */
  readonly registeredBy?: string;
  /** URL of the run that registered the base, if it was a release of this action. */
  readonly run?: string;
  /** ARNs of skipped newer revisions: this action registered them, and nothing uses them. */
  readonly skipped?: readonly string[];
  /** The released images as `repository@digest`, if the digest is known. */
  readonly images?: readonly string[];
}

export interface ServicePlan extends Omit<ServiceOfRelease, "cluster"> {
  readonly family: string;
  readonly desiredCount: number;
  /** False if the service already runs this revision and needs no deployment. */
  readonly deploys: boolean;
  /** ARN of the revision that it will run, if known. */
  readonly to?: string;
  /** Changes from its current revision to the new one; absent if it runs the base of its family. */
  readonly changes?: readonly Change[];
}

export interface SchedulePlan {
  /** As written in the input: `rule/NAME`, `rule/BUS/NAME`, `schedule/NAME`, `schedule/GROUP/NAME`. */
  readonly name: string;
  readonly family?: string;
  /** Current task definitions of its targets: ARNs, or a family without a revision. */
  readonly from: readonly string[];
  readonly moves: boolean;
}

export interface MigrationPlan {
  readonly family: string;
  readonly container: string;
  readonly command?: readonly string[];
  readonly environmentNames: readonly string[];
  readonly launch: string;
}

export interface PlanView {
  readonly cluster: string;
  readonly clusterArn: string;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly families: readonly FamilyPlan[];
  readonly waves: ReadonlyArray<readonly ServicePlan[]>;
  readonly migration?: MigrationPlan;
  readonly schedules: readonly SchedulePlan[];
  readonly dryRun: boolean;
  /** Dry runs only: the least-privilege IAM policy for exactly this release. */
  readonly policy?: Policy;
}

export interface ServiceProgress extends Progress {
  readonly service: string;
}

export type OneOff = "migration" | "smoke-test" | "after-release";

/** Tasks of one deployment that failed in the same way. */
export interface FailingTasks {
  readonly service: string;
  readonly cause: Cause;
  readonly count: number;
  /** ARN of the example task. */
  readonly example: string;
  /** Last log lines of the container that failed. */
  readonly log: readonly string[];
  /** True if tasks of the old revision fail in the same way. */
  readonly oldRevisionToo: boolean;
  /** True for tasks of the recorded revision that fail during the rollback. */
  readonly ofRollback?: boolean;
}

export interface ServiceVerdict extends Pick<ServiceOfRelease, "name" | "strategy" | "from"> {
  readonly verdict: Outcome;
  readonly to: string;
  /** `ecs-svc/…` or CodeDeploy's ID; empty if no deployment started. */
  readonly deploymentId: string;
  readonly seconds: number;
  readonly cause?: Cause;
}

export interface MigrationVerdict {
  readonly taskArn: string;
  readonly container: string;
  readonly succeeded: boolean;
  /** Absent if ECS never reported an exit code. */
  readonly exitCode?: number;
  readonly seconds: number;
  /** The last lines of its log, at most 50. */
  readonly log: readonly string[];
  /** True if the step adopted an earlier run's task instead of starting one. */
  readonly adopted: boolean;
  readonly cause?: Cause;
}

export interface ScheduleVerdict {
  readonly name: string;
  readonly verdict: Outcome;
  readonly from: readonly string[];
  readonly to: string;
  readonly note?: string;
  readonly cause?: Cause;
}

export type EventBody =
  | { readonly kind: "phase-started"; readonly phase: Phase }
  | { readonly kind: "phase-ended"; readonly phase: Phase; readonly result: PhaseResult }
  | { readonly kind: "plan"; readonly plan: PlanView }
  | { readonly kind: "check"; readonly check: Check }
  | {
      readonly kind: "note";
      readonly level: "info" | "warning";
      readonly about?: string;
      readonly text: string;
    }
  | {
      readonly kind: "registered";
      readonly family: string;
      readonly from: string;
      readonly to: string;
      /** True if the base already matched the inputs, so that nothing was registered. */
      readonly reused: boolean;
    }
  | {
      readonly kind: "task-started";
      readonly task: OneOff;
      readonly taskArn: string;
      readonly adopted: boolean;
      readonly logGroup?: string;
      readonly logStream?: string;
      readonly logRegion?: string;
    }
  | { readonly kind: "task-status"; readonly task: OneOff; readonly taskArn: string; readonly status: string }
  /** The task stopped and failed. The step still reads the rest of its log; the verdict follows. */
  | {
      readonly kind: "task-failed";
      readonly task: OneOff;
      readonly container: string;
      readonly exitCode?: number;
      readonly seconds: number;
    }
  | {
      readonly kind: "task-log";
      readonly task: OneOff;
      readonly container: string;
      readonly at: number;
      readonly text: string;
    }
  /** The log of a successful task was read to its end: the last lines, at most 50. */
  | {
      readonly kind: "task-log-read";
      readonly task: OneOff;
      readonly taskArn: string;
      readonly log: readonly string[];
    }
  | { readonly kind: "migration-ended"; readonly verdict: MigrationVerdict }
  | { readonly kind: "after-release-ended"; readonly verdict: MigrationVerdict }
  | {
      readonly kind: "smoke-test-ended";
      readonly service?: string;
      readonly result: "passed" | "failed" | "not-measured";
      readonly text: string;
      readonly cause?: Cause;
    }
  | {
      readonly kind: "service-updated";
      readonly service: string;
      readonly from: string;
      readonly to: string;
      readonly deploymentId: string;
    }
  | { readonly kind: "service-progress"; readonly progress: ServiceProgress }
  | {
      readonly kind: "service-event";
      readonly service: string;
      readonly id: string;
      readonly at: number;
      readonly text: string;
    }
  | { readonly kind: "tasks-failing"; readonly failing: FailingTasks }
  /** The service's own deployment is over. The release continues, and may still roll it back. */
  | { readonly kind: "rollout-ended"; readonly verdict: ServiceVerdict }
  /** Once for each changed service, at the end of the release. */
  | { readonly kind: "service-ended"; readonly verdict: ServiceVerdict }
  | { readonly kind: "schedule-ended"; readonly verdict: ScheduleVerdict }
  | { readonly kind: "rolling-back"; readonly part: string; readonly to: string; readonly reason: string }
  | {
      readonly kind: "rollback-ended";
      readonly part: string;
      readonly back: boolean;
      readonly text: string;
      readonly cause?: Cause;
    }
  | { readonly kind: "heartbeat"; readonly awaiting: string; readonly until?: number }
  | { readonly kind: "ended"; readonly outcome: Outcome; readonly sentence: string; readonly cause?: Cause };

/** `at` is epoch milliseconds of the release's clock. */
export type ReleaseEvent = { readonly at: number } & EventBody;

/** Receives the events of a release. Never throws, never waits. */
export type Emit = (event: EventBody) => void;
