/** The end of the job. Loads nothing more when the step has settled everything itself. */
import type { Environment } from "./aws/proxy.ts";
import { readSaved } from "./saved.ts";

export async function post(environment: Environment): Promise<void> {
  const saved = readSaved(environment);
  if (saved === undefined || saved.settled) return;
  const { finish } = await import("./finish.ts");
  await finish(saved);
}
