/** Properties of every release, checked against the world itself and not against the release's report. */
import { isDeepStrictEqual } from "node:util";
import { isSuccess, outcomes } from "../../../src/core/outcome.ts";
import { familyName, serviceName } from "./draft.ts";
import type { DraftRun, ServiceState } from "./draft-run.ts";
import { unsteady } from "./consistency.ts";
import type { Effect } from "./effect-recorder.ts";

/** Returns a sentence for each violation. */
type Property = (draftRun: DraftRun) => readonly string[];

interface ServiceOutput {
  readonly name: string;
  readonly verdict: string;
  readonly from: string;
  readonly to: string;
}

const verdictsOf = ({ run }: DraftRun): readonly ServiceOutput[] =>
  run.outputs["services"] ? (JSON.parse(run.outputs["services"]) as ServiceOutput[]) : [];

const names = ({ draft }: DraftRun): string[] => draft.services.map((_, index) => serviceName(index));

/** Actions of others on a service after the effect with this order. */
const othersOn = ({ recorder }: DraftRun, name: string, since = -1) =>
  recorder.foreign.filter(({ service, order }) => service === name && order > since);

const oursOn = ({ recorder }: DraftRun, name: string): Effect[] =>
  recorder.effects.filter(({ service }) => service === name);

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

const releasedServicesRunNewRevision: Property = (draftRun) => {
  const { run, draft, after } = draftRun;
  if (run.outcome !== "released" && run.outcome !== "unchanged") return [];
  const revisions = JSON.parse(run.outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  return draft.services.flatMap(({ family }, index) => {
    const name = serviceName(index);
    const state = after.services[name];
    const ours = Object.entries(revisions).find(([key]) => key === familyName(family))?.[1];
    if (state === undefined || ours === undefined) return [`${name} is gone`];
    const dying = draft.families[family] === "crashes-later" || draft.families[family] === "crashes";
    const scaled = othersOn(draftRun, name).some(({ act }) => act === "scales");
    // Somebody deploys the same revision again: it still counts as ours.
    const forced = othersOn(draftRun, name).some(({ act }) => act === "forces");
    const problems = (forced ? [] : unsteady(state, ours)).filter(
      (text) => !(text.startsWith("serving") && (dying || scaled)),
    );
    return problems.map((problem) => `${run.outcome}, but ${name} ${problem}`);
  });
};

const retargeted = ({ recorder }: DraftRun): boolean =>
  recorder.foreign.some(({ act }) => act === "retargets");

const releasedSchedulesRunNewRevision: Property = (draftRun) => {
  const { after, inputs, run } = draftRun;
  if (run.outcome !== "released" || inputs["scheduled-tasks"] === undefined) return [];
  const revisions = JSON.parse(run.outputs["task-definition-arns"] ?? "{}") as Record<string, string>;
  const ours = revisions[familyName(0)] ?? "?";
  const movers = { scheduler: "schedule", ...(!retargeted(draftRun) && { events: "rule" }) };
  return Object.entries(movers)
    .filter(([part]) => !JSON.stringify(after.rest[part]).includes(ours))
    .map(([, what]) => `released, but the ${what} runs another revision`);
};

/** Differences of a service, apart from what others may change at any time. */
function difference(draftRun: DraftRun, name: string): string | undefined {
  const before = draftRun.before.services[name];
  const after = draftRun.after.services[name];
  if (before === undefined || after === undefined) return "is gone";
  const scaled = othersOn(draftRun, name).some(({ act }) => act === "scales");
  const without = ({ serving, desiredCount, ...state }: ServiceState) =>
    scaled ? state : { ...state, serving, desiredCount };
  const keys = Object.keys(without(before)) as Array<keyof ServiceState>;
  const differing = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  if (differing.length === 0) return undefined;
  return differing
    .map((key) => `${key} was ${JSON.stringify(before[key])} and is ${JSON.stringify(after[key])}`)
    .join("; ");
}

/** Whether others changed more than the desired count, so that the service is theirs. All services have one alarm. */
const taken = (draftRun: DraftRun, name: string): boolean =>
  othersOn(draftRun, name).some(({ act }) => act !== "scales") ||
  (draftRun.draft.services[names(draftRun).indexOf(name)]?.alarm !== "none" &&
    draftRun.draft.foreign.some(({ act }) => act === "alarm"));

const rolledBackMatchesBefore: Property = (draftRun) => {
  if (draftRun.run.outcome !== "rolled-back") return [];
  const services = names(draftRun)
    .filter((name) => !taken(draftRun, name))
    .flatMap((name) => {
      const differs = difference(draftRun, name);
      return differs === undefined ? [] : [`rolled-back, but ${name}: ${differs}`];
    });
  const same = retargeted(draftRun) || isDeepStrictEqual(restOf(draftRun.before), restOf(draftRun.after));
  return same ? services : [...services, "rolled-back, but schedules differ"];
};

const restOf = ({ rest }: DraftRun["before"]) => {
  const { taskDefinitions: _revisions, ...others } = rest;
  return others;
};

/** A part that the report lists as unchanged or rolled back, or doesn't name, is as before. */
const namedIfChanged: Property = (draftRun) => {
  const verdicts = new Map(verdictsOf(draftRun).map(({ name, verdict }) => [name, verdict]));
  const unchangedVerdicts = new Set([
    "unchanged",
    "rolled-back",
    "refused",
    "migration-failed",
    "planned",
    undefined,
  ]);
  return names(draftRun)
    .filter((name) => !taken(draftRun, name) && unchangedVerdicts.has(verdicts.get(name)))
    .flatMap((name) => {
      const differs = difference(draftRun, name);
      return differs === undefined
        ? []
        : [`${name} is said to be ${verdicts.get(name) ?? "nothing"}, but ${differs}`];
    });
};

const refusedChangedNothing: Property = ({ run, recorder }) =>
  run.outcome === "refused" || run.outcome === "planned"
    ? recorder.effects
        .filter(({ operation }) => !/^(?:Deregister|Register)TaskDefinition$/u.test(operation))
        .map(({ operation }) => `${run.outcome}, but ${operation} took effect`)
    : [];

const failedMigrationChangedNoService: Property = ({ run, recorder }) =>
  run.outcome === "migration-failed" && recorder.effects.some(({ service }) => service !== undefined)
    ? ["migration-failed, but a service was touched"]
    : [];

/** A later deployment by others is never stopped or replaced, nor scaled while it is in progress. */
const othersStayUnchanged: Property = (draftRun) =>
  names(draftRun).flatMap((name) => {
    const ours = oursOn(draftRun, name);
    const first = ours[0]?.order;
    if (first === undefined) return [];
    return othersOn(draftRun, name, first).flatMap(({ order, at, act, started }) =>
      ours
        .filter((effect) => effect.order > order && effect.sentAt >= at)
        .filter((effect) => started !== undefined && touches(effect, started))
        .map(({ operation }) => `${name}: ${operation} after somebody else ${act}`),
    );
  });

function touches({ started, newest, operation, stopped }: Effect, theirs: string): boolean {
  if (started !== undefined || stopped === theirs) return true;
  return operation === "UpdateService" && newest?.number === theirs && newest.underWay;
}

/** A copy of a revision for a one-off task. */
const isCopy = (input: unknown): boolean => JSON.stringify(input).includes('"ecs-release.one-off"');

const nothingRepeated: Property = (draftRun) => {
  const problems: string[] = [];
  if (draftRun.runs.migrations > 1) problems.push(`the migration ran ${draftRun.runs.migrations} times`);
  for (const name of names(draftRun)) {
    const started = oursOn(draftRun, name).filter((effect) => effect.started !== undefined);
    // A late effect of an earlier request can restore another revision meanwhile, so it must be deployed again.
    const late = started.some(({ at, sentAt }) => sentAt < at);
    const revisions = started.map((effect) => effect.started?.taskDefinition ?? "");
    const repeated = revisions.filter((arn, index) =>
      late ? revisions[index - 1] === arn : revisions.indexOf(arn) < index,
    );
    for (const arn of new Set(repeated)) problems.push(`${name}: deployed ${arn.split("/").at(-1)} again`);
  }
  const families = draftRun.recorder.effects
    .filter(({ operation, input }) => operation === "RegisterTaskDefinition" && !isCopy(input))
    .map(({ input }) => (input as { family: string }).family);
  if (new Set(families).size < families.length) problems.push(`registered ${families.join(", ")}`);
  return problems;
};

const supersededByOthers: Property = (draftRun) =>
  draftRun.run.outcome === "superseded" &&
  !draftRun.recorder.foreign.some(({ started }) => started !== undefined)
    ? ["superseded, but nobody else has deployed"]
    : [];

const minute = 60_000;

/** Every wait has a deadline; failing calls are retried a little longer. */
export function limitOf({ draft, recorder }: Pick<DraftRun, "draft" | "recorder">): number {
  const waves = new Set(draft.services.map(({ wave }) => wave)).size;
  const timeout = draft.inputs["rollout-timeout"];
  const rollout = timeout * (1 + waves * 2);
  const migration = draft.migration === "absent" ? 0 : 2 * draft.inputs["migration-timeout"] + 6;
  const smoke = draft.smokeTest === "none" ? 0 : waves * 2 * 6;
  const struck = draft.faults.reduce((sum, { times }) => sum + times, 0);
  void recorder;
  return (rollout + migration + smoke + 3) * minute + struck * 20_000;
}

const endsInTime: Property = (draftRun) => {
  const limit = limitOf(draftRun);
  return draftRun.elapsed > limit
    ? [`took ${draftRun.elapsed / 1000} s, at most ${limit / 1000} s are allowed`]
    : [];
};

export const properties: Readonly<Record<string, Property>> = {
  oneOutcome,
  noInternalError,
  releasedServicesRunNewRevision,
  releasedSchedulesRunNewRevision,
  rolledBackMatchesBefore,
  namedIfChanged,
  refusedChangedNothing,
  failedMigrationChangedNoService,
  othersStayUnchanged,
  nothingRepeated,
  supersededByOthers,
  endsInTime,
};

/** Every violated property. */
export const problemsOf = (draftRun: DraftRun): string[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    property(draftRun).map((text) => `${name}: ${text}`),
  );
