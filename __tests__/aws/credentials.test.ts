import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Aws, connect, type AwsOptions } from "../../src/aws/client.ts";
import { endpointFor } from "../../src/aws/endpoint.ts";
import { claimsOf, fetchToken, subjectForms } from "../../src/aws/oidc.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import { Throttle } from "../../src/aws/retry.ts";
import { Failure } from "../../src/core/failure.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { defaultIdentity, trustPrincipals } from "../../simulator/sts/identity.ts";
import { startSimulation, type Simulation } from "../support/simulation.ts";

const role = "arn:aws:iam::123456789012:role/release";
const chained = "arn:aws:iam::123456789012:role/chained";

async function withSimulation(
  body: (simulation: Simulation, open: typeof opened) => Promise<void>,
): Promise<void> {
  const roles = [
    ...defaultIdentity().roles,
    { arn: chained, trust: trustPrincipals(["arn:aws:iam::123456789012:root", role, "*"]) },
  ];
  const simulation = await startSimulation(scenarios.laravel, {
    simulator: { identity: defaultIdentity({ roles }) },
  });
  try {
    await body(simulation, opened);
  } finally {
    await simulation.close();
  }
}

async function opened(
  simulation: Simulation,
  more: Partial<AwsOptions["credentials"]> = {},
  masked: string[] = [],
) {
  const environment = simulation.simulator.environment();
  return connect({
    credentials: {
      region: "eu-west-1",
      roleToAssume: role,
      roleSessionName: "tests",
      roleDurationSeconds: 3600,
      audience: "sts.amazonaws.com",
      ...more,
    },
    environment,
    agents: createAgents({}),
    clock: simulation.clock,
    random: () => 0.5,
    mask: (secret) => masked.push(secret),
  });
}

const operations = (simulation: Simulation): string[] =>
  simulation.simulator.requests.map(({ operation }) => operation);

describe("credentials", () => {
  test("use one exchange for many calls, and mask every secret", async () => {
    await withSimulation(async (simulation, open) => {
      const masked: string[] = [];
      const aws = await open(simulation, {}, masked);
      const ecs = await aws.ecs();
      await Promise.all([1, 2, 3].map(() => ecs.describeClusters({ clusters: ["shop"] })));
      await ecs.describeClusters({ clusters: ["shop"] });
      expect(operations(simulation).filter((name) => name === "AssumeRoleWithWebIdentity")).toHaveLength(1);
      // The token, and the three parts of the session.
      expect(masked).toHaveLength(4);
      expect(masked[0]).toMatch(/^[\w-]+\.[\w-]+\.[\w-]*$/);
    });
  });

  test("start early with one request, and report a failure to the first call", async () => {
    await withSimulation(async (simulation, open) => {
      const aws = await open(simulation);
      aws.begin();
      await (await aws.ecs()).describeClusters({ clusters: ["shop"] });
      const refused = await open(simulation, { roleToAssume: "arn:aws:iam::123456789012:role/nobody" });
      refused.begin();
      const ecs = await refused.ecs();
      await expect(ecs.describeClusters({ clusters: ["shop"] })).rejects.toMatchObject({
        why: { name: "role-refused" },
      });
      const requests = operations(simulation);
      expect(requests.filter((name) => name === "AssumeRoleWithWebIdentity")).toHaveLength(2);
    });
  });

  test("are renewed with a new token before they expire, even during a wait", async () => {
    await withSimulation(async (simulation, open) => {
      const ecs = await (await open(simulation)).ecs();
      for (let hour = 0; hour < 3; hour += 1) {
        await ecs.describeClusters({ clusters: ["shop"] });
        await simulation.clock.sleep(59 * 60_000);
      }
      expect(operations(simulation).filter((name) => name === "GetToken")).toHaveLength(3);
      expect(simulation.simulator.requests.every(({ error }) => error === undefined)).toBe(true);
    });
  });

  test("are renewed once when AWS reports an expired session, and the call is retried", async () => {
    await withSimulation(async (simulation, open) => {
      simulation.simulator.faults.add({
        party: "ecs",
        operation: "DescribeClusters",
        times: 1,
        fault: "expired",
      });
      const ecs = await (await open(simulation)).ecs();
      await ecs.describeClusters({ clusters: ["shop"] });
      expect(operations(simulation)).toEqual([
        "GetToken",
        "AssumeRoleWithWebIdentity",
        "DescribeClusters",
        "GetToken",
        "AssumeRoleWithWebIdentity",
        "DescribeClusters",
      ]);
    });
  });

  test("assume a second role with the first, for at most an hour", async () => {
    await withSimulation(async (simulation, open) => {
      const aws = await open(simulation, { roleToChain: chained, roleDurationSeconds: 3600 });
      const identity = await (await aws.sts()).getCallerIdentity({});
      expect(identity.Arn).toContain("assumed-role/chained/");
      expect(operations(simulation)).toContain("AssumeRole");
    });
  });

  test("continue the same session in a shielded view", async () => {
    await withSimulation(async (simulation, open) => {
      const aws = await open(simulation);
      await (await aws.ecs()).describeClusters({ clusters: ["shop"] });
      await (await aws.shielded().ecs()).describeClusters({ clusters: ["shop"] });
      expect(operations(simulation).filter((name) => name === "GetToken")).toHaveLength(1);
    });
  });

  test("name the action and the resource of a denied call", async () => {
    await withSimulation(async (simulation, open) => {
      simulation.simulator.faults.add({ party: "ecs", operation: "DescribeClusters", fault: "denied" });
      const ecs = await (await open(simulation)).ecs();
      const denied = await ecs
        .describeClusters({ clusters: ["shop"] }, { resource: "shop" })
        .catch((error: unknown) => error);
      expect(denied).toBeInstanceOf(Failure);
      expect((denied as Failure).why).toMatchObject({ name: "access-denied" });
      expect(JSON.stringify((denied as Failure).why)).toContain("ecs:DescribeClusters");
      expect(operations(simulation).filter((name) => name === "DescribeClusters")).toHaveLength(1);
    });
  });
});

describe("the OIDC token", () => {
  const source = async (environment: Record<string, string>) => ({
    environment,
    agents: createAgents({}),
    audience: "sts.amazonaws.com",
    retry: {
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      throttle: new Throttle(),
      random: () => 0,
    },
    mask: () => undefined,
  });

  async function answering(status: number, body: string) {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const token = fetchToken(
      await source({
        ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?v=1`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer",
      }),
    );
    const end = await token.catch((error: unknown) => error);
    server.closeAllConnections();
    server.close();
    return { end, requests };
  }

  test.each([
    ["not JSON", 200, "<html>", 1],
    ["no value", 200, "{}", 1],
    ["a value that isn't a token", 200, '{"value":"::set-output::"}', 1],
    ["a megabyte", 200, `{"value":"${"a".repeat(1 << 20)}"}`, 1],
    ["a value of another type", 200, '{"value":{"a":1}}', 1],
    ["null", 200, "null", 1],
    ["a redirect, which isn't followed", 302, '{"value":"a.b.c"}', 1],
    ["forbidden: no retry", 403, "", 1],
    ["500: retried", 500, "", 6],
  ])("rejects %s", async (_, status, body, times) => {
    const { end, requests } = await answering(status, body);
    expect(end).toBeInstanceOf(Failure);
    const evidence = status === 200 ? "the response has no token" : `HTTP ${status}`;
    expect((end as Failure).why).toMatchObject({ name: "oidc-token-refused", evidence: [evidence] });
    expect(requests).toBe(times);
  });

  test.each([
    ["http://192.0.2.1/token", "insecure-endpoint"],
    ["ftp://127.0.0.1/token", "oidc-token-refused"],
    ["nonsense", "oidc-token-refused"],
  ])("sends no bearer token to %s", async (address, name) => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer" };
    await expect(fetchToken(await source(environment))).rejects.toMatchObject({ why: { name } });
  });

  test.each([
    [
      {},
      /^Add to the job .*`id-token: write`.*instance role, set `role-to-chain` instead of `role-to-assume`/,
    ],
    [{ AWS_ACCESS_KEY_ID: "AKIA" }, /^To assume the role with the credentials .*set `role-to-chain`/],
    [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://x" }, /^To assume the role with the credentials/],
    [{ AWS_ACCESS_KEY_ID: "" }, /^Add to the job/],
  ])("points a job without id-token: write, with %j, to role-to-chain", async (environment, remedy) => {
    await expect(fetchToken(await source(environment))).rejects.toMatchObject({
      why: { name: "id-token-permission-missing", remedy: expect.stringMatching(remedy) },
    });
  });

  test("shows the token's claims, whatever they contain", () => {
    const payload = Buffer.from(JSON.stringify({ sub: "repo:o/r:ref:x", aud: "a", iss: 7 })).toString(
      "base64url",
    );
    expect(claimsOf(`x.${payload}.y`)).toEqual({ sub: "repo:o/r:ref:x", aud: "a", iss: "" });
    expect(claimsOf("nonsense")).toEqual({ sub: "", aud: "", iss: "" });
  });

  test.each([
    [
      "repo:o/r:ref:refs/heads/main",
      "repo:o/r:ref:refs/heads/main",
      "repo:o@OWNER_ID/r@REPOSITORY_ID:ref:refs/heads/main",
    ],
    [
      "repo:o@12/r@34:environment:production",
      "repo:o/r:environment:production",
      "repo:o@12/r@34:environment:production",
    ],
  ])("accepts %s in both forms", (sub, classic, immutable) => {
    expect(subjectForms(sub)).toEqual({ classic, immutable });
  });
});

describe("endpoints from the environment", () => {
  test.each([
    ["none", {}, {}],
    ["all services", { AWS_ENDPOINT_URL: "https://example.com" }, { endpoint: "https://example.com" }],
    [
      "its own first",
      { AWS_ENDPOINT_URL: "https://a", AWS_ENDPOINT_URL_ECS: "https://b" },
      { endpoint: "https://b" },
    ],
    [
      "loopback over plain HTTP",
      { AWS_ENDPOINT_URL: "http://127.0.0.1:4566" },
      { endpoint: "http://127.0.0.1:4566" },
    ],
    ["localhost", { AWS_ENDPOINT_URL: "http://localhost:1" }, { endpoint: "http://localhost:1" }],
    ["IPv6 loopback", { AWS_ENDPOINT_URL: "http://[::1]:1" }, { endpoint: "http://[::1]:1" }],
  ])("%s", (_, environment, expected) => {
    expect(endpointFor(environment, "ECS")).toEqual(expected);
  });

  test.each([
    ["http://example.com", "insecure-endpoint"],
    ["http://127.0.0.1.example.com", "insecure-endpoint"],
    ["http://10.0.0.1", "insecure-endpoint"],
    ["ftp://127.0.0.1", "insecure-endpoint"],
    ["nonsense", "invalid-endpoint"],
    ["https://user:password@a b", "invalid-endpoint"],
    ["http://user:password@example.com", "insecure-endpoint"],
  ])("rejects %s", (address, name) => {
    const call = () => endpointFor({ AWS_ENDPOINT_URL: address }, "ECS");
    expect(call).toThrow(Failure);
    expect(call).toThrow(expect.objectContaining({ why: expect.objectContaining({ name }) }));
    expect(call).not.toThrow(/password/u);
  });
});

describe("credentials are never sent over plain HTTP", () => {
  const services = [
    "ECS",
    "STS",
    "CLOUDWATCH_LOGS",
    "CODEDEPLOY",
    "EVENTBRIDGE",
    "SCHEDULER",
    "ECR",
    "ELASTIC_LOAD_BALANCING_V2",
    "APPLICATION_AUTO_SCALING",
  ] as const;
  type Name = (typeof services)[number];
  const first: { readonly [Service in Name]: (aws: Aws) => Promise<unknown> } = {
    ECS: async (aws) => (await aws.ecs()).describeClusters({}),
    STS: async (aws) => (await aws.sts()).getCallerIdentity({}),
    CLOUDWATCH_LOGS: async (aws) => (await aws.logs()).getLogEvents({ logStreamName: "a" }),
    CODEDEPLOY: async (aws) => (await aws.codeDeploy()).getDeployment({ deploymentId: "d-1" }),
    EVENTBRIDGE: async (aws) => (await aws.eventBridge()).describeRule({ Name: "a" }),
    SCHEDULER: async (aws) => (await aws.scheduler()).getSchedule({ Name: "a" }),
    ECR: async (aws) => (await aws.ecr()).describeImages({ repositoryName: "a" }),
    ELASTIC_LOAD_BALANCING_V2: async (aws) => (await aws.elb()).describeTargetHealth({ TargetGroupArn: "a" }),
    APPLICATION_AUTO_SCALING: async (aws) =>
      (await aws.autoScaling()).describeScalableTargets({ ServiceNamespace: "ecs" }),
  };
  const insecure = { why: { name: "insecure-endpoint" } };

  test.each(services)("AWS_ENDPOINT_URL_%s", async (name) => {
    await withSimulation(async (simulation) => {
      const environment = {
        ...simulation.simulator.environment(),
        [`AWS_ENDPOINT_URL_${name}`]: "http://192.0.2.1",
      };
      const aws = connect({
        credentials: {
          region: "eu-west-1",
          roleToAssume: role,
          roleSessionName: "tests",
          roleDurationSeconds: 3600,
          audience: "sts.amazonaws.com",
        },
        environment,
        agents: createAgents({}),
        clock: simulation.clock,
        random: () => 0.5,
        mask: () => undefined,
      });
      await expect(first[name](aws)).rejects.toMatchObject(insecure);
    });
  });

  test("rejects endpoint_url of a shared configuration file, which only the SDK reads", async () => {
    const folder = mkdtempSync(join(tmpdir(), "config-"));
    const set = {
      AWS_CONFIG_FILE: join(folder, "config"),
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    };
    writeFileSync(set.AWS_CONFIG_FILE, "[default]\nendpoint_url = http://192.0.2.1:9\n");
    const before = Object.keys(set).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, set);
    try {
      const aws = connect({
        credentials: {
          region: "eu-west-1",
          roleSessionName: "tests",
          roleDurationSeconds: 3600,
          audience: "sts.amazonaws.com",
        },
        environment: {},
        agents: createAgents({}),
        clock: { now: () => Date.now(), sleep: async () => undefined },
        random: () => 0.5,
        mask: () => undefined,
      });
      await expect((await aws.ecs()).describeClusters({})).rejects.toMatchObject(insecure);
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(folder, { recursive: true });
    }
  });
});
