/** The rollback of a service that CodeDeploy deploys, from every state of its deployment. */
import { describe, expect, test } from "@jest/globals";
import { isTrafficShifted, type StartedDeployment } from "../../../src/codedeploy/deployment.ts";
import { runningDeployments } from "../../../src/codedeploy/running.ts";
import { stopDeployment } from "../../../src/codedeploy/stop.ts";
import { CodeDeployWatch, type Look } from "../../../src/codedeploy/watch.ts";
import type { Stage } from "../../support/stage.ts";
import {
  follow,
  onShop,
  putBack,
  restingServices,
  revision,
  sendBack,
  type Shop,
  start,
  started,
} from "../../codedeploy/world.ts";

const wait = (ms: number) => async (on: Stage) => on.clock.sleep(ms);
const shifted = async (on: Stage, own: StartedDeployment): Promise<void> => {
  await follow(on, new CodeDeployWatch(on, own), ({ observation }) => isTrafficShifted(observation));
};
const ended = async (on: Stage, own: StartedDeployment): Promise<void> => {
  await follow(on, new CodeDeployWatch(on, own));
};
const abandoned = async (on: Stage, own: StartedDeployment): Promise<void> => {
  await shifted(on, own);
  await stopDeployment(on, own.deploymentId, false);
  await ended(on, own);
};

/** Deployments that were requested and created. */
const creations = ({ simulator }: Stage): number =>
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
const rollbackFailed = async (on: Stage, own: StartedDeployment): Promise<void> => {
  await shifted(on, own);
  on.world.ecs.state.alarms.set("5xx", "ALARM");
  await ended(on, own);
  on.world.ecs.state.alarms.set("5xx", "OK");
};

describe("a rollback from each state", () => {
  test.each<[string, Shop, (on: Stage, own: StartedDeployment) => Promise<unknown>]>([
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
    await onShop(shop, async (on) => {
      const before = await restingServices(on);
      const own = await started(on);
      if (name.endsWith("group that waits")) await continueReady(on, own);
      await until(on, own);
      const { end } = await putBack(on, own);
      expect(end).toEqual({ end: "back" });
      expect(await runningDeployments(on, own)).toEqual([]);
      expect(await restingServices(on)).toEqual(before);
    });
  });

  test("deploys nothing if the deployment was stopped before the shift", async () => {
    await onShop({}, async (on) => {
      const own = await started(on);
      await wait(20_000)(on);
      await stopDeployment(on, own.deploymentId, false);
      await ended(on, own);
      expect((await putBack(on, own)).end).toEqual({ end: "back" });
      expect(creations(on)).toBe(1);
    });
  });
});

async function continueReady(on: Stage, own: StartedDeployment): Promise<void> {
  const codeDeploy = await on.aws.codeDeploy();
  const isReady = ({ observation }: Look): boolean => observation.deployment?.status === "Ready";
  await follow(on, new CodeDeployWatch(on, own), isReady);
  await codeDeploy.continueDeployment({ deploymentId: own.deploymentId });
}

test("does not wait for the hour that the group keeps old tasks", async () => {
  await onShop({ group: { terminationWait: 60 } }, async (on) => {
    const own = await started(on);
    await ended(on, own);
    const begun = on.clock.now();
    const { end } = await putBack(on, own);
    expect(end.end).toBe("back");
    expect(on.clock.now() - begun).toBeLessThan(5 * 60_000);
  });
});

describe("a later step", () => {
  const kept = (own: StartedDeployment) => JSON.parse(JSON.stringify(own)) as StartedDeployment;

  test.each<[string, (on: Stage, own: StartedDeployment) => Promise<void>, number]>([
    ["waits for CodeDeploy's rollback, which an earlier step requested", shifted, 1],
    ["waits for the deployment of the recorded revision that an earlier one started", ended, 2],
  ])("%s", async (_, until, count) => {
    await onShop({ group: { terminationWait: 5 } }, async (on) => {
      const before = await restingServices(on);
      const own = await started(on);
      await until(on, own);
      await sendBack(on, own);
      await wait(4000)(on);
      expect((await putBack(on, kept(own))).end).toEqual({ end: "back" });
      expect(creations(on)).toBe(count);
      await wait(300_000)(on);
      expect(await restingServices(on)).toEqual(before);
    });
  });
});

describe("another pipeline", () => {
  test("supersedes our deployment: it is not rolled back", async () => {
    await onShop({}, async (on) => {
      const own = await started(on);
      await ended(on, own);
      const theirs = await started(on, { to: revision(2), by: "somebody" });
      await ended(on, theirs);
      const before = await restingServices(on);
      expect((await putBack(on, own)).end).toEqual({ end: "superseded", by: theirs.deploymentId });
      expect(await restingServices(on)).toEqual(before);
    });
  });

  test("is deploying: it is not rolled back", async () => {
    await onShop({}, async (on) => {
      const own = await started(on);
      await ended(on, own);
      const theirs = await started(on, { by: "somebody" });
      expect((await putBack(on, own)).end).toEqual({ end: "superseded", by: theirs.deploymentId });
      expect((await start(on)).state).toBe("busy");
    });
  });

  test("deploys the previous revision: the step waits", async () => {
    await onShop({ group: { terminationWait: 5 } }, async (on) => {
      const before = await restingServices(on);
      const own = await started(on);
      await ended(on, own);
      await started(on, { to: revision(1), by: "somebody" });
      expect((await putBack(on, own)).end).toEqual({ end: "back" });
      expect(creations(on)).toBe(2);
      expect(on.calls).not.toContain("codedeploy:ContinueDeployment");
      await wait(300_000)(on);
      expect(await restingServices(on)).toEqual(before);
    });
  });

  test("has deployed the previous revision: the service is rolled back", async () => {
    await onShop({}, async (on) => {
      const own = await started(on);
      await ended(on, own);
      await ended(on, await started(on, { to: revision(1), by: "somebody" }));
      expect((await putBack(on, own)).end).toEqual({ end: "back" });
      expect(creations(on)).toBe(2);
    });
  });
});

test("uses the group's config without permission for another one", async () => {
  const faults = [
    {
      party: "codedeploy",
      operation: "CreateDeployment",
      when: (input: unknown) =>
        (input as { deploymentConfigName?: string }).deploymentConfigName !== undefined,
      fault: "denied",
    },
  ] as const;
  await onShop({ faults }, async (on) => {
    const own = await started(on);
    await ended(on, own);
    expect((await putBack(on, own)).end).toEqual({ end: "back" });
  });
});
