/** A world in which a release waits for hours, with all activity that could accumulate in memory. */
import { callAs } from "../../../simulator/acts.ts";
import type { RunContext, Script } from "../../../simulator/ecs/program.ts";
import { addEvent } from "../../../simulator/ecs/service/service-events.ts";
import type { Actor, Scenario, ServiceSpec } from "../../../simulator/scenario.ts";
import { circuitBreaker, twoTargetGroups } from "../../../simulator/scenarios/balanced.ts";
import { exits, lines, serves } from "../../../simulator/scenarios/scripts.ts";
import {
  application,
  nginxProgram,
  shop,
  webDefinition,
  webService,
} from "../../../simulator/scenarios/shop.ts";
import type { World } from "../../../simulator/world.ts";

export interface Scale {
  /** Services of each kind: there are four. */
  readonly each: number;
  readonly tasks: number;
  /** Seconds from one crash of a service to the next starts. */
  readonly between: number;
  /** Seconds for which ECS knows a stopped task. */
  readonly forget: number;
}

/** ECS gives up after so many failures in a row: never. */
const highThreshold = {
  ...circuitBreaker.deploymentCircuitBreaker,
  thresholdConfiguration: { type: "COUNT", value: 1_000_000 },
};
const inStages = (more: object) => ({
  loadBalancers: twoTargetGroups,
  deploymentConfiguration: { ...circuitBreaker, strategy: "BLUE_GREEN", ...more },
});
const pauseOfADay = {
  targetType: "PAUSE",
  lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"],
  timeoutConfiguration: { timeoutInMinutes: 1440, action: "CONTINUE" },
};

/** What delays the end of a service of each kind. */
const kinds: Readonly<Record<string, Partial<ServiceSpec>>> = {
  crashes: {
    taskDefinition: "shop-crashing:1",
    with: { deploymentConfiguration: { deploymentCircuitBreaker: highThreshold } },
  },
  pauses: { with: inStages({ lifecycleHooks: [pauseOfADay] }) },
  bakes: { with: inStages({ bakeTimeInMinutes: 1440 }) },
  taken: {},
};

const each = <T>(count: number, make: (kind: string, name: string) => T): T[] =>
  Object.keys(kinds).flatMap((kind) =>
    Array.from({ length: count }, (_, index) => make(kind, `${kind}-${index + 1}`)),
  );

export const namesOf = ({ each: count }: Scale): string[] => each(count, (_, name) => name);

/** Exits in a different way each time, with a different last line. */
const crashes = ({ earlierRuns }: RunContext): Script =>
  exits(
    1 + (earlierRuns % 200),
    20,
    ...lines(1, ...Array.from({ length: 10 }, (_, line) => `death ${earlierRuns}, word ${line}`)),
  );

const run = (context: RunContext): Script =>
  context.family === "shop-crashing" ? crashes(context) : serves();

/** Every `seconds` seconds. */
const again = (when: Actor["when"], every: number, act: (world: World, count: number) => void): Actor => ({
  name: "again and again",
  when,
  act: (world) => {
    let count = 0;
    const go = (): void => {
      act(world, (count += 1));
      world.after(every, go);
    };
    go();
  },
});

const frequentEvents = again({ at: 1 }, 300, (world, count) => {
  for (const service of world.ecs.state.services.values())
    addEvent(world, service, `was unable to place a task. Reason: no capacity, try ${count}.`);
});

const begins: Actor["when"] = {
  on: ({ kind, subject, to }) => kind === "deployment" && subject.includes("taken-1") && to === "IN_PROGRESS",
  after: 20,
};

const othersDeploy = ({ each: count }: Scale): Actor =>
  again(begins, 900, (world) => {
    for (let index = 1; index <= count; index += 1) {
      const change = {
        cluster: "shop",
        service: `taken-${index}`,
        taskDefinition: "shop-web:1",
        forceNewDeployment: true,
      };
      callAs(world, "ecs", "UpdateService", change);
    }
  });

export const hours = (scale: Scale): Scenario =>
  shop({
    name: "hours",
    about: "nothing ends, and there is always activity",
    taskDefinitions: [webDefinition(), webDefinition("shop-crashing")],
    services: each(scale.each, (kind, serviceName) =>
      webService({ serviceName, desiredCount: scale.tasks, ...kinds[kind] }),
    ),
    programs: [application("v1"), application("v2", { run }), nginxProgram],
    pace: { startThrottle: [scale.between], forget: scale.forget },
    actors: [frequentEvents, othersDeploy(scale)],
  });
