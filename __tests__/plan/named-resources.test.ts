/** Which secrets, parameters and log groups exist, over HTTP. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../simulator/faults.ts";
import { JsonDocument } from "../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { checkNamedResources, type Preflight } from "../../src/plan/named-resources.ts";
import { withSimulatedAws, type SimulatedAwsOptions } from "../support/simulated-aws.ts";

const account = "123456789012";
const secret = (name: string, region = "eu-west-1") =>
  `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`;
const secrets = (...values: readonly string[]) =>
  values.map((valueFrom, index) => ({ name: `KEY_${index}`, valueFrom }));
const logs = (group: string, region?: string) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": group, ...(region !== undefined && { "awslogs-region": region }) },
});

const definition = (...containers: readonly object[]): TaskDefinition =>
  new TaskDefinition(
    JsonDocument.parse(
      JSON.stringify({
        family: "shop-web",
        containerDefinitions: containers.map((one, index) => ({ name: `c${index}`, ...one })),
      }),
    ),
  );

interface Checked extends Preflight {
  readonly calls: readonly string[];
  readonly inputs: readonly unknown[];
  readonly factor: number;
}

async function check(defined: TaskDefinition, options: SimulatedAwsOptions = {}): Promise<Checked> {
  let found: Checked | undefined;
  await withSimulatedAws(options, async ({ aws, calls, simulator }) => {
    const { signal } = new AbortController();
    const result = await checkNamedResources({ aws, signal }, [defined], { region: "eu-west-1", account });
    const inputs = simulator.requests.filter(({ party }) => party !== "oidc" && party !== "sts");
    found = {
      ...result,
      calls: calls.slice(1),
      inputs: inputs.map(({ input }) => input),
      factor: aws.throttle.factor,
    };
  });
  if (found === undefined) throw new Error("nothing was checked");
  return found;
}

const texts = ({ checks }: Preflight): readonly string[] =>
  checks.map(({ text }) => text.replace(/;.*$/u, ""));
const count = (calls: readonly string[], name: string) => calls.filter((call) => call === name).length;

describe("existing resources", () => {
  const scenario = {
    secrets: [{ name: "db-AbCdEf" }, { name: "us-AbCdEf", region: "us-east-1" }],
    parameters: ["a", "/shop/b", "us-east-1:/shop/us"],
    logGroups: ["/ecs/shop", "/ecs/shop-2", "us-east-1:/ecs/us"],
  };
  const whole = definition({
    secrets: secrets(
      secret("db"),
      secret("us", "us-east-1"),
      "a",
      "/shop/b",
      `arn:aws:ssm:us-east-1:${account}:parameter/shop/us`,
      `arn:aws:ssm:eu-west-1:${account}:parameter/a`,
    ),
    logConfiguration: logs("/ecs/shop"),
  });

  test("are not reported, in any region", async () => {
    const found = await check(whole, { scenario });
    expect([found.checks, found.notes]).toEqual([[], []]);
    expect(found.calls.toSorted()).toEqual([
      "logs:DescribeLogGroups",
      "secretsmanager:DescribeSecret",
      "secretsmanager:DescribeSecret",
      "ssm:DescribeParameters",
      "ssm:DescribeParameters",
    ]);
  });

  test("are read once, for any number of containers", async () => {
    const container = { secrets: secrets(secret("db"), "a"), logConfiguration: logs("/ecs/shop") };
    const { calls } = await check(definition(container, container, container), { scenario });
    expect(calls).toHaveLength(3);
  });

  test("are not read for a definition without references", async () => {
    const { calls } = await check(definition({}), { scenario });
    expect(calls).toEqual([]);
  });

  test("are found on a later page, after empty ones", async () => {
    const switches = { parametersPerPage: 1 };
    const parameters = ["x", "y", "z", "/shop/b"];
    const found = await check(definition({ secrets: secrets("/shop/b") }), {
      scenario: { parameters, switches },
    });
    expect([found.checks, found.calls.length]).toEqual([[], 4]);
  });

  test("are not called missing if ten pages don't show them", async () => {
    const parameters = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const options = { scenario: { parameters, switches: { parametersPerPage: 1 } } };
    const found = await check(definition({ secrets: secrets("/shop/b") }), options);
    expect([found.checks, found.calls.length]).toEqual([[], 10]);
  });
});

test("reports missing resources", async () => {
  const scenario = {
    secrets: [
      { name: "old-AbCdEf", deleted: true },
      { name: "empty-AbCdEf", stages: [] },
    ],
    parameters: ["us-east-1:/shop/b", "/shop/bb"],
    logGroups: ["/ecs/shop-2", "us-east-1:/ecs/shop"],
  };
  const found = await check(
    definition({
      secrets: secrets(
        secret("db"),
        secret("old"),
        secret("empty"),
        `arn:aws:ssm:eu-west-1:${account}:parameter/shop/b`,
      ),
      logConfiguration: logs("/ecs/shop"),
    }),
    { scenario },
  );
  expect(texts(found)).toEqual([
    "secret db-AbCdEf does not exist in eu-west-1",
    "secret old-AbCdEf is scheduled for deletion",
    "secret empty-AbCdEf has no version with stage AWSCURRENT, so it may have no value yet",
    "parameter /shop/b does not exist in eu-west-1",
    'log group /ecs/shop does not exist in eu-west-1, and awslogs-create-group is not "true"',
  ]);
});

const three = definition({
  secrets: secrets(secret("a"), secret("b"), "/shop/c"),
  logConfiguration: logs("/ecs/shop"),
});
const failing = (fault: FaultRule["fault"]): readonly FaultRule[] =>
  (["secretsmanager", "ssm", "logs"] as const).map((party) => ({ party, fault }));

describe("an unreadable resource is a note, never a warning:", () => {
  test("a denied call, once for each permission, with the IAM action", async () => {
    const { checks, notes } = await check(three, { faults: failing("denied") });
    expect(checks).toEqual([]);
    expect(notes.map(({ about, text }) => [about, /\w+:Describe\w+/u.exec(text)?.[0]])).toEqual([
      ["secrets", "secretsmanager:DescribeSecret"],
      ["parameters", "ssm:DescribeParameters"],
      ["log groups", "logs:DescribeLogGroups"],
    ]);
  });

  test.each<FaultRule["fault"]>(["throttle", "http-500", "reset-before"])(
    "%s, after two attempts and without slowing down the release",
    async (fault) => {
      const { checks, notes, calls, factor } = await check(three, { faults: failing(fault) });
      expect([checks, notes.length, factor]).toEqual([[], 3, 1]);
      expect(count(calls, "ssm:DescribeParameters")).toBe(2);
      expect(count(calls, "secretsmanager:DescribeSecret")).toBe(4);
    },
  );

  test("omits the note if a retry succeeds", async () => {
    const faults: readonly FaultRule[] = [{ party: "ssm", fault: "http-500", times: 1 }];
    const options = { faults, scenario: { parameters: ["/shop/c"] } };
    const { checks, notes } = await check(definition({ secrets: secrets("/shop/c") }), options);
    expect([checks, notes]).toEqual([[], []]);
  });
});

test("bounds the number of calls of a release", async () => {
  const names = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const containers = names.map((name) => ({
    secrets: secrets(secret(name), `/shop/${name}`),
    logConfiguration: logs(`/ecs/${name}`),
  }));
  const { calls, notes } = await check(definition(...containers));
  expect(count(calls, "secretsmanager:DescribeSecret")).toBe(50);
  expect(count(calls, "logs:DescribeLogGroups")).toBe(20);
  expect(count(calls, "ssm:DescribeParameters")).toBe(3);
  expect(notes.map(({ text }) => text.slice(0, 28))).toEqual([
    "10 of the secrets are not checked".slice(0, 28),
    "40 of the log groups are not".slice(0, 28),
  ]);
});

test("requests no value, and never prints a secret written into valueFrom", async () => {
  const value = "sk_live_51H8notaname";
  const found = await check(definition({ secrets: secrets(secret("db"), value, "p@ss w0rd") }));
  expect(found.calls.filter((call) => !/:Describe(?:Secret|Parameters)$/u.test(call))).toEqual([]);
  expect(JSON.stringify(found.inputs)).not.toMatch(/WithDecryption|VersionId/u);
  expect(JSON.stringify(found.inputs)).not.toContain("p@ss w0rd");
  expect(found.checks).toHaveLength(3);
  expect(JSON.stringify([found.checks, found.notes])).not.toMatch(/sk_live|p@ss/u);
});
