/** Checks claims. A broken experiment is NOT TRIED: it never counts as behavior of AWS. */
import { type Claim, type Finding, NotTried } from "./claim.ts";
import { type Lab, refuseUnknownOperation } from "./lab.ts";
import { describe } from "./recorder.ts";

export interface Result {
  readonly claim: Claim;
  readonly finding: Finding;
}

/** @param atOnce number of claims to check in parallel; must be 1 with the simulator's clock */
export async function checkAll(
  lab: Lab,
  claims: readonly Claim[],
  atOnce: number,
  onResult: (result: Result) => void = () => undefined,
): Promise<readonly Result[]> {
  const results = new Map<Claim, Result>();
  const left = [...claims];
  const worker = async (): Promise<void> => {
    for (let claim = left.shift(); claim !== undefined; claim = left.shift()) {
      const result = { claim, finding: await checkOne(lab, claim) };
      results.set(claim, result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return claims.flatMap((claim) => results.get(claim) ?? []);
}

export async function checkOne(lab: Lab, claim: Claim): Promise<Finding> {
  if (lab.signal.aborted) return notTried("interrupted");
  try {
    return await claim.check(lab);
  } catch (error) {
    return notTried(reasonOf(error), error);
  }
}

const notTried = (observed: string, ...shows: readonly unknown[]): Finding => ({
  verdict: "NOT TRIED",
  observed,
  shows,
});

function reasonOf(error: unknown): string {
  if (error instanceof NotTried) return error.message;
  try {
    refuseUnknownOperation(error);
  } catch (reason) {
    if (reason instanceof NotTried) return reason.message;
  }
  const { name, message } = describe(error);
  return `the experiment failed before its check: ${name}: ${message.split("\n")[0] ?? ""}`;
}
