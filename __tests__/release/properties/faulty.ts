/**
 * Worlds for failing calls: each makes the calls in `here`, and together they make every call that the action can
 * make (every-call.test.ts).
 */
import type { WorldDraft, FaultDraft } from "./draft.ts";
import { type DraftRun, runDraft } from "./draft-run.ts";
import { problemsOf } from "./properties.ts";
import { effectsOf, type Point, pointsOf } from "./baseline.ts";

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
  readonly run: (fault?: FaultDraft) => Promise<Ended>;
}

/** Added to the time limit of a release: the maximum time of retries of calls that never succeed. */
const patience = 15 * 60_000;

/** `times` of a fault that never ends. */
export const indefinitely = 1e6;

/** Problems of a run; a fault without an end still has a time limit. */
export function problemsWith(fault: FaultDraft | undefined, draftRun: DraftRun): readonly string[] {
  if (fault?.times !== indefinitely) return problemsOf(draftRun);
  const { draft, elapsed } = draftRun;
  const withoutFaults = { ...draft, faults: [] };
  return problemsOf({ ...draftRun, draft: withoutFaults, elapsed: Math.max(0, elapsed - patience) });
}

const causesIn = (services = "[]"): string =>
  (JSON.parse(services) as Array<{ readonly cause: { readonly name: string } | null }>)
    .map(({ cause }) => cause?.name ?? "-")
    .join(" ");

export function endOf(draftRun: DraftRun, fault: FaultDraft | undefined): Ended {
  const { run } = draftRun;
  return {
    outcome: run.outcome,
    cause: causesIn(run.outputs["services"]),
    effects: effectsOf(draftRun),
    problems: problemsWith(fault, draftRun),
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
  run: async (fault) => {
    const draftRun = await runDraft(
      { ...draft, faults: fault === undefined ? [] : [fault] },
      { environment: { RUNNER_DEBUG: "1" } },
    );
    return endOf(draftRun, fault);
  },
});
