/**
 * Jest's Node environment with one copy of the AWS SDK, fast-check, `src/` and `simulator/` for all test files of a
 * process. Jest otherwise evaluates them again for each file, which is more than a third of the whole run, and compiled
 * code never gets warm. The copies live outside the realm of a test file, so what they recognize by `instanceof`, and the
 * variables that they read, are the process's own in both.
 */
import { createRequire } from "node:module";
import { types } from "node:util";
import { TestEnvironment } from "jest-environment-node";

// A worker ends without disposing of its heap, which takes longer than the half second after which Jest kills it.
process.once("beforeExit", () => process.exit());

const usual = Function.prototype[Symbol.hasInstance];

/** Makes an error of another realm (Node's `read ECONNRESET`) an instance of this `Error`, as in a plain process. */
function acceptForeignErrors(error: ErrorConstructor): void {
  Object.defineProperty(error, Symbol.hasInstance, {
    configurable: true,
    value(this: unknown, thrown: unknown): boolean {
      return usual.call(this as () => void, thrown) || (this === error && types.isNativeError(thrown));
    },
  });
}

export default class Environment extends TestEnvironment {
  constructor(...context: ConstructorParameters<typeof TestEnvironment>) {
    super(...context);
    acceptForeignErrors(Error);
    acceptForeignErrors(this.global.Error);
    Object.assign(this.global, { Date, Map, Set, requireOnce: createRequire(import.meta.url) });
    this.global.process.env = process.env;
  }
}
