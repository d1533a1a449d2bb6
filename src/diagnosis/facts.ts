/** The input of a diagnosis: AWS responses, all optional. */
import type {
  Container,
  ContainerDefinition,
  DeploymentLifecycleHookDetail,
  RuntimePlatform,
  Task,
} from "@aws-sdk/client-ecs";
import type { Cause } from "../core/failure.ts";

/** Enums are plain strings here, because AWS can return values that this SDK version does not know. */
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

/** A container definition of the task definition. */
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
  | "secrets"
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
  /** The container definitions of the task's task definition. */
  readonly definitions?: readonly ContainerPlan[] | undefined;
  readonly runtimePlatform?: RuntimePlatform | undefined;
  /** The containers that the release changes: the deciding container of a one-off task, or those with a new image. */
  readonly released?: readonly string[] | undefined;
  readonly targetHealth?: readonly TargetState[] | undefined;
  /** Messages of service events that name this task or its target group, newest first. */
  readonly events?: readonly string[] | undefined;
  /** Last log lines of the container that failed (`failedContainer`), oldest first. The diagnosis reads the last 50. */
  readonly log?: readonly string[] | undefined;
}

/** Why one task ended, with the container that failed and its exit code. */
export interface TaskCause extends Cause {
  readonly container?: string;
  readonly exitCode?: number;
}

/** The end of a deployment as reported by the service deployment, `deployments[]` of the service, or CodeDeploy. */
export interface DeploymentFacts {
  readonly status?: string | undefined;
  readonly statusReason?: string | undefined;
  readonly rollback?: { readonly reason?: string | undefined } | undefined;
  /** `deployments[].rolloutStateReason` of DescribeServices. */
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
  /** Service events since the deployment started, newest first. */
  readonly events?: readonly string[] | undefined;
  /** Its failed tasks, grouped by `groupFailures`. */
  readonly failing?: readonly FailureGroup[] | undefined;
}

/** Tasks that failed in the same way. */
export interface FailureGroup {
  readonly cause: TaskCause;
  readonly count: number;
  /** ARN of the first of them. */
  readonly example: string;
}
