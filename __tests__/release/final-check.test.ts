import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import type { ServiceEntry } from "../../src/core/journal.ts";
import { isBack, finalCheck, displacementOf } from "../../src/release/final-check.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";
import { draftOf, plainService, scenarioOf, type WorldDraft } from "./properties/draft.ts";
import { runDraft } from "./properties/draft-run.ts";

const entry: ServiceEntry = {
  kind: "service",
  wave: 1,
  name: "web",
  cluster: "prod",
  controller: "ECS",
  strategy: "ROLLING",
  from: "web:1",
  to: "web:2",
  idsBefore: [],
  at: 0,
};
const on = (taskDefinition: string, more: Partial<Service> = {}): Service => ({
  status: "ACTIVE",
  taskDefinition,
  desiredCount: 2,
  deployments: [{ id: "ecs-svc/9", status: "PRIMARY", taskDefinition, runningCount: 2 }],
  ...more,
});
const primary = (id: string, taskDefinition: string, more: Deployment = {}): Partial<Service> => ({
  deployments: [{ id, status: "PRIMARY", taskDefinition, runningCount: 2, ...more }],
});
const deployed: ServiceEntry = {
  ...entry,
  idsBefore: ["ecs-svc/1"],
  deploymentId: "ecs-svc/2",
  createdAt: 2000,
};
const byCodeDeploy: ServiceEntry = {
  ...entry,
  controller: "CODE_DEPLOY",
  deploymentId: "d-2",
  prepared: { taskSetsBefore: ["ecs-svc/1"] } as unknown as NonNullable<ServiceEntry["prepared"]>,
};
const inTaskSet = (id: string, taskDefinition: string): Partial<Service> => ({
  deployments: [],
  taskSets: [{ id, status: "PRIMARY", taskDefinition, runningCount: 2 }],
});
const copied: ServiceEntry = { ...entry, rollback: { idsBefore: [], taskDefinition: "web:3" } };

describe("the result of the final check", () => {
  test.each<[string, ServiceEntry, Service | undefined, "released" | "recorded", string | undefined]>([
    ["the released revision is serving", entry, on("web:2"), "released", undefined],
    ["another revision is serving", entry, on("web:9"), "released", "superseded"],
    ["the recorded revision is serving again", entry, on("web:1"), "released", "superseded"],
    ["the service no longer exists", entry, undefined, "released", "failed"],
    ["the service is draining", entry, on("web:2", { status: "DRAINING" }), "released", "failed"],
    ["no status", entry, on("web:2", { status: undefined }), "released", "failed"],
    ["after a rollback: the recorded revision is serving", entry, on("web:1"), "recorded", undefined],
    ["after a rollback: its copy is serving", copied, on("web:3"), "recorded", undefined],
    ["after a rollback: another revision is serving", entry, on("web:9"), "recorded", "superseded"],
    [
      "ECS rolled back to the deployment before",
      deployed,
      on("web:1", primary("ecs-svc/1", "web:1")),
      "released",
      "failed",
    ],
    [
      "ECS rolled back to an older deployment that it did not list",
      deployed,
      on("web:0", primary("ecs-svc/0", "web:0", { createdAt: new Date(1000) })),
      "released",
      "failed",
    ],
    [
      "somebody deployed the recorded revision",
      deployed,
      on("web:1", primary("ecs-svc/3", "web:1", { createdAt: new Date(3000) })),
      "released",
      "superseded",
    ],
    [
      "CodeDeploy rolled back to the task set before",
      byCodeDeploy,
      on("web:1", inTaskSet("ecs-svc/1", "web:1")),
      "released",
      "failed",
    ],
    [
      "another task set is serving",
      byCodeDeploy,
      on("web:1", inTaskSet("ecs-svc/3", "web:1")),
      "released",
      "superseded",
    ],
    [
      "after a rollback: the release's own deployment is serving again",
      deployed,
      on("web:2", primary("ecs-svc/2", "web:2")),
      "recorded",
      "failed",
    ],
    [
      "after a rollback: the release's own deployment took effect late",
      { ...entry, idsBefore: ["ecs-svc/1"] },
      on("web:2", primary("ecs-svc/2", "web:2")),
      "recorded",
      "failed",
    ],
    [
      "after a rollback: somebody deployed the released revision",
      deployed,
      on("web:2", primary("ecs-svc/3", "web:2")),
      "recorded",
      "superseded",
    ],
    [
      "the PRIMARY task set decides if there are task sets",
      entry,
      on("web:1", { taskSets: [{ status: "PRIMARY", taskDefinition: "web:2" }] }),
      "released",
      undefined,
    ],
  ])("%s", (_about, recorded, service, expected, verdict) =>
    expect(displacementOf(recorded, service, expected)?.verdict).toBe(verdict),
  );

  test.each<[string, Service | undefined, boolean]>([
    ["the desired tasks of the recorded revision run", on("web:1"), true],
    ["more than the desired tasks run", on("web:1", { desiredCount: 1 }), true],
    ["one is missing", on("web:1", { desiredCount: 3 }), false],
    ["no count is reported", on("web:1", primary("ecs-svc/1", "web:1", { runningCount: undefined })), false],
    ["no desired count is reported", on("web:1", { desiredCount: undefined }), false],
    [
      "only tasks of the new revision run",
      on("web:1", {
        runningCount: 2,
        deployments: [
          { id: "ecs-svc/1", status: "PRIMARY", taskDefinition: "web:1", runningCount: 0 },
          { id: "ecs-svc/2", status: "ACTIVE", taskDefinition: "web:2", runningCount: 2 },
        ],
      }),
      false,
    ],
    ["another revision is serving", on("web:2"), false],
    ["draining", on("web:1", { status: "DRAINING" }), false],
    ["gone", undefined, false],
  ])("rolled back: %s", (_about, service, back) => expect(isBack(entry, service)).toBe(back));

  test("rolled back: in a task set", () =>
    expect(isBack(byCodeDeploy, on("web:1", inTaskSet("ecs-svc/1", "web:1")))).toBe(true));
});

describe("with the simulator", () => {
  const scenario = scenarioOf(draftOf(), { migrations: 0 });
  const arn = (n: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/fam-a:${n}`;
  const recorded = { ...entry, name: "svc-0", from: arn(1), to: arn(2) };
  const look = (
    faults: NonNullable<Parameters<typeof withSimulatedAws>[0]["faults"]>,
    expected: "released" | "recorded",
  ) => {
    const result: { lost?: readonly string[]; calls?: number } = {};
    return withSimulatedAws({ scenario, faults }, async (simulation) => {
      const context = {
        ...simulation,
        pace: () => 1000,
        signal: new AbortController().signal,
        emit: () => undefined,
      };
      const lost = await finalCheck(context, [recorded], expected);
      result.lost = lost.map(({ verdict }) => verdict);
      result.calls = simulation.calls.filter((call) => call === "ecs:DescribeServices").length;
    }).then(() => result);
  };
  const once = (rewrite: (answer: unknown) => unknown) =>
    [{ operation: "DescribeServices", times: 1, fault: { rewrite } }] as const;

  test("polls once if there is no difference", async () =>
    expect(await look([], "recorded")).toEqual({ lost: [], calls: 1 }));
  test("confirms a difference with a second poll", async () =>
    expect(await look([], "released")).toEqual({ lost: ["superseded"], calls: 2 }));
  test("ignores a difference in only one poll", async () =>
    expect(
      await look(
        once(() => ({ services: [], failures: [] })),
        "recorded",
      ),
    ).toEqual({ lost: [], calls: 2 }));
  test("keeps a difference that the second poll can't confirm or clear", async () =>
    expect(await look([{ operation: "DescribeServices", after: 1, fault: "denied" }], "released")).toEqual({
      lost: ["superseded"],
      calls: 2,
    }));
  test("does not treat a failed poll as a failure", async () =>
    expect(await look([{ operation: "DescribeServices", fault: "denied" }], "released")).toEqual({
      lost: [],
      calls: 1,
    }));
});

describe("ECS rolls back a service that bakes while the next wave rolls out", () => {
  const draft = (onFailure: WorldDraft["inputs"]["on-failure"]): WorldDraft =>
    draftOf(
      {
        families: ["serves", "serves"],
        services: [
          { ...plainService, strategy: "BLUE_GREEN", alarm: "rollback" },
          { ...plainService, family: 1, wave: 2 },
        ],
        foreign: [{ at: 28, act: "alarm", service: 0 }],
      },
      { "wait-for": "traffic-shifted", "on-failure": onFailure },
    );
  const verdicts = (run: { outputs: Readonly<Record<string, string>> }) =>
    (JSON.parse(run.outputs["services"] ?? "[]") as ReadonlyArray<{ verdict: string }>).map(
      ({ verdict }) => verdict,
    );

  test.each([
    ["rollback", "rolled-back", ["rolled-back", "rolled-back"]],
    ["leave", "failed", ["failed", "released"]],
  ] as const)("on-failure: %s → %s", async (onFailure, outcome, ends) => {
    const { run } = await runDraft(draft(onFailure));
    expect(run.log).toContain("ECS or CodeDeploy rolled its deployment back");
    expect(run.log).not.toContain("nother deployment");
    expect([run.outcome, verdicts(run)]).toEqual([outcome, ends]);
  });
});
