/**
 * Keeps the record small, regardless of AWS's responses: every text and list has a limit, and the least valuable parts
 * can be removed to fit a number of bytes.
 */
import type { Cause } from "../../core/failure.ts";
import type { Change, PlanView } from "../../core/events.ts";
import { cut } from "../harmless.ts";
import type { ReleaseReport, ServiceReport, Step } from "./record.ts";

const longestText = 1000;
const longestLogLine = 500;
const evidenceItems = 10;
const changesOfFamily = 100;

export const boundedText = (text: string): string => cut(text, longestText);

/** The last `count` lines of a log. */
export const boundedLog = (lines: readonly string[], count = 50): string[] =>
  lines.slice(-count).map((line) => cut(line, longestLogLine));

export function boundedCause(cause: Cause): Cause {
  return {
    name: cause.name,
    what: boundedText(cause.what),
    evidence: cause.evidence.slice(0, evidenceItems).map(boundedText),
    ...(cause.remedy === undefined ? {} : { remedy: boundedText(cause.remedy) }),
  };
}

/** The same object with its cause truncated. */
export function withBoundedCause<T extends { readonly cause?: Cause }>(thing: T): T {
  return thing.cause === undefined ? thing : { ...thing, cause: boundedCause(thing.cause) };
}

export function boundedPlan(plan: PlanView): PlanView {
  const changes = (all: readonly Change[]): readonly Change[] => all.slice(0, changesOfFamily);
  return {
    ...plan,
    families: plan.families.map((family) => ({ ...family, changes: changes(family.changes) })),
    waves: plan.waves.map((wave) =>
      wave.map((service) =>
        service.changes === undefined ? service : { ...service, changes: changes(service.changes) },
      ),
    ),
  };
}

/** Parts that can be removed from a record, the least valuable first. */
const reductions: ReadonlyArray<(report: ReleaseReport) => ReleaseReport> = [
  (report) => ({ ...report, troubles: report.troubles.slice(-5) }),
  (report) => ({ ...report, checks: report.checks.filter(({ level }) => level !== "ok") }),
  (report) => ({
    ...report,
    failing: report.failing.map((group) => ({ ...group, log: group.log.slice(-10) })),
  }),
  (report) => ({ ...report, ...shorterMigrationLog(report) }),
  // The job log and the summary contain it too.
  (report) => withoutPolicy(report),
  (report) => ({ ...report, ...planWithoutChanges(report) }),
  (report) => ({ ...report, notes: report.notes.slice(0, 10), checks: report.checks.slice(0, 10) }),
  (report) => ({ ...report, failing: report.failing.slice(0, 5), troubles: [] }),
  (report) => ({
    ...report,
    services: report.services.map((service) => ({ ...service, ...shorterCause(service) })),
  }),
  (report) => ({ ...withoutPlan(report), notes: [], checks: [], failing: [] }),
  (report) => ({
    ...report,
    steps: report.steps.map(withoutServices),
    ...(report.rollback && { rollback: { ...report.rollback, parts: [] } }),
  }),
  (report) => ({ ...report, services: report.services.map(minimalEntry) }),
  (report) => ({ ...report, smokeTests: [], schedules: [], families: [] }),
];

function withoutPlan(report: ReleaseReport): ReleaseReport {
  const { plan: _, ...rest } = report;
  return rest;
}

function withoutServices(step: Step): Step {
  const { services: _, ...rest } = step;
  return rest;
}

/** The minimum entry of a service. */
const minimalEntry = ({ name, wave, strategy, from, to, verdict }: ServiceReport): ServiceReport => ({
  name,
  wave,
  strategy,
  from,
  ...(to !== undefined && { to }),
  ...(verdict !== undefined && { verdict }),
});

function shorterMigrationLog({ migration }: ReleaseReport): Pick<ReleaseReport, "migration"> {
  return migration === undefined ? {} : { migration: { ...migration, log: migration.log.slice(-10) } };
}

function withoutPolicy(report: ReleaseReport): ReleaseReport {
  if (report.plan?.policy === undefined) return report;
  const { policy, ...plan } = report.plan;
  return { ...report, plan, omitted: { ...report.omitted, policy: policy.Statement.length } };
}

function planWithoutChanges({ plan }: ReleaseReport): Pick<ReleaseReport, "plan"> {
  if (plan === undefined) return {};
  return {
    plan: {
      ...plan,
      families: plan.families.map((family) => ({ ...family, changes: [] })),
      waves: plan.waves.map((wave) =>
        wave.map((service) => (service.changes === undefined ? service : { ...service, changes: [] })),
      ),
    },
  };
}

function shorterCause({ cause }: { readonly cause?: Cause }): { readonly cause?: Cause } {
  return cause === undefined ? {} : { cause: { ...cause, evidence: [] } };
}

/**
 * The record with as few parts removed as necessary for `fits` to return true. Removes verdicts last: half of the
 * services, then half of the rest, and so on; `omitted` counts them.
 */
export function fitting(report: ReleaseReport, fits: (report: ReleaseReport) => boolean): ReleaseReport {
  let fitted = report;
  for (const reduce of reductions) {
    if (fits(fitted)) return fitted;
    fitted = reduce(fitted);
  }
  while (!fits(fitted) && fitted.services.length > 0) {
    const services = fitted.services.slice(0, Math.floor(fitted.services.length / 2));
    const omitted = { ...fitted.omitted, services: report.services.length - services.length };
    fitted = { ...fitted, services, omitted };
  }
  return fitted;
}

/** Bytes of a text in UTF-8. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");
