/** The actions, resources and condition keys that a request requires (docs/aws-reference.md#permissions). */
import type { Call, ServiceName } from "../protocol/call.ts";
import { codedeployAccess } from "./codedeploy-access.ts";
import type { Access } from "./document.ts";
import { ecsAccess } from "./ecs-access.ts";
import {
  type AccessTable,
  arn,
  type Input,
  itemsOf,
  passRole,
  rolesIn,
  type Scope,
  textOf,
} from "./scope.ts";

const logs: AccessTable = {
  GetLogEvents: (input, scope) => [
    access("logs:GetLogEvents", logStream(input, scope, textOf(input.logStreamName) ?? "")),
  ],
  FilterLogEvents: (input, scope) => [access("logs:FilterLogEvents", logStream(input, scope, ""))],
  CreateLogStream: (input, scope) => [access("logs:CreateLogStream", logStream(input, scope, ""))],
  PutLogEvents: (input, scope) => [
    access("logs:PutLogEvents", logStream(input, scope, textOf(input.logStreamName) ?? "")),
  ],
  DescribeLogStreams: (input, scope) => [access("logs:DescribeLogStreams", logStream(input, scope, ""))],
  DescribeLogGroups: (_input, scope) => [
    access("logs:DescribeLogGroups", arn(scope, "logs", "log-group::log-stream:")),
  ],
};

const events: AccessTable = {
  ...Object.fromEntries(
    ["DeleteRule", "DescribeRule", "ListTargetsByRule", "PutRule", "RemoveTargets"].map((name) => [
      name,
      (input: Input, scope: Scope) => [access(`events:${name}`, rule(input, scope))],
    ]),
  ),
  PutTargets: (input, scope) => [
    access("events:PutTargets", rule(input, scope)),
    ...itemsOf(input.Targets).flatMap(({ RoleArn }) => passRole(scope, [RoleArn], "events.amazonaws.com")),
  ],
};

const scheduler: AccessTable = {
  GetSchedule: (input, scope) => [access("scheduler:GetSchedule", schedule(input, scope))],
  DeleteSchedule: (input, scope) => [access("scheduler:DeleteSchedule", schedule(input, scope))],
  ...Object.fromEntries(
    ["CreateSchedule", "UpdateSchedule"].map((name) => [
      name,
      (input: Input, scope: Scope) => [
        access(`scheduler:${name}`, schedule(input, scope)),
        ...passRole(scope, rolesIn(input, "RoleArn"), "scheduler.amazonaws.com"),
      ],
    ]),
  ),
  GetScheduleGroup: (input, scope) => [
    access(
      "scheduler:GetScheduleGroup",
      arn(scope, "scheduler", `schedule-group/${textOf(input.Name) ?? ""}`),
    ),
  ],
};

const ecr: AccessTable = Object.fromEntries(
  ["BatchCheckLayerAvailability", "BatchGetImage", "DescribeImages", "ListImages"].map((name) => [
    name,
    (input: Input, scope: Scope) => {
      const owner = { ...scope, account: textOf(input.registryId) ?? scope.account };
      return [access(`ecr:${name}`, arn(owner, "ecr", `repository/${textOf(input.repositoryName) ?? ""}`))];
    },
  ]),
);

const secretsmanager: AccessTable = {
  DescribeSecret: (input, scope) => {
    const id = textOf(input.SecretId) ?? "";
    return [
      access(
        "secretsmanager:DescribeSecret",
        id.startsWith("arn:") ? id : arn(scope, "secretsmanager", `secret:${id}`),
      ),
    ];
  },
};

const sts: AccessTable = {
  AssumeRole: (input) => [access("sts:AssumeRole", textOf(input.RoleArn) ?? "*")],
  AssumeRoleWithWebIdentity: () => [],
  // AWS allows it regardless of the policy.
  GetCallerIdentity: () => [],
};

const tables: Partial<Readonly<Record<ServiceName, AccessTable>>> = {
  ecs: ecsAccess,
  sts,
  logs,
  codedeploy: codedeployAccess,
  events,
  scheduler,
  ecr,
  secretsmanager,
};

/** Operations without an entry have no resource type, so they need `*`. */
export function accessesOf(call: Call, input: Input, partition: string): readonly Access[] {
  const scope = { partition, region: call.region, account: call.principal?.account ?? "" };
  const entry = tables[call.service]?.[call.operation];
  return entry?.(input, scope) ?? [access(`${call.service}:${call.operation}`, "*")];
}

function access(action: string, resource: string): Access {
  return { action, resource, keys: {} };
}

function logStream(input: Input, scope: Scope, stream: string): string {
  const identifier = textOf(input.logGroupIdentifier)?.replace(/^arn:.*:log-group:/, "");
  const group = textOf(input.logGroupName) ?? identifier ?? "";
  return arn(scope, "logs", `log-group:${group}:log-stream:${stream}`);
}

function rule(input: Input, scope: Scope): string {
  const bus = (textOf(input.EventBusName) ?? "default").split("/").at(-1) ?? "default";
  const name = textOf(input.Rule) ?? textOf(input.Name) ?? "";
  return arn(scope, "events", bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`);
}

function schedule(input: Input, scope: Scope): string {
  return arn(
    scope,
    "scheduler",
    `schedule/${textOf(input.GroupName) ?? "default"}/${textOf(input.Name) ?? ""}`,
  );
}
