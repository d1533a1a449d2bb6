import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import type { ServiceEntry } from "../../src/core/journal.ts";
import { displacementOf, isBack } from "../../src/release/displacement.ts";
import { plainEntry as entry } from "./plain-entry.ts";

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
const inTaskSet = (id: string, taskDefinition: string, externalId?: string): Partial<Service> => ({
  deployments: [],
  taskSets: [{ id, status: "PRIMARY", taskDefinition, runningCount: 2, externalId }],
});
const { deploymentId: _, ...withoutId } = byCodeDeploy;
const copied: ServiceEntry = { ...entry, rollback: { idsBefore: [], taskDefinition: "web:3" } };

describe("what a service shows at the end", () => {
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
      "a task set of the release serves again after a rollback",
      byCodeDeploy,
      on("web:2", inTaskSet("ecs-svc/2", "web:2", "d-2")),
      "recorded",
      "failed",
    ],
    [
      "a task set of another CodeDeploy deployment serves after a rollback",
      byCodeDeploy,
      on("web:2", inTaskSet("ecs-svc/3", "web:2", "d-3")),
      "recorded",
      "superseded",
    ],
    [
      "neither the deployment's ID nor the task set's external ID is known",
      withoutId,
      on("web:2", inTaskSet("ecs-svc/2", "web:2")),
      "recorded",
      "superseded",
    ],
    ["no task set is PRIMARY", byCodeDeploy, on("web:1", { deployments: [] }), "released", "superseded"],
    ["no deployment is PRIMARY", deployed, on("web:1", { deployments: [] }), "released", "superseded"],
    [
      "no deployment is PRIMARY, and the release's ID is unknown",
      entry,
      on("web:9", { deployments: [] }),
      "recorded",
      "superseded",
    ],
    [
      "the release's deployment has another revision",
      deployed,
      on("web:9", primary("ecs-svc/2", "web:9")),
      "released",
      "superseded",
    ],
    [
      "a deployment that was not listed before, and the time of the release's is unknown",
      { ...entry, idsBefore: ["ecs-svc/1"], deploymentId: "ecs-svc/2" },
      on("web:0", primary("ecs-svc/0", "web:0", { createdAt: new Date(1000) })),
      "released",
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

  const drained = on("web:1", { status: "DRAINING" });
  const unlisted = on("web:9", { deployments: [] });
  const rolledBack = on("web:1", primary("ecs-svc/1", "web:1"));
  const served = on("web:2", primary("ecs-svc/2", "web:2"));
  const healthy = "web was healthy on web:2";
  const restored = "web was rolled back to web:1";
  test.each<
    [Service | undefined, "released" | "recorded", name: string, by: string, evidence: string[], what: string]
  >([
    [undefined, "released", "service-gone", "", [], `${healthy}, but is now gone.`],
    [drained, "recorded", "service-gone", "", [], `${restored}, but is now DRAINING.`],
    [
      on("web:9"),
      "released",
      "superseded",
      "ecs-svc/9",
      ["web runs web:9"],
      `After ${healthy}, another deployment (ecs-svc/9) replaced the one of this release, before the release ended.`,
    ],
    [
      unlisted,
      "recorded",
      "superseded",
      "unknown",
      ["web runs web:9"],
      `After ${restored}, another deployment (unknown) replaced the one of this release, before the release ended.`,
    ],
    [
      rolledBack,
      "released",
      "deployment-rolled-back",
      "ecs-svc/1",
      ["deployment ecs-svc/1"],
      `After ${healthy}, ECS or CodeDeploy rolled its deployment back, before the release ended.`,
    ],
    [
      served,
      "recorded",
      "deployment-rolled-back",
      "ecs-svc/2",
      ["deployment ecs-svc/2"],
      `After ${restored}, the deployment of this release serves again.`,
    ],
  ])("names the cause (%#)", (service, expected, name, by, evidence, what) => {
    expect(displacementOf(deployed, service, expected)).toMatchObject({
      by,
      cause: { name, what, evidence, remedy: expect.stringContaining(".") },
    });
  });

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

  test.each<[string, ServiceEntry, Service, boolean]>([
    ["the copy runs", copied, on("web:3"), true],
    ["the recorded revision runs, although a copy exists", copied, on("web:1"), true],
    [
      "another revision serves, and tasks of the recorded one still run",
      deployed,
      on("web:2", {
        deployments: [
          { id: "ecs-svc/2", status: "PRIMARY", taskDefinition: "web:2", runningCount: 2 },
          { id: "ecs-svc/1", status: "ACTIVE", taskDefinition: "web:1", runningCount: 2 },
        ],
      }),
      false,
    ],
    ["no deployment is listed", deployed, on("web:1", { deployments: undefined }), false],
  ])("rolled back: %s", (_about, recorded, service, back) => expect(isBack(recorded, service)).toBe(back));

  test("rolled back: in a task set", () =>
    expect(isBack(byCodeDeploy, on("web:1", inTaskSet("ecs-svc/1", "web:1")))).toBe(true));
});
