/** Ends a failed release by `on-failure`, or a canceled one by `on-cancel`. */
import { assertFailure, type Cause } from "../core/failure.ts";
import { describeServices } from "../ecs/reading/services.ts";
import { cancelled, type Settled } from "./cancel.ts";
import type { ReleaseContext } from "./context.ts";
import { undo } from "./back/undo.ts";
import { isBack } from "./displacement.ts";
import { type Verdicts, verdictsAfterRollback } from "./last-verdicts.ts";
import {
  actionAfterFailure,
  causeWithRollback,
  type MigrationEnd,
  outcomeIfLeft,
  outcomeOfUndo,
  verdictIfLeft,
} from "./verdicts.ts";

export type { Settled };

export interface Failed {
  readonly error: unknown;
  readonly why: Cause;
  readonly verdicts: Verdicts;
  readonly migration: MigrationEnd;
}

export async function settle(context: ReleaseContext, failed: Failed): Promise<Settled> {
  if (context.signal.aborted) return cancelled(context, failed.verdicts);
  const course = actionAfterFailure(
    context.journal.changed,
    failed.migration,
    context.request.rollout.onFailure,
  );
  if (course === "leave") return leave(context, failed);
  if (course !== "roll-back") return { outcome: course, cause: failed.why };
  try {
    return await rollBack(context, failed);
  } catch (error) {
    if (context.signal.aborted) return cancelled(context, failed.verdicts);
    throw error;
  }
}

async function rollBack(context: ReleaseContext, failed: Failed): Promise<Settled> {
  const superseded = new Set(
    [...failed.verdicts.values()].filter(({ verdict }) => verdict === "superseded").map(({ name }) => name),
  );
  const { services, schedules } = context.journal;
  const anyLeft = services.some(({ name }) => !superseded.has(name)) || schedules.length > 0;
  if (!anyLeft && superseded.size > 0) return { outcome: "superseded", cause: failed.why };
  const phase = { name: "rollback", reason: failed.why.what } as const;
  context.emit({ kind: "phase-started", phase });
  const parts = await undo(context, failed.why.what, superseded);
  const outcome = outcomeOfUndo(parts.values(), superseded.size);
  context.emit({ kind: "phase-ended", phase, result: outcome === "rollback-failed" ? "failed" : "ok" });
  const cause = causeWithRollback(failed.why, parts.values());
  return { outcome, cause, verdicts: verdictsAfterRollback(context, parts, failed.verdicts) };
}

/** Changes nothing. The outcome is `rolled-back` if ECS itself rolled back every service, otherwise `failed`. */
async function leave(context: ReleaseContext, failed: Failed): Promise<Settled> {
  await context.background?.finish();
  const proven = await rolledBackByEcs(context, failed);
  const { services, schedules } = context.journal;
  const verdicts = new Map(failed.verdicts);
  for (const entry of services) {
    const known = verdicts.get(entry.name);
    if (known !== undefined) verdicts.set(entry.name, verdictIfLeft(entry, known, proven));
  }
  const left = services.map(({ name }) => verdicts.get(name)?.verdict);
  const outcome = outcomeIfLeft(left, schedules.length);
  return { outcome, cause: failed.why, verdicts };
}

/**
 * Services that ECS rolled back, verified: ECS may have chosen a different revision, and its tasks may not run.
 */
async function rolledBackByEcs(context: ReleaseContext, { verdicts }: Failed): Promise<ReadonlySet<string>> {
  const { aws, journal, signal, emit } = context;
  const entries = journal.services.filter(({ name }) => verdicts.get(name)?.verdict === "rolled-back");
  if (entries.length === 0) return new Set();
  try {
    const services = await describeServices({ ecs: await aws.ecs(), signal }, entries);
    const back = entries.filter((entry) => isBack(entry, services.get(entry)));
    return new Set(back.map(({ name }) => name));
  } catch (error) {
    assertFailure(error);
    const text = `The result of ECS's own rollback could not be read: ${error.message}`;
    emit({ kind: "note", level: "warning", text });
    return new Set();
  }
}
