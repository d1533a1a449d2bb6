/** Which revision of each family the release starts from, as `task-definition` selects it. Pure. */
import { parseRevision, revisionName } from "../aws/arn.ts";
import { type Cause, Failure } from "../core/failure.ts";
import type { BaseRequest, ReleaseRequest } from "../request/request.ts";
import { familiesOf, type ScheduleState } from "../schedules/schedule.ts";
import type { PlannedService } from "./plan.ts";

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
  readonly waves: ReadonlyArray<readonly PlannedService[]>;
  readonly schedules: readonly ScheduleState[];
}

export const migrationFamily = (
  request: ReleaseRequest,
  waves: ReadonlyArray<readonly PlannedService[]>,
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

/** What to read as the base of a family. */
export type Selection =
  /** `unchanged`: it is released unchanged, so nothing is registered. */
  | { readonly read: "revision"; readonly revision: string; readonly unchanged: boolean }
  /** The revision that its services ran before. */
  | { readonly read: "previous" }
  /** The newest revision, regardless of who registered it. */
  | { readonly read: "newest" }
  /** The newest revision that isn't a leftover of a failed release. */
  | { readonly read: "latest" };

/** @throws Failure `revision-missing` */
export function selectionOf(
  base: BaseRequest,
  { family, services, schedules }: Pick<FamilyUse, "family" | "services" | "schedules">,
): Selection {
  // No service or schedule uses a migration-only family, so every revision would look like a leftover.
  const latest: Selection = { read: services.length + schedules.length === 0 ? "newest" : "latest" };
  const [service] = services;
  switch (base.kind) {
    case "latest":
    case "files":
      return latest;
    case "current":
      return service === undefined ? latest : { read: "revision", revision: service.from, unchanged: false };
    case "previous":
      if (service !== undefined) return { read: "previous" };
      break;
    case "revisions": {
      const revision = base.revisions.find((one) => parseRevision(one)?.family === family);
      if (revision !== undefined) return { read: "revision", revision, unchanged: true };
    }
  }
  if (latest.read === "newest") return latest;
  throw missing(
    base.kind,
    family,
    [...services, ...schedules].map(({ name }) => name),
  );
}

const missing = (kind: "previous" | "revisions", family: string, users: readonly string[]): Failure =>
  new Failure({
    name: "revision-missing",
    what:
      kind === "previous"
        ? `Only schedules use ${family}, and schedules have no previous revision.`
        : `Input \`task-definition\` has no revision of ${family}, which this release deploys.`,
    evidence: [`used by ${users.join(", ")}`],
    remedy:
      kind === "previous"
        ? "List every revision: `task-definition: FAMILY:REVISION` lines."
        : `Add a line \`${family}:REVISION\`.`,
  });

export function unusedRevisions(base: BaseRequest, uses: readonly FamilyUse[]): readonly Cause[] {
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
