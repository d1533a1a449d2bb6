/** A simulated AWS: its state, its operations, and the queue that advances it. */
import { startActors } from "./actors.ts";
import { addAutoScaling } from "./autoscaling/autoscaling.ts";
import { addCloudWatch } from "./cloudwatch/cloudwatch.ts";
import { addCodeDeploy } from "./codedeploy/codedeploy.ts";
import { addEcr } from "./ecr/ecr.ts";
import { createEcs, type Ecs } from "./ecs/ecs.ts";
import { addElbv2 } from "./elbv2/elbv2.ts";
import { addEvents } from "./events/events.ts";
import { createLogs, type Logs } from "./logs/logs.ts";
import type { Operations, ServiceName, WorldTime } from "./protocol/call.ts";
import { Queue } from "./queue.ts";
import { Random } from "./random.ts";
import { addScheduler } from "./scheduler/scheduler.ts";
import { addSecretsManager } from "./secretsmanager/secretsmanager.ts";
import { addSsm } from "./ssm/ssm.ts";
import type { WorldEvent, Pace, Readings, Scenario } from "./scenario.ts";

export type { Scenario } from "./scenario.ts";

export interface World {
  readonly scenario: Scenario;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly time: WorldTime;
  /** Epoch milliseconds at which the world starts. Its initial resources were created before that. */
  readonly start: number;
  readonly queue: Queue;
  readonly random: Random;
  readonly pace: Pace;
  readonly readings: Readings;
  readonly ecs: Ecs;
  readonly logs: Logs;
  /** Operations by service; each service adds its own when the world is created. */
  readonly services: Partial<Record<ServiceName, Operations>>;
  /**
   * Called first by every request: runs what is due up to `time.now()`. Afterwards, and in queued actions, `queue.now`
   * is the time.
   */
  runQueue(): void;
  /** Queues an action for this many seconds from now, plus the pace's jitter. */
  after(seconds: number, action: () => void): void;
  /** Notifies actors and listeners of an event. */
  emit(event: Omit<WorldEvent, "at">): void;
  /** For tests: subscribes to events. Returns a function that unsubscribes. */
  listen(listener: (event: WorldEvent) => void): () => void;
  /** The state that a release may change, by service, without times, to compare before and after. */
  snapshot(): Readonly<Record<string, unknown>>;
  /** Parts of the snapshot; each service adds its own when the world is created. */
  readonly snapshots: Record<string, () => unknown>;
}

const defaultPace: Pace = {
  schedule: 2,
  provision: 8,
  pull: 6,
  activate: 1,
  drain: 10,
  deprovision: 4,
  settle: 40,
  register: 3,
  targetHealthy: 12,
  classicLag: 38,
  deploymentVisible: 3,
  stopRequest: 3,
  rollback: 20,
  startThrottle: [0, 20, 60, 120, 240, 480, 900],
  ingestion: 2,
  forget: 3600,
  alarmBake: 180,
  jitter: 0,
};

const defaultReadings: Readings = {
  pastStartDate: "taken",
  startedByFilter: "among-others",
  imageDigest: "of-reference",
  stagedRolloutState: "shown",
  managedInstances: "strategy",
  unknownMembers: "stored",
  pauseHookId: "fresh",
};

/** The age of the initial services when the world starts, in milliseconds. */
const past = 24 * 3_600_000;

/** The scenario's world at `time.now()`. Its resources have existed for a day and are settled. */
export function createWorld(scenario: Scenario, time: WorldTime): World {
  const start = time.now();
  const base = emptyWorld(scenario, time, start);
  const logs = createLogs(base);
  const ecs = createEcs(base, logs.state);
  const world: World = Object.assign(base, { logs, ecs });
  world.services.logs = logs.operations;
  world.services.ecs = ecs.operations;
  addEvents(world);
  addScheduler(world);
  addEcr(world, ecs.state.images);
  addElbv2(world, ecs.state);
  addAutoScaling(world);
  addCloudWatch(world, ecs.state);
  addSecretsManager(world);
  addSsm(world);
  addCodeDeploy(world);
  startActors(world, scenario.actors ?? [], start);
  world.queue.run(start);
  return world;
}

/** The world without its services: time, randomness and listeners. */
export type BareWorld = Omit<World, "ecs" | "logs">;

function emptyWorld(scenario: Scenario, time: WorldTime, start: number): BareWorld {
  const queue = new Queue(start - past);
  const random = new Random(scenario.seed ?? 1);
  const pace = { ...defaultPace, ...scenario.pace };
  const listeners = new Set<(event: WorldEvent) => void>();
  const snapshots: Record<string, () => unknown> = {};
  return {
    scenario,
    region: scenario.region ?? "eu-west-1",
    account: scenario.account ?? "123456789012",
    partition: scenario.partition ?? "aws",
    time,
    start,
    queue,
    random,
    pace,
    readings: { ...defaultReadings, ...scenario.readings },
    services: {},
    snapshots,
    runQueue: () => queue.run(time.now()),
    after: (wait, action) => {
      const longer = pace.jitter === 0 ? 0 : pace.jitter * random.next();
      queue.in(wait * (1 + longer), action);
    },
    emit: (event) => {
      for (const listener of listeners) listener({ at: queue.now, ...event });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => Object.fromEntries(Object.entries(snapshots).map(([name, take]) => [name, take()])),
  };
}
