/** The outcomes (docs/how-a-release-works.md#the-outcomes), and which of them are a success. */

export const outcomes = [
  "released",
  "unchanged",
  "planned",
  "started",
  "refused",
  "migration-failed",
  "rolled-back",
  "rollback-failed",
  "failed",
  "superseded",
  "cancelled",
] as const;

export type Outcome = (typeof outcomes)[number];

const successes: ReadonlySet<string> = new Set<Outcome>(["released", "unchanged", "planned", "started"]);

/** Whether the step succeeds. Every other outcome is a failure. */
export const isSuccess = (outcome: string): boolean => successes.has(outcome);
