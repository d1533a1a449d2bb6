/** What the journal keeps of a CodeDeploy deployment and of a schedule. Plain JSON. */
import type { CapacityProviderStrategyItem } from "@aws-sdk/client-ecs";

/** The container that traffic goes to. */
export interface Balancer {
  readonly containerName: string;
  readonly containerPort: number;
}

export interface GroupName {
  readonly application: string;
  readonly deploymentGroup: string;
}

export interface AppSpec {
  /** JSON text. */
  readonly content: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What of the task set that serves must be said again, so that the next one is like it. */
export interface Serving {
  readonly balancer: Balancer;
  readonly platformVersion?: string;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
}

/** A deployment, before and after it was started. Plain JSON: the ledger keeps it. */
export interface DeploymentPlan extends GroupName {
  readonly service: string;
  /** ARN. */
  readonly cluster: string;
  /** Task definition ARNs: what served before, and what the deployment brings. */
  readonly from: string;
  readonly to: string;
  /** Ids of the service's task sets before. */
  readonly taskSetsBefore: readonly string[];
  /** How the task set that served before was reached and placed: what a way back says again. */
  readonly serving: Serving;
}

/** A deployment that is about to be started. Plain JSON. */
export interface PreparedDeployment extends DeploymentPlan {
  readonly appSpec: AppSpec;
  /** Like no other: by it the deployment is found again when an answer is lost. */
  readonly description: string;
  readonly config?: string;
  /** Events after which CodeDeploy is to roll back, where the group does not say so itself. */
  readonly rollbackEvents?: readonly string[];
  /** Alarms of the group do not stop it: the way back is not to be stopped by what it is the answer to. */
  readonly withoutAlarms?: true;
}

/** Where a document names its task definition. */
export interface Naming {
  /** Keys from the document's root to a string. */
  readonly path: readonly string[];
  /** Set where that string is itself JSON text, a RunTask request: the key in it. */
  readonly within?: string;
}

/** Why a target stays as it is, in a word and in a sentence. */
export interface LeftAlone {
  /** It names no revision; it runs in another cluster; what it runs can't be told. */
  readonly why: "runs-newest" | "elsewhere" | "unreadable";
  readonly text: string;
}

/** One target that runs a task of ECS. */
export interface TargetState {
  /** The target's id in its rule; for a schedule, which has one target, the schedule's name. */
  readonly id: string;
  /**
   * JSON text as AWS sent it: the rule's target, or what GetSchedule answered without its describe-only members. It
   * can hold environment values (the overrides in `Input`), so it is for the ledger and AWS, and never for a log.
   */
  readonly document: string;
  readonly naming: Naming;
  /** As it stands there: an ARN, or in a RunTask request also `family:revision`, `family`. */
  readonly taskDefinition: string;
  readonly family: string;
  /** Absent for a target that moves. */
  readonly leftAlone?: LeftAlone;
  /** ARN of the revision that it moves to; absent while that isn't known, and where its family has none. */
  readonly to?: string;
}

export interface ScheduleState {
  readonly kind: "rule" | "schedule";
  /** As the input names it. */
  readonly name: string;
  /** The event bus of a rule, the group of a schedule. */
  readonly place: string;
  /** The rule's or schedule's own name. */
  readonly id: string;
  readonly targets: readonly TargetState[];
  /** What a person should know of it, in sentences. */
  readonly notes: readonly string[];
}
