/** The rollback of a service that CodeDeploy deploys, from every state of its deployment. */
import { describe, expect, test } from "@jest/globals";
import { isTrafficShifted, type StartedDeployment } from "../../../src/codedeploy/deployment.ts";
import { runningDeployments } from "../../../src/codedeploy/running.ts";
import { stopDeployment } from "../../../src/codedeploy/stop.ts";
import { CodeDeployWatch, type Reading } from "../../../src/codedeploy/watch.ts";
import type { SimulatedAws } from "../../support/simulated-aws.ts";
import {
  follow,
  simulateShop,
  rollBack,
  finalServices,
  revision,
  startRollback,
  type Shop,
  start,
  started,
} from "../../codedeploy/world.ts";

const wait = (ms: number) => async (simulation: SimulatedAws) => simulation.clock.sleep(ms);
const shifted = async (simulation: SimulatedAws, own: StartedDeployment): Promise<void> => {
  await follow(simulation, new CodeDeployWatch(simulation, own), ({ observation }) =>
    isTrafficShifted(observation),
  );
};
const ended = async (simulation: SimulatedAws, own: StartedDeployment): Promise<void> => {
  await follow(simulation, new CodeDeployWatch(simulation, own));
};
const abandoned = async (simulation: SimulatedAws, own: StartedDeployment): Promise<void> => {
  await shifted(simulation, own);
  await stopDeployment(simulation, own.deploymentId, false);
  await ended(simulation, own);
};

/** Deployments that were requested and created. */
const creations = ({ simulator }: SimulatedAws): number =>
  simulator.requests.filter(({ operation, error }) => operation === "CreateDeployment" && error === undefined)
    .length;

const slow: Shop = { group: { terminationWait: 60 } };
const canary: Shop = { group: { config: "CodeDeployDefault.ECSCanary10Percent15Minutes" } };
const patient: Shop = { group: { terminationWait: 60, ready: { minutes: 30 } } };
const failing: Shop = {
  group: {
    autoRollback: ["DEPLOYMENT_STOP_ON_ALARM"],
    alarms: ["5xx"],
    rollbacksFail: true,
    terminationWait: 60,
  },
  scenario: { alarms: { "5xx": "OK" } },
};
const rollbackFailed = async (simulation: SimulatedAws, own: StartedDeployment): Promise<void> => {
  await shifted(simulation, own);
  simulation.world.ecs.state.alarms.set("5xx", "ALARM");
  await ended(simulation, own);
  simulation.world.ecs.state.alarms.set("5xx", "OK");
};

describe("a rollback from each state", () => {
  test.each<[string, Shop, (simulation: SimulatedAws, own: StartedDeployment) => Promise<unknown>]>([
    ["just created", {}, wait(0)],
    ["during Install", {}, wait(20_000)],
    ["in the middle of the shift", canary, wait(120_000)],
    ["while it waits for a person", patient, wait(120_000)],
    ["after the shift", slow, shifted],
    ["after its end", {}, ended],
    [
      "after its end, in a group that waits",
      { group: { terminationWait: 5, ready: { minutes: 30 } } },
      ended,
    ],
    ["stopped by a user without rollback", slow, abandoned],
    ["after a failed rollback", failing, rollbackFailed],
  ])("%s", async (name, shop, until) => {
    await simulateShop(shop, async (simulation) => {
      const before = await finalServices(simulation);
      const own = await started(simulation);
      if (name.endsWith("group that waits")) await continueReady(simulation, own);
      await until(simulation, own);
      const { end } = await rollBack(simulation, own);
      expect(end).toEqual({ end: "back" });
      expect(await runningDeployments(simulation, own)).toEqual([]);
      expect(await finalServices(simulation)).toEqual(before);
    });
  });

  test("deploys nothing if the deployment was stopped before the shift", async () => {
    await simulateShop({}, async (simulation) => {
      const own = await started(simulation);
      await wait(20_000)(simulation);
      await stopDeployment(simulation, own.deploymentId, false);
      await ended(simulation, own);
      expect((await rollBack(simulation, own)).end).toEqual({ end: "back" });
      expect(creations(simulation)).toBe(1);
    });
  });
});

async function continueReady(simulation: SimulatedAws, own: StartedDeployment): Promise<void> {
  const codeDeploy = await simulation.aws.codeDeploy();
  const isReady = ({ observation }: Reading): boolean => observation.deployment?.status === "Ready";
  await follow(simulation, new CodeDeployWatch(simulation, own), isReady);
  await codeDeploy.continueDeployment({ deploymentId: own.deploymentId });
}

test("does not wait for the hour that the group keeps old tasks", async () => {
  await simulateShop({ group: { terminationWait: 60 } }, async (simulation) => {
    const own = await started(simulation);
    await ended(simulation, own);
    const begun = simulation.clock.now();
    const { end } = await rollBack(simulation, own);
    expect(end.end).toBe("back");
    expect(simulation.clock.now() - begun).toBeLessThan(5 * 60_000);
  });
});

describe("a later step", () => {
  const kept = (own: StartedDeployment) => JSON.parse(JSON.stringify(own)) as StartedDeployment;

  test.each<[string, (simulation: SimulatedAws, own: StartedDeployment) => Promise<void>, number]>([
    ["waits for CodeDeploy's rollback, which an earlier step requested", shifted, 1],
    ["waits for the deployment of the recorded revision that an earlier one started", ended, 2],
  ])("%s", async (_, until, count) => {
    await simulateShop({ group: { terminationWait: 5 } }, async (simulation) => {
      const before = await finalServices(simulation);
      const own = await started(simulation);
      await until(simulation, own);
      await startRollback(simulation, own);
      await wait(4000)(simulation);
      expect((await rollBack(simulation, kept(own))).end).toEqual({ end: "back" });
      expect(creations(simulation)).toBe(count);
      await wait(300_000)(simulation);
      expect(await finalServices(simulation)).toEqual(before);
    });
  });
});

describe("another pipeline", () => {
  test("supersedes our deployment: it is not rolled back", async () => {
    await simulateShop({}, async (simulation) => {
      const own = await started(simulation);
      await ended(simulation, own);
      const theirs = await started(simulation, { to: revision(2), by: "somebody" });
      await ended(simulation, theirs);
      const before = await finalServices(simulation);
      expect((await rollBack(simulation, own)).end).toEqual({ end: "superseded", by: theirs.deploymentId });
      expect(await finalServices(simulation)).toEqual(before);
    });
  });

  test("is deploying: it is not rolled back", async () => {
    await simulateShop({}, async (simulation) => {
      const own = await started(simulation);
      await ended(simulation, own);
      const theirs = await started(simulation, { by: "somebody" });
      expect((await rollBack(simulation, own)).end).toEqual({ end: "superseded", by: theirs.deploymentId });
      expect((await start(simulation)).state).toBe("busy");
    });
  });

  test("deploys the previous revision: the step waits", async () => {
    await simulateShop({ group: { terminationWait: 5 } }, async (simulation) => {
      const before = await finalServices(simulation);
      const own = await started(simulation);
      await ended(simulation, own);
      await started(simulation, { to: revision(1), by: "somebody" });
      expect((await rollBack(simulation, own)).end).toEqual({ end: "back" });
      expect(creations(simulation)).toBe(2);
      expect(simulation.calls).not.toContain("codedeploy:ContinueDeployment");
      await wait(300_000)(simulation);
      expect(await finalServices(simulation)).toEqual(before);
    });
  });

  test("has deployed the previous revision: the service is rolled back", async () => {
    await simulateShop({}, async (simulation) => {
      const own = await started(simulation);
      await ended(simulation, own);
      await ended(simulation, await started(simulation, { to: revision(1), by: "somebody" }));
      expect((await rollBack(simulation, own)).end).toEqual({ end: "back" });
      expect(creations(simulation)).toBe(2);
    });
  });
});

const config = "deploymentConfigName";
const alarms = "overrideAlarmConfiguration";
test.each<[string, readonly string[], readonly string[]]>([
  ["uses the group's config without permission for another one", [config], [alarms]],
  ["keeps the group's alarms without permission to override them", [alarms], [config]],
  ["uses the group's config and alarms without both permissions", [config, alarms], []],
])("%s", async (_, denied, kept) => {
  const faults = [
    {
      party: "codedeploy",
      operation: "CreateDeployment",
      when: (input: unknown) => denied.some((member) => Object.hasOwn(input as object, member)),
      fault: "denied",
    },
  ] as const;
  await simulateShop({ faults }, async (simulation) => {
    const own = await started(simulation);
    await ended(simulation, own);
    expect((await rollBack(simulation, own)).end).toEqual({ end: "back" });
    const last = simulation.simulator.requests.findLast(({ operation }) => operation === "CreateDeployment");
    const sent = Object.keys(last?.input as object);
    expect([config, alarms].filter((member) => sent.includes(member))).toEqual(kept);
  });
});
