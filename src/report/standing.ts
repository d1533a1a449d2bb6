/** How a service stands when the release is told: its verdict, or why it has none. */
import type { Outcome } from "../core/outcome.ts";
import type { ReleaseReport, ServiceReport } from "./record/record.ts";

export type Standing = Outcome | "under way" | "untouched";

export function standingOf({ verdict, to }: ServiceReport, { outcome }: ReleaseReport): Standing {
  if (verdict !== undefined) return verdict;
  if (to !== undefined) return "under way";
  return outcome === "planned" || outcome === "refused" ? outcome : "untouched";
}
