/** AWS's request rates as token buckets in the world's time (docs/aws-reference.md#request-rates). */
import type { ServiceName } from "./protocol/call.ts";

export interface RateClass {
  readonly name: string;
  /** `service:Operation` */
  readonly operations: readonly string[];
  readonly burst: number;
  /** Per second. */
  readonly sustained: number;
}

/** Per account and region; all operations of a class share one bucket. */
export const rateClasses: readonly RateClass[] = [
  ecs("service modify", 50, 5, ["CreateService", "UpdateService", "DeleteService"]),
  ecs("service read", 100, 20, ["DescribeServices", "ListServices"]),
  ecs("service deployment", 50, 20, ["DescribeServiceDeployments", "ListServiceDeployments"]),
  ecs("service revision", 50, 20, ["DescribeServiceRevisions"]),
  ecs("cluster resource modify", 100, 40, ["RunTask", "StopTask"]),
  ecs("cluster resource read", 100, 20, [
    "DescribeTasks",
    "ListTasks",
    "DescribeContainerInstances",
    "ListContainerInstances",
  ]),
  ecs("task definition modify", 20, 1, ["RegisterTaskDefinition", "DeregisterTaskDefinition"]),
  ecs("task definition read", 50, 20, [
    "DescribeTaskDefinition",
    "ListTaskDefinitions",
    "ListTaskDefinitionFamilies",
  ]),
  ecs("task definition deletion", 5, 1, ["DeleteTaskDefinitions"]),
  ecs("cluster modify", 20, 1, ["CreateCluster"]),
  ecs("cluster read", 50, 20, ["DescribeClusters", "ListClusters"]),
  ecs("tag modify", 20, 10, ["TagResource", "UntagResource"]),
  ecs("tag read", 50, 20, ["ListTagsForResource"]),
  { name: "log events", operations: ["logs:GetLogEvents"], burst: 10, sustained: 10 },
];

/** `now` is the world's time in epoch milliseconds. */
export class Rates {
  readonly #classes: readonly RateClass[];
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(classes: readonly RateClass[] = rateClasses) {
    this.#classes = classes;
  }

  /** Takes a token. Returns false if none is left: the request must be throttled. */
  take(service: ServiceName, operation: string, region: string, now: number): boolean {
    const found = this.#classes.find(({ operations }) => operations.includes(`${service}:${operation}`));
    if (found === undefined) return true;
    const key = `${region}/${found.name}`;
    const bucket = this.#buckets.get(key) ?? { tokens: found.burst, at: now };
    const refilled = bucket.tokens + ((now - bucket.at) / 1000) * found.sustained;
    const tokens = Math.min(found.burst, refilled);
    const taken = tokens >= 1;
    this.#buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: now });
    return taken;
  }
}

function ecs(name: string, burst: number, sustained: number, operations: readonly string[]): RateClass {
  return { name, burst, sustained, operations: operations.map((operation) => `ecs:${operation}`) };
}
