/** Parts of the record that several events change: the migration, services, schedules and the rollback. */
import type { EventBody, ScheduleVerdict } from "../../core/events.ts";
import { boundedCause, boundedLog, boundedText, withBoundedCause } from "./bounds.ts";
import {
  isoTime,
  type ReleaseReport,
  type RollbackPart,
  type RollbackReport,
  type ServiceReport,
} from "./record.ts";

type Of<Kind extends EventBody["kind"]> = Extract<EventBody, { readonly kind: Kind }>;

export function foldMigration(
  report: ReleaseReport,
  event: Of<"task-started"> | Of<"task-status"> | Of<"task-log-read"> | Of<"migration-ended">,
  at: number,
): ReleaseReport {
  const { migration } = report;
  if (event.kind === "migration-ended") {
    const verdict = withBoundedCause(event.verdict);
    const startedAt = migration?.startedAt ?? isoTime(at - verdict.seconds * 1000);
    return { ...report, migration: { ...migration, ...verdict, startedAt, log: boundedLog(verdict.log) } };
  }
  if (event.task !== "migration") return report;
  if (event.kind === "task-status") {
    if (migration?.taskArn !== event.taskArn) return report;
    return { ...report, migration: { ...migration, status: event.status } };
  }
  if (event.kind === "task-log-read") {
    if (migration?.taskArn !== event.taskArn) return report;
    return { ...report, migration: { ...migration, log: boundedLog(event.log) } };
  }
  const { taskArn, adopted, logGroup, logStream, logRegion } = event;
  return {
    ...report,
    migration: {
      taskArn,
      startedAt: isoTime(at),
      adopted,
      ...(logGroup === undefined ? {} : { logGroup }),
      ...(logStream === undefined ? {} : { logStream }),
      ...(logRegion === undefined ? {} : { logRegion }),
      log: [],
    },
  };
}

/**
 * Updates a service's entry. A later verdict (`released`, then `rolled-back`) replaces the earlier one, but the time
 * and cause of the rollout stay. An update by the rollback does not count as the release's.
 */
export function foldService(
  report: ReleaseReport,
  event: Of<"service-updated"> | Of<"rollout-ended"> | Of<"service-ended">,
  at: number,
): readonly ServiceReport[] {
  if (event.kind === "service-updated") {
    if (isUnderWay(report.rollback)) return report.services;
    const { service: name, from, to, deploymentId } = event;
    return changed(report.services, name, (known) => ({
      ...known,
      from,
      to,
      deploymentId,
      startedAt: isoTime(at),
    }));
  }
  const { cause, ...verdict } = withBoundedCause(event.verdict);
  return changed(report.services, verdict.name, (known) => ({
    ...known,
    ...verdict,
    endedAt: known.endedAt ?? isoTime(at),
    ...(cause === undefined ? {} : { cause }),
  }));
}

const isUnderWay = (rollback: RollbackReport | undefined): boolean =>
  rollback !== undefined && rollback.endedAt === undefined;

function changed(
  services: readonly ServiceReport[],
  name: string,
  change: (service: ServiceReport) => ServiceReport,
): readonly ServiceReport[] {
  const index = services.findIndex((service) => service.name === name);
  const known = services[index];
  if (known === undefined) return [...services, change({ name, wave: 1, strategy: "", from: "" })];
  return services.with(index, change(known));
}

export function foldSchedule(
  schedules: readonly ScheduleVerdict[],
  verdict: ScheduleVerdict,
): readonly ScheduleVerdict[] {
  const bounded = withBoundedCause(verdict);
  const index = schedules.findIndex(({ name }) => name === verdict.name);
  return index === -1 ? [...schedules, bounded] : schedules.with(index, bounded);
}

export function foldRollback(
  rollback: RollbackReport | undefined,
  event: Of<"rolling-back"> | Of<"rollback-ended">,
  at: number,
): RollbackReport {
  const time = isoTime(at);
  if (event.kind === "rolling-back") {
    const known = rollback ?? { reason: boundedText(event.reason), startedAt: time, parts: [] };
    return { ...known, parts: [...known.parts, { part: event.part, to: event.to, startedAt: time }] };
  }
  const { part, back, text, cause } = event;
  const known = rollback ?? { reason: boundedText(text), startedAt: time, parts: [] };
  const index = known.parts.findLastIndex((other) => other.part === part && other.endedAt === undefined);
  const started = known.parts[index] ?? { part, to: "", startedAt: time };
  const over: RollbackPart = {
    ...started,
    endedAt: time,
    back,
    text: boundedText(text),
    ...(cause === undefined ? {} : { cause: boundedCause(cause) }),
  };
  return { ...known, parts: index === -1 ? [...known.parts, over] : known.parts.with(index, over) };
}
