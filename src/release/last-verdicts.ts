/** Reports the final verdict of each changed service. */
import type { Cause } from "../core/failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { ServiceVerdict } from "../core/events.ts";
import type { ServiceEntry } from "../core/journal.ts";
import type { Outcome } from "../core/outcome.ts";
import type { PartEnd } from "./back/part-end.ts";
import { verdictOfPart } from "./verdicts.ts";

/** By the name of the service. */
type Verdicts = ReadonlyMap<string, ServiceVerdict>;

const none: Verdicts = new Map();

/** After a rollback: the verdict follows from how each part ended. `known` has the verdicts of the rollout. */
export function reportVerdicts(
  context: ReleaseContext,
  parts: ReadonlyMap<string, PartEnd>,
  known: Verdicts = none,
): void {
  for (const entry of context.ledger.services) {
    const part = parts.get(entry.service);
    if (part === undefined) continue;
    const cause = part.state === "not-back" ? part.cause : undefined;
    tell(context, entry, verdictOfPart(part), known.get(entry.service), cause);
  }
}

/** After a cancellation: rollouts and rollbacks may still be in progress; the post step reports the result. */
export function reportCancelled(context: ReleaseContext, known: Verdicts): void {
  for (const entry of context.ledger.services) tell(context, entry, "cancelled", known.get(entry.service));
}

function tell(
  context: ReleaseContext,
  entry: ServiceEntry,
  verdict: Outcome,
  known: ServiceVerdict | undefined,
  otherwise?: Cause,
): void {
  const { service: name, from, to, strategy, deploymentId = "", at } = entry;
  const seconds = known?.seconds ?? Math.round((context.clock.now() - at) / 1000);
  const cause = known?.cause ?? otherwise;
  context.tell({
    kind: "service-ended",
    verdict: { name, from, to, strategy, deploymentId, seconds, verdict, ...(cause && { cause }) },
  });
}
