/**
 * The files through which a step passes outputs and its summary to the runner; outside of a runner there are none.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Writes the step's outputs, all or none. Throws what the file system throws. */
export function writeOutputs(environment: Environment, outputs: Readonly<Record<string, string>>): void {
  const file = environment["GITHUB_OUTPUT"] ?? "";
  if (file === "") return;
  const blocks = Object.entries(outputs).map(([name, value]) => block(name, value));
  appendFileSync(file, blocks.join(""));
}

/**
 * The block form of a command file, which GitHub's runner and act both read. No value can end it early: nobody knows
 * the delimiter before it is written.
 */
function block(name: string, value: string): string {
  const delimiter = `ecs_release_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** Adds to the job summary, which has no protocol: the file is the Markdown. */
export function writeSummary(environment: Environment, markdown: string): void {
  const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") appendFileSync(file, markdown);
}
