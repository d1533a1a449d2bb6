/** Deployments through CodeDeploy, over HTTP with the real SDK: every result. */
import { describe, expect, test } from "@jest/globals";
import { AwsError } from "../../simulator/protocol/call.ts";
import {
  createDeployment,
  findDeployment,
  prepareDeployment,
  type PreparedDeployment,
} from "../../src/codedeploy/create.ts";
import { isTrafficShifted } from "../../src/codedeploy/deployment.ts";
import { factsOf } from "../../src/codedeploy/progress.ts";
import { runningDeployments } from "../../src/codedeploy/running.ts";
import { continueDeployment, stopDeployment } from "../../src/codedeploy/stop.ts";
import { CodeDeployWatch } from "../../src/codedeploy/watch.ts";
import type { Progress } from "../../src/ecs/progress.ts";
import {
  follow,
  simulateShop,
  finalServices,
  revision,
  serviceOf,
  specOf,
  start,
  started,
  taskSetsIn,
} from "./world.ts";

const hooked = (hooks: Record<string, string>) => ({
  appSpecFile: {
    path: "appspec.json",
    text: JSON.stringify({ Hooks: Object.entries(hooks).map(([event, name]) => ({ [event]: name })) }),
  },
});

const stages = (progress: readonly Progress[]): string[] => [
  ...new Set(progress.flatMap(({ stage }) => stage ?? [])),
];
const weights = (progress: readonly Progress[]): number[] => [
  ...new Set(progress.flatMap(({ revisions }) => revisions.find(({ ours }) => ours)?.traffic ?? [])),
];

describe("a deployment", () => {
  test("runs its lifecycle events, shifts traffic and ends when the old task set is removed", async () => {
    await simulateShop({ group: { terminationWait: 5, testListener: true } }, async (simulation) => {
      const own = await started(simulation, { ...hooked({ AfterInstall: "check" }) });
      expect(JSON.parse(JSON.stringify(own))).toEqual(own);
      const { reading, progress } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment).toEqual({ state: "succeeded" });
      expect(progress[0]).toMatchObject({ status: "Created", revisions: [] });
      expect(stages(progress)).toEqual(expect.arrayContaining(["Install", "AllowTraffic"]));
      expect(weights(progress)).toEqual([0, 100]);
      expect(progress.at(-1)?.revisions).toEqual([
        { revision: "shop-web:2", ours: true, desired: 2, running: 2, pending: 0, traffic: 100 },
        { revision: "shop-web:1", ours: false, desired: 0, running: 0, pending: 0, traffic: 0 },
      ]);
      await simulation.clock.sleep(60_000);
      expect(await taskSetsIn(simulation)).toEqual(["PRIMARY shop-web:2"]);
    });
  });

  test("shows the deadline while it waits for the old task set, after the traffic shift", async () => {
    await simulateShop({ group: { terminationWait: 30 } }, async (simulation) => {
      const watch = new CodeDeployWatch(simulation, await started(simulation));
      const { reading, progress } = await follow(simulation, watch, ({ observation }) =>
        isTrafficShifted(observation),
      );
      expect(reading.judgment.state).toBe("in-progress");
      await simulation.clock.sleep(10_000);
      const later = await follow(simulation, watch, () => true);
      const [wait] = later.progress[0]?.hooks ?? [];
      expect(wait).toMatchObject({ type: "TERMINATION_WAIT", status: "IN_PROGRESS" });
      const left = (wait?.expiresAt ?? 0) - simulation.clock.now();
      expect(left).toBeGreaterThan(29 * 60_000);
      expect(left).toBeLessThanOrEqual(30 * 60_000);
      expect(weights(progress)).toEqual([0, 100]);
    });
  });

  test.each([
    ["CodeDeployDefault.ECSCanary10Percent5Minutes", [0, 10, 100]],
    ["CodeDeployDefault.ECSLinear10PercentEvery1Minutes", [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  ])("shifts in the steps of %s", async (config, shares) => {
    await simulateShop({}, async (simulation) => {
      const { reading, progress } = await follow(
        simulation,
        new CodeDeployWatch(simulation, await started(simulation, { config })),
      );
      expect(reading.judgment.state).toBe("succeeded");
      expect(weights(progress)).toEqual(shares);
    });
  });

  test("shows the required action, the deadline and its effect while it waits for a person, then continues", async () => {
    await simulateShop({ group: { ready: { minutes: 60 } } }, async (simulation) => {
      const own = await started(simulation);
      const watch = new CodeDeployWatch(simulation, own);
      const ready = await follow(
        simulation,
        watch,
        ({ observation }) => observation.deployment?.status === "Ready",
      );
      const [wait] = ready.progress.at(-1)?.hooks ?? [];
      expect(wait).toMatchObject({
        type: "READY_WAIT",
        status: "AWAITING_ACTION",
        timeoutAction: "STOP_DEPLOYMENT",
      });
      expect(wait?.expiresAt).toBeGreaterThan(simulation.clock.now() + 59 * 60_000);
      await continueDeployment(simulation, own.deploymentId, "READY_WAIT");
      // No longer waiting isn't an error.
      await continueDeployment(simulation, own.deploymentId, "READY_WAIT");
      expect((await follow(simulation, watch)).reading.judgment.state).toBe("succeeded");
    });
  });

  test("keeps a new desired count in every task set", async () => {
    await simulateShop({}, async (simulation) => {
      const ecs = await simulation.aws.ecs();
      await ecs.updateService({ cluster: "shop", service: "web", desiredCount: 3 });
      const { progress } = await follow(
        simulation,
        new CodeDeployWatch(simulation, await started(simulation)),
      );
      expect(progress.at(-1)?.revisions[0]).toMatchObject({ desired: 3, running: 3 });
      await simulation.clock.sleep(60_000);
      expect(await serviceOf(simulation)).toMatchObject({ desiredCount: 3, runningCount: 3 });
    });
  });
});

describe("a failed deployment", () => {
  const autoRollback = ["DEPLOYMENT_FAILURE"] as const;

  test("stays in place with the reason if a hook fails without rollback", async () => {
    await simulateShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (simulation) => {
      const own = await started(simulation, hooked({ BeforeAllowTraffic: "check" }));
      const { reading } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment).toEqual({
        state: "stopped",
        reason:
          "The deployment ended with status Failed at BeforeAllowTraffic. HOOK_EXECUTION_FAILURE: The BeforeAllowTraffic hook check failed: The hook function reported that validation failed.",
      });
      expect(factsOf(reading.observation)).toMatchObject({
        status: "Failed",
        lifecycleStage: "BeforeAllowTraffic",
        codeDeployError: { code: "HOOK_EXECUTION_FAILURE" },
      });
      expect(await taskSetsIn(simulation)).toEqual(["PRIMARY shop-web:1", "ACTIVE shop-web:2"]);
    });
  });

  test.each([
    ["BeforeAllowTraffic", "before the shift"],
    ["AfterAllowTraffic", "after the shift"],
  ])("is followed to the end of CodeDeploy's rollback if a hook fails at %s, %s", async (event) => {
    await simulateShop(
      { scenario: { hooks: { check: ["FAILED"] } }, group: { autoRollback } },
      async (simulation) => {
        const before = await finalServices(simulation);
        const own = await started(simulation, hooked({ [event]: "check" }));
        const { reading, progress } = await follow(simulation, new CodeDeployWatch(simulation, own));
        expect(reading.judgment.state).toBe("rolled-back");
        expect(progress.at(-1)?.status).toBe("Rollback Succeeded");
        expect(await finalServices(simulation)).toEqual(before);
      },
    );
  });

  test("rolls back if the release requests it, even if the group does not", async () => {
    await simulateShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (simulation) => {
      const own = await started(simulation, { ...hooked({ AfterInstall: "check" }), rollback: true });
      const { reading } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment.state).toBe("rolled-back");
    });
  });

  test("has replaced nothing if it fails at its first event", async () => {
    await simulateShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (simulation) => {
      const own = await started(simulation, hooked({ BeforeInstall: "check" }));
      const { reading } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment.state).toBe("rolled-back");
    });
  });

  test("reports both failures if its rollback fails too", async () => {
    const group = { autoRollback, rollbacksFail: true };
    await simulateShop({ scenario: { hooks: { check: ["FAILED"] } }, group }, async (simulation) => {
      const own = await started(simulation, hooked({ AfterAllowTraffic: "check" }));
      const { reading } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment).toMatchObject({ state: "rollback-failed" });
      expect(JSON.stringify(reading.judgment)).toContain("Its rollback ended with ECS_UPDATE_ERROR");
    });
  });

  test("rolls back on an alarm", async () => {
    const group = {
      autoRollback: ["DEPLOYMENT_STOP_ON_ALARM"] as const,
      alarms: ["5xx"],
      terminationWait: 10,
    };
    await simulateShop({ group, scenario: { alarms: { "5xx": "OK" } } }, async (simulation) => {
      const watch = new CodeDeployWatch(simulation, await started(simulation));
      await follow(simulation, watch, ({ observation }) => isTrafficShifted(observation));
      simulation.world.ecs.state.alarms.set("5xx", "ALARM");
      const { reading } = await follow(simulation, watch);
      expect(reading.judgment.state).toBe("rolled-back");
      expect(JSON.stringify(reading.judgment)).toContain("ALARM_ACTIVE");
      expect((await taskSetsIn(simulation))[0]).toBe("PRIMARY shop-web:1");
    });
  });

  test("quotes ECS's message for a deleted task definition", async () => {
    await simulateShop({}, async (simulation) => {
      const own = await started(simulation, { to: revision(9) });
      const { reading } = await follow(simulation, new CodeDeployWatch(simulation, own));
      expect(reading.judgment.state).toBe("rolled-back");
      expect(JSON.stringify(reading.judgment)).toContain("ECS_UPDATE_ERROR");
    });
  });

  test("stays in Install for an hour if its tasks crash", async () => {
    await simulateShop({ crashing: true }, async (simulation) => {
      const startedAt = simulation.clock.now();
      const { reading } = await follow(
        simulation,
        new CodeDeployWatch(simulation, await started(simulation)),
      );
      expect(reading.judgment.state).toBe("stopped");
      expect(JSON.stringify(reading.judgment)).toContain("TIMEOUT");
      expect(simulation.clock.now() - startedAt).toBeGreaterThan(60 * 60_000);
    });
  });
});

describe("another pipeline", () => {
  test("stops a deployment without rollback: it stays stopped", async () => {
    await simulateShop({ group: { terminationWait: 10 } }, async (simulation) => {
      const own = await started(simulation);
      const watch = new CodeDeployWatch(simulation, own);
      await follow(simulation, watch, ({ observation }) => isTrafficShifted(observation));
      await stopDeployment(simulation, own.deploymentId, false);
      expect((await follow(simulation, watch)).reading.judgment.state).toBe("stopped");
      // An ended deployment isn't an error.
      await stopDeployment(simulation, own.deploymentId, false);
    });
  });

  test("deploys after ours has ended: it supersedes ours", async () => {
    await simulateShop({}, async (simulation) => {
      const watch = new CodeDeployWatch(simulation, await started(simulation));
      await follow(simulation, watch);
      const theirs = await started(simulation, { to: revision(1) });
      await follow(simulation, new CodeDeployWatch(simulation, theirs));
      const { reading } = await follow(simulation, watch);
      expect(reading.judgment).toEqual({ state: "superseded", by: theirs.deploymentId });
    });
  });

  test("is already deploying: it is named, and nothing starts", async () => {
    await simulateShop({}, async (simulation) => {
      const theirs = await started(simulation, { by: "somebody" });
      await simulation.clock.sleep(30_000);
      const answer = await start(simulation);
      expect(answer).toMatchObject({ state: "busy", running: { id: theirs.deploymentId, creator: "user" } });
      expect(await runningDeployments(simulation, theirs)).toMatchObject([
        { id: theirs.deploymentId, status: "InProgress", creator: "user", taskDefinition: revision(2) },
      ]);
      await follow(simulation, new CodeDeployWatch(simulation, theirs));
      expect(await runningDeployments(simulation, theirs)).toEqual([]);
    });
  });
});

describe("faults", () => {
  const create = { party: "codedeploy", operation: "CreateDeployment", times: 1 } as const;

  test.each([
    ["", "reset-after"],
    [", even if the request takes effect 10 s later", { late: 10 }],
    [", even if the request takes effect 25 s later", { late: 25 }],
  ] as const)("starts no second deployment after a lost response%s", async (_, fault) => {
    await simulateShop({ faults: [{ ...create, fault }] }, async (simulation) => {
      const own = await started(simulation);
      expect(simulation.calls.filter((call) => call === "codedeploy:CreateDeployment")).toHaveLength(1);
      expect((await follow(simulation, new CodeDeployWatch(simulation, own))).reading.judgment.state).toBe(
        "succeeded",
      );
    });
  });

  test("finds its own running deployment by the rejection if it may not list deployments", async () => {
    const faults = [
      { ...create, fault: "reset-after" },
      { party: "codedeploy", operation: "ListDeployments", fault: "denied" },
    ] as const;
    await simulateShop({ faults }, async (simulation) => {
      const own = await started(simulation);
      expect(simulation.calls.filter((call) => call === "codedeploy:CreateDeployment")).toHaveLength(2);
      expect((await follow(simulation, new CodeDeployWatch(simulation, own))).reading.judgment.state).toBe(
        "succeeded",
      );
    });
  });

  test("finds its deployment by its prepared content if the job ends before the response", async () => {
    await simulateShop({}, async (simulation) => {
      const prepared = prepareDeployment(await specOf(simulation));
      expect(await findDeployment(simulation, prepared)).toBeUndefined();
      const answer = await createDeployment(simulation, prepared);
      const kept = JSON.parse(JSON.stringify(prepared)) as PreparedDeployment;
      expect({ state: "started", deployment: await findDeployment(simulation, kept) }).toEqual(answer);
    });
  });

  test("may still take effect if its repetition is rejected after a lost response", () => {
    const operation = "CreateDeployment";
    const faults = [
      { operation, times: 1, fault: { late: 60 } },
      { operation, after: 1, fault: "denied" },
    ] as const;
    return simulateShop({ faults }, async (simulation) => {
      const prepared = prepareDeployment(await specOf(simulation));
      let refused = false;
      await expect(createDeployment(simulation, prepared, () => (refused = true))).rejects.toThrow(
        "is not allowed",
      );
      expect(refused).toBe(false);
    });
  });

  test("sends a lost request again", async () => {
    await simulateShop({ faults: [{ ...create, fault: "reset-before" }] }, async (simulation) => {
      expect((await start(simulation)).state).toBe("started");
    });
  });

  test("looks up a missing target again", async () => {
    const fault = { error: new AwsError("DeploymentNotStartedException", "The deployment has not started") };
    const faults = [{ party: "codedeploy", operation: "ListDeploymentTargets", times: 2, fault }] as const;
    await simulateShop({ faults }, async (simulation) => {
      const { reading, progress } = await follow(
        simulation,
        new CodeDeployWatch(simulation, await started(simulation)),
      );
      expect(reading.judgment.state).toBe("succeeded");
      expect(weights(progress)).toEqual([0, 100]);
    });
  });

  test("detects the end without permission to read the target", async () => {
    const faults = [{ party: "codedeploy", operation: "GetDeploymentTarget", fault: "denied" }] as const;
    await simulateShop({ faults }, async (simulation) => {
      const watch = new CodeDeployWatch(simulation, await started(simulation));
      const { reading } = await follow(simulation, watch);
      expect(reading.judgment.state).toBe("succeeded");
      expect(watch.unreadable?.why.name).toBe("access-denied");
      expect(simulation.calls.filter((call) => call === "codedeploy:GetDeploymentTarget")).toHaveLength(1);
    });
  });

  test("names a missing group", async () => {
    await simulateShop({ group: { name: "other" } }, async (simulation) => {
      await expect(start(simulation)).rejects.toMatchObject({ why: { name: "codedeploy-group-not-found" } });
    });
  });
});
