/**
 * The runner's file for what a step keeps for its post. One block is a name, a delimiter that nobody can guess, the
 * value, and the delimiter again, as `saveState` of @actions/core writes it; written here because it has to be there
 * before the change that it tells of is made, and that package would have to be loaded first.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

/**
 * Adds one value to a command file; nothing where there is no file. Synchronous, so that a line which tells of a change
 * is there before the change is made. Throws what the file system throws.
 */
export function appendValue(file: string | undefined, name: string, value: string): void {
  if (!file) return;
  const delimiter = `ecs-release-${randomUUID()}`;
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}
