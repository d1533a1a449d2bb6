/** Lifecycle hook Lambdas: their results, call by call, from the scenario. */
import type { BareWorld } from "../world.ts";

export type HookResponse =
  | { readonly succeeded: true }
  | { readonly succeeded: false; readonly errorCode: string; readonly message: string };

/** Seconds that a function runs, and within which it must report its result. */
const duration = 3;
const limit = 3600;

export class Hooks {
  readonly #world: BareWorld;
  readonly #calls = new Map<string, number>();

  constructor(world: BareWorld) {
    this.#world = world;
  }

  /** Calls the function. A function without an entry in the scenario succeeds. */
  run(target: string, answer: (answer: HookResponse) => void): void {
    const { queue, scenario } = this.#world;
    const calls = this.#calls.get(target) ?? 0;
    this.#calls.set(target, calls + 1);
    const answers = scenario.hooks?.[target] ?? ["SUCCEEDED"];
    const said = answers[Math.min(calls, answers.length - 1)];
    if (said === "IN_PROGRESS") {
      const message = "The hook function did not report its result within one hour.";
      return void queue.in(limit, () => answer({ succeeded: false, errorCode: "ScriptTimedOut", message }));
    }
    const message = "The hook function reported that validation failed.";
    queue.in(duration, () =>
      answer(
        said === "FAILED" ? { succeeded: false, errorCode: "ScriptFailed", message } : { succeeded: true },
      ),
    );
  }
}
