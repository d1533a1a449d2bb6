/**
 * Files through which a step passes outputs and its summary to the runner. Outside of a runner there are none.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** Writes the step's outputs, all or none. Throws the file system's error. */
export function writeOutputs(environment: Environment, outputs: Readonly<Record<string, string>>): void {
  const file = environment["GITHUB_OUTPUT"] ?? "";
  if (file === "") return;
  const blocks = Object.entries(outputs).map(([name, value]) => block(name, value));
  appendFileSync(file, blocks.join(""));
}

/**
 * The block form of a command file, which both GitHub's runner and act read. No value can end the block, because the
 * delimiter is random.
 */
function block(name: string, value: string): string {
  const delimiter = `ecs_release_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** Appends to the job summary. The file has no protocol: it contains the Markdown. */
export function writeSummary(environment: Environment, markdown: string): void {
  const file = environment["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") appendFileSync(file, markdown);
}
