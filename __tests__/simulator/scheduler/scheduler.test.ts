/** EventBridge Scheduler as documented in docs/aws-reference.md#schedules, with the real SDK. */
import { describe, expect, test } from "@jest/globals";
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
  type UpdateScheduleCommandInput,
} from "@aws-sdk/client-scheduler";
import { asOperator, refusalOf } from "../protocol/world.ts";
import { withSimulatedAws, type SimulatedAws } from "../../support/simulated-aws.ts";

const Target = {
  Arn: "arn:aws:ecs:eu-west-1:123456789012:cluster/shop",
  RoleArn: "arn:aws:iam::123456789012:role/scheduler",
  EcsParameters: { TaskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7" },
};
const least = { ScheduleExpression: "rate(1 day)", FlexibleTimeWindow: { Mode: "OFF" as const }, Target };
const full = {
  ...least,
  ScheduleExpressionTimezone: "Europe/Berlin",
  State: "DISABLED" as const,
  ActionAfterCompletion: "DELETE" as const,
  Description: "nightly",
  StartDate: new Date("2027-01-01T00:00:00Z"),
  Target: { ...Target, RetryPolicy: { MaximumRetryAttempts: 0 } },
};

const withScheduler = (
  body: (scheduler: SchedulerClient, simulation: SimulatedAws) => Promise<void>,
): Promise<void> =>
  withSimulatedAws(
    { scenario: { schedules: [{ name: "nightly", group: "shop", schedule: least }] } },
    (simulation) => body(new SchedulerClient(asOperator(simulation.simulator)), simulation),
  );

const id = { Name: "nightly", GroupName: "shop" };
const update = (scheduler: SchedulerClient, more: Partial<UpdateScheduleCommandInput>) =>
  scheduler.send(new UpdateScheduleCommand({ ...id, ...least, ...more }));

test("sets omitted settings to their defaults", async () => {
  await withScheduler(async (scheduler) => {
    expect(await scheduler.send(new GetScheduleCommand(id))).toMatchObject({
      ...id,
      Arn: "arn:aws:scheduler:eu-west-1:123456789012:schedule/shop/nightly",
      State: "ENABLED",
      ScheduleExpressionTimezone: "UTC",
      ActionAfterCompletion: "NONE",
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } },
    });
  });
});

test("replaces everything in an update and resets omitted settings", async () => {
  await withScheduler(async (scheduler, { clock }) => {
    const before = await scheduler.send(new GetScheduleCommand(id));
    await clock.sleep(5000);
    await update(scheduler, full);
    const during = await scheduler.send(new GetScheduleCommand(id));
    expect(during).toMatchObject({ ...id, ...full });
    expect(during.LastModificationDate?.getTime()).toBe(
      (before.LastModificationDate?.getTime() ?? 0) + 86_405_000,
    );
    await update(scheduler, {});
    const after = await scheduler.send(new GetScheduleCommand(id));
    expect(after.Description).toBeUndefined();
    expect(after.StartDate).toBeUndefined();
    expect(after).toMatchObject({ State: "ENABLED", ScheduleExpressionTimezone: "UTC" });
    expect(after.Target).toEqual(before.Target);
  });
});

test("applies an update once for a client token, which belongs to one request", async () => {
  await withScheduler(async (scheduler) => {
    const ClientToken = "once";
    await update(scheduler, { ...full, ClientToken });
    await update(scheduler, {});
    await update(scheduler, { ...full, ClientToken });
    expect((await scheduler.send(new GetScheduleCommand(id))).State).toBe("ENABLED");
    expect((await refusalOf(update(scheduler, { ClientToken }))).name).toBe("ConflictException");
  });
});

describe("rejects", () => {
  test.each<[string, Partial<UpdateScheduleCommandInput>, string]>([
    ["an unknown schedule", { Name: "other" }, "ResourceNotFoundException"],
    ["an expression", { ScheduleExpression: "daily" }, "ValidationException"],
    ["a time zone", { ScheduleExpressionTimezone: "Mars/Olympus" }, "ValidationException"],
    ["a window", { FlexibleTimeWindow: { Mode: "FLEXIBLE" } }, "ValidationException"],
    ["no ECS parameters", { Target: { ...Target, EcsParameters: undefined } }, "ValidationException"],
    [
      "a universal target without input",
      { Target: { Arn: "arn:aws:scheduler:::aws-sdk:ecs:runTask", RoleArn: Target.RoleArn } },
      "ValidationException",
    ],
  ])("%s", async (_, more, code) => {
    await withScheduler(async (scheduler) => {
      expect((await refusalOf(update(scheduler, more))).name).toBe(code);
    });
  });
});

test("creates schedules in groups, and lists them with only their target's ARN", async () => {
  await withScheduler(async (scheduler) => {
    await scheduler.send(new CreateScheduleCommand({ Name: "hourly", ...full }));
    const again = scheduler.send(new CreateScheduleCommand({ Name: "hourly", ...full }));
    expect((await refusalOf(again)).name).toBe("ConflictException");
    const nowhere = scheduler.send(new CreateScheduleCommand({ Name: "x", GroupName: "no", ...full }));
    expect((await refusalOf(nowhere)).name).toBe("ResourceNotFoundException");
    const all = await scheduler.send(new ListSchedulesCommand({}));
    expect(all.Schedules?.map(({ Name, Target: to }) => [Name, to])).toEqual([
      ["nightly", { Arn: Target.Arn }],
      ["hourly", { Arn: Target.Arn }],
    ]);
    const disabled = await scheduler.send(new ListSchedulesCommand({ State: "DISABLED" }));
    expect(disabled.Schedules?.map(({ Name }) => Name)).toEqual(["hourly"]);
    const groups = await scheduler.send(new ListScheduleGroupsCommand({}));
    expect(groups.ScheduleGroups?.map(({ Name }) => Name)).toEqual(["default", "shop"]);
    const group = await scheduler.send(new GetScheduleGroupCommand({ Name: "shop" }));
    expect(group.Arn).toBe("arn:aws:scheduler:eu-west-1:123456789012:schedule-group/shop");
  });
});
