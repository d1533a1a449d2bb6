/** Starts the simulator in this process. Its clock advances when the probe waits. */
import { probe } from "../simulator/scenarios/probe.ts";
import { serveWorld } from "../simulator/serve-world.ts";
import { createWorld } from "../simulator/world.ts";
import type { Clock, Place } from "./lab.ts";

export interface Simulated {
  readonly place: Place;
  readonly clock: Clock;
  close(): Promise<void>;
}

export async function startSimulator(): Promise<Simulated> {
  let now = Date.now();
  const clock: Clock = {
    now: () => now,
    sleep: (seconds, signal) => {
      signal.throwIfAborted();
      now += Math.round(seconds * 1000);
      return Promise.resolve();
    },
  };
  const time = { now: () => now, callerNow: Date.now };
  const simulator = await serveWorld(createWorld(probe, time));
  const environment = simulator.operatorEnvironment();
  const account = "123456789012";
  return {
    clock,
    place: {
      kind: "simulator",
      endpoint: simulator.url,
      region: "eu-west-1",
      credentials: {
        accessKeyId: environment["AWS_ACCESS_KEY_ID"] ?? "",
        secretAccessKey: environment["AWS_SECRET_ACCESS_KEY"] ?? "",
      },
      cluster: "probe",
      subnets: ["subnet-0a1b2c3d4e5f60001"],
      securityGroups: ["sg-0a1b2c3d4e5f60001"],
      executionRoleArn: `arn:aws:iam::${account}:role/probe-execution`,
      scheduleRoleArn: `arn:aws:iam::${account}:role/probe-schedule`,
      scheduleGroup: "default",
      logGroup: "/probe",
      repository: "probe-empty",
      image: `${account}.dkr.ecr.eu-west-1.amazonaws.com/busybox:1.37`,
    },
    close: () => simulator.close(),
  };
}
