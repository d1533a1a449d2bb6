import type { Service } from "@aws-sdk/client-ecs";
import { describe, expect, test } from "@jest/globals";
import type { ServiceEntry } from "../../src/core/journal.ts";
import { isBack, finalCheck, displacementOf } from "../../src/release/final-check.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";
import { draftOf, scenarioOf } from "./properties/draft.ts";

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
  runningCount: 2,
  desiredCount: 2,
  ...more,
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
    ["after a rollback: the released revision is serving", entry, on("web:2"), "recorded", "superseded"],
    ["after a rollback: another revision is serving", entry, on("web:9"), "recorded", "superseded"],
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
    ["more than the desired tasks run", on("web:1", { runningCount: 3 }), true],
    ["one is missing", on("web:1", { runningCount: 1 }), false],
    ["no count is reported", on("web:1", { runningCount: undefined }), false],
    ["another revision is serving", on("web:2"), false],
    ["draining", on("web:1", { status: "DRAINING" }), false],
    ["gone", undefined, false],
  ])("rolled back: %s", (_about, service, back) => expect(isBack(entry, service)).toBe(back));
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
  test("does not treat a failed poll as a failure", async () =>
    expect(await look([{ operation: "DescribeServices", fault: "denied" }], "released")).toEqual({
      lost: [],
      calls: 1,
    }));
});
