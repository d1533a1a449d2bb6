/** The revisions that a failed release registered. */
import { describe, expect, test } from "@jest/globals";
import { callAs } from "../../simulator/acts.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { rollback } from "../../simulator/scenarios/rollback.ts";
import { exits, serves } from "../../simulator/scenarios/scripts.ts";
import { application, network, nginxProgram } from "../../simulator/scenarios/shop.ts";
import { outcomes } from "../../src/core/outcome.ts";
import { isBack } from "../../src/release/failed-revisions.ts";
import {
  runStep,
  runPost,
  type RunOptions,
  type Run,
  startSimulation,
  type Simulation,
} from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const inputs = { ...shopInputs, "run-migrations": "true" };

const statusOf = ({ world }: Simulation, revision = "shop-web:2"): string =>
  (
    callAs(world, "ecs", "DescribeTaskDefinition", { taskDefinition: revision }) as {
      taskDefinition: { toJSON?: unknown; text?: string };
    }
  ).taskDefinition.text?.match(/"status":"(\w+)"/)?.[1] ?? "";

const scenario = (name: string): Scenario => {
  const found = scenarios[name];
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
};

async function releaseOf(
  name: string,
  more: Partial<RunOptions> = {},
): Promise<{ run: Run; status: string }> {
  const simulation = await startSimulation(scenario(name), more);
  try {
    const run = await runStep(simulation, { ...more, inputs: { ...inputs, ...more.inputs } });
    return { run, status: statusOf(simulation) };
  } finally {
    await simulation.close();
  }
}

test("deregisters only after a verified rollback", () => {
  expect(outcomes.filter(isBack).toSorted()).toEqual(["migration-failed", "refused", "rolled-back"]);
});

describe("deregisters the revision", () => {
  test.each([
    ["rollback", "rolled-back"],
    ["migration-fails", "migration-failed"],
  ])("after %s", async (name, outcome) => {
    const { run, status } = await releaseOf(name);
    expect([run.outcome, status]).toEqual([outcome, "INACTIVE"]);
    expect(run.log).toContain("shop-web:2 was deregistered because this run registered it");
  });

  test("if nothing was changed after registering", async () => {
    const { run, status } = await releaseOf("laravel", {
      inputs: { "run-migrations": "false" },
      faults: [{ operation: "UpdateService", fault: "denied" }],
    });
    expect([run.outcome, status]).toEqual(["refused", "INACTIVE"]);
  });

  test("by the post step of a canceled job, after the rollback is verified", async () => {
    const simulation = await startSimulation(scenario("laravel"));
    try {
      const run = await runStep(simulation, {
        inputs,
        meanwhile: ({ simulator }, cancel) => {
          const watch = setInterval(() => {
            if (!simulator.requests.some(({ operation }) => operation === "UpdateService")) return;
            clearInterval(watch);
            cancel();
          }, 1);
        },
      });
      expect([run.outcome, statusOf(simulation)]).toEqual(["cancelled", "ACTIVE"]);
      const post = await runPost(simulation, { inputs }, run);
      expect(post.log).toContain("shop-web:2 was deregistered");
      expect(statusOf(simulation)).toBe("INACTIVE");
    } finally {
      await simulation.close();
    }
  });
});

describe("keeps the revision", () => {
  test.each<[string, string, Partial<RunOptions>, string, string]>([
    ["a release", "laravel", { inputs: {} }, "released", ""],
    ["failed-revision: keep", "rollback", { inputs: { "failed-revision": "keep" } }, "rolled-back", ""],
    [
      "a failed release that is left as it is, although nothing uses the revision",
      "rollback",
      { inputs: { "run-migrations": "false", "on-failure": "leave", "desired-count": "3" } },
      "failed",
      "",
    ],
    [
      "if the call is denied, with a note",
      "rollback",
      { inputs: {}, faults: [{ operation: "DeregisterTaskDefinition", fault: "denied" }] },
      "rolled-back",
      "ecs:DeregisterTaskDefinition",
    ],
    [
      "if a use can't be read",
      "rollback",
      {
        inputs: { "run-migrations": "false" },
        faults: [
          {
            operation: "ListTasks",
            fault: "denied",
            when: (sent) => "family" in (sent as object) && !("serviceName" in (sent as object)),
          },
        ],
      },
      "rolled-back",
      "the step can't check what uses it",
    ],
  ])("%s", async (_, name, more, outcome, words) => {
    const { run, status } = await releaseOf(name, more);
    expect([run.outcome, status]).toEqual([outcome, "ACTIVE"]);
    expect(run.log).toContain(words);
  });

  test("if another pipeline runs a task on it", async () => {
    const runsAlone = application("v2", {
      run: ({ ofService }) => (ofService ? exits(1, 4) : serves()),
    });
    const simulation = await startSimulation({
      ...rollback,
      programs: [application("v1"), runsAlone, nginxProgram],
    });
    try {
      const run = await runStep(simulation, {
        inputs: { ...inputs, "run-migrations": "false" },
        meanwhile: ({ world, simulator }) => {
          const watch = setInterval(() => {
            if (!simulator.requests.some(({ operation }) => operation === "UpdateService")) return;
            clearInterval(watch);
            callAs(world, "ecs", "RunTask", {
              cluster: "shop",
              taskDefinition: "shop-web:2",
              launchType: "FARGATE",
              networkConfiguration: network,
            });
          }, 1);
        },
      });
      expect([run.outcome, statusOf(simulation)]).toEqual(["rolled-back", "ACTIVE"]);
      expect(run.log).toMatch(/shop-web:2 stays registered because the task \w+ uses it/);
    } finally {
      await simulation.close();
    }
  });
});
