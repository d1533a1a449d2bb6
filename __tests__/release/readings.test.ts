/** If AWS's behavior is unknown, a release works with either behavior. Real SDK over HTTP. */
import { describe, expect, test } from "@jest/globals";
import { updates } from "../../simulator/acts.ts";
import type { Readings, Scenario } from "../../simulator/scenario.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { circuitBreaker, twoTargetGroups } from "../../simulator/scenarios/balanced.ts";
import {
  application,
  nginxProgram,
  repository,
  shop,
  webDefinition,
  webService,
} from "../../simulator/scenarios/shop.ts";
import { exits, serves } from "../../simulator/scenarios/scripts.ts";
import { runStep, runRelease, type Run, startSimulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const release = (
  scenario: Scenario,
  readings: Partial<Readings>,
  more: Readonly<Record<string, string>> = {},
): Promise<Run> => runRelease({ ...scenario, readings }, { inputs: { ...shopInputs, ...more } });

const staged = (configuration: object, more: Partial<Scenario> = {}): Scenario =>
  shop({
    name: "staged",
    about: "traffic shifts",
    services: [
      webService({
        with: {
          loadBalancers: twoTargetGroups,
          deploymentConfiguration: { ...circuitBreaker, bakeTimeInMinutes: 2, ...configuration },
        },
      }),
    ],
    ...more,
  });

const tasksRun = ({ calls }: Run): number => calls.filter((call) => call === "ecs:RunTask").length;
const pausesEnded = ({ calls }: Run): number =>
  calls.filter((call) => call === "ecs:ContinueServiceDeployment").length;

describe("a schedule with a StartDate in the past", () => {
  const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
  const scheduled = shop({
    name: "scheduled",
    about: "a schedule that started long ago",
    schedules: [
      {
        name: "hourly",
        schedule: {
          ScheduleExpression: "rate(1 hour)",
          StartDate: 1_600_000_000,
          FlexibleTimeWindow: { Mode: "OFF" },
          Target: {
            Arn: cluster,
            RoleArn: "arn:aws:iam::123456789012:role/events",
            EcsParameters: {
              TaskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop-web:1",
              TaskCount: 1,
            },
          },
        },
      },
    ],
  });

  test.each(["taken", "refused"] as const)(
    "%s: moves the schedule, and the plan warns about the possible change",
    async (pastStartDate) => {
      const run = await release(scheduled, { pastStartDate }, { "scheduled-tasks": "schedule/hourly" });
      expect(run.outcome).toBe("released");
      expect(run.log).toContain("Its StartDate is in the past");
      expect(run.log.includes("AWS rejected the StartDate of hourly")).toBe(pastStartDate === "refused");
    },
  );
});

test.each(["among-others", "alone"] as const)(
  "runs the migration once with startedBy %s",
  async (startedByFilter) => {
    const run = await release(scenarios.laravel, { startedByFilter }, { "run-migrations": "true" });
    expect([run.outcome, tasksRun(run)]).toEqual(["released", 1]);
  },
);

test.each(["stored", "refused"] as const)(
  "registers the revision with unknown members %s",
  async (unknownMembers) => {
    const run = await release(scenarios.laravel, { unknownMembers });
    expect(run.outcome).toBe("released");
    expect(run.log.includes("lastUsedRegion")).toBe(unknownMembers === "refused");
  },
);

describe("the digest of an image index", () => {
  const platforms = ["linux/amd64", "linux/arm64"];
  const indexed = shop({
    name: "index",
    about: "the image is built for two platforms",
    repositories: [{ name: "shop", images: ["v1", "v2"].map((tag) => ({ tags: [tag], platforms })) }],
  });

  test.each(["of-reference", "of-platform"] as const)(
    "%s: releases without a warning",
    async (imageDigest) => {
      const run = await release(indexed, { imageDigest });
      expect(run.outcome).toBe("released");
      expect(run.log).not.toContain("runs the digest");
    },
  );
});

describe("blue/green with or without rollout states", () => {
  test.each(["shown", "absent"] as const)("%s: a release succeeds", async (stagedRolloutState) => {
    const run = await release(staged({ strategy: "BLUE_GREEN" }), { stagedRolloutState });
    expect(run.outcome).toBe("released");
  });

  test.each(["shown", "absent"] as const)(
    "%s: a rollback never restores a foreign, unproven revision",
    async (stagedRolloutState) => {
      const somebody = staged(
        { strategy: "BLUE_GREEN" },
        {
          taskDefinitions: [webDefinition(), webDefinition("shop-web", "other")],
          programs: [
            application("v1"),
            application("v2", { run: { log: [], exit: { after: 3, code: 1 } } }),
            application("other"),
            nginxProgram,
          ],
          actors: [
            {
              name: "deploys",
              when: { at: -60 },
              act: updates("shop/web", { taskDefinition: "shop-web:2" }),
            },
          ],
        },
      );
      const run = await release(
        somebody,
        { stagedRolloutState },
        { "if-deploying": "replace", "task-definition": "latest" },
      );
      const before = JSON.parse(run.outputs["previous-task-definition-arns"] ?? "{}") as Record<
        string,
        string
      >;
      expect(before["web"]).toMatch(/shop-web:1$/u);
      expect(run.outcome).toBe("rolled-back");
    },
  );
});

describe("pauses before each traffic step", () => {
  const pausing = {
    lifecycleHooks: [
      {
        targetType: "PAUSE",
        lifecycleStages: ["PRE_PRODUCTION_TRAFFIC_SHIFT"],
        timeoutConfiguration: { timeoutInMinutes: 20, action: "ROLLBACK" },
      },
    ],
  };
  const linear = staged({
    ...pausing,
    strategy: "LINEAR",
    linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
  });
  const canary = staged({
    ...pausing,
    strategy: "CANARY",
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 },
  });

  test.each([
    ["linear", "fresh", 4, linear],
    ["linear", "same", 4, linear],
    ["canary", "fresh", 2, canary],
    ["canary", "same", 2, canary],
  ] as const)(
    "%s, hook ids %s: the smoke test decides each of them",
    async (_, pauseHookId, steps, scenario) => {
      const run = await release(scenario, { pauseHookId }, { "smoke-test-command": "bin/smoke" });
      expect([run.outcome, tasksRun(run), pausesEnded(run)]).toEqual(["released", steps, steps]);
    },
  );
});

describe("a smoke test that fails at a pause", () => {
  const failing = (minutes: number, action: string, seconds: number): Scenario =>
    staged(
      {
        strategy: "BLUE_GREEN",
        bakeTimeInMinutes: 0,
        lifecycleHooks: [
          {
            targetType: "PAUSE",
            lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
            timeoutConfiguration: { timeoutInMinutes: minutes, action },
          },
        ],
      },
      {
        programs: [
          application("v1"),
          application("v2", { run: ({ ofService }) => (ofService ? serves() : exits(1, seconds)) }),
          nginxProgram,
        ],
      },
    );
  const inputs = { "smoke-test-command": "bin/smoke", "smoke-test-timeout": "15m" };

  test("after the pause timed out and the deployment succeeded, the release is rolled back", async () => {
    const run = await release(failing(1, "CONTINUE", 600), {}, inputs);
    expect([run.outcome, tasksRun(run)]).toEqual(["rolled-back", 1]);
    expect(run.log).toMatch(/^✖ The smoke test of web failed: app exited with code 1\.$/mu);
    expect(run.log).toContain("The smoke test of web failed: app exited with code 1.");
  });

  test.each([
    ["rollback", "rolled-back"],
    ["leave", "failed"],
  ])("and ECS rejects the rollback at the pause, with on-failure: %s", async (onFailure, outcome) => {
    const faults = [{ operation: "ContinueServiceDeployment", fault: "denied" }] as const;
    const run = await runRelease(failing(4, "CONTINUE", 5), {
      inputs: { ...shopInputs, ...inputs, "on-failure": onFailure },
      faults,
    });
    expect([run.outcome, tasksRun(run)]).toEqual([outcome, 1]);
    expect(run.log).toContain("The smoke test of web failed: app exited with code 1.");
    expect(run.calls.includes("ecs:StopServiceDeployment")).toBe(onFailure === "rollback");
  });
});

describe("the classic view during the end of a deployment", () => {
  test.each(["wait", "fail"])(
    "does not make a release treat the previous one as another pipeline's: if-deploying %s",
    async (ifDeploying) => {
      const simulation = await startSimulation(scenarios.laravel);
      try {
        const first = await runStep(simulation, { inputs: shopInputs });
        const inputs = { ...shopInputs, "force-new-deployment": "true", "if-deploying": ifDeploying };
        const second = await runStep(simulation, { inputs });
        expect([first.outcome, second.outcome]).toEqual(["released", "released"]);
        expect(second.log).not.toContain("Waiting for the deployment");
      } finally {
        await simulation.close();
      }
    },
  );
});

describe("DescribeServices shows another pipeline's deployment late", () => {
  test("and the release neither fails early nor deploys over it", async () => {
    const lag = 20_000;
    let deployedAt = Infinity;
    let last: unknown;
    const scenario = shop({
      name: "late-view",
      about: "somebody else deploys during the rollout",
      actors: [
        {
          name: "another pipeline",
          when: { at: 20 },
          act: (world) => {
            deployedAt = world.queue.now;
            updates("shop/web", { taskDefinition: "shop-web:1", forceNewDeployment: true })(world);
          },
        },
      ],
    });
    const simulation = await startSimulation(scenario, {
      faults: [
        {
          operation: "DescribeServices",
          fault: {
            rewrite: (answer) => {
              const now = simulation.clock.now();
              if (now < deployedAt || now > deployedAt + lag) last = structuredClone(answer);
              return last;
            },
          },
        },
      ],
    });
    try {
      const run = await runStep(simulation, { inputs: { ...shopInputs, "poll-interval": "1s" } });
      expect(run.outcome).toBe("superseded");
      expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(1);
    } finally {
      await simulation.close();
    }
  });
});

describe("AWS shows the step's own update late", () => {
  const lag = 15_000;
  const lateFor = async (inputs: Readonly<Record<string, string>>, inResponse: boolean): Promise<Run> => {
    let updatedAt = Infinity;
    let last: { readonly services: readonly object[] } = { services: [] };
    const simulation = await startSimulation(shop({ name: "late-update", about: "a late view" }), {
      faults: [
        {
          operation: "DescribeServices",
          fault: {
            rewrite: (answer) => {
              const now = simulation.clock.now();
              if (now < updatedAt || now > updatedAt + lag) last = structuredClone(answer as typeof last);
              return last;
            },
          },
        },
        {
          operation: "UpdateService",
          fault: {
            rewrite: (answer) => {
              updatedAt = simulation.clock.now();
              return inResponse ? { service: last.services[0] } : answer;
            },
          },
        },
      ],
    });
    try {
      return await runStep(simulation, { inputs: { ...shopInputs, "poll-interval": "1s", ...inputs } });
    } finally {
      await simulation.close();
    }
  };
  const seconds = (run: Run): number =>
    (JSON.parse(run.outputs["services"] ?? "[]") as Array<{ seconds: number }>)[0]?.seconds ?? 0;

  test("a change of the desired count ends once its tasks run", async () => {
    const run = await lateFor({ image: "", "desired-count": "4" }, false);
    expect(run.outcome).toBe("released");
    expect(seconds(run)).toBeGreaterThan(15);
    expect(run.log).toContain("Updated on the same revision: web.");
  });

  test("a deployment that the response of UpdateService does not show is found", async () => {
    const run = await lateFor({}, true);
    expect(run.outcome).toBe("released");
    expect(run.calls.filter((call) => call === "ecs:UpdateService")).toHaveLength(1);
  });
});

describe("a rollback to a revision whose image tag has moved", () => {
  const failing = ({ ofService }: { readonly ofService: boolean }) => (ofService ? serves() : exits(1, 5));
  const forced = { image: "", "environment-variables": "", "force-new-deployment": "true" };
  const server = "smoke-test-url";
  test.each([
    ["by the release of the same revision", { ...forced, [server]: "http://127.0.0.1:9/" }, true],
    ["and the image is the same", { ...forced, [server]: "http://127.0.0.1:9/" }, false],
    ["after the release of another image", { "smoke-test-command": "bin/smoke" }, true],
  ] as const)("%s", async (_, inputs, moved) => {
    const programs = [application("v1"), application("v2", { run: failing }), nginxProgram];
    const simulation = await startSimulation(shop({ name: "moved", about: "a moved tag", programs }));
    try {
      if (moved) simulation.world.ecs.state.images.moveTag(`${repository}:v1`);
      const run = await runStep(simulation, {
        inputs: { ...shopInputs, "smoke-test-timeout": "5s", ...inputs },
      });
      expect(run.outcome).toBe(moved ? "rollback-failed" : "rolled-back");
      expect(run.log.includes("container app runs sha256:")).toBe(moved);
      expect(run.log.includes("Release the earlier images by digest")).toBe(moved);
    } finally {
      await simulation.close();
    }
  });

  test.each([
    ["tags", false, "rollback-failed"],
    ["digests", true, "rolled-back"],
  ] as const)(
    "of an unknown image, for a revision with %s, if ECS doesn't show images",
    async (_, pinned, outcome) => {
      const definition = webDefinition();
      const digest = (image: string): string => `${image.replace(/:[^:/]*$/u, "")}@sha256:${"ab".repeat(32)}`;
      const containerDefinitions = definition.containerDefinitions.map((one) =>
        pinned ? { ...one, image: digest(one.image) } : one,
      );
      const programs = [application("*"), nginxProgram].map((one) => ({
        ...one,
        image: `${one.image.replace(/:[^:/]*$/u, "")}*`,
      }));
      const run = await runRelease(
        shop({
          name: "unseen",
          about: "images are not shown",
          taskDefinitions: [{ ...definition, containerDefinitions }],
          programs,
        }),
        {
          inputs: { ...shopInputs, ...forced, [server]: "http://127.0.0.1:9/", "smoke-test-timeout": "5s" },
          faults: [{ operation: "DescribeServiceRevisions", fault: "denied" }],
        },
      );
      expect(run.outcome).toBe(outcome);
    },
  );
});
