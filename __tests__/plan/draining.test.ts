import { describe, expect, test } from "@jest/globals";
import { minutes } from "../../src/core/time.ts";
import { drainFacts, type TargetGroupTimes } from "../../src/plan/draining.ts";
import type { PlannedService } from "../../src/plan/plan.ts";

const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0123`;
const service = (more: object = {}, groups = ["web"]): PlannedService =>
  ({
    name: "web",
    controller: "ECS",
    service: { runningCount: 2, loadBalancers: groups.map((name) => ({ targetGroupArn: arn(name) })) },
    ...more,
  }) as unknown as PlannedService;

const times = (...groups: readonly TargetGroupTimes[]) => new Map(groups.map((one) => [arn(one.name), one]));
const usual: TargetGroupTimes = { name: "web", drain: 300, threshold: 5, interval: 30 };
const stable = { waitFor: "stable", timeout: minutes(30) } as const;

describe("a long drain", () => {
  test("causes a note if it fits within the timeout", () => {
    const { checks, notes } = drainFacts([service()], times(usual), stable);
    expect(checks).toEqual([]);
    expect(notes).toEqual([
      {
        about: "web",
        text: "Each old task needs about 5 m to drain (deregistration delay 300 s of target group web), each new task about 2 m 30 s to become healthy; the rollout waits for both.",
      },
    ]);
  });

  test("causes a note if the step does not wait for it", () => {
    const { notes } = drainFacts([service()], times(usual), { ...stable, waitFor: "traffic-shifted" });
    expect(notes[0]?.text).toMatch(/wait-for: traffic-shifted waits only for the new tasks\.$/u);
  });

  test("uses the longest of several target groups", () => {
    const groups = times(usual, { ...usual, name: "api", drain: 900 });
    expect(drainFacts([service({}, ["web", "api"])], groups, stable).notes[0]?.text).toContain(
      "900 s of target group api",
    );
  });
});

describe("a rollout that can't end in time", () => {
  test.each<[string, Partial<TargetGroupTimes>, "stable" | "traffic-shifted", string]>([
    ["when old tasks drain too long", { drain: 1800 }, "stable", "old task about 30 m to drain"],
    [
      "when new tasks become healthy too late",
      { interval: 300, threshold: 10, drain: 0 },
      "traffic-shifted",
      "about 50 m",
    ],
  ])("%s", (_, more, waitFor, text) => {
    const { checks, notes } = drainFacts([service()], times({ ...usual, ...more }), { ...stable, waitFor });
    expect(notes).toEqual([]);
    expect(checks).toMatchObject([{ about: "web", level: "warning" }]);
    expect(checks[0]?.text).toContain(text);
  });

  test.each<[string, Partial<TargetGroupTimes>, "stable" | "traffic-shifted" | "nothing", number]>([
    ["it fits exactly", { drain: 1650 }, "stable", 1],
    ["the step doesn't wait for old tasks", { drain: 3600 }, "traffic-shifted", 1],
    ["the step waits for nothing", { drain: 3600 }, "nothing", 0],
    ["the drain is short", { drain: 30 }, "stable", 0],
  ])("is not reported when %s", (_, more, waitFor, count) => {
    const { checks, notes } = drainFacts([service()], times({ ...usual, ...more }), { ...stable, waitFor });
    expect(checks).toEqual([]);
    expect(notes).toHaveLength(count);
  });
});

test.each<[string, object]>([
  ["CodeDeploy deploys the service", { controller: "CODE_DEPLOY" }],
  ["nothing runs", { service: { runningCount: 0, loadBalancers: [{ targetGroupArn: arn("web") }] } }],
  [
    "its target group can't be read",
    { service: { runningCount: 1, loadBalancers: [{ targetGroupArn: "x" }] } },
  ],
  ["it has no target group", { service: { runningCount: 1 } }],
])("drainFacts reports nothing when %s", (_, more) => {
  const none = { checks: [], notes: [] };
  expect(drainFacts([service(more)], times({ ...usual, drain: 9999 }), stable)).toEqual(none);
});
