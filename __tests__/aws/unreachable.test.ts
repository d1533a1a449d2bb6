/** Unreachable endpoints: each cause has its own name, and is retried only as often as the policy allows. */
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { connect } from "../../src/aws/client.ts";
import type { CallRecord } from "../../src/aws/call.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { runStep, startSimulation, type Simulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";
import { selfSigned } from "./certificate.ts";

let simulation: Simulation | undefined;
let server: Server | undefined;

afterEach(async () => {
  await simulation?.close();
  server?.close();
  simulation = undefined;
  server = undefined;
});

async function listen(opened: Server): Promise<string> {
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(opened.address() as AddressInfo).port}`;
}

/** A port without a listener. */
async function closedPort(): Promise<string> {
  const opened = createServer();
  const address = await listen(opened);
  await new Promise((resolve) => opened.close(resolve));
  return `https://${address}`;
}

interface Unreachable {
  readonly cause: string;
  readonly about: string;
  readonly attempts: number;
  readonly address: () => Promise<string>;
}

/** Six attempts for temporary errors, one for permanent ones. */
const endpoints: readonly Unreachable[] = [
  {
    cause: "endpoint-not-resolved",
    about: "a name that doesn't resolve",
    attempts: 6,
    // Longer than a DNS label may be, so no name server is queried.
    address: () => Promise.resolve(`https://${"x".repeat(64)}.invalid`),
  },
  { cause: "endpoint-unreachable", about: "a closed port", attempts: 6, address: closedPort },
  {
    cause: "certificate-not-trusted",
    about: "a self-signed certificate",
    attempts: 1,
    address: async () => `https://${await listen(createHttpsServer(selfSigned()))}`,
  },
  {
    cause: "tls-handshake-failed",
    about: "a server without TLS",
    attempts: 1,
    address: async () =>
      `https://${await listen(
        createServer((socket) =>
          socket
            .on("error", () => undefined)
            .end("HTTP/1.1 400 Bad Request\r\n\r\n")
            .resume(),
        ),
      )}`,
  },
  {
    cause: "aws-not-answering",
    about: "a server that closes the connection during the TLS handshake",
    attempts: 6,
    address: async () => `https://${await listen(createServer((socket) => socket.destroy()))}`,
  },
];

describe("an unreachable endpoint", () => {
  test.each(endpoints)("$about: $cause, tried $attempts times", async ({ cause, attempts, address }) => {
    simulation = await startSimulation(scenarios.laravel);
    const records: CallRecord[] = [];
    const aws = connect({
      credentials: {
        region: "eu-west-1",
        roleSessionName: "tests",
        roleDurationSeconds: 3600,
        audience: "sts.amazonaws.com",
        roleToAssume: shopInputs["role-to-assume"],
      },
      environment: { ...simulation.simulator.environment(), AWS_ENDPOINT_URL_ECS: await address() },
      agents: createAgents({}),
      clock: simulation.clock,
      random: () => 0.5,
      mask: () => undefined,
      onCall: (record) => records.push(record),
    });
    const ecs = await aws.ecs();
    const begin = simulation.clock.now();
    await expect(ecs.describeServices({ cluster: "shop", services: ["web"] })).rejects.toMatchObject({
      why: { name: cause },
    });
    expect(records.filter(({ service }) => service === "ecs")).toHaveLength(attempts);
    // The waits grow: 0.15, 0.3, … 2.4 s.
    expect(simulation.clock.now() - begin).toBeGreaterThanOrEqual(attempts === 1 ? 0 : 4650);
  });

  test.each(endpoints)("$about: refuses the release before any change", async (endpoint) => {
    simulation = await startSimulation(scenarios.laravel);
    const environment = { AWS_ENDPOINT_URL_ECS: await endpoint.address() };
    const run = await runStep(simulation, { inputs: shopInputs, environment });
    expect([run.outcome, run.exitCode]).toEqual(["refused", 1]);
    expect(run.log).toContain(endpoint.cause);
    expect(run.calls.filter((call) => call.startsWith("ecs:"))).toEqual([]);
  });
});
