/**
 * Jest's Node environment with one copy of each library for all test files of a process. Jest otherwise evaluates the
 * AWS SDK again for each file, a quarter of the whole run. The libraries live outside the realm of a test file, so what
 * they recognize by `instanceof`, and the variables that they read, are the process's own in both.
 */
import { createRequire } from "node:module";
import { types } from "node:util";
import { TestEnvironment } from "jest-environment-node";

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
    this.global.Date = Date;
    this.global.process.env = process.env;
    Object.assign(this.global, { requireOnce: createRequire(import.meta.url) });
  }
}
