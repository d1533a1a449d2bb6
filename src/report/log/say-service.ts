/** Services: their deployments under way, and how they ended. */
import type { Cause } from "../../core/failure.ts";
import { deploymentLink, placeOf, taskLink } from "../console-links.ts";
import type { ReleaseReport } from "../record/record.ts";
import { counted, durationWords, moveWords } from "../words.ts";
import { causeLines, failingLines } from "./cause-lines.ts";
import { progressText } from "./progress-line.ts";
import { inside, outside, prefixed, secondsInPhase, silence, type Saying, type Told } from "./saying.ts";
import { withoutServiceName, worthOf } from "../../diagnosis/events.ts";
import { isSuccess } from "../../core/outcome.ts";

export function sayServiceUpdated(event: Told<"service-updated">, report: ReleaseReport): Saying {
  const { service, from, to, deploymentId } = event;
  const place = placeOf(report);
  const link = place && deploymentLink(place, service, deploymentId);
  return inside(
    { text: prefixed(service, `${moveWords(from, to)} · deployment ${deploymentId}`, report) },
    ...(link === undefined ? [] : [{ text: prefixed("", link, report), style: "quiet" as const }]),
  );
}

export function sayProgress({ progress, at }: Told<"service-progress">, report: ReleaseReport): Saying {
  return inside({
    text: prefixed(progress.service, progressText(progress), report),
    tail: `(${durationWords(secondsInPhase(report, at))})`,
  });
}

export function sayServiceEvent({ service, text }: Told<"service-event">, report: ReleaseReport): Saying {
  const said = prefixed(service, `ECS: ${withoutServiceName(text)}`, report);
  switch (worthOf(text)) {
    case "noise":
      return silence;
    case "news":
      return inside({ text: said, style: "quiet" });
    case "trouble":
      return inside({ text: said, style: "warning" });
    case "failure":
      return outside({ text: said, style: "bad" });
  }
}

/** The whole story the first time, the count alone when the same cause comes again. */
export function sayFailing(
  { failing }: Told<"tasks-failing">,
  report: ReleaseReport,
  first: boolean,
): Saying {
  if (!first) {
    const text = `${counted(failing.count, "task")} failed so far: ${failing.cause.name}`;
    return outside({ text: prefixed(failing.service, text, report), style: "bad" });
  }
  const place = placeOf(report);
  return outside(...failingLines(failing, place && taskLink(place, failing.example)));
}

export function sayServiceEnded({ verdict }: Told<"service-ended">, report: ReleaseReport): Saying {
  const { name, from, to, seconds, cause } = verdict;
  const tail = `(${durationWords(seconds)})`;
  if (isSuccess(verdict.verdict)) {
    return inside({
      text: prefixed(name, `✓ ${verdict.verdict}: ${moveWords(from, to)}`, report),
      style: "good",
      tail,
    });
  }
  return outside(
    { text: prefixed(name, `✖ ${verdict.verdict}`, report), style: "alarm", tail },
    ...(cause === undefined || wasShown(cause, report)
      ? []
      : [{ text: `  ${cause.name}: ${cause.what}`, style: "bad" as const }]),
  );
}

/** Whether the cause has been shown with the tasks that failed of it; its evidence stands there, or at the end. */
const wasShown = (cause: Cause, { failing }: ReleaseReport): boolean =>
  failing.some((group) => group.cause.name === cause.name && group.cause.what === cause.what);

export function sayScheduleEnded({ verdict }: Told<"schedule-ended">): Saying {
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
