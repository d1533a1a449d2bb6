/** The files through which a step hands outputs and its summary to the runner; outside of one there are none. */
import { appendFile } from "node:fs/promises";
import { appendValue } from "../file-command.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Writes the step's outputs. */
export function writeOutputs(environment: Environment, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) appendValue(environment["GITHUB_OUTPUT"], name, value);
}

/** Adds to the job summary, which has no protocol: the file is the Markdown. */
export async function writeSummary(environment: Environment, markdown: string): Promise<void> {
  const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") await appendFile(file, markdown);
}
