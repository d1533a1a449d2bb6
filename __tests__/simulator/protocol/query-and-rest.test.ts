import {
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { describe, expect, test } from "@jest/globals";
import { AwsError } from "../../../simulator/protocol/call.ts";
import { asOperator, withSimulator, refusalOf } from "./world.ts";

describe("Query", () => {
  test("encodes and decodes structures in lists, with any text", async () => {
    const inputs: unknown[] = [];
    const health = [
      {
        Target: { Id: "10.0.0.1", Port: 8080 },
        TargetHealth: { State: "unhealthy", Reason: "Target.Timeout", Description: 'a <b> & "c"\r\n' },
      },
    ];
    const describeHealth = (input: unknown): object => {
      inputs.push(input);
      return { TargetHealthDescriptions: health };
    };
    await withSimulator(
      { elasticloadbalancing: { DescribeTargetHealth: describeHealth } },
      async ({ simulator }) => {
        const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
        const input = {
          TargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
          Targets: [{ Id: "10.0.0.1", Port: 8080 }, { Id: "10.0.0.2" }],
        };
        const answer = await elb.send(new DescribeTargetHealthCommand(input));
        expect(answer.TargetHealthDescriptions).toEqual(health);
        expect(inputs).toEqual([input]);
        expect(answer.$metadata.requestId).toBe(simulator.requests[0]?.requestId);
      },
    );
  });

  test("sends errors with the code that the model gives their shape", async () => {
    const throwing = (): never => {
      throw new AwsError("TargetGroupNotFoundException", "One or more target groups not found");
    };
    await withSimulator(
      { elasticloadbalancing: { DescribeTargetGroups: throwing } },
      async ({ simulator }) => {
        const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
        const refusal = await refusalOf(elb.send(new DescribeTargetGroupsCommand({ Names: ["web"] })));
        expect(refusal).toMatchObject({ name: "TargetGroupNotFoundException", status: 400 });
        expect(simulator.requests[0]?.error).toBe("TargetGroupNotFound");
      },
    );
  });

  test("encodes maps as entries", async () => {
    const extra = { prompt: "login", "a b": "<&>" };
    const config = {
      UserPoolArn: "arn",
      UserPoolClientId: "id",
      UserPoolDomain: "d",
      AuthenticationRequestExtraParams: extra,
    };
    const Rules = [{ Actions: [{ Type: "authenticate-cognito", AuthenticateCognitoConfig: config }] }];
    await withSimulator(
      { elasticloadbalancing: { DescribeRules: () => ({ Rules }) } },
      async ({ simulator }) => {
        const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
        expect((await elb.send(new DescribeRulesCommand({}))).Rules).toEqual(Rules);
      },
    );
  });

  test("rejects an invalid number", async () => {
    await withSimulator({}, async ({ simulator }) => {
      const elb = new ElasticLoadBalancingV2Client(asOperator(simulator));
      const PageSize = "many" as unknown as number;
      const refusal = await refusalOf(elb.send(new DescribeTargetGroupsCommand({ PageSize })));
      expect(refusal).toMatchObject({ name: "MalformedInput", message: 'For input string: "many"' });
    });
  });
});

test("writes well-formed XML for any text", async () => {
  const problem = new AwsError("ValidationError", 'a <b> & "c"\r\n');
  const throwing = (): never => {
    throw problem;
  };
  await withSimulator({ sts: { AssumeRoleWithWebIdentity: throwing } }, async ({ simulator }) => {
    const form = new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: "arn:aws:iam::123456789012:role/release",
      RoleSessionName: "job",
      WebIdentityToken: "long enough to be one",
    });
    const response = await fetch(simulator.url, { method: "POST", body: form });
    expect([response.status, response.headers.get("content-type")]).toEqual([400, "text/xml"]);
    expect(await response.text()).toBe(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        "<Code>ValidationError</Code><Message>a &lt;b&gt; &amp; &quot;c&quot;&#xD;\n</Message></Error>" +
        `<RequestId>${simulator.requests[0]?.requestId}</RequestId></ErrorResponse>`,
    );
  });
});

describe("REST JSON", () => {
  test("combines labels, query and body into one input, with dates on both sides", async () => {
    const inputs: unknown[] = [];
    const answerWith =
      (output: object) =>
      (input: unknown): object => {
        inputs.push(input);
        return output;
      };
    const StartDate = new Date("2026-11-03T00:00:00Z");
    const services = {
      scheduler: {
        GetSchedule: answerWith({ Name: "nightly", StartDate, State: "ENABLED" }),
        ListSchedules: answerWith({ Schedules: [] }),
        UpdateSchedule: answerWith({
          ScheduleArn: "arn:aws:scheduler:eu-west-1:123456789012:schedule/g/nightly",
        }),
      },
    };
    await withSimulator(services, async ({ simulator, calls }) => {
      const scheduler = new SchedulerClient(asOperator(simulator));
      const got = await scheduler.send(new GetScheduleCommand({ Name: "nightly", GroupName: "jobs" }));
      expect(got).toMatchObject({ Name: "nightly", StartDate });
      await scheduler.send(new ListSchedulesCommand({ MaxResults: 20, NamePrefix: "n" }));
      const update = {
        Name: "nightly",
        GroupName: "jobs",
        ScheduleExpression: "rate(1 day)",
        FlexibleTimeWindow: { Mode: "OFF" as const },
        StartDate,
        Target: {
          Arn: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
          RoleArn: "arn:aws:iam::123456789012:role/s",
        },
        ClientToken: "token",
      };
      await scheduler.send(new UpdateScheduleCommand(update));
      expect(inputs).toEqual([
        { Name: "nightly", GroupName: "jobs" },
        { MaxResults: 20, NamePrefix: "n" },
        update,
      ]);
      expect(calls[2]?.raw("Target")).toContain('"Arn":"arn:aws:ecs');
    });
  });

  test("treats a response without a required member as a bug", async () => {
    await withSimulator(
      { scheduler: { ListSchedules: () => ({}) } },
      async ({ simulator }) => {
        const scheduler = new SchedulerClient(asOperator(simulator));
        const refusal = await refusalOf(scheduler.send(new ListSchedulesCommand({})));
        expect(refusal).toMatchObject({ status: 500 });
        expect(simulator.bugs[0]?.problems).toEqual([".Schedules: required, but missing"]);
      },
      { expected: "bugs" },
    );
  });

  test("sends errors with the status that the model gives them", async () => {
    const throwing = (): never => {
      throw new AwsError("ResourceNotFoundException", "Schedule nightly does not exist.");
    };
    await withSimulator({ scheduler: { GetSchedule: throwing } }, async ({ simulator }) => {
      const scheduler = new SchedulerClient(asOperator(simulator));
      const refusal = await refusalOf(scheduler.send(new GetScheduleCommand({ Name: "nightly" })));
      expect(refusal).toMatchObject({
        name: "ResourceNotFoundException",
        status: 404,
        message: "Schedule nightly does not exist.",
      });
    });
  });
});
