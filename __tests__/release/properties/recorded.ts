/** An undisturbed run as it was recorded: which call is made in which phase, what took effect, how it ended. */
import type { WorldDraft } from "./draft.ts";
import { play, type Played } from "./played.ts";

/** A call in a phase: the first of its kind there, and how many of its kind came before it. */
export interface Point {
  readonly phase: string;
  readonly call: string;
  readonly after: number;
}

/** What a disturbed run is held to. */
export interface Baseline {
  readonly draft: WorldDraft;
  readonly outcome: string;
  readonly effects: readonly string[];
  readonly points: readonly Point[];
}

/** What took effect, in an order of its own: what goes on side by side has none. */
export const effectsOf = ({ witness }: Played): string[] =>
  witness.effects
    .map(({ operation, service = "", began }) => [operation, service, began?.taskDefinition ?? ""].join(" "))
    .toSorted((one, other) => one.localeCompare(other));

/** The calls of a run by phase, in the order in which they were answered, as the debug log tells them. */
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

/** Plays a draft, and gives the first call of each kind in each phase. */
export async function record(draft: WorldDraft): Promise<Baseline> {
  const played = await play(draft, { environment: { RUNNER_DEBUG: "1" } });
  const calls = [{ phase: "plan", call: "oidc:GetToken" }, ...callsIn(played.run.log)];
  const points = new Map<string, Point>();
  for (const [index, { phase, call }] of calls.entries()) {
    const after = calls.slice(0, index).filter((one) => one.call === call).length;
    if (!points.has(`${phase} ${call}`)) points.set(`${phase} ${call}`, { phase, call, after });
  }
  return { draft, outcome: played.run.outcome, effects: effectsOf(played), points: [...points.values()] };
}
