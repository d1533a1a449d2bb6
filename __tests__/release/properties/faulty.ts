/**
 * Worlds for failing calls: each makes the calls in `here`, and together they make every call that the action can
 * make (every-call.test.ts).
 */
import type { WorldDraft, FaultDraft } from "./draft.ts";
import { type Played, play } from "./played.ts";
import { problemsOf } from "./properties.ts";
import { effectsOf, type Point, pointsOf } from "./recorded.ts";

/** The result of a run, as the matrix compares it. */
export interface Ended {
  readonly outcome: string;
  /** Names of the services' causes. */
  readonly cause: string;
  /** The effects in a canonical order. */
  readonly effects: readonly string[];
  /** Violated properties of every release. */
  readonly problems: readonly string[];
  readonly log: string;
  /** The first call of each kind in each phase. */
  readonly points: readonly Point[];
}

export interface FaultyWorld {
  readonly about: string;
  readonly outcome: string;
  /** Calls that no earlier world makes, as `service:Operation`. */
  readonly here: readonly string[];
  /** A call that the world itself rejects. */
  readonly refuses?: string | undefined;
  readonly play: (fault?: FaultDraft) => Promise<Ended>;
}

/** Added to the time limit of a release: the maximum time of retries of calls that never succeed. */
const patience = 15 * 60_000;

/** `times` of a fault that never ends. */
export const forEver = 1e6;

/** Problems of a run; a fault without an end still has a time limit. */
export function problemsUnder(fault: FaultDraft | undefined, played: Played): readonly string[] {
  if (fault?.times !== forEver) return problemsOf(played);
  const { draft, elapsed } = played;
  const calm = { ...draft, faults: [] };
  return problemsOf({ ...played, draft: calm, elapsed: Math.max(0, elapsed - patience) });
}

const causesIn = (services = "[]"): string =>
  (JSON.parse(services) as Array<{ readonly cause: { readonly name: string } | null }>)
    .map(({ cause }) => cause?.name ?? "-")
    .join(" ");

export function endOf(played: Played, fault: FaultDraft | undefined): Ended {
  const { run } = played;
  return {
    outcome: run.outcome,
    cause: causesIn(run.outputs["services"]),
    effects: effectsOf(played),
    problems: problemsUnder(fault, played),
    log: run.log,
    points: pointsOf(run),
  };
}

export const worldOf = (
  about: string,
  outcome: string,
  here: readonly string[],
  draft: WorldDraft,
): FaultyWorld => ({
  about,
  outcome,
  here,
  play: async (fault) => {
    const played = await play(
      { ...draft, faults: fault === undefined ? [] : [fault] },
      { environment: { RUNNER_DEBUG: "1" } },
    );
    return endOf(played, fault);
  },
});
