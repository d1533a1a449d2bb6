import { connect } from "node:net";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import { type RecordedRequest, startSimulator } from "../../simulator/server.ts";
import { asOperator, onStage, refusalOf, TurnedClock } from "./protocol/world.ts";

const services = { ecs: { DescribeServices: () => ({ services: [] }) } };
const read = new DescribeServicesCommand({ services: ["web"] });

describe("the simulator as a server", () => {
  test("runs the world up to now before each request, and tells it after, whatever became of the request", async () => {
    const order: string[] = [];
    const world = {
      ecs: {
        DescribeServices: () => {
          order.push("call");
          return {};
        },
      },
    };
    await onStage(
      world,
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        await ecs.send(read);
        simulator.faults.add({ fault: "reset-before" });
        await refusalOf(ecs.send(read));
      },
      {
        beforeCall: () => void order.push("before"),
        afterCall: ({ party, operation, status }: RecordedRequest) =>
          void order.push(`after ${party}:${operation} ${status}`),
      },
    );
    const after = "after ecs:DescribeServices";
    expect(order).toEqual(["before", "call", `${after} 200`, "before", `${after} undefined`]);
  });

  test("gives a job what a runner gives it, and an operator credentials besides", async () => {
    await onStage({}, async ({ simulator }) => {
      const environment = simulator.environment();
      expect(environment).toEqual({
        AWS_ENDPOINT_URL: simulator.url,
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_EC2_METADATA_DISABLED: "true",
        GITHUB_API_URL: `${simulator.url}/github`,
        GITHUB_REPOSITORY: "acme/shop",
        ACTIONS_ID_TOKEN_REQUEST_URL: `${simulator.url}/oidc/token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN,
      });
      expect(simulator.operatorEnvironment()).toEqual({
        ...environment,
        AWS_ACCESS_KEY_ID: "AKIASIMULATOR0000001",
        AWS_SECRET_ACCESS_KEY: "simulator/secret/access/key/of/operator0",
      });
    });
  });

  test("remembers as many requests as it is told to", async () => {
    await onStage(
      services,
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        for (const name of ["a", "b", "c"]) await ecs.send(new DescribeServicesCommand({ services: [name] }));
        expect(simulator.requests.map(({ input }) => input)).toEqual([
          { services: ["b"] },
          { services: ["c"] },
        ]);
      },
      { remember: 2 },
    );
  });

  test("says so when the port is taken", async () => {
    await onStage({}, async ({ simulator }) => {
      const port = Number(new URL(simulator.url).port);
      await expect(startSimulator({ time: new TurnedClock(), services: {}, port })).rejects.toThrow(
        "EADDRINUSE",
      );
    });
  });

  test("outlives what isn't HTTP, and callers that go away in the middle", async () => {
    await onStage(services, async ({ simulator }) => {
      const { port } = new URL(simulator.url);
      for (const text of ["\u0016\u0003\u0001 hello", "POST / HTTP/1.1\r\ncontent-length: 100\r\n\r\nhalf"]) {
        await new Promise<void>((resolve) => {
          const socket = connect(Number(port), "127.0.0.1", () => socket.write(text, () => socket.destroy()));
          socket.on("close", () => resolve());
        });
      }
      const ecs = new ECSClient(asOperator(simulator));
      expect((await ecs.send(read)).services).toEqual([]);
      expect(simulator.bugs).toEqual([]);
    });
  });

  test("a world that breaks down is a bug, and no answer", async () => {
    const beforeCall = (): never => {
      throw new Error("the queue does not come to rest");
    };
    await onStage(
      services,
      async ({ simulator }) => {
        await refusalOf(new ECSClient(asOperator(simulator)).send(read));
        expect(simulator.bugs[0]?.problems).toEqual(["Error: the queue does not come to rest"]);
      },
      { beforeCall, expected: "bugs" },
    );
  });

  test("closes at once, however slow the answers still under way", async () => {
    const simulator = await startSimulator({
      time: new TurnedClock(),
      services,
      faults: [{ fault: { slow: 600_000 } }],
    });
    const answered = refusalOf(new ECSClient(asOperator(simulator)).send(read));
    while (simulator.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await simulator.close();
    expect((await answered).message).toMatch(/socket hang up|ECONNRESET/);
  });

  test("takes no connection once it is closed, not even an open one", async () => {
    const simulator = await startSimulator({ time: new TurnedClock(), services });
    const ecs = new ECSClient(asOperator(simulator));
    await ecs.send(read);
    await simulator.close();
    expect((await refusalOf(ecs.send(read))).message).toMatch(/ECONNREFUSED|socket hang up|^$/);
  });
});
