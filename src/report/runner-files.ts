/**
 * The files through which a step hands outputs and its summary to the runner; outside of one there are none. Outputs
 * are written by @actions/core, which is loaded here, at the end, and nowhere else: its HTTP client takes tens of
 * milliseconds, and nothing that a person reads should wait for it (docs/performance.md).
 */
import { appendFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Writes the step's outputs. */
export async function writeOutputs(
  environment: Environment,
  outputs: Readonly<Record<string, string>>,
): Promise<void> {
  if (!environment["GITHUB_OUTPUT"]) return;
  const { setOutput } = await import("@actions/core");
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Adds to the job summary, which has no protocol: the file is the Markdown. */
export function writeSummary(environment: Environment, markdown: string): void {
  const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") appendFileSync(file, markdown);
}
