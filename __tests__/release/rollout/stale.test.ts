/** One response, or none, proves no end: neither of a deployment nor of a service. Over HTTP. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../../simulator/faults.ts";
import { AwsError } from "../../../simulator/protocol/call.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { updates } from "../../../simulator/acts.ts";
import { runRelease, type Run } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";

const release = (
  scenario: Scenario,
  faults: readonly FaultRule[],
  more: Readonly<Record<string, string>> = {},
): Promise<Run> => runRelease(scenario, { inputs: { ...shopInputs, ...more }, faults });

const missing = { rewrite: () => ({ services: [], failures: [{ reason: "MISSING" }] }) };
const count = ({ calls }: Run, call: string): number => calls.filter((one) => one === call).length;

interface Described {
  readonly services: ReadonlyArray<Record<string, unknown>>;
}

describe("the search for the release's service deployment", () => {
  /** DescribeServices does not name it, so that only ListServiceDeployments finds it. */
  const unnamed: FaultRule = {
    operation: "DescribeServices",
    fault: {
      rewrite: (answer) => ({
        ...(answer as Described),
        services: (answer as Described).services.map((service) => ({
          ...service,
          currentServiceDeployment: undefined,
        })),
      }),
    },
  };
  const tested = { "smoke-test-command": "bin/smoke", "rollout-timeout": "8m" };

  test("goes on after an outage, so that the smoke test finds its pause", async () => {
    const outage: FaultRule = { operation: "ListServiceDeployments", fault: "http-500", times: 8 };
    const run = await release(scenarios.pause, [unnamed, outage], tested);
    expect([run.outcome, count(run, "ecs:ContinueServiceDeployment")]).toEqual(["released", 1]);
  });

  test("ends after a minute without an answer, with a note", async () => {
    const outage: FaultRule = { operation: "ListServiceDeployments", fault: "http-500" };
    const run = await release(scenarios["laravel"], [unnamed, outage], tested);
    expect(run.outcome).toBe("released");
    expect(run.log).toContain("The service deployment can't be read");
  });
});

describe("a deployment by CodeDeploy", () => {
  test("is not gone because of one response", async () => {
    const gone = new AwsError("DeploymentDoesNotExistException", "The deployment does not exist.");
    const run = await release(scenarios.codedeploy, [
      { operation: "GetDeployment", after: 3, times: 1, fault: { error: gone } },
    ]);
    expect(run.outcome).toBe("released");
  });
});

describe("before a service changes", () => {
  const foreign: Scenario = {
    ...scenarios.laravel,
    actors: [{ name: "deploys", when: { at: -5 }, act: updates("shop/web", { forceNewDeployment: true }) }],
  };

  test("an outage does not end the wait for another pipeline's deployment", async () => {
    const run = await release(foreign, [
      { operation: "DescribeServices", after: 3, times: 8, fault: "http-500" },
    ]);
    expect(run.log).toContain("Waiting for deployment");
    expect(run.log).toContain("Trying again.");
    expect(run.outcome).toBe("released");
  });

  test("an outage until the deadline is the cause", async () => {
    const run = await release(foreign, [{ operation: "DescribeServices", after: 3, fault: "http-500" }], {
      "rollout-timeout": "2m",
    });
    expect(run.outcome).toBe("refused");
    expect(run.log).toContain("Amazon ECS DescribeServices got no usable response");
  });

  test("one response without the service does not end the release", async () => {
    const run = await release(scenarios.laravel, [
      { operation: "DescribeServices", after: 1, times: 1, fault: missing },
    ]);
    expect(run.outcome).toBe("released");
  });

  test("a failed check is reported without waiting for another pipeline's deployment", async () => {
    const image = shopInputs.image.replace(/:v2$/u, ":absent");
    const run = await release(scenarios["crash-loop"], [], { image });
    expect(run.outcome).toBe("refused");
    expect(run.log).toContain("was not found");
    expect(run.log).not.toContain("Waiting for");
  });
});
