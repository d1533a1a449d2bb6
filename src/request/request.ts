/** The step's inputs, parsed and checked. */
import type { CredentialsRequest } from "../aws/credentials.ts";
import type { CodeDeployRequest } from "../codedeploy/group.ts";
import type { TracedRun } from "../ecs/definition/tags.ts";
import type { NetworkRequest } from "../ecs/task-launch.ts";
import type { ScheduleRequest } from "../schedules/read.ts";

export type { CredentialsRequest, CodeDeployRequest, NetworkRequest, ScheduleRequest };

export interface ImageRequest {
  /** Limits `container` to one family. */
  readonly family?: string;
  /** If not set, the image replaces the containers that run its repository. */
  readonly container?: string;
  readonly image: string;
}

/** A variable or secret to set, or to remove if `value` is not set. */
export interface NamedValue {
  readonly container?: string;
  readonly name: string;
  readonly value?: string;
}

/** The base of the new revisions; `previous` and `revisions` are released unchanged. */
export type BaseRequest =
  | { readonly kind: "latest" | "current" | "previous" }
  /** `FAMILY:REVISION` or ARNs, one for each family. */
  | { readonly kind: "revisions"; readonly revisions: readonly string[] }
  /** Paths, one for each family. */
  | { readonly kind: "files"; readonly paths: readonly string[] };

export interface MigrationRequest {
  readonly command?: readonly string[];
  readonly container?: string;
  readonly environment: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  /** Runs the newest revision of this family instead of the first service's. */
  readonly taskDefinition?: string;
  readonly network: NetworkRequest;
  /** Milliseconds. */
  readonly timeout: number;
  readonly ifMigrating: "wait" | "fail";
}

export interface SmokeTestRequest {
  readonly command?: readonly string[];
  readonly url?: string;
  /** Text that the response of `url` must contain. */
  readonly expect?: string;
  /** Milliseconds. */
  readonly timeout: number;
}

/** How long to watch the released services before the schedules move. */
export interface BakeRequest {
  /** Milliseconds. */
  readonly time: number;
  /** CloudWatch alarm names. */
  readonly alarms: readonly string[];
}

/** The one-off task that runs after every check of the release has passed. */
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
  /** What to do with the revisions that a failed release registered. */
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

/** The job, from the runner's `GITHUB_*` variables. Unset variables are empty strings. */
export interface Job extends TracedRun {
  readonly apiUrl: string;
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
}

export interface ReleaseRequest {
  readonly credentials: CredentialsRequest;
  readonly cluster: string;
  /** Service names or ARNs, one list for each wave. */
  readonly waves: ReadonlyArray<readonly string[]>;
  readonly images: readonly ImageRequest[];
  readonly environment: readonly NamedValue[];
  readonly secrets: readonly NamedValue[];
  readonly base: BaseRequest;
  readonly schedules: readonly ScheduleRequest[];
  readonly desiredCount?: number;
  readonly forceNewDeployment: boolean;
  /** What to do if the job's commit is an ancestor of the commit that a service runs. */
  readonly ifOutdated: "warn" | "refuse" | "release";
  readonly migration?: MigrationRequest;
  readonly rollout: RolloutRequest;
  readonly codeDeploy: CodeDeployRequest;
  readonly report: ReportRequest;
  readonly job: Job;
}
