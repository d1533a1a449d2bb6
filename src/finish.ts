/** What a step left in flight, put back and proven at the end of the job, within what the runner leaves (5 minutes). */
import { open } from "./open.ts";
import { stopTasks } from "./release/cancel.ts";
import { tellVerdicts } from "./release/last-verdicts.ts";
import { Ledger } from "./release/ledger.ts";
import { undo } from "./release/undo.ts";
import { outcomeOfUndo, sentenceFor } from "./release/verdicts.ts";
import { thaw } from "./report/record/frozen.ts";
import { createReport } from "./report/report.ts";
import { readRequest } from "./request/read.ts";
import { type Saved, saveEnd, saveLedger } from "./saved.ts";
import { type Runner, runnerOf } from "./runner.ts";

export async function finish(saved: Saved, runner: Runner = runnerOf(process)): Promise<void> {
  const { clock, write, environment } = runner;
  const request = readRequest(environment);
  const resumed = saved.report === "" ? undefined : thaw(saved.report);
  const report = createReport({ clock, write, env: environment, ...(resumed && { resumed }) });
  report.about(request);
  const ledger = new Ledger(saveLedger(environment), saved.ledger);
  const context = await open(runner, report, request, ledger);
  if (request.rollout.onCancel === "leave") return;
  const reason = "The job was cancelled.";
  const phase = { name: "rollback", reason } as const;
  report.tell({ kind: "phase-started", phase });
  if (request.rollout.onCancel === "stop") await stopTasks(context);
  const { parts } = await undo(context, reason);
  const back = outcomeOfUndo(parts.values());
  report.tell({ kind: "phase-ended", phase, result: back === "rollback-failed" ? "failed" : "ok" });
  tellVerdicts(context, parts);
  const cause = { name: "cancelled", what: reason, evidence: [...parts.values()].map(({ text }) => text) };
  const sentence = `${sentenceFor("cancelled", "")} ${sentenceFor(back, "")}`;
  report.tell({ kind: "ended", outcome: "cancelled", sentence, cause });
  saveEnd(environment);
  await report.finish();
}
