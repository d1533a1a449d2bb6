/** State of tasks and their containers. */
import type { ContainerDefinition, TaskDefinition } from "./definition-state.ts";
import type { Script } from "./program.ts";

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
  /** Group and stream of its log. */
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
  readonly ephemeralStorage?: { readonly sizeInGiB: number };
}

export interface ContainerOverride {
  readonly name?: string;
  readonly command?: readonly string[];
  readonly environment?: ReadonlyArray<{ readonly name?: string; readonly value?: string }>;
}

/** How and where a task runs. */
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
  /** True if stopping starts with draining its load balancer targets. */
  readonly drains: boolean;
  /** Service tasks: ARN of the service, and number of its revision. */
  readonly serviceArn?: string;
  readonly revision?: string;
  lastStatus: TaskStatus;
  desiredStatus: "RUNNING" | "STOPPED";
  readonly createdAt: number;
  /** When DescribeTasks starts to return it. */
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
  /** Until then, the service scheduler must not scale it in. */
  protectedUntil?: number;
  /** When the service scheduler started to count it as healthy. */
  healthyAt?: number;
}

/** A change of a task, for its watchers. */
export type TaskChange = "running" | "health" | "stopping" | "stopped";
