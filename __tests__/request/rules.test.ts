import { describe, expect, test } from "@jest/globals";
import { readRequest } from "../../src/request/read.ts";
import { ask, environmentOf, failureOf, problemsOf } from "./environment.ts";
import type { Inputs } from "./environment.ts";

const refusal = (inputs: Inputs): readonly string[] =>
  failureOf(() => readRequest(environmentOf(inputs))).why.evidence;
const region = { "aws-region": "eu-west-1" };

describe("a step without work", () => {
  test("is rejected", () => {
    expect(refusal({ ...region, "run-migrations": "false" })).toEqual([
      expect.stringMatching(/^services: The step has nothing to do\./),
    ]);
  });

  test.each<Inputs>([
    { services: "web", image: "shop:1" },
    { "scheduled-tasks": "rule/nightly" },
    { "migration-task-definition": "shop" },
    { "run-migrations": "true", "migration-task-definition": "shop" },
  ])("is accepted with %j", (inputs) => {
    expect(() => readRequest(environmentOf({ ...region, ...inputs }))).not.toThrow();
  });

  test("reports a malformed run-migrations as one problem", () => {
    expect(refusal({ ...region, "run-migrations": "si" })).toEqual([
      expect.stringMatching(/^run-migrations: "si" is not a boolean/),
    ]);
  });

  test("requires a family for a migration without services", () => {
    expect(refusal({ ...region, "run-migrations": "true" })).toEqual([
      expect.stringMatching(/^migration-task-definition: A migration without services requires it/),
    ]);
  });
});

describe("a release of services without an image or revision", () => {
  const services = { ...region, services: "web" };

  test.each<Inputs>([
    {},
    { image: "", "task-definition": " " },
    { "run-migrations": "true" },
    { "scheduled-tasks": "rule/nightly" },
    { "force-new-deployment": "False" },
    { "dry-run": "true" },
  ])("is rejected: %j", (inputs) => {
    expect(refusal({ ...services, ...inputs })).toEqual([
      expect.stringMatching(
        /^image: There is nothing to release: .*an expression evaluated to an empty string.*contains a masked value/,
      ),
    ]);
  });

  test.each<Inputs>([
    { image: "shop:1" },
    { "task-definition": "latest" },
    { "task-definition": "current" },
    { "environment-variables": "A=1" },
    { secrets: "A=/a" },
    { "desired-count": "0" },
    { "force-new-deployment": "TRUE" },
  ])("is accepted: %j", (inputs) => {
    expect(() => readRequest(environmentOf({ ...services, ...inputs }))).not.toThrow();
  });

  test("reports a malformed force-new-deployment as one problem", () => {
    expect(refusal({ ...services, "force-new-deployment": "si" })).toEqual([
      expect.stringMatching(/^force-new-deployment: "si" is not a boolean/),
    ]);
  });
});

describe("conflicting inputs", () => {
  test.each<[Inputs, RegExp]>([
    [
      { "run-migrations": "false", "migration-command": "a" },
      /^run-migrations: "false" can't be combined with migration-command/,
    ],
    [
      { "run-migrations": "False", "migration-task-definition": "a" },
      /^run-migrations: "false" can't be combined with migration-task-definition/,
    ],
    [
      { "wait-for": "nothing", "smoke-test-command": "a" },
      /^wait-for: "nothing" can't be combined with smoke-test-command/,
    ],
    [
      { "wait-for": "nothing", "smoke-test-url": "http://a" },
      /^wait-for: "nothing" can't be combined with smoke-test-url/,
    ],
    [
      { "wait-for": "nothing", "smoke-test-timeout": "1m" },
      /^wait-for: "nothing" can't be combined with smoke-test-timeout/,
    ],
    [
      { "wait-for": "nothing", "smoke-test-url": "http://a", "smoke-test-expect": "a" },
      /^wait-for: "nothing" can't be combined with smoke-test-expect/,
    ],
    [{ "wait-for": "nothing", "bake-time": "5m" }, /^wait-for: "nothing" can't be combined with bake-time/],
    [
      { "wait-for": "nothing", "bake-time": "5m", "bake-alarms": "a" },
      /^wait-for: "nothing" can't be combined with bake-alarms/,
    ],
    [
      { "wait-for": "nothing", "after-release-command": "a" },
      /^wait-for: "nothing" can't be combined with after-release-command/,
    ],
    [
      { "wait-for": "nothing", "scheduled-tasks": "rule/a" },
      /^wait-for: "nothing" can't be combined with scheduled-tasks/,
    ],
    [
      { "task-definition": "previous", image: "shop:1" },
      /^task-definition: "previous" is released unchanged, so it can't be combined with image\./,
    ],
    [
      { "task-definition": "web:1", "environment-variables": "A=1" },
      /^task-definition: A revision is released unchanged, so it can't be combined with environment-variables\./,
    ],
    [{ "task-definition": "web:1", secrets: "A=/a" }, /can't be combined with secrets/],
    [
      { "wait-for": "nothing", services: "a\nb" },
      /^wait-for: "nothing" allows only one wave, but services has 2 lines/,
    ],
  ])("reject %j", (inputs, problem) => {
    expect(problemsOf(inputs)).toContainEqual(expect.stringMatching(problem));
  });

  test.each<Inputs>([
    { "dry-run": "true", "run-migrations": "true", "wait-for": "nothing" },
    { "wait-for": "nothing", services: "a,b", "smoke-test-timeout": "2m" },
    { "wait-for": "traffic-shifted", services: "a\nb", "smoke-test-url": "http://a" },
    { "run-migrations": "false", "migration-container": "app", "migration-timeout": "1h" },
  ])("accept %j", (inputs) => {
    expect(() => ask(inputs)).not.toThrow();
  });
});

describe("inputs that require another input", () => {
  test.each<[Inputs, RegExp]>([
    [
      { services: "web", image: "shop:1", "smoke-test-expect": "v2" },
      /^smoke-test-expect: It requires smoke-test-url\./,
    ],
    [{ services: "web", image: "shop:1", "bake-alarms": "5xx" }, /^bake-alarms: It requires bake-time\./],
    [{ "scheduled-tasks": "rule/a", "bake-time": "5m" }, /^bake-time: It requires services\./],
    [
      { "scheduled-tasks": "rule/a", "after-release-command": "a" },
      /^after-release-command: It requires services\./,
    ],
    [
      { "scheduled-tasks": "rule/a", "smoke-test-command": "a" },
      /^smoke-test-command: It requires services\./,
    ],
    [
      { "scheduled-tasks": "rule/a", "smoke-test-url": "https://a.example" },
      /^smoke-test-url: It requires services\./,
    ],
    [{ "scheduled-tasks": "rule/a", "desired-count": "2" }, /^desired-count: It requires services\./],
    [
      { "migration-task-definition": "shop", "force-new-deployment": "true" },
      /^force-new-deployment: It requires services\./,
    ],
  ])("reject %j", (inputs, problem) => {
    expect(refusal({ ...region, ...inputs })).toEqual([expect.stringMatching(problem)]);
  });
});

test("an input that is set under a wrong name is not missing for others", () => {
  const inputs = {
    service: "web",
    image: "shop:1",
    "desired-count": "2",
    "smoke-test-url": "https://a.example",
  };
  expect(refusal({ ...region, ...inputs })).toEqual([expect.stringMatching(/^service: .* Use services\.$/)]);
});

describe("ARNs that must match in region, account and cluster", () => {
  const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";
  const service = (where: string): string => `arn:aws:ecs:${where}`;

  test.each<[Inputs, RegExp]>([
    [
      { cluster: cluster.replace("west-1", "west-2") },
      /^cluster: .* is in eu-west-2, but aws-region is eu-west-1/,
    ],
    [
      { cluster, services: service("eu-west-2:123456789012:service/shop/web") },
      /^services: .* is in eu-west-2, but aws-region is eu-west-1/,
    ],
    [
      { cluster, services: service("eu-west-1:123456789012:service/other/web") },
      /^services: .* is in the cluster other, but cluster is shop/,
    ],
    [
      { cluster, services: service("eu-west-1:999999999999:service/shop/web") },
      /^services: .* is in a different account from the cluster/,
    ],
    [
      { services: service("eu-west-1:123456789012:service/shop/web") },
      /^services: .* is in the cluster shop, but cluster is default/,
    ],
  ])("reject %j", (inputs, problem) => {
    expect(problemsOf(inputs)).toEqual([expect.stringMatching(problem)]);
  });
});

describe("variables and secrets", () => {
  test.each<Inputs>([
    { "environment-variables": "A-", secrets: "A=/a" },
    { "environment-variables": "A=1", secrets: "A-" },
    { "environment-variables": "web:A=1", secrets: "A=/a" },
  ])("may share a name in %j", (inputs) => {
    expect(() => ask(inputs)).not.toThrow();
  });
});
