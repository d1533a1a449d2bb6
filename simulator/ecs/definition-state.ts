/** State of task definitions. */

/** Revisions of one family, oldest first. The counter never decreases. */
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
  /** JSON text as stored: the request with ECS's defaults, without tags and read-only members. */
  readonly text: string;
  /** The members that the simulator uses. */
  readonly parsed: ParsedDefinition;
}

export interface ParsedDefinition {
  readonly networkMode?: string;
  readonly requiresCompatibilities?: readonly string[];
  readonly cpu?: string;
  readonly memory?: string;
  readonly taskRoleArn?: string;
  readonly executionRoleArn?: string;
  readonly ephemeralStorage?: { readonly sizeInGiB: number };
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
