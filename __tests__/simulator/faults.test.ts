import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import { EarlierResponses, type FaultKind, type FaultRule, Faults } from "../../simulator/faults.ts";
import { AwsError } from "../../simulator/protocol/call.ts";
import { Rates, rateClasses } from "../../simulator/rates.ts";
import { asOperator, withSimulator, refusalOf, type SimulatorTest } from "./protocol/world.ts";

/** A service that counts: each update increases the value that describe returns. */
function counter() {
  let count = 0;
  const DescribeServices = (): object => ({ services: [{ serviceName: "web", desiredCount: count }] });
  const UpdateService = (): object => {
    count += 1;
    return {};
  };
  return { services: { ecs: { DescribeServices, UpdateService } }, count: () => count };
}

interface FaultTest extends SimulatorTest {
  readonly ecs: ECSClient;
  readonly update: () => Promise<unknown>;
  readonly read: () => Promise<number | undefined>;
}

async function withFault(
  rules: readonly FaultRule[],
  body: (simulatorTest: FaultTest) => Promise<void>,
): Promise<number> {
  const { services, count } = counter();
  await withSimulator(
    services,
    async (simulatorTest) => {
      const ecs = new ECSClient(asOperator(simulatorTest.simulator));
      const read = async (): Promise<number | undefined> =>
        (await ecs.send(new DescribeServicesCommand({ services: ["web"] }))).services?.[0]?.desiredCount;
      await body({
        ...simulatorTest,
        ecs,
        update: () => ecs.send(new UpdateServiceCommand({ service: "web" })),
        read,
      });
    },
    { faults: rules },
  );
  return count();
}

const every = (fault: FaultKind): FaultRule[] => [{ fault }];

describe("faults", () => {
  test.each<[FaultKind, { name?: string; status?: number | undefined; message?: string | RegExp }, number]>([
    ["throttle", { name: "ThrottlingException", status: 400, message: "Rate exceeded" }, 0],
    ["http-500", { name: "InternalFailure", status: 500 }, 0],
    ["html-503", { name: "SyntaxError", status: 503 }, 0],
    ["reset-before", { status: undefined, message: /socket hang up|ECONNRESET/ }, 0],
    ["reset-after", { status: undefined, message: /socket hang up|ECONNRESET/ }, 1],
    [{ late: 5 }, { status: undefined, message: /socket hang up|ECONNRESET/ }, 0],
    [
      "denied",
      {
        name: "AccessDeniedException",
        message:
          "User: arn:aws:iam::123456789012:user/operator is not authorized to perform: ecs:UpdateService on resource: " +
          "arn:aws:ecs:eu-west-1:123456789012:service/default/web because no identity-based policy allows the " +
          "ecs:UpdateService action",
      },
      0,
    ],
    ["expired", { name: "ExpiredTokenException", status: 400 }, 0],
    [
      { error: new AwsError("ClusterNotFoundException", "Cluster not found.") },
      { name: "ClusterNotFoundException" },
      0,
    ],
    [
      { error: new AwsError("BrandNewException", "Not today", 418) },
      { name: "BrandNewException", status: 418 },
      0,
    ],
  ])("%j: the caller gets %j, with %i effects", async (fault, seen, effects) => {
    const count = await withFault(every(fault), async ({ update, simulator }) => {
      const { message, ...facts } = seen;
      const refusal = await refusalOf(update());
      expect(refusal).toMatchObject(facts);
      expect(refusal.message).toMatch(message ?? "");
      expect(simulator.requests).toHaveLength(1);
      expect(simulator.requests[0]).toMatchObject({ fault });
    });
    expect(count).toBe(effects);
  });

  test("delay slow responses", async () => {
    const count = await withFault(every({ slow: 5 }), async ({ update, clock, simulator }) => {
      const before = clock.at;
      await update();
      expect(clock.at).toBe(before);
      expect(simulator.requests[0]).toMatchObject({ status: 200 });
    });
    expect(count).toBe(1);
  });

  test("repeat a stale response as often as the rule requires", async () => {
    const stale: FaultRule = { operation: "DescribeServices", after: 1, times: 2, fault: "stale" };
    await withFault([stale], async ({ update, read }) => {
      expect(await read()).toBe(0);
      await update();
      expect([await read(), await read(), await read()]).toEqual([0, 0, 1]);
    });
  });

  test("may rewrite a response so that it does not match the model", async () => {
    const rewrite = (answer: unknown): unknown => {
      const { services } = answer as { services: object[] };
      return { services: services.map((service) => ({ ...service, status: "HIBERNATING", newest: 1 })) };
    };
    await withFault(every({ rewrite }), async ({ ecs }) => {
      const answer = await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
      expect(answer.services?.[0]).toMatchObject({ status: "HIBERNATING" });
    });
  });

  test("apply to the named calls, after and for a number of requests, and can be removed", async () => {
    const rule: FaultRule = {
      party: "ecs",
      operation: "UpdateService",
      when: (input) => (input as { service?: string }).service === "web",
      after: 1,
      times: 2,
      fault: "throttle",
    };
    await withFault([], async ({ update, read, ecs, simulator }) => {
      const remove = simulator.faults.add(rule);
      await update();
      await read();
      await ecs.send(new UpdateServiceCommand({ service: "other" }));
      expect((await refusalOf(update())).name).toBe("ThrottlingException");
      remove();
      await update();
      simulator.faults.add({ party: "sts", fault: "throttle" });
      await update();
      const sts = new STSClient(asOperator(simulator));
      expect(await refusalOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
        name: "Throttling",
      });
      simulator.faults.clear();
      await sts.send(new GetCallerIdentityCommand({}));
    });
  });

  test("are counted by every matching rule, and the first due rule applies", () => {
    const faults = new Faults([
      { fault: "throttle", times: 1 },
      { fault: "denied", after: 2 },
      { fault: "http-500", after: 3 },
    ]);
    const matches = [1, 2, 3, 4].map(() => faults.match("ecs", "RunTask", {}));
    expect(matches).toEqual(["throttle", undefined, "denied", "denied"]);
  });
});

test("keep a limited number of earlier responses, and drop the oldest first", () => {
  const earlier = new EarlierResponses<number>();
  for (let index = 0; index < 256; index += 1) earlier.set(`request ${index}`, index);
  earlier.set("request 0", 1000);
  earlier.set("one more", 1);
  expect(["request 0", "request 1", "request 2", "one more"].map((request) => earlier.get(request))).toEqual([
    1000,
    undefined,
    2,
    1,
  ]);
});

describe("request rates", () => {
  test("allow a burst, then a rate per second of the world's time, for each class and region", () => {
    const rates = new Rates();
    const register = (now: number, region = "eu-west-1"): boolean =>
      rates.take("ecs", "RegisterTaskDefinition", region, now);
    expect(Array.from({ length: 21 }, () => register(0)).filter(Boolean)).toHaveLength(20);
    expect(register(0, "us-east-1")).toBe(true);
    expect(register(999)).toBe(false);
    expect([register(1000), register(1000)]).toEqual([true, false]);
    expect(rates.take("ecs", "DeregisterTaskDefinition", "eu-west-1", 1000)).toBe(false);
    expect(rates.take("ecs", "StopServiceDeployment", "eu-west-1", 1000)).toBe(true);
    expect(Array.from({ length: 30 }, () => register(3_600_000)).filter(Boolean)).toHaveLength(20);
  });

  test("throttle a caller above them", async () => {
    const { services } = counter();
    await withSimulator(
      services,
      async ({ simulator, clock }) => {
        const ecs = new ECSClient(asOperator(simulator));
        const update = (): Promise<unknown> => ecs.send(new UpdateServiceCommand({ service: "web" }));
        for (let count = 0; count < 50; count += 1) await update();
        expect((await refusalOf(update())).name).toBe("ThrottlingException");
        clock.at += 200;
        await update();
      },
      { rates: rateClasses },
    );
  });
});
