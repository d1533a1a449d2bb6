import { inputDefaults, inputNames, variableOf } from "./inputs.ts";
import type { DefaultedInput, Environment, InputName } from "./inputs.ts";

/** Records a problem: one or two sentences that quote the value (never a secret) and name the valid values. */
export type AddProblem = (problem: string) => undefined;

/** Parses a non-blank, trimmed text. Returns `undefined` only after it has called `addProblem`. */
export type Parse<T> = (text: string, addProblem: AddProblem) => T | undefined;

/** Problems listed for one input; the rest are counted. */
const maxProblems = 10;
const maxQuoted = 80;

/** The text in quotes, on one line, truncated. */
export function quote(text: string): string {
  return JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text);
}

/** Reads inputs from the environment and collects every problem, so that one error reports all of them. */
export class Reader {
  readonly environment: Environment;
  readonly #problems = new Map<string, string[]>();
  readonly #misnamed = new Set<InputName>();

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** The trimmed text of an input, its default when it is blank, or "". */
  text(name: InputName): string {
    const text = this.environment[variableOf(name)]?.trim() ?? "";
    return text === "" ? (inputDefaults[name] ?? "") : text;
  }

  /** Whether the input differs from its default. */
  isSet(name: InputName): boolean {
    return this.text(name) !== (inputDefaults[name] ?? "");
  }

  /** False if the input has a problem. */
  isValid(name: InputName): boolean {
    return !this.#problems.has(name);
  }

  addProblem(name: string, problem: string): undefined {
    const problems = this.#problems.get(name);
    if (problems === undefined) this.#problems.set(name, [problem]);
    else problems.push(problem);
    return undefined;
  }

  /** Hides the problems of an input that was set under a wrong name: they follow from that mistake. */
  misnamed(name: InputName): void {
    this.#misnamed.add(name);
  }

  /** True if the input is blank and was not set under a wrong name. */
  isMissing(name: InputName): boolean {
    return !this.isSet(name) && !this.#misnamed.has(name);
  }

  /**
   * The value of an input; `undefined` if it is blank. For an invalid input, records the problem and returns the default,
   * so that reading continues. Don't use the result if `problems()` is not empty.
   */
  read<T>(name: DefaultedInput, parse: Parse<T>): T;
  read<T>(name: InputName, parse: Parse<T>): T | undefined;
  read<T>(name: InputName, parse: Parse<T>): T | undefined {
    const text = this.text(name);
    if (text === "") return undefined;
    const value = parse(text, (problem) => this.addProblem(name, problem));
    if (value !== undefined) return value;
    const fallback = inputDefaults[name];
    return fallback === undefined ? undefined : parse(fallback, () => undefined);
  }

  /** One line for every problem, in the order of the inputs. */
  problems(): string[] {
    const unknown = [...this.#problems.keys()].filter((name) => !Object.hasOwn(inputDefaults, name));
    const named = inputNames.filter((name) => !this.#misnamed.has(name));
    return [...unknown, ...named].flatMap((name) => {
      const problems = this.#problems.get(name) ?? [];
      const lines = problems.slice(0, maxProblems).map((problem) => `${name}: ${problem}`);
      const rest = problems.length - lines.length;
      return rest > 0 ? [...lines, `${name}: and ${rest} more like these.`] : lines;
    });
  }
}
