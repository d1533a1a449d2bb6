/** The files through which a step hands outputs and its summary to the runner; outside of one there are none. */
import { appendFileSync } from "node:fs";
import { appendValue } from "../file-command.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Writes the step's outputs. */
export function writeOutputs(environment: Environment, outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) appendValue(environment["GITHUB_OUTPUT"], name, value);
}

/** Adds to the job summary, which has no protocol: the file is the Markdown. */
export function writeSummary(environment: Environment, markdown: string): void {
  const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") appendFileSync(file, markdown);
}
