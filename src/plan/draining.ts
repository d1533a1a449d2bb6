/** How long load balancers drain old tasks and check new ones: the minimum duration of a rolling release. */
import { warning } from "../core/checks.ts";
import type { Aws } from "../aws/client.ts";
import { shortName } from "../aws/arn.ts";
import type { Check, PlanNote } from "../core/events.ts";
import { inWords, seconds } from "../core/time.ts";
import { inBatches } from "../ecs/reading/services.ts";
import type { ReleaseRequest } from "../request/request.ts";
import { orFailure, type Preflight } from "./named-resources.ts";
import type { PlannedService } from "./plan.ts";

export interface TargetGroupTimes {
  readonly name: string;
  /** Seconds from deregistration until the target is gone. */
  readonly drain: number;
  /** Health checks that must succeed, and seconds between them. */
  readonly threshold: number;
  readonly interval: number;
}

/** By ARN; without groups that can't be read. */
export interface TargetGroups {
  readonly times: ReadonlyMap<string, TargetGroupTimes>;
  readonly notes: readonly PlanNote[];
}

/** DescribeTargetGroups accepts at most this many ARNs. */
const groupsPerCall = 20;
/** DescribeTargetGroupAttributes takes one group each. */
const maxGroups = 40;

/** Rejects only on cancellation. */
export async function readTargetGroups(
  aws: Aws,
  services: readonly PlannedService[],
  signal: AbortSignal,
): Promise<TargetGroups> {
  const arns = [...new Set(services.flatMap(targetGroupsOf))].slice(0, maxGroups);
  if (arns.length === 0) return { times: new Map(), notes: [] };
  const drains = new Map<string, number>();
  const checks = new Map<string, Pick<TargetGroupTimes, "threshold" | "interval">>();
  const elb = await aws.elb();
  const optional = { signal, optional: true };
  const failures = await Promise.all([
    ...inBatches(arns, groupsPerCall).map((TargetGroupArns) =>
      orFailure({ signal }, async () => {
        const { TargetGroups = [] } = await elb.describeTargetGroups({ TargetGroupArns }, optional);
        for (const one of TargetGroups) {
          const { HealthyThresholdCount: threshold, HealthCheckIntervalSeconds: interval } = one;
          if (threshold !== undefined && interval !== undefined)
            checks.set(one.TargetGroupArn ?? "", { threshold, interval });
        }
      }),
    ),
    ...arns.map((TargetGroupArn) =>
      orFailure({ signal }, async () => {
        const { Attributes = [] } = await elb.describeTargetGroupAttributes({ TargetGroupArn }, optional);
        const delay = Attributes.find(({ Key }) => Key === "deregistration_delay.timeout_seconds")?.Value;
        if (delay !== undefined && /^\d{1,5}$/u.test(delay)) drains.set(TargetGroupArn, Number(delay));
      }),
    ),
  ]);
  const times = arns.flatMap((arn) => {
    const [drain, check] = [drains.get(arn), checks.get(arn)];
    return drain === undefined || check === undefined
      ? []
      : [[arn, { name: groupName(arn), drain, ...check }] as const];
  });
  const [first] = failures.filter((failure) => failure !== undefined);
  const text = `Can't check how long old tasks drain: ${first?.message ?? ""}`;
  return {
    times: new Map(times),
    notes: first === undefined ? [] : [{ about: "target groups", text }],
  };
}

/** `arn:…:targetgroup/NAME/ID` */
const groupName = (arn: string): string => arn.split("/").at(-2) ?? shortName(arn);

/** CodeDeploy waits by its own settings, and ends a deployment before old tasks drain. */
const targetGroupsOf = (planned: PlannedService): readonly string[] =>
  planned.controller === "CODE_DEPLOY" || (planned.service.runningCount ?? 0) === 0 ? [] : groupsOf(planned);

const groupsOf = ({ service }: PlannedService): readonly string[] =>
  (service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);

/** Adds how long its slowest target group drains, if all of them could be read. */
export function withDrain(planned: PlannedService, times: TargetGroups["times"]): PlannedService {
  const drains = groupsOf(planned).map((arn) => times.get(arn)?.drain ?? NaN);
  const drain = seconds(Math.max(0, ...drains));
  return Number.isNaN(drain) ? planned : { ...planned, drain };
}

/** Shorter drains are not reported. */
const shortestReported = seconds(60);

/** Effects of the target groups on services that deploy. Pure. */
export function drainFacts(
  services: readonly PlannedService[],
  times: TargetGroups["times"],
  { waitFor, timeout }: Pick<ReleaseRequest["rollout"], "waitFor" | "timeout">,
): Preflight {
  const facts = services.flatMap((service) => {
    const groups = targetGroupsOf(service).flatMap((arn) => times.get(arn) ?? []);
    const longest = groups.reduce<TargetGroupTimes | undefined>(
      (most, one) => (most === undefined || one.drain > most.drain ? one : most),
      undefined,
    );
    if (longest === undefined || waitFor === "nothing") return [];
    const healthy = seconds(Math.max(...groups.map(({ threshold, interval }) => threshold * interval)));
    return [{ name: service.name, group: longest, drain: seconds(longest.drain), healthy }];
  });
  const stable = waitFor === "stable";
  const late = facts.filter(({ drain, healthy }) => healthy + (stable ? drain : 0) > timeout);
  const long = facts.filter((fact) => !late.includes(fact) && fact.drain >= shortestReported);
  return {
    checks: late.map(({ name, group, drain, healthy }): Check => {
      const drained = stable ? `, and then each old task about ${inWords(drain)} to drain` : "";
      return warning(
        name,
        `the rollout can't end within rollout-timeout (${inWords(timeout)}): a new task needs about ${inWords(healthy)} to become healthy${drained} (target group ${group.name})`,
        stable
          ? "Raise rollout-timeout, lower the deregistration delay of the target group, or set wait-for: traffic-shifted."
          : "Raise rollout-timeout, or shorten the health checks of the target group.",
      );
    }),
    notes: long.map(({ name, group, drain, healthy }) => ({
      about: name,
      text: `Each old task needs about ${inWords(drain)} to drain (deregistration delay ${group.drain} s of target group ${group.name}), each new task about ${inWords(healthy)} to become healthy; ${stable ? "the rollout waits for both" : "wait-for: traffic-shifted waits only for the new tasks"}.`,
    })),
  };
}
