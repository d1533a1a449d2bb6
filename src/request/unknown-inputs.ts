/**
 * Inputs that this action does not have. The runner warns of them and passes them on as `INPUT_…`; a warning is too little
 * where a mistyped `run-migrations` would release without its migration.
 *
 * The environment may hold other `INPUT_…` variables (a job's own `env: INPUT_TAG`), so not every stranger is a mistake:
 * refused is one with a dash, which no variable of a job has, one that is an input of ours but for a letter or two or a `_`
 * in place of the `-`, and one that another ECS action has. The rest is left to the runner's warning.
 */
import { inputNames, variableOf } from "./inputs.ts";
import type { Environment } from "./inputs.ts";

/** Inputs of the official actions and others, and what stands for them here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["service", "services"],
  ["service-name", "services"],
  ["cluster-name", "cluster"],
  ["container-name", "image, as CONTAINER=IMAGE"],
  ["docker-labels", "task-definition, a file that holds them"],
  ["wait-for-service-stability", "wait-for (the step waits by default)"],
  ["wait-for-minutes", "rollout-timeout"],
  ["wait-for-task-stopped", "run-migrations (its end is always waited for)"],
  ["run-task", "run-migrations"],
  ["run-task-subnets", "migration-subnets"],
  ["run-task-security-groups", "migration-security-groups"],
  ["run-task-assign-public-ip", "migration-assign-public-ip"],
  ["run-task-container-overrides", "migration-command and migration-environment"],
  ["role-chaining", "role-to-chain"],
  ["aws-access-key-id", "role-to-assume, or the variables AWS_ACCESS_KEY_ID, …"],
  ["aws-secret-access-key", "role-to-assume, or the variables AWS_SECRET_ACCESS_KEY, …"],
  ["aws-session-token", "role-to-assume, or the variables AWS_SESSION_TOKEN, …"],
]);

const prefix = "INPUT_";
const longestName = 64;

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swap));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The input that was probably meant: one letter off in a short name, two in a long one. */
function nearest(name: string): string | undefined {
  const most = name.length < 6 ? 1 : 2;
  return inputNames
    .filter((known) => Math.abs(known.length - name.length) <= most)
    .map((known) => ({ known, distance: distance(name, known) }))
    .filter((it) => it.distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.known;
}

export interface UnknownInput {
  readonly name: string;
  readonly problem: string;
}

/** The unknown inputs that are taken for mistakes. Their values are never quoted. */
export function unknownInputs(environment: Environment): UnknownInput[] {
  const known = new Set(inputNames.map(variableOf));
  return Object.keys(environment)
    .filter((key) => key.startsWith(prefix) && key.length <= prefix.length + longestName && !known.has(key))
    .filter((key) => (environment[key] ?? "").trim() !== "")
    .sort()
    .flatMap((key) => {
      const name = key.slice(prefix.length).toLowerCase();
      const dashed = name.replaceAll("_", "-");
      const instead = elsewhere.get(dashed) ?? nearest(dashed);
      if (instead !== undefined) return [{ name, problem: `There is no such input. Use ${instead}.` }];
      return name.includes("-") ? [{ name, problem: "There is no such input. action.yml lists all." }] : [];
    });
}
