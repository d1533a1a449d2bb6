import { inputDefaults, inputNames, variableOf } from "./inputs.ts";
import type { DefaultedInput, Environment, InputName } from "./inputs.ts";

/** Takes down one problem: a sentence or two that quote the value (never a secret one) and say what the input takes. */
export type Complain = (problem: string) => undefined;

/** Makes a value of a non-blank, trimmed text. Returns `undefined` only after it has complained. */
export type Parse<T> = (text: string, complain: Complain) => T | undefined;

/** More than these of one input are counted instead of told. */
const told = 10;
const quoted = 80;

/** The text in quotes, on one line, and cut to what a person can use. */
export function quote(text: string): string {
  return JSON.stringify(text.length > quoted ? `${text.slice(0, quoted)}…` : text);
}

/** Reads inputs out of the environment, and keeps every problem until all of them can be told at once. */
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

  /** True when the input asks for something else than silence would. */
  asks(name: InputName): boolean {
    return this.text(name) !== (inputDefaults[name] ?? "");
  }

  /** False when the input has a problem. */
  isSound(name: InputName): boolean {
    return !this.#problems.has(name);
  }

  complain(name: string, problem: string): undefined {
    const problems = this.#problems.get(name);
    if (problems === undefined) this.#problems.set(name, [problem]);
    else problems.push(problem);
    return undefined;
  }

  /** Hides the problems of an input that was given under another name: they follow from that mistake. */
  misnamed(name: InputName): void {
    this.#misnamed.add(name);
  }

  /**
   * The value of an input; `undefined` when it is blank. Where it can't be used, the problem is kept, and the default's
   * value stands in so that the reading goes on: `problems()` then is not empty, and nobody may use what was read.
   */
  read<T>(name: DefaultedInput, parse: Parse<T>): T;
  read<T>(name: InputName, parse: Parse<T>): T | undefined;
  read<T>(name: InputName, parse: Parse<T>): T | undefined {
    const text = this.text(name);
    if (text === "") return undefined;
    const value = parse(text, (problem) => this.complain(name, problem));
    if (value !== undefined) return value;
    const standIn = inputDefaults[name];
    return standIn === undefined ? undefined : parse(standIn, () => undefined);
  }

  /** Every problem, one line each, in the order of the inputs. */
  problems(): string[] {
    const unknown = [...this.#problems.keys()].filter((name) => !Object.hasOwn(inputDefaults, name));
    const named = inputNames.filter((name) => !this.#misnamed.has(name));
    return [...unknown, ...named].flatMap((name) => {
      const problems = this.#problems.get(name) ?? [];
      const lines = problems.slice(0, told).map((problem) => `${name}: ${problem}`);
      const rest = problems.length - lines.length;
      return rest > 0 ? [...lines, `${name}: and ${rest} more like these.`] : lines;
    });
  }
}
