/** Runs every release step of the examples against a simulated world with the resources in its inputs. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Scenario, ServiceSpec } from "../../simulator/scenario.ts";
import { oneTargetGroup, targetGroups } from "../../simulator/scenarios/balanced.ts";
import { lines, serves } from "../../simulator/scenarios/scripts.ts";
import {
  application,
  logGroup,
  migration,
  network,
  webDefinition,
  webService,
} from "../../simulator/scenarios/shop.ts";
import { runRelease } from "../support/simulation.ts";
import { filledIn, shown } from "./with-blocks.ts";

const registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
const role = "arn:aws:iam::123456789012:role/shop-runs-tasks";

const listed = (text = ""): string[] =>
  text
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");

/** Inputs that only the reusable workflow has. */
const ofTheWorkflow = new Set(["environment", "environment-url", "runs-on", "timeout-minutes"]);

let healthy: Server;
let workspace: string;

beforeAll(async () => {
  healthy = createServer((_, response) => response.end("ok"));
  await new Promise<void>((resolve) => healthy.listen(0, "127.0.0.1", resolve));
  workspace = mkdtempSync(join(tmpdir(), "examples-"));
});

afterAll(async () => {
  await new Promise((resolve) => healthy.close(resolve));
  rmSync(workspace, { recursive: true, force: true });
});

const fileIn = (path: string, text: string): void => {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
};

interface Family {
  readonly family: string;
  readonly repository: string;
}

const definition = ({ family, repository }: Family): Readonly<Record<string, unknown>> => {
  const base = webDefinition(family);
  const [app] = base.containerDefinitions;
  return { ...base, containerDefinitions: [{ ...app, image: `${registry}/${repository}:v1` }] };
};

/** The resources that a release with these inputs requires. */
function worldFor(inputs: Readonly<Record<string, string>>): Scenario {
  const region = inputs["aws-region"] ?? "eu-west-1";
  const cluster = inputs["cluster"] ?? "default";
  const repositories = listed(inputs["image"]).map((image) =>
    image.slice(image.indexOf("/") + 1).replace(/[:@].*$/, ""),
  );
  const services = listed(inputs["services"]);
  const repositoryOf = (name: string, index: number): string =>
    repositories.find((one) => one.endsWith(name)) ?? repositories[index % repositories.length] ?? "shop";
  const families = services.map((name, index) => ({
    family: `shop-${name}`,
    repository: repositoryOf(name, index),
  }));
  const own = inputs["migration-task-definition"];
  const all = [
    ...families,
    ...(own === undefined ? [] : [{ family: own, repository: repositories[0] ?? "shop" }]),
  ];
  const byCodeDeploy = inputs["codedeploy-application"] !== undefined;
  const target = {
    Arn: `arn:aws:ecs:${region}:123456789012:cluster/${cluster}`,
    RoleArn: role,
    EcsParameters: {
      TaskDefinitionArn: `arn:aws:ecs:${region}:123456789012:task-definition/${families[0]?.family}:1`,
    },
  };
  const schedules = listed(inputs["scheduled-tasks"]).map((name) => name.split("/"));
  const service = (name: string): ServiceSpec =>
    webService({
      cluster,
      serviceName: name,
      taskDefinition: `shop-${name}:1`,
      with: {
        networkConfiguration: network,
        ...(byCodeDeploy && {
          deploymentController: { type: "CODE_DEPLOY" },
          deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
          loadBalancers: oneTargetGroup,
        }),
      },
    });
  return {
    name: "example",
    about: "the releases of an example",
    region,
    clusters: [{ name: cluster }],
    taskDefinitions: all.map(definition),
    services: services.map(service),
    programs: [...new Set(all.map(({ repository }) => repository))].flatMap((repository) =>
      ["v1", "v2"].map((tag) => ({
        ...application(tag),
        image: `${registry}/${repository}:${tag}`,
        run: ({ ofService }: { ofService: boolean }) =>
          ofService ? serves(...lines(1, "ready")) : migration,
      })),
    ),
    logGroups: [logGroup],
    rules: schedules
      .filter(([kind]) => kind === "rule")
      .map(([, name = ""]) => ({ name, targets: [{ Id: "task", ...target }] })),
    schedules: schedules
      .filter(([kind]) => kind === "schedule")
      .map(([, group = "", name = ""]) => ({
        name,
        group,
        schedule: { ScheduleExpression: "rate(1 hour)", FlexibleTimeWindow: { Mode: "OFF" }, Target: target },
      })),
    ...(byCodeDeploy && {
      deploymentGroups: services.map((name) => ({
        cluster,
        service: name,
        targetGroups,
        config: "CodeDeployDefault.ECSAllAtOnce",
        terminationWait: 1,
        autoRollback: ["DEPLOYMENT_FAILURE" as const],
      })),
    }),
  };
}

/** CodeDeploy still keeps the old tasks when the traffic has shifted. */
function expected(inputs: Readonly<Record<string, string>>): string {
  if (inputs["dry-run"] === "true") return "planned";
  // The revision that runs in a new world. `plan/bases.test.ts` tests a rollback by hand.
  if (inputs["task-definition"] === "shop-web:1") return "unchanged";
  return inputs["wait-for"] === "traffic-shifted" ? "started" : "released";
}

const releases = shown
  .filter(({ place, inputs }) => place.startsWith("examples/") && inputs["services"] !== undefined)
  .map(({ place, inputs }, index) => [`${place} #${index}`, inputs] as const);

test.each(releases)("%s releases", async (_, block) => {
  const inputs = Object.fromEntries(
    Object.entries(block)
      .filter(([name]) => !ofTheWorkflow.has(name))
      .map(([name, value]) => [name, filledIn(String(value))]),
  );
  // Other tests cover trust policies.
  delete inputs["role-to-chain"];
  if (inputs["smoke-test-url"] !== undefined) {
    inputs["smoke-test-url"] = `http://127.0.0.1:${(healthy.address() as AddressInfo).port}/up`;
  }
  const scenario = worldFor(inputs);
  if (inputs["task-definition"]?.endsWith(".json")) {
    fileIn(inputs["task-definition"], JSON.stringify(scenario.taskDefinitions[0]));
  }
  if (inputs["codedeploy-appspec"] !== undefined) {
    fileIn(
      inputs["codedeploy-appspec"],
      "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo: { ContainerName: app, ContainerPort: 80 }\n",
    );
  }
  const run = await runRelease(scenario, { inputs, environment: { GITHUB_WORKSPACE: workspace } });
  expect([run.outcome, run.outcome === "refused" ? run.log : ""]).toEqual([expected(inputs), ""]);
  expect(run.outputs["migration-exit-code"]).toBe(
    inputs["run-migrations"] === "true" || inputs["migration-command"] !== undefined ? "0" : "",
  );
});
