/** EventBridge rules, moved and restored over HTTP with the real SDK. */
import { describe, expect, test } from "@jest/globals";
import { AwsError, type Call } from "../../simulator/protocol/call.ts";
import type { RuleSpec } from "../../simulator/events/state.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import type { Failure } from "../../src/core/failure.ts";
import { moveSchedule, restoreSchedule } from "../../src/schedules/move.ts";
import { proveSchedule, currentRevisions } from "../../src/schedules/prove.ts";
import { readSchedule, readSchedules } from "../../src/schedules/read.ts";
import { familiesOf, towards } from "../../src/schedules/schedule.ts";
import type { ScheduleRequest } from "../../src/request/request.ts";
import { withSimulatedAws, type SimulatedAws } from "../support/simulated-aws.ts";

const account = "arn:aws:ecs:eu-west-1:123456789012";
const cluster = `${account}:cluster/shop`;
const revision = (n: number, family = "web"): string => `${account}:task-definition/${family}:${n}`;
const role = "arn:aws:iam::123456789012:role/events";

const target = (id: string, taskDefinition: string, more: Record<string, unknown> = {}) => ({
  Id: id,
  Arn: cluster,
  RoleArn: role,
  EcsParameters: { TaskDefinitionArn: taskDefinition, TaskCount: 1, Invented: { deep: [1] } },
  ...more,
});

const nightly: ScheduleRequest = { kind: "rule", bus: "default", name: "nightly", asWritten: "rule/nightly" };
const revisions = new Map([["web", revision(8)]]);

const simulate = (
  rules: readonly RuleSpec[],
  body: (simulation: SimulatedAws) => Promise<void>,
  more: { faults?: readonly FaultRule[]; targetsPerPage?: number } = {},
): Promise<void> =>
  withSimulatedAws(
    {
      scenario: { rules, switches: { targetsPerPage: more.targetsPerPage ?? 100 } },
      ...(more.faults && { faults: more.faults }),
    },
    body,
  );

const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
  try {
    await promise;
  } catch (error) {
    return error as Failure;
  }
  throw new Error("it went well");
};

/** Texts of the rule's targets in the world. */
const targetsIn = ({ world }: SimulatedAws, key = "eu-west-1/default/nightly"): Record<string, string> =>
  (world.snapshot().events as Record<string, { targets: Record<string, string> }>)[key]?.targets ?? {};

/** Another PutTargets, right after the response to ours. */
function changeTargets({ world }: SimulatedAws, text: string): void {
  const call = { region: "eu-west-1", raw: () => `[${text}]` } as unknown as Call;
  world.services.events?.["PutTargets"]?.({ Rule: "nightly" }, call);
}

const mixed: RuleSpec = {
  name: "nightly",
  limit: 20,
  targets: [
    `{ "Id":"first","Arn":"${cluster}","RoleArn":"${role}", "EcsParameters":{"TaskDefinitionArn":"${revision(7)}","New":1.0}}`,
    target("newest", `${account}:task-definition/web`),
    target("elsewhere", revision(7), { Arn: `${account}:cluster/other` }),
    target("reports", revision(3, "reports")),
    { Id: "queue", Arn: "arn:aws:sqs:eu-west-1:123456789012:jobs" },
    target("last", revision(6), { Input: '{"containerOverrides":[]}' }),
  ],
};

describe("a rule", () => {
  test("moves every target of the family unchanged, on every page, and nothing else", async () => {
    await simulate(
      [mixed],
      async (simulation) => {
        const state = await readSchedule(simulation, nightly, cluster);
        expect(state.targets.map(({ id, unmoved }) => [id, unmoved?.why])).toEqual([
          ["first", undefined],
          ["newest", "runs-newest"],
          ["elsewhere", "elsewhere"],
          ["reports", undefined],
          ["last", undefined],
        ]);
        expect(state.notes).toEqual([
          "Target newest: It uses the family web without a revision, so it already runs the newest one.",
          "Target elsewhere: It runs in the cluster other, not in shop, so the step doesn't change it.",
        ]);
        expect(familiesOf(state)).toEqual(["web", "reports"]);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);

        const before = targetsIn(simulation);
        const planned = towards(state, revisions);
        expect(await moveSchedule(simulation, planned)).toEqual({ changed: ["first", "last"], notes: [] });
        expect(targetsIn(simulation)).toEqual({
          ...before,
          first: before.first?.replace(revision(7), revision(8)),
          last: before.last?.replace(revision(6), revision(8)),
        });
        expect((await proveSchedule(simulation, planned, "moved")).proven).toBe(true);

        expect(await restoreSchedule(simulation, planned)).toEqual({ changed: ["first", "last"], notes: [] });
        expect(targetsIn(simulation)).toEqual(before);
        expect((await proveSchedule(simulation, planned, "restored")).proven).toBe(true);
        expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(2);
      },
      { targetsPerPage: 2 },
    );
  });

  test("writes more than ten targets in batches of ten", async () => {
    const targets = Array.from({ length: 23 }, (_, index) => target(`t${index}`, revision(7)));
    await simulate([{ name: "nightly", limit: 100, targets }], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      expect((await moveSchedule(simulation, state)).changed).toHaveLength(23);
      expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(3);
      expect(Object.values(targetsIn(simulation)).every((text) => text.includes(revision(8)))).toBe(true);
    });
  });

  test("is not written again if it has already moved", async () => {
    await simulate([{ name: "nightly", targets: [target("1", revision(8))] }], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      expect(await moveSchedule(simulation, state)).toEqual({ changed: [], notes: [] });
      expect(simulation.calls).not.toContain("events:PutTargets");
    });
  });
});

describe("another pipeline", () => {
  const rule: RuleSpec = { name: "nightly", targets: [target("1", revision(7)), target("2", revision(7))] };
  const put = async (simulation: SimulatedAws, text: string): Promise<void> => {
    const events = await simulation.aws.eventBridge();
    await events.putTargets(
      { Rule: "nightly", Targets: [] },
      { body: `{"Rule":"nightly","Targets":[${text}]}` },
    );
  };

  test("changes another member: neither the move nor the rollback overwrites it", async () => {
    await simulate([rule], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      const theirs = JSON.stringify(target("1", revision(7), { Input: '{"theirs":true}' }));
      await put(simulation, theirs);
      const moved = await moveSchedule(simulation, state);
      expect(moved.notes).toEqual([
        "The target 1 was changed by somebody else in the meantime; the step keeps the change.",
      ]);
      expect(targetsIn(simulation)["1"]).toBe(theirs.replace(revision(7), revision(8)));
      await restoreSchedule(simulation, state);
      expect(targetsIn(simulation)["1"]).toBe(theirs);
    });
  });

  test("moves a target: no target of the rule moves", async () => {
    await simulate([rule], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      await put(simulation, JSON.stringify(target("2", revision(9))));
      const before = targetsIn(simulation);
      const failure = await failureOf(moveSchedule(simulation, state));
      expect(failure.why.name).toBe("schedule-changed");
      expect(failure.why.evidence).toEqual([
        `the target 2 now has ${revision(9)}, which is neither ${revision(7)} nor ${revision(8)}`,
      ]);
      expect(targetsIn(simulation)).toEqual(before);
    });
  });

  test("moves a target again: the rollback does not overwrite it, and reports its state", async () => {
    await simulate([rule], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      await moveSchedule(simulation, state);
      await put(simulation, JSON.stringify(target("2", revision(9))));
      expect((await failureOf(restoreSchedule(simulation, state))).why.name).toBe("schedule-changed");
      expect([...(await currentRevisions(simulation, state)).values()]).toEqual([revision(8), revision(9)]);
      const proof = await proveSchedule(simulation, state, "restored");
      expect(proof.proven).toBe(false);
      expect(proof.differences).toEqual([
        `Target 1 uses ${revision(8)}, not ${revision(7)}.`,
        `Target 2 uses ${revision(9)}, not ${revision(7)}.`,
      ]);
    });
  });
});

describe("faults", () => {
  const concurrent = "ConcurrentModificationException";
  const rule: RuleSpec = { name: "nightly", targets: [target("1", revision(7)), target("2", revision(7))] };

  test("retry an entry that fails because of a concurrent change", async () => {
    const refusals = [{ targetId: "2", code: concurrent, message: "busy", times: 2 }];
    await simulate([{ ...rule, refusals }], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      expect(await moveSchedule(simulation, state)).toEqual({ changed: ["1", "2"], notes: [] });
      expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(3);
    });
  });

  test("restore the other entries if one fails permanently", async () => {
    const refusals = [{ targetId: "2", code: "AccessDenied", message: "no PassRole" }];
    await simulate([{ ...rule, refusals }], async (simulation) => {
      const before = targetsIn(simulation);
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      const failure = await failureOf(moveSchedule(simulation, state));
      expect(failure.why).toMatchObject({
        name: "schedule-not-written",
        evidence: ["2: AccessDenied: no PassRole"],
      });
      expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(1);
      expect((await currentRevisions(simulation, state)).get("1")).toBe(revision(8));
      expect(await restoreSchedule(simulation, state)).toEqual({ changed: ["1"], notes: [] });
      expect(targetsIn(simulation)).toEqual(before);
    });
  });

  test("fail if EventBridge counts a failure and doesn't report which target", () =>
    simulate(
      [mixed],
      async ({ aws, clock, calls }) => {
        const context = { aws, clock };
        const state = towards(await readSchedule(context, nightly, cluster), revisions);
        const failure = await failureOf(moveSchedule(context, state));
        expect(failure.why.name).toBe("schedule-not-written");
        expect(failure.why.evidence.join()).toContain("doesn't report which");
        expect(calls.filter((call) => call === "events:PutTargets")).toHaveLength(1);
      },
      {
        faults: [
          {
            operation: "PutTargets",
            fault: { rewrite: () => ({ FailedEntryCount: 1, FailedEntries: [] }) },
          },
        ],
      },
    ));

  test("fail for a rule that is always busy", async () => {
    const refusals = [{ targetId: "1", code: concurrent, message: "busy" }];
    await simulate([{ ...rule, refusals }], async (simulation) => {
      const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
      expect((await failureOf(moveSchedule(simulation, state))).why.remedy).toContain("Run the job again");
      expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(5);
    });
  });

  test("retry an exception because of a concurrent change", async () => {
    const fault = { error: new AwsError(concurrent, "Rule is being modified.") };
    await simulate(
      [rule],
      async (simulation) => {
        const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
        expect((await moveSchedule(simulation, state)).changed).toEqual(["1", "2"]);
      },
      { faults: [{ party: "events", operation: "PutTargets", times: 2, fault }] },
    );
  });

  test("look up the change after a lost response and do not send it again", async () => {
    await simulate(
      [rule],
      async (simulation) => {
        const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
        expect((await moveSchedule(simulation, state)).changed).toEqual(["1", "2"]);
        expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(1);
        expect((await proveSchedule(simulation, state, "moved")).proven).toBe(true);
      },
      { faults: [{ party: "events", operation: "PutTargets", times: 1, fault: "reset-after" }] },
    );
  });

  test("do not overwrite a concurrent change during a lost response", async () => {
    const theirs = JSON.stringify(target("1", revision(9)));
    await simulate(
      [rule],
      async (simulation) => {
        const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
        const stop = simulation.world.listen(({ subject }) => {
          if (subject !== "events:PutTargets") return;
          stop();
          changeTargets(simulation, theirs);
        });
        expect((await failureOf(moveSchedule(simulation, state))).why.name).toBe("schedule-changed");
        expect(targetsIn(simulation)["1"]).toBe(theirs);
        expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(1);
      },
      { faults: [{ party: "events", operation: "PutTargets", times: 1, fault: "reset-after" }] },
    );
  });

  test("send a lost request again", async () => {
    await simulate(
      [rule],
      async (simulation) => {
        const state = towards(await readSchedule(simulation, nightly, cluster), revisions);
        expect((await moveSchedule(simulation, state)).changed).toEqual(["1", "2"]);
        expect(simulation.calls.filter((call) => call === "events:PutTargets")).toHaveLength(2);
      },
      { faults: [{ party: "events", operation: "PutTargets", times: 1, fault: "reset-before" }] },
    );
  });
});

describe("problems that are reported together", () => {
  const rules: readonly RuleSpec[] = [
    { name: "managed", managedBy: "ecs.amazonaws.com", targets: [target("1", revision(7))] },
    { name: "queue", targets: [{ Id: "1", Arn: "arn:aws:sqs:eu-west-1:123456789012:jobs" }] },
    { name: "other", targets: [target("1", revision(7), { Arn: `${account}:cluster/other` })] },
    { name: "fine", state: "DISABLED", targets: [target("1", revision(7))] },
  ];
  const request = (name: string, bus = "default"): ScheduleRequest => ({
    kind: "rule",
    bus,
    name,
    asWritten: bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`,
  });

  test.each([
    ["managed", "schedule-managed", "rule/managed is managed by ecs.amazonaws.com"],
    ["queue", "schedule-runs-nothing-here", "rule/queue has no task in the cluster shop"],
    ["other", "schedule-runs-nothing-here", "rule/other has no task in the cluster shop"],
    ["absent", "schedule-not-found", "Rule absent does not exist on the event bus default."],
  ])("%s", async (name, cause, what) => {
    await simulate(rules, async (simulation) => {
      const { why } = await failureOf(readSchedules(simulation, [request("fine"), request(name)], cluster));
      expect(why.name).toBe(cause);
      expect(why.what).toContain(what);
    });
  });

  test("of several targets", async () => {
    await simulate(rules, async (simulation) => {
      const requests = [request("absent"), request("fine"), request("managed"), request("x", "partner/bus")];
      const { why } = await failureOf(readSchedules(simulation, requests, cluster));
      expect(why.what).toBe("3 of 4 scheduled tasks can't be moved.");
      expect(why.evidence.map((line) => line.split(":")[0])).toEqual([
        "rule/absent",
        "rule/managed",
        "rule/partner/bus/x",
      ]);
    });
  });

  test("do not include a disabled rule, which moves with a note", async () => {
    await simulate(rules, async (simulation) => {
      const [state] = await readSchedules(simulation, [request("fine")], cluster);
      expect(state?.notes).toEqual(["It is disabled and stays disabled."]);
    });
  });

  test("do not include a rule that may not be described, which moves with a note", async () => {
    await simulate(
      rules,
      async (simulation) => {
        const [state] = await readSchedules(simulation, [request("fine")], cluster);
        expect(state?.notes[0]).toContain("events:DescribeRule");
      },
      { faults: [{ party: "events", operation: "DescribeRule", fault: "denied" }] },
    );
  });

  test("include targets that may not be read, with the permission's name", async () => {
    await simulate(
      rules,
      async (simulation) => {
        const { why } = await failureOf(readSchedules(simulation, [request("fine")], cluster));
        expect(why.name).toBe("access-denied");
        expect(JSON.stringify(why)).toContain("events:ListTargetsByRule");
      },
      { faults: [{ party: "events", operation: "ListTargetsByRule", fault: "denied" }] },
    );
  });
});
