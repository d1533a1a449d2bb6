/** Random rollouts: properties that hold at all times. */
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { updates } from "../../../simulator/acts.ts";
import { healthyTasks } from "../../../simulator/ecs/service/counts.ts";
import { maximumTasks, minimumHealthy } from "../../../simulator/ecs/service/rolling-step.ts";
import type { Service, ServiceDeploymentStatus } from "../../../simulator/ecs/state.ts";
import { exits, serves } from "../../../simulator/scenarios/scripts.ts";
import { type Rollout, rollout } from "./rollout-world.ts";

/** docs/aws-reference.md#service-deployments. */
const next: Readonly<Record<ServiceDeploymentStatus, readonly ServiceDeploymentStatus[]>> = {
  PENDING: ["IN_PROGRESS", "ROLLBACK_REQUESTED", "STOP_REQUESTED", "STOPPED"],
  IN_PROGRESS: [
    "SUCCESSFUL",
    "STOP_REQUESTED",
    "ROLLBACK_REQUESTED",
    "ROLLBACK_IN_PROGRESS",
    "ROLLBACK_FAILED",
    "STOPPED",
  ],
  STOP_REQUESTED: ["STOPPED"],
  ROLLBACK_REQUESTED: ["ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED", "SUCCESSFUL", "STOPPED", "STOP_REQUESTED"],
  ROLLBACK_IN_PROGRESS: ["ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

const behaviors = ["serves", "crashes", "flaps", "cannot pull", "never healthy"] as const;

const program = {
  serves: { run: serves() },
  crashes: { run: exits(1, 2) },
  flaps: {
    run: ({ earlierRuns }: { earlierRuns: number }) => (earlierRuns % 2 === 0 ? exits(1, 55) : serves()),
  },
  "cannot pull": { pullError: { text: "CannotPullContainerError: no route" } },
  "never healthy": { run: exits(1, 35) },
};

const percentages = fc.constantFrom(
  [100, 200],
  [50, 200],
  [0, 100],
  [50, 150],
  [100, 150],
  [75, 125],
  [100, 100],
);
const worlds = fc.record({
  seed: fc.nat(1_000_000),
  jitter: fc.constantFrom(0, 0.5, 2),
  desired: fc.nat(6),
  percentages,
  v2: fc.constantFrom(...behaviors),
  v3: fc.constantFrom(...behaviors),
  breaker: fc.boolean(),
  goesBack: fc.boolean(),
  /** When somebody deploys v3, stops the deployment or forces another one. */
  second: fc.option(fc.nat(150), { nil: undefined }),
  stop: fc.option(fc.nat(150), { nil: undefined }),
  force: fc.option(fc.nat(300), { nil: undefined }),
});

type Plan = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function runPlan(plan: Plan, watch: (d: Rollout, service: Service) => void): Rollout {
  const [minimumHealthyPercent, maximumPercent] = plan.percentages;
  const deploymentCircuitBreaker = { enable: plan.breaker, rollback: plan.goesBack };
  const d = rollout({
    desired: plan.desired,
    configuration: { minimumHealthyPercent, maximumPercent, deploymentCircuitBreaker },
    v2: program[plan.v2],
    v3: program[plan.v3],
    scenario: { seed: plan.seed, pace: { jitter: plan.jitter } },
  });
  const service = [...d.world.ecs.state.services.values()][0];
  if (service === undefined) throw new Error("No service");
  d.world.listen(() => watch(d, service));
  d.deploy("v2");
  const { queue, start } = d.world;
  const at = (seconds: number | undefined, act: () => void) => {
    if (seconds !== undefined) queue.at(start + seconds * 1000, act);
  };
  at(plan.second, () => d.deploy("v3"));
  at(plan.force, () => updates("shop/web", { forceNewDeployment: true })(d.world));
  at(plan.stop, () => {
    const newest = service.serviceDeployments.at(-1);
    if (newest !== undefined) d.world.ecs.deployments.requestRollback(service, newest);
  });
  d.wait(1800);
  return d;
}

const runs = { numRuns: 60, seed: 20_261_121 };

/** Runs the plan, and collects the violations at any time. */
function violationsIn(plan: Plan, violation: (service: Service) => string | undefined): string[] {
  const found = new Set<string>();
  runPlan(plan, (_d, service) => {
    const text = violation(service);
    if (text !== undefined) found.add(text);
  });
  return [...found];
}

test("never exceeds the maximum, and never falls below the minimum of healthy tasks while only good tasks stop", () => {
  fc.assert(
    fc.property(worlds, (plan) => {
      const [minimum = 100, maximum = 200] = plan.percentages;
      const good = plan.v2 === "serves" && plan.v3 === "serves";
      const max = Math.max(plan.desired, maximumTasks(plan.desired, maximum));
      const min = good ? minimumHealthy(plan.desired, minimum) : 0;
      const found = violationsIn(plan, (service) => {
        const live = [...service.tasks].filter(({ desiredStatus }) => desiredStatus === "RUNNING");
        const healthy = healthyTasks(live).length;
        return live.length > max || healthy < min ? `${live.length} tasks, ${healthy} healthy` : undefined;
      });
      expect(found).toEqual([]);
    }),
    runs,
  );
});

test("follows AWS's state machine, with only the first deployment as PRIMARY", () => {
  fc.assert(
    fc.property(worlds, (plan) => {
      const last = new Map<string, ServiceDeploymentStatus>();
      const found = violationsIn(plan, (service) => {
        const [primary, ...others] = service.deployments;
        const alone = primary?.status === "PRIMARY" && others.every(({ status }) => status !== "PRIMARY");
        const steps = service.serviceDeployments.map(({ arn, status }) => {
          const before = last.get(arn) ?? status;
          last.set(arn, status);
          return before === status || next[before].includes(status) ? undefined : `${before} → ${status}`;
        });
        return alone ? steps.find((step) => step !== undefined) : "PRIMARY is not the first alone";
      });
      expect(found).toEqual([]);
    }),
    runs,
  );
});

test("ends the newest deployment unless nothing could end it", () => {
  fc.assert(
    fc.property(worlds, (plan) => {
      const d = runPlan(plan, () => undefined);
      const { status } = d.deployment();
      const over = ["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"].includes(status);
      const stuck = d
        .messages()
        .some((text) => text.includes("because of the service deployment configuration"));
      const bad = plan.v2 !== "serves" || plan.v3 !== "serves";
      expect(over || stuck || bad).toBe(true);
      const service = d.service();
      if (status !== "SUCCESSFUL" && status !== "ROLLBACK_SUCCESSFUL") return;
      const [primary, ...others] = service.deployments;
      expect([primary.rolloutState, primary.taskDefinition, others]).toEqual([
        "COMPLETED",
        service.taskDefinition,
        [],
      ]);
    }),
    runs,
  );
});

test("repeats the same world for the same seed, event for event", () => {
  fc.assert(
    fc.property(worlds, (plan) => {
      const [one, two] = [runPlan(plan, () => undefined), runPlan(plan, () => undefined)];
      expect(two.happened).toEqual(one.happened);
      expect(two.service()).toEqual(one.service());
    }),
    { ...runs, numRuns: 30 },
  );
});
