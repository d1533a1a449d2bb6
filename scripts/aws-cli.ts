/**
 * Runs AWS CLI commands against the simulator and checks the responses. Not part of `npm test`, because it needs the
 * CLI. Without the CLI it reports that and succeeds.
 *
 *     node scripts/aws-cli.ts
 */
import { equal, match, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { scenarios } from "../simulator/scenarios/index.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { serveWorld } from "../simulator/serve-world.ts";
import type { Simulator } from "../simulator/server.ts";
import { wallTime } from "../simulator/wall-time.ts";
import { createWorld } from "../simulator/world.ts";

const run = promisify(execFile);
const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";

/** Runs an `aws` command with additional words that may contain spaces, and returns its JSON. */
type Aws = (command: string, ...words: readonly string[]) => Promise<any>; // eslint-disable-line typescript/no-explicit-any -- as the CLI prints it

function cli(simulator: Simulator): Aws {
  const env = { PATH: process.env["PATH"], AWS_PAGER: "", ...simulator.operatorEnvironment() };
  return async (command, ...words) => {
    console.log(`$ aws ${[command, ...words].join(" ").slice(0, 140)}`);
    const { stdout } = await run("aws", [...command.split(" "), ...words, "--output", "json"], { env });
    return stdout.trim() === "" ? undefined : JSON.parse(stdout);
  };
}

async function release(aws: Aws): Promise<void> {
  const before = await aws("ecs describe-task-definition --task-definition shop-web --include TAGS");
  ok(Array.isArray(before.tags));
  const { revision, containerDefinitions, executionRoleArn } = before.taskDefinition;
  for (const container of containerDefinitions) container.image = container.image.replace(":v1", ":v2");
  const registered = await aws(
    `ecs register-task-definition --family shop-web --network-mode awsvpc --requires-compatibilities FARGATE ` +
      `--cpu 512 --memory 1024 --execution-role-arn ${executionRoleArn} --container-definitions`,
    JSON.stringify(containerDefinitions),
  );
  equal(registered.taskDefinition.revision, revision + 1);
  const { taskDefinitionArn } = registered.taskDefinition;
  await migrate(aws, taskDefinitionArn);
  const update = "ecs update-service --cluster shop --service web --task-definition";
  const updated = await aws(update, taskDefinitionArn);
  equal(updated.service.deployments.length, 2);
  await aws("ecs wait services-stable --cluster shop --services web");
  const { services } = await aws("ecs describe-services --cluster shop --services web");
  equal(services[0].taskDefinition, taskDefinitionArn);
  equal(services[0].deployments[0].rolloutState, "COMPLETED");
  const { serviceDeployments } = await aws("ecs list-service-deployments --cluster shop --service web");
  equal(serviceDeployments[0].status, "SUCCESSFUL");
}

async function migrate(aws: Aws, taskDefinition: string): Promise<void> {
  const environment = [{ name: "RUN_MIGRATIONS", value: "true" }];
  const { tasks, failures } = await aws(
    `ecs run-task --cluster shop --launch-type FARGATE --task-definition ${taskDefinition} ` +
      "--network-configuration awsvpcConfiguration={subnets=[subnet-1]} --overrides",
    JSON.stringify({ containerOverrides: [{ name: "app", environment }] }),
  );
  equal(failures.length, 0);
  const task: string = tasks[0].taskArn;
  await aws(`ecs wait tasks-stopped --cluster shop --tasks ${task}`);
  const described = await aws(`ecs describe-tasks --cluster shop --tasks ${task}`);
  const app = described.tasks[0].containers.find(({ name }: { name: string }) => name === "app");
  equal(app.exitCode, 0);
  const stream = `web/app/${task.split("/").at(-1)}`;
  const { events } = await aws(
    `logs get-log-events --start-from-head --log-group-name /ecs/shop --log-stream-name ${stream}`,
  );
  match(events.map(({ message }: { message: string }) => message).join("\n"), /Everything is migrated/);
}

async function others(aws: Aws): Promise<void> {
  const identity = await aws("sts get-caller-identity");
  equal(identity.Account, "123456789012");
  const schedule = await aws("scheduler get-schedule --name nightly");
  equal(schedule.Target.Arn, cluster);
  const { clusters } = await aws("ecs describe-clusters --clusters shop");
  equal(clusters[0].clusterArn, cluster);
  const missing: unknown = await aws("ecs describe-services --cluster nowhere --services web").catch(String);
  match(String(missing), /ClusterNotFoundException/);
}

function withSchedule(scenario: Scenario): Scenario {
  const schedule = {
    ScheduleExpression: "rate(1 day)",
    FlexibleTimeWindow: { Mode: "OFF" },
    Target: {
      Arn: cluster,
      RoleArn: "arn:aws:iam::123456789012:role/scheduler",
      EcsParameters: { TaskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:1" },
    },
  };
  return { ...scenario, schedules: [{ name: "nightly", schedule }] };
}

async function main(): Promise<void> {
  try {
    const { stdout, stderr } = await run("aws", ["--version"]);
    console.log((stdout + stderr).trim());
  } catch {
    console.log("The AWS CLI is not installed; skipped.");
    return;
  }
  const { laravel } = scenarios;
  if (laravel === undefined) throw new Error("There is no scenario laravel");
  const simulator = await serveWorld(createWorld(withSchedule(laravel), wallTime(60)));
  try {
    const aws = cli(simulator);
    await others(aws);
    await release(aws);
    console.log(`OK: the AWS CLI accepted the responses to all ${simulator.requests.length} calls.`);
  } finally {
    await simulator.close();
  }
}

await main();
