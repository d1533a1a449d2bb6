/** Pauses that the smoke test decides, over HTTP: the call that ends them fails, or its response is lost. */
import { describe, expect, test } from "@jest/globals";
import { callAs } from "../../../simulator/acts.ts";
import type { RunContext } from "../../../simulator/ecs/program.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import type { World } from "../../../simulator/world.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";
import {
  cluster,
  draftOf,
  inputsOf,
  plainService,
  scenarioOf,
  type WorldDraft,
} from "../properties/draft.ts";

const release = (faults: readonly FaultRule[]): Promise<Run> =>
  runRelease(scenarios.pause, {
    inputs: { ...shopInputs, "smoke-test-command": "bin/smoke", "rollout-timeout": "5m" },
    faults,
  });

const operation = "ContinueServiceDeployment";
const continued = ({ calls }: Run): number => calls.filter((call) => call === `ecs:${operation}`).length;

interface Service {
  readonly verdict: string;
  readonly seconds: number;
  readonly cause?: { readonly name: string; readonly what: string };
}
const serviceOf = (run: Run): Service | undefined =>
  (JSON.parse(run.outputs["services"] ?? "[]") as readonly Service[])[0];

describe("the smoke test passed, but the pause can't be ended", () => {
  test("fails at once and names the denied call", async () => {
    const run = await release([{ operation, fault: "denied" }]);
    expect(run.outcome).toBe("rolled-back");
    expect(serviceOf(run)?.cause?.what).toContain(`ecs:${operation}`);
    expect(serviceOf(run)?.seconds).toBeLessThan(240);
  });

  test("tries again at the next poll after an outage", async () => {
    const run = await release([{ operation, fault: "http-500", times: 8 }]);
    expect([run.outcome, continued(run)]).toEqual(["released", 9]);
    expect(run.log).toContain("Trying again.");
  });

  test("names the outage after rollout-timeout", async () => {
    const run = await release([{ operation, fault: "http-500" }]);
    expect(run.outcome).toBe("rolled-back");
    expect(serviceOf(run)?.cause?.what).toContain(operation);
    expect(run.log.match(/^! web: .*Trying again/gm)).toHaveLength(1);
  });
});

test("a deployment that ECS doesn't return after a lost response doesn't prove that the pause is over", async () => {
  let lost = false;
  const run = await release([
    { operation, times: 1, when: () => (lost = true), fault: "reset-before" },
    {
      operation: "DescribeServiceDeployments",
      when: () => lost,
      times: 1,
      fault: { rewrite: () => ({ serviceDeployments: [], failures: [{ reason: "MISSING" }] }) },
    },
  ]);
  expect([run.outcome, continued(run)]).toEqual(["released", 2]);
});

/** A release with a slow smoke test at the pause of the first service. */
async function releaseSlowly(draft: WorldDraft, code: number, actors: Scenario["actors"] = []): Promise<Run> {
  const scenario = scenarioOf(draft, { migrations: 0 });
  const programs = scenario.programs.map((program) => ({
    ...program,
    run: (context: RunContext) => {
      const script = typeof program.run === "function" ? program.run(context) : program.run;
      return context.command[0] === "smoke" ? { ...script, exit: { after: 240, code } } : script;
    },
  }));
  return runRelease(
    { ...scenario, programs, actors },
    { inputs: { ...inputsOf(draft), "smoke-test-timeout": "10m" } },
  );
}

const paused = { ...plainService, strategy: "BLUE_GREEN", pause: "ROLLBACK" } as const;

test("rolls back without waiting for a smoke test after another service of the wave failed", async () => {
  const draft = draftOf({
    families: ["serves", "crashes"],
    services: [paused, { ...plainService, family: 1 }],
    smokeTest: "passes",
  });
  const run = await releaseSlowly(draft, 0);
  expect(run.outcome).toBe("rolled-back");
  expect(run.log).not.toContain("Smoke test STOPPED");
  expect(run.log).toContain("svc-0: The step doesn't wait for the smoke test");
  // Only the rollback ends the pause.
  expect(run.calls.indexOf(`ecs:${operation}`)).toBeGreaterThan(
    run.calls.indexOf("ecs:StopServiceDeployment"),
  );
});

test("fails if its smoke test fails after somebody else ended the pause and the deployment succeeded", async () => {
  const draft = draftOf({ services: [{ ...paused, pause: "CONTINUE" }], smokeTest: "fails" });
  const continues = {
    name: "continues",
    when: { at: 60 },
    act: (world: World) => {
      const { serviceDeployments } = callAs(world, "ecs", "ListServiceDeployments", {
        cluster,
        service: "svc-0",
      }) as { serviceDeployments: ReadonlyArray<{ serviceDeploymentArn: string }> };
      const [serviceDeploymentArn = ""] = serviceDeployments.map((one) => one.serviceDeploymentArn);
      const {
        serviceDeployments: [deployment],
      } = callAs(world, "ecs", "DescribeServiceDeployments", {
        serviceDeploymentArns: [serviceDeploymentArn],
      }) as {
        serviceDeployments: ReadonlyArray<{ lifecycleHookDetails: ReadonlyArray<{ hookId: string }> }>;
      };
      const hookId = deployment?.lifecycleHookDetails.at(-1)?.hookId ?? "";
      callAs(world, "ecs", operation, { serviceDeploymentArn, hookId, action: "CONTINUE" });
    },
  };
  const run = await releaseSlowly(draft, 1, [continues]);
  expect(run.outcome).toBe("rolled-back");
  expect(serviceOf(run)?.cause?.name).toBe("smoke-test-failed");
});
