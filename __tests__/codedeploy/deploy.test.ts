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
  onShop,
  restingServices,
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
  test("goes through its events, shifts traffic and ends when the old task set is gone", async () => {
    await onShop({ group: { terminationWait: 5, testListener: true } }, async (on) => {
      const own = await started(on, { ...hooked({ AfterInstall: "check" }) });
      expect(JSON.parse(JSON.stringify(own))).toEqual(own);
      const { look, progress } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment).toEqual({ state: "succeeded" });
      expect(progress[0]).toMatchObject({ status: "Created", revisions: [] });
      expect(stages(progress)).toEqual(expect.arrayContaining(["Install", "AllowTraffic"]));
      expect(weights(progress)).toEqual([0, 100]);
      expect(progress.at(-1)?.revisions).toEqual([
        { revision: "shop-web:2", ours: true, desired: 2, running: 2, pending: 0, traffic: 100 },
        { revision: "shop-web:1", ours: false, desired: 0, running: 0, pending: 0, traffic: 0 },
      ]);
      await on.clock.sleep(60_000);
      expect(await taskSetsIn(on)).toEqual(["PRIMARY shop-web:2"]);
    });
  });

  test("that waits for the old task set's end shows the deadline, and has already shifted its traffic", async () => {
    await onShop({ group: { terminationWait: 30 } }, async (on) => {
      const watch = new CodeDeployWatch(on, await started(on));
      const { look, progress } = await follow(on, watch, ({ observation }) => isTrafficShifted(observation));
      expect(look.judgment.state).toBe("in-progress");
      await on.clock.sleep(10_000);
      const later = await follow(on, watch, () => true);
      const [wait] = later.progress[0]?.hooks ?? [];
      expect(wait).toMatchObject({ type: "TERMINATION_WAIT", status: "IN_PROGRESS" });
      const left = (wait?.expiresAt ?? 0) - on.clock.now();
      expect(left).toBeGreaterThan(29 * 60_000);
      expect(left).toBeLessThanOrEqual(30 * 60_000);
      expect(weights(progress)).toEqual([0, 100]);
    });
  });

  test.each([
    ["CodeDeployDefault.ECSCanary10Percent5Minutes", [0, 10, 100]],
    ["CodeDeployDefault.ECSLinear10PercentEvery1Minutes", [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  ])("by %s shifts in its steps", async (config, shares) => {
    await onShop({}, async (on) => {
      const { look, progress } = await follow(on, new CodeDeployWatch(on, await started(on, { config })));
      expect(look.judgment.state).toBe("succeeded");
      expect(weights(progress)).toEqual(shares);
    });
  });

  test("that waits for a person shows the required action, the deadline and its effect, and then continues", async () => {
    await onShop({ group: { ready: { minutes: 60 } } }, async (on) => {
      const own = await started(on);
      const watch = new CodeDeployWatch(on, own);
      const ready = await follow(on, watch, ({ observation }) => observation.deployment?.status === "Ready");
      const [wait] = ready.progress.at(-1)?.hooks ?? [];
      expect(wait).toMatchObject({
        type: "READY_WAIT",
        status: "AWAITING_ACTION",
        timeoutAction: "STOP_DEPLOYMENT",
      });
      expect(wait?.expiresAt).toBeGreaterThan(on.clock.now() + 59 * 60_000);
      expect(await continueDeployment(on, own.deploymentId, "READY_WAIT")).toBe(true);
      expect(await continueDeployment(on, own.deploymentId, "READY_WAIT")).toBe(false);
      expect((await follow(on, watch)).look.judgment.state).toBe("succeeded");
    });
  });

  test("of a service with a new desired count keeps it in every task set", async () => {
    await onShop({}, async (on) => {
      const ecs = await on.aws.ecs();
      await ecs.updateService({ cluster: "shop", service: "web", desiredCount: 3 });
      const { progress } = await follow(on, new CodeDeployWatch(on, await started(on)));
      expect(progress.at(-1)?.revisions[0]).toMatchObject({ desired: 3, running: 3 });
      await on.clock.sleep(60_000);
      expect(await serviceOf(on)).toMatchObject({ desiredCount: 3, runningCount: 3 });
    });
  });
});

describe("a deployment that fails", () => {
  const autoRollback = ["DEPLOYMENT_FAILURE"] as const;

  test("by a hook, without rollback, is stopped in place, with the reason", async () => {
    await onShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (on) => {
      const own = await started(on, hooked({ BeforeAllowTraffic: "check" }));
      const { look } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment).toEqual({
        state: "stopped",
        reason:
          "The deployment ended Failed at BeforeAllowTraffic. HOOK_EXECUTION_FAILURE: The BeforeAllowTraffic hook check failed: The hook function reported that validation failed.",
      });
      expect(factsOf(look.observation)).toMatchObject({
        status: "Failed",
        lifecycleStage: "BeforeAllowTraffic",
        codeDeployError: { code: "HOOK_EXECUTION_FAILURE" },
      });
      expect(await taskSetsIn(on)).toEqual(["PRIMARY shop-web:1", "ACTIVE shop-web:2"]);
    });
  });

  test.each([
    ["BeforeAllowTraffic", "before the shift"],
    ["AfterAllowTraffic", "after the shift"],
  ])("by a hook at %s, %s, is followed to the end of CodeDeploy's rollback", async (event) => {
    await onShop({ scenario: { hooks: { check: ["FAILED"] } }, group: { autoRollback } }, async (on) => {
      const before = await restingServices(on);
      const own = await started(on, hooked({ [event]: "check" }));
      const { look, progress } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment.state).toBe("rolled-back");
      expect(progress.at(-1)?.status).toBe("Rollback Succeeded");
      expect(await restingServices(on)).toEqual(before);
    });
  });

  test("rolls back although the group does not, if the release requests it", async () => {
    await onShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (on) => {
      const own = await started(on, { ...hooked({ AfterInstall: "check" }), rollback: true });
      const { look } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment.state).toBe("rolled-back");
    });
  });

  test("at its first event has replaced nothing, and is back", async () => {
    await onShop({ scenario: { hooks: { check: ["FAILED"] } } }, async (on) => {
      const own = await started(on, hooked({ BeforeInstall: "check" }));
      const { look } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment.state).toBe("rolled-back");
    });
  });

  test("and whose rollback fails too, reports both", async () => {
    const group = { autoRollback, rollbacksFail: true };
    await onShop({ scenario: { hooks: { check: ["FAILED"] } }, group }, async (on) => {
      const own = await started(on, hooked({ AfterAllowTraffic: "check" }));
      const { look } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment).toMatchObject({ state: "rollback-failed" });
      expect(JSON.stringify(look.judgment)).toContain("Its rollback ended with ECS_UPDATE_ERROR");
    });
  });

  test("for an alarm is rolled back", async () => {
    const group = {
      autoRollback: ["DEPLOYMENT_STOP_ON_ALARM"] as const,
      alarms: ["5xx"],
      terminationWait: 10,
    };
    await onShop({ group, scenario: { alarms: { "5xx": "OK" } } }, async (on) => {
      const watch = new CodeDeployWatch(on, await started(on));
      await follow(on, watch, ({ observation }) => isTrafficShifted(observation));
      on.world.ecs.state.alarms.set("5xx", "ALARM");
      const { look } = await follow(on, watch);
      expect(look.judgment.state).toBe("rolled-back");
      expect(JSON.stringify(look.judgment)).toContain("ALARM_ACTIVE");
      expect((await taskSetsIn(on))[0]).toBe("PRIMARY shop-web:1");
    });
  });

  test("for a deleted task definition, quotes ECS's message", async () => {
    await onShop({}, async (on) => {
      const own = await started(on, { to: revision(9) });
      const { look } = await follow(on, new CodeDeployWatch(on, own));
      expect(look.judgment.state).toBe("rolled-back");
      expect(JSON.stringify(look.judgment)).toContain("ECS_UPDATE_ERROR");
    });
  });

  test("because its tasks crash hangs in Install for an hour", async () => {
    await onShop({ crashing: true }, async (on) => {
      const begun = on.clock.now();
      const { look } = await follow(on, new CodeDeployWatch(on, await started(on)));
      expect(look.judgment.state).toBe("stopped");
      expect(JSON.stringify(look.judgment)).toContain("TIMEOUT");
      expect(on.clock.now() - begun).toBeGreaterThan(60 * 60_000);
    });
  });
});

describe("somebody else", () => {
  test("who stops it without rollback leaves it stopped", async () => {
    await onShop({ group: { terminationWait: 10 } }, async (on) => {
      const own = await started(on);
      const watch = new CodeDeployWatch(on, own);
      await follow(on, watch, ({ observation }) => isTrafficShifted(observation));
      await stopDeployment(on, own.deploymentId, false);
      expect((await follow(on, watch)).look.judgment.state).toBe("stopped");
      expect(await stopDeployment(on, own.deploymentId, false)).toBe("ended");
    });
  });

  test("who deploys after ours has ended supersedes it", async () => {
    await onShop({}, async (on) => {
      const watch = new CodeDeployWatch(on, await started(on));
      await follow(on, watch);
      const theirs = await started(on, { to: revision(1) });
      await follow(on, new CodeDeployWatch(on, theirs));
      const { look } = await follow(on, watch);
      expect(look.judgment).toEqual({ state: "superseded", by: theirs.deploymentId });
    });
  });

  test("who is already deploying is named, and nothing starts", async () => {
    await onShop({}, async (on) => {
      const theirs = await started(on, { by: "somebody" });
      await on.clock.sleep(30_000);
      const answer = await start(on);
      expect(answer).toMatchObject({ state: "busy", running: { id: theirs.deploymentId, creator: "user" } });
      expect(await runningDeployments(on, theirs)).toMatchObject([
        { id: theirs.deploymentId, status: "InProgress", creator: "user", taskDefinition: revision(2) },
      ]);
      await follow(on, new CodeDeployWatch(on, theirs));
      expect(await runningDeployments(on, theirs)).toEqual([]);
    });
  });
});

describe("faults", () => {
  const create = { party: "codedeploy", operation: "CreateDeployment", times: 1 } as const;

  test.each([
    ["", "reset-after"],
    [", even if the request takes effect 10 s later", { late: 10 }],
    [", even if the request takes effect 25 s later", { late: 25 }],
  ] as const)("a lost response starts no second deployment%s", async (_, fault) => {
    await onShop({ faults: [{ ...create, fault }] }, async (on) => {
      const own = await started(on);
      expect(on.calls.filter((call) => call === "codedeploy:CreateDeployment")).toHaveLength(1);
      expect((await follow(on, new CodeDeployWatch(on, own))).look.judgment.state).toBe("succeeded");
    });
  });

  test("the same without permission to list: the rejection names the running deployment, which is ours", async () => {
    const faults = [
      { ...create, fault: "reset-after" },
      { party: "codedeploy", operation: "ListDeployments", fault: "denied" },
    ] as const;
    await onShop({ faults }, async (on) => {
      const own = await started(on);
      expect(on.calls.filter((call) => call === "codedeploy:CreateDeployment")).toHaveLength(2);
      expect((await follow(on, new CodeDeployWatch(on, own))).look.judgment.state).toBe("succeeded");
    });
  });

  test("a job that ends before the response finds its deployment by its prepared content", async () => {
    await onShop({}, async (on) => {
      const prepared = prepareDeployment(await specOf(on));
      expect(await findDeployment(on, prepared)).toBeUndefined();
      const answer = await createDeployment(on, prepared);
      const kept = JSON.parse(JSON.stringify(prepared)) as PreparedDeployment;
      expect({ state: "started", deployment: await findDeployment(on, kept) }).toEqual(answer);
    });
  });

  test("a lost request is sent again", async () => {
    await onShop({ faults: [{ ...create, fault: "reset-before" }] }, async (on) => {
      expect((await start(on)).state).toBe("started");
    });
  });

  test("a target that doesn't exist yet is looked up again", async () => {
    const fault = { error: new AwsError("DeploymentNotStartedException", "The deployment has not started") };
    const faults = [{ party: "codedeploy", operation: "ListDeploymentTargets", times: 2, fault }] as const;
    await onShop({ faults }, async (on) => {
      const { look, progress } = await follow(on, new CodeDeployWatch(on, await started(on)));
      expect(look.judgment.state).toBe("succeeded");
      expect(weights(progress)).toEqual([0, 100]);
    });
  });

  test("without permission to read its target, the end is still detected", async () => {
    const faults = [{ party: "codedeploy", operation: "GetDeploymentTarget", fault: "denied" }] as const;
    await onShop({ faults }, async (on) => {
      const watch = new CodeDeployWatch(on, await started(on));
      const { look } = await follow(on, watch);
      expect(look.judgment.state).toBe("succeeded");
      expect(watch.blind?.why.name).toBe("access-denied");
      expect(on.calls.filter((call) => call === "codedeploy:GetDeploymentTarget")).toHaveLength(1);
    });
  });

  test("a missing group is named", async () => {
    await onShop({ group: { name: "other" } }, async (on) => {
      await expect(start(on)).rejects.toMatchObject({ why: { name: "codedeploy-group-not-found" } });
    });
  });
});
