import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../simulator/scenario.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { runStep, runRelease, startSimulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const scenario = (name: string): Scenario => {
  const found = scenarios[name];
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
};

const inputs = {
  ...shopInputs,
  "run-migrations": "true",
};

const revision = (number: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:${number}`;

const changing = /:(?:Register|Run|Update|Stop|Create|Put|Continue|Delete)/;

describe("a complete release", () => {
  test("ends released: role assumed, migrated on the new revision, rolled out, proven", async () => {
    const { simulation, ...run } = await runRelease(scenario("laravel"), { inputs });
    expect(run.log).toContain("RELEASED");
    expect(run).toMatchObject({ exitCode: 0, outcome: "released" });
    expect(run.outputs).toMatchObject({
      "task-definition-arn": revision(2),
      "task-definition-arns": JSON.stringify({ "shop-web": revision(2) }),
      "previous-task-definition-arns": JSON.stringify({ web: revision(1) }),
      "migration-exit-code": "0",
    });
    const { requests } = simulation.simulator;
    const sent = (operation: string) => requests.filter((request) => request.operation === operation);
    expect(sent("RunTask")).toHaveLength(1);
    expect(sent("RunTask")[0]?.input).toMatchObject({
      taskDefinition: revision(2),
      launchType: "FARGATE",
      overrides: {
        containerOverrides: [
          { name: "app", environment: expect.arrayContaining([{ name: "RUN_MIGRATIONS", value: "true" }]) },
        ],
      },
    });
    // Sends only what was requested.
    expect(sent("UpdateService").map(({ input }) => input)).toEqual([
      {
        cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
        service: "web",
        taskDefinition: revision(2),
      },
    ]);
  });

  test("ends rolled-back if the new image crashes, with the cause", async () => {
    const { simulation, ...run } = await runRelease(scenario("rollback"), { inputs });
    expect(run).toMatchObject({ exitCode: 1, outcome: "rolled-back" });
    expect(run.log).toContain('Class "App\\Providers\\ShippingProvider" not found');
    expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(1);
    expect(JSON.parse(run.outputs["services"] ?? "")).toMatchObject([
      {
        name: "web",
        verdict: "rolled-back",
        from: revision(1),
        to: revision(2),
        cause: { name: "module-missing" },
      },
    ]);
    expect(simulation.world.snapshot()).toBeDefined();
  });

  test("ends migration-failed without changing the service", async () => {
    const { simulation, ...run } = await runRelease(scenario("migration-fails"), { inputs });
    expect(run).toMatchObject({ exitCode: 1, outcome: "migration-failed" });
    expect(run.outputs["migration-exit-code"]).toBe("1");
    expect(run.calls).not.toContain("ecs:UpdateService");
    expect(simulation.simulator.requests.some(({ operation }) => operation === "RunTask")).toBe(true);
  });

  test("ends unchanged, and changes nothing, if everything already runs this revision", async () => {
    const simulation = await startSimulation(scenario("laravel"));
    try {
      expect((await runStep(simulation, { inputs })).outcome).toBe("released");
      const again = await runStep(simulation, { inputs: { ...inputs, "run-migrations": "false" } });
      expect(again).toMatchObject({ exitCode: 0, outcome: "unchanged" });
      expect(again.calls.filter((call) => changing.test(call))).toEqual([]);
      expect(again.outputs["task-definition-arn"]).toBe(revision(2));
    } finally {
      await simulation.close();
    }
  });

  test("changes nothing in a dry run", async () => {
    const { simulation, ...run } = await runRelease(scenario("laravel"), {
      inputs: { ...inputs, "dry-run": "true" },
    });
    expect(run).toMatchObject({ exitCode: 0, outcome: "planned" });
    expect(run.calls.filter((call) => changing.test(call))).toEqual([]);
    expect(simulation.simulator.requests.length).toBeGreaterThan(2);
  });

  test("reports invalid inputs together, before any call", async () => {
    const { simulation, ...run } = await runRelease(scenario("laravel"), {
      inputs: { ...inputs, "wait-for": "ever", "poll-interval": "1ms" },
    });
    expect(run).toMatchObject({ exitCode: 1, outcome: "refused" });
    expect(run.log).toContain("wait-for");
    expect(run.log).toContain("poll-interval");
    expect(simulation.simulator.requests).toEqual([]);
  });

  test("rejects an unknown service and a wrong image before any change, and reports both", async () => {
    const { simulation, ...run } = await runRelease(scenario("laravel"), {
      inputs: { ...inputs, services: "web, wbe", image: "nowhere/else:1" },
    });
    expect(run).toMatchObject({ exitCode: 1, outcome: "refused" });
    expect(run.log).toContain("wbe");
    expect(run.log).toContain("nowhere/else");
    expect(simulation.simulator.requests.filter(({ operation }) => changing.test(`:${operation}`))).toEqual(
      [],
    );
  });

  test("shows the two lines of YAML to add without id-token: write", async () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: "", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "" };
    const { simulation, ...run } = await runRelease(scenario("laravel"), { inputs, environment });
    expect(run).toMatchObject({ exitCode: 1, outcome: "refused" });
    expect(run.log).toContain("id-token: write");
    expect(simulation.simulator.requests).toEqual([]);
  });

  test("shows sub and aud, but not the token, if the role does not trust the job", async () => {
    const { simulation, ...run } = await runRelease(scenario("laravel"), {
      inputs: { ...inputs, "role-to-assume": "arn:aws:iam::123456789012:role/somebody-elses" },
    });
    expect(run).toMatchObject({ exitCode: 1, outcome: "refused" });
    expect(run.log).toMatch(/sub: repo:[^\s]+/);
    expect(run.log).toContain("aud: sts.amazonaws.com");
    expect(run.log).toContain("token.actions.githubusercontent.com:sub");
    expect(run.log).not.toMatch(/eyJ[\w-]+\.eyJ/);
    expect(simulation.simulator.requests.map(({ operation }) => operation)).not.toContain("DescribeServices");
  });

  test("prints no environment value of the world", async () => {
    for (const name of ["laravel", "rollback", "migration-fails"]) {
      const { simulation, ...run } = await runRelease(scenario(name), {
        inputs: { ...inputs, "environment-variables": "NEW_KEY=canary-of-the-input" },
        environment: { RUNNER_DEBUG: "1" },
      });
      expect(simulation.world.scenario.name).toBe(name);
      expect(JSON.stringify([run.log, run.summary, run.outputs])).not.toMatch(/canary-/);
    }
  });
});

describe("documents", () => {
  test("unknown members are registered byte for byte", async () => {
    const laravel = scenario("laravel");
    const [definition] = laravel.taskDefinitions;
    const containers = (definition?.["containerDefinitions"] ?? []) as Array<Record<string, unknown>>;
    const [app, ...others] = containers;
    const invented = {
      ...definition,
      inventedAtTheTop: { "10": 1, "9": [1, "", {}, []], deep: { ünïcode: "😀", empty: "" } },
      containerDefinitions: [{ ...app, inventedInside: [{ of: { a: "container" } }] }, ...others],
    };
    const { simulation, ...run } = await runRelease({ ...laravel, taskDefinitions: [invented] }, { inputs });
    expect(run.outcome).toBe("released");
    const register = simulation.simulator.requests.find(
      ({ operation }) => operation === "RegisterTaskDefinition",
    );
    expect(register?.input).toMatchObject({
      inventedAtTheTop: invented.inventedAtTheTop,
      containerDefinitions: [{ inventedInside: [{ of: { a: "container" } }] }, {}],
    });
  });
});
