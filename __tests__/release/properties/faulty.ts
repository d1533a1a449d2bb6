/**
 * Worlds in which calls go wrong: each makes the calls that it is `here` for, and all together every call that the
 * action can make (every-call.test.ts).
 */
import type { WorldDraft, FaultDraft } from "./draft.ts";
import { type Played, play } from "./played.ts";
import { problemsOf } from "./properties.ts";
import { effectsOf, type Point, pointsOf } from "./recorded.ts";

/** How a run ended, as the matrix judges it. */
export interface Ended {
  readonly outcome: string;
  /** Names of the causes that the services are given. */
  readonly cause: string;
  /** What took effect, in an order of its own. */
  readonly effects: readonly string[];
  /** Properties of every release that don't hold. */
  readonly problems: readonly string[];
  readonly log: string;
  /** First calls of each kind in each phase. */
  readonly points: readonly Point[];
}

export interface FaultyWorld {
  readonly about: string;
  readonly outcome: string;
  /** Calls that no world before it makes, as `service:Operation`. */
  readonly here: readonly string[];
  /** A call that the world itself refuses. */
  readonly refuses?: string | undefined;
  readonly play: (fault?: FaultDraft) => Promise<Ended>;
}

/** Adds to the limit of a release: what the retries of calls that never go well take, at most. */
const patience = 15 * 60_000;

/** `times` of a fault that never ends. */
export const forEver = 1e6;

/** What is wrong with a run; a fault without end has a limit of time all the same. */
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
