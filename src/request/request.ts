/** What was asked: the inputs of the step, parsed and checked, in the shape in which the release needs them. */
import type { CredentialsRequest } from "../aws/credentials.ts";
import type { CodeDeployRequest } from "../codedeploy/group.ts";
import type { NetworkRequest } from "../ecs/task-launch.ts";
import type { ScheduleRequest } from "../schedules/read.ts";

export type { CredentialsRequest, CodeDeployRequest, NetworkRequest, ScheduleRequest };

export interface ImageRequest {
  /** Limits `container` to one family. */
  readonly family?: string;
  /** Without it, the image goes to the containers that run its repository. */
  readonly container?: string;
  readonly image: string;
}

/** A variable or secret to set, or (without `value`) to remove. */
export interface NamedValue {
  readonly container?: string;
  readonly name: string;
  readonly value?: string;
}

/** What the new revisions are made from; `previous` and `revisions` are released as they are. */
export type BaseRequest =
  | { readonly kind: "latest" | "current" | "previous" }
  /** `FAMILY:REVISION` or ARNs, each family once. */
  | { readonly kind: "revisions"; readonly revisions: readonly string[] }
  /** Paths, one for each family. */
  | { readonly kind: "files"; readonly paths: readonly string[] };

export interface MigrationRequest {
  readonly command?: readonly string[];
  readonly container?: string;
  readonly environment: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  /** Family whose newest revision runs instead of the first service's. */
  readonly taskDefinition?: string;
  readonly network: NetworkRequest;
  /** Milliseconds. */
  readonly timeout: number;
  readonly ifMigrating: "wait" | "fail";
}

export interface SmokeTestRequest {
  readonly command?: readonly string[];
  readonly url?: string;
  /** Text that the answers of `url` must contain. */
  readonly expect?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** How long the released services are watched before the schedules move. */
export interface BakeRequest {
  /** Milliseconds. */
  readonly time: number;
  /** Names of CloudWatch alarms. */
  readonly alarms: readonly string[];
}

/** The one-off task that runs once everything is proven. */
export interface AfterReleaseRequest {
  readonly command: readonly string[];
  readonly container?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface RolloutRequest {
  readonly waitFor: "stable" | "traffic-shifted" | "nothing";
  /** Milliseconds for each wave. */
  readonly timeout: number;
  readonly onFailure: "rollback" | "rollback-unless-migrated" | "leave";
  readonly onCancel: "rollback" | "leave" | "stop";
  readonly ifDeploying: "wait" | "fail" | "replace";
  readonly smokeTest?: SmokeTestRequest;
  readonly bake?: BakeRequest;
  readonly afterRelease?: AfterReleaseRequest;
  /** What becomes of the revisions of a release that did not go through. */
  readonly failedRevision: "deregister" | "keep";
}

export interface ReportRequest {
  readonly dryRun: boolean;
  readonly streamLogs: boolean;
  readonly traceTags: boolean;
  /** Milliseconds. */
  readonly pollInterval: number;
  readonly githubToken?: string;
  readonly githubEnvironment?: string;
  readonly githubEnvironmentUrl?: string;
}

/** The job as the runner describes it (`GITHUB_*`). Empty strings where it says nothing. */
export interface Job {
  readonly repository: string;
  readonly sha: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly job: string;
  /** Id of the step in the job, or the name that the runner gives it (`GITHUB_ACTION`). */
  readonly step: string;
  readonly actor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly workspace: string;
}

export interface ReleaseRequest {
  readonly credentials: CredentialsRequest;
  readonly cluster: string;
  /** Names (or ARNs) of services; one list for each wave. */
  readonly waves: ReadonlyArray<readonly string[]>;
  readonly images: readonly ImageRequest[];
  readonly environment: readonly NamedValue[];
  readonly secrets: readonly NamedValue[];
  readonly base: BaseRequest;
  readonly schedules: readonly ScheduleRequest[];
  readonly desiredCount?: number;
  readonly forceNewDeployment: boolean;
  /** When a service runs a commit of which the job's commit is an ancestor. */
  readonly ifOutdated: "warn" | "refuse" | "release";
  readonly migration?: MigrationRequest;
  readonly rollout: RolloutRequest;
  readonly codeDeploy: CodeDeployRequest;
  readonly report: ReportRequest;
  readonly job: Job;
}
