/** Log lines about one-off tasks: the migration, the smoke test and the after-release command. */
import { shortName } from "../../aws/arn.ts";
import type { MigrationVerdict, OneOff } from "../../core/events.ts";
import { logLink, placeOf, taskLink } from "../console-links.ts";
import type { ReleaseReport } from "../record/record.ts";
import { durationWords, exitWords } from "../words.ts";
import { causeLines, quoted } from "./cause-lines.ts";
import { inside, noLines, outside, secondsInPhase, type LogEntry, type EventOf } from "./log-entry.ts";

const names: Readonly<Record<OneOff, string>> = {
  migration: "Migration",
  "smoke-test": "Smoke test",
  "after-release": "After-release command",
};

export function taskStartedEntry(event: EventOf<"task-started">, report: ReleaseReport): LogEntry {
  const { task, taskArn, adopted, logGroup, logStream, logRegion } = event;
  const place = placeOf(report);
  const link = place && taskLink(place, taskArn);
  const log =
    place && logGroup !== undefined && logStream !== undefined
      ? logLink(place, logGroup, logStream, logRegion)
      : undefined;
  const how = adopted ? "adopted from an earlier run" : "started";
  return inside(
    { text: `${names[task]} task ${shortName(taskArn)} ${how}` },
    ...(link === undefined ? [] : [{ text: `  task: ${link}`, style: "quiet" as const }]),
    ...(log === undefined ? [] : [{ text: `  log:  ${log}`, style: "quiet" as const }]),
  );
}

export const taskStatusEntry = (
  { task, status, at }: EventOf<"task-status">,
  report: ReleaseReport,
): LogEntry =>
  inside({ text: `${names[task]} ${status}`, tail: `(${durationWords(secondsInPhase(report, at))})` });

export const taskLogEntry = ({ container, text }: EventOf<"task-log">): LogEntry =>
  inside(...quoted(text.split("\n"), `  ${container} `));

/** The task stopped. The rest of its log follows. */
export function taskFailedEntry(event: EventOf<"task-failed">): LogEntry {
  const { task, container, seconds } = event;
  const text = `✖ ${names[task]} failed: ${container} ${exitWords(event)}; reading the rest of its log`;
  return outside({ text, style: "alarm", tail: `(${durationWords(seconds)})` });
}

/** The line of the phase reports a success. `announced`: `task-failed` was printed before. */
export const migrationEndedEntry = ({ verdict }: EventOf<"migration-ended">, announced: boolean): LogEntry =>
  verdict.succeeded ? noLines : taskFailureEntry(names.migration, verdict, announced);

export function afterReleaseEndedEntry(
  { verdict }: EventOf<"after-release-ended">,
  announced: boolean,
): LogEntry {
  if (!verdict.succeeded) return taskFailureEntry(names["after-release"], verdict, announced);
  const { container, seconds } = verdict;
  const text = `✓ ${names["after-release"]}: ${container} ${exitWords(verdict)}`;
  return inside({ text, style: "good", tail: `(${durationWords(seconds)})` });
}

function taskFailureEntry(name: string, verdict: MigrationVerdict, announced: boolean): LogEntry {
  const { container, seconds, log, cause } = verdict;
  const head = `✖ ${name} failed${cause === undefined ? `: ${container} ${exitWords(verdict)}` : ""}`;
  return outside(
    ...(announced ? [] : [{ text: head, style: "alarm" as const, tail: `(${durationWords(seconds)})` }]),
    ...(cause === undefined ? [] : causeLines(cause, log)),
    ...(log.length === 0 ? [] : [{ text: "  Last lines of its log:" }, ...quoted(log)]),
  );
}

export function smokeTestEndedEntry({ service, result, text, cause }: EventOf<"smoke-test-ended">): LogEntry {
  const of = service === undefined ? "" : ` of ${service}`;
  switch (result) {
    case "passed":
      return inside({ text: `✓ Smoke test${of}: ${text}`, style: "good" });
    case "not-measured":
      return outside(
        { text: `! ${text}`, style: "warning" },
        ...(cause === undefined ? [] : causeLines(cause)),
      );
    case "failed":
      return outside(
        { text: `✖ ${text}`, style: "alarm" },
        ...(cause === undefined ? [] : causeLines(cause)),
      );
  }
}
