/** State of Amazon ECS in a simulated world. Times are epoch milliseconds; text IDs are AWS's own. */
import type { Family } from "./definition-state.ts";
import type { Images } from "./images.ts";
import type { Service, StrategyItem } from "./service-state.ts";
import type { Task, TaskChange } from "./task-state.ts";

export type * from "./definition-state.ts";
export type * from "./deployment-state.ts";
export type * from "./service-state.ts";
export type * from "./task-state.ts";

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

export interface Target {
  readonly taskArn: string;
  readonly address: string;
  readonly port: number;
  state: "initial" | "healthy" | "unhealthy" | "draining";
  reason?: string;
}

/** An entry of a response's `failures`. */
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
  /** States of CloudWatch alarms by name. */
  readonly alarms: Map<string, string>;
  /** When an actor changed them, in epoch milliseconds. */
  readonly alarmsChangedAt: Map<string, number>;
  /** Launch failures and RunTask failures of the scenario that were already used. */
  readonly spent: { launchFailures: number; runTaskFailures: number };
  /** Called at every change of a task. */
  readonly watchers: Array<(task: Task, change: TaskChange) => void>;
}
