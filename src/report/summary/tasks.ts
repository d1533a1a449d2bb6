/** The one-off tasks: migration and smoke tests. */
import { shortName } from "../../aws/arn.ts";
import { logLink, taskLink, type Place } from "../console-links.ts";
import type { MigrationReport, ReleaseReport } from "../record/record.ts";
import { durationWords } from "../words.ts";
import { causeText, lastLines } from "./verdict.ts";
import { code, fence, link, prose, text } from "./markdown.ts";

export function migrationSection(report: ReleaseReport, place: Place | undefined): string | undefined {
  const { migration, cause } = report;
  if (migration === undefined) return report.outcome === "planned" ? plannedMigration(report) : undefined;
  const { log, succeeded } = migration;
  const ownCause =
    migration.cause !== undefined && migration.cause.what !== cause?.what ? migration.cause : undefined;
  return [
    "### Migration",
    migrationSentence(migration, place),
    ...(ownCause === undefined ? [] : [causeText(ownCause)]),
    ...(log.length === 0 ? [] : [lastLines(log, succeeded === false)]),
  ].join("\n\n");
}

function plannedMigration({ plan }: ReleaseReport): string | undefined {
  if (plan?.migration === undefined) return undefined;
  const { family, container, command = [], environmentNames, launch } = plan.migration;
  const what = command.length === 0 ? "Would run the image's own command" : "Would run";
  const names =
    environmentNames.length === 0 ? "" : `, with ${environmentNames.map((name) => code(name)).join(", ")}`;
  const sentence = `📋 ${what} in container ${code(container)} of ${code(family)}${names} · ${text(launch)}`;
  // Not escaped, so that the runner can mask a secret in the command.
  const words = command.length === 0 ? [] : [fence([command.join(" ")])];
  return ["### Migration", sentence, ...words].join("\n\n");
}

function migrationSentence(migration: MigrationReport, place: Place | undefined): string {
  const { taskArn, container, succeeded, exitCode, seconds, status, adopted } = migration;
  const task = link(code(shortName(taskArn).slice(0, 8)), place && taskLink(place, taskArn));
  const how = succeeded === undefined ? `⏳ ${text(status ?? "in progress")}` : succeeded ? "✅" : "❌";
  return [
    `${how} Task ${task}${container === undefined ? "" : `, container ${code(container)}`}`,
    ...(succeeded === undefined ? [] : [exitCode === undefined ? "no exit code" : `exit code ${exitCode}`]),
    ...(seconds === undefined ? [] : [durationWords(seconds)]),
    ...(adopted ? ["adopted from an earlier run"] : []),
    ...logAddress(migration, place),
  ].join(" · ");
}

function logAddress({ logGroup, logStream, logRegion }: MigrationReport, place: Place | undefined): string[] {
  if (place === undefined || logGroup === undefined || logStream === undefined) return [];
  const url = logLink(place, logGroup, logStream, logRegion);
  return url === undefined ? [] : [link("log", url)];
}

const smokeIcons = { passed: "✅", failed: "❌", "not-measured": "⚠️" } as const;

export function smokeTestSection({ smokeTests, cause: releaseCause }: ReleaseReport): string | undefined {
  if (smokeTests.length === 0) return undefined;
  const items = smokeTests.map(({ service, result, text: words, cause }) => {
    const of = service === undefined ? "" : `${code(service)}: `;
    const why = cause === undefined || cause.what === releaseCause?.what ? "" : ` (${prose(cause.what)})`;
    return `- ${smokeIcons[result]} ${of}${result}, ${prose(words)}${why}`;
  });
  return ["### Smoke test", items.join("\n")].join("\n\n");
}
