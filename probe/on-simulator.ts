/** Checks the claims against the simulator, for which all of them must be TRUE. */
import type { Claim } from "./claim.ts";
import { cleanUp, newPrefix } from "./clean-up.ts";
import { Lab } from "./lab.ts";
import { transcriptOf } from "./report.ts";
import { checkAll, type Result } from "./run.ts";
import { startSimulator } from "./simulator.ts";

export interface Probed {
  readonly results: readonly Result[];
  readonly transcript: string;
}

export async function probeSimulator(
  claims: readonly Claim[],
  onResult?: (result: Result) => void,
): Promise<Probed> {
  const simulator = await startSimulator();
  const lab = new Lab({ ...simulator, prefix: newPrefix(), signal: new AbortController().signal });
  // One claim at a time, because all share one clock, which advances when a claim waits.
  const results = await checkAll(lab, claims, 1, onResult);
  const problems = await cleanUp(lab);
  await simulator.close();
  if (problems.length > 0) throw new Error(`The probe did not delete everything:\n${problems.join("\n")}`);
  const transcript = transcriptOf("simulator", new Date(), results, (response) => lab.exchangeOf(response));
  return { results, transcript };
}
