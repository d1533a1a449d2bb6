/** State of AWS CodeDeploy in a simulated world: deployment groups of ECS services, and their deployments. */
import type { Service, TaskSet } from "../ecs/state.ts";
import type { AppSpec } from "./app-spec.ts";
export type RollbackEvent = "DEPLOYMENT_FAILURE" | "DEPLOYMENT_STOP_ON_ALARM" | "DEPLOYMENT_STOP_ON_REQUEST";

/** A deployment group of one service. Minutes, as in CodeDeploy's API. */
export interface DeploymentGroupSpec {
  /** Default `AppECS-CLUSTER-SERVICE`, `DgpECS-CLUSTER-SERVICE`. */
  readonly application?: string;
  readonly name?: string;
  readonly cluster: string;
  readonly service: string;
  /** Default `CodeDeployDefault.ECSAllAtOnce`. */
  readonly config?: string;
  /** ARNs: the one in use when the world starts, and the other. */
  readonly targetGroups: readonly [string, string];
  /** Whether there is a listener for test traffic. Default: no. */
  readonly testListener?: boolean;
  /** Minutes that the old task set stays after the traffic shift. Default 0. */
  readonly terminationWait?: number;
  /** Waits for ContinueDeployment before the traffic shift, for this many minutes. Default: no wait. */
  readonly ready?: { readonly minutes: number };
  /** Events after which CodeDeploy rolls back automatically. Default: none. */
  readonly autoRollback?: readonly RollbackEvent[];
  /** Alarms that stop a deployment. */
  readonly alarms?: readonly string[];
  /** True: automatic rollbacks fail too. */
  readonly rollbacksFail?: boolean;
}

export type DeploymentStatus =
  "Created" | "Queued" | "InProgress" | "Ready" | "Baking" | "Succeeded" | "Failed" | "Stopped";

export type EventStatus = "Pending" | "InProgress" | "Succeeded" | "Failed" | "Skipped";

export interface LifecycleEvent {
  readonly name: string;
  status: EventStatus;
  startedAt?: number;
  endedAt?: number;
  diagnostics?: { readonly errorCode: string; readonly scriptName?: string; readonly message: string };
}

export interface Group {
  readonly id: string;
  readonly application: string;
  readonly name: string;
  readonly service: Service;
  readonly cluster: string;
  readonly config: string;
  readonly targetGroups: readonly [string, string];
  readonly testListener: boolean;
  /** Minutes. */
  readonly terminationWait: number;
  readonly ready: { readonly minutes: number } | undefined;
  readonly autoRollback: readonly RollbackEvent[];
  readonly alarms: readonly string[];
  readonly rollbacksFail: boolean;
  /** Newest last. */
  readonly deployments: Deployment[];
}

/** A task set of a deployment. GetDeploymentTarget still returns it after it is deleted. */
export interface Side {
  readonly taskSet: TaskSet;
  /** Share of production traffic, 0 to 100. */
  traffic: number;
}

export interface Deployment {
  /** `d-` and nine letters and digits. */
  readonly id: string;
  readonly group: Group;
  readonly creator: "user" | "codeDeployRollback";
  readonly description?: string;
  readonly config: string;
  readonly content: string;
  readonly sha256: string;
  readonly appSpec: AppSpec;
  readonly autoRollback: readonly RollbackEvent[];
  readonly alarms: readonly string[];
  readonly createdAt: number;
  startedAt?: number;
  endedAt?: number;
  status: DeploymentStatus;
  error?: { readonly code: string; readonly message: string };
  rollbackInfo: RollbackInfo;
  readonly events: readonly LifecycleEvent[];
  blue?: Side;
  green?: Side;
  /** Set while it waits for ContinueDeployment or for the end of the wait. */
  waits?: "READY_WAIT" | "TERMINATION_WAIT";
  readyPassed: boolean;
  updatedAt: number;
}

export interface RollbackInfo {
  rollbackDeploymentId?: string;
  readonly rollbackTriggeringDeploymentId?: string;
  rollbackMessage?: string;
}

export interface CodeDeployState {
  readonly groups: Group[];
  /** By id. */
  readonly deployments: Map<string, Deployment>;
}

const over: ReadonlySet<DeploymentStatus> = new Set(["Succeeded", "Failed", "Stopped"]);

export const isOver = ({ status }: Deployment): boolean => over.has(status);
