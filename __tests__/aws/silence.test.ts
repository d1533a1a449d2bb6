/** Missing responses: abandoned, retried, and looked up first if the call may have taken effect. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import { createAgents, type Environment } from "../../src/aws/proxy.ts";
import { updateService } from "../../src/release/rollout/update-service.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { startSimulation, type Simulation } from "../support/simulation.ts";

/** Milliseconds: long enough for every response, even on a busy machine. */
const patience = 250;
const tooLong = { slow: 2000 };

let opened: Simulation | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function ecsOf(simulation: Simulation, environment: Environment) {
  const aws = connect({
    credentials: {
      region: "eu-west-1",
      roleSessionName: "tests",
      roleDurationSeconds: 3600,
      audience: "sts.amazonaws.com",
      roleToAssume: "arn:aws:iam::123456789012:role/release",
    },
    environment: { ...simulation.simulator.environment(), ...environment },
    agents: createAgents({}),
    clock: simulation.clock,
    random: () => 0.5,
    mask: () => undefined,
    responseTimeout: patience,
  });
  return { aws, ecs: await aws.ecs() };
}

async function open(faults: readonly FaultRule[], environment: Environment = {}) {
  const simulation = await startSimulation(scenarios.laravel, { faults });
  opened = simulation;
  return { ...(await ecsOf(simulation, environment)), simulation };
}

const countOf = (simulation: Simulation, operation: string): number =>
  simulation.simulator.requests.filter((request) => request.operation === operation).length;

describe("a response that does not arrive in time", () => {
  test("retries a read", async () => {
    const { ecs, simulation } = await open([{ operation: "DescribeServices", times: 2, fault: tooLong }]);
    const answer = await ecs.describeServices({ cluster: "shop", services: ["web"] });
    expect([answer.services?.[0]?.serviceName, countOf(simulation, "DescribeServices")]).toEqual(["web", 3]);
  });

  test.each([
    ["lost", tooLong],
    ["lost, and applied 2 s later", { late: 2 }],
    ["lost, and applied 25 s later", { late: 25 }],
  ])("looks for and finds a forced UpdateService (%s), and does not send it again", async (_, fault) => {
    const { aws, ecs, simulation } = await open([{ operation: "UpdateService", times: 1, fault }]);
    const [service = {}] =
      (await ecs.describeServices({ cluster: "shop", services: ["web"] })).services ?? [];
    const planned = { name: "web", cluster: "shop", service };
    const change = { taskDefinition: service.taskDefinition ?? "", forceNewDeployment: true };
    const context = { aws, clock: simulation.clock, signal: new AbortController().signal };
    const after = await updateService(context, planned, change);
    expect(after.deployments).toHaveLength(2);
    expect(countOf(simulation, "UpdateService")).toBe(1);
  });

  test("fails with a named error, in bounded time, if no attempt gets a response", async () => {
    const { ecs, simulation } = await open([{ operation: "DescribeServices", fault: tooLong }]);
    await expect(ecs.describeServices({ cluster: "shop", services: ["web"] })).rejects.toMatchObject({
      why: { name: "aws-not-answering" },
    });
    expect(countOf(simulation, "DescribeServices")).toBe(6);
  });
});

describe("a 200 that isn't from AWS", () => {
  const bodies: ReadonlyArray<readonly [about: string, body: string]> = [
    ["a proxy's HTML page", "<!DOCTYPE html><html><body>Sign in to the guest network</body></html>"],
    ["half of a response", '{"services":[{"serviceName":"we'],
    ["bytes", "\u0000\u0001\ufffd"],
  ];

  test.each(bodies)("%s: retried", async (_about, body) => {
    let count = 0;
    const server = createServer((_request, response) => {
      count += 1;
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(count < 3 ? body : '{"services":[]}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { ecs } = await open([], { AWS_ENDPOINT_URL_ECS: address });
      const answer = await ecs.describeServices({ cluster: "shop", services: ["web"] });
      expect([answer.services, count]).toEqual([[], 3]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

test("signs a call with AWS's time and retries it if the runner's clock is an hour behind", async () => {
  const hour = 3_600_000;
  const signed: number[] = [];
  const server = createServer((request, response) => {
    const [, y, mo, d, h, mi, s] =
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(request.headers["x-amz-date"])) ?? [];
    signed.push(Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`));
    const late = signed.length === 1;
    response.writeHead(late ? 403 : 200, {
      "content-type": "application/x-amz-json-1.1",
      date: new Date(Date.now() + hour).toUTCString(),
    });
    const message = "Signature expired: 20261122T010000Z is now earlier than 20261122T015500Z";
    response.end(late ? JSON.stringify({ __type: "InvalidSignatureException", message }) : '{"services":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { ecs } = await open([], { AWS_ENDPOINT_URL_ECS: address });
    await ecs.describeServices({ cluster: "shop", services: ["web"] });
    const [first = 0, second = 0, ...others] = signed;
    expect(others).toEqual([]);
    expect(Math.round((second - first) / hour)).toBe(1);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("abandons a response that starts and then stalls", async () => {
  const waiting: ServerResponse[] = [];
  const server = createServer((_request, response) => {
    if (waiting.length === 2) {
      response.end('{"services":[]}');
      return;
    }
    waiting.push(response);
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1", "content-length": "1000" });
    response.write('{"services":[');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { ecs } = await open([], { AWS_ENDPOINT_URL_ECS: address });
    const answer = await ecs.describeServices({ cluster: "shop", services: ["web"] });
    expect([answer.services, waiting.length]).toEqual([[], 2]);
  } finally {
    for (const response of waiting) response.destroy();
    server.closeAllConnections();
    server.close();
  }
});
