/** The specification of a one-off task, and its RunTask request. */
import type { RunTaskRequest, TaskOverride } from "@aws-sdk/client-ecs";
import type { EcsCalls, LogsCalls } from "../../aws/calls.ts";
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
  type Work,
} from "../../ecs/task-identity.ts";
import type { Clock, Pace } from "../../core/time.ts";
import type { PlannedOneOff } from "../../plan/one-off.ts";
import type { ReleaseContext } from "../context.ts";
import type { OneOff, Emit } from "../../core/events.ts";
import type { TaskEntry } from "../../core/journal.ts";

export interface OneOffContext {
  readonly ecs: Pick<EcsCalls, "runTask" | "listTasks" | "describeTasks" | "stopTask">;
  readonly logs: (region: string) => Promise<Pick<LogsCalls, "getLogEvents">>;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Aborted when the job is canceled. The task keeps running; the caller decides whether to stop it. */
  readonly signal: AbortSignal;
  /** Time between two reads of the task. */
  readonly pace: Pace;
  /** Accepts work that may finish during the rest of the release. If absent, the caller waits for the work. */
  readonly background?: ((work: Promise<void>) => void) | undefined;
}

export async function oneOffContext(context: ReleaseContext): Promise<OneOffContext> {
  const { aws, clock, emit, signal, pace, background } = context;
  const logs: OneOffContext["logs"] = (region) => aws.logs(region);
  return {
    ecs: await aws.ecs(),
    logs,
    clock,
    emit,
    signal,
    pace,
    ...(background && { background: (work) => background.add(work) }),
  };
}

export interface OneOffSpec extends Work {
  readonly kind: OneOff;
  /** Distinguishes tasks of one kind in one release, for example by the service that a smoke test is for. */
  readonly subject?: string;
  /** Of the revision. */
  readonly definition: TaskDefinition;
  /** Registers another revision to run instead, and returns its ARN. Called just before a task is started. */
  readonly revision?: () => Promise<string>;
  /** True if its service uses Service Connect. */
  readonly besideServiceConnect?: boolean;
  /** Milliseconds for the task itself, and the same again for waiting on other tasks. */
  readonly timeout: number;
  /**
   * What to do if another task of the same kind and family runs in the cluster. If absent, they may run at the same
   * time.
   */
  readonly ifBusy?: "wait" | "fail";
  readonly starter: Starter;
  readonly tags: readonly Tag[];
  readonly streamLogs: boolean;
  /** Records a task before it is started, and returns a function to complete the entry: `Journal.write`. */
  readonly record?: (entry: TaskEntry) => (more: Partial<TaskEntry>) => void;
}

/** Adds what the plan and the request decide for every one-off task. */
export const specOf = (
  { journal, request }: ReleaseContext,
  { container, launch, tags, besideServiceConnect }: PlannedOneOff,
  own: Pick<OneOffSpec, "kind" | "cluster" | "taskDefinition" | "definition" | "environment" | "timeout"> &
    Partial<Pick<OneOffSpec, "subject" | "occasion" | "command" | "ifBusy">>,
): OneOffSpec => ({
  ...own,
  container,
  launch: launch.input,
  tags,
  besideServiceConnect,
  starter: request.job,
  streamLogs: request.report.streamLogs,
  record: (entry) => journal.write(entry),
});

export const deciderOf = (spec: OneOffSpec): Decider => ({
  container: spec.container,
  definitions: spec.definition.containerPlans,
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
 * The request for start number `start`, from 0. Sending it twice never starts a second task. `after` is the ARN of a
 * failed task that the same request started earlier.
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
