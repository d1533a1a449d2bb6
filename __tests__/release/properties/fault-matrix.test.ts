/**
 * Every call of a release × every fault × every phase in which the call is made, as recorded from undisturbed runs.
 * What passes changes neither the outcome nor what takes effect; what doesn't pass is named.
 */
import { describe, expect, test } from "@jest/globals";
import { draftOf, type FaultDraft, mutating, plainService, type WorldDraft } from "./draft.ts";
import { some } from "./long.ts";
import { play } from "./played.ts";
import { problemsOf } from "./properties.ts";
import { type Baseline, effectsOf, type Point, record } from "./recorded.ts";

const byCodeDeploy = { ...plainService, strategy: "CODE_DEPLOY" } as const;

const worlds: Readonly<Record<string, WorldDraft>> = {
  released: draftOf({ services: [plainService], migration: "succeeds", schedules: true }),
  "rolled-back": draftOf({
    families: ["serves", "never-healthy"],
    services: [plainService, { ...plainService, family: 1, wave: 2, breaker: "off" }],
  }),
  "released by CodeDeploy": draftOf({ services: [byCodeDeploy], smokeTest: "passes" }),
  "rolled back by CodeDeploy": draftOf(
    {
      families: ["serves", "never-healthy"],
      services: [byCodeDeploy, { ...byCodeDeploy, family: 1, wave: 2 }],
    },
    { "rollout-timeout": 5 },
  ),
};

interface Passing {
  readonly fault: FaultDraft["fault"];
  readonly times: number;
}

/** Faults that a release outlives. */
const passing: readonly Passing[] = [
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

const operationOf = (call: string): string => call.split(":")[1] ?? "";

type Case = readonly [name: string, disturb: () => Promise<void>];

const disturbed = (draft: WorldDraft, { call, after }: Point, { fault, times }: Passing): WorldDraft => ({
  ...draft,
  faults: [{ operation: operationOf(call), fault, after, times }],
});

function passingCases(world: string, baseline: Baseline): Case[] {
  return baseline.points.flatMap((point) =>
    passing
      .filter(({ fault }) => fault !== "stale" || !mutating.has(operationOf(point.call)))
      .filter(({ fault }) => fault !== "expired" || /^(?:ecs|events|logs|codedeploy)/.test(point.call))
      .map((one): Case => [
        `${world}, ${point.phase}: ${point.call} ${JSON.stringify(one.fault)} × ${one.times}`,
        async () => {
          const played = await play(disturbed(baseline.draft, point, one));
          expect({
            outcome: played.run.outcome,
            effects: effectsOf(played),
            problems: problemsOf(played),
          }).toEqual({ outcome: baseline.outcome, effects: baseline.effects, problems: [] });
        },
      ]),
  );
}

/**
 * How a release ends that is denied a call from a phase on. What is not named here ends as if nothing had happened,
 * with a note that names the call.
 */
const deniedEnds: ReadonlyArray<readonly [point: RegExp, outcome: string]> = [
  // Nothing is changed yet.
  [/^(?:plan|preflight|register) .*(?:Describe|ListT|AssumeRole|GetToken|Register)/, "refused"],
  [/^register ecs:UpdateService/, "refused"],
  [/^plan codedeploy:GetDeploymentGroup|^register codedeploy:/, "refused"],
  // Of the smoke test.
  [/^rollout ecs:(?:RunTask|DescribeTasks)/, "rolled-back"],
  [/RunTask|^migration ecs:DescribeTasks/, "migration-failed"],
  [/^(?:wave|rollout|rollback) codedeploy:(?:GetDeployment|StopDeployment)$/, "rollback-failed"],
  // What nobody may read can't be proven to be back.
  [
    /^(?:wave|rollout|rollback) ecs:(?:DescribeServices|UpdateService)|^rollout events:ListTargetsByRule/,
    "rollback-failed",
  ],
  [/PutTargets|^migration ecs:(?:DescribeServices|UpdateService)/, "rolled-back"],
];

/** Only help: without them a release goes on. */
const helping =
  /DescribeScalableTargets|DescribeRule|DescribeServiceDeployments|ListServiceDeployments|GetLogEvents|DeploymentTarget/;

const endOfDenial = ({ phase, call }: Point, otherwise: string): string =>
  helping.test(call)
    ? otherwise
    : (deniedEnds.find(([point]) => point.test(`${phase} ${call}`))?.[1] ?? otherwise);

/**
 * What a person must read: the action, or for the job's own token the permission. CodeDeploy's targets only show the
 * progress: on the way back nothing is missed without them.
 */
function naming(call: string, phase: string): RegExp {
  if (phase === "rollback" && /DeploymentTargets?$/.test(call)) return /./;
  return call.startsWith("oidc") ? /OIDC token/ : new RegExp(call);
}

/** What a person needs at night, when a service can't be seen any more: where it may be, and what puts it back. */
const unexplained = (outcome: string, log: string): string[] =>
  outcome !== "rollback-failed" ||
  (/was on its way from|was being moved/.test(log) && /Then look at/.test(log))
    ? []
    : ["it is not said where the services may be, and what to do"];

function deniedCases(world: string, baseline: Baseline): Case[] {
  return baseline.points.map((point) => [
    `${world}, ${point.phase}: ${point.call} denied`,
    async () => {
      const played = await play(disturbed(baseline.draft, point, { fault: "denied", times: 1e6 }));
      const { log, outcome } = played.run;
      expect({
        outcome,
        named: naming(point.call, point.phase).test(log),
        problems: [...problemsOf(played), ...unexplained(outcome, log)],
      }).toEqual({ outcome: endOfDenial(point, baseline.outcome), named: true, problems: [] });
    },
  ]);
}

const baselines: Array<readonly [world: string, baseline: Baseline]> = [];
for (const [world, draft] of Object.entries(worlds)) baselines.push([world, await record(draft)]);
const points = baselines.reduce((sum, [, baseline]) => sum + baseline.points.length, 0);
const calls = new Set(baselines.flatMap(([, baseline]) => baseline.points.map(({ call }) => call)));

test("the recorded runs end as they should", () => {
  expect(baselines.map(([, { outcome }]) => outcome)).toEqual([
    "released",
    "rolled-back",
    "released",
    "rolled-back",
  ]);
});

const faults = baselines.flatMap(([world, baseline]) => passingCases(world, baseline));
const chosen = some(faults, () => false, 13);

describe(`${chosen.length} of ${faults.length} faults that pass, at ${points} points, of ${calls.size} calls`, () => {
  test.each(chosen)("%s", (_name, disturb) => disturb());
});

const denials = baselines.flatMap(([world, baseline]) => deniedCases(world, baseline));

describe(`${denials.length} denials, at ${points} points`, () => {
  test.each(denials)("%s", (_name, disturb) => disturb());
});
