/**
 * Detects a rolling deployment that only waits for old tasks to stop: every desired task of the new revision is healthy,
 * and old tasks only drain or are under scale-in protection. Pure. Uses tasks, because the counts of DescribeServices
 * show neither health nor the desired status of a task.
 */
import { inWords, seconds } from "../core/time.ts";

export interface TaskState {
  /** ARN. */
  readonly task: string;
  readonly ours: boolean;
  /** False after ECS has started to stop it. */
  readonly wanted: boolean;
  readonly running: boolean;
  /** `unknown`: it has a health check with an unknown result. */
  readonly health: "healthy" | "unhealthy" | "unknown" | "unchecked";
  /** Epoch milliseconds. */
  readonly startedAt?: number | undefined;
  readonly stoppingAt?: number | undefined;
  readonly isProtected?: boolean;
  readonly protectedUntil?: number | undefined;
}

export interface RolloutTasks {
  readonly tasks: readonly TaskState[];
  /** Desired number of tasks of the new revision. */
  readonly desired: number;
  /** Number of protected tasks from ECS's events, for a role that isn't allowed to read task protection. */
  readonly protectedByEvents: number;
  /**
   * Whether ECS stops no healthy old task before a new one is healthy (`minimumHealthyPercent` of 100). Proves the health
   * of new tasks if it can't be read.
   */
  readonly neverBelowDesired: boolean;
  /** Milliseconds that a stopping task may take to drain and end; `undefined` if unknown. */
  readonly drainTime?: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Lingering {
  readonly task: string;
  readonly why: "draining" | "protected";
  /** Epoch milliseconds, if known. */
  readonly until?: number | undefined;
}

/** A task without a health check counts as healthy after this time; ECS waits about as long. */
const settled = seconds(40);

/** The remaining old tasks, if the deployment waits only for them; `undefined` otherwise. */
export function onlyLingering(rolloutTasks: RolloutTasks): readonly Lingering[] | undefined {
  const { tasks, desired, now } = rolloutTasks;
  const old = tasks.filter(({ ours }) => !ours);
  const wantedOld = old.filter(({ wanted }) => wanted);
  const known = wantedOld.filter(({ isProtected }) => isProtected === true);
  const unread = wantedOld.filter(({ isProtected }) => isProtected === undefined);
  const held = known.length + unread.length === wantedOld.length;
  if (!held || unread.length > Math.max(0, rolloutTasks.protectedByEvents - known.length)) return undefined;
  // Without old tasks, ECS ends the deployment itself.
  if (old.length === 0) return undefined;
  const proven = rolloutTasks.neverBelowDesired && wantedOld.length === 0;
  const own = tasks.filter(({ ours, wanted, running }) => ours && wanted && running);
  if (own.some(({ health }) => health === "unhealthy")) return undefined;
  const good = own.filter((one) => isHealthy(one, now) || (one.health === "unknown" && proven));
  if (good.length < desired) return undefined;
  return old.map((one) => lingeringOf(one, rolloutTasks.drainTime));
}

const isHealthy = ({ health, startedAt }: TaskState, now: number): boolean =>
  health === "healthy" || (health === "unchecked" && now - (startedAt ?? now) >= settled);

function lingeringOf(one: TaskState, drainTime: number | undefined): Lingering {
  const { task, wanted, protectedUntil, stoppingAt } = one;
  if (wanted) return { task, why: "protected", until: protectedUntil };
  const until = stoppingAt === undefined || drainTime === undefined ? undefined : stoppingAt + drainTime;
  return { task, why: "draining", until };
}

const maxListed = 5;

/** `2 old tasks have not stopped yet: 0123… drains until about 2026-11-27T12:03:00Z; …` */
export function lingeringInWords(lingering: readonly Lingering[], now: number): string {
  const count = lingering.length;
  const each = lingering.slice(0, maxListed).map(({ task, why, until }) => {
    const id = task.slice(task.lastIndexOf("/") + 1);
    const what = why === "draining" ? "drains" : "is under scale-in protection";
    return `${id} ${what}${untilInWords(until, now, why)}`;
  });
  const more = count > maxListed ? `; and ${count - maxListed} more` : "";
  return `${count} old ${count === 1 ? "task has" : "tasks have"} not stopped yet: ${each.join("; ")}${more}`;
}

function untilInWords(until: number | undefined, now: number, why: Lingering["why"]): string {
  if (until === undefined) return "";
  const time = `${new Date(until).toISOString().slice(0, 19)}Z`;
  const left = until > now ? ` (${inWords(until - now)} left)` : "";
  return ` until ${why === "draining" ? "about " : ""}${time}${left}`;
}

const protection =
  /unable to scale in due to \(reason (?<count>\d{1,6}) tasks? under protection\)|number of protected tasks/u;

/** Number of protected tasks in the newest event that reports it. Takes events newest first. */
export function protectedByEvents(texts: readonly string[]): number {
  for (const text of texts) {
    const found = protection.exec(text);
    if (found !== null)
      return found.groups?.["count"] === undefined ? Infinity : Number(found.groups["count"]);
  }
  return 0;
}
