/** What a valid request asks for, done: what would change → making it so. */
import { makePlan } from "./plan/make-plan.ts";
import { isBusy, type Plan } from "./plan/plan.ts";
import type { ReleaseContext } from "./release/context.ts";
import type { Outcome } from "./core/outcome.ts";
import { Deadline } from "./core/time.ts";

/** Throws Failure where AWS can't be read; from the first change on, whatever happens is an outcome. */
export async function carryOut(context: ReleaseContext): Promise<Outcome> {
  // Loaded while AWS answers what the plan asks.
  const loaded = context.aws.calm().then(() => import("./release/release.ts"));
  const [plan, { release }] = await Promise.all([planned(context), loaded]);
  return (await release(context, plan)).outcome;
}

async function planned(context: ReleaseContext): Promise<Plan> {
  const { tell } = context;
  tell({ kind: "phase-started", phase: { name: "plan" } });
  let plan = await makePlan(context);
  if (await waited(context, plan)) plan = await makePlan(context);
  tell({ kind: "plan", plan: plan.view });
  tell({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
  tell({ kind: "phase-started", phase: { name: "preflight" } });
  for (const check of plan.checks) tell({ kind: "check", check });
  for (const one of plan.notes) tell({ kind: "note", level: "info", ...one });
  const failed = plan.checks.some(({ level }) => level === "failure");
  tell({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
  return plan;
}

/**
 * Settles somebody else's deployment before anything is changed; true when one was waited for, which may have left
 * another revision serving. Throws Failure `deployment-in-progress`.
 */
async function waited(context: ReleaseContext, plan: Plan): Promise<boolean> {
  const { ifDeploying, timeout } = context.request.rollout;
  const busy = plan.waves.flat().filter(isBusy);
  if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun) return false;
  const { settleForeign } = await import("./release/rollout/foreign.ts");
  await settleForeign(context, busy, new Deadline(context.clock, timeout));
  return true;
}
