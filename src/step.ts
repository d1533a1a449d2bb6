/**
 * The step: request → plan → release → report. Each part loads on demand, so an invalid input is reported before the
 * AWS SDK loads (docs/performance.md).
 */
import { messageOf } from "./core/failure.ts";
import { Journal } from "./core/journal.ts";
import { JournalFile } from "./core/journal-file.ts";
import { isSuccess, type Outcome } from "./core/outcome.ts";
import type { Runner } from "./core/runner.ts";
import { refuse } from "./release/refuse.ts";
import { annotationCommand } from "./report/annotations.ts";
import { createReport, type Report } from "./report/report.ts";
import { readRequest } from "./request/read.ts";

/** Runs the step and returns its exit code. Never rejects. */
export async function step(runner: Runner): Promise<number> {
  const { clock, write, environment } = runner;
  let journalFile: JournalFile | undefined;
  const onGitHubDeployment = (id: number): void => {
    // Created after the release has ended; the report sets its last status.
    if (journalFile?.isSettled === false) journalFile.append({ githubDeployment: id });
  };
  const report = createReport({ clock, write, env: environment, onGitHubDeployment });
  const keep = (): JournalFile => (journalFile = JournalFile.create(environment));
  const outcome = await run(runner, report, keep);
  journalFile?.end(outcome === "cancelled" ? { report: report.record() } : undefined);
  try {
    await report.finish();
  } catch (error) {
    // Later steps depend on the outputs, so the step fails.
    const message = `The release ended \`${outcome}\`, but its outputs could not be written: ${messageOf(error)}`;
    write(annotationCommand({ level: "error", title: "ECS Release", message }));
    return 1;
  }
  return isSuccess(outcome) ? 0 : 1;
}

async function run(runner: Runner, report: Report, keep: () => JournalFile): Promise<Outcome> {
  const { environment, signal } = runner;
  try {
    const request = readRequest(environment);
    report.about(request);
    // A dry run changes nothing, so it needs no journal.
    const journal = request.report.dryRun ? new Journal(refuseToWrite) : journalIn(keep());
    const { open } = await import("./open.ts");
    const context = open(runner, report, request, journal);
    const { carryOut } = await import("./carry-out.ts");
    return await carryOut(context);
  } catch (error) {
    return refuse(report.emit, error, signal).outcome;
  }
}

const journalIn = (journalFile: JournalFile): Journal => new Journal((line) => journalFile.append(line));

function refuseToWrite(): never {
  throw new Error("a dry run tried to write a change");
}
