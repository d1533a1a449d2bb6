/** The parts of a CodeDeploy deployment and of a schedule that the journal stores. Plain JSON. */
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

/** Settings of the current task set that the next deployment must repeat. */
export interface Serving {
  readonly balancer: Balancer;
  readonly platformVersion?: string;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[];
}

/** A deployment, before and after its start. Plain JSON: the journal stores it. */
export interface DeploymentPlan extends GroupName {
  readonly service: string;
  /** ARN. */
  readonly cluster: string;
  /** Task definition ARNs: the current one, and the one to deploy. */
  readonly from: string;
  readonly to: string;
  /** IDs of the service's task sets before the deployment. */
  readonly taskSetsBefore: readonly string[];
  /** Settings of the current task set, which a rollback repeats. */
  readonly serving: Serving;
}

/** A deployment that is ready to start. Plain JSON. */
export interface PreparedDeployment extends DeploymentPlan {
  readonly appSpec: AppSpec;
  /** Unique, to find the deployment if a response is lost. */
  readonly description: string;
  readonly config?: string;
  /** Events after which CodeDeploy must roll back, if the group isn't configured to. */
  readonly rollbackEvents?: readonly string[];
  /** Ignores the group's alarms: the alarm that triggered the rollback must not stop it. */
  readonly withoutAlarms?: true;
}

/** The location of the task definition in a document. */
export interface Naming {
  /** Keys from the document's root to a string. */
  readonly path: readonly string[];
  /** Set if that string is itself JSON text, a RunTask request: the key in it. */
  readonly within?: string;
}

/** Why a target stays as it is: a code and a sentence. */
export interface Unmoved {
  /** It names no revision; it runs in another cluster; its task definition can't be read. */
  readonly why: "runs-newest" | "elsewhere" | "unreadable";
  readonly text: string;
}

/** A target that runs an ECS task. */
export interface TargetState {
  /** The target's ID in its rule. A schedule has one target, and this is the schedule's name. */
  readonly id: string;
  /**
   * JSON text as AWS sent it: the rule's target, or GetSchedule's response without its read-only members. It may
   * contain environment values (the overrides in `Input`), so only the journal and AWS get it, never a log.
   */
  readonly document: string;
  readonly naming: Naming;
  /** As in the document: an ARN, or in a RunTask request also `family:revision` or `family`. */
  readonly taskDefinition: string;
  readonly family: string;
  /** Absent for a target that moves. */
  readonly unmoved?: Unmoved;
  /** ARN of the revision that it moves to; absent if it is unknown or its family has none. */
  readonly to?: string;
}

export interface ScheduleState {
  readonly kind: "rule" | "schedule";
  /** As written in the input. */
  readonly name: string;
  /** The event bus of a rule, or the group of a schedule. */
  readonly place: string;
  /** The rule's or schedule's own name. */
  readonly id: string;
  readonly targets: readonly TargetState[];
  /** What users should know about it, in sentences. */
  readonly notes: readonly string[];
}
