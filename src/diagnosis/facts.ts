/** What a diagnosis is made from: answers of AWS as they came, none of them required. */
import type {
  Container,
  ContainerDefinition,
  DeploymentLifecycleHookDetail,
  RuntimePlatform,
  Task,
} from "@aws-sdk/client-ecs";
import type { Cause } from "../core/failure.ts";

/** Enums are plain strings here: the SDK's types end where its version did, the wire does not. */
export type ContainerState = Pick<Container, "name" | "lastStatus" | "exitCode" | "reason" | "image"> & {
  readonly healthStatus?: string | undefined;
};

export type TaskState = Pick<
  Task,
  "taskArn" | "lastStatus" | "desiredStatus" | "stoppedReason" | "startedAt"
> & {
  readonly stopCode?: string | undefined;
  readonly containers?: readonly ContainerState[] | undefined;
};

/** A container as its task definition describes it. */
export type ContainerPlan = Pick<
  ContainerDefinition,
  | "name"
  | "essential"
  | "healthCheck"
  | "stopTimeout"
  | "memory"
  | "memoryReservation"
  | "dependsOn"
  | "portMappings"
  | "image"
>;

/** Health of one target, from DescribeTargetHealth. */
export interface TargetState {
  readonly State?: string | undefined;
  /** E.g. `Target.ResponseCodeMismatch`. */
  readonly Reason?: string | undefined;
  /** E.g. `Health checks failed with these codes: [502]`. */
  readonly Description?: string | undefined;
}

export interface TaskFacts {
  readonly task: TaskState;
  /** The containers of the task definition that the task runs. */
  readonly definitions?: readonly ContainerPlan[] | undefined;
  readonly runtimePlatform?: RuntimePlatform | undefined;
  /** The containers that the release is about: the deciding one of a one-off task, those with a new image. */
  readonly released?: readonly string[] | undefined;
  readonly targetHealth?: readonly TargetState[] | undefined;
  /** Texts of service events that name this task or its target group, newest first. */
  readonly events?: readonly string[] | undefined;
  /** Last lines of the container that failed (`failedContainer`), oldest first. The last 50 are looked at. */
  readonly log?: readonly string[] | undefined;
}

/** The cause of one task's end, with the container that failed and its own exit code. */
export interface TaskCause extends Cause {
  readonly container?: string;
  readonly exitCode?: number;
}

/** What the service deployment, the classic view or CodeDeploy say of a deployment's end. */
export interface DeploymentFacts {
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
  readonly rollback?: { readonly reason?: string | undefined } | undefined;
  /** `deployments[].rolloutStateReason` of the classic view. */
  readonly rolloutStateReason?: string | undefined;
  readonly deploymentCircuitBreaker?:
    | {
        readonly status?: string | undefined;
        readonly failureCount?: number | undefined;
        readonly threshold?: number | undefined;
      }
    | undefined;
  readonly alarms?:
    | { readonly status?: string | undefined; readonly triggeredAlarmNames?: readonly string[] | undefined }
    | undefined;
  readonly lifecycleStage?: string | undefined;
  readonly lifecycleHookDetails?:
    | ReadonlyArray<
        Pick<DeploymentLifecycleHookDetail, "hookId" | "targetArn"> & { readonly status?: string | undefined }
      >
    | undefined;
  /** `errorInformation` of a CodeDeploy deployment. */
  readonly codeDeployError?:
    { readonly code?: string | undefined; readonly message?: string | undefined } | undefined;
  /** Service events since the deployment began, newest first. */
  readonly events?: readonly string[] | undefined;
  /** Its failed tasks, as `groupFailures` gives them. */
  readonly failing?: readonly FailureGroup[] | undefined;
}

/** Tasks that failed in the same way. */
export interface FailureGroup {
  readonly cause: TaskCause;
  readonly count: number;
  /** ARN of the first of them. */
  readonly example: string;
}
