import {
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { SchedulerClient, UpdateScheduleCommand } from "@aws-sdk/client-scheduler";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test } from "@jest/globals";
import { accessesOf } from "../../../simulator/policy/access.ts";
import type { PolicyDocument } from "../../../simulator/policy/document.ts";
import type { Call, ServiceName } from "../../../simulator/protocol/call.ts";
import { models, serviceNames } from "../../../simulator/protocol/model.ts";
import { defaultIdentity } from "../../../simulator/sts/identity.ts";
import { asOperator, withSimulator, refusalOf } from "../protocol/world.ts";

const ecsArn = (resource: string): string => `arn:aws:ecs:eu-west-1:123456789012:${resource}`;
const roleArn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const operator = "arn:aws:iam::123456789012:user/operator";

function callOf(service: ServiceName, operation: string): Call {
  const principal = { arn: operator, account: "123456789012", accessKeyId: "AKIA" };
  const raw = (): undefined => undefined;
  return { service, operation, region: "eu-west-1", principal, requestId: "1", now: 0, raw, body: undefined };
}

function needed(service: ServiceName, operation: string, input: Record<string, unknown>): string[] {
  return accessesOf(callOf(service, operation), input, "aws").map(
    ({ action, resource, keys }) =>
      `${action} ${resource ?? "?"}${Object.keys(keys).length === 0 ? "" : ` ${JSON.stringify(keys)}`}`,
  );
}

const inShop = `{"ecs:cluster":"${ecsArn("cluster/shop")}"}`;

describe("the permissions of an operation", () => {
  test.each<[ServiceName, string, Record<string, unknown>, string[]]>([
    [
      "ecs",
      "DescribeServices",
      { cluster: "shop", services: ["web", ecsArn("service/shop/worker"), ecsArn("service/old")] },
      ["web", "worker", "old"].map(
        (name) => `ecs:DescribeServices ${ecsArn(`service/shop/${name}`)} ${inShop}`,
      ),
    ],
    [
      "ecs",
      "UpdateService",
      { cluster: ecsArn("cluster/shop"), service: "web", taskDefinition: "web:7" },
      [
        `ecs:UpdateService ${ecsArn("service/shop/web")} {"ecs:cluster":"${ecsArn("cluster/shop")}","ecs:task-definition":"${ecsArn("task-definition/web:7")}"}`,
      ],
    ],
    [
      "ecs",
      "UpdateService",
      { service: "web", loadBalancers: [{ advancedConfiguration: { roleArn: roleArn("lb") } }] },
      [
        `ecs:UpdateService ${ecsArn("service/default/web")} {"ecs:cluster":"${ecsArn("cluster/default")}"}`,
        `iam:PassRole ${roleArn("lb")} {"iam:PassedToService":"ecs.amazonaws.com"}`,
      ],
    ],
    [
      "ecs",
      "RegisterTaskDefinition",
      {
        family: "web",
        taskRoleArn: "app",
        executionRoleArn: roleArn("exec"),
        tags: [{ key: "run", value: "1" }],
      },
      [
        "ecs:RegisterTaskDefinition *",
        `ecs:TagResource ${ecsArn("task-definition/web:*")} {"ecs:CreateAction":"RegisterTaskDefinition","aws:TagKeys":["run"],"aws:RequestTag/run":"1"}`,
        `iam:PassRole ${roleArn("app")} {"iam:PassedToService":"ecs-tasks.amazonaws.com"}`,
        `iam:PassRole ${roleArn("exec")} {"iam:PassedToService":"ecs-tasks.amazonaws.com"}`,
      ],
    ],
    [
      "ecs",
      "RunTask",
      {
        cluster: "shop",
        taskDefinition: ecsArn("task-definition/web:7"),
        overrides: { taskRoleArn: roleArn("app"), executionRoleArn: roleArn("app") },
      },
      [
        `ecs:RunTask ${ecsArn("task-definition/web:7")} ${inShop}`,
        `iam:PassRole ${roleArn("app")} {"iam:PassedToService":"ecs-tasks.amazonaws.com"}`,
      ],
    ],
    [
      "ecs",
      "StopTask",
      { cluster: "shop", task: "0f" },
      [`ecs:StopTask ${ecsArn("task/shop/0f")} ${inShop}`],
    ],
    [
      "ecs",
      "ListTasks",
      { cluster: "shop" },
      [`ecs:ListTasks ${ecsArn("container-instance/shop/*")} ${inShop}`],
    ],
    ["ecs", "DescribeTaskDefinition", { taskDefinition: "web" }, ["ecs:DescribeTaskDefinition *"]],
    [
      "logs",
      "GetLogEvents",
      { logGroupName: "/ecs/web", logStreamName: "web/app/0f" },
      ["logs:GetLogEvents arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/web:log-stream:web/app/0f"],
    ],
    [
      "events",
      "PutTargets",
      { Rule: "nightly", EventBusName: "jobs", Targets: [{ Id: "1", RoleArn: roleArn("events") }] },
      [
        "events:PutTargets arn:aws:events:eu-west-1:123456789012:rule/jobs/nightly",
        `iam:PassRole ${roleArn("events")} {"iam:PassedToService":"events.amazonaws.com"}`,
      ],
    ],
    [
      "codedeploy",
      "CreateDeployment",
      { applicationName: "App", deploymentGroupName: "Dg" },
      [
        "codedeploy:CreateDeployment arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:App/Dg",
        "codedeploy:GetDeploymentConfig ?",
        "codedeploy:GetApplicationRevision arn:aws:codedeploy:eu-west-1:123456789012:application:App",
        "codedeploy:RegisterApplicationRevision arn:aws:codedeploy:eu-west-1:123456789012:application:App",
      ],
    ],
    [
      "ecr",
      "DescribeImages",
      { repositoryName: "shop/web", registryId: "210987654321" },
      ["ecr:DescribeImages arn:aws:ecr:eu-west-1:210987654321:repository/shop/web"],
    ],
    ["sts", "GetCallerIdentity", {}, []],
    ["elasticloadbalancing", "DescribeTargetHealth", {}, ["elasticloadbalancing:DescribeTargetHealth *"]],
  ])("%s %s", (service, operation, input, accesses) => {
    expect(needed(service, operation, input)).toEqual(accesses);
  });

  test("every operation of the models has permissions, for any input", () => {
    for (const service of serviceNames) {
      for (const operation of Object.keys(models[service].operations)) {
        expect(Array.isArray(accessesOf(callOf(service, operation), {}, "aws"))).toBe(true);
      }
    }
  });
});

describe("a caller with a policy", () => {
  const withPolicy = (policy: PolicyDocument) => ({
    identity: defaultIdentity({
      credentials: [{ arn: operator, accessKeyId: "AKIAPOLICY", secretAccessKey: "secret", policy }],
    }),
  });
  const allow = (Action: string | string[], Resource: string | string[] = "*") => ({
    Effect: "Allow" as const,
    Action,
    Resource,
  });
  const fine = {
    ecs: { DescribeServices: () => ({}), RegisterTaskDefinition: () => ({}), RunTask: () => ({}) },
    scheduler: {
      UpdateSchedule: () => ({ ScheduleArn: "arn:aws:scheduler:eu-west-1:123456789012:schedule/d/n" }),
    },
  };

  test("may make allowed calls and GetCallerIdentity; anything else is denied with AWS's message", async () => {
    const policy = { Statement: allow("ecs:DescribeServices", ecsArn("service/shop/*")) };
    await withSimulator(
      fine,
      async ({ simulator, calls }) => {
        const ecs = new ECSClient(asOperator(simulator));
        await ecs.send(new DescribeServicesCommand({ cluster: "shop", services: ["web", "worker"] }));
        await new STSClient(asOperator(simulator)).send(new GetCallerIdentityCommand({}));
        const elsewhere = ecs.send(new DescribeServicesCommand({ cluster: "prod", services: ["web"] }));
        expect(await refusalOf(elsewhere)).toMatchObject({
          name: "AccessDeniedException",
          status: 400,
          message:
            `User: ${operator} is not authorized to perform: ecs:DescribeServices on resource: ` +
            `${ecsArn("service/prod/web")} because no identity-based policy allows the ecs:DescribeServices action`,
        });
        expect(calls).toHaveLength(1);
      },
      withPolicy(policy),
    );
  });

  test("registers only with permission to pass both roles to ECS tasks", async () => {
    const pass = {
      ...allow("iam:PassRole", roleArn("app")),
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    };
    const policy = { Statement: [allow("ecs:RegisterTaskDefinition"), pass] };
    await withSimulator(
      fine,
      async ({ simulator }) => {
        const ecs = new ECSClient(asOperator(simulator));
        const input = { family: "web", containerDefinitions: [], taskRoleArn: roleArn("app") };
        await ecs.send(new RegisterTaskDefinitionCommand(input));
        const executionRoleArn = roleArn("exec");
        const more = ecs.send(new RegisterTaskDefinitionCommand({ ...input, executionRoleArn }));
        expect((await refusalOf(more)).message).toBe(
          `User: ${operator} is not authorized to perform: iam:PassRole on resource: ${executionRoleArn} because no ` +
            "identity-based policy allows the iam:PassRole action",
        );
      },
      withPolicy(policy),
    );
  });

  test("gets the message of an explicit deny; REST returns 403", async () => {
    const policy = {
      Statement: [allow("*"), { ...allow(["ecs:RunTask", "scheduler:*"]), Effect: "Deny" as const }],
    };
    await withSimulator(
      fine,
      async ({ simulator }) => {
        const run = new ECSClient(asOperator(simulator)).send(new RunTaskCommand({ taskDefinition: "web" }));
        expect((await refusalOf(run)).message).toBe(
          `User: ${operator} is not authorized to perform: ecs:RunTask on resource: ` +
            `${ecsArn("task-definition/web:*")} with an explicit deny in an identity-based policy`,
        );
        const update = new UpdateScheduleCommand({
          Name: "nightly",
          ScheduleExpression: "rate(1 day)",
          FlexibleTimeWindow: { Mode: "OFF" },
          Target: { Arn: ecsArn("cluster/shop"), RoleArn: roleArn("scheduler") },
        });
        const refusal = await refusalOf(new SchedulerClient(asOperator(simulator)).send(update));
        expect(refusal).toMatchObject({ name: "AccessDeniedException", status: 403 });
      },
      withPolicy(policy),
    );
  });
});
