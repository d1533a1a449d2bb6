/**
 * A schedule's settings: omitted ones get their default, others stay as sent. Source: docs/aws-reference.md#schedules.
 */
import { type Member, membersOf, objectOf, withDefaults } from "../ecs/json-text.ts";
import { AwsError } from "../protocol/call.ts";

const defaults = {
  GroupName: '"default"',
  ScheduleExpressionTimezone: '"UTC"',
  State: '"ENABLED"',
  ActionAfterCompletion: '"NONE"',
};
const targetDefaults = { RetryPolicy: '{"MaximumEventAgeInSeconds":86400,"MaximumRetryAttempts":185}' };

/** Members of requests and responses that aren't settings. */
const others = new Set(["Name", "Arn", "CreationDate", "LastModificationDate", "ClientToken"]);

const expression =
  /^(?:at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?\)|rate\(\d+ (?:minute|hour|day)s?\)|cron\((?:\S+ ){5}\S+\))$/;

const invalid = (message: string): AwsError => new AwsError("ValidationException", message);

/** Settings of a CreateSchedule or UpdateSchedule body. Throws ValidationException. */
export function settingsOf(body: string): readonly Member[] {
  const sent = (membersOf(body) ?? []).filter(({ name }) => !others.has(name));
  const settings = withDefaults(sent, defaults).map((member) =>
    member.name === "Target" ? { ...member, text: targetOf(member.text) } : member,
  );
  check(JSON.parse(objectOf(settings)) as Checked);
  return settings;
}

const targetOf = (text: string): string => objectOf(withDefaults(membersOf(text) ?? [], targetDefaults));

interface Checked {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone: string;
  readonly FlexibleTimeWindow: { readonly Mode: string; readonly MaximumWindowInMinutes?: number };
  readonly Target: { readonly Arn: string; readonly EcsParameters?: unknown; readonly Input?: string };
}

function check(settings: Checked): void {
  const {
    ScheduleExpression,
    ScheduleExpressionTimezone: zone,
    FlexibleTimeWindow: window,
    Target,
  } = settings;
  if (!expression.test(ScheduleExpression))
    throw invalid(`Invalid Schedule Expression ${ScheduleExpression}.`);
  if (!isTimeZone(zone)) throw invalid(`Invalid Schedule Expression Timezone ${zone}.`);
  if ((window.Mode === "FLEXIBLE") !== (window.MaximumWindowInMinutes !== undefined)) {
    throw invalid(
      "MaximumWindowInMinutes must be set when, and only when, the flexible time window mode is FLEXIBLE.",
    );
  }
  const isCluster = /^arn:[\w-]+:ecs:[^:]*:\d{12}:cluster\//.test(Target.Arn);
  if (isCluster !== (Target.EcsParameters !== undefined)) {
    throw invalid("EcsParameters must be set when, and only when, the target is an ECS cluster.");
  }
  if (/:scheduler:::aws-sdk:/.test(Target.Arn) && Target.Input === undefined) {
    throw invalid("Input is required for a universal target.");
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
