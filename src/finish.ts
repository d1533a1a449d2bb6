/** What a step left in flight, put back and proven at the end of the job, within what the runner leaves (5 minutes). */
import type { Cause } from "./core/failure.ts";
import { open } from "./open.ts";
import { leftAsItIs, stopTasks } from "./release/cancel.ts";
import { tellVerdicts } from "./release/last-verdicts.ts";
import { Ledger } from "./core/journal.ts";
import { undo } from "./release/back/undo.ts";
import { outcomeOfUndo, sentenceFor } from "./release/verdicts.ts";
import { thaw } from "./report/record/frozen.ts";
import { createReport, type Report } from "./report/report.ts";
import { readRequest } from "./request/read.ts";
import type { ReleaseRequest } from "./request/request.ts";
import { type Saved, saveEnd, saveLedger } from "./core/saved.ts";
import { type Runner, runnerOf } from "./core/runner.ts";

export async function finish(saved: Saved, runner: Runner = runnerOf(process)): Promise<void> {
  const { clock, write, environment } = runner;
  const request = readRequest(environment);
  const resumed = saved.report === "" ? undefined : thaw(saved.report);
  // A step that came to its end has said so itself.
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
  // A cancelled step keeps its record before it ends; one that was killed could not.
  const reason = resumed === undefined ? "The step was cut off." : "The job was cancelled.";
  const settled =
    request.rollout.onCancel === "leave"
      ? left(reason)
      : await putBack({ saved, runner, report, request, reason });
  report.tell({ kind: "ended", outcome: "cancelled", ...settled });
  saveEnd(environment);
  await report.finish();
}

interface Settled {
  readonly sentence: string;
  readonly cause: Cause;
}

const left = (reason: string): Settled => ({
  sentence: reason,
  cause: { name: "cancelled", what: reason, evidence: [leftAsItIs] },
});

interface WayBack {
  readonly saved: Saved;
  readonly runner: Runner;
  readonly report: Report;
  readonly request: ReleaseRequest;
  readonly reason: string;
}

async function putBack({ saved, runner, report, request, reason }: WayBack): Promise<Settled> {
  const { ledger: entries, unreadable } = saved;
  const ledger = new Ledger(saveLedger(runner.environment), entries);
  const context = await open(runner, report, request, ledger);
  const phase = { name: "rollback", reason } as const;
  report.tell({ kind: "phase-started", phase });
  if (request.rollout.onCancel === "stop") await stopTasks(context);
  const { parts } = await undo(context, reason);
  const unknown = unreadable.map(unknownChange);
  for (const text of unknown) report.tell({ kind: "note", level: "warning", text });
  const back = unknown.length > 0 ? "rollback-failed" : outcomeOfUndo(parts.values());
  report.tell({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
  tellVerdicts(context, parts);
  const evidence = [...unknown, ...[...parts.values()].map(({ text }) => text)];
  return {
    sentence: `${reason} ${sentenceFor(back, "")}`,
    cause: { name: "cancelled", what: reason, evidence },
  };
}

const unknownChange = (place: number): string =>
  `What the step kept of its change number ${place + 1} can't be read, so that change was not undone: compare every service and schedule of the release with what ran before.`;
