/** The step: what was asked → what would change → making it so → telling it. */
import { type AwsOptions, connect } from "./aws/aws.ts";
import type { CallRecord } from "./aws/call.ts";
import { createAgents } from "./aws/proxy.ts";
import { deploymentInProgress } from "./ecs/service.ts";
import { makePlan } from "./plan/make-plan.ts";
import type { Plan } from "./plan/plan.ts";
import type { ReleaseContext } from "./release/context.ts";
import { settleForeign } from "./release/foreign.ts";
import { Ledger } from "./release/ledger.ts";
import { createPace } from "./release/pace.ts";
import { isSuccess, type Outcome } from "./release/outcome.ts";
import { refuse, release } from "./release/release.ts";
import { createReport, type Report } from "./report/report.ts";
import { readRequest } from "./request/read.ts";
import type { ReleaseRequest } from "./request/request.ts";
import type { Runner } from "./runner.ts";
import { saveEnd, saveLedger } from "./saved.ts";
import { Deadline } from "./time.ts";

/** Runs the step and gives its exit code. Rejects for a bug alone. */
export async function step(runner: Runner): Promise<number> {
  const { clock, write, environment } = runner;
  const report = createReport({ clock, write, env: environment });
  const outcome = await run(runner, report);
  saveEnd(environment, report.state(), outcome !== "cancelled");
  await report.finish();
  return isSuccess(outcome) ? 0 : 1;
}

async function run(runner: Runner, report: Report): Promise<Outcome> {
  const { environment, signal } = runner;
  try {
    const request = readRequest(environment);
    report.about(request);
    const ledger = new Ledger(saveLedger(environment));
    const context = await open(runner, report, request, ledger);
    const plan = await planned(context);
    return (await release(context, plan)).outcome;
  } catch (error) {
    return refuse(report.tell, error, signal).outcome;
  }
}

/** The context of a release; the `post` step opens one with the ledger that the step kept. */
export async function open(
  runner: Runner,
  report: Report,
  request: ReleaseRequest,
  ledger: Ledger,
): Promise<ReleaseContext> {
  const { clock, environment, random, signal } = runner;
  const agents = await createAgents(environment);
  const options: AwsOptions = {
    credentials: request.credentials,
    environment,
    agents,
    clock,
    random,
    signal,
    mask: (secret) => report.mask(secret),
    onCall: (call) => report.debug(callLine(call)),
  };
  const aws = connect(options);
  const pace = createPace({
    interval: request.report.pollInterval,
    clock,
    slowness: () => aws.throttle.factor,
  });
  return { request, aws, agents, clock, tell: report.tell, ledger, signal, pace };
}

/**
 * Settles somebody else's deployment before anything is changed; true when one was waited for, which may have left
 * another revision serving. Throws Failure `deployment-in-progress`.
 */
async function waited(context: ReleaseContext, plan: Plan): Promise<boolean> {
  const { ifDeploying, timeout } = context.request.rollout;
  const busy = plan.waves.flat().filter(({ service }) => deploymentInProgress(service) !== undefined);
  if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun) return false;
  await settleForeign(context, busy, new Deadline(context.clock, timeout));
  return true;
}

const callLine = ({ service, operation, milliseconds, requestId, error }: CallRecord): string =>
  [`${service}:${operation}`, `${milliseconds} ms`, error ?? "ok", requestId ?? ""].join(" ").trimEnd();

async function planned(context: ReleaseContext): Promise<Plan> {
  const { tell } = context;
  tell({ kind: "phase-started", phase: { name: "plan" } });
  let plan = await makePlan(context);
  if (await waited(context, plan)) plan = await makePlan(context);
  tell({ kind: "plan", plan: plan.view });
  tell({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
  tell({ kind: "phase-started", phase: { name: "preflight" } });
  for (const check of plan.checks) tell({ kind: "check", check });
  const failed = plan.checks.some(({ level }) => level === "failure");
  tell({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
  return plan;
}
