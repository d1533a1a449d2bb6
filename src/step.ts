/**
 * The step: what was asked → what would change → making it so → telling it. What a part needs is loaded when its turn
 * comes: an invalid input is told before anything of AWS is loaded (docs/performance.md).
 */
import { Ledger } from "./core/journal.ts";
import { isSuccess, type Outcome } from "./core/outcome.ts";
import { refuse } from "./release/refuse.ts";
import { createReport, type Report } from "./report/report.ts";
import { readRequest } from "./request/read.ts";
import type { Runner } from "./core/runner.ts";
import { saveEnd, saveGitHubDeployment, saveLedger } from "./core/saved.ts";

/** Runs the step and gives its exit code. Rejects for a bug alone. */
export async function step(runner: Runner): Promise<number> {
  const { clock, write, environment } = runner;
  const onGitHubDeployment = saveGitHubDeployment(environment);
  const report = createReport({ clock, write, env: environment, onGitHubDeployment });
  const outcome = await run(runner, report);
  saveEnd(environment, outcome === "cancelled" ? await report.state() : undefined);
  await report.finish();
  return isSuccess(outcome) ? 0 : 1;
}

async function run(runner: Runner, report: Report): Promise<Outcome> {
  const { environment, signal } = runner;
  try {
    const request = readRequest(environment);
    report.about(request);
    const ledger = new Ledger(saveLedger(environment));
    const { open } = await import("./open.ts");
    const context = await open(runner, report, request, ledger);
    await context.aws.calm();
    const { carryOut } = await import("./carry-out.ts");
    return await carryOut(context);
  } catch (error) {
    return refuse(report.tell, error, signal).outcome;
  }
}
