/** Where a container's log lies, and how fast it may be read. Pure. Sources: docs/aws-reference.md#logs. */
import type { Container as ContainerDefinition } from "./definition/task-definition.ts";

export interface LogStream {
  readonly group: string;
  readonly stream: string;
  readonly region: string;
}

export type LogLocation =
  | ({ readonly kind: "stream" } & LogStream)
  /** Docker's container id names the stream, and ECS does not know it yet. */
  | { readonly kind: "not-yet" }
  | { readonly kind: "unreadable"; readonly why: string };

export interface LogOwner {
  readonly taskArn: string;
  /** Docker's id of the container, `containers[].runtimeId`. */
  readonly runtimeId?: string | undefined;
}

/** The log stream of one container of a task. Its region is the task's unless the definition says otherwise. */
export function logLocation(
  { name: container, logConfiguration }: Pick<ContainerDefinition, "name" | "logConfiguration">,
  owner: LogOwner,
): LogLocation {
  const { logDriver, options = {} } = logConfiguration ?? {};
  const unreadable = (why: string): LogLocation => ({ kind: "unreadable", why });
  if (logDriver === undefined) return unreadable(`The container ${container} has no log configuration.`);
  if (logDriver !== "awslogs") {
    return unreadable(`The container ${container} logs with ${logDriver}, which only its destination shows.`);
  }
  const group = options["awslogs-group"];
  if (!group) return unreadable(`The log configuration of ${container} names no awslogs-group.`);
  const region = options["awslogs-region"] ?? regionOf(owner.taskArn);
  const prefix = options["awslogs-stream-prefix"];
  const taskId = owner.taskArn.slice(owner.taskArn.lastIndexOf("/") + 1);
  if (prefix) return { kind: "stream", group, region, stream: `${prefix}/${container}/${taskId}` };
  // Without a prefix, which only EC2 allows, Docker names the stream after the container.
  if (owner.runtimeId === undefined) return { kind: "not-yet" };
  return { kind: "stream", group, region, stream: owner.runtimeId };
}

const regionOf = (arn: string): string => arn.split(":")[3] ?? "";

/** GetLogEvents calls in a second, for the whole account and region (docs/aws-reference.md#logs). */
const slowRegions: ReadonlySet<string> = new Set([
  "us-west-2",
  "eu-central-1",
  "eu-west-1",
  "ap-northeast-3",
  "ap-southeast-3",
  "ca-west-1",
  "il-central-1",
]);

export const logQuota = (region: string): number => {
  if (region === "eu-west-3") return 30;
  return slowRegions.has(region) ? 10 : 25;
};

/** Milliseconds between two reads of one stream. */
export interface LogPace {
  /** While it grows: half a call a second, since the whole account shares the quota. */
  readonly follow: number;
  /** While there is more to read than one page holds: a quarter of the quota, 25,000 lines a second at least. */
  readonly catchUp: number;
}

export const logPace = (region: string): LogPace => ({
  follow: 2000,
  catchUp: Math.ceil(4000 / logQuota(region)),
});
