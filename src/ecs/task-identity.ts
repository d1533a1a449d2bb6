/**
 * How a one-off task of ours is told from everybody else's, and the same one from another. Pure.
 *
 * - `startedBy` is the same for every migration of a family, so that one ListTasks in the cluster finds them all.
 * - The mark says which run, attempt and job started a task. It is a variable in the task's own overrides: tags
 *   would need a permission, can be switched off, and are lost with StopTask; overrides are always described.
 * - `clientToken` makes the same request of the same run attempt the same task (ecs-domain.md 2.4).
 */
import { createHash } from "node:crypto";
import type { KeyValuePair, Task, TaskOverride } from "@aws-sdk/client-ecs";
import { isOver } from "./task.ts";

/** Who starts a task: the job as the runner names it. */
export interface Starter {
  readonly serverUrl: string;
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly job: string;
}

/** The variable that carries the mark in the deciding container. */
export const markName = "ECS_RELEASE_RUN";

/** Everything of ours begins with it. */
const prefix = "ecs-release/";

const hash = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** At most 128 of `[A-Za-z0-9-/_]` (ecs-domain.md 2.1); a long family ends in its hash. */
export function startedByOf(kind: string, family: string): string {
  const whole = `${prefix}${kind}/${family}`.replace(/[^\w\-/]/gu, "-");
  return whole.length <= 128 ? whole : `${whole.slice(0, 95)}-${hash([family]).slice(0, 32)}`;
}

/** The page of the run attempt, and behind `#` the job and what in it the task is for: readable where it is found. */
export function markOf(starter: Starter, subject?: string): string {
  const { serverUrl, repository, runId, runAttempt, job } = starter;
  const page = `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  return `${page}#${job}${subject === undefined ? "" : `/${subject}`}`;
}

export interface TokenParts {
  readonly starter: Starter;
  readonly cluster: string;
  readonly taskDefinition: string;
  readonly kind: string;
  readonly overrides: TaskOverride;
  /** 0 for the first start; a fresh token needs proof that the start before it had no effect. */
  readonly start: number;
}

/** 64 characters: the same for the same start of the same run attempt, another for everything else. */
export const clientTokenOf = (parts: TokenParts): string =>
  hash([
    parts.starter.serverUrl,
    parts.starter.repository,
    parts.starter.runId,
    parts.starter.runAttempt,
    parts.starter.job,
    parts.cluster,
    parts.taskDefinition,
    parts.kind,
    parts.overrides,
    parts.start,
  ]);

/** What a task of ours is compared with. */
export interface Intent {
  readonly startedBy: string;
  readonly taskDefinition: string;
  readonly container: string;
  readonly mark: string;
  readonly overrides: TaskOverride;
}

/**
 * - `same-attempt`: what this run attempt wants and has already started
 * - `same-run`: the same, started by an earlier attempt of the same job of the same run
 * - `other`: somebody else's, or another revision or command: not to be taken over
 */
export type Kinship = "same-attempt" | "same-run" | "other";

export function kinshipOf(task: Task, intent: Intent): Kinship {
  const alike =
    task.startedBy === intent.startedBy &&
    task.taskDefinitionArn === intent.taskDefinition &&
    sameOverride(task.overrides, intent.overrides, intent.container);
  const mark = markIn(task);
  if (!alike || mark === undefined) return "other";
  if (mark === intent.mark) return "same-attempt";
  const run = (text: string): string => text.replace(/\/attempts\/\d+#/u, "#");
  return run(mark) === run(intent.mark) ? "same-run" : "other";
}

/** Which run started a task of ours, as its overrides tell; text from outside. */
export function markIn(task: Task): string | undefined {
  const variables = task.overrides?.containerOverrides?.flatMap(({ environment }) => environment ?? []);
  return variables?.find(({ name }) => name === markName)?.value;
}

function sameOverride(one: TaskOverride | undefined, other: TaskOverride, container: string): boolean {
  const part = (override: TaskOverride | undefined): string => {
    const found = override?.containerOverrides?.find(({ name }) => name === container);
    return JSON.stringify([found?.command ?? [], variablesOf(found?.environment)]);
  };
  return part(one) === part(other);
}

const variablesOf = (environment: readonly KeyValuePair[] | undefined): ReadonlyArray<readonly string[]> =>
  (environment ?? [])
    .filter(({ name }) => name !== markName)
    .map(({ name = "", value = "" }) => [name, value])
    .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));

/** The container that a task of ours was started for: the one that carries the mark. */
const markedContainer = (task: Task): string | undefined =>
  task.overrides?.containerOverrides?.find(({ environment }) =>
    environment?.some(({ name }) => name === markName),
  )?.name;

/** Whether it may still do something: it is not over, and the container that matters has not ended. */
export function isAlive(task: Task): boolean {
  if (isOver(task)) return false;
  const name = markedContainer(task);
  const container = task.containers?.find((one) => one.name === name);
  return !(container?.lastStatus === "STOPPED" && container.exitCode !== undefined);
}

/** Which of two tasks was there first: by creation, then by ARN, so that two runners decide alike. */
export function isOlder(one: Task, other: Task): boolean {
  const [a, b] = [one.createdAt?.getTime() ?? 0, other.createdAt?.getTime() ?? 0];
  return a === b ? (one.taskArn ?? "") < (other.taskArn ?? "") : a < b;
}
