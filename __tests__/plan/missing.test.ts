import { describe, expect, test } from "@jest/globals";
import type { Reference } from "../../src/ecs/definition/references.ts";
import { type Found, keyOf, missingResources, type Use } from "../../src/plan/missing.ts";

const region = "eu-west-1";
const secret: Reference = {
  kind: "secret",
  id: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf",
  region,
  stage: "AWSCURRENT",
  user: "DB of container app",
};
const { stage: _, ...ofVersion } = secret;
const parameter: Reference = {
  kind: "parameter",
  names: ["/shop/stripe"],
  region,
  printableName: "/shop/stripe",
  user: "KEY of container app",
};
const { printableName: __, ...byName } = parameter;
const logGroup: Reference = { kind: "log-group", name: "/ecs/shop", region, user: "container app" };

const use = (reference: Reference, family = "shop-web"): Use => ({ family, reference });
const exists = (more: Partial<Extract<Found, { state: "secret" }>> = {}): Found => ({
  state: "secret",
  deleted: false,
  stages: ["AWSCURRENT"],
  ...more,
});

describe("reports", () => {
  test.each<[string, Reference, Found, string]>([
    ["a missing secret", secret, { state: "missing" }, "secret shop/db-AbCdEf does not exist in eu-west-1"],
    [
      "a deleted secret",
      secret,
      exists({ deleted: true }),
      "secret shop/db-AbCdEf is scheduled for deletion",
    ],
    ["a secret without a value", secret, exists({ stages: [] }), "has no version with stage AWSCURRENT"],
    ["a missing stage", { ...secret, stage: "BLUE" }, exists(), "has no version with stage BLUE"],
    [
      "a missing parameter",
      parameter,
      { state: "missing" },
      "parameter /shop/stripe does not exist in eu-west-1",
    ],
    [
      "a missing parameter whose name may be a secret",
      byName,
      { state: "missing" },
      "the parameter that KEY of container app names does not exist",
    ],
    [
      "a missing log group",
      logGroup,
      { state: "missing" },
      "log group /ecs/shop does not exist in eu-west-1",
    ],
  ])("%s", (_name, reference, found, text) => {
    const checks = missingResources([use(reference)], () => found);
    expect(checks).toMatchObject([{ about: "shop-web", level: "warning" }]);
    expect(checks[0]?.text).toContain(text);
    expect(checks[0]?.remedy).not.toBe("");
  });
});

describe("does not report", () => {
  test.each<[string, Reference, Found | undefined]>([
    ["a secret that exists", secret, exists()],
    ["a secret by version ID", ofVersion, exists({ stages: [] })],
    ["a parameter that exists", parameter, { state: "exists" }],
    ["a log group that exists", logGroup, { state: "exists" }],
    ["a secret that can't be read", secret, undefined],
    ["a parameter that can't be read", parameter, { state: "unknown" }],
    ["a log group that can't be read", logGroup, { state: "unknown" }],
    ["a secret in an unknown state", secret, { state: "unknown" }],
  ])("%s", (_name, reference, found) => {
    expect(missingResources([use(reference)], () => found)).toEqual([]);
  });
});

test("reports a resource once, with every family and the first users", () => {
  const users = ["A", "B", "C", "D"].map((name) => ({ ...secret, user: `${name} of container app` }));
  const uses = [...users.map((one) => use(one)), use(users[0] as Reference, "shop-worker")];
  const checks = missingResources(uses, () => ({ state: "missing" }));
  expect(checks).toHaveLength(1);
  expect(checks[0]?.about).toBe("shop-web, shop-worker");
  expect(checks[0]?.text).toMatch(/\(A of container app, B of container app, C of container app, …\)$/u);
});

test("reports two parameters with impossible names as two problems", () => {
  const none = (user: string): Reference => ({ kind: "parameter", names: [], region, user });
  const uses = [use(none("A of container app")), use(none("B of container app"))];
  expect(new Set(uses.map(keyOf)).size).toBe(2);
  expect(missingResources(uses, () => ({ state: "missing" }))).toHaveLength(2);
});
