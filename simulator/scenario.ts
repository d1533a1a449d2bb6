/** The initial state of a world, from a scenario file. */
import type { ScalableTargetSpec } from "./autoscaling/autoscaling.ts";
import type { DeploymentGroupSpec } from "./codedeploy/state.ts";
import type { RepositorySpec } from "./ecr/state.ts";
import type { Program } from "./ecs/program.ts";
import type { RuleSpec } from "./events/state.ts";
import type { ScheduleSpec } from "./scheduler/state.ts";
import type { SecretSpec } from "./secretsmanager/secretsmanager.ts";
import type { World } from "./world.ts";

export interface ClusterSpec {
  readonly name: string;
  /** Default ACTIVE. */
  readonly status?: "ACTIVE" | "INACTIVE";
  /** Names that RunTask and CreateService accept in a strategy. Default FARGATE and FARGATE_SPOT. */
  readonly capacityProviders?: readonly string[];
  readonly defaultCapacityProviderStrategy?: ReadonlyArray<{
    readonly capacityProvider: string;
    readonly weight?: number;
    readonly base?: number;
  }>;
  /** Container instances for the EC2 launch type. Default none. */
  readonly instances?: number;
}

/** A service that has run for a day when the world starts. Members are named as in CreateService. */
export interface ServiceSpec {
  readonly cluster: string;
  readonly serviceName: string;
  /** `family:revision` of one of the scenario's task definitions. */
  readonly taskDefinition: string;
  readonly desiredCount: number;
  /** Any other member of CreateService (networkConfiguration, loadBalancers, deploymentConfiguration, …). */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Names of tags of the service. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An action of somebody else, at a time (seconds after the world's start) or on an event. */
export interface Actor {
  readonly name: string;
  readonly when:
    | { readonly at: number }
    | { readonly on: (event: WorldEvent, world: World) => boolean; readonly after?: number };
  readonly act: (world: World) => void;
}

/** An event of the world, for actors and tests. */
export interface WorldEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  /**
   * `request` (a call has returned), `task` (a task has a new lastStatus), `deployment` (a service deployment has a new
   * status), `stage` (a lifecycle stage started), `rollout` (a rolloutState changed).
   */
  readonly kind: "request" | "task" | "deployment" | "stage" | "rollout";
  /** ARN of the task or the service; for a request `service:Operation`. */
  readonly subject: string;
  /** The new status, state or stage; empty for a request. */
  readonly to: string;
}

/** Durations in seconds. */
export interface Pace {
  /** From a service's change to the scheduler's first step. */
  readonly schedule: number;
  /** PROVISIONING: the network interface. */
  readonly provision: number;
  readonly pull: number;
  readonly activate: number;
  /** DEACTIVATING of a task with load balancer targets: draining. */
  readonly drain: number;
  readonly deprovision: number;
  /** From RUNNING to healthy, for a task with neither health check nor load balancer. */
  readonly settle: number;
  /** From RUNNING until its targets are registered, and from there until they are healthy. */
  readonly register: number;
  readonly targetHealthy: number;
  /** From the end of a service deployment until DescribeServices shows the rollout state. */
  readonly classicLag: number;
  /** Until ListServiceDeployments shows a new deployment. */
  readonly deploymentVisible: number;
  /** ROLLBACK_REQUESTED until ROLLBACK_IN_PROGRESS, STOP_REQUESTED until STOPPED. */
  readonly stopRequest: number;
  /** Minimum duration of a rollback. */
  readonly rollback: number;
  /** Waits before further starts, after one, two, … consecutive failed starts; the last value repeats. */
  readonly startThrottle: readonly number[];
  /** Until CloudWatch Logs shows a line. */
  readonly ingestion: number;
  /** How long stopped tasks stay visible. */
  readonly forget: number;
  /** Bake time of a deployment with alarms that does not set its own. */
  readonly alarmBake: number;
  /** Maximum share, 0 to 1, that is randomly added to each wait. */
  readonly jitter: number;
}

/** How this world behaves where AWS's behavior is unknown or varies. The action must work with either value. */
export interface Readings {
  /** Whether UpdateSchedule and CreateSchedule reject a StartDate more than five minutes in the past. */
  readonly pastStartDate: "taken" | "refused";
  /** Whether ListTasks rejects `startedBy` together with anything but `cluster` and `desiredStatus`. */
  readonly startedByFilter: "among-others" | "alone";
  /** `imageDigest` of an image index: the index's own digest, or that of the platform's manifest. */
  readonly imageDigest: "of-reference" | "of-platform";
  /** Whether services that shift traffic have a `rolloutState`. */
  readonly stagedRolloutState: "shown" | "absent";
  /** Whether services on Managed Instances also have the launch type MANAGED_INSTANCES. */
  readonly managedInstances: "strategy" | "both";
  /** Whether RegisterTaskDefinition rejects unknown top-level members, including read-only ones. */
  readonly unknownMembers: "stored" | "refused";
  /** Whether all pauses of one hook have the same ID. */
  readonly pauseHookId: "fresh" | "same";
}

export interface Switches {
  /** Seconds for which DescribeTasks returns MISSING after RunTask. Default 0. */
  readonly taskInvisible?: number;
  /**
   * Whether the service deployments API is available; not in old regions and without permission. Default `available`.
   */
  readonly serviceDeployments?: "available" | "denied" | "unsupported";
  /** Limit for GetLogEvents calls per second; more are throttled. Default: no limit. */
  readonly logEventsPerSecond?: number;
  /** RegisterTaskDefinition accepts documents that ECS rejects: templates with placeholders. */
  readonly uncheckedDefinitions?: boolean;
  /** Parameters that DescribeParameters scans for a page, so a page may be empty although there is more. Default: all. */
  readonly parametersPerPage?: number;
  /** Every nth GetLogEvents page is empty although there is more. Default: never. */
  readonly emptyLogPageEvery?: number;
  /** Names of injected containers, e.g. `aws-guardduty-agent-x1`. */
  readonly injectedContainers?: readonly string[];
  /** Launch failures of the next standalone tasks, one each, before launches succeed. */
  readonly launchFailures?: ReadonlyArray<{ readonly stoppedReason: string; readonly stopCode?: string }>;
  /** Page size of ListTargetsByRule without a limit in the request. Default 100. */
  readonly targetsPerPage?: number;
  /**
   * Services get no capacity, with this text in the event, e.g. `was unable to place a task because no container
   * instance met all of its requirements.` Seconds after the world's start; without `until`, indefinitely.
   */
  readonly noCapacity?: { readonly event: string; readonly from: number; readonly until?: number };
  /** DescribeServices omits ACTIVE deployments without tasks. Default: it lists them. */
  readonly emptyDeploymentsHidden?: boolean;
  /** RunTask returns these `failures` instead of tasks, one per call, before it succeeds. */
  readonly runTaskFailures?: ReadonlyArray<{ readonly reason: string; readonly detail?: string }>;
}

export interface Scenario {
  readonly name: string;
  /** A one-line description. */
  readonly about: string;
  readonly seed?: number;
  /** Default `eu-west-1`, `123456789012`, `aws`. */
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
  readonly clusters: readonly ClusterSpec[];
  /** RegisterTaskDefinition requests, registered in this order before the world begins. */
  readonly taskDefinitions: ReadonlyArray<Readonly<Record<string, unknown>>>;
  readonly services?: readonly ServiceSpec[];
  readonly programs: readonly Program[];
  /** Names of log groups in the scenario's region; `region:name` for another. */
  readonly logGroups?: readonly string[];
  /** Secrets Manager secrets. */
  readonly secrets?: readonly SecretSpec[];
  /** Names of Parameter Store parameters in the scenario's region; `region:name` for another. */
  readonly parameters?: readonly string[];
  /** States of CloudWatch alarms by name. */
  readonly alarms?: Readonly<Record<string, "OK" | "ALARM" | "INSUFFICIENT_DATA">>;
  /** Results of lifecycle hook Lambdas, by function ARN, call by call; the last one repeats. */
  readonly hooks?: Readonly<Record<string, ReadonlyArray<"SUCCEEDED" | "FAILED" | "IN_PROGRESS">>>;
  /** EventBridge rules and EventBridge Scheduler schedules. */
  readonly rules?: readonly RuleSpec[];
  readonly schedules?: readonly ScheduleSpec[];
  /** ECR repositories. */
  readonly repositories?: readonly RepositorySpec[];
  /** Targets of Application Auto Scaling. */
  readonly scalableTargets?: readonly ScalableTargetSpec[];
  /** CodeDeploy deployment groups, for services with the CODE_DEPLOY controller. */
  readonly deploymentGroups?: readonly DeploymentGroupSpec[];
  readonly actors?: readonly Actor[];
  readonly pace?: Partial<Pace>;
  readonly switches?: Switches;
  /** Default: the first value of each. */
  readonly readings?: Partial<Readings>;
}
