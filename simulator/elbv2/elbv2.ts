/** Adds Elastic Load Balancing v2 to a world: the health of targets, which are the world's tasks. */
import type { EcsState, LoadBalancer, Target } from "../ecs/state.ts";
import { AwsError, type Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";

interface HealthInput {
  readonly TargetGroupArn: string;
  readonly Targets?: ReadonlyArray<{ readonly Id: string; readonly Port?: number }>;
}

const reasons: Readonly<
  Record<Target["state"], { readonly Reason?: string; readonly Description?: string }>
> = {
  healthy: {},
  initial: { Reason: "Elb.InitialHealthChecking", Description: "Initial health checks in progress" },
  unhealthy: { Reason: "Target.FailedHealthChecks", Description: "Health checks failed" },
  draining: {
    Reason: "Target.DeregistrationInProgress",
    Description: "Target deregistration is in progress",
  },
};

/** A program sets either an API reason code or a free text, which becomes the description. */
function healthOf({ state, reason }: Target) {
  const usual = reasons[state];
  if (reason === undefined || state !== "unhealthy") return { State: state, ...usual };
  return /^(?:Elb|Target)\.\w+$/.test(reason)
    ? { State: state, Reason: reason, Description: usual.Description }
    : { State: state, Reason: usual.Reason, Description: reason };
}

/** Target groups of the world's services. */
function targetGroupsOf(world: World, ecs: EcsState): ReadonlySet<string> {
  const balancers: LoadBalancer[] = [...ecs.services.values()].flatMap((service) => [
    ...service.revisionSettings.loadBalancers,
    ...service.taskSets.flatMap(({ loadBalancers }) => loadBalancers),
  ]);
  const pairs = (world.scenario.deploymentGroups ?? []).flatMap(({ targetGroups }) => targetGroups);
  const named = balancers.flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    advancedConfiguration?.alternateTargetGroupArn,
  ]);
  return new Set([...named, ...pairs].flatMap((arn) => arn ?? []));
}

const notFound = (): AwsError =>
  new AwsError("TargetGroupNotFoundException", "One or more target groups not found");

/** Successful health checks before a target is healthy. */
const threshold = 2;

export function addElbv2(world: World, ecs: EcsState): void {
  const operations: Operations = {
    DescribeTargetGroups({ TargetGroupArns }: { readonly TargetGroupArns?: readonly string[] }) {
      const known = targetGroupsOf(world, ecs);
      const arns = TargetGroupArns ?? [...known];
      if (arns.some((arn) => !known.has(arn))) throw notFound();
      const interval = Math.max(5, Math.ceil(world.pace.targetHealthy / threshold));
      return {
        TargetGroups: arns.map((TargetGroupArn) => ({
          TargetGroupArn,
          TargetGroupName: TargetGroupArn.split("/")[1],
          HealthCheckEnabled: true,
          HealthCheckIntervalSeconds: interval,
          HealthyThresholdCount: threshold,
          TargetType: "ip",
        })),
      };
    },
    DescribeTargetGroupAttributes({ TargetGroupArn }: HealthInput) {
      if (!targetGroupsOf(world, ecs).has(TargetGroupArn)) throw notFound();
      const delay = String(world.pace.drain);
      return { Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: delay }] };
    },
    DescribeTargetHealth({ TargetGroupArn, Targets }: HealthInput) {
      const registered = ecs.targets.get(TargetGroupArn);
      if (registered === undefined && !targetGroupsOf(world, ecs).has(TargetGroupArn)) throw notFound();
      const all = [...(registered?.values() ?? [])];
      const requested = Targets?.map(({ Id, Port }) => ({
        Id,
        Port,
        target: all.find(({ address, port }) => address === Id && (Port ?? port) === port),
      }));
      const described = requested ?? all.map((target) => ({ Id: target.address, Port: target.port, target }));
      return {
        TargetHealthDescriptions: described.map(({ Id, Port, target }) => ({
          Target: { Id, Port: Port ?? target?.port, AvailabilityZone: `${world.region}a` },
          ...(target === undefined ? {} : { HealthCheckPort: String(target.port) }),
          TargetHealth:
            target === undefined
              ? {
                  State: "unused",
                  Reason: "Target.NotRegistered",
                  Description: "Target is not registered to the target group",
                }
              : healthOf(target),
        })),
      };
    },
  };
  world.services.elasticloadbalancing = operations;
}
