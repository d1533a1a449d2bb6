/** The results for people and later runs: lines, differences, and a transcript. */
import type { Verdict } from "./claim.ts";
import type { Exchange } from "./recorder.ts";
import type { Result } from "./run.ts";

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
};

export function lineOf({ claim, finding }: Result): string {
  const reading = finding.reading === undefined ? "" : ` [${finding.reading}]`;
  return `${finding.verdict.padEnd(9)} ${claim.id}${reading}: ${oneLine(finding.observed)}`;
}

export const countOf = (results: readonly Result[], verdict: Verdict): number =>
  results.filter(({ finding }) => finding.verdict === verdict).length;

export function summaryOf(results: readonly Result[]): string {
  const counts = (["TRUE", "FALSE", "NOT TRIED"] as const).map(
    (verdict) => `${countOf(results, verdict)} ${verdict}`,
  );
  return `${results.length} claims: ${counts.join(", ")}`;
}

/** The claims that are NOT TRIED, grouped by reason. */
export function notTriedOf(results: readonly Result[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { claim, finding } of results) {
    if (finding.verdict !== "NOT TRIED") continue;
    const reason = oneLine(finding.observed);
    byReason.set(reason, [...(byReason.get(reason) ?? []), claim.id]);
  }
  return [...byReason].map(([reason, ids]) => `  ${reason}\n    ${ids.join(", ")}`);
}

/** The claims whose verdict or observed reading differs from the simulator's. */
export function differencesOf(here: readonly Result[], simulated: readonly Result[]): string[] {
  const expected = new Map(simulated.map(({ claim, finding }) => [claim.id, finding]));
  return here.flatMap(({ claim, finding }) => {
    const other = expected.get(claim.id);
    if (other === undefined || finding.verdict === "NOT TRIED") return [];
    if (finding.verdict === other.verdict && finding.reading === other.reading) return [];
    const [observed, expectedReading] = [finding, other].map(
      (each) => each.reading ?? oneLine(each.observed),
    );
    return [`  ${claim.id}\n    here:      ${observed}\n    simulator: ${expectedReading}`];
  });
}

export interface Transcript {
  readonly target: string;
  readonly at: string;
  readonly claims: readonly object[];
}

/** JSON that can be kept as test data: the verdicts, with the requests and responses that prove them. */
export function transcriptOf(
  target: string,
  at: Date,
  results: readonly Result[],
  exchangeOf: (result: unknown) => Exchange | undefined,
): string {
  const transcript: Transcript = {
    target,
    at: at.toISOString(),
    claims: results.map(({ claim: { id, sentence, source }, finding: { shows, ...finding } }) => ({
      id,
      sentence,
      source,
      ...finding,
      evidence: shows.flatMap((response) => exchangeOf(response) ?? []).map(evidenceOf),
    })),
  };
  return anonymous(`${JSON.stringify(transcript, undefined, 2)}\n`);
}

function evidenceOf({ body: _body, at: _at, ...exchange }: Exchange): object {
  const { $metadata: _metadata, ...answer } = (exchange.answer ?? {}) as { $metadata?: unknown };
  return exchange.answer === undefined ? exchange : { ...exchange, answer };
}

/** Replaces account IDs, in ARNs and elsewhere, with AWS's example account. */
const anonymous = (text: string): string => text.replaceAll(/(?<![\da-f])\d{12}(?![\da-f])/g, "123456789012");
