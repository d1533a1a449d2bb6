/** Each service that a release changes ends exactly once, regardless of the outcome. */
import { expect, test } from "@jest/globals";
import { carryOut } from "../../src/carry-out.ts";
import type { EventBody } from "../../src/core/events.ts";
import { Journal } from "../../src/core/journal.ts";
import { open } from "../../src/open.ts";
import { createReport } from "../../src/report/report.ts";
import { readRequest } from "../../src/request/read.ts";
import type { Scenario } from "../../simulator/scenario.ts";
import { scenarios } from "../../simulator/scenarios/index.ts";
import { inRunner, startSimulation, type Simulation } from "../support/simulation.ts";
import { shopInputs } from "../support/shop-inputs.ts";

interface Case {
  readonly scenario: Scenario;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly meanwhile?: (simulation: Simulation, cancel: () => void) => void;
}

async function eventsOf({ scenario, inputs, meanwhile }: Case): Promise<readonly EventBody[]> {
  const events: EventBody[] = [];
  const simulation = await startSimulation(scenario);
  try {
    const options = { inputs: { ...shopInputs, ...inputs }, ...(meanwhile && { meanwhile }) };
    await inRunner(simulation, options, async (runner) => {
      const { clock, write, environment } = runner;
      const report = createReport({ clock, write, env: environment });
      const recordingReport = Object.assign(Object.create(report) as typeof report, {
        emit: (event: EventBody) => void events.push(event),
        mask: () => undefined,
        debug: () => undefined,
      });
      await carryOut(open(runner, recordingReport, readRequest(environment), new Journal(() => undefined)));
      return 0;
    });
  } finally {
    await simulation.close();
  }
  return events;
}

const cancelWhenDeploying = ({ simulator, clock }: Simulation, cancel: () => void): void => {
  const deploying = (): boolean => simulator.requests.some(({ operation }) => operation === "UpdateService");
  const look = async (): Promise<void> => {
    while (!deploying()) await clock.sleep(1000);
    cancel();
  };
  void look();
};

test.each<readonly [string, Case, readonly string[]]>([
  ["released", { scenario: scenarios.laravel }, ["released"]],
  [
    "started",
    { scenario: scenarios.laravel, inputs: { "wait-for": "nothing", services: "web" } },
    ["started"],
  ],
  ["rolled back", { scenario: scenarios.rollback }, ["rolled-back"]],
  [
    "left to ECS's rollback",
    { scenario: scenarios.rollback, inputs: { "on-failure": "leave" } },
    ["rolled-back"],
  ],
  ["canceled", { scenario: scenarios.laravel, meanwhile: cancelWhenDeploying }, ["cancelled"]],
])("%s", async (_, draftRun, expected) => {
  const events = await eventsOf(draftRun);
  const ends = events.flatMap((event) => (event.kind === "service-ended" ? [event.verdict] : []));
  const names = ends.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(ends.map(({ verdict }) => verdict)).toEqual(expected);
  // Every changed service, right before the end of the release.
  const updated = events.flatMap((event) => (event.kind === "service-updated" ? [event.service] : []));
  expect([...new Set(names)].sort()).toEqual([...new Set(updated)].sort());
  const kinds = events.filter(({ kind }) => kind !== "note").map(({ kind }) => kind);
  expect(kinds.slice(-names.length - 1)).toEqual([...names.map(() => "service-ended"), "ended"]);
});
