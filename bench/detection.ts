/**
 * Measures the delay between an event in ECS and its detection: rollouts, tasks and crashes of many durations, in
 * virtual time.
 */
import type { Scenario } from "../simulator/scenario.ts";
import { scenarios } from "../simulator/scenarios/index.ts";
import { entryPoint, exits, lines, serves } from "../simulator/scenarios/scripts.ts";
import { application, booting, nginxProgram, shop, webService } from "../simulator/scenarios/shop.ts";
import { Random } from "../simulator/random.ts";
import type { Aim, Finding } from "./finding.ts";
import { figure, mean, quantile } from "./numbers.ts";
import { fixedPoll, type Seen, waiterPoll } from "./polls.ts";
import { countOf, firstTime, lastTime, recordRelease } from "./recorded-release.ts";

/** One wait, in seconds. */
interface Sample extends Seen {
  readonly duration: number;
  readonly calls: number;
}

const rolloutCalls = new Set([
  "ecs:DescribeServices",
  "ecs:DescribeServiceDeployments",
  "ecs:ListServiceDeployments",
]);
const taskCalls = new Set(["ecs:DescribeTasks"]);
const seconds = (ms: number): number => ms / 1000;
/** Each poll of a rollout makes two calls: the service, and its service deployment. */
const callsOfLook = 2;

export async function detection(): Promise<Finding> {
  // Loads all modules first: loading takes real time, during which virtual time would pass.
  await migration(new Random(1));
  await crash(new Random(1));
  const rolling = await sampled(60, (random) => rollout(rollingWorld(random)));
  const stages = await sampled(24, (random) => rollout(stagedWorld(random)));
  const migrations = await sampled(40, (random) => migration(random));
  const crashes = await sampled(40, (random) => crash(random));
  const head = ["Interval", "mean", "p95", "longest", "polls", "calls"];
  return {
    tables: [
      {
        title: "Seconds from the end of a rolling deployment to its detection",
        about: [
          `${rolling.length} rollouts of ${spanOf(rolling)} with different times for pull, start, health checks and drain, and different numbers of tasks. Calls are those that poll the rollout. With a fixed interval, each poll makes two calls: it reads the service and its service deployment. The SDK waiter is the one that the official action uses, with one call per poll: up to 600 s between polls since v2.6.3, up to 120 s before.`,
        ],
        head,
        rows: comparison(rolling),
      },
      {
        title: "Seconds from the end of a blue/green, canary or linear deployment to its detection",
        about: [`${stages.length} deployments of ${spanOf(stages)}, including bake times and traffic steps.`],
        head,
        rows: comparison(stages),
      },
      {
        title: "Seconds from the exit of a migration to its detection",
        about: [
          `${migrations.length} migrations of ${spanOf(migrations)}, from RunTask to exit code 0. Polls and calls are those of the task. Reads of its log, and calls that look for another migration, are not counted.`,
        ],
        head,
        rows: comparison(migrations, 1),
      },
      {
        title: "Seconds from a task's first crash to its diagnosis",
        about: [`${crashes.length} rollouts whose first new task stops after ${spanOf(crashes)}.`],
        head,
        rows: comparison(crashes),
      },
    ],
    aims: [
      aimOf("end of a rolling deployment detected", rolling),
      aimOf("end of a staged deployment detected", stages),
      aimOf("end of a migration detected", migrations, 1),
      aimOf("first crash detected", crashes),
    ],
  };
}

/** Mean and p95 in seconds, with at most as many calls as a poll every 5 s. */
function aimOf(what: string, samples: readonly Sample[], callsEach = callsOfLook): Aim {
  const late = samples.map((sample) => sample.late);
  const [average, most] = [mean(late), quantile(late, 0.95)];
  const calls = mean(samples.map((sample) => sample.calls));
  const fixed = mean(samples.map(({ duration }) => fixedPoll(5, duration).looks)) * callsEach;
  return {
    what,
    aim: `mean 2 s, p95 4 s, at most ${figure(fixed)} calls`,
    measured: `mean ${figure(average, 1)} s, p95 ${figure(most, 1)} s, ${figure(calls)} calls`,
    reached: average <= 2 && most <= 4 && calls <= fixed,
  };
}

async function sampled(count: number, play: (random: Random) => Promise<Sample>): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const sample = await play(new Random(seed));
    if (!Number.isFinite(sample.duration + sample.late))
      throw new Error(`world ${seed} never ended: ${JSON.stringify(sample)}`);
    samples.push(sample);
  }
  return samples;
}

const spanOf = (samples: readonly Sample[]): string => {
  const durations = samples.map(({ duration }) => duration);
  return `${figure(Math.min(...durations))} to ${figure(Math.max(...durations))} s`;
};

function comparison(samples: readonly Sample[], callsEach = callsOfLook): string[][] {
  const random = new Random(7);
  const other = (name: string, poll: (duration: number) => Seen, each: number): string[] => {
    const seen = samples.map(({ duration }) => poll(duration));
    const looks = mean(seen.map((one) => one.looks));
    return row(name, seen, looks, looks * each);
  };
  return [
    row(
      "**this action**",
      samples,
      mean(samples.map(({ looks }) => looks)),
      mean(samples.map(({ calls }) => calls)),
    ),
    ...[3, 5, 15].map((every) =>
      other(`every ${every} s`, (duration) => fixedPoll(every, duration), callsEach),
    ),
    other("SDK waiter, 15 to 120 s", (duration) => waiterPoll(120, duration, () => random.next()), 1),
    other("SDK waiter, 15 to 600 s", (duration) => waiterPoll(600, duration, () => random.next()), 1),
  ];
}

function row(name: string, seen: readonly Seen[], looks: number, calls: number): string[] {
  const late = seen.map((one) => one.late);
  return [
    name,
    figure(mean(late), 1),
    figure(quantile(late, 0.95), 1),
    figure(Math.max(...late), 1),
    figure(looks, 1),
    figure(calls, 1),
  ];
}

/** Uniform over orders of magnitude, so that short and long durations are equally frequent. */
const between = (random: Random, least: number, most: number): number =>
  least * (most / least) ** random.next();

function rollingWorld(random: Random): Scenario {
  const tasks = 1 + Math.floor(random.next() * 4);
  return shop({
    name: "bench",
    about: "A rollout of some duration.",
    seed: 1 + Math.floor(random.next() * 1e6),
    services: [
      webService({
        desiredCount: tasks,
        with: {
          deploymentConfiguration: {
            minimumHealthyPercent: random.next() < 0.5 ? 100 : 50,
            // With one task, 150 % leaves no room for a second one.
            maximumPercent: tasks === 1 || random.next() < 0.7 ? 200 : 150,
            deploymentCircuitBreaker: { enable: true, rollback: true },
          },
        },
      }),
    ],
    pace: {
      provision: between(random, 4, 15),
      pull: between(random, 2, 60),
      settle: between(random, 4, 350),
      deprovision: between(random, 2, 20),
      jitter: 0.3,
    },
  });
}

const staged = [scenarios["blue-green"], scenarios.canary, scenarios.linear];

function stagedWorld(random: Random): Scenario {
  const world = staged[Math.floor(random.next() * staged.length)] ?? scenarios.canary;
  const pace = {
    pull: between(random, 2, 60),
    targetHealthy: between(random, 5, 60),
    drain: between(random, 2, 60),
    jitter: 0.3,
  };
  return { ...world, seed: 1 + Math.floor(random.next() * 1e6), pace };
}

async function rollout(world: Scenario): Promise<Sample> {
  const { requests, events, report } = await recordRelease(world);
  const begun = requests.find(({ operation }) => operation === "UpdateService")?.at ?? Number.NaN;
  const done = lastTime(events, "deployment", "SUCCESSFUL");
  const known = Date.parse(report.services[0]?.endedAt ?? "");
  const watching = requests.filter(({ at }) => at > begun);
  return {
    duration: seconds(done - begun),
    late: seconds(known - done),
    looks: countOf(watching, new Set(["ecs:DescribeServices"])),
    calls: countOf(watching, rolloutCalls),
  };
}

async function migration(random: Random): Promise<Sample> {
  const script = exits(0, between(random, 3, 300), ...lines(1, "migrating", "done"));
  const world = shop({
    name: "bench",
    about: "A migration of some duration.",
    seed: 1 + Math.floor(random.next() * 1e6),
    programs: [
      application("v1"),
      application("v2", { run: entryPoint(script, serves(...booting)) }),
      nginxProgram,
    ],
    pace: { provision: between(random, 4, 20), pull: between(random, 2, 60), jitter: 0.3 },
  });
  const { requests, events, report } = await recordRelease(world, { "run-migrations": "true" });
  const begun = requests.find(({ operation }) => operation === "RunTask")?.at ?? Number.NaN;
  const done = Math.min(
    ...["DEACTIVATING", "STOPPING", "DEPROVISIONING"]
      .map((status) => firstTime(events, "task", status))
      .filter(Number.isFinite),
  );
  const known = Date.parse(report.steps.find(({ name }) => name === "migration")?.endedAt ?? "");
  const calls = countOf(
    requests.filter(({ at }) => at <= known),
    taskCalls,
  );
  return { duration: seconds(done - begun), late: seconds(known - done), looks: calls, calls };
}

async function crash(random: Random): Promise<Sample> {
  const crashing = exits(1, between(random, 1, 30), ...lines(0.5, "starting", "no database"));
  const world = shop({
    name: "bench",
    about: "The new revision crashes.",
    seed: 1 + Math.floor(random.next() * 1e6),
    programs: [application("v1"), application("v2", { run: crashing }), nginxProgram],
    pace: { provision: between(random, 4, 20), pull: between(random, 2, 60), jitter: 0.3 },
  });
  const { requests, events } = await recordRelease(world);
  const update = requests.findIndex(({ operation }) => operation === "UpdateService");
  const begun = requests[update]?.at ?? Number.NaN;
  const done = firstTime(
    events.filter(({ at }) => at > begun),
    "task",
    "STOPPED",
  );
  const found = requests.findIndex(({ operation }, at) => at > update && operation === "ListTasks");
  const watching = requests.slice(update, found);
  return {
    duration: seconds(done - begun),
    late: seconds((requests[found]?.at ?? Number.NaN) - done),
    looks: countOf(watching, new Set(["ecs:DescribeServices"])),
    calls: countOf(watching, rolloutCalls),
  };
}
