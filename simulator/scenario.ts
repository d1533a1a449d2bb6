/** The initial state of a world, as a scenario file describes it. */
import type { ScalableTargetSpec } from "./autoscaling/autoscaling.ts";
import type { DeploymentGroupSpec } from "./codedeploy/state.ts";
import type { RepositorySpec } from "./ecr/state.ts";
import type { Program } from "./ecs/program.ts";
import type { RuleSpec } from "./events/state.ts";
import type { ScheduleSpec } from "./scheduler/state.ts";
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

/** A service that has been running for a day when the world begins. Members have the names of CreateService. */
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
    | { readonly on: (happening: Happening, world: World) => boolean; readonly after?: number };
  readonly act: (world: World) => void;
}

/** What the world tells its actors, and tests, of what goes on in it. */
export interface Happening {
  /** Epoch milliseconds. */
  readonly at: number;
  /**
   * `request` (a call has been answered), `task` (a task has a new lastStatus), `deployment` (a service deployment
   * has a new status), `stage` (a lifecycle stage began), `rollout` (a rolloutState changed).
   */
  readonly kind: "request" | "task" | "deployment" | "stage" | "rollout";
  /** ARN of the task or the service; for a request `service:Operation`. */
  readonly subject: string;
  /** The new status, state or stage; empty for a request. */
  readonly to: string;
}

/** How long things take, in seconds. */
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
  /** RUNNING until healthy, for a task with neither health check nor load balancer. */
  readonly settle: number;
  /** RUNNING until its targets are registered, and from there until they are healthy. */
  readonly register: number;
  readonly targetHealthy: number;
  /** From the end of a service deployment to the rollout state that DescribeServices shows for it. */
  readonly classicLag: number;
  /** Until ListServiceDeployments shows a new deployment. */
  readonly deploymentVisible: number;
  /** ROLLBACK_REQUESTED until ROLLBACK_IN_PROGRESS, STOP_REQUESTED until STOPPED. */
  readonly stopRequest: number;
  /** A rollback takes at least so long. */
  readonly rollback: number;
  /** Waits before further starts, after one, two, … failed starts in a row; the last holds from there on. */
  readonly startThrottle: readonly number[];
  /** Until CloudWatch Logs shows a line. */
  readonly ingestion: number;
  /** How long stopped tasks are remembered. */
  readonly forget: number;
  /** Bake time of a deployment with alarms that does not say its own. */
  readonly alarmBake: number;
  /** Share of every wait, 0 to 1, by which it may be longer, at random by seed. */
  readonly jitter: number;
}

/**
 * Where AWS could not be asked, or does it one way here and another way there: how this world does it. Everything that
 * speaks to AWS must hold under either reading (corrections 6 to 12 of the domain reference).
 */
export interface Readings {
  /** UpdateSchedule and CreateSchedule refuse a StartDate that is more than five minutes in the past. */
  readonly pastStartDate: "taken" | "refused";
  /** ListTasks refuses `startedBy` beside anything but `cluster` and `desiredStatus`. */
  readonly startedByFilter: "among-others" | "alone";
  /** `imageDigest` of an image index: the reference's own, or the manifest's of the task's platform. */
  readonly imageDigest: "of-reference" | "of-platform";
  /** Whether services that shift traffic have a `rolloutState`. */
  readonly stagedRolloutState: "shown" | "absent";
  /** What Managed Instances show beside their strategy: nothing, or the launch type MANAGED_INSTANCES too. */
  readonly managedInstances: "strategy" | "both";
  /** RegisterTaskDefinition refuses top-level members that it does not know, describe-only ones included. */
  readonly unknownMembers: "stored" | "refused";
  /** Whether the pauses that one hook makes have one id, or each its own. */
  readonly pauseHookId: "fresh" | "same";
}

export interface Switches {
  /** Seconds for which DescribeTasks answers MISSING after RunTask. Default 0. */
  readonly taskInvisible?: number;
  /** An old region or a role without permission: the service deployments API refuses. Default `available`. */
  readonly serviceDeployments?: "available" | "denied" | "unsupported";
  /** GetLogEvents calls in a second that are answered; more are throttled. Default: no limit. */
  readonly logEventsPerSecond?: number;
  /** RegisterTaskDefinition takes what ECS would refuse: documents with placeholders, as templates have them. */
  readonly uncheckedDefinitions?: boolean;
  /** Every nth GetLogEvents page is empty although more follows. Default never. */
  readonly emptyLogPageEvery?: number;
  /** Names of injected containers, e.g. `aws-guardduty-agent-x1`. */
  readonly injectedContainers?: readonly string[];
  /** The next standalone tasks fail to launch like this, one each, before launching works. */
  readonly launchFailures?: ReadonlyArray<{ readonly stoppedReason: string; readonly stopCode?: string }>;
  /** Targets that ListTargetsByRule shows on a page when it is not told how many. Default 100. */
  readonly targetsPerPage?: number;
  /**
   * No room for tasks of services, as the event says it, e.g. `was unable to place a task because no container
   * instance met all of its requirements.` Seconds are after the world's start; without an end for ever.
   */
  readonly noRoom?: { readonly event: string; readonly from: number; readonly until?: number };
  /** DescribeServices leaves out ACTIVE deployments that have no tasks left. Default: they are listed. */
  readonly emptyDeploymentsHidden?: boolean;
  /** RunTask answers with these `failures` instead of tasks, one a call, before it works. */
  readonly runTaskFailures?: ReadonlyArray<{ readonly reason: string; readonly detail?: string }>;
}

export interface Scenario {
  readonly name: string;
  /** One line for the reader. */
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
  /** States of CloudWatch alarms by name. */
  readonly alarms?: Readonly<Record<string, "OK" | "ALARM" | "INSUFFICIENT_DATA">>;
  /** What lifecycle hook Lambdas answer, by function ARN, call by call; the last holds from there on. */
  readonly hooks?: Readonly<Record<string, ReadonlyArray<"SUCCEEDED" | "FAILED" | "IN_PROGRESS">>>;
  /** EventBridge rules and EventBridge Scheduler schedules. */
  readonly rules?: readonly RuleSpec[];
  readonly schedules?: readonly ScheduleSpec[];
  /** ECR repositories. */
  readonly repositories?: readonly RepositorySpec[];
  /** What Application Auto Scaling scales. */
  readonly scalableTargets?: readonly ScalableTargetSpec[];
  /** CodeDeploy deployment groups, for services with the CODE_DEPLOY controller. */
  readonly deploymentGroups?: readonly DeploymentGroupSpec[];
  readonly actors?: readonly Actor[];
  readonly pace?: Partial<Pace>;
  readonly switches?: Switches;
  /** Default: the first of each. */
  readonly readings?: Partial<Readings>;
}
