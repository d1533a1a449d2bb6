/** What Amazon ECS holds in a simulated world. Times are epoch milliseconds; text ids are AWS's own. */
import type { Images } from "./images.ts";
import type { Script } from "./program.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Cluster {
  readonly arn: string;
  readonly name: string;
  status: "ACTIVE" | "INACTIVE";
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly StrategyItem[];
  readonly instances: number;
}

export interface StrategyItem {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
}

/** Revisions of one family, oldest first. The counter never goes back. */
export interface Family {
  readonly name: string;
  last: number;
  readonly revisions: TaskDefinition[];
}

export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS";
  readonly registeredAt: number;
  readonly registeredBy: string;
  deregisteredAt?: number;
  /** JSON text as stored: what was sent, with ECS's defaults, without tags and describe-only members. */
  readonly text: string;
  /** The members that the simulator itself acts on. */
  readonly parsed: ParsedDefinition;
}

export interface ParsedDefinition {
  readonly networkMode?: string;
  readonly requiresCompatibilities?: readonly string[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
}

export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential?: boolean;
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
  readonly command?: readonly string[];
  readonly environment?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly secrets?: ReadonlyArray<{ readonly name: string; readonly valueFrom: string }>;
  readonly portMappings?: ReadonlyArray<{ readonly containerPort?: number; readonly hostPort?: number }>;
  readonly dependsOn?: ReadonlyArray<{ readonly containerName: string; readonly condition: string }>;
  readonly startTimeout?: number;
  readonly stopTimeout?: number;
  readonly healthCheck?: { readonly interval?: number; readonly startPeriod?: number };
  readonly restartPolicy?: {
    readonly enabled: boolean;
    readonly ignoredExitCodes?: readonly number[];
    readonly restartAttemptPeriod?: number;
  };
  readonly versionConsistency?: string;
  readonly logConfiguration?: {
    readonly logDriver: string;
    readonly options?: Readonly<Record<string, string>>;
  };
}

export type TaskStatus =
  | "PROVISIONING"
  | "PENDING"
  | "ACTIVATING"
  | "RUNNING"
  | "DEACTIVATING"
  | "STOPPING"
  | "DEPROVISIONING"
  | "STOPPED";

export type Health = "HEALTHY" | "UNHEALTHY" | "UNKNOWN";

export interface Container {
  readonly arn: string;
  readonly name: string;
  /** Absent for containers that AWS injects. */
  readonly definition?: ContainerDefinition;
  readonly image: string;
  imageDigest?: string;
  runtimeId?: string;
  lastStatus: "PENDING" | "RUNNING" | "STOPPED";
  exitCode?: number;
  reason?: string;
  healthStatus: Health;
  startedAt?: number;
  script?: Script;
  restartCount?: number;
  /** Group and stream that its log goes to. */
  log?: { readonly region: string; readonly group: string; readonly stream: string };
}

export interface NetworkInterface {
  readonly attachmentId: string;
  readonly id: string;
  readonly subnet: string;
  readonly address: string;
  readonly mac: string;
}

export interface TaskOverrides {
  readonly containerOverrides?: readonly ContainerOverride[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
}

export interface ContainerOverride {
  readonly name?: string;
  readonly command?: readonly string[];
  readonly environment?: ReadonlyArray<{ readonly name?: string; readonly value?: string }>;
}

/** How and where a task is launched. */
export interface Placement {
  readonly launchType?: string;
  readonly capacityProviderName?: string;
  readonly platformVersion?: string;
  readonly subnets: readonly string[];
}

export interface Task {
  readonly arn: string;
  readonly id: string;
  readonly clusterArn: string;
  readonly definition: TaskDefinition;
  readonly placement: Placement;
  readonly containers: Container[];
  readonly overrides: TaskOverrides;
  readonly group: string;
  readonly startedBy?: string;
  readonly enableExecuteCommand: boolean;
  readonly networkInterface?: NetworkInterface;
  /** True when stopping begins with draining its load balancer targets. */
  readonly drains: boolean;
  /** Service tasks: ARN of the service and number of its revision. */
  readonly serviceArn?: string;
  readonly revision?: string;
  lastStatus: TaskStatus;
  desiredStatus: "RUNNING" | "STOPPED";
  readonly createdAt: number;
  /** From when DescribeTasks shows it. */
  readonly visibleAt: number;
  version: number;
  pullStartedAt?: number;
  pullStoppedAt?: number;
  startedAt?: number;
  stoppingAt?: number;
  executionStoppedAt?: number;
  stoppedAt?: number;
  stopCode?: string;
  stoppedReason?: string;
  /** Since when the service scheduler counts it as healthy. */
  healthyAt?: number;
}

/** What changed about a task, for those that watch it. */
export type TaskChange = "running" | "health" | "stopping" | "stopped";

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface LoadBalancer {
  readonly targetGroupArn?: string;
  readonly loadBalancerName?: string;
  readonly containerName?: string;
  readonly containerPort?: number;
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn?: string;
    readonly productionListenerRule?: string;
    readonly testListenerRule?: string;
    readonly roleArn?: string;
  };
}

export interface LifecycleHook {
  readonly hookTargetArn?: string;
  readonly roleArn?: string;
  readonly lifecycleStages?: readonly string[];
  readonly hookDetails?: unknown;
  readonly targetType?: string;
  readonly timeoutConfiguration?: { readonly timeoutInMinutes?: number; readonly action?: string };
}

export interface DeploymentConfiguration {
  readonly deploymentCircuitBreaker?: {
    readonly enable: boolean;
    readonly rollback: boolean;
    readonly resetOnHealthyTask?: boolean;
    readonly thresholdConfiguration?: { readonly type?: string; readonly value?: number };
  };
  readonly maximumPercent?: number;
  readonly minimumHealthyPercent?: number;
  readonly alarms?: {
    readonly alarmNames: readonly string[];
    readonly enable: boolean;
    readonly rollback: boolean;
  };
  readonly strategy?: string;
  readonly bakeTimeInMinutes?: number;
  readonly lifecycleHooks?: readonly LifecycleHook[];
  readonly linearConfiguration?: { readonly stepPercent?: number; readonly stepBakeTimeInMinutes?: number };
  readonly canaryConfiguration?: {
    readonly canaryPercent?: number;
    readonly canaryBakeTimeInMinutes?: number;
  };
  readonly earlySuccessCriteria?: {
    readonly enable?: boolean;
    readonly healthyPercent?: number;
    readonly sourceServiceRevisionCleanup?: string;
  };
}

/** Members of a service whose change makes a new revision, as CreateService and UpdateService name them. */
export interface RevisionSettings {
  readonly networkConfiguration?: {
    readonly awsvpcConfiguration?: {
      readonly subnets: readonly string[];
      readonly securityGroups?: readonly string[];
      readonly assignPublicIp?: string;
    };
  };
  readonly launchType?: string;
  readonly capacityProviderStrategy?: readonly StrategyItem[];
  readonly platformVersion?: string;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly serviceRegistries: readonly unknown[];
  readonly serviceConnectConfiguration?: unknown;
  readonly volumeConfigurations?: readonly unknown[];
  readonly vpcLatticeConfigurations?: readonly unknown[];
}

/** Members of a service that change without a deployment. */
export interface ServiceSettings {
  readonly deploymentConfiguration: DeploymentConfiguration;
  readonly healthCheckGracePeriodSeconds?: number;
  readonly placementConstraints: readonly unknown[];
  readonly placementStrategy: readonly unknown[];
  readonly enableECSManagedTags: boolean;
  readonly propagateTags: string;
  readonly enableExecuteCommand: boolean;
  readonly availabilityZoneRebalancing: string;
}

/** A frozen configuration of a service. Its number is shared by `ecs-svc/N` and the revision's ARN. */
export interface ServiceRevision {
  readonly number: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly taskDefinition: TaskDefinition;
  readonly settings: RevisionSettings;
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
  readonly createdAt: number;
  updatedAt: number;
  failedTasks: number;
  /** False once it has failed: no task of it is started any more. */
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
  /** Counts by revision number, taken when it ended. */
  counts?: Readonly<Record<string, RevisionCounts>>;
}

/** A task set of a CODE_DEPLOY or EXTERNAL service, as DescribeServices shows it. */
export interface TaskSet {
  readonly id: string;
  readonly revision: ServiceRevision;
  status: "PRIMARY" | "ACTIVE" | "DRAINING";
  readonly startedBy?: string;
  readonly externalId?: string;
  scale: number;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly createdAt: number;
  updatedAt: number;
}

export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly schedulingStrategy: "REPLICA" | "DAEMON";
  controller: "ECS" | "CODE_DEPLOY" | "EXTERNAL";
  /** True when CreateService named a controller, which DescribeServices then shows. */
  readonly controllerNamed: boolean;
  /** `ECS`: an Express service, whose resources ECS manages itself. */
  readonly resourceManagementType: "CUSTOMER" | "ECS";
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  desiredCount: number;
  taskDefinition: TaskDefinition;
  revisionSettings: RevisionSettings;
  settings: ServiceSettings;
  /** Newest first. */
  deployments: Deployment[];
  /** The newest deployment that completed: what a rollback goes back to. */
  completed?: Deployment;
  /** Oldest first. */
  readonly revisions: ServiceRevision[];
  readonly serviceDeployments: ServiceDeployment[];
  taskSets: TaskSet[];
  /** Newest first, 100 at most. */
  events: ServiceEvent[];
  /** Tasks that are not STOPPED. */
  readonly tasks: Set<Task>;
  /** True while a scheduler step is queued. */
  scheduled: boolean;
  /** Event texts that are not repeated until resolved, and when they were last said. */
  readonly said: Map<string, number>;
}

export interface Target {
  readonly taskArn: string;
  readonly address: string;
  readonly port: number;
  state: "initial" | "healthy" | "unhealthy" | "draining";
  reason?: string;
}

/** An entry of an answer's `failures`. */
export interface Failure {
  readonly arn?: string;
  readonly reason: string;
  readonly detail?: string;
}

/** RunTask calls by cluster and client token. */
export interface ClientToken {
  readonly request: string;
  readonly taskArns: readonly string[];
  readonly failures: readonly Failure[];
  readonly at: number;
}

export interface EcsState {
  readonly images: Images;
  /** By ARN. */
  readonly clusters: Map<string, Cluster>;
  /** By `region/family`. */
  readonly families: Map<string, Family>;
  readonly tasks: Map<string, Task>;
  readonly services: Map<string, Service>;
  /** By resource ARN. */
  readonly tags: Map<string, readonly Tag[]>;
  /** By `clusterArn token`. */
  readonly clientTokens: Map<string, ClientToken>;
  /** By target group ARN, then task ARN. */
  readonly targets: Map<string, Map<string, Target>>;
  /** Launch failures and RunTask failures of the scenario that have been used up. */
  readonly spent: { launchFailures: number; runTaskFailures: number };
  /** Told of every change of a task. */
  readonly watchers: Array<(task: Task, change: TaskChange) => void>;
}
