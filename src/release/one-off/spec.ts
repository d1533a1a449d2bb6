/** A one-off task as it is asked for, and the RunTask request that comes of it. */
import type { RunTaskRequest, TaskOverride } from "@aws-sdk/client-ecs";
import type { EcsCalls, LogsCalls } from "../../aws/calls.ts";
import type { ContainerPlan } from "../../diagnosis/facts.ts";
import type { Tag } from "../../ecs/definition/tags.ts";
import type { Decider } from "../../ecs/task.ts";
import type { TaskDefinition } from "../../ecs/definition/task-definition.ts";
import {
  clientTokenOf,
  type Intent,
  markName,
  markOf,
  startedByOf,
  type Starter,
} from "../../ecs/task-identity.ts";
import type { LaunchInput } from "../../ecs/task-launch.ts";
import type { Clock, Pace } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import type { OneOff, Tell } from "../../core/events.ts";
import type { TaskEntry } from "../../core/journal.ts";

export interface OneOffContext {
  readonly ecs: Pick<EcsCalls, "runTask" | "listTasks" | "describeTasks" | "stopTask">;
  readonly logs: (region: string) => Promise<Pick<LogsCalls, "getLogEvents">>;
  readonly clock: Clock;
  readonly tell: Tell;
  /** Aborted when the job is cancelled. The task goes on; whether it is stopped is the caller's to decide. */
  readonly signal: AbortSignal;
  /** Between two looks at the task. */
  readonly pace: Pace;
  /** Takes what may go on beside the release. Absent where there is nothing beside it: then it is waited for. */
  readonly background?: ((work: Promise<void>) => void) | undefined;
}

export async function oneOffContext(context: ReleaseContext): Promise<OneOffContext> {
  const { aws, clock, tell, signal, pace, background } = context;
  const logs: OneOffContext["logs"] = (region) => aws.logs(region);
  return {
    ecs: await aws.ecs(),
    logs,
    clock,
    tell,
    signal,
    pace,
    ...(background && { background: (work) => background.add(work) }),
  };
}

export interface OneOffSpec {
  readonly kind: OneOff;
  /** What tells two tasks of one kind in one release apart, e.g. the service that a smoke test is for. */
  readonly subject?: string;
  /** What a smoke test judges: the deployment, and the pause of it. A finished test counts for nothing else. */
  readonly occasion?: string;
  /** ARN. */
  readonly cluster: string;
  /** ARN of the revision, and its definition. */
  readonly taskDefinition: string;
  readonly definition: TaskDefinition;
  /** Registers the revision to run instead, and returns its ARN: called when a task is about to be started. */
  readonly revision?: () => Promise<string>;
  /** Gets the overrides, and its exit code decides. */
  readonly container: string;
  /** Words; absent: the image's own command. */
  readonly command?: readonly string[];
  readonly environment: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly launch: LaunchInput;
  /** True when its service uses Service Connect. */
  readonly besideServiceConnect?: boolean;
  /** Milliseconds for the task itself, and as many for waiting until its turn comes. */
  readonly timeout: number;
  /** When another task of the same kind and family runs in the cluster. Absent: they may run side by side. */
  readonly ifBusy?: "wait" | "fail";
  readonly starter: Starter;
  readonly tags: readonly Tag[];
  readonly streamLogs: boolean;
  /** Writes down a task before it is started, and gives back how to complete the entry: `Ledger.write`. */
  readonly record?: (entry: TaskEntry) => (more: Partial<TaskEntry>) => void;
}

/** Starts of one task: more are not made when none of them gets to run. */
export const maxStarts = 5;

/** The containers of a definition as the diagnosis looks at them. */
export const plansOf = ({ document }: TaskDefinition): readonly ContainerPlan[] =>
  (document.get(["containerDefinitions"]) ?? []) as unknown as readonly ContainerPlan[];

export const deciderOf = (spec: OneOffSpec): Decider => ({
  container: spec.container,
  definitions: plansOf(spec.definition),
});

export function intentOf(spec: OneOffSpec): Intent {
  return {
    startedBy: startedByOf(spec.kind, spec.definition.family),
    mark: markOf(spec.starter, spec, spec.subject),
  };
}

function overridesOf({ container, command, environment }: OneOffSpec, { mark }: Intent): TaskOverride {
  const variables = [
    ...environment.map(({ name, value }) => ({ name, value })),
    { name: markName, value: mark },
  ];
  const words = command === undefined ? {} : { command: [...command] };
  return { containerOverrides: [{ name: container, ...words, environment: variables }] };
}

/**
 * The request for start number `start`, from 0. Sent again as it is, it never starts a second task. `after` is the ARN
 * of a failed task that the same request left behind.
 */
export function runTaskRequest(
  spec: OneOffSpec,
  intent: Intent,
  start: number,
  after?: string,
): RunTaskRequest {
  return {
    cluster: spec.cluster,
    taskDefinition: spec.taskDefinition,
    count: 1,
    startedBy: intent.startedBy,
    clientToken: clientTokenOf(intent.mark, spec, start, after),
    overrides: overridesOf(spec, intent),
    ...spec.launch,
    ...(spec.tags.length > 0 && { tags: spec.tags.map(({ key, value }) => ({ key, value })) }),
  };
}
