/** A foreign deployment that does not end is reported early, with its reason and a remedy. */
import { describe, expect, test } from "@jest/globals";
import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { outlookOfForeign } from "../../../src/release/rollout/foreign-problems.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const begun = new Date("2026-11-26T12:00:00Z");
const off = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } };
const on = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } };
const theirs = (more: Partial<Deployment> = {}): Deployment => ({
  id: "ecs-svc/1",
  createdAt: begun,
  runningCount: 0,
  failedTasks: 0,
  ...more,
});
const event = (message: string, minutes: number) => ({
  message,
  createdAt: new Date(begun.getTime() + minutes * 60_000),
});

const protectedEvent =
  "(service web) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 1 tasks under protection)";

describe("the outlook of another pipeline's deployment", () => {
  test.each<[string, Service, Deployment, string | undefined]>([
    ["it has just started", off, theirs(), undefined],
    ["a task failed", off, theirs({ failedTasks: 1 }), undefined],
    ["its tasks keep failing", off, theirs({ failedTasks: 40 }), "crash-loop"],
    ["its tasks keep failing, and one runs", off, theirs({ failedTasks: 40, runningCount: 1 }), undefined],
    ["its tasks keep failing, and the breaker will end it", on, theirs({ failedTasks: 2 }), undefined],
    ["old tasks are protected", { ...on, events: [event(protectedEvent, 5)] }, theirs(), "tasks-protected"],
    [
      "old tasks of an earlier deployment were protected",
      { ...on, events: [event(protectedEvent, -5)] },
      theirs(),
      undefined,
    ],
    [
      "the percentages block any change",
      {
        ...on,
        events: [
          event(
            "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
            1,
          ),
        ],
      },
      theirs(),
      "deployment-deadlock",
    ],
  ])("%s", (_, service, deployment, expected) => {
    const outlook = outlookOfForeign({ name: "web", cluster: "shop", service, deployment });
    expect(outlook?.kind === "held-up" ? outlook.cause.name : outlook?.kind).toBe(expected);
  });
});

describe("an old crash loop without a circuit breaker", () => {
  const release = (more: Readonly<Record<string, string>>): Promise<Run> =>
    runRelease(scenarios["crash-loop"], { inputs: { ...shopInputs, ...more } });

  test("is reported early, with the cause of its failing tasks", async () => {
    const run = await release({ "rollout-timeout": "2m" });
    expect(run.outcome).toBe("refused");
    const [beforeHeartbeat = ""] = run.log.split("… waiting for the deployment of");
    expect(beforeHeartbeat).toContain("The deployment can't end by itself");
    expect(beforeHeartbeat).toContain("could not translate host name");
    expect(run.log).toMatch(/→ .*To deploy over it, set if-deploying to `replace`/);
    expect(run.calls).not.toContain("ecs:UpdateService");
  });

  test("is replaced with if-deploying: replace", async () => {
    const run = await release({ "if-deploying": "replace" });
    expect(run.outcome).toBe("released");
  });
});
