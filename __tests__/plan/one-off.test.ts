import { describe, expect, test } from "@jest/globals";
import type { Service } from "@aws-sdk/client-ecs";
import { describedTaskDefinition } from "../../src/ecs/definition/task-definition.ts";
import { type OneOffSources, planOneOff, type PlannedOneOff } from "../../src/plan/one-off.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { network, shop } from "../../simulator/scenarios/shop.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";

const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";

interface Planned {
  readonly plan: (more: Partial<OneOffSources>) => Promise<PlannedOneOff>;
  readonly service: Service;
  readonly calls: readonly string[];
}

async function withShop(
  options: { readonly scenario?: Partial<Scenario>; readonly faults?: readonly FaultRule[] },
  check: (planned: Planned) => Promise<void>,
): Promise<void> {
  const { faults } = options;
  const scenario = shop({ name: "test", about: "", ...options.scenario });
  await withSimulatedAws({ scenario, ...(faults && { faults }) }, async ({ aws, calls }) => {
    const ecs = await aws.ecs();
    let body = "";
    await ecs.describeTaskDefinition({ taskDefinition: "shop-web" }, { onText: (text) => (body = text) });
    const { definition } = describedTaskDefinition(body);
    const { services = [] } = await ecs.describeServices({ cluster, services: ["web"] });
    const [service = {}] = services;
    const { signal } = new AbortController();
    const usual = { cluster, definition, replaced: ["app"], service, network: {}, tags: [], trace: [] };
    await check({ plan: (more) => planOneOff({ ecs, signal }, { ...usual, ...more }), service, calls });
  });
}

const bare = ({ currentServiceRevisions = [] }: Service): Service => ({ currentServiceRevisions });

describe("the placement of a one-off task", () => {
  test("is the service's, without another call", () =>
    withShop({}, async ({ plan, calls }) => {
      const before = calls.length;
      expect(await plan({})).toMatchObject({
        container: "app",
        launch: { input: { launchType: "FARGATE", networkConfiguration: network }, notes: [] },
      });
      expect(calls).toHaveLength(before);
    }));

  test("comes from the service revision if the service doesn't report it", () =>
    withShop({}, async ({ plan, service, calls }) => {
      const { launch } = await plan({ service: bare(service) });
      expect(launch.input).toMatchObject({ launchType: "FARGATE", networkConfiguration: network });
      expect(calls).toContain("ecs:DescribeServiceRevisions");
    }));

  test("names the input to set if the service revision can't be read", () =>
    withShop(
      { faults: [{ operation: "DescribeServiceRevisions", fault: "denied" }] },
      async ({ plan, service }) => {
        await expect(plan({ service: bare(service) })).rejects.toMatchObject({
          why: { name: "network-missing", remedy: expect.stringContaining("migration-subnets") },
        });
      },
    ));

  test("uses the cluster's default strategy without a service, but never Spot", () =>
    withShop(
      {
        scenario: {
          clusters: [
            {
              name: "shop",
              defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
            },
          ],
        },
      },
      async ({ plan, calls }) => {
        const { launch } = await plan({ service: undefined, network: { subnets: ["subnet-9"] } });
        expect(launch.input).toMatchObject({ launchType: "FARGATE" });
        expect(launch.notes.join()).toContain("FARGATE_SPOT");
        expect(calls).toContain("ecs:DescribeClusters");
      },
    ));

  test("comes from the definition's requirements if the cluster can't be read", () =>
    withShop({ faults: [{ operation: "DescribeClusters", fault: "denied" }] }, async ({ plan }) => {
      const { launch } = await plan({ service: undefined, network: { subnets: ["subnet-9"] } });
      expect(launch.input).toMatchObject({ launchType: "FARGATE" });
    }));

  test("rejects an unknown container before any call", () =>
    withShop({}, async ({ plan, calls }) => {
      const before = calls.length;
      await expect(plan({ container: "wbe" })).rejects.toMatchObject({ why: { name: "container-unknown" } });
      expect(calls).toHaveLength(before);
    }));
});
