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

const phaseIn = (text: string): string | undefined =>
  /ROLLING BACK/.test(text) ? "rollback" : /::group::(\w+)/.exec(text)?.[1]?.toLowerCase();

export async function record(draft: WorldDraft): Promise<Baseline> {
  let phase = "start";
  const phases: string[] = [];
  const played = await play(draft, {
    onWrite: (text) => (phase = phaseIn(text) ?? phase),
    onCall: () => phases.push(phase),
  });
  const points = new Map<string, Point>();
  for (const [index, call] of played.run.calls.entries()) {
    const at = phases[index] ?? "";
    const after = played.run.calls.slice(0, index).filter((one) => one === call).length;
    if (!points.has(`${at} ${call}`)) points.set(`${at} ${call}`, { phase: at, call, after });
  }
  return { draft, outcome: played.run.outcome, effects: effectsOf(played), points: [...points.values()] };
}
