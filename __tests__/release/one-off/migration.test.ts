import { describe, expect, test } from "@jest/globals";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";
import { warnIfServiceMigrates } from "../../../src/plan/service-migrates.ts";
import type { RunContext } from "../../../simulator/ecs/program.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import type { SimulatorOptions } from "../../../simulator/server.ts";
import { defaultIdentity, trustGitHub } from "../../../simulator/sts/identity.ts";
import type { World } from "../../../simulator/world.ts";
import { entryPoint, exits, lines, migrates, serves } from "../../../simulator/scenarios/scripts.ts";
import {
  application,
  booting,
  network,
  nginxProgram,
  repository,
  shop,
  webDefinition,
  webService,
} from "../../../simulator/scenarios/shop.ts";
import { runRelease } from "../../support/simulation.ts";

const inputs = {
  "role-to-assume": "arn:aws:iam::123456789012:role/release",
  "aws-region": "eu-west-1",
  cluster: "shop",
  services: "web",
  image: `${repository}:v2`,
  "run-migrations": "true",
};

/** Releases the shop, and records the RunTask requests. */
async function release(
  more: Record<string, string>,
  scenario: Partial<Scenario> = {},
  simulator: Partial<SimulatorOptions> = {},
) {
  const run = await runRelease(shop({ name: "test", about: "", ...scenario }), {
    inputs: { ...inputs, ...more },
    simulator,
  });
  const { requests } = run.simulation.simulator;
  const sent = requests.filter(({ operation }) => operation === "RunTask").map(({ input }) => input);
  return { ...run, sent: sent as Record<string, unknown>[] };
}

const revision = (family: string, number: number): string =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:${number}`;

const sentTrace = ["repository", "commit", "run", "step"].map((name) => ({
  key: `ecs-release:${name}`,
  value: expect.any(String),
}));

test.each([true, false])("explains a name that does not resolve with Service Connect %s", async (enabled) => {
  const line = 'could not translate host name "db" to address: Name or service not known';
  const run = entryPoint(exits(1, 3, ...lines(1, line)), serves(...booting));
  const { outcome, outputs } = await release(
    {},
    {
      services: [webService({ with: { serviceConnectConfiguration: { enabled, services: [] } } })],
      programs: [application("v1"), application("v2", { run }), nginxProgram],
    },
  );
  expect(outcome).toBe("migration-failed");
  const { cause } = JSON.parse(outputs["report"] ?? "{}") as { cause: { what: string } };
  expect(cause.what).toContain("could not resolve a host name");
  expect(cause.what.includes("A one-off task has no Service Connect names")).toBe(enabled);
});

describe("the migration of a release", () => {
  test("runs in the service's network, on the released revision, with its own variable", async () => {
    const { outcome, sent, simulation } = await release({});
    expect(outcome).toBe("released");
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
      taskDefinition: revision("shop-web", 2),
      count: 1,
      launchType: "FARGATE",
      networkConfiguration: network,
      startedBy: "ecs-release/migration/shop-web",
    });
    const { overrides } = sent[0] as { overrides: { containerOverrides: unknown[] } };
    expect(overrides.containerOverrides).toEqual([
      {
        name: "app",
        environment: [
          { name: "RUN_MIGRATIONS", value: "true" },
          {
            name: "ECS_RELEASE_RUN",
            value: expect.stringMatching(
              /\/actions\/runs\/4711\/attempts\/1#release\/release:[0-9a-f]{16}$/u,
            ),
          },
        ],
      },
    ]);
    const registered = [...simulation.world.ecs.state.families.values()].map((family) =>
      JSON.stringify(family),
    );
    expect(registered.join()).not.toContain("RUN_MIGRATIONS");
  });

  test("has the tags of its service that the organization requires", async () => {
    const tags = [{ key: "team", value: "shop" }];
    const service = webService({ with: { tags, propagateTags: "SERVICE", enableECSManagedTags: true } });
    const policy = {
      Version: "2012-10-17" as const,
      Statement: [
        { Effect: "Allow" as const, Action: "*", Resource: "*" },
        {
          Effect: "Deny" as const,
          Action: "ecs:RunTask",
          Resource: "*",
          Condition: { Null: { "aws:RequestTag/team": "true" } },
        },
      ],
    };
    const identity = defaultIdentity({
      roles: [
        { arn: inputs["role-to-assume"], trust: trustGitHub("123456789012", ["repo:acme/shop:*"]), policy },
      ],
    });
    const { outcome, sent } = await release({}, { services: [service] }, { identity });
    expect(outcome).toBe("released");
    expect(sent[0]).toMatchObject({ enableECSManagedTags: true });
    expect(sent[0]?.["tags"]).toEqual([...tags, ...sentTrace]);
  });

  test("runs with a command, another container, other variables and other subnets", async () => {
    const nginx = {
      ...nginxProgram,
      run: ({ command }: RunContext) => (command.length > 0 ? exits(0, 2) : serves()),
    };
    const { sent } = await release(
      {
        "migration-command": "php artisan migrate --force",
        "migration-container": "nginx",
        "migration-environment": "MODE=migrate\nDRY=no",
        "migration-subnets": "subnet-9",
        "migration-assign-public-ip": "true",
      },
      { programs: [application("v1"), application("v2"), nginx] },
    );
    expect(sent[0]).toMatchObject({
      overrides: {
        containerOverrides: [
          {
            name: "nginx",
            command: ["php", "artisan", "migrate", "--force"],
            environment: [
              { name: "MODE", value: "migrate" },
              { name: "DRY", value: "no" },
              expect.anything(),
            ],
          },
        ],
      },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ["subnet-9"],
          securityGroups: network.awsvpcConfiguration.securityGroups,
          assignPublicIp: "ENABLED",
        },
      },
    });
  });

  test("runs the same image on the newest revision of another family, registered once", async () => {
    const { outcome, sent, calls } = await release(
      { "migration-task-definition": "shop-migrate" },
      { taskDefinitions: [webDefinition(), webDefinition("shop-migrate")] },
    );
    expect(outcome).toBe("released");
    expect(sent[0]).toMatchObject({
      taskDefinition: revision("shop-migrate", 2),
      startedBy: "ecs-release/migration/shop-migrate",
    });
    expect(calls.filter((call) => call === "ecs:RegisterTaskDefinition")).toHaveLength(2);
  });

  test("changes no service if it fails, and reports cause, exit code and last lines", async () => {
    const { outcome, exitCode, log, calls, outputs } = await release(
      {},
      {
        programs: [
          application("v1"),
          application("v2", {
            run: (context) =>
              migrates(context) ? exits(3, 4, ...lines(1, "SQLSTATE[08006]", "gave up")) : { log: [] },
          }),
          nginxProgram,
        ],
      },
    );
    expect({ outcome, exitCode }).toEqual({ outcome: "migration-failed", exitCode: 1 });
    expect(outputs).toMatchObject({ "migration-exit-code": "3" });
    expect(log).toContain("exit code 3");
    expect(log).toContain("gave up");
    expect(calls).not.toContain("ecs:UpdateService");
  });

  const onInstances = { ...webDefinition(), networkMode: "bridge", requiresCompatibilities: ["EC2"] };
  test.each<readonly [string, Record<string, string>, Partial<Scenario>, string]>([
    ["an unknown container", { "migration-container": "wbe" }, {}, "app, nginx"],
    [
      "no network",
      { "migration-task-definition": "shop-migrate" },
      {
        clusters: [{ name: "shop", instances: 3 }],
        taskDefinitions: [onInstances, webDefinition("shop-migrate")],
        services: [webService({ with: { launchType: "EC2", networkConfiguration: undefined } })],
      },
      "migration-subnets",
    ],
  ])("%s: is rejected before anything runs", async (_, more, scenario, words) => {
    const { outcome, log, calls } = await release(more, scenario);
    expect(outcome).toBe("refused");
    expect(log).toContain(words);
    expect(calls).not.toContain("ecs:RunTask");
    expect(calls).not.toContain("ecs:UpdateService");
  });

  test("is rejected if another one is running and if-migrating is fail", async () => {
    const runTask = ({ services, region, queue }: World): void => {
      const input = {
        cluster: "shop",
        taskDefinition: "shop-web:1",
        startedBy: "ecs-release/migration/shop-web",
        launchType: "FARGATE",
        networkConfiguration: network,
      };
      const call = { service: "ecs", operation: "RunTask", region, requestId: "r", now: queue.now } as const;
      services.ecs?.RunTask?.(input, {
        ...call,
        principal: undefined,
        body: undefined,
        raw: () => undefined,
      });
    };
    const actors = [{ name: "another release", when: { at: 0 }, act: runTask }];
    const { outcome, calls, log } = await release({ "if-migrating": "fail" }, { actors });
    expect(outcome).toBe("refused");
    expect(log).toContain("if-migrating is fail");
    expect(calls).not.toContain("ecs:RunTask");
    expect(calls).not.toContain("ecs:UpdateService");
  });
});

describe("services that must not migrate on their own", () => {
  const definition = (...variables: ReadonlyArray<readonly [string, string]>) =>
    new TaskDefinition(
      JsonDocument.parse(
        JSON.stringify({
          family: "shop",
          containerDefinitions: [
            { name: "web", environment: variables.map(([name, value]) => ({ name, value })) },
          ],
        }),
      ),
    );
  const usual = [{ name: "RUN_MIGRATIONS", value: "true" }];

  test.each<readonly [string, ReadonlyArray<readonly [string, string]>, typeof usual, readonly string[]]>([
    ["true", [["RUN_MIGRATIONS", "true"]], usual, ["RUN_MIGRATIONS"]],
    ["True", [["RUN_MIGRATIONS", "True"]], usual, ["RUN_MIGRATIONS"]],
    ["1", [["RUN_MIGRATIONS", "1"]], usual, ["RUN_MIGRATIONS"]],
    [
      "enabled, and a different variable in the migration",
      [["RUN_MIGRATIONS", "on"]],
      [{ name: "MODE", value: "migrate" }],
      ["RUN_MIGRATIONS"],
    ],
    [
      "the migration's own switch",
      [["DB_MIGRATE", "yes"]],
      [{ name: "DB_MIGRATE", value: "true" }],
      ["DB_MIGRATE"],
    ],
    ["false", [["RUN_MIGRATIONS", "false"]], usual, []],
    ["empty", [["RUN_MIGRATIONS", ""]], usual, []],
    ["not set", [], usual, []],
    ["a setting in both", [["APP_DEBUG", "true"]], [...usual, { name: "APP_DEBUG", value: "true" }], []],
    ["disabled in the migration", [["DB_MIGRATE", "true"]], [{ name: "DB_MIGRATE", value: "false" }], []],
  ])("%s", (_, variables, environment, names) => {
    const warnings = warnIfServiceMigrates(definition(...variables), environment);
    expect(warnings.map(({ text }) => /sets (\w+)/u.exec(text)?.[1])).toEqual(names);
  });

  test("are reported in the log without the value", async () => {
    const base = webDefinition();
    const [app, ...rest] = base.containerDefinitions;
    const environment = [...(app?.environment ?? []), { name: "RUN_MIGRATIONS", value: "true" }];
    const { log } = await release(
      {},
      { taskDefinitions: [{ ...base, containerDefinitions: [{ ...app, environment }, ...rest] }] },
    );
    expect(log).toMatch(/RUN_MIGRATIONS.*every task of the service migrates/u);
  });
});

describe("a restart policy on the migration's container", () => {
  const base = webDefinition();
  const [app, ...rest] = base.containerDefinitions;
  const restartPolicy = { enabled: true, restartAttemptPeriod: 60 };
  const taskDefinitions = [{ ...base, containerDefinitions: [{ ...app, restartPolicy }, ...rest] }];
  /** Each start of the migration is recorded in `starts`. */
  const images = (code: number, starts: string[] = []) => {
    const run = (context: RunContext) => {
      if (context.environment["RUN_MIGRATIONS"] !== undefined) starts.push("migration");
      return entryPoint(exits(code, 70), serves(...booting))(context);
    };
    return [application("v1"), application("v2", { run }), nginxProgram];
  };
  const familyIn = (world: World) => world.ecs.state.families.values().next().value;

  test.each([
    ["succeeds", 0, "released"],
    ["fails", 1, "migration-failed"],
  ])(
    "does not run the migration twice when it %s, because of a copy that is deregistered",
    async (_, code, outcome) => {
      const starts: string[] = [];
      const kept = { "failed-revision": "keep" };
      const run = await release(kept, { taskDefinitions, programs: images(code, starts) });
      expect(run).toMatchObject({ outcome });
      expect(run.outputs["migration-exit-code"]).toBe(String(code));
      expect(starts).toHaveLength(1);
      expect(run.sent).toHaveLength(1);
      expect(run.sent[0]).toMatchObject({ taskDefinition: revision("shop-web", 3) });
      expect(run.log).toContain("the migration runs once, on a copy of the revision without the policy");
      const [, released, copy] = familyIn(run.simulation.world)?.revisions ?? [];
      expect([released?.status, copy?.status]).toEqual(["ACTIVE", "INACTIVE"]);
      const [container] = copy?.parsed.containerDefinitions ?? [];
      expect(container).not.toHaveProperty("restartPolicy");
      expect(container).toMatchObject({ dockerLabels: { "ecs-release.one-off": "migration" } });
      expect(released?.parsed.containerDefinitions[0]).toMatchObject({ restartPolicy });
      expect(run.outputs["task-definition-arn"]).toBe(revision("shop-web", 2));
    },
  );

  test("lets a canceled job deregister the copy and the migration continue", async () => {
    const scenario = shop({ name: "test", about: "", taskDefinitions, programs: images(0) });
    const run = await runRelease(scenario, {
      inputs,
      meanwhile: ({ world, clock }, cancel) => {
        void (async () => {
          while (world.ecs.state.tasks.size < 3) await clock.sleep(1000);
          cancel();
        })();
      },
    });
    expect(run).toMatchObject({ outcome: "cancelled" });
    const [, , copy] = familyIn(run.simulation.world)?.revisions ?? [];
    expect(copy?.status).toBe("INACTIVE");
    const [migration] = [...run.simulation.world.ecs.state.tasks.values()].filter(({ startedBy }) =>
      startedBy?.startsWith("ecs-release/"),
    );
    expect(migration?.desiredStatus).toBe("RUNNING");
  });

  test("causes a note with the command if a copy can't be deregistered, and the release continues", async () => {
    const faults = [{ operation: "DeregisterTaskDefinition", fault: "denied" as const }];
    const run = await release({}, { taskDefinitions, programs: images(0) }, { faults });
    expect(run).toMatchObject({ outcome: "released" });
    expect(run.log).toContain("aws ecs deregister-task-definition --task-definition shop-web:3");
  });
});
