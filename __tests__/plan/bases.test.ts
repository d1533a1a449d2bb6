/** The base of a release for each value of `task-definition`, against the simulator. */
import { afterEach, describe, expect, test } from "@jest/globals";
import { callAs } from "../../simulator/acts.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { rollback } from "../../simulator/scenarios/rollback.ts";
import { application, shop, webDefinition, webService } from "../../simulator/scenarios/shop.ts";
import { runStep, type Run, startSimulation, type Simulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

const { image, ...without } = shopInputs;
const tag = (name: string): string => image.replace(/v2$/, name);

let simulation: Simulation | undefined;

afterEach(async () => {
  await simulation?.close();
  simulation = undefined;
});

async function into(scenario: Scenario): Promise<Simulation> {
  simulation = await startSimulation(scenario);
  return simulation;
}

const revisionOf = ({ world }: Simulation, service = "web"): string => {
  const { services } = world.snapshot() as { services: Record<string, { taskDefinition: string }> };
  const found = Object.entries(services).find(([name]) => name.endsWith(service));
  return found?.[1].taskDefinition.split("/")[1] ?? "";
};

const changes = (run: Run): readonly string[] =>
  run.calls.filter((call) => /:(?:Register|Run|Update|Create|Put|Deregister)/.test(call));

/** Another tool registers a revision of the family; `edit` changes its definition. */
const registers = (at: Simulation, more: object, environment: object[] = []): unknown => {
  const definition = webDefinition();
  const [app, ...others] = definition.containerDefinitions;
  return callAs(at.world, "ecs", "RegisterTaskDefinition", {
    ...definition,
    ...more,
    containerDefinitions: [
      { ...app, environment: [...(app as { environment: object[] }).environment, ...environment] },
      ...others,
    ],
  });
};

const good = shop({
  name: "good",
  about: "",
  programs: [
    application("v1"),
    application("v2"),
    application("v3"),
    { image: "public.ecr.aws/nginx/nginx:1.29", pull: 3, run: application("v1").run },
  ],
});

describe("an empty expression", () => {
  test("rejects it before any call, even with a migration", async () => {
    const at = await into(good);
    registers(at, { cpu: "256" });
    const run = await runStep(at, { inputs: { ...without, image: "", "run-migrations": "true" } });
    expect(run).toMatchObject({ outcome: "refused", exitCode: 1, calls: [] });
    expect(run.log).toContain("There is nothing to release");
  });
});

describe("a rollback by hand", () => {
  test("`previous` deploys the previous revision without registering or migrating", async () => {
    const at = await into(good);
    expect((await runStep(at, { inputs: { ...shopInputs, "run-migrations": "true" } })).outcome).toBe(
      "released",
    );
    expect(revisionOf(at)).toBe("shop-web:2");
    const back = await runStep(at, { inputs: { ...without, "task-definition": "previous" } });
    expect([back.outcome, revisionOf(at)]).toEqual(["released", "shop-web:1"]);
    expect(changes(back)).toEqual(["ecs:UpdateService"]);
    const forth = await runStep(at, { inputs: { ...without, "task-definition": "previous" } });
    expect([forth.outcome, revisionOf(at)]).toEqual(["released", "shop-web:2"]);
  });

  test("deploys an exact revision unchanged, with outcome `unchanged` if it already runs", async () => {
    const at = await into(good);
    registers(at, { cpu: "256" });
    const inputs = { ...without, "task-definition": "shop-web:2" };
    const run = await runStep(at, { inputs });
    expect([run.outcome, revisionOf(at), changes(run)]).toEqual([
      "released",
      "shop-web:2",
      ["ecs:UpdateService"],
    ]);
    expect((await runStep(at, { inputs })).outcome).toBe("unchanged");
  });

  test("returns to the revision that ran if the rollback fails", async () => {
    const at = await into(rollback);
    callAs(at.world, "ecs", "RegisterTaskDefinition", webDefinition("shop-web", "v2"));
    const run = await runStep(at, { inputs: { ...without, "task-definition": "shop-web:2" } });
    expect([run.outcome, revisionOf(at)]).toEqual(["rolled-back", "shop-web:1"]);
  });

  test.each([
    ["no history", { "task-definition": "previous" }, "history doesn't show what web ran before shop-web:1"],
    [
      "a family that nothing runs",
      { "task-definition": "shop-wbe:1" },
      "lists shop-wbe:1, but nothing in this release runs that family",
    ],
    ["a revision that does not exist", { "task-definition": "shop-web:9" }, "shop-web:9"],
    ["a deregistered revision", { "task-definition": "shop-web:2" }, "shop-web:2 is INACTIVE"],
  ])("is rejected with %s", async (_, inputs, words) => {
    const at = await into(good);
    registers(at, {});
    callAs(at.world, "ecs", "DeregisterTaskDefinition", { taskDefinition: "shop-web:2" });
    const run = await runStep(at, { inputs: { ...without, ...inputs } });
    expect([run.outcome, changes(run)]).toEqual(["refused", []]);
    expect(run.log).toContain(words);
  });

  test("names the missing permission if it may not read the history", async () => {
    const at = await into(good);
    at.simulator.faults.add({ operation: "ListServiceDeployments", fault: "denied" });
    const run = await runStep(at, { inputs: { ...without, "task-definition": "previous" } });
    expect(run.outcome).toBe("refused");
    expect(run.log).toContain("ecs:ListServiceDeployments");
  });

  test("requires a revision for every family of the release", async () => {
    const two = {
      ...good,
      taskDefinitions: [webDefinition(), webDefinition("shop-worker")],
      services: [webService(), webService({ serviceName: "worker", taskDefinition: "shop-worker:1" })],
    };
    const at = await into(two);
    const inputs = { ...without, services: "web, worker", "task-definition": "shop-web:1" };
    const run = await runStep(at, { inputs });
    expect(run.outcome).toBe("refused");
    expect(run.log).toContain("has no revision of shop-worker");
    const both = { ...inputs, "task-definition": "shop-web:1\nshop-worker:1" };
    expect((await runStep(at, { inputs: both })).outcome).toBe("unchanged");
  });
});

describe("`latest`", () => {
  test("ignores a variable of a failed release after a rollback", async () => {
    const at = await into({ ...rollback, programs: [...(rollback.programs ?? []), application("v3")] });
    const failed = await runStep(at, {
      inputs: { ...shopInputs, "environment-variables": "FEATURE=on", "failed-revision": "keep" },
    });
    expect([failed.outcome, revisionOf(at)]).toEqual(["rolled-back", "shop-web:1"]);
    const run = await runStep(at, { inputs: { ...without, image: tag("v3") } });
    expect([run.outcome, revisionOf(at)]).toEqual(["released", "shop-web:3"]);
    const registered = callAs(at.world, "ecs", "DescribeTaskDefinition", { taskDefinition: "shop-web:3" });
    expect(JSON.stringify(registered)).not.toContain("FEATURE");
    expect(run.log).toContain("shop-web:2 is skipped: this action registered it, and nothing uses it");
  });

  test("lists changes that another tool registered, with the tool's name, in a dry run", async () => {
    const at = await into(good);
    registers(at, { cpu: "1024", memory: "2048" }, [{ name: "NEW_FLAG", value: "canary-7f3a-flag" }]);
    const run = await runStep(at, { inputs: { ...shopInputs, "dry-run": "true" } });
    expect(run.outcome).toBe("planned");
    const by = "registered by user/somebody-else, not by a release";
    for (const text of [run.log, run.summary]) {
      const [head = "", rest = ""] = text.split(`already in shop-web:2, ${by}`);
      expect(head).toContain("web, from shop-web:1");
      expect(head).toContain("image of app");
      expect(rest).toMatch(/environment NEW_FLAG of app[^]*cpu[^]*memory/);
      expect(text).not.toContain("canary-7f3a");
    }
    const { plan } = JSON.parse(run.outputs["report"] ?? "") as {
      plan: { families: object[]; waves: Array<Array<{ changes: object[] }>> };
    };
    expect(plan.families).toMatchObject([{ registeredBy: "arn:aws:iam::123456789012:user/somebody-else" }]);
    expect(plan.waves[0]?.[0]?.changes).toEqual([
      expect.objectContaining({ container: "app", what: "image" }),
      { container: "app", what: "environment", name: "NEW_FLAG", change: "added", inBase: true },
      { what: "other", name: "cpu", change: "changed", inBase: true },
      { what: "other", name: "memory", change: "changed", inBase: true },
    ]);
  });

  test("lists the changes of an exact revision too", async () => {
    const at = await into(good);
    registers(at, { cpu: "1024", memory: "2048" });
    const run = await runStep(at, {
      inputs: { ...without, "task-definition": "shop-web:2", "dry-run": "true" },
    });
    expect(run.log).toContain("web  shop-web:1 → shop-web:2");
    expect(run.log).toContain("shop-web:2 is released unchanged");
    expect(run.log).toMatch(
      /already in shop-web:2, registered by user\/somebody-else, not by a release:\n +~ cpu/,
    );
  });

  test("selects the revision that another tool registered, even above a leftover", async () => {
    const at = await into({ ...rollback, programs: [...(rollback.programs ?? []), application("v3")] });
    await runStep(at, { inputs: { ...shopInputs, "failed-revision": "keep" } });
    registers(at, { cpu: "1024", memory: "2048" });
    const run = await runStep(at, { inputs: { ...without, image: tag("v3"), "dry-run": "true" } });
    expect(run.log).toContain("based on shop-web:3");
  });
});

describe("the running revision", () => {
  test("causes a warning if it is INACTIVE", async () => {
    const at = await into(good);
    callAs(at.world, "ecs", "DeregisterTaskDefinition", { taskDefinition: "shop-web:1" });
    const run = await runStep(at, { inputs: { ...shopInputs, "dry-run": "true" } });
    expect(run.outcome).toBe("planned");
    expect(run.log).toMatch(/WARN +web: runs shop-web:1, which is INACTIVE/);
  });

  test("causes a warning if its image is missing from ECR", async () => {
    const at = await into({
      ...good,
      programs: (good.programs ?? []).filter((one) => one !== good.programs?.[0]),
    });
    const run = await runStep(at, { inputs: { ...shopInputs, "dry-run": "true" } });
    expect(run.outcome).toBe("planned");
    expect(run.log).toMatch(/WARN +web: a rollback to shop-web:1 can't pull .*shop:v1/);
  });

  test("causes a warning if it can't be read", async () => {
    const at = await into(good);
    registers(at, {});
    at.simulator.faults.add({
      operation: "DescribeTaskDefinition",
      when: (input) => (input as { taskDefinition: string }).taskDefinition.endsWith(":1"),
      fault: "denied",
    });
    const run = await runStep(at, { inputs: { ...shopInputs, "dry-run": "true" } });
    expect(run.outcome).toBe("planned");
    expect(run.log).toMatch(/WARN +shop-web:1: the running revision can't be read/);
  });
});

describe("the output `images`", () => {
  test("lets another cluster release the verified digests without a rebuild", async () => {
    const production = { clusters: [{ name: "shop" }, { name: "production" }] };
    const at = await into({
      ...good,
      ...production,
      services: [webService(), webService({ cluster: "production", serviceName: "live" })],
    });
    const staging = await runStep(at, { inputs: shopInputs });
    expect(staging.outputs["images"]).toMatch(
      /^123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/shop@sha256:[0-9a-f]{64}$/,
    );
    const inputs = {
      ...shopInputs,
      cluster: "production",
      services: "live",
      image: staging.outputs["images"] ?? "",
    };
    const live = await runStep(at, { inputs });
    expect([live.outcome, live.outputs["images"]]).toEqual(["released", staging.outputs["images"]]);
    expect((await runStep(at, { inputs })).outputs).toMatchObject({
      outcome: "unchanged",
      images: staging.outputs["images"],
    });
  });

  test.each([
    ["planned", { "dry-run": "true" }],
    ["refused", { services: "wbe" }],
    ["rolled-back", {}],
  ])("is empty for %s", async (outcome, more) => {
    const at = await into(rollback);
    expect((await runStep(at, { inputs: { ...shopInputs, ...more } })).outputs).toMatchObject({
      outcome,
      images: "",
    });
  });
});
