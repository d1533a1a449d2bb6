/**
 * The files through which a step hands things to the runner: outputs, summary, state. Outputs and state are written
 * by @actions/core, which is loaded here and only now: it takes tens of milliseconds, and the first line of the log
 * should not wait.
 */
import { appendFile } from "node:fs/promises";

/** Writes the step's outputs; outside a runner there is nowhere to write them. */
export async function writeOutputs(outputs: Readonly<Record<string, string>>): Promise<void> {
  if (!isGiven("GITHUB_OUTPUT")) return;
  const { setOutput } = await import("@actions/core");
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Adds to the job summary, which has no protocol: the file is the Markdown. */
export async function writeSummary(markdown: string): Promise<void> {
  const file = process.env["GITHUB_STEP_SUMMARY"] ?? "";
  if (file === "") return;
  await appendFile(file, markdown);
}

/** Keeps a text for the `post` step, which reads it with `readState`. */
export async function writeState(name: string, value: string): Promise<void> {
  if (!isGiven("GITHUB_STATE")) return;
  const { saveState } = await import("@actions/core");
  saveState(name, value);
}

/** What the main step kept; `undefined` when it kept nothing. */
export function readState(name: string): string | undefined {
  const value = process.env[`STATE_${name}`];
  return value === undefined || value === "" ? undefined : value;
}

const isGiven = (file: string): boolean => (process.env[file] ?? "") !== "";
