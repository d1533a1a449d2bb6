/** The job summary in GitHub Markdown: the record as a page that is readable on a phone. */
import { placeOf } from "../console-links.ts";
import type { JobLinks } from "../job-links.ts";
import { bytesOf } from "../record/bounds.ts";
import type { ReleaseReport } from "../record/record.ts";
import { changesSection, checksSection, notesSection, policySection, troublesSection } from "./plan.ts";
import { rollbackTable, schedulesTable, servicesTable } from "./services.ts";
import { migrationSection, smokeTestSection } from "./tasks.ts";
import { timeline } from "./timeline.ts";
import { head, whatHappened } from "./verdict.ts";

/** GitHub rejects a step's summary above 1 MiB, including the runner's own additions. */
export const largestSummary = 1_000_000;

interface Section {
  readonly title: string;
  readonly markdown: string | undefined;
  /** Sections with a higher value stay longer when the summary is too large. */
  readonly priority: number;
}

export function summary(report: ReleaseReport, job: JobLinks = {}, limit = largestSummary): string {
  const place = placeOf(report);
  const drawn = timeline(report);
  return joined(
    [
      { title: "Verdict", markdown: head(report, place, job), priority: 10 },
      { title: "What happened", markdown: whatHappened(report, place), priority: 9 },
      { title: "Services", markdown: servicesTable(report, place), priority: 8 },
      { title: "Rollback", markdown: rollbackTable(report), priority: 7 },
      { title: "Migration", markdown: migrationSection(report, place), priority: 6 },
      { title: "Smoke test", markdown: smokeTestSection(report), priority: 5 },
      { title: "Schedules", markdown: schedulesTable(report, place), priority: 5 },
      { title: "Timeline", markdown: drawn && `### Timeline (UTC)\n\n${drawn}`, priority: 4 },
      { title: "Preflight", markdown: checksSection(report), priority: 2 },
      { title: "Notes", markdown: notesSection(report), priority: 3 },
      { title: "Changes", markdown: changesSection(report), priority: 1 },
      { title: "IAM policy", markdown: policySection(report), priority: 0 },
      { title: "Events", markdown: troublesSection(report), priority: 0 },
    ],
    limit,
  );
}

/** The sections in order. If the summary is too large, omits the least valuable ones, and lists them in a note. */
function joined(sections: readonly Section[], limit: number): string {
  let kept = sections.filter(({ markdown }) => markdown !== undefined);
  const left: string[] = [];
  for (;;) {
    const note = left.length === 0 ? [] : [`_Omitted because the summary is too large: ${left.join(", ")}._`];
    const page = `${[...kept.map(({ markdown }) => markdown), ...note].join("\n\n")}\n`;
    const least = kept.toSorted((a, b) => a.priority - b.priority)[0];
    if (bytesOf(page) <= limit || least === undefined) return page;
    kept = kept.filter((section) => section !== least);
    left.push(least.title);
  }
}
