/** One-off tasks: the migration, the smoke test and the after-release command. */
import { shortName } from "../../aws/arn.ts";
import type { MigrationVerdict, OneOff } from "../../core/events.ts";
import { logLink, placeOf, taskLink } from "../console-links.ts";
import type { ReleaseReport } from "../record/record.ts";
import { durationWords } from "../words.ts";
import { causeLines, quoted } from "./cause-lines.ts";
import { inside, outside, secondsInPhase, type Saying, type Told } from "./saying.ts";

const names: Readonly<Record<OneOff, string>> = {
  migration: "Migration",
  "smoke-test": "Smoke test",
  "after-release": "After-release",
};

export function sayTaskStarted(event: Told<"task-started">, report: ReleaseReport): Saying {
  const { task, taskArn, adopted, logGroup, logStream, logRegion } = event;
  const place = placeOf(report);
  const link = place && taskLink(place, taskArn);
  const log =
    place && logGroup !== undefined && logStream !== undefined
      ? logLink(place, logGroup, logStream, logRegion)
      : undefined;
  const how = adopted ? "taken over from an earlier run" : "started";
  return inside(
    { text: `${names[task]} task ${shortName(taskArn)} ${how}` },
    ...(link === undefined ? [] : [{ text: `  task: ${link}`, style: "quiet" as const }]),
    ...(log === undefined ? [] : [{ text: `  log:  ${log}`, style: "quiet" as const }]),
  );
}

export const sayTaskStatus = ({ task, status, at }: Told<"task-status">, report: ReleaseReport): Saying =>
  inside({ text: `${names[task]} ${status}`, tail: `(${durationWords(secondsInPhase(report, at))})` });

export const sayTaskLog = ({ container, text }: Told<"task-log">): Saying =>
  inside(...quoted(text.split("\n"), `  ${container} `));

export const sayMigrationEnded = ({ verdict }: Told<"migration-ended">): Saying =>
  sayTaskEnded(names.migration, verdict);

export const sayAfterReleaseEnded = ({ verdict }: Told<"after-release-ended">): Saying =>
  sayTaskEnded("After-release command", verdict);

function sayTaskEnded(name: string, verdict: MigrationVerdict): Saying {
  const { container, succeeded, exitCode, seconds, log, cause } = verdict;
  const exit = exitCode === undefined ? "no exit code" : `exit code ${exitCode}`;
  const tail = `(${durationWords(seconds)})`;
  if (succeeded) return inside({ text: `✓ ${name}: ${container} ended with ${exit}`, style: "good", tail });
  return outside(
    { text: `✖ ${name} failed: ${container} ended with ${exit}`, style: "alarm", tail },
    ...(cause === undefined ? [] : causeLines(cause)),
    ...(log.length === 0 ? [] : [{ text: "  Last lines of its log:" }, ...quoted(log)]),
  );
}

export function saySmokeTestEnded({ service, result, text, cause }: Told<"smoke-test-ended">): Saying {
  const of = service === undefined ? "" : ` of ${service}`;
  switch (result) {
    case "passed":
      return inside({ text: `✓ Smoke test${of}: ${text}`, style: "good" });
    case "not-measured":
      return outside(
        { text: `! Smoke test${of} could not be measured: ${text}`, style: "warning" },
        ...(cause === undefined ? [] : causeLines(cause)),
      );
    case "failed":
      return outside(
        { text: `✖ Smoke test${of} failed: ${text}`, style: "alarm" },
        ...(cause === undefined ? [] : causeLines(cause)),
      );
  }
}
