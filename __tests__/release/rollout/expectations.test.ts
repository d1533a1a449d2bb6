/** When the bake time or a traffic step ends, as the log shows it. */
import { describe, expect, test } from "@jest/globals";
import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import type { Clock } from "../../../src/core/time.ts";
import { Expectations } from "../../../src/release/rollout/expectations.ts";
import type { ServiceReading } from "../../../src/release/rollout/wave-reader.ts";
import type { StartedService } from "../../../src/release/rollout/service-release.ts";
import { runRelease } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const minute = 60_000;

/** Polls a service at the given times. */
function watch(controller: "ECS" | "CODE_DEPLOY" = "ECS") {
  let now = 0;
  const expectations = new Expectations({ now: () => now, sleep: () => Promise.resolve() } satisfies Clock);
  const one = { controller, watched: { own: { id: "ecs-svc/1" } } } as unknown as StartedService;
  return (at: number, deployment: object | undefined): number | undefined => {
    now = at;
    const service = deployment && { deployments: [] };
    const reading = { service, deployment, progress: { at } } as unknown as ServiceReading;
    expectations.notice(one, reading);
    return expectations.waitEnds(one);
  };
}

const simulation = (lifecycleStage: string, weight?: number, more: object = {}): object =>
  ({
    status: "IN_PROGRESS",
    lifecycleStage,
    targetServiceRevision: { requestedProductionTrafficWeight: weight },
    deploymentConfiguration: {
      strategy: "CANARY",
      bakeTimeInMinutes: 5,
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
      ...more,
    },
  }) satisfies ServiceDeployment | object;

describe("the expected end of a wait", () => {
  test("counts from the last poll before the stage started, and stays fixed during the stage", () => {
    const reading = watch();
    expect(reading(0, simulation("SCALE_UP"))).toBeUndefined();
    expect(reading(3_000, simulation("BAKE_TIME", 100))).toBe(5 * minute);
    expect(reading(60_000, simulation("BAKE_TIME", 100))).toBe(5 * minute);
  });

  test("counts from the first poll if that already shows the stage", () => {
    expect(watch()(7_000, simulation("BAKE_TIME", 100))).toBe(7_000 + 5 * minute);
  });

  test("starts again with each weight of a traffic step", () => {
    const reading = watch();
    const linear = (weight: number) =>
      simulation("PRODUCTION_TRAFFIC_SHIFT", weight, {
        canaryConfiguration: undefined,
        linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
      });
    expect(reading(1_000, linear(0))).toBeUndefined();
    expect(reading(4_000, linear(25))).toBe(1_000 + minute);
    expect(reading(62_000, linear(50))).toBe(4_000 + minute);
    expect(reading(122_000, linear(100))).toBeUndefined();
  });

  test("stays fixed while the deployment can't be read", () => {
    const reading = watch();
    reading(0, simulation("BAKE_TIME", 100));
    expect(reading(3_000, undefined)).toBe(5 * minute);
  });

  test.each<[string, object]>([
    ["after the bake", simulation("CLEAN_UP", 100)],
    ["without a bake time", simulation("BAKE_TIME", 100, { bakeTimeInMinutes: undefined })],
    ["in a deployment that has ended", { ...simulation("BAKE_TIME", 100), status: "SUCCESSFUL" }],
  ])("is unknown %s", (_, deployment) => {
    expect(watch()(0, deployment)).toBeUndefined();
  });

  test("comes from CodeDeploy for its deployments", () => {
    expect(watch("CODE_DEPLOY")(0, simulation("BAKE_TIME", 100))).toBeUndefined();
  });
});

test("a canary logs the next step and the end of the bake once each", async () => {
  const { log, outcome } = await runRelease(scenarios.canary, { inputs: shopInputs });
  expect(outcome).toBe("released");
  expect(log.match(/PRODUCTION_TRAFFIC_SHIFT, next step at \d\d:\d\d:\d\d UTC/gu)).toHaveLength(1);
  expect(log.match(/BAKE_TIME until \d\d:\d\d:\d\d UTC/gu)).toHaveLength(1);
});
