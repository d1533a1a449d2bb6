/** The top of the summary: the verdict, the reason, and what to do. */
import { shortName } from "../../aws/arn.ts";
import { type Cause, withoutStop } from "../../core/failure.ts";
import type { FailingTasks } from "../../core/events.ts";
import type { Outcome } from "../../core/outcome.ts";
import { clusterLink, taskLink, type Place } from "../console-links.ts";
import type { JobLinks } from "../job-links.ts";
import type { ReleaseReport } from "../record/record.ts";
import { releasedWords, sentenceOf } from "../headline.ts";
import { counted, durationWords, secondsBetween } from "../words.ts";
import { code, details, fence, link, prose, quote, text } from "./markdown.ts";

/** Limit for services with a cause of their own. The `report` output has all of them. */
const maxCauses = 20;
const mostEvidence = 5;

const verdictWords: Readonly<Record<Outcome, readonly [icon: string, words: string]>> = {
  released: ["✅", "released in"],
  unchanged: ["✅", "unchanged, checked in"],
  planned: ["📋", "planned in"],
  started: ["▶️", "started in"],
  refused: ["🚫", "refused after"],
  "migration-failed": ["❌", "migration failed after"],
  "rolled-back": ["↩️", "rolled back after"],
  "rollback-failed": ["🚨", "rollback failed after"],
  failed: ["❌", "failed after"],
  superseded: ["⚠️", "superseded after"],
  cancelled: ["⏹️", "canceled after"],
};

export function head(report: ReleaseReport, place: Place | undefined, job: JobLinks): string {
  const sentence = prose(sentenceOf(report)).trim();
  return [heading(report), ...(sentence === "" ? [] : [`**${sentence}**`]), where(report, place, job)]
    .filter(Boolean)
    .join("\n\n");
}

/** `## ✅ shop:v1 → shop:v2 released in 5 m`: the subject, then the verdict. */
function heading(report: ReleaseReport): string {
  const { outcome, startedAt, endedAt = startedAt } = report;
  const [icon, words] = outcome === undefined ? ["⏳", "in progress for"] : verdictWords[outcome];
  const subject = text(releasedWords(report));
  const verdict = subject === "" ? capitalized(words) : `${subject} ${words}`;
  return `## ${icon} ${verdict} ${durationWords(secondsBetween(startedAt, endedAt))}`;
}

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** For a canceled step whose rollback continues: the post step writes the final summary. */
export function unfinished(report: ReleaseReport): string {
  const sentence = prose(report.sentence ?? "").trim();
  return `${heading(report)}\n\n${sentence === "" ? "" : `**${sentence}** `}The post step reports the result.\n`;
}

function where({ plan }: ReleaseReport, place: Place | undefined, { commit, runUrl }: JobLinks): string {
  const target =
    plan === undefined
      ? []
      : [
          `Cluster ${link(text(shortName(plan.cluster)), place && clusterLink(place))}`,
          text(plan.region),
          `account ${text(plan.account)}`,
        ];
  const origin = [
    ...(commit === undefined ? [] : [`commit ${link(code(commit.sha.slice(0, 7)), commit.url)}`]),
    ...(runUrl === undefined ? [] : [link("run", runUrl)]),
  ];
  return [...target, ...origin].join(" · ");
}

/** Why the release ended this way, with the facts about the failed tasks. */
export function whatHappened(report: ReleaseReport, place: Place | undefined): string | undefined {
  const { cause, failing, services } = report;
  const printed = new Set(cause === undefined ? [] : [cause.what]);
  const others = services.flatMap(({ name, cause: own }) =>
    own === undefined || printed.has(own.what) ? [] : [`${code(name)}: ${causeText(own)}`],
  );
  const parts = [
    ...(cause === undefined ? [] : [causeText(cause)]),
    ...others.slice(0, maxCauses),
    ...(others.length > maxCauses
      ? [`… and ${counted(others.length - maxCauses, "more service")} with a cause.`]
      : []),
    ...failing.map((group, index) => failingText(group, printed, place, index === 0)),
  ];
  return parts.length === 0 ? undefined : ["### What happened", ...parts].join("\n\n");
}

/** The end of a log, visible or behind a click. */
export const lastLines = (log: readonly string[], open: boolean): string =>
  open ? `Last lines of its log:\n\n${fence(log)}` : details("Last lines of its log", fence(log));

export function causeText({ name, what, evidence, remedy }: Cause): string {
  return [
    `**${text(name)}**: ${prose(what)}`,
    ...evidenceText(evidence.slice(0, mostEvidence)),
    ...(remedy === undefined ? [] : [`**What to do**: ${prose(remedy)}`]),
  ].join("\n\n");
}

/**
 * A log line may contain a secret, which the runner masks in the summary only if it finds it unchanged. So it is fenced
 * instead of escaped.
 */
function evidenceText(evidence: readonly string[]): string[] {
  const isLog = (item: string): boolean => item.startsWith("log: ");
  const [log, reasons] = [evidence.filter(isLog), evidence.filter((item) => !isLog(item))];
  return [...(reasons.length === 0 ? [] : [quote(reasons)]), ...(log.length === 0 ? [] : [fence(log)])];
}

/** A release's cause contains the cause of its tasks. */
const wasPrinted = ({ what }: Cause, printed: ReadonlySet<string>): boolean =>
  [...printed].some((known) => known.includes(withoutStop(what)));

/** The log of the first group is expanded, because readers look for it. */
function failingText(
  group: FailingTasks,
  printed: ReadonlySet<string>,
  place: Place | undefined,
  open: boolean,
): string {
  const { service, cause, count, example, log, oldRevisionToo, ofRollback } = group;
  const revision = ofRollback === true ? "recorded" : "new";
  const task = link(code(shortName(example).slice(0, 8)), place && taskLink(place, example));
  const line = `${code(service)}: ${counted(count, "task")} of the ${revision} revision failed (${text(cause.name)}), for example ${task}.`;
  return [
    line,
    ...(wasPrinted(cause, printed) ? [] : [causeText(cause)]),
    ...(oldRevisionToo ? ["The old revision fails in the same way: the image may not be the cause."] : []),
    ...(log.length === 0 ? [] : [lastLines(log, open)]),
  ].join("\n\n");
}
