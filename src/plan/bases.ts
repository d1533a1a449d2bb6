/** Reads the base task definition of each family, as `task-definition` selects it. */
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

/** A family of the release, and the services and schedules that run it. */
export interface FamilyUse {
  readonly family: string;
  readonly services: readonly PlannedService[];
  /** Schedules with a target of this family that moves. */
  readonly schedules: readonly ScheduleState[];
  /** Whether the migration runs this family. */
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

/** The families of the services, the migration and the schedules, without duplicates. */
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

/** Every base that can be read, and a problem for every other base. */
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
    const files = await Promise.all(
      base.paths.map(async (path) => ({ path, file: await readBaseFile(context.request.job, path) })),
    );
    return withFiles(bases, files);
  });
  return { bases: withThem ?? bases, problems };
}

/** Throws Failure for a family that can't be read, or whose revision is uncertain. */
async function readBase(context: BasesContext, use: FamilyUse): Promise<Base> {
  const { family, services, schedules } = use;
  const revision = await namedRevision(context, use);
  if (revision !== undefined) {
    const asItIs = context.request.base.kind !== "current";
    return baseOf(use, await readRevision(context, revision), { asItIs });
  }
  // No service or schedule uses a migration-only family, so every revision would look like a left-over.
  if (services.length === 0 && schedules.length === 0)
    return baseOf(use, await readRevision(context, family));
  const { base, skipped } = await readLatest(context, family, usedRevisions(services, schedules));
  return baseOf(use, base, { skipped });
}

/** The revision that the inputs select for a family; `undefined` for its newest. */
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
        ? `Only schedules use ${family}, and schedules have no previous revision.`
        : `Input \`task-definition\` has no revision of ${family}, which this release deploys.`,
    evidence: [`used by ${users.join(", ")}`],
    remedy:
      base.kind === "previous"
        ? "List every revision: `task-definition: FAMILY:REVISION` lines."
        : `Add a line \`${family}:REVISION\`.`,
  });
}

function unusedRevisions(base: BaseRequest, uses: readonly FamilyUse[]): readonly Cause[] {
  if (base.kind !== "revisions") return [];
  return base.revisions
    .filter((one) => !uses.some(({ family }) => family === parseRevision(one)?.family))
    .map((one) => ({
      name: "wrong-family",
      what: `Input \`task-definition\` lists ${revisionName(one)}, but nothing in this release runs that family.`,
      evidence: uses.map(({ family }) => family),
      remedy: "Remove the line, or correct `services`.",
    }));
}
