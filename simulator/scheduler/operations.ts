/** Amazon EventBridge Scheduler: an update replaces everything. Source: docs/aws-reference.md#schedules. */
import { membersOf, objectOf } from "../ecs/json-text.ts";
import { pageOf } from "../ecs/pages.ts";
import { AwsError, type Call, type Operations, RawJson } from "../protocol/call.ts";
import type { World } from "../world.ts";
import { settingsOf } from "./settings.ts";
import type { Schedule, SchedulerState, ScheduleSpec } from "./state.ts";

interface ScheduleInput {
  readonly Name: string;
  readonly GroupName?: string;
  readonly ClientToken?: string;
}

interface ListInput {
  readonly GroupName?: string;
  readonly NamePrefix?: string;
  readonly State?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const arnStart = (world: World, region: string): string =>
  `arn:${world.partition}:scheduler:${region}:${world.account}:`;

export function makeSchedule(world: World, region: string, spec: ScheduleSpec): Schedule {
  const group = spec.group ?? "default";
  const body = typeof spec.schedule === "string" ? spec.schedule : JSON.stringify(spec.schedule);
  const sent = membersOf(body) ?? [];
  const named = sent.some(({ name }) => name === "GroupName")
    ? sent
    : [{ name: "GroupName", text: JSON.stringify(group) }, ...sent];
  return {
    name: spec.name,
    group,
    arn: `${arnStart(world, region)}schedule/${group}/${spec.name}`,
    createdAt: world.queue.now,
    modifiedAt: world.queue.now,
    settings: settingsOf(objectOf(named)),
  };
}

const keyOf = (region: string, group: string, name: string): string => `${region}/${group}/${name}`;

export function addSchedule(
  world: World,
  scheduler: SchedulerState,
  region: string,
  spec: ScheduleSpec,
): Schedule {
  const schedule = makeSchedule(world, region, spec);
  scheduler.schedules.set(keyOf(region, schedule.group, schedule.name), schedule);
  return schedule;
}

function scheduleOf(scheduler: SchedulerState, input: ScheduleInput, call: Call): Schedule {
  const schedule = scheduler.schedules.get(keyOf(call.region, input.GroupName ?? "default", input.Name));
  if (schedule !== undefined) return schedule;
  throw new AwsError("ResourceNotFoundException", `Schedule ${input.Name} does not exist.`);
}

/** The whole response, verbatim, including settings that no model has. */
function describeSchedule({ name, arn, createdAt, modifiedAt, settings }: Schedule): RawJson {
  return new RawJson(
    objectOf([
      { name: "Arn", text: JSON.stringify(arn) },
      { name: "CreationDate", text: String(createdAt / 1000) },
      ...settings,
      { name: "LastModificationDate", text: String(modifiedAt / 1000) },
      { name: "Name", text: JSON.stringify(name) },
    ]),
  );
}

const textOf = (settings: Schedule["settings"], name: string): string =>
  settings.find((member) => member.name === name)?.text ?? "null";

const valueOf = (settings: Schedule["settings"], name: string): unknown => JSON.parse(textOf(settings, name));

/** Whether the token was already used for this request. Throws if it was used for a different one. */
function isRepeated(scheduler: SchedulerState, input: ScheduleInput, call: Call): boolean {
  if (input.ClientToken === undefined) return false;
  const key = `${keyOf(call.region, input.GroupName ?? "default", input.Name)}/${input.ClientToken}`;
  const before = scheduler.clientTokens.get(key);
  if (before !== undefined && before !== call.body) {
    throw new AwsError("ConflictException", "The client token was used with a different request.");
  }
  scheduler.clientTokens.set(key, call.body ?? "");
  return before !== undefined;
}

/** Only in worlds with that behavior. */
function refusePastStart({ readings }: World, settings: Schedule["settings"], now: number): void {
  const start: unknown = valueOf(settings, "StartDate");
  if (readings.pastStartDate === "taken" || typeof start !== "number" || start * 1000 >= now - 5 * 60_000)
    return;
  throw new AwsError(
    "ValidationException",
    "The StartDate you specify cannot be earlier than 5 minutes ago.",
  );
}

function describeSummary({ name, group, arn, createdAt, modifiedAt, settings }: Schedule) {
  return {
    Arn: arn,
    Name: name,
    GroupName: group,
    State: valueOf(settings, "State"),
    CreationDate: new Date(createdAt),
    LastModificationDate: new Date(modifiedAt),
    Target: { Arn: (valueOf(settings, "Target") as { Arn: string }).Arn },
  };
}

function listSchedules(scheduler: SchedulerState, input: ListInput, call: Call) {
  const found = [...scheduler.schedules]
    .filter(
      ([key, { group, name, settings }]) =>
        key.startsWith(`${call.region}/`) &&
        (input.GroupName === undefined || group === input.GroupName) &&
        name.startsWith(input.NamePrefix ?? "") &&
        (input.State === undefined || valueOf(settings, "State") === input.State),
    )
    .map(([, schedule]) => schedule);
  const page = pageOf(found, { maxResults: input.MaxResults, nextToken: input.NextToken }, 100, 100);
  const { nextToken } = page.next;
  return {
    Schedules: page.items.map(describeSummary),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  };
}

export function schedulerOperations(world: World, scheduler: SchedulerState): Operations {
  const group = (region: string, name: string) => ({
    Arn: `${arnStart(world, region)}schedule-group/${name}`,
    Name: name,
    State: "ACTIVE",
  });
  const hasGroup = (region: string, name: string): boolean =>
    name === "default" || scheduler.groups.has(`${region}/${name}`);
  const refuseUnknownGroup = (region: string, name: string): void => {
    if (!hasGroup(region, name))
      throw new AwsError("ResourceNotFoundException", `Schedule group ${name} does not exist.`);
  };
  return {
    GetSchedule: (input: ScheduleInput, call) => describeSchedule(scheduleOf(scheduler, input, call)),
    ListSchedules: (input: ListInput, call) => listSchedules(scheduler, input, call),

    UpdateSchedule(input: ScheduleInput, call) {
      const schedule = scheduleOf(scheduler, input, call);
      const settings = settingsOf(call.body ?? "{}");
      refusePastStart(world, settings, call.now);
      if (isRepeated(scheduler, input, call)) return { ScheduleArn: schedule.arn };
      schedule.settings = settings;
      schedule.modifiedAt = call.now;
      return { ScheduleArn: schedule.arn };
    },

    CreateSchedule(input: ScheduleInput, call) {
      const name = input.GroupName ?? "default";
      refuseUnknownGroup(call.region, name);
      if (isRepeated(scheduler, input, call)) return { ScheduleArn: scheduleOf(scheduler, input, call).arn };
      if (scheduler.schedules.has(keyOf(call.region, name, input.Name)))
        throw new AwsError("ConflictException", `Schedule ${input.Name} already exists.`);
      refusePastStart(world, settingsOf(call.body ?? "{}"), call.now);
      const spec = { name: input.Name, group: name, schedule: call.body ?? "{}" };
      return { ScheduleArn: addSchedule(world, scheduler, call.region, spec).arn };
    },

    DeleteSchedule(input: ScheduleInput, call) {
      scheduleOf(scheduler, input, call);
      scheduler.schedules.delete(keyOf(call.region, input.GroupName ?? "default", input.Name));
      return {};
    },

    GetScheduleGroup(input: { Name: string }, call) {
      refuseUnknownGroup(call.region, input.Name);
      return group(call.region, input.Name);
    },

    ListScheduleGroups(_: unknown, call) {
      const start = `${call.region}/`;
      const names = [...scheduler.groups]
        .filter((key) => key.startsWith(start))
        .map((key) => key.slice(start.length));
      return { ScheduleGroups: ["default", ...names].map((name) => group(call.region, name)) };
    },
  };
}
