import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CodeDeployClient, GetDeploymentCommand } from "@aws-sdk/client-codedeploy";
import { DescribeTasksCommand, ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { GetScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import { signedPost } from "./signed.ts";
import { asOperator, withSimulator, refusalOf } from "./world.ts";

const nothing = {};

describe("requests that AWS would reject", () => {
  test("are rejected with each service's own message", async () => {
    await withSimulator(nothing, async ({ simulator }) => {
      const options = asOperator(simulator);
      const ecs = new ECSClient(options);
      const refusals = await Promise.all([
        refusalOf(ecs.send(new DescribeTasksCommand({ tasks: undefined }))),
        refusalOf(
          ecs.send(new RegisterTaskDefinitionCommand({ family: undefined, containerDefinitions: [] })),
        ),
        refusalOf(
          new CloudWatchLogsClient(options).send(
            new GetLogEventsCommand({ logGroupName: "a b", logStreamName: "s", limit: 10_001 }),
          ),
        ),
        refusalOf(new EventBridgeClient(options).send(new ListTargetsByRuleCommand({ Rule: "a/b" }))),
        refusalOf(new CodeDeployClient(options).send(new GetDeploymentCommand({ deploymentId: undefined }))),
        refusalOf(new SchedulerClient(options).send(new GetScheduleCommand({ Name: "a b" }))),
        refusalOf(
          new STSClient(options).send(
            new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "a/b" }),
          ),
        ),
      ]);
      expect(refusals.map(({ name, message, status }) => [name, status, message])).toEqual([
        ["InvalidParameterException", 400, "Tasks cannot be empty."],
        ["ClientException", 400, "Family should not be null or empty."],
        [
          "InvalidParameterException",
          400,
          "2 validation errors detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must " +
            "satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; Value '10001' at 'limit' failed to satisfy " +
            "constraint: Member must have value less than or equal to 10000",
        ],
        [
          "ValidationException",
          400,
          "1 validation error detected: Value 'a/b' at 'rule' failed to satisfy constraint: Member must satisfy " +
            "regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        ],
        ["DeploymentIdRequiredException", 400, "The deploymentId must be specified"],
        [
          "ValidationException",
          400,
          "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy " +
            "regular expression pattern: [0-9a-zA-Z-_.]+",
        ],
        [
          "ValidationError",
          400,
          "1 validation error detected: Value 'a/b' at 'roleSessionName' failed to satisfy constraint: Member must " +
            "satisfy regular expression pattern: [\\w+=,.@-]*",
        ],
      ]);
    });
  });

  const describeServices = "AmazonEC2ContainerServiceV20141113.DescribeServices";
  test.each([
    ["not JSON at all", describeServices, "{", "Unable to parse the request body as JSON"],
    ["a list instead of an object", describeServices, "[]", "Start of list found where not expected"],
    [
      "a string instead of a list",
      describeServices,
      '{"services":"web"}',
      "STRING_VALUE can not be converted to a list",
    ],
    [
      "a number instead of a string",
      describeServices,
      '{"services":[1]}',
      "NUMBER_VALUE can not be converted to a String",
    ],
    [
      "an object instead of a string",
      describeServices,
      '{"cluster":{}}',
      "Start of structure or map found where not expected.",
    ],
    [
      "null in a list",
      describeServices,
      '{"services":[null]}',
      "NULL_VALUE can not be converted to a String",
    ],
    [
      "a fraction instead of an integer",
      "AmazonEC2ContainerServiceV20141113.UpdateService",
      '{"service":"web","desiredCount":1.5}',
      "NUMBER_VALUE can not be converted to an Integer",
    ],
  ])("cause a SerializationException: %s", async (_what, target, body, message) => {
    await withSimulator(nothing, async ({ simulator }) => {
      const answer = await signedPost(simulator, target, body);
      expect(answer).toMatchObject({
        status: 400,
        body: { __type: "SerializationException", Message: message },
      });
      expect(simulator.requests[0]).toMatchObject({ input: undefined, error: "SerializationException" });
    });
  });

  test("treat null as absent in structures and maps, and responses omit absent and null members", async () => {
    const services = { ecs: { DescribeServices: () => ({ services: undefined, failures: null }) } };
    await withSimulator(services, async ({ simulator }) => {
      const body = '{"services":["web"],"cluster":null}';
      expect((await signedPost(simulator, describeServices, body)).body).toEqual({});
      expect(simulator.requests[0]?.input).toEqual({ services: ["web"] });
    });
  });

  const register = "AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition";
  const enumeration =
    "1 validation error detected: Value 'moon' at 'networkMode' failed to satisfy constraint: Member must satisfy " +
    "enum value set: [bridge, host, awsvpc, none]";
  test.each([
    ["a value outside its enum", "ecs", register, { networkMode: "moon" }, enumeration],
    [
      "a text that is too short",
      "logs",
      "Logs_20140328.GetLogEvents",
      { logGroupName: "", logStreamName: "a", nextToken: "" },
      "3 validation errors detected: Value '' at 'logGroupName' failed to satisfy constraint: Member must have " +
        "length greater than or equal to 1; Value '' at 'logGroupName' failed to satisfy constraint: Member must " +
        "satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+; Value '' at 'nextToken' failed to satisfy " +
        "constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a list that is too long",
      "events",
      "AWSEvents.RemoveTargets",
      { Rule: "nightly", Ids: Array.from({ length: 101 }, (_, index) => String(index)) },
      "1 validation error detected: Value '[101 members]' at 'ids' failed to satisfy constraint: Member must have " +
        "length less than or equal to 100",
    ],
    [
      "a member of a structure in a list",
      "ecs",
      register,
      { family: "web", containerDefinitions: [], tags: [{ key: "a", value: "b" }, { key: ";" }] },
      "1 validation error detected: Value ';' at 'tags.2.member.key' failed to satisfy constraint: Member must " +
        "satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)",
    ],
  ])("are rejected: %s", async (_what, service, target, body, message) => {
    await withSimulator(nothing, async ({ simulator }) => {
      const whole = target === register ? { family: "web", containerDefinitions: [], ...body } : body;
      const answer = await signedPost(simulator, target, JSON.stringify(whole), { service });
      expect(answer).toMatchObject({ status: 400, body: { message } });
    });
  });

  test("may contain unknown members by default, and not on request", async () => {
    const body = '{"services":["web"],"newest":{"a":1},"__proto__":{"b":2}}';
    const services = { ecs: { DescribeServices: () => ({}) } };
    await withSimulator(services, async ({ simulator }) => {
      expect(await signedPost(simulator, describeServices, body)).toMatchObject({ status: 200 });
      expect(JSON.stringify(simulator.requests[0]?.input)).toBe(body);
    });
    await withSimulator(
      services,
      async ({ simulator }) => {
        const answer = await signedPost(simulator, describeServices, body);
        expect(answer.body).toMatchObject({ __type: "SerializationException" });
      },
      { rejectUnknownMembers: true },
    );
  });

  test("for an unknown service, operation or path, or with an endless body, don't stop the server", async () => {
    await withSimulator({ ecs: { DescribeServices: () => ({}) } }, async ({ simulator }) => {
      const unknown = await signedPost(simulator, "AmazonEC2ContainerServiceV20141113.Explode", "{}");
      expect(unknown).toMatchObject({ status: 400, body: { __type: "UnknownOperationException" } });
      const missing = await signedPost(simulator, "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");
      expect(missing).toMatchObject({ status: 400, body: { __type: "UnknownOperationException" } });
      expect((await fetch(`${simulator.url}/nowhere/%zz`)).status).toBe(404);
      expect((await fetch(`${simulator.url}/schedules/%zz`)).status).toBe(403);
      expect((await fetch(`${simulator.url}/schedules/a/b`)).status).toBe(404);
      expect((await fetch(`${simulator.url}/schedules/`)).status).toBe(404);
      const big = await fetch(simulator.url, { method: "POST", body: "x".repeat(11 * 2 ** 20) });
      expect(big.status).toBe(413);
      expect((await signedPost(simulator, describeServices, '{"services":["web"]}')).status).toBe(200);
      expect(simulator.bugs).toEqual([]);
    });
  });
});
