import { connect } from "node:net";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import { type RecordedRequest, startSimulator } from "../../simulator/server.ts";
import { asOperator, withSimulator, refusalOf, ManualClock } from "./protocol/world.ts";

const services = { ecs: { DescribeServices: () => ({ services: [] }) } };
const read = new DescribeServicesCommand({ services: ["web"] });

describe("the simulator as a server", () => {
  test("advances the world before each request, and notifies it afterwards, regardless of the result", async () => {
    const order: string[] = [];
    const world = {
      ecs: {
        DescribeServices: () => {
          order.push("call");
          return {};
        },
      },
    };
    await withSimulator(
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

  test("gives a job the runner's variables, and an operator also credentials", async () => {
    await withSimulator({}, async ({ simulator }) => {
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

  test("records the given number of requests", async () => {
    await withSimulator(
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

  test("reports that the port is in use", async () => {
    await withSimulator({}, async ({ simulator }) => {
      const port = Number(new URL(simulator.url).port);
      await expect(startSimulator({ time: new ManualClock(), services: {}, port })).rejects.toThrow(
        "EADDRINUSE",
      );
    });
  });

  test("survives invalid HTTP, and callers that disconnect", async () => {
    await withSimulator(services, async ({ simulator }) => {
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

  test("treats an error in the world as a bug, and resets the connection", async () => {
    const beforeCall = (): never => {
      throw new Error("the queue does not come to rest");
    };
    await withSimulator(
      services,
      async ({ simulator }) => {
        await refusalOf(new ECSClient(asOperator(simulator)).send(read));
        expect(simulator.bugs[0]?.problems).toEqual(["Error: the queue does not come to rest"]);
      },
      { beforeCall, expected: "bugs" },
    );
  });

  test("closes immediately, even with slow responses in progress", async () => {
    const simulator = await startSimulator({
      time: new ManualClock(),
      services,
      faults: [{ fault: { slow: 600_000 } }],
    });
    const answered = refusalOf(new ECSClient(asOperator(simulator)).send(read));
    while (simulator.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await simulator.close();
    expect((await answered).message).toMatch(/socket hang up|ECONNRESET/);
  });

  test("accepts no requests after it closes, not even on an open connection", async () => {
    const simulator = await startSimulator({ time: new ManualClock(), services });
    const ecs = new ECSClient(asOperator(simulator));
    await ecs.send(read);
    await simulator.close();
    expect((await refusalOf(ecs.send(read))).message).toMatch(/ECONNREFUSED|socket hang up|^$/);
  });
});
