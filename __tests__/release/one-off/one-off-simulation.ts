/** A cluster with one family, and one-off tasks of it, run as in a release, over HTTP, in virtual time. */
import { describedTaskDefinition } from "../../../src/ecs/definition/task-definition.ts";
import { launchFrom } from "../../../src/ecs/task-launch.ts";
import { markName } from "../../../src/ecs/task-identity.ts";
import { createPace } from "../../../src/release/pace.ts";
import type { EventBody } from "../../../src/core/events.ts";
import { Journal } from "../../../src/core/journal.ts";
import { type OneOffResult, runOneOff } from "../../../src/release/one-off/run.ts";
import type { OneOffSpec } from "../../../src/release/one-off/spec.ts";
import type { Program, RunContext, Script } from "../../../simulator/ecs/program.ts";
import type { Pace, Scenario, Switches } from "../../../simulator/scenario.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import { withSimulatedAws, type SimulatedAws } from "../../support/simulated-aws.ts";

export const registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
export const cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop";

const logs = (name: string) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": "/ecs/shop", "awslogs-stream-prefix": name, "awslogs-region": "eu-west-1" },
});

/** A container of the family `shop`; it logs to CloudWatch. */
export const container = (name: string, members: object = {}) => ({
  name,
  image: `${registry}/${name}:v1`,
  essential: true,
  logConfiguration: logs(name),
  ...members,
});

export interface Setting {
  /** The behavior of the image of `app` in the migration. */
  readonly migration: Script | ((context: RunContext) => Script);
  readonly app?: Partial<Omit<Program, "image" | "run">>;
  readonly containers?: readonly object[];
  readonly programs?: readonly Program[];
  readonly switches?: Switches;
  readonly pace?: Partial<Pace>;
  readonly faults?: readonly FaultRule[];
  readonly actors?: Scenario["actors"];
  readonly definition?: object;
}

/** A start of the container `app` for a one-off task, when the migration's work starts. */
export interface Effect {
  /** The release that started it. */
  readonly mark: string;
  readonly at: number;
}

export interface Runner {
  readonly runId?: string;
  readonly runAttempt?: string;
  readonly job?: string;
  readonly step?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds between two polls. Default: 3000. */
  readonly interval?: number;
  /** Starts its task without looking for others first. */
  readonly unguarded?: boolean;
  readonly spec?: Partial<OneOffSpec>;
}

export interface OneOffSimulation {
  readonly simulation: SimulatedAws;
  readonly events: EventBody[];
  readonly journal: Journal;
  readonly effects: Effect[];
  readonly run: (runner?: Runner) => Promise<OneOffResult>;
  /** Texts of the log lines in the emitted events. */
  readonly lines: () => string[];
  readonly notes: () => string[];
  /** Number of calls of an operation. */
  readonly calls: (operation: string) => number;
}

const familyOf = (setting: Setting): Record<string, unknown> => ({
  family: "shop",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: setting.containers ?? [container("app")],
  ...setting.definition,
});

function scenarioOf(setting: Setting, effects: Effect[], now: () => number): Partial<Scenario> {
  const run = (context: RunContext): Script => {
    effects.push({ mark: context.environment[markName] ?? "", at: now() });
    return typeof setting.migration === "function" ? setting.migration(context) : setting.migration;
  };
  return {
    clusters: [{ name: "shop" }],
    taskDefinitions: [familyOf(setting)],
    programs: [...(setting.programs ?? []), { image: `${registry}/app:*`, pull: 6, ...setting.app, run }],
    logGroups: ["/ecs/shop"],
    ...(setting.switches && { switches: setting.switches }),
    ...(setting.pace && { pace: setting.pace }),
    ...(setting.actors && { actors: setting.actors }),
  };
}

export async function simulateOneOffs(
  setting: Setting,
  body: (oneOffs: OneOffSimulation) => Promise<void>,
): Promise<void> {
  const effects: Effect[] = [];
  const clock: { now: () => number } = { now: () => 0 };
  const scenario = scenarioOf(setting, effects, () => clock.now());
  const { faults } = setting;
  await withSimulatedAws({ scenario, ...(faults && { faults }) }, async (simulation) => {
    clock.now = () => simulation.clock.now();
    await body(await openSimulation(simulation, effects));
  });
}

async function openSimulation(simulation: SimulatedAws, effects: Effect[]): Promise<OneOffSimulation> {
  const ecs = await simulation.aws.ecs();
  let body = "";
  await ecs.describeTaskDefinition({ taskDefinition: "shop" }, { onText: (text) => (body = text) });
  const { definition, arn } = describedTaskDefinition(body);
  const launch = launchFrom({
    taskDefinition: definition,
    network: { subnets: ["subnet-a"], securityGroups: ["sg-a"] },
  });
  const events: EventBody[] = [];
  const journal = new Journal(() => undefined);
  const run = async (runner: Runner = {}) => {
    const { runId = "77", runAttempt = "1", job = "release", step = "", signal, unguarded, spec } = runner;
    const { clock, aws } = simulation;
    const starter = {
      serverUrl: "https://github.com",
      repository: "acme/shop",
      runId,
      runAttempt,
      job,
      step,
    };
    return runOneOff(
      {
        ecs,
        logs: (region) => aws.logs(region),
        clock,
        emit: (event) => void events.push(event),
        signal: signal ?? new AbortController().signal,
        pace: createPace({ interval: runner.interval ?? 6000, clock, slowness: () => aws.throttle.factor }),
      },
      {
        kind: "migration",
        cluster,
        taskDefinition: arn,
        definition,
        container: "app",
        environment: [{ name: "RUN_MIGRATIONS", value: "true" }],
        launch: launch.input,
        timeout: 30 * 60_000,
        ...(!unguarded && { ifBusy: "wait" as const }),
        starter,
        tags: [{ key: "ecs-release:repository", value: "acme/shop" }],
        streamLogs: true,
        record: (entry) => journal.write(entry),
        ...spec,
      },
    );
  };
  return {
    simulation,
    events,
    journal,
    effects,
    run,
    lines: () => events.flatMap((event) => (event.kind === "task-log" ? [event.text] : [])),
    notes: () => events.flatMap((event) => (event.kind === "note" ? [event.text] : [])),
    calls: (operation) => simulation.calls.filter((call) => call === operation).length,
  };
}
