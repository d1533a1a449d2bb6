import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { type Reference, referencesOf } from "../../../src/ecs/definition/references.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";

const home = { region: "eu-west-1", account: "123456789012" };

const of = (container: object): readonly Reference[] =>
  referencesOf(
    new TaskDefinition(
      JsonDocument.parse(
        JSON.stringify({ family: "shop-web", containerDefinitions: [{ name: "app", ...container }] }),
      ),
    ),
    home,
  );

const secrets = (valueFrom: unknown) => ({ secrets: [{ name: "KEY", valueFrom }] });
const user = "KEY of container app";
const secret = (region: string, rest: string, partition = "aws") =>
  `arn:${partition}:secretsmanager:${region}:123456789012:secret:${rest}`;

describe("a secret by", () => {
  test.each<[string, string, object]>([
    ["ARN", secret("eu-west-1", "db-AbCdEf"), { stage: "AWSCURRENT" }],
    ["ARN in another region", secret("us-east-1", "db-AbCdEf"), { region: "us-east-1" }],
    ["ARN in another partition", secret("cn-north-1", "db-AbCdEf", "aws-cn"), { region: "cn-north-1" }],
    ["JSON key", secret("eu-west-1", "db-AbCdEf:password::"), { stage: "AWSCURRENT" }],
    ["stage", secret("eu-west-1", "db-AbCdEf::AWSPREVIOUS:"), { stage: "AWSPREVIOUS" }],
    ["a name with slashes", secret("eu-west-1", "shop/db-AbCdEf:key:AWSPENDING:"), { stage: "AWSPENDING" }],
  ])("%s", (_, valueFrom, more) => {
    const id = valueFrom.split(":").slice(0, 7).join(":");
    expect(of(secrets(valueFrom))).toEqual([
      { kind: "secret", id, region: "eu-west-1", stage: "AWSCURRENT", user, ...more },
    ]);
  });

  test("looks up no stage for a version ID", () => {
    const id = secret("eu-west-1", "db-AbCdEf");
    const version = "0a1b2c3d-0000-4000-8000-000000000001";
    expect(of(secrets(`${id}:password::${version}`))).toEqual([
      { kind: "secret", id, region: "eu-west-1", user },
    ]);
  });
});

describe("a parameter by", () => {
  const parameter = (rest: string, where = "eu-west-1:123456789012") =>
    `arn:aws:ssm:${where}:parameter/${rest}`;
  test.each<[string, string, object]>([
    ["name", "stripe", { names: ["stripe"] }],
    ["path", "/shop/stripe", { names: ["/shop/stripe"] }],
    ["name and version", "/shop/stripe:3", { names: ["/shop/stripe"] }],
    ["name and label", "stripe:live", { names: ["stripe"] }],
    ["ARN", parameter("shop/stripe"), { names: ["/shop/stripe"], printableName: "/shop/stripe" }],
    [
      "a one-level ARN, which may mean two names",
      parameter("stripe"),
      { names: ["stripe", "/stripe"], printableName: "stripe" },
    ],
    [
      "ARN and version",
      parameter("shop/stripe:3"),
      { names: ["/shop/stripe"], printableName: "/shop/stripe" },
    ],
    [
      "ARN in another region",
      parameter("shop/stripe", "us-east-1:123456789012"),
      { names: ["/shop/stripe"], printableName: "/shop/stripe", region: "us-east-1" },
    ],
    ["an invalid name, which can't exist", "p@ssw0rd!", { names: [] }],
  ])("%s", (_, valueFrom, more) => {
    expect(of(secrets(valueFrom))).toEqual([{ kind: "parameter", region: "eu-west-1", user, ...more }]);
  });

  test.each([
    [
      "a parameter of another account, which DescribeParameters doesn't list",
      parameter("a", "eu-west-1:210987654321"),
    ],
    ["a public parameter", "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended"],
    ["a reference to Secrets Manager", parameter("aws/reference/secretsmanager/db")],
    ["an ARN of another service", "arn:aws:s3:::bucket"],
    ["an empty string", 5],
  ])("ignores %s", (_, valueFrom) => {
    expect(of(secrets(valueFrom))).toEqual([]);
  });
});

test("finds secrets in log options and registry credentials", () => {
  const found = of({
    logConfiguration: {
      logDriver: "splunk",
      secretOptions: [{ name: "splunk-token", valueFrom: "/shop/splunk" }],
    },
    repositoryCredentials: { credentialsParameter: secret("eu-west-1", "hub-AbCdEf") },
  });
  expect(found.map((one) => [one.kind, one.user])).toEqual([
    ["parameter", "log option splunk-token of container app"],
    ["secret", "repositoryCredentials of container app"],
  ]);
});

describe("a log group", () => {
  const log = (options: object, logDriver = "awslogs") => ({ logConfiguration: { logDriver, options } });
  const group = { "awslogs-group": "/ecs/shop" };
  test.each<[string, object, object[]]>([
    ["in the cluster's region", log(group), [{ name: "/ecs/shop", region: "eu-west-1" }]],
    [
      "in its own region",
      log({ ...group, "awslogs-region": "us-east-1" }),
      [{ name: "/ecs/shop", region: "us-east-1" }],
    ],
    [
      "that the container doesn't create",
      log({ ...group, "awslogs-create-group": "false" }),
      [{ name: "/ecs/shop" }],
    ],
    ["not: one that the container creates", log({ ...group, "awslogs-create-group": "true" }), []],
    ["not: of another driver", log(group, "awsfirelens"), []],
    ["not: without a name", log({}), []],
  ])("%s", (_, container, expected) => {
    expect(of(container)).toMatchObject(expected);
    expect(of(container)).toHaveLength(expected.length);
  });
});
