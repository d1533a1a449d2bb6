/** State of services. */
import type { TaskDefinition } from "./definition-state.ts";
import type { Deployment, ServiceDeployment, ServiceRevision } from "./deployment-state.ts";
import type { Task } from "./task-state.ts";

export interface ServiceEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export interface StrategyItem {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
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

/** Members of a service that create a new revision when they change, named as in CreateService and UpdateService. */
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

/** A task set of a CODE_DEPLOY or EXTERNAL service, in the form of DescribeServices. */
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
  /** True if CreateService named a controller; only then DescribeServices returns it. */
  readonly controllerNamed: boolean;
  /** `ECS`: an Express service, whose resources ECS manages. */
  readonly resourceManagementType: "CUSTOMER" | "ECS";
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  desiredCount: number;
  taskDefinition: TaskDefinition;
  revisionSettings: RevisionSettings;
  settings: ServiceSettings;
  /** Newest first. */
  deployments: Deployment[];
  /** The newest completed deployment, to which a rollback returns. */
  completed?: Deployment;
  /** Oldest first. */
  readonly revisions: ServiceRevision[];
  readonly serviceDeployments: ServiceDeployment[];
  taskSets: TaskSet[];
  /** Newest first, at most 100. */
  events: ServiceEvent[];
  /** Tasks that are not STOPPED. */
  readonly tasks: Set<Task>;
  /** True while a scheduler step is queued. */
  scheduled: boolean;
  /** Event texts that are not repeated until resolved, with the time of the last one. */
  readonly said: Map<string, number>;
}
