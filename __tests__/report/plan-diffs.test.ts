/** The differences of a plan: who registered the base, and which services share a difference. */
import { describe, expect, test } from "@jest/globals";
import type { Change, FamilyPlan, PlanView, ServicePlan } from "../../src/core/events.ts";
import { planDiffs, registeredBy } from "../../src/report/plan-diffs.ts";
import { revision } from "./stories.ts";

const image: Change = { what: "image", change: "changed", from: "shop:1", to: "shop:2" };
const memory: Change = { what: "other", change: "changed", name: "memory", inBase: true };
const family: FamilyPlan = {
  family: "web",
  base: revision("web", 9),
  reused: false,
  changes: [image],
};
const service = (name: string, from: number, changes?: readonly Change[]): ServicePlan => ({
  name,
  family: "web",
  controller: "ECS",
  strategy: "ROLLING",
  from: revision("web", from),
  desiredCount: 1,
  deploys: true,
  ...(changes && { changes }),
});
const titles = (...services: readonly ServicePlan[]): string[] =>
  planDiffs({ families: [family], waves: [services] } as unknown as PlanView).map(({ title }) => title);

describe("the base was registered by", () => {
  const by = "arn:aws:iam::123456789012:user/terraform";
  test.each<[Partial<FamilyPlan>, string]>([
    [{}, "registered by somebody else"],
    [{ registeredBy: by }, "registered by user/terraform, not by a release"],
    [
      { registeredBy: by, run: "https://github.com/a/b/actions/runs/1" },
      "registered by the release https://github.com/a/b/actions/runs/1",
    ],
  ])("%j", (more, words) => {
    expect(registeredBy({ ...family, ...more })).toBe(words);
  });
});

describe("the differences are", () => {
  test.each<[string, readonly ServicePlan[], readonly string[]]>([
    ["one, for services on the base", [service("a", 9), service("b", 9)], ["web, based on web:9"]],
    [
      "one for each revision that runs",
      [service("a", 7, [image, memory]), service("b", 7, [image, memory]), service("c", 8, [image])],
      ["a, b, from web:7", "c, from web:8"],
    ],
    [
      "also that of the base if a service runs it",
      [service("a", 9), service("b", 7, [image])],
      ["web, based on web:9", "b, from web:7"],
    ],
    ["none without changes", [service("a", 7, [])], []],
  ])("%s", (_, services, expected) => {
    expect(titles(...services)).toEqual(expected);
  });
});
