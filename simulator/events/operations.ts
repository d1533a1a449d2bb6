/** Amazon EventBridge: the operations on rules and targets. Source: docs/aws-reference.md#schedules. */
import { listOf } from "../ecs/json-text.ts";
import { pageOf } from "../ecs/pages.ts";
import { AwsError, type Call, type Operations, RawJson } from "../protocol/call.ts";
import type { World } from "../world.ts";
import { putTargets } from "./put-targets.ts";
import type { EventsState, Rule, RuleSpec } from "./state.ts";

interface RuleInput {
  readonly Rule: string;
  readonly EventBusName?: string;
}

interface PageInput {
  readonly Limit?: number;
  readonly NextToken?: string;
}

const busOf = (nameOrArn: string | undefined): string =>
  (nameOrArn ?? "default").replace(/^arn:.*:event-bus\//, "");

export function makeRule(world: World, region: string, spec: RuleSpec): Rule {
  const bus = spec.bus ?? "default";
  const path = bus === "default" ? spec.name : `${bus}/${spec.name}`;
  const { targets = [], refusals = [], scheduleExpression, ...rest } = spec;
  const expression = scheduleExpression ?? (spec.eventPattern === undefined ? "rate(1 hour)" : undefined);
  const texts = targets.map((target) => (typeof target === "string" ? target : JSON.stringify(target)));
  return {
    limit: 5,
    state: "ENABLED",
    ...rest,
    ...(expression === undefined ? {} : { scheduleExpression: expression }),
    bus,
    arn: `arn:${world.partition}:events:${region}:${world.account}:rule/${path}`,
    targets: new Map(texts.map((text) => [(JSON.parse(text) as { Id: string }).Id, text])),
    refusals: refusals.map((refusal) => ({ spec: refusal, left: refusal.times ?? Infinity })),
  };
}

export const keyOf = (region: string, bus: string, name: string): string => `${region}/${bus}/${name}`;

function ruleOf(events: EventsState, name: string, busName: string | undefined, call: Call): Rule {
  const bus = busOf(busName);
  const rule = events.rules.get(keyOf(call.region, bus, name));
  if (rule !== undefined) return rule;
  throw new AwsError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus ${bus}.`);
}

/** Throws unless the caller may change the rule. */
function refuseManaged({ name, managedBy }: Rule): void {
  if (managedBy === undefined) return;
  const message = `Rule ${name} is a managed rule and can only be modified by the service ${managedBy}.`;
  throw new AwsError("ManagedRuleException", message);
}

const describeRule = (rule: Rule) => ({
  Name: rule.name,
  Arn: rule.arn,
  EventPattern: rule.eventPattern,
  ScheduleExpression: rule.scheduleExpression,
  State: rule.state,
  Description: rule.description,
  ManagedBy: rule.managedBy,
  EventBusName: rule.bus,
});

function pageAs<T>(all: readonly T[], input: PageInput, usual: number) {
  const page = pageOf(all, { maxResults: input.Limit, nextToken: input.NextToken }, usual, 100);
  const { nextToken } = page.next;
  return { items: page.items, next: nextToken === undefined ? {} : { NextToken: nextToken } };
}

const rulesOf = (events: EventsState, bus: string | undefined, call: Call): Rule[] =>
  [...events.rules]
    .filter(([key]) => key.startsWith(`${call.region}/${busOf(bus)}/`))
    .map(([, rule]) => rule);

const targetArn = (text: string): unknown => (JSON.parse(text) as { Arn?: unknown }).Arn;

function listOperations(world: World, events: EventsState): Operations {
  return {
    DescribeRule: (input: { Name: string; EventBusName?: string }, call) => ({
      ...describeRule(ruleOf(events, input.Name, input.EventBusName, call)),
      CreatedBy: world.account,
    }),

    ListRules(input: PageInput & { NamePrefix?: string; EventBusName?: string }, call) {
      const rules = rulesOf(events, input.EventBusName, call).filter(({ name }) =>
        name.startsWith(input.NamePrefix ?? ""),
      );
      const page = pageAs(rules, input, 100);
      return { Rules: page.items.map(describeRule), ...page.next };
    },

    ListRuleNamesByTarget(input: PageInput & { TargetArn: string; EventBusName?: string }, call) {
      const names = rulesOf(events, input.EventBusName, call)
        .filter(({ targets }) => [...targets.values()].some((text) => targetArn(text) === input.TargetArn))
        .map(({ name }) => name);
      const page = pageAs(names, input, 100);
      return { RuleNames: page.items, ...page.next };
    },

    ListTargetsByRule(input: RuleInput & PageInput, call) {
      const rule = ruleOf(events, input.Rule, input.EventBusName, call);
      const usual = world.scenario.switches?.targetsPerPage ?? 100;
      const page = pageAs([...rule.targets.values()], input, usual);
      return { Targets: new RawJson(listOf(page.items)), ...page.next };
    },

    ListTagsForResource: () => ({ Tags: [] }),
  };
}

export function eventsOperations(world: World, events: EventsState): Operations {
  return {
    ...listOperations(world, events),

    PutRule(input: { Name: string; EventBusName?: string; [member: string]: unknown }, call) {
      const bus = busOf(input.EventBusName);
      const key = keyOf(call.region, bus, input.Name);
      const there = events.rules.get(key);
      if (there !== undefined) refuseManaged(there);
      const { ScheduleExpression, EventPattern, State } = input as {
        ScheduleExpression?: string;
        EventPattern?: string;
        State?: "ENABLED" | "DISABLED";
      };
      const rule = makeRule(world, call.region, {
        name: input.Name,
        bus,
        ...(ScheduleExpression === undefined ? {} : { scheduleExpression: ScheduleExpression }),
        ...(EventPattern === undefined ? {} : { eventPattern: EventPattern }),
        ...(State === undefined ? {} : { state: State }),
      });
      for (const [id, text] of there?.targets ?? []) rule.targets.set(id, text);
      events.rules.set(key, rule);
      return { RuleArn: rule.arn };
    },

    PutTargets(input: RuleInput, call) {
      const rule = ruleOf(events, input.Rule, input.EventBusName, call);
      refuseManaged(rule);
      return putTargets(rule, call.raw("Targets") ?? "[]");
    },

    DeleteRule(input: { Name: string; EventBusName?: string }, call) {
      const bus = busOf(input.EventBusName);
      const rule = events.rules.get(keyOf(call.region, bus, input.Name));
      if (rule === undefined) return {};
      refuseManaged(rule);
      if (rule.targets.size > 0)
        throw new AwsError("ValidationException", "Rule can't be deleted since it has targets.");
      events.rules.delete(keyOf(call.region, bus, input.Name));
      return {};
    },

    RemoveTargets(input: RuleInput & { Ids: readonly string[] }, call) {
      const rule = ruleOf(events, input.Rule, input.EventBusName, call);
      refuseManaged(rule);
      for (const id of input.Ids) rule.targets.delete(id);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  };
}
