/** A simulated world over HTTP, and AWS as a release uses it: the real SDK, with a virtual clock. */
import { connect, type Aws } from "../../src/aws/client.ts";
import type { CallRecord } from "../../src/aws/call.ts";
import { createAgents } from "../../src/aws/proxy.ts";
import type { Clock } from "../../src/core/time.ts";
import type { FaultRule } from "../../simulator/faults.ts";
import { serveWorld } from "../../simulator/serve-world.ts";
import type { Simulator } from "../../simulator/server.ts";
import { createWorld, type Scenario, type World } from "../../simulator/world.ts";
import { VirtualClock } from "./virtual-clock.ts";

export interface SimulatedAws {
  readonly world: World;
  readonly simulator: Simulator;
  readonly clock: Clock;
  readonly aws: Aws;
  /** Attempts, as `service:Operation`. */
  readonly calls: string[];
}

export interface SimulatedAwsOptions {
  readonly scenario?: Partial<Scenario>;
  readonly faults?: readonly FaultRule[];
}

/** Starts the world, runs the test, and closes the world. Fails if the simulator reports a bug. */
export async function withSimulatedAws(
  options: SimulatedAwsOptions,
  body: (simulation: SimulatedAws) => Promise<void>,
): Promise<void> {
  const clock = new VirtualClock();
  const time = { now: () => clock.now(), callerNow: () => clock.now() };
  const scenario = { name: "test", about: "", clusters: [], taskDefinitions: [], programs: [] };
  const world = createWorld({ ...scenario, ...options.scenario }, time);
  const simulator = await serveWorld(world, options.faults === undefined ? {} : { faults: options.faults });
  const calls: string[] = [];
  try {
    const aws = await connectTo(simulator, clock, ({ service, operation }) =>
      calls.push(`${service}:${operation}`),
    );
    await body({ world, simulator, clock, aws, calls });
  } finally {
    clock.dispose();
    await simulator.close();
  }
}

async function connectTo(
  simulator: Simulator,
  clock: Clock,
  onCall: (record: CallRecord) => void,
): Promise<Aws> {
  const environment = simulator.environment();
  return connect({
    credentials: {
      region: environment.AWS_REGION ?? "",
      roleToAssume: "arn:aws:iam::123456789012:role/release",
      roleSessionName: "test",
      roleDurationSeconds: 3600,
      audience: "sts.amazonaws.com",
    },
    environment,
    agents: createAgents({}),
    clock,
    random: () => 0.5,
    mask: () => undefined,
    onCall,
  });
}
