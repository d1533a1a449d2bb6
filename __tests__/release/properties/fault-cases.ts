/**
 * Every call of a world × every fault × every phase in which the call is made, as recorded from undisturbed runs. What
 * passes changes neither the outcome nor what takes effect; what doesn't pass ends as it should, and is named.
 */
import { type FaultDraft, mutating } from "./draft.ts";
import { type Ended, type FaultyWorld, indefinitely } from "./faulty.ts";
import { some } from "./long.ts";
import type { Point } from "./baseline.ts";

type Fault = Pick<FaultDraft, "fault" | "times">;

/** Faults that a release outlives. */
const passing: readonly Fault[] = [
  { fault: "throttle", times: 8 },
  { fault: "http-500", times: 3 },
  { fault: "html-503", times: 3 },
  { fault: "reset-before", times: 3 },
  { fault: "reset-after", times: 1 },
  { fault: "reset-after", times: 3 },
  { fault: "expired", times: 1 },
  { fault: "stale", times: 3 },
  { fault: { slow: 10 }, times: 2 },
];

/** Faults that never end, apart from denial. */
const lasting: readonly Fault[] = [
  { fault: "throttle", times: indefinitely },
  { fault: "http-500", times: indefinitely },
  { fault: "reset-before", times: indefinitely },
];

/** Whether a fault can strike a call: sessions expire where a session signs, and only what is read can be stale. */
function applies(call: string, { fault }: Fault): boolean {
  const amazon = !/^(?:oidc|github|smoke-test|sts):/.test(call);
  if (fault === "stale") return amazon && !mutating.has(operationOf(call));
  return fault !== "expired" || amazon;
}

/** A deployment at GitHub is a record only: it is tried three times, of which a look for it follows a loss. */
function timesOf({ call }: Point, { times }: Fault): number {
  if (!call.startsWith("github:") || times === indefinitely) return times;
  return Math.min(times, call.endsWith(":ListDeployments") ? 1 : 2);
}

const operationOf = (call: string): string => call.split(":")[1] ?? "";

export interface Case {
  readonly name: string;
  readonly point: Point;
  readonly fault: FaultDraft;
  readonly world: FaultyWorld;
  readonly undisturbed: Ended;
}

function casesOf(world: FaultyWorld, undisturbed: Ended, faults: readonly Fault[]): Case[] {
  const points = undisturbed.points.filter(({ call }) => call !== world.refuses);
  return points.flatMap((point) =>
    faults
      .filter((fault) => applies(point.call, fault))
      .map((one) => ({
        name: `${world.about}, ${point.phase}: ${point.call} ${JSON.stringify(one.fault)} × ${one.times === indefinitely ? "∞" : one.times}`,
        point,
        fault: { operation: operationOf(point.call), after: point.after, ...one, times: timesOf(point, one) },
        world,
        undisturbed,
      })),
  );
}

export interface Lasting {
  /** How a run ends whose call fails from a point on. */
  readonly outcomeOf: (one: Case) => string;
  /** What its log must say. */
  readonly naming: (one: Case) => RegExp;
}

/**
 * What a person needs at night: where a service may be that can't be seen any more, and what puts it back. ECS would
 * refuse to set the revision of a service of CodeDeploy.
 */
function unexplained({ about }: FaultyWorld, { outcome, log }: Ended): string[] {
  if (outcome !== "rollback-failed") return [];
  const unseen = /was being moved/.test(log) && /Then check /.test(log);
  const command = /CodeDeploy/.test(about) ? "aws deploy stop-deployment" : "aws ecs update-service";
  const seen = / was not rolled back to /.test(log) && log.includes(`by hand: ${command}`);
  return unseen || seen ? [] : ["it is not said where the services may be, and what to do"];
}

/**
 * What must be the same with and without the fault. CodeDeploy's waits end by themselves if nobody ends them sooner. A
 * revision can be deregistered again after a lost response, which changes nothing.
 */
function effectsToCompare(effects: readonly string[]): object {
  const deregisters = effects.some((effect) => effect.startsWith("DeregisterTaskDefinition"));
  return {
    deregisters,
    effects: effects.filter((effect) => !/^(?:ContinueDeployment|DeregisterTaskDefinition)/.test(effect)),
  };
}

/** What a case comes to, beside what it has to come to. */
type Judged = readonly [found: object, expected: object];

async function passes({ world, undisturbed, fault }: Case): Promise<Judged> {
  const { outcome, cause, effects, problems } = await world.run(fault);
  return [
    { outcome, cause, ...effectsToCompare(effects), problems },
    {
      outcome: undisturbed.outcome,
      cause: undisturbed.cause,
      ...effectsToCompare(undisturbed.effects),
      problems: [],
    },
  ];
}

async function ends(one: Case, how: Lasting): Promise<Judged> {
  const ended = await one.world.run(one.fault);
  const named = how.naming(one).test(ended.log);
  return [
    { outcome: ended.outcome, named, problems: [...ended.problems, ...unexplained(one.world, ended)] },
    { outcome: how.outcomeOf(one), named: true, problems: [] },
  ];
}

interface Group {
  /** With the counts. */
  readonly about: string;
  readonly cases: ReadonlyArray<{ readonly name: string; readonly judge: () => Promise<Judged> }>;
}

export interface Matrix {
  readonly groups: readonly Group[];
  /** The worlds as they are undisturbed. */
  readonly undisturbed: ReadonlyArray<{ readonly about: string; readonly judged: Judged }>;
}

const judgeUndisturbed = (world: FaultyWorld, { outcome, points, problems }: Ended) => {
  const made = new Set(points.map(({ call }) => call));
  const missing = world.here.filter((call) => !made.has(call));
  const judged: Judged = [
    { outcome, problems, missing },
    { outcome: world.outcome, problems: [], missing: [] },
  ];
  return { about: world.about, judged };
};

/**
 * Records the worlds, and makes the cases of them.
 * @param always cases that have shown an error once: tried in every run. Each pattern must match a case.
 */
export async function matrixOf(
  worlds: readonly FaultyWorld[],
  how: Lasting,
  always: readonly RegExp[],
): Promise<Matrix> {
  const recorded: Array<readonly [FaultyWorld, Ended]> = [];
  for (const world of worlds) recorded.push([world, await world.run()]);
  const points = recorded.flatMap(([, undisturbed]) => undisturbed.points);
  const calls = new Set(points.map(({ call }) => call));
  const denial: Fault = { fault: "denied", times: indefinitely };
  const casesWith = (faults: readonly Fault[]): Case[] =>
    recorded.flatMap(([world, undisturbed]) => casesOf(world, undisturbed, faults));
  const names = casesWith([...passing, denial, ...lasting]).map(({ name }) => name);
  const unmatched = always.filter((pattern) => !names.some((name) => pattern.test(name)));
  if (unmatched.length > 0) throw new Error(`no case matches ${unmatched.join(", ")}`);
  const group = (
    what: string,
    faults: readonly Fault[],
    judge: (one: Case) => Promise<Judged>,
    nth: number,
  ): Group => {
    const all = casesWith(faults);
    const sample = some(all, ({ name }) => always.some((pattern) => pattern.test(name)), nth);
    const cases = sample.map((one) => ({ name: one.name, judge: () => judge(one) }));
    const where = `at ${points.length} points, of ${calls.size} calls in ${worlds.length} worlds`;
    return { about: `${cases.length} of ${all.length} ${what}, ${where}`, cases };
  };
  const groups = [
    group("faults that pass", passing, passes, 1089),
    group("denials", [denial], (one) => ends(one, how), 216),
    group("faults that never end", lasting, (one) => ends(one, how), 873),
  ];
  return { undisturbed: recorded.map(([world, one]) => judgeUndisturbed(world, one)), groups };
}
