/** Which deployment of a service is ours: a lost response must neither hide it nor adopt somebody else's. */
import type { Service } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import type { ServiceEntry } from "../../../src/core/journal.ts";
import { ownId, returningId } from "../../../src/release/rollout/own-deployment.ts";
import { plainEntry } from "../plain-entry.ts";

const entry = (more: Partial<ServiceEntry> = {}): ServiceEntry => ({
  ...plainEntry,
  idsBefore: ["ecs-svc/1"],
  ...more,
});

const service = (id: string, taskDefinition: string): Service => ({
  deployments: [
    { id, status: "PRIMARY", taskDefinition },
    { id: "ecs-svc/1", status: "ACTIVE", taskDefinition: "web:1" },
  ],
});

describe("the deployment of the release", () => {
  test.each<[string, Partial<ServiceEntry>, Service, string | undefined]>([
    [
      "its ID is known from the response",
      { deploymentId: "ecs-svc/2" },
      service("ecs-svc/3", "web:3"),
      "ecs-svc/2",
    ],
    ["its response was lost, and it is PRIMARY", {}, service("ecs-svc/2", "web:2"), "ecs-svc/2"],
    ["its response was lost, and it is not listed", {}, service("ecs-svc/1", "web:1"), undefined],
    ["its response was lost, and another revision is PRIMARY", {}, service("ecs-svc/3", "web:3"), undefined],
    [
      "its response was lost, and our revision was PRIMARY before",
      {},
      service("ecs-svc/1", "web:2"),
      undefined,
    ],
    [
      "it started no deployment",
      { withoutDeployment: true, deploymentId: "ecs-svc/1" },
      service("ecs-svc/2", "web:2"),
      undefined,
    ],
    [
      "an earlier attempt took effect after the one with a response",
      { deploymentId: "ecs-svc/2", lostAt: 1 },
      service("ecs-svc/3", "web:2"),
      "ecs-svc/3",
    ],
    [
      "an earlier attempt was lost and never took effect",
      { deploymentId: "ecs-svc/2", lostAt: 1 },
      service("ecs-svc/3", "web:3"),
      "ecs-svc/2",
    ],
    [
      "somebody else deploys the same revision again",
      { deploymentId: "ecs-svc/2" },
      service("ecs-svc/3", "web:2"),
      "ecs-svc/2",
    ],
  ])("%s", (_about, more, seen, id) => expect(ownId(entry(more), seen)).toBe(id));
});

describe("the deployment of the recorded revision", () => {
  const before = ["ecs-svc/2", "ecs-svc/1"];
  test.each<[string, Partial<ServiceEntry>, Service, string | undefined]>([
    ["no update was sent", {}, service("ecs-svc/4", "web:1"), undefined],
    [
      "its ID is known from the response",
      { rollback: { idsBefore: before, deploymentId: "ecs-svc/4" } },
      service("x", "y"),
      "ecs-svc/4",
    ],
    [
      "its response was lost, and it is PRIMARY",
      { rollback: { idsBefore: before } },
      service("ecs-svc/4", "web:1"),
      "ecs-svc/4",
    ],
    [
      "its response was lost, and ours is PRIMARY",
      { rollback: { idsBefore: before } },
      service("ecs-svc/2", "web:2"),
      undefined,
    ],
    [
      "its response was lost, and an old one is PRIMARY",
      { rollback: { idsBefore: before } },
      service("ecs-svc/1", "web:1"),
      undefined,
    ],
    [
      "no deployment was started",
      { rollback: { idsBefore: before, deploymentId: "ecs-svc/1" } },
      service("ecs-svc/1", "web:1"),
      undefined,
    ],
    [
      "ECS continued the deployment of the release",
      {
        deploymentId: "ecs-svc/2",
        rollback: { idsBefore: [...before, "ecs-svc/2"], deploymentId: "ecs-svc/2" },
      },
      service("ecs-svc/2", "web:1"),
      "ecs-svc/2",
    ],
    ["its response was lost, and none is listed", { rollback: { idsBefore: before } }, {}, undefined],
    [
      "a copy is deployed, and its response was lost",
      { rollback: { idsBefore: before, taskDefinition: "web:5" } },
      service("ecs-svc/4", "web:5"),
      "ecs-svc/4",
    ],
    [
      "a copy is deployed, and the INACTIVE revision is PRIMARY",
      { rollback: { idsBefore: before, taskDefinition: "web:5" } },
      service("ecs-svc/4", "web:1"),
      undefined,
    ],
  ])("%s", (_about, more, seen, id) => expect(returningId(entry(more), seen)).toBe(id));
});
