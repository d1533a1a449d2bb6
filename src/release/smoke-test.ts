/** Smoke tests of a wave. */
import type { Plan } from "../plan/plan.ts";
import type { ReleaseContext } from "./context.ts";

export async function smokeTest(
  _context: ReleaseContext,
  _plan: Plan,
  _revisions: ReadonlyMap<string, string>,
): Promise<void> {}
