/** Rolls back what a step left in flight and verifies the result, within the runner's 5 minutes for a post step. */
import type { Cause } from "./core/failure.ts";
import { Journal } from "./core/journal.ts";
import type { Saved } from "./core/journal-file.ts";
import type { Runner } from "./core/runner.ts";
import { open } from "./open.ts";
import { settling } from "./aws/retry.ts";
import { undo } from "./release/back/undo.ts";
import { leaveExplanation, stopTasks } from "./release/cancel.ts";
import { deregisterFailed } from "./release/failed-revisions.ts";
import { deregisterCopies } from "./release/one-off/deregister.ts";
import { verdictsAfterRollback } from "./release/last-verdicts.ts";
import { outcomeOfUndo } from "./release/verdicts.ts";
import type { Outcome } from "./core/outcome.ts";
import { reportFrom } from "./report/record/record.ts";
import { createReport, type Report } from "./report/report.ts";
import { readRequest } from "./request/read.ts";
import type { ReleaseRequest } from "./request/request.ts";

export async function finish(saved: Saved, runner: Runner): Promise<void> {
  const { clock, write, environment } = runner;
  const request = readRequest(environment);
  const resumed = reportFrom(saved.report);
  // The step has already reported this.
  if (request.rollout.onCancel === "leave" && resumed !== undefined) return;
  const { githubDeployment } = saved;
  const report = createReport({
    clock,
    write,
    env: environment,
    ...(resumed && { resumed }),
    ...(githubDeployment !== undefined && { githubDeployment }),
  });
  report.about(request);
  // A canceled step saves its record before it ends; a killed one can't.
  const reason = resumed === undefined ? "The step was killed." : "The job was canceled.";
  const settled =
    request.rollout.onCancel === "leave"
      ? leave(reason)
      : await rollBack({ saved, runner, report, request, reason });
  report.emit({ kind: "ended", outcome: "cancelled", ...settled });
  await report.finish();
}

interface Settled {
  readonly sentence: string;
  readonly cause: Cause;
}

const leave = (reason: string): Settled => ({
  sentence: reason,
  cause: { name: "cancelled", what: reason, evidence: [leaveExplanation] },
});

interface Rollback {
  readonly saved: Saved;
  readonly runner: Runner;
  readonly report: Report;
  readonly request: ReleaseRequest;
  readonly reason: string;
}

async function rollBack({ saved, runner, report, request, reason }: Rollback): Promise<Settled> {
  const { entries, unreadable, truncated } = saved;
  // Nothing reads the journal after this step.
  const journal = new Journal(() => undefined, entries);
  const context = open(runner, report, request, journal);
  const phase = { name: "rollback", reason } as const;
  report.emit({ kind: "phase-started", phase });
  if (truncated) report.emit({ kind: "note", level: "info", text: truncatedLine });
  if (request.rollout.onCancel === "stop") await stopTasks(context, settling);
  const parts = await undo(context, reason);
  await deregisterCopies(context);
  const unknown = unreadable.map(unknownChange);
  for (const text of unknown) report.emit({ kind: "note", level: "warning", text });
  const back = unknown.length > 0 ? "rollback-failed" : outcomeOfUndo(parts.values());
  report.emit({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
  for (const verdict of verdictsAfterRollback(context, parts).values())
    report.emit({ kind: "service-ended", verdict });
  await deregisterFailed(context, back);
  const evidence = [...unknown, ...[...parts.values()].map(({ text }) => text)];
  return {
    sentence: `${reason} ${afterRollback(back)}`,
    cause: { name: "cancelled", what: reason, evidence },
  };
}

function afterRollback(outcome: Outcome): string {
  switch (outcome) {
    case "rolled-back":
      return "Everything runs the previous revision again.";
    case "superseded":
      return "Another deployment replaced this one, and the step did not change it. Everything else runs the previous revision again.";
    default:
      return "The rollback is incomplete.";
  }
}

const truncatedLine = "The last journal line is incomplete: the step was killed before it sent that change.";

const unknownChange = (place: number): string =>
  `Journal entry ${place + 1} can't be read, so its change was not rolled back. Compare every service and schedule of the release with what ran before.`;
