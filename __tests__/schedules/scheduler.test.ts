/** EventBridge Scheduler's schedules, moved and restored over HTTP with the real SDK. */
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { AwsError, type Call } from "../../simulator/protocol/call.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import type { ScheduleSpec } from "../../simulator/scheduler/state.ts";
import type { Failure } from "../../src/core/failure.ts";
import type { ScheduleRequest } from "../../src/request/request.ts";
import { moveSchedule, restoreSchedule } from "../../src/schedules/move.ts";
import { proveSchedule } from "../../src/schedules/prove.ts";
import { readSchedule } from "../../src/schedules/read.ts";
import { towards } from "../../src/schedules/schedule.ts";
import { withSimulatedAws, type SimulatedAws } from "../support/simulated-aws.ts";
import { unknownMembers } from "./unknown-members.ts";

const account = "arn:aws:ecs:eu-west-1:123456789012";
const cluster = `${account}:cluster/shop`;
const revision = (n: number): string => `${account}:task-definition/web:${n}`;
const role = "arn:aws:iam::123456789012:role/scheduler";
const revisions = new Map([["web", revision(8)]]);

const request: ScheduleRequest = {
  kind: "schedule",
  group: "shop",
  name: "nightly",
  asWritten: "schedule/shop/nightly",
};

/** Every setting that an update would lose if it were not sent again, and some unknown ones. */
const full = `{"ActionAfterCompletion":"DELETE","Description":"","EndDate":1798761600.5,
 "FlexibleTimeWindow":{"MaximumWindowInMinutes":15,"Mode":"FLEXIBLE"},"GroupName":"shop","Invented":{"big":9007199254740993,"x":[]},
 "KmsKeyArn":"arn:aws:kms:eu-west-1:123456789012:key/k","ScheduleExpression":"cron(0 3 * * ? *)","ScheduleExpressionTimezone":"Europe/Berlin",
 "StartDate":1767225600,"State":"DISABLED","Target":{"Arn":"${cluster}","DeadLetterConfig":{"Arn":"arn:aws:sqs:eu-west-1:123456789012:dead"},
 "EcsParameters":{"TaskDefinitionArn":"${revision(7)}","LaunchType":"FARGATE","Later":1.0},"Input":"{\\"containerOverrides\\":[]}",
 "RetryPolicy":{"MaximumRetryAttempts":0},"RoleArn":"${role}"}}`;

const universal = {
  FlexibleTimeWindow: { Mode: "OFF" },
  ScheduleExpression: "rate(1 hour)",
  Target: {
    Arn: "arn:aws:scheduler:::aws-sdk:ecs:runTask",
    RoleArn: role,
    Input: '{ "Cluster":"shop", "TaskDefinition":"web:7","Count":1.0 }',
  },
};

const simulate = (
  schedule: ScheduleSpec["schedule"],
  body: (simulation: SimulatedAws) => Promise<void>,
  faults: readonly FaultRule[] = [],
): Promise<void> =>
  withSimulatedAws({ scenario: { schedules: [{ name: "nightly", group: "shop", schedule }] }, faults }, body);

const settingsIn = ({ world }: SimulatedAws): string =>
  (world.snapshot().scheduler as Record<string, string>)["eu-west-1/shop/nightly"] ?? "";
const updates = ({ calls }: SimulatedAws): number =>
  calls.filter((call) => call === "scheduler:UpdateSchedule").length;
const planned = async (simulation: SimulatedAws) =>
  towards(await readSchedule(simulation, request, cluster), revisions);

test("sends every setting back unchanged, except the task definition", async () => {
  await simulate(full, async (simulation) => {
    const before = settingsIn(simulation);
    const state = await planned(simulation);
    expect(state.notes).toEqual([
      "It is disabled and stays disabled.",
      "Its StartDate is in the past. If AWS rejects it, the step removes it; the schedule runs the same without it.",
    ]);
    expect(await moveSchedule(simulation, state)).toEqual({ changed: ["nightly"], notes: [] });
    expect(JSON.parse(settingsIn(simulation))).toEqual(JSON.parse(before.replace(revision(7), revision(8))));
    expect(settingsIn(simulation)).toContain('"big":9007199254740993');
    expect(settingsIn(simulation)).toContain('"Later":1.0');
    expect((await proveSchedule(simulation, state, "moved")).proven).toBe(true);
    expect(await restoreSchedule(simulation, state)).toEqual({ changed: ["nightly"], notes: [] });
    expect(JSON.parse(settingsIn(simulation))).toEqual(JSON.parse(before));
    expect((await proveSchedule(simulation, state, "restored")).proven).toBe(true);
  });
});

test("moves a RunTask request inside its Input", async () => {
  await simulate(universal, async (simulation) => {
    const before = settingsIn(simulation);
    const state = await planned(simulation);
    await moveSchedule(simulation, state);
    const { Target } = JSON.parse(settingsIn(simulation)) as { Target: { Input: string } };
    expect(Target.Input).toBe(`{ "Cluster":"shop", "TaskDefinition":"${revision(8)}","Count":1.0 }`);
    await restoreSchedule(simulation, state);
    expect(settingsIn(simulation)).toBe(before);
  });
});

test("makes three updates that AWS does not deduplicate for a release, a rollback and a release", async () => {
  await simulate(full, async (simulation) => {
    const state = await planned(simulation);
    await moveSchedule(simulation, state);
    await simulation.clock.sleep(60_000);
    await restoreSchedule(simulation, state);
    await simulation.clock.sleep(60_000);
    await moveSchedule(simulation, await planned(simulation));
    expect(updates(simulation)).toBe(3);
    expect((await proveSchedule(simulation, state, "moved")).proven).toBe(true);
  });
});

describe("faults", () => {
  test("retry a conflict after another read", async () => {
    const fault = {
      error: new AwsError("ConflictException", "Updating the resource can cause an inconsistent state."),
    };
    await simulate(
      full,
      async (simulation) => {
        await moveSchedule(simulation, await planned(simulation));
        expect(updates(simulation)).toBe(3);
      },
      [{ party: "scheduler", operation: "UpdateSchedule", times: 2, fault }],
    );
  });

  test.each([
    ["reset-after", 1],
    ["reset-before", 2],
    ["http-500", 2],
  ] as const)("%s: send %i updates", async (fault, count) => {
    await simulate(
      full,
      async (simulation) => {
        const state = await planned(simulation);
        expect((await moveSchedule(simulation, state)).changed).toEqual(["nightly"]);
        expect(updates(simulation)).toBe(count);
        expect((await proveSchedule(simulation, state, "moved")).proven).toBe(true);
      },
      [{ party: "scheduler", operation: "UpdateSchedule", times: 1, fault }],
    );
  });

  test("do not overwrite a concurrent change during a lost response", async () => {
    await simulate(
      full,
      async (simulation) => {
        const state = await planned(simulation);
        const stop = simulation.world.listen(({ subject }) => {
          if (subject !== "scheduler:UpdateSchedule") return;
          stop();
          const body = full.replace(revision(7), revision(9));
          const call = { region: "eu-west-1", now: simulation.clock.now(), body } as unknown as Call;
          const input = { Name: "nightly", GroupName: "shop" };
          simulation.world.services.scheduler?.["UpdateSchedule"]?.(input, call);
        });
        await expect(moveSchedule(simulation, state)).rejects.toMatchObject({
          why: { name: "schedule-changed" },
        });
        expect(settingsIn(simulation)).toContain(revision(9));
        expect(updates(simulation)).toBe(1);
      },
      [{ party: "scheduler", operation: "UpdateSchedule", times: 1, fault: "reset-after" }],
    );
  });

  test("do not change a schedule that another pipeline moved", async () => {
    await simulate(full, async (simulation) => {
      const state = await planned(simulation);
      const other = towards(state, new Map([["web", revision(9)]]));
      await moveSchedule(simulation, other);
      const failure = await moveSchedule(simulation, state).catch((error: Failure) => error);
      expect(failure).toMatchObject({ why: { name: "schedule-changed" } });
      expect(updates(simulation)).toBe(1);
    });
  });

  test("report a deleted schedule", async () => {
    await simulate(full, async (simulation) => {
      const absent = { ...request, name: "absent" };
      await expect(readSchedule(simulation, absent, cluster)).rejects.toMatchObject({
        why: { name: "schedule-not-found", what: "Schedule absent does not exist in the group shop." },
      });
    });
  });
});

test("keeps everything in a schedule when it is moved and restored", async () => {
  const arbitrary = fc.record({
    top: unknownMembers([
      "GroupName",
      "Target",
      "ScheduleExpression",
      "FlexibleTimeWindow",
      "State",
      "Name",
      "Arn",
    ]),
    target: unknownMembers(["Arn", "RoleArn", "EcsParameters", "RetryPolicy", "Input"]),
  });
  const members = (...parts: string[]): string => parts.filter((part) => part !== "").join(",");
  const base = `"GroupName":"shop","ScheduleExpression":"rate(1 day)","FlexibleTimeWindow":{"Mode":"OFF"},"State":"DISABLED"`;
  await simulate(full, async (simulation) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ top, target }) => {
        const ecs = `"Arn":"${cluster}","RoleArn":"${role}","EcsParameters":{"TaskDefinitionArn":"${revision(7)}"}`;
        const body = `{${members(base, top, `"Target":{${members(ecs, target)}}`)}}`;
        const scheduler = await simulation.aws.scheduler();
        const name = {
          Name: "nightly",
          ScheduleExpression: "",
          Target: undefined,
          FlexibleTimeWindow: undefined,
        };
        await scheduler.updateSchedule(name, { body });
        const before = settingsIn(simulation);
        const state = await planned(simulation);
        await moveSchedule(simulation, state);
        expect(settingsIn(simulation)).toBe(before.replace(revision(7), revision(8)));
        await restoreSchedule(simulation, state);
        expect(settingsIn(simulation)).toBe(before);
      }),
      { numRuns: 25 },
    );
  });
});
