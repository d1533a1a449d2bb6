/**
 * Recognizes this action's one-off tasks, and decides whether two of them do the same work. Pure.
 *
 * - `startedBy` is the same for every migration of a family, so that one ListTasks in the cluster finds them all.
 * - The mark names the run, attempt, job and step that started a task, and ends in a fingerprint of the work itself.
 *   It is a variable in the task's own overrides: tags need a permission, can be switched off, and are lost with
 *   StopTask; overrides are always described.
 * - `clientToken` makes the same request of the same step the same task (docs/aws-reference.md#runtask).
 */
import { createHash } from "node:crypto";
import type { Task } from "@aws-sdk/client-ecs";
import type { TracedRun } from "./definition/tags.ts";
import { isOver } from "./task.ts";
import type { LaunchInput } from "./task-launch.ts";

/** The step that starts a task. */
export type Starter = Omit<TracedRun, "sha">;

/** Identifies the work of a one-off task. */
export interface Work {
  readonly kind: string;
  /** ARN. */
  readonly cluster: string;
  /** ARN of the release's revision, even if the task runs on a copy of it. */
  readonly taskDefinition: string;
  /** Receives the overrides, and its exit code decides. */
  readonly container: string;
  /** Absent: the image's own command. */
  readonly command?: readonly string[];
  readonly environment: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly launch: LaunchInput;
  /** What a smoke test tests: the deployment and the pause. An earlier result counts only for the same occasion. */
  readonly occasion?: string;
}

/** The variable that carries the mark in the deciding container. */
export const markName = "ECS_RELEASE_RUN";

/** Prefix of every `startedBy` of this action. */
const prefix = "ecs-release/";

const hash = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** At most 128 of `[A-Za-z0-9-/_]` (docs/aws-reference.md#runtask); a long family ends in its hash. */
export function startedByOf(kind: string, family: string): string {
  const whole = `${prefix}${kind}/${family}`.replace(/[^\w\-/]/gu, "-");
  return whole.length <= 128 ? whole : `${whole.slice(0, 95)}-${hash([family]).slice(0, 32)}`;
}

/** 16 hexadecimal digits that identify the work. */
function fingerprintOf(work: Work): string {
  const environment = work.environment.map(({ name, value }) => [name, value]);
  const parts = [
    work.kind,
    work.cluster,
    work.taskDefinition,
    work.container,
    work.command ?? null,
    environment.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    ordered(work.launch),
    work.occasion ?? "",
  ];
  return hash(parts).slice(0, 16);
}

/** Sorts members by name, so that their order doesn't matter. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, ordered(member)]);
}

/** The URL of the run attempt, then job, step and subject, then the fingerprint. Readable for people. */
export function markOf(starter: Starter, work: Work, subject?: string): string {
  const { serverUrl, repository, runId, runAttempt, job, step } = starter;
  const page = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  const place = [job, step, subject].filter((part) => part !== undefined && part !== "").join("/");
  return `${page}#${place}:${fingerprintOf(work)}`;
}

/**
 * 64 characters for RunTask. `start` counts from 0. `after` is the failed task that an earlier request with the same
 * mark started. A new token requires proof that no task of the previous token is running.
 */
export const clientTokenOf = (
  mark: string,
  { kind, cluster }: Pick<Work, "kind" | "cluster">,
  start: number,
  after = "",
): string => hash([kind, cluster, mark, start, after]);

/** The request to compare a task with. */
export interface Intent {
  readonly startedBy: string;
  readonly mark: string;
}

/**
 * - `same-attempt`: this step of this run attempt started it, for exactly this work
 * - `same-run`: the same, started by an earlier attempt of the same step of the same run
 * - `other`: somebody else's, or different work: never adopted
 */
export type TaskOrigin = "same-attempt" | "same-run" | "other";

export function originOf(task: Task, intent: Intent): TaskOrigin {
  const mark = markIn(task);
  if (task.startedBy !== intent.startedBy || mark === undefined) return "other";
  if (mark === intent.mark) return "same-attempt";
  const run = (text: string): string => text.replace(/\/attempts\/\d+#/u, "#");
  return run(mark) === run(intent.mark) ? "same-run" : "other";
}

/** The mark in a task's overrides. Untrusted text. */
export function markIn(task: Task): string | undefined {
  const variables = task.overrides?.containerOverrides?.flatMap(({ environment }) => environment ?? []);
  return variables?.find(({ name }) => name === markName)?.value;
}

/** The container that carries the mark. */
const markedContainer = (task: Task): string | undefined =>
  task.overrides?.containerOverrides?.find(({ environment }) =>
    environment?.some(({ name }) => name === markName),
  )?.name;

/** Whether it may still do work: neither the task nor its marked container has ended. */
export function isAlive(task: Task): boolean {
  if (isOver(task)) return false;
  const name = markedContainer(task);
  const container = task.containers?.find((one) => one.name === name);
  return !(container?.lastStatus === "STOPPED" && container.exitCode !== undefined);
}

/** Orders tasks by creation, then by ARN, so that two runners decide alike. */
export function isOlder(one: Task, other: Task): boolean {
  const [a, b] = [one.createdAt?.getTime() ?? 0, other.createdAt?.getTime() ?? 0];
  return a === b ? (one.taskArn ?? "") < (other.taskArn ?? "") : a < b;
}
