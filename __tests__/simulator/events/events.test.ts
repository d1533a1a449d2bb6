/** EventBridge as documented in docs/aws-reference.md#schedules, with the real SDK. */
import { describe, expect, test } from "@jest/globals";
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import type { RuleSpec } from "../../../simulator/events/state.ts";
import { asOperator, refusalOf } from "../protocol/world.ts";
import { withSimulatedAws } from "../../support/simulated-aws.ts";

const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
const role = "arn:aws:iam::123456789012:role/events";
const target = (Id: string, revision = 7) => ({
  Id,
  Arn: cluster,
  RoleArn: role,
  EcsParameters: { TaskDefinitionArn: `arn:aws:ecs:eu-west-1:123456789012:task-definition/web:${revision}` },
});

const withRules = (
  rules: readonly RuleSpec[],
  body: (events: EventBridgeClient) => Promise<void>,
): Promise<void> =>
  withSimulatedAws({ scenario: { rules } }, ({ simulator }) =>
    body(new EventBridgeClient(asOperator(simulator))),
  );

const nightly: RuleSpec = { name: "nightly", targets: [target("1"), target("2"), target("3")] };

describe("reading", () => {
  test("returns targets in pages", async () => {
    await withRules([nightly], async (events) => {
      const first = await events.send(new ListTargetsByRuleCommand({ Rule: "nightly", Limit: 2 }));
      expect(first.Targets?.map(({ Id }) => Id)).toEqual(["1", "2"]);
      const rest = { Rule: "nightly", Limit: 2, NextToken: first.NextToken };
      const second = await events.send(new ListTargetsByRuleCommand(rest));
      expect(second.Targets?.map(({ Id }) => Id)).toEqual(["3"]);
      expect(second.NextToken).toBeUndefined();
    });
  });

  test("finds rules by name, prefix and target, each on its own bus", async () => {
    const rules = [
      nightly,
      { name: "night", state: "DISABLED" as const },
      { name: "nightly", bus: "shop", targets: [target("x")] },
      { name: "managed", managedBy: "ecs.amazonaws.com", eventPattern: "{}" },
    ];
    await withRules(rules, async (events) => {
      const described = await events.send(new DescribeRuleCommand({ Name: "night" }));
      expect(described).toMatchObject({
        Name: "night",
        Arn: "arn:aws:events:eu-west-1:123456789012:rule/night",
        State: "DISABLED",
        ScheduleExpression: "rate(1 hour)",
        EventBusName: "default",
      });
      const managed = await events.send(new DescribeRuleCommand({ Name: "managed" }));
      expect(managed).toMatchObject({ ManagedBy: "ecs.amazonaws.com", EventPattern: "{}" });
      const onBus = await events.send(new DescribeRuleCommand({ Name: "nightly", EventBusName: "shop" }));
      expect(onBus.Arn).toBe("arn:aws:events:eu-west-1:123456789012:rule/shop/nightly");
      const listed = await events.send(new ListRulesCommand({ NamePrefix: "night" }));
      expect(listed.Rules?.map(({ Name }) => Name)).toEqual(["nightly", "night"]);
      const byTarget = await events.send(new ListRuleNamesByTargetCommand({ TargetArn: cluster }));
      expect(byTarget.RuleNames).toEqual(["nightly"]);
    });
  });

  test("rejects an unknown rule", async () => {
    await withRules([], async (events) => {
      expect(await refusalOf(events.send(new ListTargetsByRuleCommand({ Rule: "no" })))).toMatchObject({
        name: "ResourceNotFoundException",
        message: "Rule no does not exist on EventBus default.",
      });
    });
  });
});

describe("writing", () => {
  test("replaces a whole target, and keeps the others", async () => {
    const withInput = { ...target("1"), Input: "{}" };
    await withRules([{ name: "nightly", targets: [withInput, target("2")] }], async (events) => {
      await events.send(new PutTargetsCommand({ Rule: "nightly", Targets: [target("1", 8)] }));
      const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "nightly" }));
      expect(Targets).toEqual([target("1", 8), target("2")]);
      await events.send(new RemoveTargetsCommand({ Rule: "nightly", Ids: ["2"] }));
      const left = await events.send(new ListTargetsByRuleCommand({ Rule: "nightly" }));
      expect(left.Targets).toHaveLength(1);
    });
  });

  test("keeps the targets of a changed rule", async () => {
    await withRules([nightly], async (events) => {
      const rule = { Name: "nightly", ScheduleExpression: "rate(1 day)", State: "DISABLED" } as const;
      await events.send(new PutRuleCommand(rule));
      expect(await events.send(new DescribeRuleCommand({ Name: "nightly" }))).toMatchObject(rule);
      const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "nightly" }));
      expect(Targets).toHaveLength(3);
    });
  });

  test("lets some entries fail while others succeed", async () => {
    const refusals = [{ targetId: "2", code: "ConcurrentModificationException", message: "busy", times: 1 }];
    await withRules([{ ...nightly, refusals }], async (events) => {
      const put = () =>
        events.send(new PutTargetsCommand({ Rule: "nightly", Targets: [target("1", 8), target("2", 8)] }));
      expect(await put()).toMatchObject({
        FailedEntryCount: 1,
        FailedEntries: [
          { TargetId: "2", ErrorCode: "ConcurrentModificationException", ErrorMessage: "busy" },
        ],
      });
      expect(await put()).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
    });
  });

  test.each([
    ["a managed rule", [target("1")], { managedBy: "ecs.amazonaws.com" }, "ManagedRuleException"],
    ["a sixth target", [target("4"), target("5"), target("6")], {}, "LimitExceededException"],
    ["eleven entries", Array.from({ length: 11 }, () => target("1")), {}, "ValidationException"],
    ["no role", [{ ...target("1"), RoleArn: undefined }], {}, "ValidationException"],
    ["no ECS parameters", [{ ...target("1"), EcsParameters: undefined }], {}, "ValidationException"],
    [
      "no ARN",
      [{ ...target("1"), EcsParameters: { TaskDefinitionArn: "web:8" } }],
      {},
      "ValidationException",
    ],
    ["two inputs", [{ ...target("1"), Input: "{}", InputPath: "$" }], {}, "ValidationException"],
    ["an input that isn't JSON", [{ ...target("1"), Input: "{" }], {}, "ValidationException"],
  ])("rejects %s", async (_, Targets, more, code) => {
    await withRules([{ ...nightly, ...more }], async (events) => {
      const put = events.send(new PutTargetsCommand({ Rule: "nightly", Targets }));
      expect((await refusalOf(put)).name).toBe(code);
      const after = await events.send(new ListTargetsByRuleCommand({ Rule: "nightly" }));
      expect(after.Targets).toEqual([target("1"), target("2"), target("3")]);
    });
  });
});
