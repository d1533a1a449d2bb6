/** Carries out a valid request: makes the plan, then the release. */
import { makePlan } from "./plan/make-plan.ts";
import { isBusy, type Plan, refusal } from "./plan/plan.ts";
import { release } from "./release/release.ts";
import type { ReleaseContext } from "./release/context.ts";
import type { Outcome } from "./core/outcome.ts";
import { Deadline } from "./core/time.ts";

/** Throws Failure if the plan can't be read from AWS; once the release starts, every error becomes an outcome. */
export async function carryOut(context: ReleaseContext): Promise<Outcome> {
  return (await release(context, await planned(context))).outcome;
}

async function planned(context: ReleaseContext): Promise<Plan> {
  const { emit } = context;
  emit({ kind: "phase-started", phase: { name: "plan" } });
  let plan = await makePlan(context);
  if (await waited(context, plan)) plan = await makePlan(context);
  emit({ kind: "plan", plan: plan.view });
  emit({ kind: "phase-ended", phase: { name: "plan" }, result: "ok" });
  emit({ kind: "phase-started", phase: { name: "preflight" } });
  for (const check of plan.checks) emit({ kind: "check", check });
  for (const one of plan.notes) emit({ kind: "note", level: "info", ...one });
  const failed = refusal(plan.checks) !== undefined;
  emit({ kind: "phase-ended", phase: { name: "preflight" }, result: failed ? "failed" : "ok" });
  return plan;
}

/**
 * Waits for deployments that others started, before the first change, unless a check failed. Returns true if it waited: a
 * different revision may serve now. Throws Failure `deployment-in-progress`.
 */
async function waited(context: ReleaseContext, plan: Plan): Promise<boolean> {
  const { ifDeploying, timeout } = context.request.rollout;
  const busy = plan.waves.flat().filter(isBusy);
  if (busy.length === 0 || ifDeploying === "replace" || context.request.report.dryRun) return false;
  if (refusal(plan.checks) !== undefined) return false;
  const { settleForeign } = await import("./release/rollout/foreign.ts");
  await settleForeign(context, busy, new Deadline(context.clock, timeout));
  return true;
}
