/** Properties of every release, checked against the world itself and not against the release's report. */
import { isDeepStrictEqual } from "node:util";
import { isSuccess, outcomes } from "../../../src/core/outcome.ts";
import { familyName, serviceName } from "./draft.ts";
import type { Played, ServiceState } from "./played.ts";
import { unsteady } from "./whole.ts";
import type { Effect } from "./witness.ts";

/** Returns a sentence for each violation. */
type Property = (played: Played) => readonly string[];

interface ServiceOutput {
  readonly name: string;
  readonly verdict: string;
  readonly from: string;
  readonly to: string;
}

const verdictsOf = ({ run }: Played): readonly ServiceOutput[] =>
  run.outputs["services"] ? (JSON.parse(run.outputs["services"]) as ServiceOutput[]) : [];

const names = ({ draft }: Played): string[] => draft.services.map((_, index) => serviceName(index));

/** Actions of others on a service after the effect with this order. */
const othersOn = ({ witness }: Played, name: string, since = -1) =>
  witness.foreign.filter(({ service, order }) => service === name && order > since);

const oursOn = ({ witness }: Played, name: string): Effect[] =>
  witness.effects.filter(({ service }) => service === name);

const oneOutcome: Property = ({ run }) => {
  const problems: string[] = [];
  if (!outcomes.some((outcome) => outcome === run.outcome)) problems.push(`the outcome is "${run.outcome}"`);
  if ((run.exitCode === 0) !== isSuccess(run.outcome)) problems.push(`${run.outcome} exits ${run.exitCode}`);
  const report = JSON.parse(run.outputs["report"] ?? "{}") as { outcome?: string };
  if (report.outcome !== run.outcome) problems.push(`the report says ${report.outcome}`);
  if (run.summary === "") problems.push("there is no summary");
  return problems;
};

const noInternalError: Property = ({ run }) =>
  /Internal error in the action|internal-error/.test(run.log) ? ["internal error in the action"] : [];

const releasedServesOurs: Property = (played) => {
  const { run, draft, after } = played;
  if (run.outcome !== "released" && run.outcome !== "unchanged") return [];
  const revisions = JSON.parse(run.outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  return draft.services.flatMap(({ family }, index) => {
    const name = serviceName(index);
    const state = after.services[name];
    const ours = Object.entries(revisions).find(([key]) => key === familyName(family))?.[1];
    if (state === undefined || ours === undefined) return [`${name} is gone`];
    const dying = draft.families[family] === "crashes-later" || draft.families[family] === "crashes";
    const scaled = othersOn(played, name).some(({ act }) => act === "scales");
    // Somebody deploys the same revision again: it still counts as ours.
    const forced = othersOn(played, name).some(({ act }) => act === "forces");
    const problems = (forced ? [] : unsteady(state, ours)).filter(
      (text) => !(text.startsWith("serving") && (dying || scaled)),
    );
    return problems.map((problem) => `${run.outcome}, but ${name} ${problem}`);
  });
};

const retargeted = ({ witness }: Played): boolean => witness.foreign.some(({ act }) => act === "retargets");

const releasedSchedulesRunOurs: Property = (played) => {
  const { after, inputs, run } = played;
  if (run.outcome !== "released" || inputs["scheduled-tasks"] === undefined) return [];
  const revisions = JSON.parse(run.outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  const ours = revisions[familyName(0)] ?? "?";
  const movers = { scheduler: "schedule", ...(!retargeted(played) && { events: "rule" }) };
  return Object.entries(movers)
    .filter(([part]) => !JSON.stringify(after.rest[part]).includes(ours))
    .map(([, what]) => `released, but the ${what} runs another revision`);
};

/** Differences of a service, apart from what others may change at any time. */
function difference(played: Played, name: string): string | undefined {
  const before = played.before.services[name];
  const after = played.after.services[name];
  if (before === undefined || after === undefined) return "is gone";
  const scaled = othersOn(played, name).some(({ act }) => act === "scales");
  const without = ({ serving, desiredCount, ...state }: ServiceState) =>
    scaled ? state : { ...state, serving, desiredCount };
  const keys = Object.keys(without(before)) as Array<keyof ServiceState>;
  const differing = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  if (differing.length === 0) return undefined;
  return differing
    .map((key) => `${key} was ${JSON.stringify(before[key])} and is ${JSON.stringify(after[key])}`)
    .join("; ");
}

/** Whether others changed more than the desired count, so that the service is theirs. */
const taken = (played: Played, name: string): boolean =>
  othersOn(played, name).some(({ act }) => act !== "scales");

const rolledBackIsAsBefore: Property = (played) => {
  if (played.run.outcome !== "rolled-back") return [];
  const services = names(played)
    .filter((name) => !taken(played, name))
    .flatMap((name) => {
      const differs = difference(played, name);
      return differs === undefined ? [] : [`rolled-back, but ${name}: ${differs}`];
    });
  const same = retargeted(played) || isDeepStrictEqual(restOf(played.before), restOf(played.after));
  return same ? services : [...services, "rolled-back, but schedules differ"];
};

const restOf = ({ rest }: Played["before"]) => {
  const { taskDefinitions: _revisions, ...others } = rest;
  return others;
};

/** A part that the report lists as unchanged or rolled back, or doesn't name, is as before. */
const namedIfChanged: Property = (played) => {
  const verdicts = new Map(verdictsOf(played).map(({ name, verdict }) => [name, verdict]));
  const calm = new Set(["unchanged", "rolled-back", "refused", "migration-failed", "planned", undefined]);
  return names(played)
    .filter((name) => !taken(played, name) && calm.has(verdicts.get(name)))
    .flatMap((name) => {
      const differs = difference(played, name);
      return differs === undefined
        ? []
        : [`${name} is said to be ${verdicts.get(name) ?? "nothing"}, but ${differs}`];
    });
};

const refusedChangedNothing: Property = ({ run, witness }) =>
  run.outcome === "refused" || run.outcome === "planned"
    ? witness.effects
        .filter(({ operation }) => !/^(?:Deregister|Register)TaskDefinition$/u.test(operation))
        .map(({ operation }) => `${run.outcome}, but ${operation} took effect`)
    : [];

const migrationFailedTouchedNoService: Property = ({ run, witness }) =>
  run.outcome === "migration-failed" && witness.effects.some(({ service }) => service !== undefined)
    ? ["migration-failed, but a service was touched"]
    : [];

/** A later deployment by others is never stopped or replaced, nor scaled while it is in progress. */
const othersAreLeftAlone: Property = (played) =>
  names(played).flatMap((name) => {
    const ours = oursOn(played, name);
    const first = ours[0]?.order;
    if (first === undefined) return [];
    return othersOn(played, name, first).flatMap(({ order, at, act, began }) =>
      ours
        .filter((effect) => effect.order > order && effect.sentAt >= at)
        .filter((effect) => began !== undefined && touches(effect, began))
        .map(({ operation }) => `${name}: ${operation} after somebody else ${act}`),
    );
  });

function touches({ began, newest, operation, stopped }: Effect, theirs: string): boolean {
  if (began !== undefined || stopped === theirs) return true;
  return operation === "UpdateService" && newest?.number === theirs && newest.underWay;
}

/** A copy of a revision for a one-off task. */
const isCopy = (input: unknown): boolean => JSON.stringify(input).includes('"ecs-release.one-off"');

const nothingTwice: Property = (played) => {
  const problems: string[] = [];
  if (played.runs.migrations > 1) problems.push(`the migration ran ${played.runs.migrations} times`);
  for (const name of names(played)) {
    const began = oursOn(played, name).filter((effect) => effect.began !== undefined);
    // A late effect of an earlier request can restore another revision meanwhile, so it must be deployed again.
    const late = began.some(({ at, sentAt }) => sentAt < at);
    const revisions = began.map((effect) => effect.began?.taskDefinition ?? "");
    const repeated = revisions.filter((arn, index) =>
      late ? revisions[index - 1] === arn : revisions.indexOf(arn) < index,
    );
    for (const arn of new Set(repeated)) problems.push(`${name}: deployed ${arn.split("/").at(-1)} again`);
  }
  const families = played.witness.effects
    .filter(({ operation, input }) => operation === "RegisterTaskDefinition" && !isCopy(input))
    .map(({ input }) => (input as { family: string }).family);
  if (new Set(families).size < families.length) problems.push(`registered ${families.join(", ")}`);
  return problems;
};

const supersededBySomebody: Property = (played) =>
  played.run.outcome === "superseded" && !played.witness.foreign.some(({ began }) => began !== undefined)
    ? ["superseded, but nobody else has deployed"]
    : [];

const minute = 60_000;

/** Every wait has a deadline; failing calls are retried a little longer. */
export function limitOf({ draft, witness }: Pick<Played, "draft" | "witness">): number {
  const waves = new Set(draft.services.map(({ wave }) => wave)).size;
  const timeout = draft.inputs["rollout-timeout"];
  const rollout = timeout * (1 + waves * 2);
  const migration = draft.migration === "absent" ? 0 : 2 * draft.inputs["migration-timeout"] + 6;
  const smoke = draft.smokeTest === "none" ? 0 : waves * 2 * 6;
  const struck = draft.faults.reduce((sum, { times }) => sum + times, 0);
  void witness;
  return (rollout + migration + smoke + 3) * minute + struck * 20_000;
}

const endsInTime: Property = (played) => {
  const limit = limitOf(played);
  return played.elapsed > limit
    ? [`took ${played.elapsed / 1000} s, at most ${limit / 1000} s are allowed`]
    : [];
};

export const properties: Readonly<Record<string, Property>> = {
  oneOutcome,
  noInternalError,
  releasedServesOurs,
  releasedSchedulesRunOurs,
  rolledBackIsAsBefore,
  namedIfChanged,
  refusedChangedNothing,
  migrationFailedTouchedNoService,
  othersAreLeftAlone,
  nothingTwice,
  supersededBySomebody,
  endsInTime,
};

/** Every violated property. */
export const problemsOf = (played: Played): string[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    property(played).map((text) => `${name}: ${text}`),
  );
