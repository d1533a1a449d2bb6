/** The behavior of an image when a container runs it. */

export interface LogLine {
  /** Seconds after the container's start. */
  readonly after: number;
  readonly text: string;
  /** Seconds until CloudWatch shows it, if different from the world's ingestion delay. */
  readonly ingestion?: number;
}

/** One run of a container, unless it is stopped. All times are seconds after its start. */
export interface Script {
  readonly log: readonly LogLine[];
  /** Absent: it runs until it is stopped. `outOfMemory` is a kill by the kernel: 137 with its own reason. */
  readonly exit?: { readonly after: number; readonly code: number; readonly outOfMemory?: boolean };
  /** Results of the container health check, if the definition has one. Absent: HEALTHY at the first check. */
  readonly health?: ReadonlyArray<{ readonly after: number; readonly status: "HEALTHY" | "UNHEALTHY" }>;
  /** State of its target in a load balancer. Absent: healthy after the world's usual time. */
  readonly target?: ReadonlyArray<{
    readonly after: number;
    readonly healthy: boolean;
    readonly reason?: string;
  }>;
  /** Response to SIGTERM: an exit with `code` after some seconds, or none. Absent: 143 after 1 s. */
  readonly sigterm?: "ignored" | { readonly after: number; readonly code: number };
}

/** The input that lets a program distinguish its runs. */
export interface RunContext {
  readonly container: string;
  readonly image: string;
  /** Environment with the task's overrides merged in. */
  readonly environment: Readonly<Record<string, string>>;
  /** Command after overrides; empty if the image's own command runs. */
  readonly command: readonly string[];
  readonly family: string;
  /** Number of earlier runs of this program in the world. */
  readonly earlierRuns: number;
  /** True for a task of a service. */
  readonly ofService: boolean;
}

export interface Program {
  /** The image as written in the task definition; `*` matches anything. The first matching program is used. */
  readonly image: string;
  /** Duration of the pull in seconds. */
  readonly pull?: number;
  /** The pull fails with this text (`CannotPullContainerError: …`), always or only the first N times. */
  readonly pullError?: { readonly text: string; readonly times?: number };
  /** The container cannot be started: `CannotStartContainerError: …`. */
  readonly startError?: string;
  readonly run: Script | ((context: RunContext) => Script);
}
