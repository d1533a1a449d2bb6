/** Locates a container's log stream, and limits how fast to read it. Pure. Sources: docs/aws-reference.md#logs. */
import type { Container as ContainerDefinition } from "./definition/task-definition.ts";

export interface LogStream {
  readonly group: string;
  readonly stream: string;
  readonly region: string;
}

export type LogLocation =
  | ({ readonly kind: "stream" } & LogStream)
  /** The stream is named after Docker's container ID, which ECS doesn't report yet. */
  | { readonly kind: "not-yet" }
  | { readonly kind: "unreadable"; readonly why: string };

export interface LogOwner {
  readonly taskArn: string;
  /** Docker's container ID, `containers[].runtimeId`. */
  readonly runtimeId?: string | undefined;
}

/** The log stream of a container, in the task's region unless the definition sets another one. */
export function logLocation(
  { name: container, logConfiguration }: Pick<ContainerDefinition, "name" | "logConfiguration">,
  owner: LogOwner,
): LogLocation {
  const { logDriver, options = {} } = logConfiguration ?? {};
  const unreadable = (why: string): LogLocation => ({ kind: "unreadable", why });
  if (logDriver === undefined) return unreadable(`Container ${container} has no log configuration.`);
  if (logDriver !== "awslogs") {
    return unreadable(
      `Container ${container} uses the log driver ${logDriver}. Read its log at the driver's destination.`,
    );
  }
  const group = options["awslogs-group"];
  if (!group) return unreadable(`The log configuration of ${container} has no awslogs-group.`);
  const region = options["awslogs-region"] ?? regionOf(owner.taskArn);
  const prefix = options["awslogs-stream-prefix"];
  const taskId = owner.taskArn.slice(owner.taskArn.lastIndexOf("/") + 1);
  if (prefix) return { kind: "stream", group, region, stream: `${prefix}/${container}/${taskId}` };
  // Without a prefix, which only EC2 allows, Docker names the stream after the container.
  if (owner.runtimeId === undefined) return { kind: "not-yet" };
  return { kind: "stream", group, region, stream: owner.runtimeId };
}

const regionOf = (arn: string): string => arn.split(":")[3] ?? "";

/** Regions with a lower GetLogEvents quota for the whole account (docs/aws-reference.md#logs). */
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
  /** While the log grows: one call every two seconds, because the whole account shares the quota. */
  readonly follow: number;
  /** While more than one page is left: a quarter of the quota, at least 25,000 lines a second. */
  readonly catchUp: number;
}

export const logPace = (region: string): LogPace => ({
  follow: 2000,
  catchUp: Math.ceil(4000 / logQuota(region)),
});
