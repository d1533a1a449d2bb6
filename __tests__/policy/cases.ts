/**
 * Releases, one for each feature that needs its own permissions, and the policy that `npm run policy` prints for
 * each.
 */
import { blueGreen, pause } from "../../simulator/scenarios/blue-green.ts";
import { codeDeploy } from "../../simulator/scenarios/codedeploy.ts";
import { laravel } from "../../simulator/scenarios/laravel.ts";
import { entryPoint, exits, lines, serves } from "../../simulator/scenarios/scripts.ts";
import {
  application,
  booting,
  migration,
  nginxProgram,
  webDefinition,
} from "../../simulator/scenarios/shop.ts";
import { longDrain, protectedTasks } from "../../simulator/scenarios/lingering.ts";
import { threeServices } from "../../simulator/scenarios/three-services.ts";
import { unhealthy } from "../../simulator/scenarios/unhealthy.ts";
import { ignoresVariable, noBreaker, noRollback } from "../../simulator/scenarios/trouble.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { parseBaseFile } from "../../src/plan/base-file.ts";
import { type Additions, factsOf } from "../../scripts/policy/facts-of.ts";
import type { Policy } from "../../src/core/policy.ts";
import { policyFor } from "../../scripts/policy/printed.ts";

export interface Case {
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly more?: Additions;
  readonly faults?: readonly FaultRule[];
}

export const account = "123456789012";
export const role = `arn:aws:iam::${account}:role/release`;

const base = {
  "role-to-assume": role,
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: `${account}.dkr.ecr.eu-west-1.amazonaws.com/shop:v2`,
};
const { image: _, services: __, ...place } = base;

const runner = `arn:aws:iam::${account}:role/runs-tasks`;
const target = (family: string) => ({
  Arn: `arn:aws:ecs:eu-west-1:${account}:cluster/shop`,
  RoleArn: runner,
  EcsParameters: {
    TaskDefinitionArn: `arn:aws:ecs:eu-west-1:${account}:task-definition/${family}:1`,
    LaunchType: "FARGATE",
  },
});

const scheduled: Scenario = {
  ...laravel,
  rules: [
    { name: "nightly", targets: [{ Id: "one", ...target("shop-web") }] },
    { name: "on-order", bus: "orders", targets: [{ Id: "two", ...target("shop-web") }] },
  ],
  schedules: [
    {
      name: "hourly",
      group: "shop",
      schedule: {
        ScheduleExpression: "rate(1 hour)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: target("shop-web"),
      },
    },
  ],
};
const schedules = "rule/nightly\nrule/orders/on-order\nschedule/shop/hourly";

const index: Scenario = {
  ...laravel,
  repositories: [
    {
      name: "shop",
      images: [{ tags: ["v1"] }, { tags: ["v2"], platforms: ["linux/amd64", "linux/arm64"] }],
    },
  ],
};

const restarting: Scenario = {
  ...laravel,
  taskDefinitions: [webDefinition()].map((definition) => ({
    ...definition,
    containerDefinitions: definition.containerDefinitions.map((container) => ({
      ...container,
      restartPolicy: { enabled: true },
    })),
  })),
};

const crashing = application("v2", {
  run: entryPoint(migration, exits(1, 4, ...lines(1, "Fatal error"))),
});

/** The smoke test is the only task of v2 that gets a command. */
const smokeFails: Scenario = {
  ...pause,
  programs: [
    application("v1"),
    application("v2", {
      run: ({ command }) => (command.length > 0 ? exits(3, 2) : serves(...booting)),
    }),
    nginxProgram,
  ],
};

const failingCodeDeploy: Scenario = { ...codeDeploy, programs: [application("v1"), crashing, nginxProgram] };

/** ECS may omit a service's current deployment: the step then lists its deployments. */
const unnamed: FaultRule = {
  party: "ecs",
  operation: "DescribeServices",
  fault: {
    rewrite: (answer) => ({
      ...(answer as object),
      services: (answer as { services: object[] }).services.map((service) => ({
        ...service,
        currentServiceDeployment: undefined,
      })),
    }),
  },
};

/** Its definition names a secret, a parameter and a log group. */
export const namesResources: Scenario = {
  ...laravel,
  secrets: [{ name: "shop/database-AbCdEf" }],
  taskDefinitions: [webDefinition()].map((definition) => ({
    ...definition,
    containerDefinitions: definition.containerDefinitions.map((container) => ({
      ...container,
      secrets: [
        ...(container.secrets ?? []),
        {
          name: "DATABASE_PASSWORD",
          valueFrom: `arn:aws:secretsmanager:eu-west-1:${account}:secret:shop/database-AbCdEf:password::`,
        },
      ],
    })),
  })),
};

/** By name. */
export const cases: Readonly<Record<string, Case>> = {
  "one service": { scenario: laravel, inputs: base, outcome: "released" },
  "a secret": { scenario: namesResources, inputs: base, outcome: "released" },
  "a migration, its log and trace tags": {
    scenario: laravel,
    inputs: { ...base, "run-migrations": "true" },
    outcome: "released",
  },
  "targets that are unhealthy": { scenario: unhealthy, inputs: base, outcome: "rolled-back" },
  "a migration without log and tags": {
    scenario: laravel,
    inputs: { ...base, "run-migrations": "true", "stream-logs": "false", "trace-tags": "false" },
    outcome: "released",
  },
  "a migration in a container with a restart policy": {
    scenario: restarting,
    inputs: { ...base, "run-migrations": "true", "failed-revision": "keep" },
    outcome: "released",
  },
  "a migration that never ends": {
    scenario: ignoresVariable,
    inputs: { ...base, "run-migrations": "true", "migration-timeout": "2m" },
    outcome: "migration-failed",
  },
  "a migration of a family without service": {
    scenario: laravel,
    inputs: {
      ...place,
      image: base.image,
      "migration-task-definition": "shop-web",
      "migration-subnets": "subnet-0a1b2c3d4e5f60001",
    },
    outcome: "released",
  },
  "an image index in ECR": { scenario: index, inputs: base, outcome: "released" },
  "three services in two waves, all back": {
    scenario: threeServices,
    inputs: { ...base, services: "web, api\nworker", "run-migrations": "true" },
    outcome: "rolled-back",
  },
  "a service whose current deployment is not named": {
    scenario: laravel,
    inputs: base,
    outcome: "released",
    faults: [unnamed],
  },
  "old tasks that drain longer than the rollout": {
    scenario: longDrain,
    inputs: { ...base, "rollout-timeout": "4m" },
    outcome: "started",
  },
  "an old task under scale-in protection": {
    scenario: protectedTasks,
    inputs: { ...base, "rollout-timeout": "4m" },
    outcome: "started",
  },
  "a bake with an alarm": {
    scenario: laravel,
    inputs: { ...base, "bake-time": "2m", "bake-alarms": "shop-5xx" },
    outcome: "released",
  },
  "a command after the release": {
    scenario: laravel,
    inputs: { ...base, "after-release-command": "php artisan about" },
    outcome: "released",
  },
  "rules and schedules": {
    scenario: scheduled,
    inputs: { ...base, "scheduled-tasks": schedules },
    outcome: "released",
    more: { scheduleRoles: [runner] },
  },
  "schedules alone": {
    scenario: scheduled,
    inputs: { ...place, image: base.image, "scheduled-tasks": "rule/nightly" },
    outcome: "released",
    more: { scheduleRoles: [runner] },
  },
  "blue/green with a hook": { scenario: blueGreen, inputs: base, outcome: "released" },
  "blue/green with a pause and a smoke test": {
    scenario: pause,
    inputs: { ...base, "smoke-test-command": "bin/smoke" },
    outcome: "released",
  },
  "a smoke test that fails at a pause": {
    scenario: smokeFails,
    inputs: { ...base, "smoke-test-command": "bin/smoke" },
    outcome: "rolled-back",
  },
  "a rollback that ECS does not make": { scenario: noRollback, inputs: base, outcome: "rolled-back" },
  "a deployment that has to be stopped": {
    scenario: noBreaker,
    inputs: { ...base, "rollout-timeout": "10m" },
    outcome: "rolled-back",
  },
  "a failure that is left as it is": {
    scenario: noRollback,
    inputs: { ...base, "on-failure": "leave", "on-cancel": "leave" },
    outcome: "failed",
  },
  CodeDeploy: {
    scenario: codeDeploy,
    inputs: { ...base, "desired-count": "3" },
    outcome: "released",
    more: { codeDeployServices: ["web"] },
  },
  "CodeDeploy, back": {
    scenario: failingCodeDeploy,
    inputs: {
      ...base,
      "codedeploy-deployment-config": "CodeDeployDefault.ECSAllAtOnce",
      "rollout-timeout": "5m",
    },
    outcome: "rolled-back",
  },
  "CodeDeploy, back after a smoke test": {
    scenario: { ...codeDeploy, programs: smokeFails.programs },
    inputs: { ...base, "smoke-test-command": "bin/smoke" },
    outcome: "rolled-back",
    more: { codeDeployServices: ["web"] },
  },
  "a dry run": {
    scenario: scheduled,
    inputs: { ...base, "run-migrations": "true", "scheduled-tasks": schedules, "dry-run": "true" },
    outcome: "planned",
  },
  "a dry run of task-definition: previous": {
    scenario: laravel,
    inputs: { ...place, services: "web", "task-definition": "previous", "dry-run": "true" },
    // The service has no history here, but the step reads it.
    outcome: "refused",
  },
  "a dry run with CodeDeploy": {
    scenario: codeDeploy,
    inputs: { ...base, "dry-run": "true" },
    outcome: "planned",
    more: { codeDeployServices: ["web"] },
  },
};

/** The policy that `npm run policy` prints for a case with the task definitions of its world. */
export function policyOf({ scenario, inputs, more }: Case): Policy {
  const definitions = scenario.taskDefinitions.map(
    (definition) => parseBaseFile(JSON.stringify(definition), "definition.json").definition,
  );
  return policyFor(factsOf(inputs, { ...more, definitions }).facts);
}
