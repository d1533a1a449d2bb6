/**
 * The packed action, started as the runner starts it: inputs from the environment, files for outputs, signals to
 * cancel.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { afterEach, describe, expect, test } from "@jest/globals";
import { runPost, runStep, type StepSpec } from "../../scripts/runner.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { startSimulator, type Simulator } from "../../simulator/server.ts";
import { createWorld, type World } from "../../simulator/world.ts";

/** World seconds per second: fast enough for a whole release, and slow enough to interrupt one midway. */
const fast = 120;
const slow = 10;

interface Stage {
  readonly world: World;
  readonly simulator: Simulator;
  readonly folder: string;
  onRequest: (operation: string) => unknown;
  output: string;
}

let stage: Stage;

async function serve(name: string, speed: number): Promise<Stage> {
  const scenario = scenarios[name];
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const startedAt = Date.now();
  const since = performance.now();
  const time = {
    now: () => startedAt + Math.round((performance.now() - since) * speed),
    callerNow: () => Date.now(),
  };
  const world = createWorld(scenario, time);
  const simulator = await startSimulator({
    time,
    services: world.services,
    beforeCall: () => world.runQueue(),
    afterCall: ({ operation }) => stage.onRequest(operation),
  });
  const folder = mkdtempSync(join(tmpdir(), "packed-"));
  return { world, simulator, folder, onRequest: () => undefined, output: "" };
}

const spec = (inputs: Readonly<Record<string, string>> = {}): StepSpec => ({
  packed: resolve("dist"),
  inputs: {
    "role-to-assume": "arn:aws:iam::123456789012:role/release",
    "aws-region": "eu-west-1",
    cluster: "shop",
    services: "web",
    image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2",
    "poll-interval": "100ms",
    ...inputs,
  },
  environment: {
    ...stage.simulator.environment(),
    GITHUB_ACTIONS: "true",
    GITHUB_RUN_ID: "4711",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_JOB: "release",
    GITHUB_SERVER_URL: "https://github.com",
    NO_COLOR: "1",
  },
  folder: stage.folder,
  onOutput: (text) => (stage.output += text),
});

const servingRevision = (): unknown =>
  JSON.stringify(stage.world.snapshot())
    .match(/shop-web:\d+/g)
    ?.at(-1);

afterEach(async () => {
  await stage.simulator.close();
  rmSync(stage.folder, { recursive: true, force: true });
});

describe("the packed action", () => {
  test("releases, writes every declared output and a summary, and leaves nothing for post to do", async () => {
    stage = await serve("laravel", fast);
    const end = await runStep(spec({ "run-migrations": "true" }));
    expect({ exitCode: end.exitCode, outcome: end.outputs["outcome"], output: stage.output }).toMatchObject({
      exitCode: 0,
      outcome: "released",
    });
    expect(Object.keys(end.outputs).toSorted()).toEqual([
      "images",
      "migration-exit-code",
      "migration-task-arn",
      "outcome",
      "previous-task-definition-arns",
      "report",
      "services",
      "task-definition-arn",
      "task-definition-arns",
    ]);
    expect(end.summary).toContain("web");
    const before = stage.simulator.requests.length;
    const post = await runPost(spec(), end.state);
    expect([post.exitCode, stage.simulator.requests.length - before]).toEqual([0, 0]);
  });

  test("starts the rollback immediately when canceled during a rollout, and post verifies it", async () => {
    stage = await serve("laravel", slow);
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    let looks = 0;
    stage.onRequest = (operation) => {
      looks += operation === "DescribeServices" ? 1 : 0;
      if (looks === 10) kill("SIGINT");
    };
    const end = await runStep(spec(), (signal) => (kill = signal));
    expect({ exitCode: end.exitCode, outcome: end.outputs["outcome"], output: stage.output }).toMatchObject({
      exitCode: 1,
      outcome: "cancelled",
    });
    const operations = stage.simulator.requests.map(({ operation }) => operation);
    // If ECS does not show the deployment yet, the recorded revision is deployed instead.
    const rollback = operations.slice(operations.indexOf("UpdateService") + 1);
    expect(rollback.filter((name) => /^(?:Stop|Update)Service/.test(name))).toHaveLength(1);
    const post = await runPost(spec(), end.state);
    expect(post.exitCode).toBe(0);
    expect(stage.output).toContain("web runs shop-web:1 again");
    expect(servingRevision()).toBe("shop-web:1");
  });

  test("leaves the rollback to post when killed during a rollout", async () => {
    stage = await serve("laravel", slow);
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    stage.onRequest = (operation) => operation === "UpdateService" && kill("SIGKILL");
    const end = await runStep(spec(), (signal) => (kill = signal));
    expect(end.exitCode).toBeNull();
    const post = await runPost(spec(), end.state);
    expect({ exitCode: post.exitCode, output: stage.output }).toMatchObject({ exitCode: 0 });
    expect(servingRevision()).toBe("shop-web:1");
  });

  test("stops before any call if inputs are invalid", async () => {
    stage = await serve("laravel", fast);
    const end = await runStep(spec({ services: "", "wait-for": "ever" }));
    expect([end.exitCode, end.outputs["outcome"]]).toEqual([1, "refused"]);
    expect(stage.output).toContain("wait-for");
    expect(stage.simulator.requests).toEqual([]);
  });
});
