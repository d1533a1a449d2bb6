/** Where the definition of each family of a release comes from (`task-definition`), and that definition. */
import { parseRevision, revisionName } from "../aws/arn.ts";
import type { EcsCalls } from "../aws/calls.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { BaseRequest, ReleaseRequest } from "../request/request.ts";
import { familiesOf, type ScheduleState } from "../schedules/schedule.ts";
import { type Base, baseOf, withFiles } from "./families.ts";
import { readLatest, readRevision, usedRevisions } from "./left-overs.ts";
import type { PlannedService } from "./plan.ts";
import { previousOf } from "./previous.ts";

export interface BasesContext {
  readonly request: ReleaseRequest;
  readonly ecs: EcsCalls;
  readonly signal: AbortSignal;
}

/** A family of the release, and what runs it. */
export interface FamilyUse {
  readonly family: string;
  readonly services: readonly PlannedService[];
  /** Those with a target of this family that moves. */
  readonly schedules: readonly ScheduleState[];
  /** True for the family that the migration runs. */
  readonly migrates: boolean;
}

export interface FamilySources {
  readonly waves: readonly PlannedService[][];
  readonly schedules: readonly ScheduleState[];
}

export const migrationFamily = (
  request: ReleaseRequest,
  waves: readonly PlannedService[][],
): string | undefined =>
  request.migration === undefined ? undefined : (request.migration.taskDefinition ?? waves.flat()[0]?.family);

/** Each family once: of the services, of the migration, of the schedules. */
export function familyUses(request: ReleaseRequest, { waves, schedules }: FamilySources): FamilyUse[] {
  const migration = migrationFamily(request, waves);
  const names = new Set([
    ...waves.flat().map(({ family }) => family),
    ...(migration === undefined ? [] : [migration]),
    ...schedules.flatMap(familiesOf),
  ]);
  return [...names].map((family) => ({
    family,
    services: waves.flat().filter((service) => service.family === family),
    schedules: schedules.filter((schedule) => familiesOf(schedule).includes(family)),
    migrates: family === migration,
  }));
}

/** Each base that can be read, and why the others can't. */
export async function readBases(
  context: BasesContext,
  uses: readonly FamilyUse[],
): Promise<{ bases: readonly Base[]; problems: readonly Cause[] }> {
  const { base } = context.request;
  const problems: Cause[] = [];
  const orProblem = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(error.why);
      return undefined;
    }
  };
  problems.push(...unusedRevisions(base, uses));
  const read = await Promise.all(uses.map((use) => orProblem(() => readBase(context, use))));
  const bases = read.filter((one) => one !== undefined);
  if (base.kind !== "files") return { bases, problems };
  const withThem = await orProblem(async () => {
    const { readBaseFile } = await import("./base-file.ts");
    const { workspace } = context.request.job;
    const files = await Promise.all(
      base.paths.map(async (path) => ({ path, file: await readBaseFile(workspace, path) })),
    );
    return withFiles(bases, files);
  });
  return { bases: withThem ?? bases, problems };
}

/** Throws Failure for a family that can't be read, or whose revision is not certain. */
async function readBase(context: BasesContext, use: FamilyUse): Promise<Base> {
  const { family, services, schedules } = use;
  const revision = await namedRevision(context, use);
  if (revision !== undefined) {
    const asItIs = context.request.base.kind !== "current";
    return baseOf(use, await readRevision(context, revision), { asItIs });
  }
  // Nothing uses the revisions of a migration's own family: to look for left-overs there would find nothing else.
  if (services.length === 0 && schedules.length === 0)
    return baseOf(use, await readRevision(context, family));
  const { base, skipped } = await readLatest(context, family, usedRevisions(services, schedules));
  return baseOf(use, base, { skipped });
}

/** The revision that the request names for a family; `undefined` for its newest. */
async function namedRevision(context: BasesContext, use: FamilyUse): Promise<string | undefined> {
  const { base } = context.request;
  const { family, services, schedules } = use;
  if (base.kind === "current") return services[0]?.from;
  if (base.kind !== "previous" && base.kind !== "revisions") return undefined;
  const named =
    base.kind === "revisions"
      ? base.revisions.find((one) => parseRevision(one)?.family === family)
      : undefined;
  if (named !== undefined) return named;
  if (services.length === 0 && schedules.length === 0) return undefined;
  if (base.kind === "previous" && services.length > 0) return previousOf(context, family, services);
  const users = [...services, ...schedules].map(({ name }) => name);
  throw new Failure({
    name: "revision-missing",
    what:
      base.kind === "previous"
        ? `Only schedules run ${family}, and they have no previous revision.`
        : `Input \`task-definition\` names no revision of ${family}, which this release runs.`,
    evidence: [`used by ${users.join(", ")}`],
    remedy:
      base.kind === "previous"
        ? "Name every revision: `task-definition: FAMILY:REVISION` lines."
        : `Add a line \`${family}:REVISION\`.`,
  });
}

function unusedRevisions(base: BaseRequest, uses: readonly FamilyUse[]): readonly Cause[] {
  if (base.kind !== "revisions") return [];
  return base.revisions
    .filter((one) => !uses.some(({ family }) => family === parseRevision(one)?.family))
    .map((one) => ({
      name: "wrong-family",
      what: `Input \`task-definition\` names ${revisionName(one)}, a family that nothing in this release runs.`,
      evidence: uses.map(({ family }) => family),
      remedy: "Remove the line, or correct `services`.",
    }));
}
