/**
 * Detects inputs that this action does not have. The runner only warns about them and passes them on as `INPUT_…`. A warning is
 * not enough: a mistyped `run-migrations` would release without its migration.
 *
 * The environment may hold other `INPUT_…` variables (a job's own `env: INPUT_TAG`), so an unknown name is an error only
 * if it contains a dash (no job variable does), is an input of another ECS action, or is a misspelled input of this one.
 */
import { type Environment, type InputName, inputNames, variableOf } from "./inputs.ts";
import { otherActionInputs } from "./other-actions.ts";

const prefix = "INPUT_";
const longestName = 64;

/** Insertions, deletions, replacements and swaps of neighbors that turn one word into the other. */
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

/** The most similar input: at most one edit away for a short name, two for a long one. */
function nearest(name: string): InputName | undefined {
  const maxEdits = name.length < 6 ? 1 : 2;
  return inputNames
    .filter((known) => Math.abs(known.length - name.length) <= maxEdits)
    .map((known) => ({ known, distance: distance(name, known) }))
    .filter((it) => it.distance <= maxEdits)
    .sort((a, b) => a.distance - b.distance)[0]?.known;
}

export interface UnknownInput {
  readonly name: string;
  readonly problem: string;
  /** Inputs to use instead. Their own problems follow from the wrong name and are not reported. */
  readonly replacements: readonly InputName[];
}

/** Unknown inputs that are certainly mistakes. Never quotes their values. */
export function unknownInputs(environment: Environment): UnknownInput[] {
  const known = new Set(inputNames.map(variableOf));
  return Object.keys(environment)
    .filter((key) => key.startsWith(prefix) && key.length <= prefix.length + longestName && !known.has(key))
    .filter((key) => (environment[key] ?? "").trim() !== "")
    .sort()
    .flatMap((key) => {
      const name = key.slice(prefix.length).toLowerCase();
      const dashed = name.replaceAll("_", "-");
      const other = otherActionInputs.get(dashed);
      if (other !== undefined) return [{ name, ...other }];
      const near = nearest(dashed);
      if (near !== undefined)
        return [{ name, problem: `There is no such input. Use ${near}.`, replacements: [near] }];
      return name.includes("-")
        ? [{ name, problem: "There is no such input. The README lists all inputs.", replacements: [] }]
        : [];
    });
}
