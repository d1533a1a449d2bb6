/** Log lines about services: the progress and the result of their deployments. */
import { deploymentLink, placeOf, taskLink } from "../console-links.ts";
import type { ReleaseReport } from "../record/record.ts";
import { wasShown } from "../shown-causes.ts";
import { counted, durationWords, moveWords } from "../words.ts";
import { causeLines, failingLines } from "./cause-lines.ts";
import { progressText } from "./progress-line.ts";
import {
  inside,
  outside,
  prefixed,
  secondsInPhase,
  noLines,
  type LogEntry,
  type EventOf,
} from "./log-entry.ts";
import { withoutServiceName, relevanceOf } from "../../diagnosis/events.ts";
import { isSuccess } from "../../core/outcome.ts";

export function serviceUpdatedEntry(event: EventOf<"service-updated">, report: ReleaseReport): LogEntry {
  const { service, from, to, deploymentId } = event;
  const place = placeOf(report);
  const link = place && deploymentLink(place, service, deploymentId);
  return inside(
    { text: prefixed(service, `${moveWords(from, to)} · deployment ${deploymentId}`, report) },
    ...(link === undefined ? [] : [{ text: prefixed("", link, report), style: "quiet" as const }]),
  );
}

export function progressEntry(
  { progress, at }: EventOf<"service-progress">,
  report: ReleaseReport,
): LogEntry {
  return inside({
    text: prefixed(progress.service, progressText(progress), report),
    tail: `(${durationWords(secondsInPhase(report, at))})`,
  });
}

export function serviceEventEntry(
  { service, text }: EventOf<"service-event">,
  report: ReleaseReport,
): LogEntry {
  const line = prefixed(service, `ECS: ${withoutServiceName(text)}`, report);
  switch (relevanceOf(text)) {
    case "noise":
      return noLines;
    case "news":
      return inside({ text: line, style: "quiet" });
    case "trouble":
      return inside({ text: line, style: "warning" });
    case "failure":
      return outside({ text: line, style: "bad" });
  }
}

/** Prints everything the first time, and only the count if the same cause occurs again. */
export function failingEntry(
  { failing }: EventOf<"tasks-failing">,
  report: ReleaseReport,
  first: boolean,
): LogEntry {
  if (!first) {
    const text = `${counted(failing.count, "task")} failed so far: ${failing.cause.name}`;
    return outside({ text: prefixed(failing.service, text, report), style: "bad" });
  }
  const place = placeOf(report);
  return outside(...failingLines(failing, place && taskLink(place, failing.example)));
}

export function serviceEndedEntry(
  { verdict }: EventOf<"rollout-ended"> | EventOf<"service-ended">,
  report: ReleaseReport,
): LogEntry {
  const { name, from, to, seconds, cause } = verdict;
  const tail = `(${durationWords(seconds)})`;
  if (isSuccess(verdict.verdict)) {
    return inside({
      text: prefixed(name, `✓ ${verdict.verdict}: ${moveWords(from, to)}`, report),
      style: "good",
      tail,
    });
  }
  // A verified rollback has its own line, and the last lines list the verdict of each service.
  if (
    verdict.verdict === "rolled-back" &&
    isBack(name, report) &&
    (cause === undefined || wasShown(cause, report))
  )
    return noLines;
  return outside(
    { text: prefixed(name, `✖ ${verdict.verdict}`, report), style: "alarm", tail },
    ...(cause === undefined || wasShown(cause, report)
      ? []
      : [{ text: `  ${cause.name}: ${cause.what}`, style: "bad" as const }]),
  );
}

const isBack = (name: string, { rollback }: ReleaseReport): boolean =>
  rollback?.parts.some(({ part, back }) => part === name && back === true) ?? false;

export function scheduleEndedEntry({ verdict }: EventOf<"schedule-ended">): LogEntry {
  const { name, from, to, note, cause } = verdict;
  const remark = note === undefined ? "" : ` · ${note}`;
  if (isSuccess(verdict.verdict)) {
    const moved = from.map((arn) => moveWords(arn, to)).join(", ");
    return inside({ text: `✓ ${name}  ${verdict.verdict}: ${moved}${remark}`, style: "good" });
  }
  return outside(
    { text: `✖ ${name}  ${verdict.verdict}${remark}`, style: "alarm" },
    ...(cause === undefined ? [] : causeLines(cause)),
  );
}
