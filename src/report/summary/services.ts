/** Services, schedules and the rollback, as tables. */
import { revisionName } from "../../aws/arn.ts";
import { parseRevision } from "../../aws/arn.ts";
import type { ScheduleVerdict } from "../../core/events.ts";
import { deploymentLink, revisionLink, scheduleLink, type Place } from "../console-links.ts";
import type { ReleaseReport, RollbackPart, ServiceReport } from "../record/record.ts";
import {
  culpritOf,
  deploysInPlan,
  plannedVerdict,
  type ServiceState,
  verdictOf,
} from "../service-verdict.ts";
import { withoutShownCauses } from "../shown-causes.ts";
import { counted, durationWords, secondsBetween } from "../words.ts";
import { code, link, prose, table, text } from "./markdown.ts";

/** A longer table ends with the number of remaining rows. */
const mostRows = 200;

const icons: Readonly<Record<ServiceState, string>> = {
  released: "✅",
  unchanged: "–",
  planned: "📋",
  started: "▶️",
  refused: "🚫",
  "migration-failed": "❌",
  "rolled-back": "↩️",
  "rollback-failed": "🚨",
  failed: "❌",
  superseded: "⚠️",
  cancelled: "⏹️",
  "in progress": "⏳",
};

export function servicesTable(report: ReleaseReport, place: Place | undefined): string | undefined {
  const { services } = report;
  if (services.length === 0) return undefined;
  const rows = services.slice(0, mostRows).map((service) => serviceRow(service, report, place));
  return [
    "### Services",
    table(["Service", "Verdict", "Revision"], rows),
    ...andMore(services.length, "service"),
  ].join("\n\n");
}

function serviceRow(service: ServiceReport, report: ReleaseReport, place: Place | undefined): string[] {
  const { name, from, to = from, strategy, seconds = 0, deploymentId = "" } = service;
  const verdict = verdictOf(service);
  const culprit = culpritOf(service, report);
  const time = seconds === 0 ? "" : ` in ${durationWords(seconds)}`;
  return [
    link(text(name), place && deploymentLink(place, name, deploymentId)) + detailBelow(strategy),
    report.outcome === "planned"
      ? `${deploysInPlan(service, report) ? "📋" : "–"} ${plannedVerdict(service, report)}`
      : culprit === undefined
        ? `${icons[verdict]} ${words(verdict)}${time}`
        : `❌ **failed${time}: ${text(culprit.name)}**, ${icons[verdict]} ${words(verdict)}`,
    report.outcome === "planned" && from === to && deploysInPlan(service, report)
      ? `${move(from, to, place)} → new`
      : move(from, to, place),
  ];
}

/** A second, small line in a cell, because another column would not fit on a phone. */
const detailBelow = (outside: string): string =>
  outside === "" ? "" : `<br><sub>${breakable(text(outside))}</sub>`;

/**
 * Names of CodeDeploy configurations can have 40 letters, so they may wrap after a dot and before an uppercase letter.
 */
const breakable = (safe: string): string => safe.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=\.)/g, "&#8203;");

/** A verdict in words: `rolled back`. */
const words = (verdict: ServiceState): string =>
  verdict === "cancelled" ? "canceled" : verdict.replaceAll("-", " ");

/** `web:41 → 42`, each revision a link. */
function move(from: string, to: string, place: Place | undefined): string {
  const revision = (arn: string, label: string): string =>
    link(text(label), place && revisionLink(place, arn));
  const before = revision(from, revisionName(from));
  if (from === to) return before;
  const [old, young] = [parseRevision(from), parseRevision(to)];
  const label = old !== undefined && old.family === young?.family ? String(young.revision) : revisionName(to);
  return `${before} → ${revision(to, label)}`;
}

export function schedulesTable({ schedules }: ReleaseReport, place: Place | undefined): string | undefined {
  if (schedules.length === 0) return undefined;
  const rows = schedules.slice(0, mostRows).map((schedule) => scheduleRow(schedule, place));
  return [
    "### Schedules",
    table(["Schedule", "Verdict", "Revision"], rows),
    ...andMore(schedules.length, "schedule"),
  ].join("\n\n");
}

function scheduleRow(
  { name, from, to, verdict, note, cause }: ScheduleVerdict,
  place: Place | undefined,
): string[] {
  const remark = cause?.what ?? note;
  const before = from
    .map((arn) => link(text(revisionName(arn)), place && revisionLink(place, arn)))
    .join(", ");
  const after = link(text(revisionName(to)), place && revisionLink(place, to));
  return [
    link(text(name), place && scheduleLink(place, name)),
    `${icons[verdict]} ${words(verdict)}${remark === undefined ? "" : `: ${prose(remark)}`}`,
    from.length === 1 && from[0] === to ? after : `${before} → ${after}`,
  ];
}

export function rollbackTable(report: ReleaseReport): string | undefined {
  const { rollback } = report;
  if (rollback === undefined) return undefined;
  const rows = rollback.parts.slice(0, mostRows).map(partRow);
  return [
    "### Rollback",
    `Why: ${prose(withoutShownCauses(rollback.reason, report))}`,
    ...(rows.length === 0 ? [] : [table(["Part", "Rolled back to", "Result", "Time"], rows)]),
    ...andMore(rollback.parts.length, "part"),
  ].join("\n\n");
}

function partRow({ part, to, back, text: proof = "", startedAt, endedAt }: RollbackPart): string[] {
  const mark = back === undefined ? "⏳ in progress" : back ? "✅" : "🚨 not rolled back:";
  return [
    text(part),
    code(revisionName(to)),
    `${mark} ${prose(proof)}`.trim(),
    endedAt === undefined ? "" : durationWords(secondsBetween(startedAt, endedAt)),
  ];
}

const andMore = (count: number, noun: string): string[] =>
  count > mostRows
    ? [`… and ${counted(count - mostRows, noun)} more; the \`report\` output lists all of them.`]
    : [];
