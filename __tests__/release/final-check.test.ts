import { describe, expect, test } from "@jest/globals";
import type { EventBody } from "../../src/core/events.ts";
import { finalCheck } from "../../src/release/final-check.ts";
import { withSimulatedAws } from "../support/simulated-aws.ts";
import { plainEntry } from "./plain-entry.ts";
import { draftOf, plainService, scenarioOf, type WorldDraft } from "./properties/draft.ts";
import { runDraft } from "./properties/draft-run.ts";

describe("with the simulator", () => {
  const scenario = scenarioOf(draftOf(), { migrations: 0 });
  const arn = (n: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/fam-a:${n}`;
  const recorded = { ...plainEntry, name: "svc-0", from: arn(1), to: arn(2) };
  const look = (
    faults: NonNullable<Parameters<typeof withSimulatedAws>[0]["faults"]>,
    expected: "released" | "recorded",
  ) => {
    const result = { lost: [""], calls: 0, seconds: 0, notes: [""] };
    return withSimulatedAws({ scenario, faults }, async (simulation) => {
      const notes: string[] = [];
      const context = {
        ...simulation,
        pace: () => 1000,
        signal: new AbortController().signal,
        emit: (event: EventBody) => {
          if (event.kind === "note") notes.push(`${event.level}: ${event.text}`);
        },
      };
      const startedAt = simulation.clock.now();
      const lost = await finalCheck(context, [recorded], expected);
      result.lost = lost.map(({ verdict }) => verdict);
      result.notes = notes;
      result.seconds = (simulation.clock.now() - startedAt) / 1000;
      result.calls = simulation.calls.filter((call) => call === "ecs:DescribeServices").length;
    }).then(() => result);
  };
  const failedNote = expect.stringMatching(
    /^warning: The final check of the services failed: .*ecs:DescribeServices/u,
  );
  const once = (rewrite: (answer: unknown) => unknown) =>
    [{ operation: "DescribeServices", times: 1, fault: { rewrite } }] as const;

  test("polls once if there is no difference", async () =>
    expect(await look([], "recorded")).toEqual({ lost: [], calls: 1, seconds: 0, notes: [] }));
  test("confirms a difference with a second poll", async () =>
    expect(await look([], "released")).toEqual({ lost: ["superseded"], calls: 2, seconds: 1, notes: [] }));
  test("ignores a difference in only one poll", async () =>
    expect(
      await look(
        once(() => ({ services: [], failures: [] })),
        "recorded",
      ),
    ).toEqual({ lost: [], calls: 2, seconds: 1, notes: [] }));
  test("keeps a difference that the second poll can't confirm or clear", async () =>
    expect(await look([{ operation: "DescribeServices", after: 1, fault: "denied" }], "released")).toEqual({
      lost: ["superseded"],
      calls: 2,
      seconds: 1,
      notes: [failedNote],
    }));
  test("does not treat a failed poll as a failure", async () =>
    expect(await look([{ operation: "DescribeServices", fault: "denied" }], "released")).toEqual({
      lost: [],
      calls: 1,
      seconds: 0,
      notes: [failedNote],
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
