/** Claims about EventBridge rules and EventBridge Scheduler schedules: what an update keeps. */
import { type Claim, seen, verdict } from "../claim.ts";
import { network, plain } from "../experiments/tasks.ts";
import type { Lab } from "../lab.ts";

const section = "schedules";
const eventsApi = (name: string): string =>
  `https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_${name}.html`;
const schedulerApi = (name: string): string =>
  `https://docs.aws.amazon.com/scheduler/latest/APIReference/API_${name}.html`;

const clusterArn = (lab: Lab) =>
  lab.once("cluster ARN", async () => {
    const { clusters } = await lab.ecs.describeClusters({ clusters: [lab.place.cluster] });
    return clusters?.[0]?.clusterArn ?? "";
  });

async function target(lab: Lab) {
  const { taskDefinition } = await plain(lab);
  return {
    Arn: await clusterArn(lab),
    RoleArn: lab.place.scheduleRoleArn,
    EcsParameters: {
      TaskDefinitionArn: taskDefinition?.taskDefinitionArn ?? "",
      LaunchType: "FARGATE" as const,
      NetworkConfiguration: { awsvpcConfiguration: pascal(network(lab).awsvpcConfiguration) },
    },
  };
}

const pascal = ({ subnets, securityGroups }: { subnets: string[]; securityGroups: string[] }) => ({
  Subnets: subnets,
  SecurityGroups: securityGroups,
});

/** A disabled rule. PutTargets writes its target twice. */
const rule = (lab: Lab) =>
  lab.once("rule", async () => {
    const Rule = `${lab.prefix}-rule`;
    await lab.events.putRule({ Name: Rule, ScheduleExpression: "rate(1 day)", State: "DISABLED" });
    const whole = { Id: "1", ...(await target(lab)) };
    const put = await lab.events.putTargets({
      Rule,
      Targets: [{ ...whole, Input: '{"probe":1}', RetryPolicy: { MaximumRetryAttempts: 3 } }],
    });
    const before = await lab.events.listTargetsByRule({ Rule });
    await lab.events.putTargets({ Rule, Targets: [whole] });
    const after = await lab.events.listTargetsByRule({ Rule });
    return { Rule, put, before, after };
  });

const future = (lab: Lab, days: number): Date =>
  new Date(Math.floor((lab.now() + days * 86_400_000) / 1000) * 1000);

async function scheduleInput(lab: Lab, name: string) {
  const { Arn, RoleArn, EcsParameters } = await target(lab);
  const { Subnets, SecurityGroups } = EcsParameters.NetworkConfiguration.awsvpcConfiguration;
  return {
    Name: `${lab.prefix}-${name}`,
    GroupName: lab.place.scheduleGroup,
    ScheduleExpression: "rate(1 days)",
    FlexibleTimeWindow: { Mode: "OFF" as const },
    State: "DISABLED" as const,
    Target: {
      Arn,
      RoleArn,
      EcsParameters: {
        TaskDefinitionArn: EcsParameters.TaskDefinitionArn,
        LaunchType: "FARGATE" as const,
        NetworkConfiguration: { awsvpcConfiguration: { Subnets, SecurityGroups } },
      },
    },
  };
}

/** A disabled schedule. UpdateSchedule omits members that it has. */
const schedule = (lab: Lab) =>
  lab.once("schedule", async () => {
    const input = await scheduleInput(lab, "schedule");
    await lab.scheduler.createSchedule({
      ...input,
      ScheduleExpressionTimezone: "Europe/Paris",
      Description: "of the probe",
      EndDate: future(lab, 30),
    });
    const key = { Name: input.Name, GroupName: input.GroupName };
    const before = await lab.scheduler.getSchedule(key);
    const { State: _state, ...rest } = input;
    await lab.scheduler.updateSchedule({ ...rest, EndDate: future(lab, 30) });
    const after = await lab.scheduler.getSchedule(key);
    const list = await lab.scheduler.listSchedules({ GroupName: input.GroupName, NamePrefix: input.Name });
    // The update without State enabled the schedule, so delete it before it runs.
    await lab.scheduler.deleteSchedule(key);
    return { before, after, list };
  });

export const schedules: readonly Claim[] = [
  {
    id: "put-targets-replaces",
    section,
    sentence: "PutTargets replaces the whole target with that ID: omitted members are removed.",
    source: eventsApi("PutTargets"),
    async check(lab) {
      const { before, after } = await rule(lab);
      const [one, two] = [before.Targets?.[0], after.Targets?.[0]];
      const holds =
        one?.Input !== undefined &&
        two !== undefined &&
        two.Input === undefined &&
        two.RetryPolicy === undefined;
      return verdict(
        holds,
        `Input ${two?.Input}, RetryPolicy ${JSON.stringify(two?.RetryPolicy)}`,
        before,
        after,
      );
    },
  },
  {
    id: "put-targets-counts-failures",
    section,
    sentence: "PutTargets returns HTTP 200 with `FailedEntryCount`, which is 0 if it accepted every target.",
    source: eventsApi("PutTargets"),
    async check(lab) {
      const { put } = await rule(lab);
      return verdict(put.FailedEntryCount === 0, `FailedEntryCount ${put.FailedEntryCount}`, put);
    },
  },
  {
    id: "rule-names-by-target",
    section,
    sentence: "ListRuleNamesByTarget with the ARN of a cluster returns the rules that have it as a target.",
    source: eventsApi("ListRuleNamesByTarget"),
    async check(lab) {
      const { Rule } = await rule(lab);
      const answer = await lab.events.listRuleNamesByTarget({ TargetArn: await clusterArn(lab) });
      return verdict(
        answer.RuleNames?.includes(Rule) === true,
        `${answer.RuleNames?.length ?? 0} rules`,
        answer,
      );
    },
  },
  {
    id: "rule-missing",
    section,
    sentence:
      "If the rule doesn't exist, ListTargetsByRule fails with ResourceNotFoundException, “Rule … does not exist on EventBus default.”",
    source: eventsApi("ListTargetsByRule"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.events.listTargetsByRule({ Rule: `${lab.prefix}-none` }),
      );
      const holds =
        name === "ResourceNotFoundException" && message.endsWith("does not exist on EventBus default.");
      return verdict(holds, `${name}: ${message}`, result);
    },
  },
  {
    id: "update-schedule-replaces",
    section,
    sentence:
      "UpdateSchedule replaces the whole schedule: an omitted time zone becomes UTC, and an omitted description is removed.",
    source: schedulerApi("UpdateSchedule"),
    async check(lab) {
      const { before, after } = await schedule(lab);
      const holds =
        before.ScheduleExpressionTimezone === "Europe/Paris" &&
        after.ScheduleExpressionTimezone === "UTC" &&
        (after.Description ?? "") === "";
      return verdict(
        holds,
        `time zone ${after.ScheduleExpressionTimezone}, description ${after.Description}`,
        before,
        after,
      );
    },
  },
  {
    id: "update-schedule-enables",
    section,
    sentence: "If a request omits `State`, UpdateSchedule enables a disabled schedule.",
    source: schedulerApi("UpdateSchedule"),
    async check(lab) {
      const { before, after } = await schedule(lab);
      return verdict(
        before.State === "DISABLED" && after.State === "ENABLED",
        `${before.State} → ${after.State}`,
        before,
        after,
      );
    },
  },
  {
    id: "list-schedules-target-arn",
    section,
    sentence: "ListSchedules returns only the ARN of each target.",
    source: schedulerApi("ListSchedules"),
    async check(lab) {
      const { list } = await schedule(lab);
      const members = Object.keys(list.Schedules?.[0]?.Target ?? {});
      return verdict(members.join() === "Arn", members.join(), list);
    },
  },
  {
    id: "schedule-missing",
    section,
    sentence: "If the schedule doesn't exist, GetSchedule fails with ResourceNotFoundException.",
    source: schedulerApi("GetSchedule"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.scheduler.getSchedule({ Name: `${lab.prefix}-none`, GroupName: lab.place.scheduleGroup }),
      );
      return verdict(name === "ResourceNotFoundException", `${name}: ${message}`, result);
    },
  },
  {
    id: "start-date-in-the-past",
    section,
    sentence: "UpdateSchedule accepts or rejects a `StartDate` in the past (either reading).",
    source: "https://github.com/getmoto/moto/pull/8172",
    async check(lab) {
      const input = await scheduleInput(lab, "past");
      await lab.scheduler.createSchedule({ ...input, StartDate: future(lab, 1) });
      const { name, message, result } = await lab.refusal(
        lab.scheduler.updateSchedule({ ...input, StartDate: future(lab, -1) }),
      );
      const refusal = name === "ValidationException" && /StartDate/.test(message) ? "rejected" : undefined;
      return seen(name === "accepted" ? "accepted" : refusal, `${name}: ${message}`, result);
    },
  },
];
