/** The calls that the drafts don't make (ECR, logs, GitHub): each × each fault that passes. */
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../../simulator/faults.ts";
import { scenarios } from "../../../simulator/scenarios/index.ts";
import { rehearse } from "../../support/rehearsal.ts";
import { shopInputs } from "../../support/shop-inputs.ts";
import { some } from "./long.ts";

const token = "ghs_forthesetests";
const inputs = {
  ...shopInputs,
  "run-migrations": "true",
  "github-environment": "production",
  "github-token": token,
};

const play = (faults: readonly FaultRule[] = []) =>
  rehearse(scenarios.laravel, { inputs, faults, simulator: { github: { token } } });

const passing = [
  { fault: "throttle", times: 2 },
  { fault: "http-500", times: 2 },
  { fault: "html-503", times: 2 },
  { fault: "reset-before", times: 2 },
  { fault: "reset-after", times: 1 },
] as const;

const changes = (calls: readonly string[]): string[] =>
  calls.filter((call) => /ecs:(?:Update|Run|Register)/.test(call)).toSorted();

/** How often each thing took effect. */
const effects = ({ stage: { world, simulator } }: Awaited<ReturnType<typeof play>>) => ({
  deployments: [...world.ecs.state.services.values()].map((service) => service.serviceDeployments.length),
  gitHubDeployments: simulator.deployments.map(({ statuses }) => [
    ...new Set(statuses.map(({ state }) => state)),
  ]),
});

const calm = await play();
const operations = [...new Set(calm.calls)].map((call) => call.split(":")[1] ?? "");
const cases = operations.flatMap((operation) => passing.map((one) => ({ operation, ...one })));
const chosen = some(
  cases,
  ({ operation }) => /^(?:DescribeImages|GetLogEvents|CreateDeployment)/.test(operation),
  4,
);

describe(`${chosen.length} of ${cases.length} faults that pass, of ${operations.length} calls`, () => {
  test.each(chosen)("$operation $fault × $times", async (rule) => {
    const run = await play([rule]);
    expect({ outcome: run.outcome, begun: new Set(changes(run.calls)) }).toEqual({
      outcome: "released",
      begun: new Set(changes(calm.calls)),
    });
    expect(effects(run)).toEqual(effects(calm));
  });
});
