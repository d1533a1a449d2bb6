/** A world driven by hand: calls operations directly, and advances its time. */
import { type Call, RawJson } from "../../../simulator/protocol/call.ts";
import type { WorldEvent, Scenario } from "../../../simulator/scenario.ts";
import { createWorld, type World } from "../../../simulator/world.ts";

export const start = Date.UTC(2026, 10, 21, 9, 0, 0);

const load = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

/** Members of a service behind a load balancer with two target groups. */
export const balancers = {
  loadBalancers: [
    {
      targetGroupArn: `${load}:targetgroup/blue/0123456789abcdef`,
      containerName: "nginx",
      containerPort: 80,
      advancedConfiguration: {
        alternateTargetGroupArn: `${load}:targetgroup/green/0123456789abcdef`,
        productionListenerRule: `${load}:listener-rule/app/shop/0123456789abcdef/0123456789abcdef/0123456789abcdef`,
        testListenerRule: `${load}:listener-rule/app/shop/0123456789abcdef/0123456789abcdef/fedcba9876543210`,
        roleArn: "arn:aws:iam::123456789012:role/ecs-infrastructure",
      },
    },
  ],
};

// eslint-disable-next-line typescript/no-explicit-any -- answers are looked into freely
export type Answer = any;

export interface Drive {
  readonly world: World;
  readonly happened: readonly WorldEvent[];
  /** Calls an operation of ECS, or of the service before the colon (`logs:GetLogEvents`). */
  readonly call: (operation: string, input: object, body?: string) => Answer;
  /** Advances the time. */
  readonly wait: (seconds: number) => void;
  /**
   * Advances a second at a time until the condition is true; fails after `most` seconds. Returns the seconds it
   * took.
   */
  readonly until: (condition: () => boolean, most?: number) => number;
}

function plain(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (_key, value: unknown) =>
      value instanceof RawJson ? (JSON.parse(value.text) as unknown) : value,
    ),
  );
}

export function drive(scenario: Scenario): Drive {
  let now = start;
  const world = createWorld(scenario, { now: () => now, callerNow: () => now });
  const happened: WorldEvent[] = [];
  world.listen((event) => happened.push(event));
  const wait = (seconds: number): void => {
    now += seconds * 1000;
    world.runQueue();
  };
  return {
    world,
    happened,
    wait,
    call(name, input, body) {
      const [service, operation] = name.includes(":") ? name.split(":") : ["ecs", name];
      const operations = world.services[service as "ecs"];
      const found = operations?.[operation ?? ""];
      if (found === undefined) throw new Error(`No operation ${name}`);
      world.runQueue();
      const call: Call = {
        service: service as "ecs",
        operation: operation ?? "",
        region: world.region,
        principal: {
          arn: "arn:aws:sts::123456789012:assumed-role/release/test",
          account: "123456789012",
          accessKeyId: "ASIATEST",
        },
        requestId: "00000000-0000-0000-0000-000000000000",
        now,
        raw: () => undefined,
        body: body ?? JSON.stringify(input),
      };
      return plain(found(structuredClone(input), call));
    },
    until(condition, most = 3600) {
      for (let seconds = 0; seconds <= most; seconds++) {
        if (condition()) return seconds;
        wait(1);
      }
      throw new Error(`Not within ${most} s of the world`);
    },
  };
}
