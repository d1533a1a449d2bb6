/** The final verdict of each changed service. Pure. */
import type { Cause } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceVerdict } from "../core/events.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";
import { verdictOfPart } from "./verdicts.ts";

/** By the name of the service. */
export type Verdicts = ReadonlyMap<string, ServiceVerdict>;

type Changed = Pick<ReleaseContext, "clock" | "journal">;

/**
 * After a rollback: the verdict follows from how each part ended. `known` has the verdicts of the rollouts, and stays
 * for a service that the rollback left alone.
 */
export function verdictsAfterRollback(
  context: Changed,
  parts: ReadonlyMap<string, PartEnd>,
  known: Verdicts = new Map(),
): Verdicts {
  const verdicts = new Map(known);
  for (const entry of context.journal.services) {
    const part = parts.get(entry.name);
    if (part === undefined) continue;
    const cause = part.state === "not-back" ? part.cause : undefined;
    verdicts.set(entry.name, verdictOf(context, entry, verdictOfPart(part), known, cause));
  }
  return verdicts;
}

/** After a cancellation: rollouts and rollbacks may still be in progress; the post step reports the result. */
export const verdictsAfterCancel = (context: Changed, known: Verdicts): Verdicts =>
  new Map(
    context.journal.services.map((entry) => [entry.name, verdictOf(context, entry, "cancelled", known)]),
  );

function verdictOf(
  { clock }: Changed,
  entry: ServiceEntry,
  verdict: Outcome,
  verdicts: Verdicts,
  otherwise?: Cause,
): ServiceVerdict {
  const known = verdicts.get(entry.name);
  const seconds = known?.seconds ?? Math.round((clock.now() - entry.at) / 1000);
  const cause = known?.cause ?? otherwise;
  return serviceVerdict(entry, { verdict, seconds, ...(cause && { cause }) });
}

/** Takes what a verdict repeats from the journal. */
export const serviceVerdict = (
  { name, from, to, strategy, deploymentId = "" }: ServiceEntry,
  end: Pick<ServiceVerdict, "verdict" | "seconds" | "cause">,
): ServiceVerdict => ({ name, from, to, strategy, deploymentId, ...end });
