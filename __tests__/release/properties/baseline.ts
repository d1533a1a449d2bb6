/** A recorded run: the calls by phase, and their effects. */
import type { Run } from "../../support/simulation.ts";
import type { WorldDraft } from "./draft.ts";
import { runDraft, type DraftRun } from "./draft-run.ts";

/** A call in a phase: the first of its kind there, and the number of earlier ones of its kind. */
export interface Point {
  readonly phase: string;
  readonly call: string;
  readonly after: number;
}

/** The effects in a canonical order, because concurrent effects have none. */
export const effectsOf = ({ recorder }: Pick<DraftRun, "recorder">): string[] =>
  recorder.effects
    .map(({ operation, service = "", started }) =>
      [operation, service, started?.taskDefinition ?? ""].join(" "),
    )
    .toSorted((one, other) => one.localeCompare(other));

/** The calls of a run by phase, in the order of their responses, from the debug log. */
function callsIn(log: string): Array<Omit<Point, "after">> {
  let phase = "plan";
  const calls: Array<Omit<Point, "after">> = [];
  for (const line of log.split("\n")) {
    if (line.includes("ROLLING BACK")) phase = "rollback";
    phase = /::group::(\w+)/.exec(line)?.[1]?.toLowerCase() ?? phase;
    const call = /^::debug::(\w[\w-]*:\w+) \d+ ms/.exec(line)?.[1];
    if (call !== undefined) calls.push({ phase, call });
  }
  return calls;
}

/** The debug log omits calls to GitHub and to the released application. */
const unlogged = /^(?:oidc|github|smoke-test):/;

/** The first call of each kind in each phase, for a run with `RUNNER_DEBUG`. */
export function pointsOf({ log, calls: all }: Pick<Run, "log" | "calls">): Point[] {
  const others = all
    .filter((call) => unlogged.test(call))
    .map((call) => ({ phase: call.startsWith("oidc") ? "plan" : "rollout", call }));
  const calls = [...others, ...callsIn(log)];
  const points = new Map<string, Point>();
  for (const [index, { phase, call }] of calls.entries()) {
    const after = calls.slice(0, index).filter((one) => one.call === call).length;
    if (!points.has(`${phase} ${call}`)) points.set(`${phase} ${call}`, { phase, call, after });
  }
  return [...points.values()];
}

/** The part of a run that a fault must not change. */
export interface Baseline {
  readonly outcome: string;
  readonly effects: readonly string[];
  readonly points: readonly Point[];
}

/** Runs a draft without faults. */
export async function record(draft: WorldDraft): Promise<Baseline> {
  const draftRun = await runDraft(draft, { environment: { RUNNER_DEBUG: "1" } });
  return { outcome: draftRun.run.outcome, effects: effectsOf(draftRun), points: pointsOf(draftRun.run) };
}
