import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { type Access, decide, isLike, type Statement } from "../../../simulator/policy/document.ts";

const service = "arn:aws:ecs:eu-west-1:123456789012:service/shop/web";
const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
const update: Access = { action: "ecs:UpdateService", resource: service, keys: { "ecs:cluster": cluster } };
const allow = (rest: Partial<Statement>): Statement => ({
  Effect: "Allow",
  Action: "*",
  Resource: "*",
  ...rest,
});
const deny = (rest: Partial<Statement>): Statement => ({ ...allow(rest), Effect: "Deny" });

describe("a policy document", () => {
  test.each<[string, Statement | Statement[], ReturnType<typeof decide>]>([
    ["allows the listed actions", allow({ Action: "ecs:UpdateService", Resource: service }), "allowed"],
    ["ignores the case of actions", allow({ Action: "ECS:updateservice" }), "allowed"],
    ["respects the case of resources", allow({ Resource: service.toUpperCase() }), "denied"],
    ["supports wildcards in actions", allow({ Action: ["ecs:Describe*", "ecs:Update*"] }), "allowed"],
    [
      "supports wildcards in resources",
      allow({ Resource: "arn:aws:ecs:*:123456789012:service/shop/w?b" }),
      "allowed",
    ],
    ["allows nothing by default", allow({ Action: "ecs:DescribeServices" }), "denied"],
    ["has no statements", [], "denied"],
    [
      "lets a deny override an allow",
      [allow({}), deny({ Action: "ecs:UpdateService" })],
      "explicitly-denied",
    ],
    ["supports NotAction", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }, "allowed"],
    ["supports NotAction, matching", { Effect: "Allow", NotAction: "ecs:*", Resource: "*" }, "denied"],
    [
      "supports NotResource",
      [allow({}), { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:*" }],
      "explicitly-denied",
    ],
    [
      "supports NotResource, matching",
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:ecs:*" },
      "denied",
    ],
    ["checks conditions", allow({ Condition: { ArnEquals: { "ecs:cluster": cluster } } }), "allowed"],
    ["ignores the case of keys", allow({ Condition: { ArnEquals: { "ECS:Cluster": cluster } } }), "allowed"],
    [
      "matches any of the values",
      allow({ Condition: { StringEquals: { "ecs:cluster": ["other", cluster] } } }),
      "allowed",
    ],
    [
      "requires every key",
      allow({ Condition: { StringEquals: { "ecs:cluster": cluster, "a:b": "c" } } }),
      "denied",
    ],
    [
      "requires every operator",
      allow({ Condition: { StringLike: { "ecs:cluster": "*shop" }, ArnLike: { "ecs:cluster": "*" } } }),
      "denied",
    ],
    [
      "matches ARNs part by part",
      allow({ Condition: { ArnLike: { "ecs:cluster": "arn:*:*:*:*:*/shop" } } }),
      "allowed",
    ],
    ["has negated operators", allow({ Condition: { StringNotLike: { "ecs:cluster": "*prod" } } }), "allowed"],
    [
      "matches an absent key with a negated operator",
      allow({ Condition: { StringNotEquals: { "a:b": "c" } } }),
      "allowed",
    ],
    [
      "matches an absent key with no other operator",
      allow({ Condition: { StringEquals: { "a:b": "c" } } }),
      "denied",
    ],
    ["has IfExists", allow({ Condition: { StringEqualsIfExists: { "a:b": "c" } } }), "allowed"],
    ["has Null", allow({ Condition: { Null: { "a:b": true } } }), "allowed"],
    ["has Null, false", allow({ Condition: { Null: { "ecs:cluster": "true" } } }), "denied"],
  ])("%s", (_what, Statement, decision) => {
    expect(decide({ Statement }, update)).toBe(decision);
  });

  test("supports sets of values: ForAllValues and ForAnyValue", () => {
    const keys = { "aws:TagKeys": ["team", "secret"] };
    const access = { ...update, keys };
    const all = allow({ Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } } });
    const any = allow({ Condition: { "ForAnyValue:StringEquals": { "aws:TagKeys": ["team"] } } });
    expect(decide({ Statement: all }, access)).toBe("denied");
    expect(decide({ Statement: any }, access)).toBe("allowed");
    expect(decide({ Statement: all }, { ...update, keys: {} })).toBe("allowed");
    expect(decide({ Statement: any }, { ...update, keys: {} })).toBe("denied");
  });

  test("rejects an unknown operator with an error, not a denial", () => {
    const Statement = allow({ Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } });
    expect(() => decide({ Statement }, update)).toThrow("condition operator IpAddress");
  });
});

test("matches wildcards like a regular expression", () => {
  const alphabet = fc.constantFrom("a", "b", "/");
  const pattern = fc.array(fc.oneof(alphabet, fc.constantFrom("*", "?")), { maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.array(alphabet, { maxLength: 10 }), (wanted, given) => {
      const expression = wanted.map((part) => (part === "*" ? ".*" : part === "?" ? "." : part)).join("");
      expect(isLike(wanted.join(""), given.join(""))).toBe(
        new RegExp(`^${expression}$`).test(given.join("")),
      );
    }),
    { numRuns: 2000 },
  );
});
