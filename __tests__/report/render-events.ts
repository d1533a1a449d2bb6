/** Reports a whole release at once: returns the printed text and the record. */
import type { ReleaseEvent } from "../../src/core/events.ts";
import { JobLog } from "../../src/report/log/job-log.ts";
import { fold } from "../../src/report/record/fold.ts";
import { emptyReport, type ReleaseReport } from "../../src/report/record/record.ts";
import { startOfStories } from "./stories.ts";

export interface Rendered {
  readonly log: string;
  readonly report: ReleaseReport;
}

export const recordOf = (events: readonly ReleaseEvent[]): ReleaseReport =>
  events.reduce(fold, emptyReport(startOfStories));

export function render(events: readonly ReleaseEvent[], color = false): Rendered {
  let log = "";
  let report = emptyReport(startOfStories);
  const jobLog = new JobLog({ write: (text) => (log += text), color });
  for (const event of events) {
    report = fold(report, event);
    jobLog.emit(event, report);
  }
  return { log, report };
}
